/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reception sessions as lists show them. On an archive's thread. A "one" of the four is there when
 * something of it is; which pieces are missing inside is the completeness light's own question. */
#include "siyi-session-store.h"

#include "siyi-db-private.h"
#include "siyi-words.h"

/* max (role) is 'sat' where somebody sat, else 'planned'. */
#define SESSION_COLUMNS \
  "SELECT s.id, s.day, s.from_time, s.to_time, s.part, s.method, COALESCE (s.place, v.name), " \
  "s.state, " \
  "(SELECT group_concat (name, ?1) FROM (SELECT name FROM session_leader WHERE session = s.id " \
  " AND role = (SELECT max (role) FROM session_leader WHERE session = s.id) ORDER BY ordinal)), " \
  "(SELECT CASE count (*) WHEN 1 THEN max (post) END FROM session_leader WHERE session = s.id " \
  " AND role = (SELECT max (role) FROM session_leader WHERE session = s.id)), " \
  "(SELECT count (*) FROM visit WHERE session = s.id AND row_state = 0), " \
  "(SELECT COALESCE (sum (persons), 0) FROM visit WHERE session = s.id AND row_state = 0), " \
  "NOT EXISTS (SELECT 1 FROM visit i WHERE i.session = s.id AND i.row_state = 0 " \
  " AND i.talk IS NULL AND NOT EXISTS (SELECT 1 FROM instruction WHERE visit = i.id)), " \
  "EXISTS (SELECT 1 FROM photo WHERE session = s.id AND row_state = 0), " \
  "EXISTS (SELECT 1 FROM signature WHERE session = s.id) " \
  "FROM session s LEFT JOIN venue v ON v.id = s.venue "

static const char sql_load_sessions[] =
  SESSION_COLUMNS
  "WHERE s.state <> 'binned' AND s.day >= COALESCE (?2, '') AND s.day <= COALESCE (?3, '9999') "
  "ORDER BY s.day, s.id";
static const char sql_load_session[] =
  SESSION_COLUMNS
  "WHERE s.id = ?2 AND s.state <> 'binned'";
static const char sql_visits_of_session[] =
  "SELECT id FROM visit WHERE session = ? AND row_state < 2 ORDER BY serial, id";

void
siyi_session_free (SiyiSession *self)
{
  g_free (self->from);
  g_free (self->to);
  g_free (self->part);
  g_free (self->leaders);
  g_free (self->post);
  g_free (self->method);
  g_free (self->place);
  g_free (self->state);
  g_free (self);
}

static SiyiSession *
read_session (sqlite3_stmt *statement)
{
  SiyiSession *self = g_new0 (SiyiSession, 1);

  self->id = sqlite3_column_int64 (statement, 0);
  self->day = siyi_column_day (statement, 1);
  self->from = siyi_column_dup (statement, 2);
  self->to = siyi_column_dup (statement, 3);
  self->part = siyi_column_dup (statement, 4);
  self->method = siyi_column_dup (statement, 5);
  self->place = siyi_column_dup (statement, 6);
  self->state = siyi_column_dup (statement, 7);
  self->leaders = siyi_column_dup (statement, 8);
  self->post = siyi_column_dup (statement, 9);
  self->n_visits = sqlite3_column_int (statement, 10);
  self->n_persons = sqlite3_column_int64 (statement, 11);
  self->has_record = self->n_visits > 0 && sqlite3_column_int (statement, 12) != 0;
  self->has_ledger = self->n_visits > 0;
  self->has_photos = sqlite3_column_int (statement, 13) != 0;
  self->has_signin = sqlite3_column_int (statement, 14) != 0;

  return self;
}

/**
 * siyi_sessions_load:
 * @from: first day, %SIYI_DAY_NONE: from the beginning
 * @to: last day, %SIYI_DAY_NONE: without end
 *
 * Returns: (transfer full) (element-type SiyiSession): by day
 */
GPtrArray *
siyi_sessions_load (SiyiDb   *db,
                    SiyiDay   from,
                    SiyiDay   to,
                    GError  **error)
{
  g_autoptr(GPtrArray) sessions = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_sessions, "tdd",
                                         siyi_word ("masks", "separators"), from, to);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  sessions = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_session_free);
  while (siyi_db_row (db, statement, &failed))
    g_ptr_array_add (sessions, read_session (statement));

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&sessions) : NULL;
}

/**
 * siyi_session_load:
 *
 * Returns: (transfer full): the session; %SIYI_ERROR_NOT_FOUND where there is none
 */
SiyiSession *
siyi_session_load (SiyiDb  *db,
                   gint64   id,
                   GError **error)
{
  g_autoptr(SiyiSession) session = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_session, "tl",
                                         siyi_word ("masks", "separators"), id);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  if (siyi_db_row (db, statement, &failed))
    session = read_session (statement);
  if (!siyi_db_done (db, statement, failed, error))
    return NULL;

  if (session == NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                 "There is no session %" G_GINT64_FORMAT, id);

  return g_steal_pointer (&session);
}

/**
 * siyi_session_visits:
 *
 * Returns: (transfer full) (element-type gint64): its visits, void ones included
 */
GArray *
siyi_session_visits (SiyiDb  *db,
                     gint64   id,
                     GError **error)
{
  g_autoptr(GArray) visits = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_visits_of_session, "l", id);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (siyi_db_row (db, statement, &failed))
    {
      const gint64 visit = sqlite3_column_int64 (statement, 0);

      g_array_append_val (visits, visit);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&visits) : NULL;
}
