/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The settings that decide about tasks, the facts of one, and what its row keeps of them so that lists
 * need no steps. On an archive's thread; settling within an action on the writing one. */
#include "siyi-task-private.h"

#include "siyi-alarm.h"
#include "siyi-clock-store.h"
#include "siyi-office-store.h"
#include "siyi-words.h"

static const char sql_row[] =
  "SELECT " SIYI_TASK_COLUMNS " FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = ?";
static const char sql_steps[] =
  "SELECT " SIYI_TASK_STEP_COLUMNS " FROM task_step s WHERE s.task = ? ORDER BY s.id";
static const char sql_settle[] =
  "UPDATE task SET waits = ?2, next_day = ?3, warn_day = ?4, answered = ?5, served = ?6 WHERE id = ?1 "
  "AND (waits IS NOT ?2 OR next_day IS NOT ?3 OR warn_day IS NOT ?4 OR answered IS NOT ?5 "
  "OR served IS NOT ?6)";

static const char * const turn_words[] = { "unit", "office", "other", NULL };

void
siyi_task_office_free (SiyiTaskOffice *office)
{
  g_clear_pointer (&office->ladder, g_array_unref);
  g_clear_pointer (&office->calendar, siyi_calendar_unref);
  g_free (office);
}

/* What a task takes from the clocks of its case. */
static void
take_clocks (SiyiTaskOffice *office)
{
  office->rules.objection = office->rules.clocks.limits[SIYI_CLOCK_OBJECT];
  office->rules.longest_extension = office->rules.clocks.limits[SIYI_CLOCK_EXTENSION].days;
}

/* What can't be read leaves the law's. */
static SiyiLimit
limit_of (const char *name,
          const char *value)
{
  SiyiLimit limit = siyi_limit_default (name);

  siyi_limit_parse (value, &limit);

  return limit;
}

/**
 * siyi_task_office_set:
 * @key: a setting of limits or clocks; another one changes nothing
 * @value: (nullable): as stored; %NULL: the shipped one
 *
 * The office as it would be.
 */
void
siyi_task_office_set (SiyiTaskOffice *office,
                      const char     *key,
                      const char     *value)
{
  siyi_clock_rules_set (&office->rules.clocks, key, value);
  take_clocks (office);
  if (g_str_equal (key, "limit.visit-back"))
    office->rules.visit_back = limit_of ("visit-back", value);
  else if (g_str_equal (key, "limit.reminder-answer"))
    office->rules.urging_answer = limit_of ("reminder-answer", value);
}

/**
 * siyi_task_office_load:
 *
 * Returns: (transfer full): the limits, the urging ladder and the working days as they are set now;
 *   a ladder that can't be read gives way to the default one
 */
SiyiTaskOffice *
siyi_task_office_load (SiyiDb  *db,
                       GError **error)
{
  g_autoptr(SiyiTaskOffice) office = g_new0 (SiyiTaskOffice, 1);
  g_autofree char *ladder = siyi_setting_get (db, "urge.ladder", NULL);

  siyi_clock_rules_load (db, siyi_rolling_load (db), &office->rules.clocks);
  take_clocks (office);
  office->rules.visit_back = siyi_setting_limit (db, "visit-back");
  office->rules.urging_answer = siyi_setting_limit (db, "reminder-answer");
  office->ladder = ladder != NULL ? siyi_ladder_parse (ladder, NULL) : NULL;
  if (office->ladder == NULL)
    office->ladder = siyi_ladder_default ();
  office->calendar = siyi_calendar_load (db, error);

  return office->calendar != NULL ? g_steal_pointer (&office) : NULL;
}

void
siyi_task_facts_clear (SiyiTaskFacts *facts)
{
  g_clear_pointer (&facts->facts, g_array_unref);
}

static void
add_fact (SiyiTaskFacts    *facts,
          SiyiTaskStepKind  kind,
          SiyiDay           day)
{
  SiyiTaskFact fact = { .kind = kind, .day = day };

  g_array_append_val (facts->facts, fact);
}

static gboolean
has_fact (const SiyiTaskFacts *facts,
          SiyiTaskStepKind     kind)
{
  for (guint i = 0; i < facts->facts->len; i++)
    if (g_array_index (facts->facts, SiyiTaskFact, i).kind == kind)
      return TRUE;

  return FALSE;
}

/**
 * siyi_task_facts_begin:
 * @facts: holds an array
 * @row: a row of %SIYI_TASK_COLUMNS
 * @at: where they begin
 *
 * The facts of another task.
 */
void
siyi_task_facts_begin (SiyiTaskFacts *facts,
                       sqlite3_stmt  *row,
                       int            at)
{
  const gboolean has_unit = sqlite3_column_int (row, at + 9) != 0;

  g_array_set_size (facts->facts, 0);
  facts->assigned = has_unit ? siyi_column_day (row, at) : SIYI_DAY_NONE;
  if (has_unit && facts->assigned == SIYI_DAY_NONE)
    facts->assigned = siyi_column_day (row, at + 8);
  facts->limit.days = sqlite3_column_int (row, at + 2);
  facts->limit.kind = g_strcmp0 (siyi_column_text (row, at + 3), "working") == 0 ? SIYI_DAYS_WORKING
                                                                                 : SIYI_DAYS_CALENDAR;
  facts->fixed_due = facts->limit.days == 0 ? siyi_column_day (row, at + 1) : SIYI_DAY_NONE;
  facts->closed = siyi_column_day (row, at + 4);
  if (facts->closed == SIYI_DAY_NONE)
    facts->closed = siyi_column_day (row, at + 8);
  facts->is_void = g_strcmp0 (siyi_column_text (row, at + 5), "void") == 0;
  facts->is_closed = g_strcmp0 (siyi_column_text (row, at + 5), "closed") == 0;
  facts->called = siyi_column_text (row, at + 6) != NULL;
  facts->taken_over = sqlite3_column_int (row, at + 7) != 0;
  facts->evaluated = siyi_column_int (row, at + 10, 0) > 0;
}

