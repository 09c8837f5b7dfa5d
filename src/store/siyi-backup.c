/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups that prove themselves: a consistent, compact copy (VACUUM INTO) in a work folder of its own,
 * flushed, opened again and checked; only then it gets the name that says it is a backup. What a killed
 * maker left goes at the next backup. */
#include "siyi-keeping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-backup-private.h"
#include "siyi-check-private.h"

/* Copied once, then checked (siyi_check_file()). */
#define MAIN_PASSES G_GUINT64_CONSTANT (10)

gboolean
siyi_backup_flush (const char  *path,
                   GError     **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok = fd >= 0 && fsync (fd) == 0;
  int saved_errno = errno;

  if (fd >= 0)
    close (fd);
  if (!ok)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Flushing %s: %s", path,
                 g_strerror (saved_errno));

  return ok;
}

static gboolean
check_copy (const char  *path,
            SiyiWatch   *watch,
            GError     **error)
{
  SiyiWatchPart part = { watch, watch->done };
  g_autoptr(GPtrArray) problems = siyi_check_file (path, watch->cancellable, siyi_check_part_told, &part, error);
  const SiyiProblem *first;

  if (problems == NULL)
    return FALSE;
  if (problems->len == 0)
    return TRUE;

  first = g_ptr_array_index (problems, 0);
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
               "The backup %s did not pass its check: %s (%s)", path, first->what, first->where);

  return FALSE;
}

gboolean
siyi_backup_vacuum (SiyiDb      *db,
                    const char  *path,
                    GError     **error)
{
  sqlite3_stmt *statement;
  gboolean ok;

  /* A connection that only reads may still write another file. */
  if (!db->writable && !siyi_db_exec (db, "PRAGMA query_only = OFF", error))
    return FALSE;

  statement = siyi_db_prepare_text (db, "VACUUM INTO ?", error);
  if (statement == NULL)
    return FALSE;

  sqlite3_bind_text (statement, 1, path, -1, SQLITE_TRANSIENT);
  ok = sqlite3_step (statement) == SQLITE_DONE;
  if (!ok)
    siyi_db_set_error (db, "Writing the backup", error);
  sqlite3_finalize (statement);
  if (!db->writable)
    siyi_db_exec (db, "PRAGMA query_only = ON", NULL);

  return ok;
}

static gboolean
copy_watched (SiyiDb      *db,
              const char  *path,
              SiyiWatch   *watch,
              GError     **error)
{
  gboolean ok;

  siyi_watch_next (watch, MAIN_PASSES * siyi_watch_size (db->path));
  siyi_watch_over (watch, db);
  ok = siyi_backup_vacuum (db, path, error);
  siyi_watch_leave (watch, db);

  return ok;
}

/* All of an archive's backups in a folder have one. */
SiyiWorkFolder *
siyi_backup_work_folder (const char  *backup,
                         GError     **error)
{
  g_autofree char *goal = siyi_backup_volumes_of (backup);

  return siyi_work_folder_new (goal, error);
}

/**
 * siyi_backup_name:
 * @made: proved, in its work folder
 * @path: the name that says it is a backup
 */
gboolean
siyi_backup_name (const char  *made,
                  const char  *path,
                  GError     **error)
{
  g_autofree char *dir = g_path_get_dirname (path);

  if (g_rename (made, path) == 0)
    return siyi_backup_flush (dir, error);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Naming the backup %s: %s", path,
               g_strerror (errno));

  return FALSE;
}

static gboolean
write_watched (SiyiDb      *db,
               const char  *path,
               SiyiWatch   *watch,
               GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *made = NULL;
  g_autoptr(SiyiWorkFolder) work = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS,
                   "There is already something at %s; it is not overwritten", path);
      return FALSE;
    }

  work = siyi_backup_work_folder (path, error);
  if (work == NULL)
    return FALSE;
  made = g_build_filename (work->path, name, NULL);

  return copy_watched (db, made, watch, error) && g_chmod (made, 0600) == 0 && siyi_backup_flush (made, error) &&
         check_copy (made, watch, error) && siyi_watch_reach (watch, error) && siyi_backup_name (made, path, error);
}

