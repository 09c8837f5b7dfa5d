/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists that must be empty: no matter without an owner, none without an answer (domain, section
 * 2.1). What was taken over closed is history and stands in none; what was taken over open is the office's
 * as much as what came after. On an archive's thread. */
#include "siyi-task-private.h"

#define LIVE "v.row_state = 0 "      /* what a step here left waiting, taken over or not */

/* Each starts from what is open, never from all there ever was; the first from the alarms (siyi-alarm-gather.c):
 * a visit without a task, and of the tasks all but those whose unit has its day. */
#define INSTRUCTION "FROM (SELECT v.id AS visit, t.id AS task FROM alarm a CROSS JOIN task t ON t.id = a.subject " \
  "CROSS JOIN visit v ON v.id = t.visit CROSS JOIN petition_case c ON c.id = v.case_id WHERE a.kind IN (1, 2, 3) " \
  "AND " LIVE "AND t.state = 'open' AND v.on_the_spot IS NOT 1 AND c.closed_day IS NULL " \
  "AND EXISTS (SELECT 1 FROM instruction WHERE visit = v.id AND ordinal = 0) " \
  "AND (t.due IS NULL AND t.limit_days IS NULL OR NOT EXISTS (SELECT 1 FROM task_unit WHERE task = t.id)) " \
  "UNION ALL SELECT subject, 0 FROM alarm WHERE kind = 4) WHERE ?1 IS NOT NULL "
#define NO_ANSWER "FROM task t JOIN visit v ON v.id = t.visit WHERE t.state = 'open' " \
  "AND coalesce (t.next_day, t.due) < ?1 AND t.answered IS NULL AND t.waits IS NOT 'office' " \
  "AND (t.waits IS NOT 'other' OR t.due < ?1) AND v.row_state = 0 "
#define NOT_SERVED "FROM task t INDEXED BY task_answered CROSS JOIN visit v ON v.id = t.visit WHERE ?1 IS NOT NULL " \
  "AND " LIVE "AND t.answered IS NOT NULL AND t.served IS NULL AND t.waits IS NOT NULL " \
  "AND (t.state = 'open' OR t.waits = 'office' AND t.state <> 'void') "
#define NOT_VISITED "FROM task t JOIN visit v ON v.id = t.visit WHERE ?1 IS NOT NULL AND " LIVE \
  "AND t.waits = 'office' AND (t.served IS NOT NULL OR t.state = 'closed') AND t.visit_back IS NULL " \
  "AND NOT EXISTS (SELECT 1 FROM task_step s WHERE s.task = t.id AND s.kind = 'visited-back' " \
  "AND s.id > coalesce ((SELECT max (id) FROM task_step WHERE task = t.id AND kind = 'reopened'), 0)) "
#define NOT_EVALUATED "FROM task t JOIN visit v ON v.id = t.visit JOIN petition_case c ON c.id = v.case_id " \
  "WHERE ?1 IS NOT NULL AND " LIVE "AND t.waits = 'office' AND t.state = 'closed' " \
  "AND coalesce (c.satisfaction, 0) = 0 AND NOT EXISTS (SELECT 1 FROM task_step s WHERE s.task = t.id " \
  "AND s.kind = 'evaluated') AND (t.visit_back IS NOT NULL OR EXISTS (SELECT 1 FROM task_step s " \
  "WHERE s.task = t.id AND s.kind = 'visited-back')) "

static const char sql_instruction[] = "SELECT visit, task " INSTRUCTION "ORDER BY visit LIMIT ?2";
static const char sql_no_answer[] = "SELECT t.visit, t.id " NO_ANSWER "ORDER BY coalesce (t.next_day, t.due), t.id LIMIT ?2";
static const char sql_not_served[] = "SELECT t.visit, t.id " NOT_SERVED "ORDER BY t.answered, t.id LIMIT ?2";
static const char sql_not_visited[] = "SELECT t.visit, t.id " NOT_VISITED "ORDER BY t.next_day IS NULL, t.next_day, t.id LIMIT ?2";
static const char sql_not_evaluated[] = "SELECT t.visit, t.id " NOT_EVALUATED "ORDER BY t.closed, t.id LIMIT ?2";

static const char count_instruction[] = "SELECT count(*) " INSTRUCTION;
static const char count_no_answer[] = "SELECT count(*) " NO_ANSWER;
static const char count_not_served[] = "SELECT count(*) " NOT_SERVED;
static const char count_not_visited[] = "SELECT count(*) " NOT_VISITED;
static const char count_not_evaluated[] = "SELECT count(*) " NOT_EVALUATED;

static const char * const questions[SIYI_N_ORPHANS] = {
  sql_instruction, sql_no_answer, sql_not_served, sql_not_visited, sql_not_evaluated,
};
static const char * const counts[SIYI_N_ORPHANS] = {
  count_instruction, count_no_answer, count_not_served, count_not_visited, count_not_evaluated,
};

/**
 * siyi_orphans_find:
 * @limit: how many at most; 0: all
 *
 * Returns: (transfer full): #SiyiOrphanHit, the longest forgotten first
 */
GArray *
siyi_orphans_find (SiyiDb      *db,
                   SiyiOrphan   kind,
                   SiyiDay      today,
                   guint        limit,
                   GError     **error)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (SiyiOrphanHit));
  sqlite3_stmt *row = siyi_db_ask (db, error, questions[kind], "dl", today,
                                   limit > 0 ? (gint64) limit : (gint64) -1);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiOrphanHit hit = { kind, sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1) };

      g_array_append_val (hits, hit);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&hits) : NULL;
}

/**
 * siyi_orphans_count:
 *
 * Returns: how many stand in the list, -1 on error
 */
gint64
siyi_orphans_count (SiyiDb      *db,
                    SiyiOrphan   kind,
                    SiyiDay      today,
                    GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, counts[kind], "d", today);
  gint64 n = 0;
  GError *failed = NULL;

  if (row == NULL)
    return -1;

  if (siyi_db_row (db, row, &failed))
    n = sqlite3_column_int64 (row, 0);

  return siyi_db_done (db, row, failed, error) ? n : -1;
}
