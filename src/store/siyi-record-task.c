/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What followed a visit: the leader's instruction, the task with its units and days, the events the
 * clocks are computed from. For one action, on an archive's writing thread. */
#include "siyi-import-private.h"

#include <string.h>

#include "siyi-code.h"
#include "siyi-limits.h"
#include "siyi-numbers.h"
#include "siyi-office-store.h"

struct _SiyiTaskWriter
{
  SiyiDb       *db;
  SiyiNames    *names;       /* borrowed */
  SiyiCalendar *calendar;    /* (nullable) loaded with the first limit in days */
  sqlite3_stmt *insert_instruction;
  sqlite3_stmt *insert_task;
  sqlite3_stmt *insert_unit;
  sqlite3_stmt *insert_event;
};

static const char sql_insert_instruction[] =
  "INSERT INTO instruction (ordinal, visit, leader, body, given, day) VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_insert_task[] =
  "INSERT INTO task (visit, instruction, handler, assigned, due, limit_days, limit_kind, "
  "progress, state, closed, visit_back) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_insert_unit[] =
  "INSERT INTO task_unit (task, ordinal, unit, name) VALUES (?, ?, ?, ?)";
static const char sql_insert_event[] =
  "INSERT INTO event (case_id, kind, day) VALUES (?, ?, ?)";

SiyiTaskWriter *
siyi_task_writer_new (SiyiDb     *db,
                      SiyiNames  *names,
                      GError    **error)
{
  SiyiTaskWriter *self = g_new0 (SiyiTaskWriter, 1);

  self->db = db;
  self->names = names;
  self->insert_instruction = siyi_db_prepare (db, sql_insert_instruction, error);
  if (self->insert_instruction != NULL)
    self->insert_task = siyi_db_prepare (db, sql_insert_task, error);
  if (self->insert_task != NULL)
    self->insert_unit = siyi_db_prepare (db, sql_insert_unit, error);
  if (self->insert_unit != NULL)
    self->insert_event = siyi_db_prepare (db, sql_insert_event, error);
  if (self->insert_event != NULL)
    return self;

  siyi_task_writer_free (self);

  return NULL;
}

void
siyi_task_writer_free (SiyiTaskWriter *self)
{
  siyi_db_release (self->db, self->insert_instruction);
  siyi_db_release (self->db, self->insert_task);
  siyi_db_release (self->db, self->insert_unit);
  siyi_db_release (self->db, self->insert_event);
  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  g_free (self);
}

static gboolean
write_instruction (SiyiTaskWriter    *self,
                   gint64             visit,
                   const SiyiRecord  *record,
                   GError           **error)
{
  sqlite3_stmt *st = self->insert_instruction;
  const SiyiKnownName *leader = NULL;

  if (record->opinion == NULL)
    return TRUE;

  if (record->leaders != NULL && record->leaders[0] != NULL && record->leaders[1] == NULL)
    leader = siyi_names_leader (self->names, record->leaders[0]);
  sqlite3_bind_int (st, 1, 0);
  sqlite3_bind_int64 (st, 2, visit);
  siyi_bind_count (st, 3, leader != NULL ? leader->id : 0, 0);
  siyi_bind_static (st, 4, record->opinion);
  sqlite3_bind_text (st, 5, record->row > 0 ? "imported" : "typed", -1, SQLITE_STATIC);
  siyi_bind_static (st, 6, record->date);

  return siyi_step_held (self->db, st, error);
}

/* A limit in days runs from the assignment, else from the reception; its last day is the one the
 * clocks would give. */
static gboolean
due_day (SiyiTaskWriter    *self,
         const SiyiRecord  *record,
         char               due[11],
         GError           **error)
{
  SiyiDay from = siyi_day_parse (record->assigned != NULL ? record->assigned : record->date);
  SiyiLimit limit = { record->due_days, g_strcmp0 (record->due_kind, "working") == 0
                                          ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR };

  due[0] = '\0';
  if (record->due != NULL)
    g_strlcpy (due, record->due, 11);
  if (record->due != NULL || record->due_days <= 0 || from == SIYI_DAY_NONE)
    return TRUE;

  if (self->calendar == NULL)
    self->calendar = siyi_calendar_load (self->db, error);
  if (self->calendar == NULL)
    return FALSE;
  siyi_numbers_day (siyi_limit_due (limit, from, self->calendar, siyi_calendar_get_rolling (self->calendar)).last,
                    due);

  return TRUE;
}

