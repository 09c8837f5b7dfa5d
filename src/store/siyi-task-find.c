/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Questions about tasks: which are overdue, soon due, waiting for the office or for others. Answers are ids, worst
 * first, read from the alarms: whatever the day is, the first rows cost the same with a thousand open tasks and
 * with a million, and so do the numbers while nothing is filtered. On an archive's thread. */
#include "siyi-task-private.h"

/* ?1 today · ?2 unit, NULL any · ?3 leader, NULL any. Kinds are those of SiyiAlarmKind. */
#define OF_UNIT "(?2 IS NULL OR EXISTS (SELECT 1 FROM task_unit u WHERE u.task = t.id AND u.unit = ?2)) "
#define OF_VISIT_LEADER(visit) "(?3 IS NULL OR EXISTS (SELECT 1 FROM visit lv JOIN session_leader l " \
  "ON l.session = lv.session WHERE lv.id = " visit " AND l.leader = ?3)) "
#define FILTER "AND " OF_UNIT "AND " OF_VISIT_LEADER ("t.visit")

#define OVERDUE "a.kind = 0 AND a.red <= ?1 "
#define SOON "a.kind = 0 AND a.yellow <= ?1 AND a.red > ?1 "
#define WAITING "a.kind = 0 AND a.yellow > ?1 AND a.red > ?1 "
#define OFFICE "a.kind = 1 "
#define VISIT_BACK "a.kind = 2 "
#define NO_DAY "a.kind = 3 "
#define NO_TASK "a.kind = 4 "
#define DONE "t.state = 'closed' AND t.waits IS NOT 'office' "

#define TASKS(condition) "FROM alarm a CROSS JOIN task t ON t.id = a.subject WHERE ?1 IS NOT NULL AND " condition FILTER
#define INSTRUCTIONS "FROM alarm a WHERE ?1 IS NOT NULL AND ?2 IS NULL AND " NO_TASK "AND " OF_VISIT_LEADER ("a.subject")
#define IDS "SELECT t.id, t.visit, a.red, a.yellow, a.subject "
#define WORST_FIRST "ORDER BY a.red, a.yellow, a.subject LIMIT ?4"

/* Numbers of all come from the counts by days, filtered ones from the rows. */
#define COUNT(condition, rows) "SELECT CASE WHEN ?2 IS NULL AND ?3 IS NULL THEN (SELECT coalesce (sum (n), 0) " \
  "FROM alarm_count a WHERE " condition ") ELSE (SELECT count(*) " rows ") END "

static const char sql_overdue[] = IDS TASKS (OVERDUE) WORST_FIRST;
/* By the days that have such tasks: between yellow and red lie few of all there are. The pluses have the rows
 * looked up by both their days. */
static const char sql_soon[] =
  IDS "FROM alarm_count c CROSS JOIN alarm a ON a.kind = 0 AND a.red = +c.red AND a.yellow = +c.yellow "
  "CROSS JOIN task t ON t.id = a.subject WHERE c.kind = 0 AND c.red > ?1 AND c.yellow <= ?1 " FILTER
  "ORDER BY c.red, c.yellow LIMIT ?4";
static const char sql_waiting[] = IDS TASKS (WAITING) WORST_FIRST;
static const char sql_office[] =
  IDS TASKS (OFFICE) "UNION ALL " IDS TASKS (VISIT_BACK) "ORDER BY 3, 4, 5 LIMIT ?4";
static const char sql_no_day[] = IDS TASKS (NO_DAY) WORST_FIRST;
static const char sql_done[] =
  "SELECT t.id, t.visit FROM task t WHERE ?1 IS NOT NULL AND " DONE FILTER "AND EXISTS (SELECT 1 FROM visit v "
  "WHERE v.id = t.visit AND v.row_state = 0) ORDER BY t.closed DESC, t.id DESC LIMIT ?4";
static const char sql_no_task[] = "SELECT 0, a.subject " INSTRUCTIONS "ORDER BY a.subject LIMIT ?4";

static const char count_overdue[] = COUNT (OVERDUE, TASKS (OVERDUE));
static const char count_soon[] = COUNT (SOON, TASKS (SOON));
static const char count_waiting[] = COUNT (WAITING, TASKS (WAITING));
static const char count_office[] = COUNT ("a.kind IN (1, 2)", TASKS ("a.kind IN (1, 2) "));
static const char count_no_day[] = COUNT (NO_DAY, TASKS (NO_DAY));
/* All there ever was, less those of void visits: two scans cost a tenth of a million look-ups. */
static const char count_done[] =
  "SELECT (SELECT count(*) FROM task t WHERE ?1 IS NOT NULL AND " DONE FILTER ") - (SELECT count(*) "
  "FROM visit v CROSS JOIN task t ON t.visit = v.id WHERE v.row_state <> 0 AND " DONE FILTER ")";
static const char count_no_task[] = COUNT (NO_TASK, INSTRUCTIONS);
static const char count_to_do[] =
  "SELECT coalesce (sum (n) FILTER (WHERE " OVERDUE "), 0), "
  "coalesce (sum (n) FILTER (WHERE " SOON "AND a.red = date (?1, '+1 day')), 0), "
  "coalesce (sum (n) FILTER (WHERE " SOON "AND a.red <> date (?1, '+1 day')), 0), "
  "coalesce (sum (n) FILTER (WHERE " OFFICE "), 0), coalesce (sum (n) FILTER (WHERE " VISIT_BACK "), 0), "
  "coalesce (sum (n) FILTER (WHERE a.kind IN (3, 4)), 0) FROM alarm_count a WHERE a.kind < 5";

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

enum { COLUMN_RED = 2 };

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
      SiyiTaskHit hit = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1), question->group, SIYI_DAY_NONE };

      if (question->group == SIYI_TASK_GROUP_OVERDUE || question->group == SIYI_TASK_GROUP_SOON)
        hit.day = siyi_column_day (row, COLUMN_RED) - 1;
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
  sqlite3_stmt *row = siyi_db_ask (db, error, count_to_do, "d", today);
  GError *failed = NULL;

  *counts = (SiyiToDoCounts) { 0 };
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    *counts = (SiyiToDoCounts) {
      .n_overdue = sqlite3_column_int64 (row, 0), .n_today = sqlite3_column_int64 (row, 1),
      .n_soon = sqlite3_column_int64 (row, 2), .n_visit_back = sqlite3_column_int64 (row, 4),
      .n_office = sqlite3_column_int64 (row, 3),
      .n_unassigned = sqlite3_column_int64 (row, 5),
    };

  return siyi_db_done (db, row, failed, error);
}
