/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person says about a session: a step of its preparation done, who writes and sits beside,
 * that it is over. One action each; on an archive's writing thread. */
#include "siyi-reception-private.h"

#include "siyi-edit-private.h"

static const char sql_tick[] =
  "INSERT INTO session_step (session, step, day, at, who, note) VALUES (?, ?, ?, ?, ?, ?) "
  "ON CONFLICT (session, step) DO UPDATE SET note = excluded.note";
/* What a leader was told before his session was moved or given to another, he was not told. */
#define IS_STALE "step = 'leader-told' AND at < (SELECT max (c.at) FROM session_change c WHERE c.session = " \
  "session_step.session AND c.kind IN ('swapped', 'stand-in', 'moved', 'restored', 'replanned'))"
static const char sql_drop_stale[] =
  "DELETE FROM session_step WHERE session = ? AND " IS_STALE;
static const char sql_ticked[] =
  "SELECT step FROM session_step WHERE session = ? AND NOT coalesce (" IS_STALE ", 0)";
static const char sql_untick[] =
  "DELETE FROM session_step WHERE session = ? AND step = ?";
static const char sql_set_staff[] =
  "UPDATE session SET recorder = ?2, accompany = ?3 WHERE id = ?1";
static const char sql_close[] =
  "UPDATE session SET state = 'held', ended = ?2, version = version + 1 WHERE id = ?1";
static const char sql_state[] =
  "SELECT state FROM session WHERE id = ?";
static const char sql_ended[] =
  "SELECT ended FROM session WHERE id = ?";
static const char sql_last_time[] =
  "SELECT max (max (coalesce (called, ''), coalesce (gone, ''))) FROM visit "
  "WHERE session = ? AND row_state = 0";
static const char sql_is_to_come[] =
  "SELECT 1 FROM session WHERE id = ? AND day > ?";
static const char sql_any_in[] =
  "SELECT count (*) FROM visit WHERE session = ? AND row_state = 0 AND queue = 'in'";

static gboolean
is_there (SiyiDb   *db,
          gint64    session,
          GError  **error)
{
  g_autofree char *state = siyi_db_ask_text (db, sql_state, "l", session);

  if (state == NULL || g_str_equal (state, "binned"))
    return siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such session");
  if (g_str_equal (state, "cancelled"))
    return siyi_edit_refuse (error, "The session was cancelled");

  return TRUE;
}

/**
 * siyi_session_ticked:
 * @ticked: (out): bits 1 << #SiyiStep
 *
 * What persons ticked of a session's preparation, and what still holds of it.
 */
gboolean
siyi_session_ticked (SiyiDb   *db,
                     gint64    session,
                     guint    *ticked,
                     GError  **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_ticked, "l", session);
  GError *failed = NULL;

  *ticked = 0;
  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      const SiyiStep step = siyi_step_from_word (siyi_column_text (row, 0));

      if (step < SIYI_N_STEPS)
        *ticked |= 1u << step;
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_session_set_step:
 * @step: one that siyi_step_by_person() allows
 * @note: (nullable): to whom, how
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT where the records tell the
 *   step by themselves, NOT_FOUND
 */
char *
siyi_session_set_step (SiyiDb      *db,
                       gint64       session,
                       SiyiStep     step,
                       gboolean     done,
                       const char  *note,
                       GError     **error)
{
  const char *word = siyi_step_word (step);
  gboolean ok;

  if (!siyi_step_by_person (step))
    {
      siyi_edit_refuse (error, "The step %s follows from the records; it can't be ticked", word);
      return NULL;
    }
  if (!siyi_db_begin (db, "session.step", FALSE, error))
    return NULL;

  ok = is_there (db, session, error) && siyi_db_run (db, error, sql_drop_stale, "l", session) &&
       (done ? siyi_db_run (db, error, sql_tick, "ltdltT", session, word, siyi_db_today (db),
                            siyi_db_now (db), db->who, note)
             : siyi_db_run (db, error, sql_untick, "lt", session, word));

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_session_set_staff:
 * @recorder: (nullable): who writes the records
 * @accompany: (nullable): who sits beside, names and units, one a line
 *
 * Returns: (transfer full): UUID of the action; %NULL with NOT_FOUND or CONSTRAINT
 */
char *
siyi_session_set_staff (SiyiDb      *db,
                        gint64       session,
                        const char  *recorder,
                        const char  *accompany,
                        GError     **error)
{
  if (!siyi_db_begin (db, "session.staff", FALSE, error))
    return NULL;

  return siyi_db_end (db, is_there (db, session, error) &&
                                 siyi_db_run (db, error, sql_set_staff, "lTT", session, recorder,
                                              accompany), error);
}

static gboolean
may_close (SiyiDb      *db,
           gint64       session,
           const char  *at,
           GError     **error)
{
  g_autofree char *ended = siyi_db_ask_text (db, sql_ended, "l", session);
  g_autofree char *last = siyi_db_ask_text (db, sql_last_time, "l", session);

  if (ended != NULL)
    return siyi_edit_refuse (error, "The reception was closed at %s already", ended);
  if (siyi_db_ask_int64 (db, 0, sql_is_to_come, "ld", session, siyi_db_today (db)) != 0)
    return siyi_edit_refuse (error, "The day of this reception is still to come");
  if (siyi_db_ask_int64 (db, 0, sql_any_in, "l", session) > 0)
    return siyi_edit_refuse (error, "A group is still being received; let it leave first");
  if (g_strcmp0 (last, at) > 0)
    return siyi_edit_refuse (error, "The last group was there until %s; the reception can't have "
                                    "ended at %s", last, at);

  return TRUE;
}

/**
 * siyi_session_close:
 * @time: hh:mm at which it ended
 *
 * The session is held and over. Booked groups that never came stay booked: they are no batch.
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT while a group is in, where
 *   it is closed already or its day is to come; NOT_FOUND
 */
char *
siyi_session_close (SiyiDb      *db,
                    gint64       session,
                    const char  *time,
                    GError     **error)
{
  g_autofree char *at = siyi_time_read (time, error);

  if (at == NULL || !siyi_db_begin (db, "session.close", FALSE, error))
    return NULL;

  return siyi_db_end (db, is_there (db, session, error) &&
                                 may_close (db, session, at, error) &&
                                 siyi_db_run (db, error, sql_close, "lt", session, at), error);
}
