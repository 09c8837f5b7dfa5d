/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue of a reception: booked, arrived, in, left, with the time of each. One action each. The
 * visit's version stays, so that the form of its record isn't disturbed by the door. On an archive's
 * writing thread. */
#include "siyi-reception-private.h"

#include <stdio.h>

#include "siyi-edit-private.h"

typedef struct
{
  gint64     visit, session;
  SiyiQueue  from;
  gboolean   is_booked;                          /* was registered before its day */
  char      *arrived, *called, *gone;            /* (nullable) */
} Place;

static const char * const queue_words[SIYI_N_QUEUES] = {
  [SIYI_QUEUE_BOOKED] = "booked",
  [SIYI_QUEUE_ARRIVED] = "arrived",
  [SIYI_QUEUE_IN] = "in",
  [SIYI_QUEUE_LEFT] = "left",
};

static const char sql_place[] =
  "SELECT session, coalesce (queue, 'arrived'), booked, arrived, called, gone FROM visit "
  "WHERE id = ? AND row_state = 0";
static const char sql_set_place[] =
  "UPDATE visit SET queue = ?2, arrived = ?3, called = ?4, gone = ?5 WHERE id = ?1";
static const char sql_set_appointed[] =
  "UPDATE visit SET appointed = ?2 WHERE id = ?1 AND row_state = 0";
static const char sql_is_open[] =
  "SELECT 1 FROM session WHERE id = ? AND state NOT IN ('cancelled', 'binned') AND ended IS NULL";
static const char sql_is_there[] =
  "SELECT 1 FROM session WHERE id = ? AND state NOT IN ('cancelled', 'binned')";
static const char sql_seats[] =
  "SELECT count (*) FROM session_leader WHERE session = ?1 AND role = "
  "(SELECT max (role) FROM session_leader WHERE session = ?1)";
static const char sql_n_in[] =
  "SELECT count (*) FROM visit WHERE session = ? AND queue = 'in' AND row_state = 0 AND id <> ?";
static const char sql_first_in[] =
  "SELECT id FROM visit WHERE session = ? AND queue = 'in' AND row_state = 0 AND id <> ? "
  "ORDER BY called, id LIMIT 1";
static const char sql_let_go[] =
  "UPDATE visit SET queue = 'left', gone = max (?2, coalesce (called, ?2)) WHERE id = ?1";
static const char sql_set_began[] =
  "UPDATE session SET began = (SELECT min (called) FROM visit WHERE session = ?1 AND row_state = 0) "
  "WHERE id = ?1";

/**
 * siyi_queue_word:
 *
 * Returns: (transfer none): the stable key of a place in the queue, as stored
 */
const char *
siyi_queue_word (SiyiQueue queue)
{
  g_return_val_if_fail (queue < SIYI_N_QUEUES, "");

  return queue_words[queue];
}

/**
 * siyi_time_read:
 * @text: (nullable): a time of day, 9:05 or 09:05
 *
 * Returns: (transfer full): hh:mm, so that times compare as text; %NULL with CONSTRAINT
 */
char *
siyi_time_read (const char  *text,
                GError     **error)
{
  int hour, minute, end = 0;

  if (text != NULL && sscanf (text, "%2d:%2d%n", &hour, &minute, &end) == 2 && text[end] == '\0' &&
      g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[end - 2]) && hour < 24 && minute < 60)
    return g_strdup_printf ("%02d:%02d", hour, minute);

  siyi_edit_refuse (error, "%s is no time of day; write it like 9:05",
                    text != NULL && *text != '\0' ? text : "Nothing");

  return NULL;
}

/**
 * siyi_time_tidy:
 * @text: (nullable)
 *
 * Returns: (transfer full) (nullable): as siyi_time_read(); what is no time of day stays as it is
 */
char *
siyi_time_tidy (const char *text)
{
  char *time = text != NULL ? siyi_time_read (text, NULL) : NULL;

  return time != NULL ? time : g_strdup (text);
}

static void
place_clear (Place *place)
{
  g_free (place->arrived);
  g_free (place->called);
  g_free (place->gone);
}

static SiyiQueue
queue_of (const char *word)
{
  int queue = 0;

  while (queue < SIYI_N_QUEUES - 1 && !g_str_equal (queue_words[queue], word))
    queue++;

  return (SiyiQueue) queue;
}

static gboolean
load_place (SiyiDb   *db,
            Place    *place,
            GError  **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_place, "l", place->visit);
  GError *failed = NULL;
  gboolean found = FALSE;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      found = TRUE;
      place->session = sqlite3_column_int64 (row, 0);
      place->from = queue_of (siyi_column_text (row, 1));
      place->is_booked = sqlite3_column_int (row, 2) != 0;
      place->arrived = siyi_time_tidy (siyi_column_text (row, 3));
      place->called = siyi_column_dup (row, 4);
      place->gone = siyi_column_dup (row, 5);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  return found || siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such visit, or it is void");
}

