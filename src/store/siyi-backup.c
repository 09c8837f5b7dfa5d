/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Backups that prove themselves: a consistent, compact copy (VACUUM INTO) under a name of its own,
 * flushed, opened again and checked; only then it gets the name that says it is a backup. */
#include "siyi-keeping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "siyi-backup-private.h"

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
            GError     **error)
{
  g_autoptr(GPtrArray) problems = siyi_check_file (path, error);
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
  g_autofree char *dir = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *part_name = g_strdup_printf (".%s.%d.part", name, (int) getpid ());
  g_autofree char *part = g_build_filename (dir, part_name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS,
                   "There is already something at %s; it is not overwritten", path);
      return FALSE;
    }

  g_unlink (part);
  if (siyi_backup_vacuum (db, part, error) && g_chmod (part, 0600) == 0 && siyi_backup_flush (part, error) &&
      check_copy (part, error))
    {
      if (g_rename (part, path) == 0)
        return siyi_backup_flush (dir, error);

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Naming the backup %s: %s", path,
                   g_strerror (errno));
    }
  g_unlink (part);

  return FALSE;
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

static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(char * const *) b, *(char * const *) a);
}

/* Names of an archive's backups end with their time, so that their order is the order of names. */
static GPtrArray *
list_backups (const char *dir,
              const char *name)
{
  g_autofree char *start = g_strconcat (name, "-", NULL);
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  GDir *open_dir = g_dir_open (dir, 0, NULL);
  const char *entry;

  while (open_dir != NULL && (entry = g_dir_read_name (open_dir)) != NULL)
    if (g_str_has_prefix (entry, start) && g_str_has_suffix (entry, SIYI_BACKUP_SUFFIX))
      g_ptr_array_add (paths, g_build_filename (dir, entry, NULL));
  g_clear_pointer (&open_dir, g_dir_close);
  g_ptr_array_sort (paths, newest_first);

  return paths;
}

/* A connection of its own: the archive's threads go on meanwhile. */
static gboolean
write_from (SiyiArchive  *archive,
            const char   *path,
            GError      **error)
{
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (archive), "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (main_db, FALSE, error);

  return db != NULL && siyi_backup_write (db, path, error);
}

static char *
day_stamp (SiyiArchive *archive,
           const char  *format)
{
  gint64 now = siyi_clock_now_us (siyi_archive_get_clock (archive));
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (now / G_USEC_PER_SEC);

  return g_date_time_format (at, format);
}

static char *
backup_main (SiyiArchive  *archive,
             const char   *dir,
             GError      **error)
{
  g_autofree char *name = siyi_archive_dup_name (archive);
  g_autofree char *stamp = day_stamp (archive, "%Y%m%d-%H%M%S");
  g_autofree char *base = g_strdup_printf ("%s-%s" SIYI_BACKUP_SUFFIX, name, stamp);
  g_autofree char *path = g_build_filename (dir, base, NULL);

  if (!g_file_test (dir, G_FILE_TEST_IS_DIR))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no folder %s", dir);
      return NULL;
    }

  return write_from (archive, path, error) ? g_steal_pointer (&path) : NULL;
}

/**
 * siyi_backup:
 * @dir: an existing folder, better on another disk
 *
 * The volumes with something new are copied into NAME-volumes beside it, after main.db: what main.db
 * names is in them. A backup without its volumes is none and goes again. Works on a connection of its own in the calling thread; never on a window's.
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
  g_autofree char *path = backup_main (archive, dir, error);

  if (path == NULL || siyi_backup_volumes (main_db, path, error))
    return g_steal_pointer (&path);

  g_unlink (path);

  return NULL;
}

/**
 * siyi_backup_if_due:
 *
 * Once a day into the archive's own backups folder, where the newest 14 stay. main.db alone: a
 * second copy of all photos on the same disk would cost its room and save nothing when it breaks;
 * siyi_backup() to another one takes the volumes along. In the calling thread; siyi_backup_if_due_async() for a window.
 *
 * Returns: whether today's backup is there
 */
gboolean
siyi_backup_if_due (SiyiArchive  *archive,
                    GError      **error)
{
  enum { MAX_KEPT = 14 };
  g_autofree char *dir = siyi_archive_backup_dir (siyi_archive_get_folder (archive));
  g_autofree char *name = siyi_archive_dup_name (archive);
  g_autofree char *day = day_stamp (archive, "-%Y%m%d-");
  g_autoptr(GPtrArray) paths = list_backups (dir, name);
  g_autofree char *made = NULL;

  if (paths->len > 0 && strstr (g_ptr_array_index (paths, 0), day) != NULL)
    return TRUE;

  g_mkdir_with_parents (dir, 0700);
  made = backup_main (archive, dir, error);
  for (guint i = MAX_KEPT - 1; made != NULL && i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));

  return made != NULL;
}

static void
backup_in_thread (GTask        *task,
                  gpointer      archive,
                  gpointer      data,
                  GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (!siyi_backup_if_due (archive, &error))
    g_message ("The daily backup was not made: %s", error->message);
  g_task_return_boolean (task, error == NULL);
}

/**
 * siyi_backup_if_due_async:
 *
 * The same on a thread of its own; a failure stands in the log and is tried again next time.
 */
void
siyi_backup_if_due_async (SiyiArchive *archive)
{
  g_autoptr(GTask) task = g_task_new (archive, NULL, NULL, NULL);

  g_task_set_source_tag (task, siyi_backup_if_due_async);
  g_task_run_in_thread (task, backup_in_thread);
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
  g_autoptr(GPtrArray) paths = list_backups (dir, name);

  for (guint i = 0; i < paths->len; i++)
    if (check_copy (g_ptr_array_index (paths, i), NULL))
      return g_strdup (g_ptr_array_index (paths, i));

  return NULL;
}
