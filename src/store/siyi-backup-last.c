/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of the last good backup, by the names that backups get once they passed their check. Any thread but
 * the main one: a folder is read. */
#include "siyi-keeping.h"

#include <stdio.h>
#include <string.h>

#include "siyi-backup-private.h"
#include "siyi-db-private.h"

enum { MOST_LINES = 60 };

static SiyiDay
day_of (gint64 at)
{
  g_autoptr(GDateTime) moment = at != 0 ? g_date_time_new_from_unix_local (at / G_USEC_PER_SEC) : NULL;

  return moment != NULL ? siyi_day_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                        g_date_time_get_day_of_month (moment)) : SIYI_DAY_NONE;
}

/* A full disk or a stick pulled out may leave a name without what belongs to it. */
static gboolean
is_database (const char *dir,
             const char *name)
{
  static const char magic[] = "SQLite format 3";
  g_autofree char *path = g_build_filename (dir, name, NULL);
  char head[sizeof magic] = { 0 };
  FILE *file = fopen (path, "rbe");
  gboolean ok;

  if (file == NULL)
    return FALSE;
  ok = fread (head, sizeof head, 1, file) == 1 && memcmp (head, magic, sizeof magic) == 0;
  fclose (file);

  return ok;
}

/**
 * siyi_backup_last_good_day:
 * @folder: of an archive
 * @today: a later one was made while the clock went wrong and is no proof
 *
 * Returns: the day of its newest backup; NONE where there is none
 */
SiyiDay
siyi_backup_last_good_day (const char *folder,
                           SiyiDay     today)
{
  g_autofree char *dir = siyi_archive_backup_dir (folder);
  g_autoptr(GDir) open_dir = g_dir_open (dir, 0, NULL);
  SiyiDay newest = SIYI_DAY_NONE;
  const char *name;

  while (open_dir != NULL && (name = g_dir_read_name (open_dir)) != NULL)
    {
      const SiyiDay day = day_of (siyi_backup_moment (name, SIYI_BACKUP_SUFFIX));

      if (day != SIYI_DAY_NONE && day > newest && day <= today && is_database (dir, name))
        newest = day;
    }

  return newest;
}

/* Of the chosen folder, by the rows: its disk may not be there to look at. */
static SiyiDay
day_of_folder (SiyiDb                *db,
               const SiyiBackupRules *rules)
{
  return rules != NULL && *rules->dir != '\0' ? day_of (siyi_backup_last_good (db, rules->dir, rules->sealed)) : SIYI_DAY_NONE;
}

/* Of all other places, by the rows of what lies there: one made by hand counts, and the one that the archive was
 * restored from; what was found beside that is of another course of things. */
static SiyiDay
day_of_rows (SiyiDb                *db,
             const SiyiBackupRules *rules,
             SiyiDay                today)
{
  g_autoptr(GPtrArray) lines = siyi_backups_load (db, MOST_LINES, NULL);

  for (guint i = 0; lines != NULL && i < lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (lines, i);

      if (line->is_there && line->checked_at != 0 && day_of (line->at) <= today &&
          (rules == NULL || !g_str_equal (line->place, rules->dir)))
        return day_of (line->at);
    }

  return SIYI_DAY_NONE;
}

/**
 * siyi_backup_last_good_day_of:
 * @db: a connection to an archive
 *
 * Where a folder was chosen and has had one, the older of the two counts: a backup on this computer
 * alone goes with it.
 *
 * Returns: the same, for who has a connection: by its rows, and by names where none tells
 */
SiyiDay
siyi_backup_last_good_day_of (SiyiDb *db)
{
  g_autofree char *folder = g_path_get_dirname (db->path);
  g_autoptr(SiyiBackupRules) rules = siyi_backup_rules_load (db, NULL);
  const SiyiDay today = siyi_db_today (db), chosen = day_of_folder (db, rules);
  SiyiDay own = day_of_rows (db, rules, today);

  if (own == SIYI_DAY_NONE)
    own = siyi_backup_last_good_day (folder, today);

  return chosen != SIYI_DAY_NONE ? MIN (own, chosen) : own;
}
