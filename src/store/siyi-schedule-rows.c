/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a plan rests on beside the sessions: turns sat, days vacated, and the trail of changes. On
 * an archive's thread. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

static const char sql_load_changes[] =
  "SELECT id, session, other, at, day, who, kind, reason, before, after FROM session_change "
  "WHERE session = ?1 OR other = ?1 ORDER BY id";
static const char sql_load_turns[] =
  "SELECT l.leader, s.id, s.day FROM session s JOIN session_leader l ON l.session = s.id "
  "AND l.role = (SELECT max (role) FROM session_leader WHERE session = s.id) "
  "WHERE s.day >= ? AND s.day <= ? AND s.state NOT IN ('cancelled', 'binned') "
  "AND l.leader IS NOT NULL ORDER BY s.day, s.id, l.ordinal";
static const char sql_last_turn[] =
  "SELECT max (s.day) FROM session_leader l JOIN session s ON s.id = l.session "
  "WHERE l.leader = ?1 AND s.day < ?2 AND s.state NOT IN ('cancelled', 'binned') "
  "AND l.role = (SELECT max (role) FROM session_leader WHERE session = s.id)";
static const char sql_vacated[] =
  "SELECT DISTINCT m.left_day FROM (SELECT session, json_extract (before, '$.day') AS left_day "
  "FROM session_change WHERE kind = 'moved') m JOIN session s ON s.id = m.session "
  "WHERE m.left_day >= ?1 AND m.left_day <= ?2 AND s.day <> m.left_day AND s.state <> 'binned' "
  "ORDER BY 1";
static const char sql_units[] =
  "SELECT DISTINCT u.name FROM visit b JOIN visit v ON v.case_id = b.case_id "
  "JOIN task t ON t.visit = v.id JOIN task_unit u ON u.task = t.id "
  "WHERE b.session = ? AND b.row_state = 0 ORDER BY u.name";

void
siyi_session_change_free (SiyiSessionChange *change)
{
  g_free (change->who);
  g_free (change->reason);
  g_free (change->before);
  g_free (change->after);
  g_free (change);
}

/**
 * siyi_session_changes_load:
 *
 * Returns: (transfer full) (element-type SiyiSessionChange): of the session, oldest first; swaps
 *   stand there whichever half it was
 */
GPtrArray *
siyi_session_changes_load (SiyiDb  *db,
                           gint64   session,
                           GError **error)
{
  g_autoptr(GPtrArray) changes =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_session_change_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_changes, "l", session);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiSessionChange *change = g_new0 (SiyiSessionChange, 1);

      change->id = sqlite3_column_int64 (row, 0);
      change->session = sqlite3_column_int64 (row, 1);
      change->other = sqlite3_column_int64 (row, 2);
      change->at = sqlite3_column_int64 (row, 3);
      change->day = siyi_column_day (row, 4);
      change->who = siyi_column_dup (row, 5);
      change->kind = siyi_change_kind_parse (siyi_column_text (row, 6));
      change->reason = siyi_column_dup (row, 7);
      change->before = siyi_column_dup (row, 8);
      change->after = siyi_column_dup (row, 9);
      g_ptr_array_add (changes, change);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&changes) : NULL;
}

/**
 * siyi_turns_load:
 *
 * Returns: (transfer full) (element-type SiyiCreditedTurn): turns of leaders of the list, by day
 */
GArray *
siyi_turns_load (SiyiDb   *db,
                 SiyiDay   from,
                 SiyiDay   to,
                 GError  **error)
{
  g_autoptr(GArray) turns = g_array_new (FALSE, FALSE, sizeof (SiyiCreditedTurn));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_turns, "dd", from, to);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiCreditedTurn turn = { sqlite3_column_int64 (row, 0), sqlite3_column_int64 (row, 1),
                                siyi_column_day (row, 2) };

      g_array_append_val (turns, turn);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&turns) : NULL;
}

/**
 * siyi_turn_last:
 *
 * Returns: the last day before @before on which the leader sat or is to sit
 */
SiyiDay
siyi_turn_last (SiyiDb  *db,
                gint64   leader,
                SiyiDay  before)
{
  g_autofree char *day = siyi_db_ask_text (db, sql_last_turn, "ld", leader, before);

  return siyi_day_parse (day);
}

/**
 * siyi_schedule_today:
 *
 * Returns: today by the clock of the archive
 */
SiyiDay
siyi_schedule_today (SiyiDb *db)
{
  return siyi_db_today (db);
}

/**
 * siyi_days_vacated:
 *
 * Returns: (transfer full) (element-type SiyiDay): days from which a person moved the session away
 */
GArray *
siyi_days_vacated (SiyiDb   *db,
                   SiyiDay   from,
                   SiyiDay   to,
                   GError  **error)
{
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (SiyiDay));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_vacated, "dd", from, to);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiDay day = siyi_column_day (row, 0);

      g_array_append_val (days, day);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&days) : NULL;
}

/**
 * siyi_session_units:
 *
 * Returns: (transfer full): names of the units that deal with the matters of the session
 */
char **
siyi_session_units (SiyiDb  *db,
                    gint64   session,
                    GError **error)
{
  return siyi_db_texts (db, siyi_db_ask (db, error, sql_units, "l", session), error);
}
