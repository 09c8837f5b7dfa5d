/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Steps of tasks: history only grows, and a mistake is a further line. A step is one action with what it
 * means for the ledger's cells, so that record, ledger and follow-up are one. On an archive's writing
 * thread. */
#include "siyi-task-private.h"

#include <string.h>

#include "siyi-code.h"

#define MOST_EXTENSION_DAYS 30      /* article 34 */

static const char sql_insert[] =
  "INSERT INTO task_step (task, day, at, kind, way, person, body, who, unit, due, days, grounds, value, corrects) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_corrected[] =
  "SELECT task FROM task_step WHERE id = ?";
static const char sql_close[] =
  "UPDATE task SET state = 'closed', closed = ?2 WHERE id = ?1";
static const char sql_reopen[] =
  "UPDATE task SET state = 'open', closed = NULL, visit_back = NULL WHERE id = ?1";
static const char sql_void[] =
  "UPDATE task SET state = 'void' WHERE id = ?1";
static const char sql_progress[] =
  "UPDATE task SET progress = ?2 WHERE id = ?1";
static const char sql_visit_back[] =
  "UPDATE task SET visit_back = ?2 WHERE id = ?1";
/* A case is closed with its last open task, and opened with the first that is opened again. */
static const char sql_close_case[] =
  "UPDATE petition_case SET closed_day = ?2, version = version + 1 WHERE id = (SELECT case_id FROM visit "
  "WHERE id = (SELECT visit FROM task WHERE id = ?1)) AND closed_day IS NOT ?2 AND (?2 IS NULL OR NOT EXISTS "
  "(SELECT 1 FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = petition_case.id "
  "AND t.state = 'open' AND v.row_state = 0))";
static const char sql_resolve[] =
  "UPDATE petition_case SET resolved = 1, resolved_day = ?2, resolved_evidence = ?3, version = version + 1 "
  "WHERE id = (SELECT case_id FROM visit WHERE id = (SELECT visit FROM task WHERE id = ?1))";
static const char sql_evaluate[] =
  "UPDATE petition_case SET satisfaction = ?2, satisfaction_day = ?3, satisfaction_of = ?4, "
  "version = version + 1 WHERE id = (SELECT case_id FROM visit WHERE id = (SELECT visit FROM task WHERE id = ?1))";
static const char sql_task_of_visit[] =
  "SELECT id FROM task WHERE visit = ? AND state <> 'void' ORDER BY id LIMIT 1";
static const char sql_insert_task[] =
  "INSERT INTO task (visit, instruction, handler, assigned, due, limit_days, limit_kind) "
  "VALUES (?1, (SELECT min (ordinal) FROM instruction WHERE visit = ?1), ?2, ?3, ?4, ?5, ?6)";
static const char sql_update_task[] =
  "UPDATE task SET handler = ?2, assigned = ?3, due = ?4, limit_days = ?5, limit_kind = ?6, state = 'open' "
  "WHERE id = ?1";
static const char sql_clear_units[] =
  "DELETE FROM task_unit WHERE task = ?";
static const char sql_insert_unit[] =
  "INSERT INTO task_unit (task, ordinal, unit, name) VALUES (?1, ?2, (SELECT id FROM unit WHERE name = ?3 "
  "UNION SELECT unit FROM unit_alias WHERE alias = ?3 LIMIT 1), coalesce ((SELECT name FROM unit WHERE id = "
  "(SELECT unit FROM unit_alias WHERE alias = ?3)), ?3))";

static gboolean
needs_reason (SiyiTaskStepKind kind)
{
  switch ((int) kind)
    {
    case SIYI_TASK_STEP_OBJECTED:
    case SIYI_TASK_STEP_RETURNED:
    case SIYI_TASK_STEP_OBJECTION_REFUSED:
    case SIYI_TASK_STEP_EXTENSION_ASKED:
    case SIYI_TASK_STEP_EXTENSION_REFUSED:
    case SIYI_TASK_STEP_SENT_BACK:
    case SIYI_TASK_STEP_REOPENED:
    case SIYI_TASK_STEP_NOTE:
    case SIYI_TASK_STEP_VOIDED:
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
check_step (SiyiDb             *db,
            const SiyiNewStep  *step,
            GError            **error)
{
  if (step->day == SIYI_DAY_NONE || step->day > siyi_db_today (db))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A step has happened: give a day that is not after today");
  if (needs_reason (step->kind) && (step->body == NULL || *step->body == '\0'))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This step needs its reason in words");
  if (step->kind == SIYI_TASK_STEP_EXTENSION_ASKED && (step->days < 1 || step->days > MOST_EXTENSION_DAYS))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "An extension is 1 to 30 days (article 34); give another number");
  if (step->days > MOST_EXTENSION_DAYS)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "An extension is at most 30 days (article 34)");
  if (step->kind == SIYI_TASK_STEP_EVALUATED && siyi_code_from_word (SIYI_LIST_SATISFACTION, step->value) < 1)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "An evaluation is satisfied, fairly satisfied or dissatisfied");

  return TRUE;
}

