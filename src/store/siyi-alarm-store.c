/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored alarms. Triggers of the schema note which cases an action touched, or that a setting or the calendar
 * changed; before the action ends their alarms are read anew. Invariants:
 *  1. after every action the table holds what siyi_alarm_reader_walk() tells, and no case is stale;
 *  2. alarm_count holds how many rows of the table have the same kind and days.
 * On the archive's writing thread. */
#include "siyi-alarm-store.h"

#include <string.h>

/* From this many cases on reading all is quicker than case by case. */
enum { MOST_CASES = 4000 };

static const char never[] = "9999-12-31";

static const char sql_stale[] =
  "SELECT case_id FROM alarm_stale ORDER BY case_id LIMIT ?";
static const char sql_fresh[] =
  "DELETE FROM alarm_stale";
static const char sql_of_case[] =
  "SELECT kind, subject, yellow, red FROM alarm WHERE case_id = ?";
static const char sql_delete[] =
  "DELETE FROM alarm WHERE kind = ? AND subject = ?";
static const char sql_less[] =
  "UPDATE alarm_count SET n = n - 1 WHERE kind = ? AND yellow = ? AND red = ?";
static const char sql_none[] =
  "DELETE FROM alarm_count WHERE kind = ? AND yellow = ? AND red = ? AND n = 0";
static const char sql_insert[] =
  "INSERT INTO alarm (kind, subject, case_id, yellow, red) VALUES (?, ?, ?, ?, ?)";
static const char sql_more[] =
  "INSERT INTO alarm_count (kind, yellow, red, n) VALUES (?, ?, ?, 1) ON CONFLICT DO UPDATE SET n = n + 1";
static const char sql_clear[] =
  "DELETE FROM alarm";
static const char sql_clear_counts[] =
  "DELETE FROM alarm_count";
static const char sql_count[] =
  "INSERT INTO alarm_count (kind, red, yellow, n) SELECT kind, red, yellow, count(*) FROM alarm GROUP BY 1, 2, 3";
static const char sql_is_stored[] =
  "SELECT count(*) FROM alarm WHERE kind = ? AND subject = ? AND case_id = ? AND yellow = ? AND red = ?";
static const char sql_n_stored[] =
  "SELECT count(*) FROM alarm";
static const char sql_wrong_counts[] =
  "SELECT (SELECT count(*) FROM (SELECT kind, red, yellow, count(*) FROM alarm GROUP BY 1, 2, 3 "
  "EXCEPT SELECT kind, red, yellow, n FROM alarm_count)) + (SELECT count(*) FROM (SELECT kind, red, yellow, n "
  "FROM alarm_count EXCEPT SELECT kind, red, yellow, count(*) FROM alarm GROUP BY 1, 2, 3))";

typedef struct
{
  SiyiDb *db;
  GArray *wanted;      /* SiyiStoredAlarm, not stored yet */
  guint   first;       /* of the case that is looked at, in wanted */
} Settler;

typedef struct { gint64 n, n_same; SiyiDb *db; } Checker;

static char *
text_of (SiyiDay day)
{
  return day < SIYI_ALARM_NEVER ? siyi_day_to_text (day) : g_strdup (never);
}

static SiyiDay
day_of (sqlite3_stmt *row,
        int           column)
{
  const char *text = siyi_column_text (row, column);

  return strcmp (text, never) != 0 ? siyi_day_parse (text) : SIYI_ALARM_NEVER;
}

static gboolean
insert (SiyiDb                 *db,
        const SiyiStoredAlarm  *one,
        GError                **error)
{
  g_autofree char *yellow = text_of (one->alarm.yellow);
  g_autofree char *red = text_of (one->alarm.red);

  return siyi_db_run (db, error, sql_insert, "illtt", one->alarm.kind, one->subject, one->case_id, yellow, red);
}

static gboolean
count_in (SiyiDb           *db,
          const SiyiAlarm  *alarm,
          GError          **error)
{
  g_autofree char *yellow = text_of (alarm->yellow);
  g_autofree char *red = text_of (alarm->red);

  return siyi_db_run (db, error, sql_more, "itt", alarm->kind, yellow, red);
}

static gboolean
take_out (SiyiDb                 *db,
          const SiyiStoredAlarm  *one,
          GError                **error)
{
  g_autofree char *yellow = text_of (one->alarm.yellow);
  g_autofree char *red = text_of (one->alarm.red);

  return siyi_db_run (db, error, sql_delete, "il", one->alarm.kind, one->subject) &&
         siyi_db_run (db, error, sql_less, "itt", one->alarm.kind, yellow, red) &&
         siyi_db_run (db, error, sql_none, "itt", one->alarm.kind, yellow, red);
}

static gboolean
on_alarm (const SiyiStoredAlarm *one,
          gpointer               data,
          GError               **error)
{
  Settler *self = data;

  g_array_append_vals (self->wanted, one, 1);

  return TRUE;
}

static gboolean
is_same (const SiyiStoredAlarm *a,
         const SiyiStoredAlarm *b)
{
  return a->subject == b->subject && a->case_id == b->case_id && a->alarm.kind == b->alarm.kind &&
         a->alarm.yellow == b->alarm.yellow && a->alarm.red == b->alarm.red;
}

