/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions that are over and which of them have all four ones, kept from the last time it was asked: a year of
 * sessions is then one question. Read as the session's page reads it; the schema's triggers take out what is
 * kept of a session when anything it is read from is written. Of one that is over it depends on no day. On an
 * archive's thread. */
#include "siyi-kept-private.h"

#include "siyi-schedule-private.h"

static const char sql_over[] =
  "SELECT s.id, k.complete FROM session s LEFT JOIN figure_session k ON k.session = s.id AND k.rules = ?4 "
  "WHERE s.day >= ?1 AND s.day <= ?2 AND s.state NOT IN ('cancelled', 'binned') AND (s.state = 'held' OR s.day < ?3) "
  "ORDER BY s.day, s.part IS 'pm', length (s.from_time), s.from_time, s.id";
static const char sql_missing[] =
  "SELECT s.id FROM session s WHERE s.state NOT IN ('cancelled', 'binned') AND (s.state = 'held' OR s.day < ?1) "
  "AND NOT EXISTS (SELECT 1 FROM figure_session k WHERE k.session = s.id AND k.rules = ?2) ORDER BY s.day DESC LIMIT ?3";
static const char sql_keep[] =
  "INSERT OR REPLACE INTO figure_session (session, rules, complete) VALUES (?, ?, ?)";
static const char sql_kept[] =
  "SELECT session, complete FROM figure_session WHERE rules = ?";

/**
 * siyi_sessions_over_read:
 *
 * Returns: whether a session that is over has all four ones, 0 or 1; -1 on error
 */
int
siyi_sessions_over_read (SiyiDb  *db,
                         gint64   session,
                         GError **error)
{
  SiyiPlanned planned = { .id = session };

  return siyi_planned_load_counts (db, &planned, error) ? siyi_pieces_complete (planned.pieces, TRUE) : -1;
}

static GArray *
load_over (SiyiDb   *db,
           SiyiDay   from,
           SiyiDay   to,
           GError  **error)
{
  g_autoptr(GArray) sessions = g_array_new (FALSE, FALSE, sizeof (SiyiSessionOver));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_over, "dddt", from, to, siyi_db_today (db), SIYI_VERSION);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;
  while (siyi_db_row (db, row, &failed))
    {
      const SiyiSessionOver session = { sqlite3_column_int64 (row, 0), siyi_column_int (row, 1, -1) };

      g_array_append_val (sessions, session);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&sessions) : NULL;
}

/**
 * siyi_sessions_over_load:
 *
 * Returns: (transfer full) (element-type SiyiSessionOver): sessions that were held or whose day has passed, by
 *   day, time and id; cancelled ones are not in it
 */
GArray *
siyi_sessions_over_load (SiyiDb   *db,
                         SiyiDay   from,
                         SiyiDay   to,
                         GError  **error)
{
  const gboolean held = siyi_db_hold (db);
  g_autoptr(GArray) sessions = load_over (db, from, to, error);
  gboolean ok = sessions != NULL;

  for (guint i = 0; ok && i < sessions->len; i++)
    {
      SiyiSessionOver *session = &g_array_index (sessions, SiyiSessionOver, i);

      if (session->complete < 0)
        ok = (session->complete = siyi_sessions_over_read (db, session->id, error)) >= 0;
    }
  siyi_db_let_go (db, held);

  return ok ? g_steal_pointer (&sessions) : NULL;
}

/**
 * siyi_sessions_over_missing:
 * @n: at most so many
 *
 * Returns: (transfer full) (nullable): sessions that are over and of which nothing is kept, the newest first
 */
GArray *
siyi_sessions_over_missing (SiyiDb  *db,
                            int      n,
                            GError **error)
{
  return siyi_db_ids (db, siyi_db_ask (db, error, sql_missing, "dti", siyi_db_today (db), SIYI_VERSION, n), error);
}

/**
 * siyi_sessions_over_put:
 *
 * Within a transaction.
 *
 * Returns: whether it is kept
 */
gboolean
siyi_sessions_over_put (SiyiDb                 *db,
                        const SiyiSessionOver  *session,
                        GError                **error)
{
  return siyi_db_run (db, error, sql_keep, "lti", session->id, SIYI_VERSION, session->complete);
}

/**
 * siyi_sessions_over_count_wrong:
 *
 * Returns: how many kept sessions are not what is there of them; -1 on error
 */
gint64
siyi_sessions_over_count_wrong (SiyiDb  *db,
                                GError **error)
{
  g_autoptr(GArray) sessions = g_array_new (FALSE, FALSE, sizeof (SiyiSessionOver));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_kept, "t", SIYI_VERSION);
  GError *failed = NULL;
  gint64 n_wrong = 0;

  if (row == NULL)
    return -1;
  while (siyi_db_row (db, row, &failed))
    {
      const SiyiSessionOver session = { sqlite3_column_int64 (row, 0), sqlite3_column_int (row, 1) };

      g_array_append_val (sessions, session);
    }
  if (!siyi_db_done (db, row, failed, error))
    return -1;

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiSessionOver *session = &g_array_index (sessions, SiyiSessionOver, i);
      const int complete = siyi_sessions_over_read (db, session->id, error);

      if (complete < 0)
        return -1;
      n_wrong += complete != session->complete;
    }

  return n_wrong;
}
