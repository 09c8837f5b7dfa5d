/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed calendar or limit moves: each open task and each running clock is read by the old and
 * by the new settings; what differs is written in the same action, with the day there was. What has ended
 * is never judged again (domain, section 3.2, rule 8). On an archive's threads. */
#include "siyi-moves.h"

#include <string.h>

#include "siyi-clock-store.h"
#include "siyi-task-private.h"

static const char sql_open[] =
  "SELECT t.id, c.number FROM task t JOIN visit v ON v.id = t.visit JOIN petition_case c ON c.id = v.case_id "
  "WHERE t.id IN (SELECT id FROM task WHERE state = 'open' UNION ALL SELECT id FROM task WHERE waits = 'office') "
  "AND v.row_state = 0 ORDER BY t.id";
static const char sql_due[] =
  "UPDATE task SET due = ?3 WHERE id = ?1 AND due IS ?2 AND limit_days > 0";
static const char sql_moved[] =
  "INSERT INTO moved_day (subject, at, who, why, before, after) VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_newest[] =
  "SELECT coalesce (max (id), 0) FROM moved_day";
static const char sql_since[] =
  "SELECT m.subject, m.before, m.after, c.number FROM (SELECT id, subject, before, after, "
  "CAST (substr (subject, 6) AS INTEGER) AS record FROM moved_day WHERE id > ?) m LEFT JOIN task t "
  "ON t.id = m.record AND substr (m.subject, 1, 5) = 'task:' LEFT JOIN visit v ON v.id = t.visit "
  "LEFT JOIN petition_case c ON c.id = coalesce (v.case_id, m.record) ORDER BY m.id";

static const char sql_count_cases[] =
  "SELECT count(*) FROM petition_case WHERE closed_day IS NULL AND row_state = 0";
static const char sql_of_subject[] =
  "SELECT before, after, at, who, why FROM moved_day WHERE subject = ? ORDER BY id DESC";

typedef struct
{
  SiyiDb               *db;
  const SiyiTaskOffice *before, *after;
  SiyiDay               today;
  gboolean              writes;
  GPtrArray            *moves;      /* SiyiMove */
  SiyiMovesProgress     progress;   /* (nullable) */
  gpointer              progress_data;
  guint64               done, total;
} Mover;

#define TELL_EVERY 64

typedef struct { gint64 id; char *number; } OpenTask;

static void
tell (Mover *self)
{
  if (self->progress != NULL && self->done++ % TELL_EVERY == 0)
    self->progress (self->progress_data, self->done, MAX (self->total, self->done));
}

/* The first day of yellow depends on them. */
static gboolean
steps_differ (const Mover *self)
{
  const SiyiClockRules *before = &self->before->rules.clocks;
  const SiyiClockRules *after = &self->after->rules.clocks;

  return before->notice != after->notice || before->warning != after->warning || before->severe != after->severe;
}

void
siyi_move_free (SiyiMove *move)
{
  g_free (move->subject);
  g_free (move->number);
  g_free (move);
}

static void
add_move (Mover      *self,
          char       *subject,
          gint64      id,
          const char *number,
          SiyiDay     before,
          SiyiDay     after)
{
  SiyiMove *move = g_new0 (SiyiMove, 1);

  *move = (SiyiMove) { subject, id, g_strdup (number), before, after };
  g_ptr_array_add (self->moves, move);
}

static void
open_task_clear (gpointer data)
{
  g_free (((OpenTask *) data)->number);
}

static GArray *
open_tasks (SiyiDb  *db,
            GError **error)
{
  g_autoptr(GArray) tasks = g_array_new (FALSE, FALSE, sizeof (OpenTask));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_open, "");
  GError *failed = NULL;

  g_array_set_clear_func (tasks, open_task_clear);
  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      OpenTask task = { sqlite3_column_int64 (row, 0), siyi_column_dup (row, 1) };

      g_array_append_val (tasks, task);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&tasks) : NULL;
}

static SiyiDay
base_day (const SiyiTaskReading *reading)
{
  return reading->clock.added > 0 ? reading->clock.base_due : reading->clock.due;
}

