/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of tasks with what they come to today, and one task with its history. On an archive's thread. */
#include "siyi-task-private.h"

#include "siyi-cover.h"

static const char sql_task[] =
  "SELECT t.id, v.id, v.case_id, coalesce (v.session, 0), t.number, c.number, c.title, v.masked, c.restricted, "
  "v.persons, (SELECT coalesce (n.short_name, u.name) FROM task_unit u LEFT JOIN unit n ON n.id = u.unit "
  "WHERE u.task = t.id AND u.ordinal = 0), t.handler, i.body, coalesce (i.day, v.day), "
  "coalesce ((SELECT name FROM leader WHERE id = i.leader), (SELECT name FROM session_leader l "
  "WHERE l.session = v.session ORDER BY role DESC, ordinal LIMIT 1)), t.assigned, t.closed "
  "FROM (SELECT coalesce ((SELECT visit FROM task WHERE id = ?1), ?2) AS visit) one CROSS JOIN visit v "
  "ON v.id = one.visit JOIN petition_case c ON c.id = v.case_id LEFT JOIN task t ON t.id = ?1 "
  "LEFT JOIN instruction i ON i.visit = v.id AND i.ordinal = coalesce (t.instruction, 0)";
static const char sql_units[] =
  "SELECT name FROM task_unit WHERE task = ? ORDER BY ordinal";
static const char sql_steps[] =
  "SELECT s.id, s.kind, s.day, s.at, s.who, s.person, s.way, s.body, s.grounds, s.value, u.name, s.due, "
  "s.days, coalesce (s.corrects, 0) FROM task_step s LEFT JOIN unit u ON u.id = s.unit "
  "WHERE s.task = ? ORDER BY s.id DESC";

static void
step_row_free (gpointer data)
{
  SiyiTaskStepRow *step = data;

  g_free (step->who);
  g_free (step->person);
  g_free (step->way);
  g_free (step->body);
  g_free (step->grounds);
  g_free (step->value);
  g_free (step->unit);
  g_free (step);
}

void
siyi_task_row_free (SiyiTaskRow *row)
{
  if (row == NULL)
    return;

  g_free (row->number);
  g_free (row->case_number);
  g_free (row->title);
  g_free (row->visitors_masked);
  g_free (row->lead);
  g_strfreev (row->units);
  g_free (row->handler);
  g_free (row->leader);
  g_free (row->instruction);
  g_clear_pointer (&row->steps, g_ptr_array_unref);
  g_clear_pointer (&row->papers, g_ptr_array_unref);
  g_free (row);
}

static SiyiTaskRow *
read_row (sqlite3_stmt *row)
{
  SiyiTaskRow *self = g_new0 (SiyiTaskRow, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->visit = sqlite3_column_int64 (row, 1);
  self->case_id = sqlite3_column_int64 (row, 2);
  self->session = sqlite3_column_int64 (row, 3);
  self->number = siyi_column_dup (row, 4);
  self->case_number = siyi_column_dup (row, 5);
  self->title = siyi_column_dup (row, 6);
  self->visitors_masked = siyi_column_dup (row, 7);
  self->restricted = sqlite3_column_int (row, 8) != 0;
  self->group = sqlite3_column_int (row, 9) >= 5;
  self->lead = siyi_column_dup (row, 10);
  self->handler = siyi_column_dup (row, 11);
  self->instruction = siyi_column_dup (row, 12);
  self->instruction_day = siyi_column_day (row, 13);
  self->leader = siyi_column_dup (row, 14);
  self->assigned = siyi_column_day (row, 15);
  self->closed = siyi_column_day (row, 16);

  return self;
}

static gboolean
load_units (SiyiDb       *db,
            SiyiTaskRow  *self,
            GError      **error)
{
  self->units = siyi_db_texts (db, siyi_db_ask (db, error, sql_units, "l", self->id), error);

  return self->units != NULL;
}

static gboolean
read_task (SiyiDb                *db,
           const SiyiTaskOffice  *office,
           SiyiTaskRow           *self,
           SiyiDay                today,
           GError               **error)
{
  g_auto(SiyiTaskFacts) facts = { 0 };

  if (self->id == 0)
    {
      siyi_task_read (&office->rules, office->calendar, (SiyiLimit) { 0 }, SIYI_DAY_NONE, SIYI_DAY_NONE,
                      NULL, 0, today, &self->reading);
      self->units = g_new0 (char *, 1);
      return TRUE;
    }

  if (!load_units (db, self, error) || !siyi_task_facts_load (db, self->id, &facts, error))
    return FALSE;
  siyi_task_read (&office->rules, office->calendar, facts.limit, facts.assigned, facts.fixed_due,
                  (const SiyiTaskFact *) facts.facts->data, facts.facts->len, today, &self->reading);

  return TRUE;
}

static SiyiTaskRow *
load_row (SiyiDb                *db,
          const SiyiTaskOffice  *office,
          gint64                 task,
          gint64                 visit,
          SiyiDay                today,
          GError               **error)
{
  g_autoptr(SiyiTaskRow) self = NULL;
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_task, "ll", task, visit);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  if (siyi_db_row (db, row, &failed))
    self = read_row (row);
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  if (self == NULL || !read_task (db, office, self, today, error))
    return NULL;

  siyi_cover_task (db, self);

  return g_steal_pointer (&self);
}

