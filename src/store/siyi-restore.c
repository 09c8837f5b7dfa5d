/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way back: a checked backup takes the place of main.db; what was there is kept aside under a
 * name that says so, never overwritten. Nobody may have the archive open meanwhile. What a killed
 * restoring had copied beside goes at the next one. */
#include "siyi-backup-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-backup-private.h"
#include "siyi-check-private.h"

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

/* About so often a backup is read: checked, copied. */
#define PASSES G_GUINT64_CONSTANT (9)

static gboolean
check_backup (const char  *backup,
              SiyiWatch   *watch,
              GError     **error)
{
  SiyiWatchPart whole = { watch, 0 };
  g_autoptr(GPtrArray) problems = siyi_check_file (backup, watch->cancellable, siyi_check_part_told, &whole, error);
  g_autoptr(SiyiDb) db = NULL;

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

  db = siyi_backup_open (backup, error);

  return db != NULL;
}

static gboolean
copy_flushed (const char  *from,
              const char  *to,
              SiyiWatch   *watch,
              GError     **error)
{
  enum { CHUNK = 1024 * 1024 };
  g_autofree guint8 *chunk = g_malloc (CHUNK);
  int in = open (from, O_RDONLY | O_CLOEXEC);
  int out = in >= 0 ? open (to, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600) : -1;
  gboolean ok = out >= 0;
  gssize n = 0;

  while (ok && !g_cancellable_is_cancelled (watch->cancellable) && (n = read (in, chunk, CHUNK)) > 0)
    {
      for (gssize done = 0, put; ok && done < n; done += put)
        {
          put = write (out, chunk + done, (gsize) (n - done));
          ok = put > 0;
        }
      siyi_watch_add (watch, (guint64) n);
    }
  if (ok && g_cancellable_set_error_if_cancelled (watch->cancellable, error))
    n = -1;
  else if (!ok || n != 0 || fsync (out) != 0)
    {
      n = -1;
      io_error ("Copying the backup to", to, error);
    }
  if (in >= 0)
    close (in);
  if (out >= 0 && close (out) != 0 && n == 0)
    return io_error ("Copying the backup to", to, error);

  return n == 0;
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

/* --- Where it is ---------------------------------------------------------------------------------- */

typedef struct
{
  SiyiRestorePart      part;
  SiyiRestoreProgress  told;    /* (nullable) */
  gpointer             data;
} Telling;

static void
on_told (gpointer data,
         guint64  done,
         guint64  total)
{
  const Telling *self = data;

  if (self->told != NULL)
    self->told (self->data, self->part, done, total);
}

static void
set_part (SiyiWatch       *watch,
          SiyiRestorePart  part)
{
  Telling *self = watch->data;

  self->part = part;
  on_told (self, watch->done, watch->total);
}

/* --- Into its place ------------------------------------------------------------------------------- */

static gboolean
swap (const char  *main_db,
      const char  *fresh,
      const char  *aside,
      GError     **error)
{
  if (!keep_aside (main_db, aside, error))
    return FALSE;
  if (g_rename (fresh, main_db) == 0)
    return TRUE;

  io_error ("Restoring", main_db, error);
  g_rename (aside, main_db);

  return FALSE;
}

/* All that takes long comes first and lies beside. From the last report on it is finished: half of it
 * would be neither the one nor the other. */
static gboolean
prepare (const char  *folder,
         const char  *backup,
         const char  *fresh,
         const char  *work,
         GPtrArray  **volumes,
         SiyiWatch   *watch,
         GError     **error)
{
  set_part (watch, SIYI_RESTORE_COPYING);
  if (!copy_flushed (backup, fresh, watch, error))
    return FALSE;

  set_part (watch, SIYI_RESTORE_FILES);
  *volumes = siyi_restore_volumes_prepare (folder, backup, work, watch, error);
  if (*volumes == NULL)
    return FALSE;

  siyi_watch_next (watch, watch->total - watch->done);
  if (!siyi_watch_reach (watch, error))
    return FALSE;
  set_part (watch, SIYI_RESTORE_PLACING);

  return !g_cancellable_set_error_if_cancelled (watch->cancellable, error);
}

static gboolean
put_in_place (const char  *folder,
              const char  *backup,
              char       **kept,
              SiyiWatch   *watch,
              GError     **error)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%d-%H%M%S");
  g_autofree char *main_db = g_build_filename (folder, "main.db", NULL);
  g_autofree char *fresh = NULL;
  g_autofree char *aside = g_strdup_printf ("%s.damaged-%s", main_db, stamp);
  g_autoptr(SiyiWorkFolder) work = siyi_work_folder_new (main_db, error);
  g_autoptr(GPtrArray) volumes = NULL;
  gboolean had_one = g_file_test (main_db, G_FILE_TEST_EXISTS);
  int dir;

  if (work == NULL)
    return FALSE;
  fresh = g_build_filename (work->path, "main.db", NULL);
  if (!prepare (folder, backup, fresh, work->path, &volumes, watch, error) ||
      !swap (main_db, fresh, aside, error))
    return FALSE;
  if (kept != NULL)
    *kept = had_one ? g_steal_pointer (&aside) : NULL;
  if (!siyi_restore_volumes_place (volumes, work->path, stamp, error))
    return FALSE;

  dir = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (dir >= 0)
    {
      fsync (dir);
      close (dir);
    }

  return TRUE;
}