static gboolean
has_task (const SiyiRecord *record)
{
  return (record->units != NULL && record->units[0] != NULL) || record->handler != NULL ||
         record->assigned != NULL || record->due != NULL || record->due_days > 0 ||
         record->progress != NULL || record->closed != NULL || record->visit_back != NULL;
}

static gboolean
write_units (SiyiTaskWriter    *self,
             gint64             task,
             const SiyiRecord  *record,
             GError           **error)
{
  for (int i = 0; record->units != NULL && record->units[i] != NULL; i++)
    {
      const SiyiKnownName *unit = siyi_names_unit (self->names, record->units[i]);
      sqlite3_stmt *st = self->insert_unit;

      if (unit == NULL)
        continue;

      sqlite3_bind_int64 (st, 1, task);
      sqlite3_bind_int (st, 2, i);
      siyi_bind_count (st, 3, unit->id, 0);
      siyi_bind_static (st, 4, unit->name);
      if (!siyi_step_held (self->db, st, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_task (SiyiTaskWriter    *self,
            gint64             visit,
            const SiyiRecord  *record,
            GError           **error)
{
  sqlite3_stmt *st = self->insert_task;
  gboolean closed = record->closed != NULL ||
                    (record->state != NULL &&
                     siyi_code_from_word (SIYI_LIST_PROGRESS, record->state) == 1);
  char due[11];

  if (!due_day (self, record, due, error))
    return FALSE;
  sqlite3_bind_int64 (st, 1, visit);
  siyi_bind_count (st, 2, record->opinion != NULL ? 0 : -1, -1);
  siyi_bind_static (st, 3, record->handler);
  siyi_bind_static (st, 4, record->assigned);
  siyi_bind_static (st, 5, due);
  siyi_bind_count (st, 6, record->due_days, 0);
  siyi_bind_static (st, 7, record->due_days > 0 && record->due_kind != NULL ? record->due_kind
                                                                           : NULL);
  siyi_bind_static (st, 8, record->progress);
  sqlite3_bind_text (st, 9, closed ? "closed" : "open", -1, SQLITE_STATIC);
  siyi_bind_static (st, 10, record->closed);
  siyi_bind_static (st, 11, record->visit_back);
  if (!siyi_step_held (self->db, st, error))
    return FALSE;

  return write_units (self, siyi_db_last_id (self->db), record, error);
}

static gboolean
write_event (SiyiTaskWriter  *self,
             gint64           case_id,
             const char      *kind,
             const char      *day,
             GError         **error)
{
  sqlite3_stmt *st = self->insert_event;

  if (day == NULL || *day == '\0')
    return TRUE;

  sqlite3_bind_int64 (st, 1, case_id);
  siyi_bind_static (st, 2, kind);
  siyi_bind_static (st, 3, day);

  return siyi_step_held (self->db, st, error);
}

/* The day of the acceptance notice is the day of acceptance, from which the 60 days run; the day of
 * the reply is the day of the opinion. */
static gboolean
write_events (SiyiTaskWriter    *self,
              gint64             case_id,
              const SiyiRecord  *record,
              GError           **error)
{
  if (record->routed == NULL && record->accepted == NULL && record->replied == NULL)
    return TRUE;

  return write_event (self, case_id, "received", record->date, error) &&
         write_event (self, case_id, "routed", record->routed, error) &&
         write_event (self, case_id, "accepted", record->accepted, error) &&
         write_event (self, case_id, "notified", record->accepted, error) &&
         write_event (self, case_id, "opinion", record->replied, error);
}

gboolean
siyi_task_writer_write (SiyiTaskWriter    *self,
                        gint64             visit,
                        gint64             case_id,
                        const SiyiRecord  *record,
                        GError           **error)
{
  if (!write_instruction (self, visit, record, error))
    return FALSE;
  if (has_task (record) && !write_task (self, visit, record, error))
    return FALSE;

  return write_events (self, case_id, record, error);
}