/* The last day first; where that stands or has been met, the day of the office's own turn. */
static gboolean
task_moved (Mover                 *self,
            const OpenTask        *task,
            const SiyiTaskReading *before,
            const SiyiTaskReading *after)
{
  const gboolean last_day = siyi_clock_has_moved (&before->clock, &after->clock);

  if (!last_day && (before->next_day == after->next_day || before->next_day == SIYI_DAY_NONE))
    return FALSE;

  add_move (self, g_strdup_printf ("task:%" G_GINT64_FORMAT, task->id), task->id, task->number,
            last_day ? before->due : before->next_day, last_day ? after->due : after->next_day);

  return TRUE;
}

static gboolean
move_task (Mover          *self,
           const OpenTask *task,
           GError        **error)
{
  g_auto(SiyiTaskFacts) facts = { 0 };
  const SiyiTaskOffice *offices[] = { self->before, self->after };
  SiyiTaskReading readings[2];

  if (!siyi_task_facts_load (self->db, task->id, &facts, error))
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (offices); i++)
    siyi_task_read (&offices[i]->rules, offices[i]->calendar, facts.limit, facts.assigned, facts.fixed_due,
                    (const SiyiTaskFact *) facts.facts->data, facts.facts->len, self->today, &readings[i]);
  /* The day of the first warning may move alone where working days are counted. */
  if (!task_moved (self, task, &readings[0], &readings[1]) && facts.limit.kind != SIYI_DAYS_WORKING &&
      !steps_differ (self))
    return TRUE;
  if (!self->writes)
    return TRUE;

  return (readings[0].clock.end != SIYI_DAY_NONE ||
          siyi_db_run (self->db, error, sql_due, "ldd", task->id, base_day (&readings[0]), base_day (&readings[1]))) &&
         siyi_task_settle (self->db, self->after, task->id, error);
}

static gboolean
move_case (const SiyiOpenCase *one,
           gpointer            data)
{
  Mover *self = data;
  SiyiClockReading before[SIYI_N_CLOCKS], after[SIYI_N_CLOCKS];

  tell (self);
  siyi_clocks_read (&self->before->rules.clocks, self->before->calendar, (const SiyiEvent *) one->events->data,
                    one->events->len, self->today, before);
  siyi_clocks_read (&self->after->rules.clocks, self->after->calendar, (const SiyiEvent *) one->events->data,
                    one->events->len, self->today, after);
  for (int i = 0; i < SIYI_N_CLOCKS; i++)
    if (siyi_clock_has_moved (&before[i], &after[i]))
      add_move (self, g_strdup_printf ("case:%" G_GINT64_FORMAT ":%s", one->id, siyi_clock_key ((SiyiClockId) i)),
                one->id, NULL, before[i].due, after[i].due);

  return TRUE;
}

/* A case is named by those few clocks that moved. */
static gboolean
name_cases (Mover   *self,
            GError **error)
{
  for (guint i = 0; i < self->moves->len; i++)
    {
      SiyiMove *move = g_ptr_array_index (self->moves, i);
      g_auto(SiyiOpenCaseName) name = { NULL };

      if (move->number != NULL)
        continue;
      if (!siyi_open_case_name (self->db, move->id, &name, error))
        return FALSE;
      move->number = g_steal_pointer (&name.number);
    }

  return TRUE;
}

static gboolean
walk (Mover   *self,
      GError **error)
{
  g_autoptr(GArray) tasks = open_tasks (self->db, error);

  if (tasks == NULL)
    return FALSE;
  if (self->progress != NULL)
    self->total = tasks->len + siyi_db_ask_int64 (self->db, 0, sql_count_cases, "");
  for (guint i = 0; i < tasks->len; i++)
    {
      tell (self);
      if (!move_task (self, &g_array_index (tasks, OpenTask, i), error))
        return FALSE;
    }

  return siyi_open_cases_walk (self->db, 0, move_case, self, error) && name_cases (self, error);
}

static GPtrArray *
new_moves (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_move_free);
}

/**
 * siyi_moves_preview:
 * @change: what would be changed
 * @progress: (nullable): told how far it is, on this thread
 *
 * Returns: (transfer full) (element-type SiyiMove): the last days of open tasks and running clocks that
 *   would move; nothing is written
 */