/* What stands as it should is no longer wanted. */
static gboolean
drop_wanted (Settler               *self,
             const SiyiStoredAlarm *stored)
{
  for (guint i = self->first; i < self->wanted->len; i++)
    if (is_same (&g_array_index (self->wanted, SiyiStoredAlarm, i), stored))
      {
        g_array_remove_index_fast (self->wanted, i);
        return TRUE;
      }

  return FALSE;
}

static gboolean
take_out_old (Settler  *self,
              gint64    case_id,
              GError  **error)
{
  g_autoptr(GArray) old = g_array_new (FALSE, FALSE, sizeof (SiyiStoredAlarm));
  sqlite3_stmt *row = siyi_db_ask (self->db, error, sql_of_case, "l", case_id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  while (siyi_db_row (self->db, row, &failed))
    {
      SiyiStoredAlarm one = { .subject = sqlite3_column_int64 (row, 1), .case_id = case_id };

      one.alarm = (SiyiAlarm) { (SiyiAlarmKind) sqlite3_column_int (row, 0), day_of (row, 2), day_of (row, 3) };
      if (!drop_wanted (self, &one))
        g_array_append_val (old, one);
    }
  if (!siyi_db_done (self->db, row, failed, error))
    return FALSE;

  for (guint i = 0; i < old->len; i++)
    if (!take_out (self->db, &g_array_index (old, SiyiStoredAlarm, i), error))
      return FALSE;

  return TRUE;
}

/* What goes first of all cases, then what comes: a visit may have moved from one case to another. */
static gboolean
settle_cases (SiyiDb        *db,
              const GArray  *cases,
              GError       **error)
{
  g_autoptr(SiyiAlarmReader) reader = siyi_alarm_reader_new (db, error);
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (SiyiStoredAlarm));
  Settler self = { db, wanted, 0 };

  if (reader == NULL)
    return FALSE;
  for (guint i = 0; i < cases->len; i++)
    {
      const gint64 id = g_array_index (cases, gint64, i);

      self.first = wanted->len;
      if (!siyi_alarm_reader_walk (reader, id, on_alarm, &self, error) || !take_out_old (&self, id, error))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      const SiyiStoredAlarm *one = &g_array_index (wanted, SiyiStoredAlarm, i);

      if (!insert (db, one, error) || !count_in (db, &one->alarm, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
insert_one (const SiyiStoredAlarm *one,
            gpointer               data,
            GError               **error)
{
  return insert (data, one, error);
}

static gboolean
settle_all (SiyiDb  *db,
            GError **error)
{
  g_autoptr(SiyiAlarmReader) reader = siyi_alarm_reader_new (db, error);

  return reader != NULL && siyi_db_run (db, error, sql_clear, "") && siyi_db_run (db, error, sql_clear_counts, "") &&
         siyi_alarm_reader_walk (reader, 0, insert_one, db, error) && siyi_db_run (db, error, sql_count, "");
}

static GArray *
stale_cases (SiyiDb  *db,
             GError **error)
{
  g_autoptr(GArray) cases = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_stale, "i", MOST_CASES + 1);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (cases, id);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&cases) : NULL;
}

/**
 * siyi_alarm_settle:
 *
 * Within a transaction: reads the alarms of all touched cases anew.
 *
 * Returns: whether the tables stand as the rules say
 */
gboolean
siyi_alarm_settle (SiyiDb  *db,
                   GError **error)
{
  g_autoptr(GArray) cases = stale_cases (db, error);
  gboolean all;

  if (cases == NULL || cases->len == 0)
    return cases != NULL;

  all = cases->len > MOST_CASES || g_array_index (cases, gint64, 0) == 0;

  return (all ? settle_all (db, error) : settle_cases (db, cases, error)) && siyi_db_run (db, error, sql_fresh, "");
}

/**
 * siyi_alarm_catch_up:
 *
 * The same in a transaction of its own, where something was written without an action: by the step to this
 * format, by the filling of a new archive, by another tool.
 */
gboolean
siyi_alarm_catch_up (SiyiDb  *db,
                     GError **error)
{
  if (siyi_db_ask_int64 (db, -1, sql_stale, "i", 1) < 0)
    return TRUE;

  if (!siyi_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (siyi_alarm_settle (db, error) && siyi_db_exec (db, "COMMIT", error))
    return TRUE;

  siyi_db_exec (db, "ROLLBACK", NULL);

  return FALSE;
}

static gboolean
check_one (const SiyiStoredAlarm *one,
           gpointer               data,
           GError               **error)
{
  Checker *self = data;
  g_autofree char *yellow = text_of (one->alarm.yellow);
  g_autofree char *red = text_of (one->alarm.red);

  self->n++;
  self->n_same += siyi_db_ask_int64 (self->db, 0, sql_is_stored, "illtt", one->alarm.kind, one->subject, one->case_id,
                                     yellow, red);

  return TRUE;
}

/**
 * siyi_alarm_count_wrong:
 *
 * Returns: how many alarms are missing, stand wrongly or are counted wrongly; -1 on error
 */
gint64
siyi_alarm_count_wrong (SiyiDb  *db,
                        GError **error)
{
  g_autoptr(SiyiAlarmReader) reader = siyi_alarm_reader_new (db, error);
  Checker self = { 0, 0, db };

  if (reader == NULL || !siyi_alarm_reader_walk (reader, 0, check_one, &self, error))
    return -1;

  return MAX (self.n, siyi_db_ask_int64 (db, -1, sql_n_stored, "")) - self.n_same +
         siyi_db_ask_int64 (db, 1, sql_wrong_counts, "");
}