/**
 * siyi_tasks_load:
 * @hits: (array length=n_hits): from siyi_tasks_find()
 *
 * Returns: (transfer full) (element-type SiyiTaskRow): in the same order, without their steps; %NULL
 *   for one that has vanished
 */
GPtrArray *
siyi_tasks_load (SiyiDb             *db,
                 const SiyiTaskHit  *hits,
                 gsize               n_hits,
                 SiyiDay             today,
                 GError            **error)
{
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_task_row_free);

  if (office == NULL)
    return NULL;

  for (gsize i = 0; i < n_hits; i++)
    {
      GError *failed = NULL;
      SiyiTaskRow *row = load_row (db, office, hits[i].task, hits[i].visit, today, &failed);

      if (failed != NULL)
        {
          g_propagate_error (error, failed);
          return NULL;
        }
      g_ptr_array_add (rows, row);
    }

  return g_steal_pointer (&rows);
}

static SiyiTaskStepRow *
read_step (sqlite3_stmt *row)
{
  SiyiTaskStepRow *step = g_new0 (SiyiTaskStepRow, 1);

  step->id = sqlite3_column_int64 (row, 0);
  step->kind = siyi_task_step_from_word (siyi_column_text (row, 1));
  step->day = siyi_column_day (row, 2);
  step->at = sqlite3_column_int64 (row, 3);
  step->who = siyi_column_dup (row, 4);
  step->person = siyi_column_dup (row, 5);
  step->way = siyi_column_dup (row, 6);
  step->body = siyi_column_dup (row, 7);
  step->grounds = siyi_column_dup (row, 8);
  step->value = siyi_column_dup (row, 9);
  step->unit = siyi_column_dup (row, 10);
  step->due = siyi_column_day (row, 11);
  step->days = sqlite3_column_int (row, 12);
  step->corrects = sqlite3_column_int64 (row, 13);

  return step;
}

/**
 * siyi_task_load:
 * @id: of a task
 *
 * Returns: (transfer full): the task with its steps and papers, the newest first; NOT_FOUND where there is none
 */
SiyiTaskRow *
siyi_task_load (SiyiDb   *db,
                gint64    id,
                SiyiDay   today,
                GError  **error)
{
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, error);
  g_autoptr(SiyiTaskRow) self = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  self = office != NULL ? load_row (db, office, id, 0, today, &failed) : NULL;
  if (self == NULL)
    {
      if (failed != NULL)
        g_propagate_error (error, failed);
      else if (office != NULL)
        g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no task %" G_GINT64_FORMAT, id);
      return NULL;
    }

  self->steps = g_ptr_array_new_with_free_func (step_row_free);
  row = siyi_db_ask (db, error, sql_steps, "l", id);
  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    {
      SiyiTaskStepRow *step = read_step (row);

      siyi_cover_step (db, self->restricted, step);
      g_ptr_array_add (self->steps, step);
    }

  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  self->papers = siyi_papers_of_task (db, id, error);

  return self->papers != NULL ? g_steal_pointer (&self) : NULL;
}