GPtrArray *
siyi_moves_preview (SiyiDb                 *db,
                    const SiyiMovesChange  *change,
                    SiyiMovesProgress       progress,
                    gpointer                progress_data,
                    GError                **error)
{
  g_autoptr(SiyiTaskOffice) before = siyi_task_office_load (db, error);
  g_autoptr(SiyiTaskOffice) after = before != NULL ? siyi_task_office_load (db, error) : NULL;
  g_autoptr(GPtrArray) moves = new_moves ();
  Mover self = { .db = db, .before = before, .after = after, .today = siyi_db_today (db), .moves = moves,
                 .progress = progress, .progress_data = progress_data };

  if (after == NULL)
    return NULL;
  if (change->calendar != NULL)
    {
      siyi_calendar_unref (after->calendar);
      after->calendar = siyi_calendar_ref (change->calendar);
    }
  if (change->key != NULL)
    siyi_task_office_set (after, change->key, change->value);

  return walk (&self, error) ? g_steal_pointer (&moves) : NULL;
}

/**
 * siyi_moves_concern:
 * @setting: a key
 *
 * Returns: whether days of what runs already depend on it
 */
gboolean
siyi_moves_concern (const char *setting)
{
  return g_str_has_prefix (setting, "limit.D") || g_str_has_prefix (setting, "clock.") ||
         g_str_equal (setting, "limit.visit-back");
}

/**
 * siyi_moves_settle:
 * @before: the settings as they were
 * @why: the setting, or the calendar's year
 *
 * Within the action that changed the settings: writes the new days and keeps the old ones.
 */
gboolean
siyi_moves_settle (SiyiDb                *db,
                   const SiyiTaskOffice  *before,
                   const char            *why,
                   GError               **error)
{
  g_autoptr(SiyiTaskOffice) after = siyi_task_office_load (db, error);
  g_autoptr(GPtrArray) moves = new_moves ();
  Mover self = { .db = db, .before = before, .after = after, .today = siyi_db_today (db), .writes = TRUE,
                 .moves = moves };

  if (after == NULL || !walk (&self, error))
    return FALSE;
  for (guint i = 0; i < moves->len; i++)
    {
      const SiyiMove *move = g_ptr_array_index (moves, i);

      if (!siyi_db_run (db, error, sql_moved, "tlttdd", move->subject, siyi_db_now (db), db->who, why, move->before,
                        move->after))
        return FALSE;
    }

  return TRUE;
}

/**
 * siyi_moves_newest:
 *
 * Returns: what siyi_moves_since() takes as the present
 */
gint64
siyi_moves_newest (SiyiDb *db)
{
  return siyi_db_ask_int64 (db, 0, sql_newest, "");
}

/**
 * siyi_moves_since:
 * @newest: from siyi_moves_newest()
 *
 * Returns: (transfer full) (element-type SiyiMove): what was moved after that, in order
 */
GPtrArray *
siyi_moves_since (SiyiDb  *db,
                  gint64   newest,
                  GError **error)
{
  g_autoptr(GPtrArray) moves = new_moves ();
  Mover self = { .moves = moves };
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_since, "l", newest);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      char *subject = siyi_column_dup (row, 0);

      add_move (&self, subject, g_ascii_strtoll (strchr (subject, ':') + 1, NULL, 10), siyi_column_text (row, 3),
                siyi_column_day (row, 1), siyi_column_day (row, 2));
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&moves) : NULL;
}

void
siyi_moved_day_free (SiyiMovedDay *moved)
{
  g_free (moved->who);
  g_free (moved->why);
  g_free (moved);
}

/**
 * siyi_moved_days:
 * @subject: task:ID, case:ID:D4
 *
 * Returns: (transfer full) (element-type SiyiMovedDay): how its last day was moved, the newest first
 */
GPtrArray *
siyi_moved_days (SiyiDb      *db,
                 const char  *subject,
                 GError     **error)
{
  g_autoptr(GPtrArray) days = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_moved_day_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_of_subject, "t", subject);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiMovedDay *moved = g_new0 (SiyiMovedDay, 1);

      *moved = (SiyiMovedDay) { siyi_column_day (row, 0), siyi_column_day (row, 1),
                                sqlite3_column_int64 (row, 2), siyi_column_dup (row, 3),
                                siyi_column_dup (row, 4) };
      g_ptr_array_add (days, moved);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&days) : NULL;
}