static gboolean
may_move (SiyiDb       *db,
          const Place  *place,
          SiyiQueue     to,
          GError      **error)
{
  if (place->session == 0 || siyi_db_ask_int64 (db, 0, sql_is_there, "l", place->session) == 0)
    return siyi_edit_refuse (error, "This visit belongs to no reception that is held");
  if (to == SIYI_QUEUE_IN && siyi_db_ask_int64 (db, 0, sql_is_open, "l", place->session) == 0)
    return siyi_edit_refuse (error, "The reception is closed; undo its closing first");
  if (to == SIYI_QUEUE_BOOKED && !place->is_booked)
    return siyi_edit_refuse (error, "This group came without being booked; void the row if it "
                                    "never was here");

  return TRUE;
}

static void
set_time (char       **time,
          const char  *value)
{
  g_free (*time);
  *time = g_strdup (value);
}

static void
keep_or_set (char       **time,
             const char  *value)
{
  if (*time == NULL)
    *time = g_strdup (value);
}

/* A step taken back keeps the times before it; a step skipped happened at the same minute. */
static void
move (Place       *place,
      SiyiQueue    to,
      const char  *time)
{
  if (to < SIYI_QUEUE_LEFT)
    set_time (&place->gone, NULL);
  if (to < SIYI_QUEUE_IN)
    set_time (&place->called, NULL);
  if (to == SIYI_QUEUE_BOOKED)
    set_time (&place->arrived, NULL);
  else if (to == SIYI_QUEUE_ARRIVED && place->from <= SIYI_QUEUE_ARRIVED)
    set_time (&place->arrived, time);
  else
    keep_or_set (&place->arrived, time);

  if (to == SIYI_QUEUE_IN && place->from != SIYI_QUEUE_LEFT)
    set_time (&place->called, time);
  else if (to >= SIYI_QUEUE_IN)
    keep_or_set (&place->called, time);
  if (to == SIYI_QUEUE_LEFT)
    set_time (&place->gone, time);
}

static gboolean
is_in_order (const Place  *place,
             GError      **error)
{
  if (place->called != NULL && g_strcmp0 (place->arrived, place->called) > 0)
    return siyi_edit_refuse (error, "The group arrived at %s; it can't have been received at %s",
                             place->arrived, place->called);
  if (place->gone != NULL && g_strcmp0 (place->called, place->gone) > 0)
    return siyi_edit_refuse (error, "The group was received at %s; it can't have left at %s",
                             place->called, place->gone);

  return TRUE;
}

/* As many groups at a time as leaders sit. */
static gboolean
make_room (SiyiDb       *db,
           const Place  *place,
           const char   *time,
           GError      **error)
{
  gint64 n_seats = MAX (siyi_db_ask_int64 (db, 1, sql_seats, "l", place->session), 1);
  gint64 first;

  if (siyi_db_ask_int64 (db, 0, sql_n_in, "ll", place->session, place->visit) < n_seats)
    return TRUE;

  first = siyi_db_ask_int64 (db, 0, sql_first_in, "ll", place->session, place->visit);

  return siyi_db_run (db, error, sql_let_go, "lt", first, time);
}

static gboolean
set_queue (SiyiDb      *db,
           Place       *place,
           SiyiQueue    to,
           const char  *time,
           GError     **error)
{
  if (!load_place (db, place, error) || !may_move (db, place, to, error))
    return FALSE;

  move (place, to, time);
  if (!is_in_order (place, error) ||
      (to == SIYI_QUEUE_IN && !make_room (db, place, time, error)))
    return FALSE;

  return siyi_db_run (db, error, sql_set_place, "ltTTT", place->visit, queue_words[to],
                      place->arrived, place->called, place->gone) &&
         siyi_db_run (db, error, sql_set_began, "l", place->session);
}

/**
 * siyi_visit_set_queue:
 * @time: (nullable): hh:mm of the session's day; none is needed for %SIYI_QUEUE_BOOKED
 *
 * Moves a group through the queue. A group that goes in sends the one before it away, unless
 * another leader sits for it. A step taken back clears the later times and keeps the earlier ones.
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT where the times contradict
 *   each other or the reception is closed, NOT_FOUND
 */
char *
siyi_visit_set_queue (SiyiDb      *db,
                      gint64       visit,
                      SiyiQueue    to,
                      const char  *time,
                      GError     **error)
{
  g_autofree char *at = NULL;
  Place place = { .visit = visit };
  gboolean ok;

  g_return_val_if_fail (to < SIYI_N_QUEUES, NULL);

  if (to != SIYI_QUEUE_BOOKED && (at = siyi_time_read (time, error)) == NULL)
    return NULL;
  if (!siyi_db_begin (db, "visit.queue", FALSE, error))
    return NULL;

  ok = set_queue (db, &place, to, at, error);
  place_clear (&place);

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_visit_set_appointed:
 * @time: (nullable): hh:mm for which the group is asked to come
 *
 * Returns: (transfer full): UUID of the action; %NULL with CONSTRAINT, NOT_FOUND
 */
char *
siyi_visit_set_appointed (SiyiDb      *db,
                          gint64       visit,
                          const char  *time,
                          GError     **error)
{
  g_autofree char *at = time != NULL ? siyi_time_read (time, error) : NULL;
  Place place = { .visit = visit };
  gboolean ok;

  if ((time != NULL && at == NULL) || !siyi_db_begin (db, "visit.appoint", FALSE, error))
    return NULL;

  ok = load_place (db, &place, error) &&
       siyi_db_run (db, error, sql_set_appointed, "lT", visit, at);
  place_clear (&place);

  return siyi_db_end (db, ok, error);
}
