/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about tasks: which are overdue, soon due, waiting for the office or for others; and the
 * lists that must be empty. Answers are ids, worst first. On an archive's thread. */
#include "siyi-task-private.h"

/* ?1 today · ?2 unit, NULL any · ?3 leader, NULL any. A wait for somebody else ends with its day. */
#define DAY "coalesce (t.next_day, t.due)"
#define OF_UNIT "(?2 IS NULL OR EXISTS (SELECT 1 FROM task_unit u WHERE u.task = t.id AND u.unit = ?2)) "
#define OF_LEADER "(?3 IS NULL OR EXISTS (SELECT 1 FROM visit lv JOIN session_leader l " \
  "ON l.session = lv.session WHERE lv.id = t.visit AND l.leader = ?3)) "
#define FILTER "AND " OF_UNIT "AND " OF_LEADER
#define LIVE "AND EXISTS (SELECT 1 FROM visit v WHERE v.id = t.visit AND v.row_state = 0) "

/* Three quarters of the days, as the clocks have it, where no step has settled the day. */
#define WARN "coalesce (t.warn_day, date (t.due, '-' || " \
  "((julianday (t.due) - julianday (coalesce (t.assigned, t.due))) / 4) || ' days')) <= ?1 "

#define OVERDUE "t.state = 'open' AND " DAY " < ?1 AND t.waits IS NOT 'office' " \
  "AND (t.waits IS NOT 'other' OR t.due < ?1) "
#define SOON "t.state = 'open' AND " DAY " >= ?1 AND coalesce (t.waits, 'unit') = 'unit' AND " WARN
#define WAITING "t.state = 'open' AND " DAY " >= ?1 AND (t.waits IS 'other' " \
  "OR coalesce (t.waits, 'unit') = 'unit' AND NOT " WARN ") "
#define OFFICE "t.waits = 'office' "
#define NO_DAY "t.state = 'open' AND " DAY " IS NULL AND t.waits IS NULL "
#define DONE "t.state = 'closed' AND t.waits IS NOT 'office' "

/* An instruction that nobody was told to carry out; an answer on the spot needs none. From the open cases
 * on: they stay few where the closed ones are a million. */
#define NO_TASK "FROM petition_case c CROSS JOIN visit v ON v.case_id = c.id CROSS JOIN instruction i " \
  "ON i.visit = v.id WHERE ?1 IS NOT NULL AND ?2 IS NULL AND i.ordinal = 0 AND v.row_state = 0 " \
  "AND v.on_the_spot IS NOT 1 AND c.closed_day IS NULL AND i.given <> 'imported' " \
  "AND NOT EXISTS (SELECT 1 FROM task t WHERE t.visit = v.id AND t.state <> 'void') AND " \
  "(?3 IS NULL OR EXISTS (SELECT 1 FROM session_leader l WHERE l.session = v.session AND l.leader = ?3)) "

#define FROM_TASK(condition) "FROM task t WHERE ?1 IS NOT NULL AND " condition FILTER LIVE
/* Closed, or served and not closed: then it goes back to the office once somebody called. */
#define VISIT_BACK "(t.state = 'closed' OR t.served IS NOT NULL AND NOT EXISTS (SELECT 1 FROM task_step s " \
  "WHERE s.task = t.id AND s.kind = 'visited-back' AND s.id > coalesce ((SELECT max (id) FROM task_step " \
  "WHERE task = t.id AND kind = 'reopened'), 0))) "

#define IDS "SELECT t.id, t.visit "
#define COUNT "SELECT count(*) "

static const char sql_overdue[] = IDS FROM_TASK (OVERDUE) "ORDER BY " DAY ", t.id LIMIT ?4";
static const char sql_soon[] = IDS FROM_TASK (SOON) "ORDER BY " DAY ", t.id LIMIT ?4";
static const char sql_waiting[] = IDS FROM_TASK (WAITING) "ORDER BY " DAY ", t.id LIMIT ?4";
static const char sql_office[] = IDS FROM_TASK (OFFICE) "ORDER BY t.next_day IS NULL, t.next_day, t.id LIMIT ?4";
static const char sql_no_day[] = IDS FROM_TASK (NO_DAY) "ORDER BY t.id LIMIT ?4";
static const char sql_done[] = IDS FROM_TASK (DONE) "ORDER BY t.closed DESC, t.id DESC LIMIT ?4";
static const char sql_no_task[] = "SELECT 0, v.id " NO_TASK "ORDER BY v.id LIMIT ?4";

static const char count_overdue[] = COUNT FROM_TASK (OVERDUE);
static const char count_soon[] = COUNT FROM_TASK (SOON);
static const char count_waiting[] = COUNT FROM_TASK (WAITING);
static const char count_office[] = COUNT FROM_TASK (OFFICE);
static const char count_no_day[] = COUNT FROM_TASK (NO_DAY);
/* All there ever was, less those of void visits: two scans cost a tenth of a million look-ups. */
static const char count_done[] =
  "SELECT (SELECT count(*) FROM task t WHERE ?1 IS NOT NULL AND " DONE FILTER ") - (SELECT count(*) "
  "FROM visit v CROSS JOIN task t ON t.visit = v.id WHERE v.row_state <> 0 AND " DONE FILTER ")";
