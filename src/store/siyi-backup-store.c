/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of backups as settings, and the rows of table backup. A folder that was chosen gets a
 * mark of its own: an empty mount point is no stick, and nothing is written into it. On an
 * archive's thread. */
#include "siyi-backup-store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "siyi-backup-private.h"
#include "siyi-office-store.h"

#define MARK ".siyi-backups"

static const char sql_rows[] =
  "SELECT id, at, checked_at, bytes, place, name, trouble, sealed FROM backup ORDER BY at DESC, id DESC LIMIT ?";
static const char sql_insert[] =
  "INSERT INTO backup (at, place, name, sealed, bytes, checked_at, audit_seq, audit_head, trouble) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_last_good[] =
  "SELECT max (at) FROM backup WHERE place = ? AND sealed = ? AND trouble IS NULL AND checked_at > 0";
/* One that was there when the archive was restored was checked later than made, or not yet. */
static const char sql_last_made[] =
  "SELECT max (at) FROM backup WHERE place = ? AND sealed = ? AND trouble IS NULL AND checked_at = at";
static const char sql_last_trouble[] =
  "SELECT coalesce (trouble, '') FROM backup WHERE place = ?1 AND at >= ?2 ORDER BY id DESC LIMIT 1";

void
siyi_backup_rules_free (SiyiBackupRules *rules)
{
  g_free (rules->dir);
  g_free (rules);
}

void
siyi_backup_line_free (SiyiBackupLine *line)
{
  g_free (line->place);
  g_free (line->name);
  g_free (line->trouble);
  g_free (line);
}

/**
 * siyi_backup_rules_load:
 *
 * Returns: (transfer full): the rules, or what holds where nothing is set
 */
SiyiBackupRules *
siyi_backup_rules_load (SiyiDb  *db,
                        GError **error)
{
  g_autofree char *keep = siyi_setting_get (db, "backup.keep", "");
  g_autofree char *sealed = siyi_setting_get (db, "backup.seal", "");
  SiyiBackupRules *rules = g_new0 (SiyiBackupRules, 1);
  gint64 n = g_ascii_strtoll (keep, NULL, 10);

  rules->dir = siyi_setting_get (db, "backup.dir", "");
  rules->sealed = g_str_equal (sealed, "1");
  rules->keep = n > 0 ? (int) CLAMP (n, SIYI_BACKUP_KEEP_MIN, SIYI_BACKUP_KEEP_MAX) : SIYI_BACKUP_KEEP;

  return rules;
}

static gboolean
refuse_dir (const char  *dir,
            int          saved_errno,
            GError     **error)
{
  int code = saved_errno == ENOENT || saved_errno == ENOTDIR ? SIYI_ERROR_NOT_FOUND
             : saved_errno == ENOSPC ? SIYI_ERROR_NO_SPACE : SIYI_ERROR_READ_ONLY;

  g_set_error (error, SIYI_ERROR, code, "Backups can't be kept in %s: %s", dir, g_strerror (saved_errno));

  return FALSE;
}

static gboolean
mark_dir (SiyiDb      *db,
          const char  *dir,
          GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (db->path);
  g_autofree char *inside = g_strconcat (folder, G_DIR_SEPARATOR_S, NULL);
  g_autofree char *mark = g_build_filename (dir, MARK, NULL);
  int fd;

  if (g_str_equal (dir, folder) || g_str_has_prefix (dir, inside))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "Backups inside the archive are lost with it; choose a folder on another disk");

  fd = open (mark, O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (fd < 0)
    return refuse_dir (dir, errno, error);
  close (fd);

  return TRUE;
}

/**
 * siyi_backup_rules_save:
 *
 * The folder must be there and be writable: it gets its mark.
 *
 * Returns: whether they were saved, in one action; NOT_FOUND, READ_ONLY or CONSTRAINT for a folder
 *   that can't be used
 */
gboolean
siyi_backup_rules_save (SiyiDb                 *db,
                        const SiyiBackupRules  *rules,
                        GError                **error)
{
  g_autofree char *keep = g_strdup_printf ("%d", CLAMP (rules->keep, SIYI_BACKUP_KEEP_MIN, SIYI_BACKUP_KEEP_MAX));
  const char * const pairs[] = { "backup.dir", rules->dir, "backup.keep", keep, "backup.seal",
                                 rules->sealed ? "1" : "0", NULL };
  g_autofree char *before = siyi_setting_get (db, "backup.dir", "");

  if (*rules->dir != '\0' && !g_str_equal (before, rules->dir) && !mark_dir (db, rules->dir, error))
    return FALSE;

  return siyi_settings_set (db, "backup.rules", pairs, error);
}