static int
lock_alone (const char  *folder,
            GError     **error)
{
  gboolean left_open;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      io_error ("Creating", folder, error);
      return -1;
    }

  return siyi_place_check (folder, error) ? siyi_place_lock (folder, TRUE, &left_open, error) : -1;
}

/* Where nothing was there is nothing again. */
static void
drop_folder (const char *folder,
             int         lock)
{
  g_autofree char *file = g_build_filename (folder, "lock", NULL);

  if (lock >= 0)
    g_unlink (file);
  g_rmdir (folder);
}

/**
 * siyi_restore_opened:
 * @folder: the archive; made where there is none
 * @backup: what siyi_backup() wrote
 * @from: what the archive will say it was restored from: @backup, or the sealed one that was opened to it
 * @kept: (out) (optional) (nullable): where the present main.db is kept now
 * @cancellable: (nullable): stops it until all is checked and copied beside; then it is finished
 * @progress: (nullable): what is done, bytes read and to read
 *
 * Volumes that are missing or damaged are put back from the copies beside the backup.
 *
 * Returns: whether the backup stands in its place; BUSY where the archive is open, CORRUPT where
 *   the backup is not a good one, CANCELLED where it was stopped and nothing changed
 */
gboolean
siyi_restore_opened (const char           *folder,
                     const char           *backup,
                     const char           *from,
                     char                **kept,
                     GCancellable         *cancellable,
                     SiyiRestoreProgress   progress,
                     gpointer              data,
                     GError              **error)
{
  Telling telling = { SIYI_RESTORE_CHECKING, progress, data };
  SiyiWatch watch = { .cancellable = cancellable, .told = on_told, .data = &telling };
  const gboolean was_there = g_file_test (folder, G_FILE_TEST_IS_DIR);
  int lock = was_there ? lock_alone (folder, error) : -1;
  gboolean ok;

  if (kept != NULL)
    *kept = NULL;
  if (was_there && lock < 0)
    return FALSE;

  watch.total = PASSES * siyi_watch_size (backup) + siyi_restore_volumes_bytes (folder, backup);
  siyi_watch_next (&watch, PASSES * siyi_watch_size (backup));
  ok = check_backup (backup, &watch, error);
  if (ok && !was_there)
    {
      lock = lock_alone (folder, error);
      ok = lock >= 0;
    }
  ok = ok && put_in_place (folder, backup, kept, &watch, error);
  if (ok)
    siyi_restore_note (folder, from, backup);
  else if (!was_there)
    drop_folder (folder, lock);
  siyi_place_unlock (lock);

  return ok;
}

/**
 * siyi_restore_told:
 *
 * siyi_restore_opened() of a backup that was not sealed.
 */
gboolean
siyi_restore_told (const char           *folder,
                   const char           *backup,
                   char                **kept,
                   GCancellable         *cancellable,
                   SiyiRestoreProgress   progress,
                   gpointer              data,
                   GError              **error)
{
  return siyi_restore_opened (folder, backup, backup, kept, cancellable, progress, data, error);
}

/**
 * siyi_restore:
 *
 * siyi_restore_told() that nobody watches.
 */
gboolean
siyi_restore (const char  *folder,
              const char  *backup,
              char       **kept,
              GError     **error)
{
  return siyi_restore_told (folder, backup, kept, NULL, NULL, NULL, error);
}
