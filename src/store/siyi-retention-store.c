/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Retention of stored matters. Those that were destroyed are in no list. On an archive's threads. */
#include "siyi-retention-store.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-catalogue-store.h"
#include "siyi-db-private.h"
#include "siyi-error.h"
#include "siyi-retention-private.h"
#include "siyi-words.h"

#define COLUMNS \
  "SELECT c.id, c.number, c.class, " \
  "max (c.registered, coalesce ((SELECT max (coalesce (v.day_end, v.day)) FROM visit v WHERE v.case_id = c.id " \
  " AND v.row_state <> 2), ''), coalesce (c.closed_day, ''), coalesce (c.resolved_day, ''), " \
  " coalesce ((SELECT max (s.day) FROM task_step s JOIN task t ON t.id = s.task JOIN visit v ON v.id = t.visit " \
  " WHERE v.case_id = c.id), '')), " SIYI_RETENTION_COLUMNS ", " \
  "(SELECT why FROM case_retention WHERE case_id = c.id), " \
  "(SELECT count (*) FROM file WHERE case_id = c.id AND row_state = 0), " \
  "(SELECT d.number FROM destruction d JOIN destruction_item i ON i.destruction = d.id " \
  " WHERE i.case_id = c.id AND d.done_at IS NOT NULL) FROM petition_case c "

/* A matter's last record is not before its first, so that what can be due begins at one end of an index. */
static const char sql_old[] =
  COLUMNS "WHERE c.id IN (SELECT id FROM petition_case WHERE registered <= ?1 UNION SELECT case_id FROM case_retention) "
  "AND c.row_state = 0 AND c.id NOT IN (SELECT i.case_id FROM destruction_item i "
  "JOIN destruction d ON d.id = i.destruction AND d.done_at IS NOT NULL) ORDER BY 4, c.number";
static const char sql_one[] = COLUMNS "WHERE c.id = ?1 AND c.row_state <> 2";
static const char sql_set[] =
  "INSERT INTO case_retention (case_id, years, why) VALUES (?1, ?2, ?3) "
  "ON CONFLICT (case_id) DO UPDATE SET years = excluded.years, why = excluded.why";
static const char sql_lift[] = "DELETE FROM case_retention WHERE case_id = ?";
static const char sql_exists[] =
  "SELECT count (*) FROM petition_case c WHERE c.id = ?1 AND c.row_state <> 2 AND NOT EXISTS (SELECT 1 "
  "FROM destruction_item i JOIN destruction d ON d.id = i.destruction WHERE i.case_id = ?1 AND d.done_at IS NOT NULL)";

void
siyi_retention_line_free (SiyiRetentionLine *line)
{
  g_free (line->number);
  g_free (line->class_name);
  g_free (line->why);
  g_free (line);
}

static SiyiRetentionLine *
read_line (sqlite3_stmt             *row,
           const SiyiRetentionRules *rules)
{
  SiyiRetentionLine *line = g_new0 (SiyiRetentionLine, 1);
  const SiyiRetention kind = siyi_retention_of (sqlite3_column_int (row, 4) != 0, sqlite3_column_int (row, 5) != 0);
  g_autofree char *why = g_strconcat (siyi_retention_word (kind), "-why", NULL);

  line->case_id = sqlite3_column_int64 (row, 0);
  line->number = siyi_column_dup (row, 1);
  line->class_name = siyi_column_dup (row, 2);
  line->last_day = siyi_column_day (row, 3);
  line->by_person = sqlite3_column_type (row, 6) != SQLITE_NULL;
  line->years = siyi_column_int (row, 6, rules->years[kind]);
  line->ends = siyi_retention_ends (line->last_day, line->years);
  line->why = line->by_person ? siyi_column_dup (row, 7) : g_strdup (siyi_word ("retention", why));
  line->n_files = sqlite3_column_int (row, 8);
  line->destroyed = siyi_column_int (row, 9, 0);

  return line;
}

static int
years_to_hand_over (void)
{
  return atoi (siyi_word ("retention", "hand-over"));
}

/* The last day on which a matter was registered that can be due by rule; a person's word may be shorter. */
static char *
last_registered (const SiyiRetentionRules *rules,
                 int                       year)
{
  int least = years_to_hand_over ();

  for (int kind = 0; kind < SIYI_N_RETENTIONS; kind++)
    if (rules->years[kind] != SIYI_RETENTION_PERMANENT)
      least = MIN (least, rules->years[kind]);

  return g_strdup_printf ("%04d-12-31", MAX (0, year - least));
}

static gboolean
is_due (SiyiRetentionLine *line,
        int                year)
{
  const int hand_over = years_to_hand_over ();

  if (line->last_day == SIYI_DAY_NONE)
    return FALSE;
  if (line->ends != 0 && line->ends <= year)
    return TRUE;

  line->hand_over = (line->ends == 0 || line->years > hand_over) && siyi_day_year (line->last_day) + hand_over <= year;

  return line->hand_over;
}

/**
 * siyi_retention_due:
 * @year: with its last day
 *
 * Reads matters that are old enough, however many others there are.
 *
 * Returns: (transfer full) (element-type SiyiRetentionLine): every matter of the archive that is due
 */
GPtrArray *
siyi_retention_due (SiyiDb  *db,
                    int      year,
                    GError **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_retention_line_free);
  g_autofree char *registered = NULL;
  SiyiRetentionRules rules;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_retention_rules_load (db, &rules);
  registered = last_registered (&rules, year);
  row = siyi_db_ask (db, error, sql_old, "t", registered);
  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiRetentionLine *line = read_line (row, &rules);

      if (is_due (line, year))
        g_ptr_array_add (lines, line);
      else
        siyi_retention_line_free (line);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&lines) : NULL;
}

/**
 * siyi_retention_load:
 *
 * Returns: (transfer full): of one matter; NOT_FOUND where there is none
 */
SiyiRetentionLine *
siyi_retention_load (SiyiDb  *db,
                     gint64   case_id,
                     GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_one, "l", case_id);
  SiyiRetentionLine *line = NULL;
  SiyiRetentionRules rules;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  siyi_retention_rules_load (db, &rules);
  if (siyi_db_row (db, row, &failed))
    line = read_line (row, &rules);
  if (!siyi_db_done (db, row, failed, error))
    g_clear_pointer (&line, siyi_retention_line_free);
  else if (line == NULL)
    siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such case");

  return line;
}

/**
 * siyi_retention_set:
 * @years: 0 for ever; -1: as the rule has it
 * @why: the reason
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_retention_set (SiyiDb      *db,
                    gint64       case_id,
                    int          years,
                    const char  *why,
                    GError     **error)
{
  g_autofree char *reason = g_strstrip (g_strdup (why != NULL ? why : ""));
  gboolean ok;

  if (years > 1000 || years < -1 || (years >= 0 && *reason == '\0') || g_utf8_strlen (reason, -1) > 200)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                   "A matter is kept 0 (for ever) to 1000 years, with a reason of at most 200 characters");
      return NULL;
    }
  if (siyi_db_ask_int64 (db, 0, sql_exists, "l", case_id) == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such case");
      return NULL;
    }
  if (!siyi_db_begin (db, "retention.set", FALSE, error))
    return NULL;

  ok = years < 0 ? siyi_db_run (db, error, sql_lift, "l", case_id)
                 : siyi_db_run (db, error, sql_set, "lit", case_id, years, reason);
  if (!ok)
    {
      siyi_db_cancel (db);
      return NULL;
    }

  return siyi_db_commit (db, error) ? g_strdup (siyi_db_action (db)) : NULL;
}