/* History only grows: what was wrong stays, and a note below names the line it sets right. */
static gboolean
check_correction (SiyiDb             *db,
                  gint64              task,
                  const SiyiNewStep  *step,
                  GError            **error)
{
  if (step->corrects == 0)
    return TRUE;
  if (step->kind != SIYI_TASK_STEP_NOTE)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A line is set right by a note: write what is right");
  if (siyi_db_ask_int64 (db, 0, sql_corrected, "l", step->corrects) != task)
    return siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "The line to be set right is not in the history of this task");

  return TRUE;
}

/* What a step means for the cells of the ledger and the three separate facts of the case (domain,
 * section 4.3): none is derived from another. */
static gboolean
carry_out (SiyiDb             *db,
           gint64              task,
           const SiyiNewStep  *step,
           GError            **error)
{
  switch ((int) step->kind)
    {
    case SIYI_TASK_STEP_PROGRESS:
    case SIYI_TASK_STEP_ANSWERED:
      return step->body == NULL || siyi_db_run (db, error, sql_progress, "lT", task, step->body);
    case SIYI_TASK_STEP_CLOSED:
      return siyi_db_run (db, error, sql_close, "ld", task, step->day) &&
             siyi_db_run (db, error, sql_close_case, "ld", task, step->day);
    case SIYI_TASK_STEP_REOPENED:
      return siyi_db_run (db, error, sql_reopen, "l", task) &&
             siyi_db_run (db, error, sql_close_case, "ld", task, SIYI_DAY_NONE);
    case SIYI_TASK_STEP_VOIDED:
      return siyi_db_run (db, error, sql_void, "l", task);
    case SIYI_TASK_STEP_RESOLVED:
      return siyi_db_run (db, error, sql_resolve, "ldT", task, step->day, step->body);
    case SIYI_TASK_STEP_VISITED_BACK:
      return siyi_db_run (db, error, sql_visit_back, "lT", task, step->body != NULL ? step->body : step->way);
    case SIYI_TASK_STEP_EVALUATED:
      return siyi_db_run (db, error, sql_evaluate, "lidT", task,
                          siyi_code_from_word (SIYI_LIST_SATISFACTION, step->value), step->day, step->person);
    default:
      return TRUE;
    }
}

static gboolean
write_step (SiyiDb                *db,
            const SiyiTaskOffice  *office,
            gint64                 task,
            const SiyiNewStep     *step,
            gint64                *id,
            GError               **error)
{
  g_auto(SiyiTaskFacts) facts = { 0 };
  SiyiTaskReading now;

  if (!check_correction (db, task, step, error) || !siyi_task_facts_load (db, task, &facts, error))
    return FALSE;
  siyi_task_read (&office->rules, office->calendar, facts.limit, facts.assigned, facts.fixed_due,
                  (const SiyiTaskFact *) facts.facts->data, facts.facts->len, siyi_db_today (db), &now);
  if (!siyi_task_step_may_follow (&now, step->kind))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "The step \"%s\" can't be written now: look at what the task waits for",
                   siyi_task_step_word (step->kind));
      return FALSE;
    }

  if (!siyi_db_run (db, error, sql_insert, "ldltTTTTLdITTL", task, step->day, siyi_db_now (db),
                    siyi_task_step_word (step->kind), step->way, step->person, step->body, db->who,
                    step->unit, step->due, step->days > 0 ? step->days : -1, step->grounds, step->value,
                    step->corrects))
    return FALSE;
  if (id != NULL)
    *id = siyi_db_last_id (db);

  return carry_out (db, task, step, error) && siyi_task_settle (db, office, task, error);
}

/**
 * siyi_tasks_add_step:
 * @tasks: (array length=n_tasks): ids
 * @step: what happened to each
 *
 * One action for all of them: where one can't take the step, none does.
 *
 * Returns: (transfer full): UUID of the action; CONSTRAINT with a sentence where the step can't be
 */
