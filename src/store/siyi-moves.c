/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a changed calendar or limit moves: each open task and each running clock is read by the old and
 * by the new settings; what differs is written in the same action, with the day there was. What has ended
 * is never judged again (domain, section 3.2, rule 8). On an archive's threads. */
#include "siyi-moves.h"

#include <string.h>

#include "siyi-moves-private.h"

static const char sql_number[] =
  "SELECT number FROM petition_case WHERE id = ?";
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

static const char sql_count_tasks[] =
  "SELECT CASE WHEN ?1 THEN (SELECT count(*) FROM task WHERE state = 'open') ELSE 0 END + "
  "(SELECT count(*) FROM task WHERE waits = 'office' AND (state <> 'open' OR NOT ?1))";
static const char sql_count_cases[] =
  "SELECT count(*) FROM petition_case WHERE closed_day IS NULL AND row_state = 0";
static const char sql_of_subject[] =
  "SELECT before, after, at, who, why FROM moved_day WHERE subject = ? ORDER BY id DESC";

typedef struct
{
  SiyiDb            *db;
  SiyiMovesReader   *reader;
  GPtrArray         *moves;      /* SiyiMove */
  GArray            *settles;    /* (nullable) TaskToSettle: they are written after the walk */
  SiyiMovesProgress  progress;   /* (nullable) */
  gpointer           progress_data;
  guint64            done, total;
  GError            *error;
} Mover;

typedef struct { gint64 id; SiyiTaskMove move; } TaskToSettle;

#define TELL_EVERY 64

static void
tell (Mover *self)
{
  if (self->progress != NULL && self->done++ % TELL_EVERY == 0)
    self->progress (self->progress_data, self->done, MAX (self->total, self->done));
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

static gboolean
add_move_of (Mover    *self,
             char     *subject,
             gint64    id,
             gint64    case_id,
             SiyiDay   before,
             SiyiDay   after,
             GError  **error)
{
  sqlite3_stmt *row = siyi_db_ask (self->db, error, sql_number, "l", case_id);
  GError *failed = NULL;

  if (row == NULL)
    {
      g_free (subject);
      return FALSE;
    }
  add_move (self, subject, id, siyi_db_row (self->db, row, &failed) ? siyi_column_text (row, 0) : NULL, before, after);

  return siyi_db_done (self->db, row, failed, error);
}

static gboolean
move_task (gint64                task,
           gint64                case_id,
           const SiyiTaskFacts  *facts,
           gpointer              data,
           GError              **error)
{
  Mover *self = data;
  const SiyiTaskMove *move = siyi_moves_read_task (self->reader, facts);

  tell (self);
  if (self->settles != NULL && move->settles)
    {
      const TaskToSettle one = { task, *move };

      g_array_append_val (self->settles, one);
    }

  return !move->moved || add_move_of (self, g_strdup_printf ("task:%" G_GINT64_FORMAT, task), task, case_id, move->before,
                                      move->after, error);
}

static gboolean
move_case (const SiyiOpenCase *one,
           gpointer            data)
{
  Mover *self = data;
  const GArray *moves = siyi_moves_read_case (self->reader, one);

  tell (self);
  for (guint i = 0; i < moves->len; i++)
    {
      const SiyiClockMove *move = &g_array_index (moves, SiyiClockMove, i);

      if (!add_move_of (self, g_strdup_printf ("case:%" G_GINT64_FORMAT ":%s", one->id, siyi_clock_key (move->clock)),
                        one->id, one->id, move->before, move->after, &self->error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
walk (Mover   *self,
      GError **error)
{
  gint64 which;
  const gboolean tasks = siyi_moves_reader_tasks (self->reader, &which);
  const gboolean cases = siyi_moves_reader_cases (self->reader);

  if (self->progress != NULL && tasks)
    self->total += siyi_db_ask_int64 (self->db, 0, sql_count_tasks, "i", which == SIYI_ALL_TASKS);
  if (self->progress != NULL && cases)
    self->total += siyi_db_ask_int64 (self->db, 0, sql_count_cases, "");
  if (tasks && !siyi_open_tasks_walk (self->db, which, move_task, self, error))
    return FALSE;
  if (cases && !siyi_open_cases_walk (self->db, 0, move_case, self, error))
    return FALSE;
  if (self->error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->error));

  return FALSE;
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
  g_autoptr(SiyiMovesReader) reader = NULL;
  Mover self = { .db = db, .moves = moves, .progress = progress, .progress_data = progress_data };

  if (after == NULL)
    return NULL;
  siyi_calendar_unref (after->calendar);
  after->calendar = siyi_calendar_ref (change->calendar != NULL ? change->calendar : before->calendar);
  if (change->key != NULL)
    siyi_task_office_set (after, change->key, change->value);
  self.reader = reader = siyi_moves_reader_new (before, after, siyi_db_today (db));

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

static gboolean
settle_tasks (SiyiDb                *db,
              const SiyiTaskOffice  *after,
              const GArray          *tasks,
              GError               **error)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const TaskToSettle *task = &g_array_index (tasks, TaskToSettle, i);

      if (!task->move.ended &&
          !siyi_db_run (db, error, sql_due, "ldd", task->id, task->move.base_before, task->move.base_after))
        return FALSE;
      if (!siyi_task_settle (db, after, task->id, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
keep_moves (SiyiDb           *db,
            const GPtrArray  *moves,
            const char       *why,
            GError          **error)
{
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
  g_autoptr(GArray) settles = g_array_new (FALSE, FALSE, sizeof (TaskToSettle));
  g_autoptr(SiyiMovesReader) reader = NULL;
  Mover self = { .db = db, .moves = moves, .settles = settles };

  if (after == NULL)
    return FALSE;
  if (siyi_moves_concern (why))
    {
      /* A setting leaves the working days as they are. */
      siyi_calendar_unref (after->calendar);
      after->calendar = siyi_calendar_ref (before->calendar);
    }
  self.reader = reader = siyi_moves_reader_new (before, after, siyi_db_today (db));

  return walk (&self, error) && settle_tasks (db, after, settles, error) && keep_moves (db, moves, why, error);
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
