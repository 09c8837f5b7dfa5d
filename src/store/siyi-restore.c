/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back: a checked backup takes the place of main.db; what was there is kept aside under a
 * name that says so, never overwritten. Nobody may have the archive open meanwhile. */
#include "siyi-keeping.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-backup-private.h"

static gboolean
io_error (const char  *doing,
          const char  *path,
          GError     **error)
{
  int saved_errno = errno;
  int code = saved_errno == ENOSPC ? SIYI_ERROR_NO_SPACE
             : saved_errno == EROFS || saved_errno == EACCES ? SIYI_ERROR_READ_ONLY
                                                             : SIYI_ERROR_FAILED;

  g_set_error (error, SIYI_ERROR, code, "%s %s: %s", doing, path, g_strerror (saved_errno));

  return FALSE;
}

static gboolean
check_backup (const char  *backup,
              GError     **error)
{
  g_autoptr(GPtrArray) problems = siyi_check_file (backup, error);
  g_autoptr(SiyiDb) db = NULL;
  gint64 version;

  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    {
      const SiyiProblem *first = g_ptr_array_index (problems, 0);

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                   "%s is not a good backup (%s, %s); nothing was changed, choose another one",
                   backup, first->what, first->where);
      return FALSE;
    }

  db = siyi_db_open (backup, FALSE, error);
  if (db == NULL)
    return FALSE;
  version = siyi_db_get_int64 (db, "PRAGMA user_version", 0);
  if (version <= siyi_schema_newest ())
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA,
               "%s was written by a newer version of Siyi; install that version to restore it",
               backup);

  return FALSE;
}

static gboolean
copy_flushed (const char  *from,
              const char  *to,
              GError     **error)
{
  enum { CHUNK = 1024 * 1024 };
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int in = open (from, O_RDONLY | O_CLOEXEC);
  int out = in >= 0 ? open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gboolean ok = out >= 0;
  gssize n = 0;

  while (ok && (n = read (in, chunk, CHUNK)) > 0)
    for (gssize done = 0, put; ok && done < n; done += put)
      {
        put = write (out, chunk + done, (gsize) (n - done));
        ok = put > 0;
      }
  ok = ok && n == 0 && fsync (out) == 0;
  if (!ok)
    io_error ("Copying the backup to", to, error);
  if (in >= 0)
    close (in);
  if (out >= 0 && close (out) != 0 && ok)
    ok = io_error ("Copying the backup to", to, error);

  return ok;
}

/* The journal of a damaged file belongs to it: it must not be rolled into the restored one. */
static gboolean
keep_aside (const char  *main_db,
            const char  *aside,
            GError     **error)
{
  g_autofree char *journal = g_strconcat (main_db, "-journal", NULL);
  g_autofree char *journal_aside = g_strconcat (aside, "-journal", NULL);

  if (g_rename (journal, journal_aside) != 0 && errno != ENOENT)
    return io_error ("Keeping aside", journal, error);
  if (g_rename (main_db, aside) != 0 && errno != ENOENT)
    return io_error ("Keeping aside", main_db, error);

  return TRUE;
}

/* The restored archive says itself that it is one, and from what. */
static void
note_restored (const char *folder,
               const char *backup)
{
  g_autofree char *main_db = g_build_filename (folder, "main.db", NULL);
  g_autofree char *backups = siyi_archive_backup_dir (folder);
  g_autofree char *name = g_path_get_basename (backup);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiDb) db = siyi_db_open (main_db, TRUE, &error);

  if (db != NULL)
    siyi_db_set_actor (db, clock, g_get_user_name ());
  if (db == NULL || !siyi_schema_migrate (db, backups, &error) ||
      !siyi_audit_note (db, "restore", "backup", name, "{}", &error))
    g_message ("Noting the restoring: %s", error->message);
}

static gboolean
put_in_place (const char  *folder,
              const char  *backup,
              char       **kept,
              GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *main_db = g_build_filename (folder, "main.db", NULL);
  g_autofree char *fresh = g_strdup_printf ("%s.restoring-%s", main_db, stamp);
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", main_db, stamp);
  gboolean had_one = g_file_test (main_db, G_FILE_TEST_EXISTS);
  int dir;

  if (!copy_flushed (backup, fresh, error))
    {
      g_unlink (fresh);
      return FALSE;
    }
  if (!keep_aside (main_db, aside, error))
    return FALSE;
  if (g_rename (fresh, main_db) != 0)
    return io_error ("Restoring", main_db, error);

  dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (dir >= 0)
    {
      fsync (dir);
      close (dir);
    }
  if (kept != NULL)
    *kept = had_one ? g_steal_pointer (&aside) : NULL;

  return siyi_restore_volumes (folder, backup, stamp, error);
}

/**
 * siyi_restore:
 * @folder: the archive; made where there is none
 * @backup: what siyi_backup() wrote
 * @kept: (out) (optional) (nullable): where the present main.db is kept now
 *
 * Volumes that are missing or damaged are put back from the copies beside the backup.
 *
 * Returns: whether the backup stands in its place; BUSY where the archive is open, CORRUPT where
 *   the backup is not a good one
 */
gboolean
siyi_restore (const char  *folder,
              const char  *backup,
              char       **kept,
              GError     **error)
{
  gboolean left_open, ok;
  int lock;

  if (kept != NULL)
    *kept = NULL;
  if (!check_backup (backup, error))
    return FALSE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return io_error ("Creating", folder, error);
  if (!siyi_place_check (folder, error))
    return FALSE;

  lock = siyi_place_lock (folder, TRUE, &left_open, error);
  if (lock < 0)
    return FALSE;

  ok = put_in_place (folder, backup, kept, error);
  if (ok)
    note_restored (folder, backup);
  siyi_place_unlock (lock);

  return ok;
}