/**
 * siyi_task_facts_add:
 * @row: a row of %SIYI_TASK_STEP_COLUMNS, in the order they were written
 */
void
siyi_task_facts_add (SiyiTaskFacts *facts,
                     sqlite3_stmt  *row,
                     int            at)
{
  SiyiTaskFact fact = { .kind = siyi_task_step_from_word (siyi_column_text (row, at)),
                        .day = siyi_column_day (row, at + 1), .due = siyi_column_day (row, at + 2),
                        .days = sqlite3_column_int (row, at + 3),
                        .has_reason = sqlite3_column_int (row, at + 4) != 0 };

  if (fact.kind < SIYI_N_TASK_STEPS)
    g_array_append_val (facts->facts, fact);
}

/**
 * siyi_task_facts_end:
 *
 * What was written into the ledger's cells counts as a step where none tells it. A matter that was
 * taken over closed is history: nobody calls back a petitioner of years ago because of it.
 */
void
siyi_task_facts_end (SiyiTaskFacts *facts)
{
  /* Taken over open and closed here is no history: somebody calls back. */
  const gboolean taken_over = facts->taken_over && !has_fact (facts, SIYI_TASK_STEP_CLOSED);

  if (facts->is_void && !has_fact (facts, SIYI_TASK_STEP_VOIDED))
    add_fact (facts, SIYI_TASK_STEP_VOIDED, facts->closed);
  if (!facts->is_closed)
    return;

  if (!has_fact (facts, SIYI_TASK_STEP_CLOSED))
    add_fact (facts, SIYI_TASK_STEP_CLOSED, facts->closed);
  if (taken_over || facts->called)
    add_fact (facts, SIYI_TASK_STEP_VISITED_BACK, facts->closed);
  if (taken_over || facts->evaluated)
    add_fact (facts, SIYI_TASK_STEP_EVALUATED, facts->closed);
}

static gboolean
load_steps (SiyiDb         *db,
            gint64          task,
            SiyiTaskFacts  *facts,
            GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_steps, "l", task);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  while (siyi_db_row (db, row, &failed))
    siyi_task_facts_add (facts, row, 0);

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_task_facts_load:
 * @facts: (out caller-allocates): cleared by siyi_task_facts_clear()
 *
 * Returns: %FALSE with NOT_FOUND where there is no such task
 */
gboolean
siyi_task_facts_load (SiyiDb         *db,
                      gint64          task,
                      SiyiTaskFacts  *facts,
                      GError        **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_row, "l", task);
  gboolean found = FALSE;
  GError *failed = NULL;

  *facts = (SiyiTaskFacts) { .facts = g_array_new (FALSE, FALSE, sizeof (SiyiTaskFact)) };
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      found = TRUE;
      siyi_task_facts_begin (facts, row, 0);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;
  if (!found)
    return siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such task");

  if (!load_steps (db, task, facts, error))
    return FALSE;
  siyi_task_facts_end (facts);

  return TRUE;
}

static SiyiDay
last_of (const SiyiTaskFacts *facts,
         SiyiTaskStepKind     kind)
{
  for (guint i = facts->facts->len; i > 0; i--)
    {
      const SiyiTaskFact *fact = &g_array_index (facts->facts, SiyiTaskFact, i - 1);

      if (fact->kind == kind)
        return fact->day;
    }

  return SIYI_DAY_NONE;
}

/* The first day on which the light is yellow. */
static SiyiDay
warn_day (const SiyiTaskOffice  *office,
          const SiyiTaskReading *reading)
{
  if (reading->turn != SIYI_TURN_UNIT || reading->clock.start == SIYI_DAY_NONE)
    return SIYI_DAY_NONE;

  return siyi_clock_first_yellow (&office->rules.clocks, office->calendar, &reading->clock);
}

/**
 * siyi_task_settle:
 * @office: the settings
 *
 * Keeps the row of a task in step with its steps: whose turn, by which day, from which day on yellow.
 * Within an action; the new day of a changed calendar comes the same way.
 */
gboolean
siyi_task_settle (SiyiDb                *db,
                  const SiyiTaskOffice  *office,
                  gint64                 task,
                  GError               **error)
{
  g_auto(SiyiTaskFacts) facts = { 0 };
  SiyiTaskReading reading;

  if (!siyi_task_facts_load (db, task, &facts, error))
    return FALSE;

  siyi_task_read (&office->rules, office->calendar, facts.limit, facts.assigned, facts.fixed_due,
                  (const SiyiTaskFact *) facts.facts->data, facts.facts->len, siyi_db_today (db), &reading);

  return siyi_db_run (db, error, sql_settle, "ltdddd", task, turn_words[reading.turn], reading.next_day,
                      warn_day (office, &reading),
                      reading.answered ? last_of (&facts, SIYI_TASK_STEP_ANSWERED) : SIYI_DAY_NONE,
                      reading.served ? last_of (&facts, SIYI_TASK_STEP_SERVED) : SIYI_DAY_NONE);
}

/**
 * siyi_task_settle_now:
 * @task: 0: none, nothing to do
 *
 * The same after a cell of the ledger or the record changed the task: by the settings of this moment.
 */
gboolean
siyi_task_settle_now (SiyiDb   *db,
                      gint64    task,
                      GError  **error)
{
  g_autoptr(SiyiTaskOffice) office = task != 0 ? siyi_task_office_load (db, error) : NULL;

  return task == 0 || (office != NULL && siyi_task_settle (db, office, task, error));
}