char *
siyi_tasks_add_step (SiyiDb             *db,
                     const gint64       *tasks,
                     gsize               n_tasks,
                     const SiyiNewStep  *step,
                     GError            **error)
{
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);
  gboolean ok = TRUE;

  if (office == NULL || !check_step (db, step, error) || !siyi_db_begin (db, "task.step", FALSE, error))
    return NULL;

  for (gsize i = 0; ok && i < n_tasks; i++)
    ok = write_step (db, office, tasks[i], step, NULL, error);

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_task_add_step:
 * @id: (out) (optional): of the step
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_task_add_step (SiyiDb             *db,
                    gint64              task,
                    const SiyiNewStep  *step,
                    gint64             *id,
                    GError            **error)
{
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);

  if (office == NULL || !check_step (db, step, error) || !siyi_db_begin (db, "task.step", FALSE, error))
    return NULL;

  return siyi_db_end (db, write_step (db, office, task, step, id, error), error);
}

static gboolean
write_units (SiyiDb              *db,
             gint64               task,
             const char * const  *units,
             GError             **error)
{
  gboolean ok = siyi_db_run (db, error, sql_clear_units, "l", task);

  for (int i = 0; ok && units[i] != NULL; i++)
    ok = siyi_db_run (db, error, sql_insert_unit, "lit", task, i, units[i]);

  return ok;
}

static gboolean
write_task (SiyiDb                *db,
            const SiyiTaskOffice  *office,
            gint64                 visit,
            const char            *handler,
            SiyiDay                assigned,
            SiyiLimit              limit,
            SiyiDay                due,
            gint64                *task,
            GError               **error)
{
  const int days = limit.days > 0 ? limit.days : -1;
  const char *kind = limit.days > 0 ? siyi_days_kind_word (limit.kind) : NULL;

  *task = siyi_db_ask_int64 (db, 0, sql_task_of_visit, "l", visit);
  if (*task > 0)
    return siyi_db_run (db, error, sql_update_task, "lTddIT", *task, handler, assigned, due, days, kind);
  if (!siyi_db_run (db, error, sql_insert_task, "lTddIT", visit, handler, assigned, due, days, kind))
    return FALSE;
  *task = siyi_db_last_id (db);

  return TRUE;
}

/**
 * siyi_task_assign:
 * @visit: whose instruction is carried out
 * @units: full names or as typed, the lead unit first
 * @handler: (nullable): person responsible
 * @assigned: day of the assignment sheet
 * @limit: article 22 (3); no days: @fixed_due is the last day
 * @task: (out) (optional): its id
 *
 * A matter that was returned is assigned again by the same: its history goes on.
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_task_assign (SiyiDb              *db,
                  gint64               visit,
                  const char * const  *units,
                  const char          *handler,
                  SiyiDay              assigned,
                  SiyiLimit            limit,
                  SiyiDay              fixed_due,
                  gint64              *task,
                  GError             **error)
{
  g_autoptr(SiyiTaskOffice) office = NULL;
  SiyiNewStep step = { .kind = SIYI_TASK_STEP_ASSIGNED, .day = assigned };
  SiyiDay due = fixed_due;
  gint64 id = 0;
  gboolean ok;

  if (units == NULL || units[0] == NULL || (limit.days <= 0 && fixed_due == SIYI_DAY_NONE))
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "An assignment needs a lead unit and a limit");
      return NULL;
    }
  if (fixed_due != SIYI_DAY_NONE && fixed_due < assigned)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "The last day lies before the day of the assignment");
      return NULL;
    }
  office = siyi_task_office_load (db, error);
  if (office == NULL || !check_step (db, &step, error) || !siyi_db_begin (db, "task.assign", FALSE, error))
    return NULL;

  if (limit.days > 0)
    due = siyi_limit_due (limit, assigned, office->calendar, office->rules.clocks.rolling).last;
  step.body = units[0];
  ok = write_task (db, office, visit, handler, assigned, limit, due, &id, error) &&
       write_units (db, id, units, error);
  if (ok)
    ok = siyi_db_run (db, error, sql_insert, "ldltTTTTLdITTL", id, step.day, siyi_db_now (db),
                      siyi_task_step_word (step.kind), NULL, handler, step.body, db->who, (gint64) 0, due,
                      limit.days > 0 ? limit.days : -1, NULL, NULL, (gint64) 0) &&
         siyi_task_settle (db, office, id, error);
  if (task != NULL)
    *task = id;

  return siyi_db_end (db, ok, error);
}
