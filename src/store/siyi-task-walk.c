/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open tasks and those that wait for the office, with the facts of each, in one question. Many have the same
 * facts: who reads them keeps what they come to by their key. On an archive's thread; memory is that of one
 * task. */
#include "siyi-task-private.h"

#define TASKS "SELECT t.id, v.case_id, " SIYI_TASK_COLUMNS ", s.id, " SIYI_TASK_STEP_COLUMNS " "
#define WITH_STEPS "LEFT JOIN task_step s ON s.task = t.id "

#define FROM_TASKS "FROM task t CROSS JOIN visit v ON v.id = t.visit " WITH_STEPS
#define OF_OFFICE "SELECT id FROM task WHERE waits = 'office'"

static const char sql_tasks[] =
  TASKS FROM_TASKS "WHERE t.id IN (SELECT id FROM task WHERE state = 'open' UNION ALL " OF_OFFICE ") "
  "AND v.row_state = 0 ORDER BY t.id, s.id";
static const char sql_tasks_of_office[] =
  TASKS FROM_TASKS "WHERE t.id IN (" OF_OFFICE ") AND v.row_state = 0 ORDER BY t.id, s.id";
static const char sql_tasks_of[] =
  TASKS "FROM visit v CROSS JOIN task t ON t.visit = v.id " WITH_STEPS
  "WHERE v.case_id = ? AND v.row_state = 0 AND (t.state = 'open' OR t.waits = 'office') ORDER BY t.id, s.id";

enum { COLUMN_TASK, COLUMN_CASE, COLUMN_ROW, COLUMN_STEP = COLUMN_ROW + SIYI_N_TASK_COLUMNS, COLUMN_STEP_KIND };

/* Shorter and much quicker than decimal. */
static void
add_number (GString *key,
            int      number)
{
  for (guint rest = (guint) number; ; rest >>= 6)
    {
      g_string_append_c (key, (char) ('0' + (rest & 63)));
      if (rest < 64)
        break;
    }
  g_string_append_c (key, ' ');
}

/**
 * siyi_task_facts_key:
 * @key: (inout): becomes a text that is the same for the same facts
 */
void
siyi_task_facts_key (const SiyiTaskFacts *facts,
                     GString             *key)
{
  g_string_assign (key, "t");
  add_number (key, facts->limit.days);
  add_number (key, (int) facts->limit.kind);
  add_number (key, facts->assigned);
  add_number (key, facts->fixed_due);
  for (guint i = 0; i < facts->facts->len; i++)
    {
      const SiyiTaskFact *fact = &g_array_index (facts->facts, SiyiTaskFact, i);

      add_number (key, (int) fact->kind);
      add_number (key, fact->day);
      add_number (key, fact->due);
      add_number (key, fact->days);
      add_number (key, fact->has_reason);
    }
}

/**
 * siyi_open_tasks_walk:
 * @case_id: whose; %SIYI_ALL_TASKS, or %SIYI_TASKS_OF_OFFICE: those that wait for it
 * @function: told each task with its facts, by id; %FALSE with its error ends the walk. It writes nothing.
 *
 * What was never settled and is closed was taken over so and is nobody's any more.
 *
 * Returns: whether all were told
 */
gboolean
siyi_open_tasks_walk (SiyiDb            *db,
                      gint64             case_id,
                      SiyiOpenTaskFunc   function,
                      gpointer           data,
                      GError           **error)
{
  g_auto(SiyiTaskFacts) facts = { .facts = g_array_new (FALSE, FALSE, sizeof (SiyiTaskFact)) };
  sqlite3_stmt *row = case_id > 0 ? siyi_db_ask (db, error, sql_tasks_of, "l", case_id)
                                  : siyi_db_ask (db, error, case_id == SIYI_ALL_TASKS ? sql_tasks : sql_tasks_of_office, "");
  gint64 task = 0, whose = 0;
  GError *failed = NULL;
  gboolean ok = TRUE;

  if (row == NULL)
    return FALSE;

  while (ok && siyi_db_row (db, row, &failed))
    {
      if (sqlite3_column_int64 (row, COLUMN_TASK) != task)
        {
          siyi_task_facts_end (&facts);
          ok = task == 0 || function (task, whose, &facts, data, error);
          task = sqlite3_column_int64 (row, COLUMN_TASK);
          whose = sqlite3_column_int64 (row, COLUMN_CASE);
          siyi_task_facts_begin (&facts, row, COLUMN_ROW);
        }
      if (sqlite3_column_type (row, COLUMN_STEP) != SQLITE_NULL)
        siyi_task_facts_add (&facts, row, COLUMN_STEP_KIND);
    }
  if (!siyi_db_done (db, row, failed, ok ? error : NULL) || !ok)
    return FALSE;

  siyi_task_facts_end (&facts);

  return task == 0 || function (task, whose, &facts, data, error);
}
