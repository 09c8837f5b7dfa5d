/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions of the plan written: a new one, a changed one (only as the person saw it), and the line
 * of each change; all of an action or nothing. On an archive's writing thread. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

/* A place that is the venue's own name is not kept a second time. */
#define PLACE "CASE WHEN ?6 IS NULL OR ?7 IS NOT (SELECT name FROM venue WHERE id = ?6) THEN ?7 END"

static const char sql_insert[] =
  "INSERT INTO session (uid, day, from_time, to_time, part, venue, place, method, topic, state, "
  "why_code, why_text, why, planned_day, pinned) "
  "VALUES (?1, ?2, ?3, ?4, ?5, ?6, " PLACE ", ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
static const char sql_update[] =
  "UPDATE session SET version = version + 1, day = ?2, from_time = ?3, to_time = ?4, part = ?5, "
  "venue = ?6, place = " PLACE ", method = ?8, topic = ?9, "
  "state = CASE ?10 WHEN 'held' THEN state ELSE ?10 END, "
  "why_code = ?11, why_text = ?12, why = ?13, planned_day = ?14, pinned = ?15 WHERE id = ?1";
static const char sql_move_booked[] =
  "UPDATE visit SET day = ?2, version = version + 1 WHERE session = ?1 AND queue = 'booked' "
  "AND day IS NOT ?2";
static const char sql_is_taken[] =
  "SELECT 1 FROM session WHERE day = ?1 AND part IS ?2 AND from_time IS ?3 AND venue IS ?4 "
  "AND planned_day IS NOT NULL AND state NOT IN ('cancelled', 'binned') LIMIT 1";
static const char sql_clear_seats[] =
  "DELETE FROM session_leader WHERE session = ? AND role = ?";
static const char sql_insert_seat[] =
  "INSERT INTO session_leader (session, role, ordinal, leader, name, post, reason) "
  "VALUES (?, ?, ?, ?, ?, ?, ?)";
static const char sql_leader[] =
  "SELECT name, post, portfolio FROM leader l LEFT JOIN leader_post p ON p.id = "
  "(SELECT id FROM leader_post WHERE leader = l.id AND (from_day IS NULL OR from_day <= ?2) "
  "AND (to_day IS NULL OR to_day >= ?2) ORDER BY from_day DESC LIMIT 1) WHERE l.id = ?1";
static const char sql_insert_change[] =
  "INSERT INTO session_change (session, other, at, day, who, kind, reason, before, after) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

/**
 * siyi_seat_new:
 * @day: the post is the one of this day
 * @reason: (nullable): why another than the planned one
 *
 * Returns: (transfer full): a seat for the leader; NOT_FOUND where there is none of that id
 */
SiyiSeat *
siyi_seat_new (SiyiDb      *db,
               gint64       leader,
               SiyiDay      day,
               const char  *reason,
               GError     **error)
{
  g_autoptr(SiyiSeat) seat = NULL;
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_leader, "ld", leader, day);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  if (siyi_db_row (db, row, &failed))
    {
      seat = g_new0 (SiyiSeat, 1);
      seat->leader = leader;
      seat->name = siyi_column_dup (row, 0);
      seat->post = siyi_column_dup (row, 1);
      seat->portfolio = siyi_column_dup (row, 2);
      seat->reason = g_strdup (reason);
    }
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  if (seat == NULL)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                 "There is no leader %" G_GINT64_FORMAT, leader);

  return g_steal_pointer (&seat);
}

static gpointer
seat_copy (gconstpointer source,
           gpointer      data)
{
  const SiyiSeat *seat = source;
  SiyiSeat *copy = g_new0 (SiyiSeat, 1);

  copy->leader = seat->leader;
  copy->name = g_strdup (seat->name);
  copy->post = g_strdup (seat->post);
  copy->portfolio = g_strdup (seat->portfolio);
  copy->reason = g_strdup (seat->reason);

  return copy;
}

static GPtrArray *
seats_copy (GPtrArray *seats)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);

  for (guint i = 0; i < seats->len; i++)
    g_ptr_array_add (copy, seat_copy (g_ptr_array_index (seats, i), NULL));

  return copy;
}

/**
 * siyi_planned_copy:
 *
 * Returns: (transfer full): the same session, to be changed
 */
SiyiPlanned *
siyi_planned_copy (const SiyiPlanned *self)
{
  SiyiPlanned *copy = g_memdup2 (self, sizeof *self);

  copy->uid = g_strdup (self->uid);
  copy->from = g_strdup (self->from);
  copy->to = g_strdup (self->to);
  copy->place = g_strdup (self->place);
  copy->method = g_strdup (self->method);
  copy->topic = g_strdup (self->topic);
  copy->why_code = g_strdup (self->why_code);
  copy->why_text = g_strdup (self->why_text);
  copy->why = g_strdup (self->why);
  copy->planned = seats_copy (self->planned);
  copy->sat = seats_copy (self->sat);

  return copy;
}

static gboolean
write_seats (SiyiDb      *db,
             gint64       session,
             const char  *role,
             GPtrArray   *seats,
             GError     **error)
{
  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      if (!siyi_db_run (db, error, sql_insert_seat, "ltiLtTT", session, role, (int) i,
                        seat->leader, seat->name, seat->post, seat->reason))
        return FALSE;
    }

  return TRUE;
}

static gboolean
same_seats (GPtrArray *a,
            GPtrArray *b)
{
  gboolean same = a->len == b->len;

  for (guint i = 0; same && i < a->len; i++)
    {
      const SiyiSeat *x = g_ptr_array_index (a, i);
      const SiyiSeat *y = g_ptr_array_index (b, i);

      same = x->leader == y->leader && g_strcmp0 (x->name, y->name) == 0 &&
             g_strcmp0 (x->post, y->post) == 0 && g_strcmp0 (x->reason, y->reason) == 0;
    }

  return same;
}

