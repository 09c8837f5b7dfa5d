/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Planned sessions with their seats, counts and newest change, a few questions for a whole period.
 * State "held" is computed: a planned session whose day has passed and to which somebody came. On
 * an archive's thread. */
#include "siyi-schedule-store.h"

#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

#define SESSION_COLUMNS \
  "SELECT s.id, s.uid, s.version, s.day, s.from_time, s.to_time, s.part, s.venue, " \
  "COALESCE (s.place, v.name), s.method, s.topic, s.state, s.why_code, s.why_text, s.why, " \
  "s.planned_day, s.pinned, " \
  "(SELECT kind FROM session_change WHERE session = s.id ORDER BY id DESC LIMIT 1) " \
  "FROM session s LEFT JOIN venue v ON v.id = s.venue "

static const char sql_load[] =
  SESSION_COLUMNS
  "WHERE s.day >= COALESCE (?1, '') AND s.day <= COALESCE (?2, '9999') AND s.state <> 'binned' "
  "AND (?3 OR s.state <> 'cancelled') "
  "ORDER BY s.day, s.part IS 'pm', length (s.from_time), s.from_time, s.id";
static const char sql_load_one[] =
  SESSION_COLUMNS
  "WHERE s.id = ?1 AND s.state <> 'binned'";
static const char sql_seats[] =
  "SELECT l.role, l.leader, l.name, l.post, l.reason, (SELECT portfolio FROM leader_post "
  "WHERE leader = l.leader AND (from_day IS NULL OR from_day <= ?2) "
  "AND (to_day IS NULL OR to_day >= ?2) ORDER BY from_day DESC LIMIT 1) "
  "FROM session_leader l WHERE l.session = ?1 ORDER BY l.role, l.ordinal";

void
siyi_seat_free (SiyiSeat *seat)
{
  g_free (seat->name);
  g_free (seat->post);
  g_free (seat->portfolio);
  g_free (seat->reason);
  g_free (seat);
}

void
siyi_planned_free (SiyiPlanned *self)
{
  g_free (self->uid);
  g_free (self->from);
  g_free (self->to);
  g_free (self->place);
  g_free (self->method);
  g_free (self->topic);
  g_free (self->why_code);
  g_free (self->why_text);
  g_free (self->why);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->sat, g_ptr_array_unref);
  g_free (self);
}

static SiyiPlanned *
read_session (sqlite3_stmt *row)
{
  SiyiPlanned *self = g_new0 (SiyiPlanned, 1);

  self->id = sqlite3_column_int64 (row, 0);
  self->uid = siyi_column_dup (row, 1);
  self->version = sqlite3_column_int (row, 2);
  self->day = siyi_column_day (row, 3);
  self->from = siyi_column_dup (row, 4);
  self->to = siyi_column_dup (row, 5);
  self->part = siyi_part_parse (siyi_column_text (row, 6));
  self->venue = sqlite3_column_int64 (row, 7);
  self->place = siyi_column_dup (row, 8);
  self->method = siyi_column_dup (row, 9);
  self->topic = siyi_column_dup (row, 10);
  self->state = siyi_session_state_parse (siyi_column_text (row, 11));
  self->why_code = siyi_column_dup (row, 12);
  self->why_text = siyi_column_dup (row, 13);
  self->why = siyi_column_dup (row, 14);
  self->planned_day = siyi_column_day (row, 15);
  self->pinned = sqlite3_column_int (row, 16);
  self->change = siyi_change_kind_parse (siyi_column_text (row, 17));
  self->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  self->sat = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);

  return self;
}

static gboolean
load_seats (SiyiDb       *db,
            SiyiPlanned  *self,
            GError      **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_seats, "ld", self->id, self->day);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiSeat *seat = g_new0 (SiyiSeat, 1);
      gboolean sat = g_strcmp0 (siyi_column_text (row, 0), "sat") == 0;

      seat->leader = sqlite3_column_int64 (row, 1);
      seat->name = siyi_column_dup (row, 2);
      seat->post = siyi_column_dup (row, 3);
      seat->reason = siyi_column_dup (row, 4);
      seat->portfolio = siyi_column_dup (row, 5);
      g_ptr_array_add (sat ? self->sat : self->planned, seat);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
complete (SiyiDb       *db,
          SiyiPlanned  *self,
          GHashTable   *announced,
          GError      **error)
{
  int n_came;

  if (!load_seats (db, self, error) || !siyi_planned_load_counts (db, self, error))
    return FALSE;

  n_came = self->n_visits - self->n_booked;
  if ((self->state == SIYI_SESSION_PLANNED || self->state == SIYI_SESSION_PUBLISHED) &&
      n_came > 0 && self->day != SIYI_DAY_NONE && self->day < siyi_db_today (db))
    self->state = SIYI_SESSION_HELD;

  return siyi_planned_load_announced (db, self, announced, error);
}

static GPtrArray *
read_all (SiyiDb        *db,
          sqlite3_stmt  *statement,
          GError       **error)
{
  g_autoptr(GPtrArray) sessions =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_planned_free);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    g_ptr_array_add (sessions, read_session (statement));

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&sessions) : NULL;
}

static GPtrArray *
load_complete (SiyiDb        *db,
               sqlite3_stmt  *statement,
               GError       **error)
{
  g_autoptr(GPtrArray) sessions = read_all (db, statement, error);
  g_autoptr(GHashTable) announced = siyi_announced_new ();

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    if (!complete (db, g_ptr_array_index (sessions, i), announced, error))
      return NULL;

  return g_steal_pointer (&sessions);
}

/**
 * siyi_planned_load:
 * @from: first day, %SIYI_DAY_NONE: from the beginning
 * @to: last day, %SIYI_DAY_NONE: without end
 *
 * Returns: (transfer full) (element-type SiyiPlanned): by day, time and id
 */
GPtrArray *
siyi_planned_load (SiyiDb    *db,
                   SiyiDay    from,
                   SiyiDay    to,
                   gboolean   with_cancelled,
                   GError   **error)
{
  gboolean held = siyi_db_hold (db);
  GPtrArray *sessions;

  sessions = load_complete (db, siyi_db_ask (db, error, sql_load, "ddi", from, to,
                                             with_cancelled), error);
  siyi_db_let_go (db, held);

  return sessions;
}

/**
 * siyi_planned_load_one:
 *
 * Returns: (transfer full): the session, also a cancelled one; NOT_FOUND where there is none
 */
SiyiPlanned *
siyi_planned_load_one (SiyiDb  *db,
                       gint64   id,
                       GError **error)
{
  g_autoptr(GPtrArray) sessions = load_complete (db, siyi_db_ask (db, error, sql_load_one, "l",
                                                                  id), error);

  if (sessions == NULL)
    return NULL;

  if (sessions->len == 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                   "There is no session %" G_GINT64_FORMAT, id);
      return NULL;
    }

  return g_ptr_array_steal_index (sessions, 0);
}
