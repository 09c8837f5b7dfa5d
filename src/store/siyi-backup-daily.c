/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily backups: main.db into the archive's own folder, and main.db with its volumes into the
 * chosen one. A backup counts when it was opened and checked; then it has its row and the head of
 * the audit trail it holds, an anchor outside. What failed leaves a row with its reason and is
 * tried again. In a thread that is none of the archive's own: rows are written by its writer. */
#include "siyi-backup-store.h"

#include <glib/gstdio.h>

#include "siyi-backup-private.h"
#include "siyi-check-private.h"
#include "siyi-keeping.h"

typedef struct
{
  SiyiArchive        *archive;
  SiyiBackupSeal      seal;          /* (nullable) what goes into the chosen folder leaves sealed */
  SiyiWatch           watch;         /* over all places */
} Round;

static const char sql_copied_head[] =
  "SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1";

static gpointer
load_rules (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_backup_rules_load (db, error);
}

static gpointer
note_made (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  return GINT_TO_POINTER (siyi_backup_note (db, data, error));
}

typedef struct { const char *place; gboolean sealed; } Place;

static gpointer
ask_last_made (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const Place *place = data;
  gint64 at = siyi_backup_last_made (db, place->place, place->sealed);

  return g_memdup2 (&at, sizeof at);
}

/* The trail of the copy, not of the archive: that may be longer by now. A sealed one is asked before it
 * is sealed. */
static gboolean
note_good (SiyiArchive  *archive,
           const char   *path,
           const char   *plain,
           GError      **error)
{
  g_autofree char *place = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *head = NULL;
  g_autoptr(SiyiDb) copy = siyi_db_open (plain, FALSE, error);
  SiyiBackupMade made = { .place = place, .name = name, .sealed = path != plain };
  sqlite3_stmt *row;
  GStatBuf info;

  if (copy == NULL)
    return FALSE;
  row = siyi_db_ask (copy, error, sql_copied_head, "");
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (copy, row, NULL))
    {
      made.audit_seq = sqlite3_column_int64 (row, 0);
      head = siyi_column_dup (row, 1);
    }
  siyi_db_release (copy, row);
  made.audit_head = head != NULL ? head : "";
  made.bytes = g_stat (path, &info) == 0 ? (gint64) info.st_size : 0;

  return siyi_archive_run (archive, SIYI_ACCESS_WRITE, note_made, &made, NULL, error) != NULL;
}

static void
note_trouble (SiyiArchive  *archive,
              const char   *dir,
              const GError *why)
{
  const SiyiBackupMade made = { .place = dir, .name = "", .audit_head = "", .trouble = siyi_error_word (why) };
  g_autoptr(GError) error = NULL;

  g_message ("A backup was not made: %s", why->message);
  if (!g_error_matches (why, G_IO_ERROR, G_IO_ERROR_CANCELLED) &&
      siyi_archive_run (archive, SIYI_ACCESS_WRITE, note_made, (gpointer) &made, NULL, &error) == NULL)
    g_message ("Noting it: %s", error->message);
}

static char *
make (Round       *round,
      const char  *dir,
      GError     **error)
{
  g_autofree char *own = siyi_archive_backup_dir (siyi_archive_get_folder (round->archive));
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (round->archive), "main.db", NULL);
  g_autofree char *path = NULL;

  if (g_cancellable_set_error_if_cancelled (round->watch.cancellable, error))
    return NULL;

  path = siyi_backup_main (round->archive, dir, &round->watch, error);
  if (path == NULL)
    return NULL;
  /* A second copy of all photos on the same disk would cost its room and save nothing when it breaks. */
  if ((g_str_equal (dir, own) ||
       siyi_backup_volumes (main_db, path, &round->watch, error)) &&
      note_good (round->archive, path, path, error))
    return g_steal_pointer (&path);

  g_unlink (path);

  return NULL;
}

static char *
sealing_goal (SiyiArchive *archive)
{
  g_autofree char *own = siyi_archive_backup_dir (siyi_archive_get_folder (archive));

  return g_build_filename (own, "sealing", NULL);
}

/* The plain copies never touch the folder: they stand on this computer until the seal is proved. */
static char *
make_sealed (Round       *round,
             const char  *dir,
             GError     **error)
{
  g_autofree char *goal = sealing_goal (round->archive);
  g_autofree char *path = siyi_backup_new_path (round->archive, dir, SIYI_BACKUP_SEALED);
  g_autofree char *plain = NULL;
  g_autoptr(SiyiWorkFolder) work = NULL;

  if (g_cancellable_set_error_if_cancelled (round->watch.cancellable, error))
    return NULL;
  work = siyi_work_folder_new (goal, error);
  if (work == NULL)
    return NULL;

  plain = g_build_filename (work->path, "main" SIYI_BACKUP_SUFFIX, NULL);
  if (siyi_backup_write_from (round->archive, plain, &round->watch, error) &&
      siyi_backup_seal (round->archive, plain, path, round->seal, &round->watch, error) &&
      note_good (round->archive, path, plain, error))
    return g_steal_pointer (&path);

  g_unlink (path);

  return NULL;
}

static char *
make_noted (Round       *round,
            const char  *dir,
            gboolean     sealed,
            GError     **error)
{
  GError *failed = NULL;
  char *path = sealed ? make_sealed (round, dir, &failed) : make (round, dir, &failed);

  if (path == NULL)
    {
      note_trouble (round->archive, dir, failed);
      g_propagate_error (error, failed);
    }

  return path;
}