/**
 * siyi_backup_write:
 * @path: must not exist
 *
 * Returns: whether a checked copy stands at @path; nothing is left of a failed one
 */
gboolean
siyi_backup_write (SiyiDb      *db,
                   const char  *path,
                   GError     **error)
{
  SiyiWatch watch = { NULL };

  return write_watched (db, path, &watch, error);
}

/**
 * siyi_archive_backup_dir:
 *
 * Returns: (transfer full): where an archive keeps its own backups
 */
char *
siyi_archive_backup_dir (const char *folder)
{
  return g_build_filename (folder, "backups", NULL);
}

/**
 * siyi_backup_write_from:
 * @path: must not exist
 *
 * A connection of its own: the archive's threads go on meanwhile.
 *
 * Returns: whether a checked copy of the archive's main.db stands at @path
 */
gboolean
siyi_backup_write_from (SiyiArchive  *archive,
                        const char   *path,
                        SiyiWatch    *watch,
                        GError      **error)
{
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (main_db, FALSE, error);

  return db != NULL && write_watched (db, path, watch, error);
}

/**
 * siyi_backup_main_bytes:
 *
 * Returns: what siyi_backup_write_from() reads, about
 */
guint64
siyi_backup_main_bytes (SiyiArchive *archive)
{
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);

  return MAIN_PASSES * siyi_watch_size (main_db);
}

/**
 * siyi_backup_main:
 *
 * Returns: (transfer full): a checked backup of main.db alone in @dir; %NULL as siyi_backup()
 */
char *
siyi_backup_main (SiyiArchive  *archive,
                  const char   *dir,
                  SiyiWatch    *watch,
                  GError      **error)
{
  g_autofree char *path = NULL;

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no folder %s", dir);
      return NULL;
    }

  path = siyi_backup_new_path (archive, dir, SIYI_BACKUP_SUFFIX);

  return siyi_backup_write_from (archive, path, watch, error) ? g_steal_pointer (&path) : NULL;
}

/**
 * siyi_backup:
 * @dir: an existing folder, better on another disk
 *
 * The volumes with something new are copied into NAME-volumes beside it, after main.db: what main.db
 * names is in them. A backup without its volumes is none and goes again. Works on a connection of
 * its own in the calling thread; never on a window's. It leaves no row in the archive:
 * siyi_backup_to() does.
 *
 * Returns: (transfer full): the path of the checked backup; %NULL with NO_SPACE, READ_ONLY,
 *   CORRUPT, EXISTS or FAILED
 */
char *
siyi_backup (SiyiArchive  *archive,
             const char   *dir,
             GError      **error)
{
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);
  SiyiWatch watch = { NULL };
  g_autofree char *path = siyi_backup_main (archive, dir, &watch, error);

  if (path == NULL || siyi_backup_volumes (main_db, path, &watch, error))
    return g_steal_pointer (&path);

  g_unlink (path);

  return NULL;
}

/**
 * siyi_backup_open:
 *
 * Returns: (transfer full): a backup to be read; %NULL with NEWER_SCHEMA where this version can't restore it
 */
SiyiDb *
siyi_backup_open (const char  *backup,
                  GError     **error)
{
  g_autoptr(SiyiDb) db = siyi_db_open (backup, FALSE, error);

  if (db == NULL || siyi_db_get_int64 (db, "PRAGMA user_version", 0) <= siyi_schema_newest ())
    return g_steal_pointer (&db);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA,
               "%s was written by a newer version of Siyi; install that version to restore it", backup);

  return NULL;
}

/**
 * siyi_backup_newest_good:
 * @name: of the archive, without .siyi
 *
 * Returns: (transfer full) (nullable): the newest backup in @dir that passes its check
 */
char *
siyi_backup_newest_good (const char *dir,
                         const char *name)
{
  g_autoptr(GPtrArray) paths = siyi_backup_list (dir, name, SIYI_BACKUP_SUFFIX);
  SiyiWatch watch = { NULL };

  for (guint i = 0; i < paths->len; i++)
    if (check_copy (g_ptr_array_index (paths, i), &watch, NULL))
      return g_strdup (g_ptr_array_index (paths, i));

  return NULL;
}