static const char count_no_task[] = COUNT NO_TASK;
static const char count_to_do[] =
  "SELECT (" COUNT FROM_TASK (OVERDUE) "), (" COUNT FROM_TASK (SOON "AND " DAY " = ?1 ") "), ("
  COUNT FROM_TASK (SOON "AND " DAY " > ?1 ") "), (" COUNT FROM_TASK (OFFICE) "), ("
  COUNT FROM_TASK (OFFICE "AND " VISIT_BACK) "), (" COUNT NO_TASK ") + (" COUNT FROM_TASK (NO_DAY) ")";

typedef struct
{
  SiyiTaskGroup  group;
  int            light;          /* of its rows, -1: of several */
  const char    *sql, *count;
} Question;

static const Question questions[] = {
  { SIYI_TASK_GROUP_OVERDUE, SIYI_LIGHT_RED, sql_overdue, count_overdue },
  { SIYI_TASK_GROUP_SOON, SIYI_LIGHT_YELLOW, sql_soon, count_soon },
  { SIYI_TASK_GROUP_OFFICE, -1, sql_no_task, count_no_task },
  { SIYI_TASK_GROUP_OFFICE, -1, sql_no_day, count_no_day },
  { SIYI_TASK_GROUP_OFFICE, -1, sql_office, count_office },
  { SIYI_TASK_GROUP_WAITING, SIYI_LIGHT_GREEN, sql_waiting, count_waiting },
  { SIYI_TASK_GROUP_DONE, SIYI_LIGHT_DONE, sql_done, count_done },
};

static gboolean
is_wanted (const Question       *question,
           const SiyiTasksQuery *query)
{
  if (query->light >= 0 && question->light >= 0 && question->light != query->light)
    return FALSE;

  switch (query->part)
    {
    case SIYI_TASKS_TO_DO:
      return question->group <= SIYI_TASK_GROUP_OFFICE;
    case SIYI_TASKS_RUNNING:
      return question->group == SIYI_TASK_GROUP_WAITING;
    case SIYI_TASKS_DONE:
      return question->group == SIYI_TASK_GROUP_DONE;
    case SIYI_TASKS_OPEN:
      return question->group != SIYI_TASK_GROUP_DONE;
    case SIYI_TASKS_ALL:
    default:
      return TRUE;
    }
}

static gboolean
ask (SiyiDb                *db,
     const Question        *question,
     const SiyiTasksQuery  *query,
     GArray                *hits,
     GError               **error)
{
  const gint64 limit = query->limit > 0 ? (gint64) query->limit - hits->len : -1;
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (limit == 0)
    return TRUE;

  row = siyi_db_ask (db, error, question->sql, "dLLl", query->today, query->unit, query->leader, limit);
  if (row == NULL)
    return FALSE;
  while (siyi_db_row (db, row, &failed))
    {
      SiyiTaskHit hit = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1), question->group };

      g_array_append_val (hits, hit);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_tasks_find:
 * @query: which
 *
 * Returns: (transfer full): #SiyiTaskHit, overdue ones first, then by day, then what waits for the
 *   office; instructions that have no task yet stand among these
 */
GArray *
siyi_tasks_find (SiyiDb                *db,
                 const SiyiTasksQuery  *query,
                 GError               **error)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (SiyiTaskHit));

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (is_wanted (&questions[i], query) && !ask (db, &questions[i], query, hits, error))
      return NULL;

  return g_steal_pointer (&hits);
}

static gboolean
count (SiyiDb                *db,
       const char            *sql,
       const SiyiTasksQuery  *query,
       gint64                *n,
       GError               **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql, "dLL", query->today, query->unit, query->leader);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    *n += sqlite3_column_int64 (row, 0);

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_tasks_count:
 * @counts: (out caller-allocates): rows a group; what is to do is overdue, soon due and the office's
 */
gboolean
siyi_tasks_count (SiyiDb                *db,
                  const SiyiTasksQuery  *query,
                  SiyiTaskCounts        *counts,
                  GError               **error)
{
  *counts = (SiyiTaskCounts) { 0 };
  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    if (!count (db, questions[i].count, query, &counts->n[questions[i].group], error))
      return FALSE;

  counts->n_to_do = counts->n[SIYI_TASK_GROUP_OVERDUE] + counts->n[SIYI_TASK_GROUP_SOON] +
                    counts->n[SIYI_TASK_GROUP_OFFICE];
  counts->n_open = counts->n_to_do + counts->n[SIYI_TASK_GROUP_WAITING];
  counts->n_visit_back = siyi_orphans_count (db, SIYI_ORPHAN_NOT_VISITED_BACK, query->today, error);

  return counts->n_visit_back >= 0;
}

/**
 * siyi_tasks_count_to_do:
 * @counts: (out caller-allocates): what siyi_tasks_find() finds to do, by what it is
 */
gboolean
siyi_tasks_count_to_do (SiyiDb          *db,
                        SiyiDay          today,
                        SiyiToDoCounts  *counts,
                        GError         **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, count_to_do, "dLL", today, (gint64) 0, (gint64) 0);
  GError *failed = NULL;

  *counts = (SiyiToDoCounts) { 0 };
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    *counts = (SiyiToDoCounts) {
      .n_overdue = sqlite3_column_int64 (row, 0), .n_today = sqlite3_column_int64 (row, 1),
      .n_soon = sqlite3_column_int64 (row, 2), .n_visit_back = sqlite3_column_int64 (row, 4),
      .n_office = sqlite3_column_int64 (row, 3) - sqlite3_column_int64 (row, 4),
      .n_unassigned = sqlite3_column_int64 (row, 5),
    };

  return siyi_db_done (db, row, failed, error);
}