/* What a person put there by hand bears other names and stays. */
static void
drop_old (SiyiArchive *archive,
          const char  *dir,
          const char  *suffix,
          int          keep)
{
  g_autofree char *name = siyi_archive_dup_name (archive);
  g_autoptr(GPtrArray) paths = siyi_backup_list (dir, name, suffix);

  for (guint i = (guint) keep; i < paths->len; i++)
    g_unlink (g_ptr_array_index (paths, i));
}

static gboolean
is_due (SiyiArchive *archive,
        const char  *dir,
        gboolean     sealed)
{
  Place place = { dir, sealed };
  g_autofree gint64 *at = siyi_archive_run (archive, SIYI_ACCESS_READ, ask_last_made, &place, NULL, NULL);
  g_autoptr(GDateTime) last = at != NULL && *at != 0 ? g_date_time_new_from_unix_local (*at / G_USEC_PER_SEC) : NULL;
  SiyiDay day;

  if (last == NULL)
    return TRUE;

  day = siyi_day_new (g_date_time_get_year (last), g_date_time_get_month (last), g_date_time_get_day_of_month (last));

  return day != siyi_clock_today (siyi_archive_get_clock (archive));
}

static gboolean
do_place (Round       *round,
          const char  *dir,
          gboolean     sealed,
          gboolean     only_due,
          int          keep,
          GError     **error)
{
  g_autofree char *path = NULL;

  if (only_due && !is_due (round->archive, dir, sealed))
    return TRUE;

  path = make_noted (round, dir, sealed, error);
  if (path != NULL)
    drop_old (round->archive, dir, sealed ? SIYI_BACKUP_SEALED : SIYI_BACKUP_SUFFIX, keep);

  return path != NULL;
}

/* @n_plain: copies of main.db alone; @n_whole: with volumes, each copied and, where it is sealed, sealed */
static void
expect (Round   *round,
        guint    n_plain,
        guint    n_whole,
        gboolean sealed)
{
  g_autofree char *main_db = g_build_filename (siyi_archive_get_folder (round->archive), "main.db", NULL);
  g_autoptr(SiyiDb) db = siyi_db_open (main_db, FALSE, NULL);
  const guint64 files = db != NULL ? siyi_check_files_bytes (db, main_db) : 0;
  const guint64 once = siyi_backup_main_bytes (round->archive);

  round->watch.total = (n_plain + n_whole) * once + n_whole * files * (sealed ? 2 : 1) + (sealed ? once : 0);
}

/* The chosen folder's trouble is the one to tell: the other one is on this disk. */
static gboolean
do_all (Round     *round,
        gboolean   only_due,
        GError   **error)
{
  g_autofree char *own = siyi_archive_backup_dir (siyi_archive_get_folder (round->archive));
  g_autofree char *goal = sealing_goal (round->archive);
  g_autoptr(SiyiBackupRules) rules = siyi_archive_run (round->archive, SIYI_ACCESS_READ, load_rules, NULL, NULL,
                                                       error);
  GError *missing = NULL;
  gboolean ok, sealed;

  if (rules == NULL)
    return FALSE;

  g_mkdir_with_parents (own, 0700);
  /* Sealing may have been turned off since one was killed. */
  siyi_work_folder_clear (goal);
  sealed = rules->sealed && round->seal != NULL;
  expect (round, 1, *rules->dir != '\0' ? 1 : 0, sealed);
  ok = do_place (round, own, FALSE, only_due, rules->keep, error);
  if (*rules->dir == '\0' || (only_due && !is_due (round->archive, rules->dir, sealed)))
    return ok;
  if (!siyi_backup_dir_check (rules->dir, &missing))
    {
      note_trouble (round->archive, rules->dir, missing);
      if (ok)
        g_propagate_error (error, missing);
      else
        g_error_free (missing);
      return FALSE;
    }

  return do_place (round, rules->dir, sealed, FALSE, rules->keep, ok ? error : NULL) && ok;
}

/**
 * siyi_backup_to:
 * @dir: an existing folder, better on another disk
 * @progress: (nullable): told often; each part of the work counts what it reads
 *
 * siyi_backup() with its row in the archive.
 *
 * Returns: (transfer full): the path of the checked backup; %NULL with NO_SPACE, READ_ONLY, CORRUPT,
 *   NOT_FOUND or FAILED
 */
char *
siyi_backup_to (SiyiArchive         *archive,
                const char          *dir,
                GCancellable        *cancellable,
                SiyiBackupProgress   progress,
                gpointer             data,
                GError             **error)
{
  Round round = { archive, NULL, { .cancellable = cancellable, .told = progress, .data = data } };

  expect (&round, 0, 1, FALSE);

  return make_noted (&round, dir, FALSE, error);
}

/**
 * siyi_backup_if_due:
 * @seal: (nullable): how the chosen folder's leave sealed, where the rules say so
 *
 * Makes the backups that today lacks, whatever day was missed before.
 *
 * Returns: whether today's are there; the reason is in the archive as well
 */
gboolean
siyi_backup_if_due (SiyiArchive     *archive,
                    SiyiBackupSeal   seal,
                    GCancellable    *cancellable,
                    GError         **error)
{
  Round round = { archive, seal, { .cancellable = cancellable } };

  return do_all (&round, TRUE, error);
}

/**
 * siyi_backup_all:
 * @seal: (nullable): as for siyi_backup_if_due()
 * @progress: (nullable): as for siyi_backup_to()
 *
 * Makes a backup at each place now.
 *
 * Returns: whether all were made
 */
gboolean
siyi_backup_all (SiyiArchive         *archive,
                 SiyiBackupSeal       seal,
                 GCancellable        *cancellable,
                 SiyiBackupProgress   progress,
                 gpointer             data,
                 GError             **error)
{
  Round round = { archive, seal, { .cancellable = cancellable, .told = progress, .data = data } };

  return do_all (&round, FALSE, error);
}