/**
 * siyi_backup_dir_check:
 * @dir: the folder of the rules
 *
 * Returns: whether it is the one that was chosen; NOT_FOUND where the disk or stick is not there
 */
gboolean
siyi_backup_dir_check (const char  *dir,
                       GError     **error)
{
  g_autofree char *mark = g_build_filename (dir, MARK, NULL);

  if (g_file_test (mark, G_FILE_TEST_IS_REGULAR))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               "The backup folder %s is not there; plug in its disk or stick, or choose another folder", dir);

  return FALSE;
}

/**
 * siyi_backups_load:
 * @limit: at most so many
 *
 * Returns: (transfer full) (element-type SiyiBackupLine): the newest first
 */
GPtrArray *
siyi_backups_load (SiyiDb  *db,
                   guint    limit,
                   GError **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_backup_line_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_rows, "l", (gint64) limit);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiBackupLine *line = g_new0 (SiyiBackupLine, 1);
      g_autofree char *path = NULL;

      line->id = sqlite3_column_int64 (row, 0);
      line->at = sqlite3_column_int64 (row, 1);
      line->checked_at = sqlite3_column_int64 (row, 2);
      line->bytes = sqlite3_column_int64 (row, 3);
      line->place = siyi_column_dup (row, 4);
      line->name = siyi_column_dup (row, 5);
      line->trouble = siyi_column_dup (row, 6);
      line->sealed = sqlite3_column_int (row, 7) != 0;
      path = g_build_filename (line->place, line->name, NULL);
      line->is_there = line->trouble == NULL && g_file_test (path, G_FILE_TEST_IS_REGULAR);
      g_ptr_array_add (lines, line);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&lines) : NULL;
}

/**
 * siyi_backup_last_good:
 * @place: a folder
 *
 * Returns: when the last good backup went there, UTC microseconds; 0 for never
 */
gint64
siyi_backup_last_good (SiyiDb     *db,
                       const char *place,
                       gboolean    sealed)
{
  return siyi_db_ask_int64 (db, 0, sql_last_good, "ti", place, sealed);
}

/**
 * siyi_backup_last_made:
 * @place: a folder
 *
 * What was entered after a restoring is in none of the backups that were there before.
 *
 * Returns: when the archive as it stands last made a good one there, UTC microseconds; 0 for never
 */
gint64
siyi_backup_last_made (SiyiDb     *db,
                       const char *place,
                       gboolean    sealed)
{
  return siyi_db_ask_int64 (db, 0, sql_last_made, "ti", place, sealed);
}

/**
 * siyi_backup_insert:
 * @at: when it was made, UTC microseconds
 * @checked_at: 0: it was not
 *
 * Writes the row within an action.
 *
 * Returns: whether it is written
 */
gboolean
siyi_backup_insert (SiyiDb                *db,
                    const SiyiBackupMade  *made,
                    gint64                 at,
                    gint64                 checked_at,
                    GError               **error)
{
  return siyi_db_run (db, error, sql_insert, "lttilLltT", at, made->place, made->name, made->sealed, made->bytes, checked_at,
                      made->audit_seq, made->audit_head, made->trouble != NULL ? made->trouble : "");
}

/**
 * siyi_backup_note:
 * @made: what was made
 *
 * Writes the row. The same trouble twice a day at a place is one row.
 *
 * Returns: whether it is written
 */
gboolean
siyi_backup_note (SiyiDb                *db,
                  const SiyiBackupMade  *made,
                  GError               **error)
{
  const gint64 now = siyi_db_now (db);

  if (made->trouble != NULL)
    {
      const gint64 day_us = (gint64) 24 * 60 * 60 * G_USEC_PER_SEC;
      g_autofree char *last = siyi_db_ask_text (db, sql_last_trouble, "tl", made->place, now - day_us / 2);

      if (g_strcmp0 (last, made->trouble) == 0)
        return TRUE;
    }

  if (!siyi_db_begin (db, made->trouble != NULL ? "backup.failed" : "backup", FALSE, error))
    return FALSE;

  return siyi_db_finish (db, siyi_backup_insert (db, made, now, made->trouble == NULL ? now : 0, error), error);
}