static gboolean
replace_seats (SiyiDb      *db,
               gint64       session,
               const char  *role,
               GPtrArray   *before,
               GPtrArray   *seats,
               GError     **error)
{
  if (same_seats (before, seats))
    return TRUE;

  return siyi_db_run (db, error, sql_clear_seats, "lt", session, role) &&
         write_seats (db, session, role, seats, error);
}

/* 0 on an error */
static gint64
insert_session (SiyiDb             *db,
                const SiyiPlanned  *self,
                GError            **error)
{
  g_autofree char *uid = siyi_uid_new (db);
  gint64 id;

  if (!siyi_db_run (db, error, sql_insert, "tdTTTLTTTtTTTdi", uid, self->day, self->from, self->to,
                    siyi_part_word (self->part), self->venue, self->place, self->method,
                    self->topic, siyi_session_state_word (self->state), self->why_code,
                    self->why_text, self->why, self->planned_day, self->pinned))
    return 0;

  id = siyi_db_last_id (db);
  if (!write_seats (db, id, "planned", self->planned, error) ||
      !write_seats (db, id, "sat", self->sat, error))
    return 0;

  return id;
}

static gboolean
update_session (SiyiDb             *db,
                const SiyiPlanned  *self,
                const SiyiPlanned  *stored,
                GError            **error)
{
  return siyi_db_run (db, error, sql_update, "ldTTTLTTTtTTTdi", self->id, self->day, self->from,
                      self->to, siyi_part_word (self->part), self->venue, self->place,
                      self->method, self->topic, siyi_session_state_word (self->state),
                      self->why_code, self->why_text, self->why, self->planned_day,
                      self->pinned) &&
         replace_seats (db, self->id, "planned", stored->planned, self->planned, error) &&
         replace_seats (db, self->id, "sat", stored->sat, self->sat, error) &&
         (stored->day == self->day ||
          siyi_db_run (db, error, sql_move_booked, "ld", self->id, self->day));
}

static gboolean
write_change (SiyiDb                 *db,
              const SiyiSessionEdit  *edit,
              gint64                  session,
              const SiyiPlanned      *stored,
              GError                **error)
{
  g_autofree char *before = stored != NULL ? siyi_planned_to_json (stored) : NULL;
  g_autofree char *after = siyi_planned_to_json (edit->session);

  if (edit->kind == SIYI_CHANGE_NONE)
    return TRUE;

  return siyi_db_run (db, error, sql_insert_change, "lLldttTTT", session, edit->other,
                      siyi_db_now (db), siyi_db_today (db), db->who,
                      siyi_change_kind_word (edit->kind), edit->reason, before, after);
}

static gint64
write_edit (SiyiDb                 *db,
            const SiyiSessionEdit  *edit,
            GError                **error)
{
  gint64 id = edit->session->id;
  g_autoptr(SiyiPlanned) stored = NULL;

  if (id == 0)
    {
      id = insert_session (db, edit->session, error);
      return id != 0 && write_change (db, edit, id, NULL, error) ? id : 0;
    }

  stored = siyi_planned_load_one (db, id, error);
  if (stored == NULL)
    return 0;
  if (stored->version != edit->session->version)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_STALE,
                   "Session %" G_GINT64_FORMAT " was changed meanwhile; look at it again", id);
      return 0;
    }

  return update_session (db, edit->session, stored, error) &&
         write_change (db, edit, id, stored, error) ? id : 0;
}

/* A new session of a plan whose place somebody else's plan has taken meanwhile. */
static gboolean
is_taken (SiyiDb             *db,
          const SiyiPlanned  *session,
          GError            **error)
{
  g_autofree char *day = NULL;

  if (siyi_db_ask_int64 (db, 0, sql_is_taken, "dTTL", session->day,
                         siyi_part_word (session->part), session->from, session->venue) == 0)
    return FALSE;

  day = siyi_day_to_text (session->day);
  g_set_error (error, SIYI_ERROR, SIYI_ERROR_STALE,
               "%s was planned by somebody else meanwhile; look at it again", day);

  return TRUE;
}

static gboolean
write_all (SiyiDb                 *db,
           const SiyiSessionEdit  *edits,
           guint                   n_edits,
           gint64                 *first_id,
           GError                **error)
{
  for (guint i = 0; i < n_edits; i++)
    if (edits[i].session->id == 0 && edits[i].kind == SIYI_CHANGE_NONE &&
        is_taken (db, edits[i].session, error))
      return FALSE;

  for (guint i = 0; i < n_edits; i++)
    {
      gint64 id = write_edit (db, &edits[i], error);

      if (id == 0)
        return FALSE;
      if (i == 0 && first_id != NULL)
        *first_id = id;
    }

  return TRUE;
}

/**
 * siyi_sessions_write:
 * @verb: what the audit trail calls it
 * @edits: (array length=n_edits): sessions as they shall be
 * @first_id: (out) (optional): id of the first one
 *
 * Writes them in one action; booked matters go to another day with their session.
 *
 * Returns: (transfer full): UUID of the action; %NULL with STALE where one of them went on since
 *   the person saw it
 */
char *
siyi_sessions_write (SiyiDb                 *db,
                     const char             *verb,
                     const SiyiSessionEdit  *edits,
                     guint                   n_edits,
                     gint64                 *first_id,
                     GError                **error)
{
  if (!siyi_db_begin (db, verb, FALSE, error))
    return NULL;

  if (write_all (db, edits, n_edits, first_id, error) && siyi_db_commit (db, error))
    return g_strdup (siyi_db_action (db));

  siyi_db_cancel (db);

  return NULL;
}
