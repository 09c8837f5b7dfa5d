/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reception days of the example office: the past ones from the first group to the closing, and
 * today's in its midst: one group has left, one is in with its record begun, two wait, one is still
 * to come. Within an archive's writing thread. */
#include "siyi-example-parts.h"

#include <stdlib.h>

#include "siyi-case-store.h"
#include "siyi-reception-store.h"
#include "siyi-session-store.h"
#include "siyi-words.h"

#define WORDS "example-day"

enum { NAMES, PERSONS, CONCERNED, TIME, FIRST, REQUEST, CLASS, PLACE, N_PARTS };

/* Done once its action is there. */
static gboolean
done (char *action)
{
  gboolean ok = action != NULL;

  g_free (action);

  return ok;
}

static SiyiRecord *
record_of (const SiyiPlanned  *session,
           const char * const *parts)
{
  SiyiRecord *record = siyi_record_new ();

  record->date = siyi_day_to_text (session->day);
  record->visitors = g_strsplit (parts[NAMES], ",", -1);
  record->persons = atoi (parts[PERSONS]);
  record->concerned = atoi (parts[CONCERNED]);
  record->summary = g_strdup (parts[REQUEST]);
  record->class_name = g_strdup (parts[CLASS]);
  record->address = g_strdup (parts[PLACE]);
  record->purpose = g_strdup (siyi_word ("example-visits", "purpose"));
  record->first = g_strdup (siyi_word ("example-visits", parts[FIRST]));
  record->method = g_strdup (session->method);
  record->place = g_strdup (session->place);
  if (record->persons > 4)
    {
      record->representative_names = g_strdupv (record->visitors);
      record->representatives = (int) g_strv_length (record->visitors);
    }

  return record;
}

static gboolean
register_group (SiyiDb             *db,
                const SiyiPlanned  *session,
                const char         *key,
                gboolean            booked,
                GError            **error)
{
  gsize n_parts;
  const char * const *parts = siyi_words (WORDS, key, &n_parts);
  g_autoptr(SiyiRecord) record = NULL;
  SiyiNewVisitResult *result;
  gboolean ok;

  g_assert (n_parts == N_PARTS);
  record = record_of (session, parts);
  result = siyi_visit_add (db, &(SiyiNewVisit) {
    .record = record, .session = session->id, .booked = booked,
    .arrived = booked ? NULL : parts[TIME] }, error);
  if (result == NULL)
    return FALSE;

  ok = !booked || done (siyi_visit_set_appointed (db, result->visit, parts[TIME], error));
  siyi_new_visit_result_free (result);

  return ok;
}

/**
 * siyi_example_day_book:
 *
 * Books the groups of today's session; on the day before.
 */
gboolean
siyi_example_day_book (SiyiDb             *db,
                       const SiyiPlanned  *session,
                       GError            **error)
{
  const char * const *keys = siyi_words (WORDS, "groups", NULL);

  for (int i = 0; keys[i] != NULL; i++)
    if (!register_group (db, session, keys[i], TRUE, error))
      return FALSE;

  return TRUE;
}

/**
 * siyi_example_day_tell:
 *
 * The leader of a coming session was told of it.
 */
gboolean
siyi_example_day_tell (SiyiDb             *db,
                       const SiyiPlanned  *session,
                       GError            **error)
{
  return done (siyi_session_set_step (db, session->id, SIYI_STEP_LEADER_TOLD, TRUE, siyi_word (WORDS, "told"), error));
}

static gboolean
prepare (SiyiDb   *db,
         gint64    session,
         GError  **error)
{
  static const SiyiStep steps[] = { SIYI_STEP_LEADER_TOLD, SIYI_STEP_BOOKINGS, SIYI_STEP_TWINS,
                                    SIYI_STEP_BRIEFS, SIYI_STEP_UNITS };
  const char * const *beside = siyi_words (WORDS, "beside", NULL);
  g_autofree char *lines = g_strjoinv ("\n", (char **) beside);

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    if (!done (siyi_session_set_step (db, session, steps[i], TRUE,
                                      steps[i] == SIYI_STEP_LEADER_TOLD
                                        ? siyi_word (WORDS, "told") : NULL, error)))
      return FALSE;

  return done (siyi_session_set_staff (db, session, siyi_word (WORDS, "recorder"), lines, error));
}

static void
set (char **text,
     char  *value)
{
  g_free (*text);
  *text = value;
}

static char *
lines_of (const char *key)
{
  return g_strjoinv ("\n", (char **) siyi_words (WORDS, key, NULL));
}

/* days 0: no limit yet */
static gboolean
write_record (SiyiDb       *db,
              gint64        visit,
              const char   *which,
              int           days,
              GError      **error)
{
  g_autofree char *talk = g_strconcat ("talk-", which, NULL);
  g_autofree char *instruction = g_strconcat ("instruction-", which, NULL);
  g_autofree char *units = g_strconcat ("units-", which, NULL);
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, visit, error);

  if (record == NULL)
    return FALSE;

  set (&record->talk, lines_of (talk));
  set (&record->instruction, lines_of (instruction));
  set (&record->given, g_strdup ("signed"));
  g_strfreev (record->units);
  record->units = g_strdupv ((char **) siyi_words (WORDS, units, NULL));
  record->limit_days = days;

  return done (siyi_talk_save (db, record, error));
}

static const char *
leader_of (const SiyiPlanned *session)
{
  GPtrArray *seats = siyi_planned_sitting (session);

  return seats->len > 0 ? ((SiyiSeat *) g_ptr_array_index (seats, 0))->name : NULL;
}

static gboolean
sign (SiyiDb             *db,
      const SiyiPlanned  *session,
      gint64              visit,
      GError            **error)
{
  const char *leader = leader_of (session);

  return leader == NULL ||
         done (siyi_talk_sign (db, visit, SIYI_SIGNER_LEADER, leader, NULL, error));
}

/* The petition procedure of this matter has begun earlier, so its clock runs. */
static gboolean
accept_before (SiyiDb             *db,
               const SiyiPlanned  *session,
               gint64              visit,
               GError            **error)
{
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, visit, error);
  SiyiDay day = session->day - atoi (siyi_word (WORDS, "accepted-before"));

  return record != NULL && done (siyi_case_add_moment (db, record->case_id, "accepted", day, NULL,
                                                       error));
}

/**
 * siyi_example_day_hold:
 * @session: today's
 *
 * Brings the session to where it stands at half past nine.
 */
gboolean
siyi_example_day_hold (SiyiDb             *db,
                       const SiyiPlanned  *session,
                       GError            **error)
{
  static const struct { guint group; SiyiQueue to; const char *time; } moves[] = {
    { 0, SIYI_QUEUE_ARRIVED, "8:50" }, { 0, SIYI_QUEUE_IN, "9:02" },
    { 1, SIYI_QUEUE_ARRIVED, "9:15" }, { 2, SIYI_QUEUE_ARRIVED, "9:22" },
    { 0, SIYI_QUEUE_LEFT, "9:25" }, { 1, SIYI_QUEUE_IN, "9:28" },
  };
  g_autoptr(GArray) visits = siyi_session_visits (db, session->id, error);
  gint64 one, two;

  if (visits == NULL || visits->len < 3 || !prepare (db, session->id, error))
    return visits != NULL && visits->len < 3;

  for (gsize i = 0; i < G_N_ELEMENTS (moves); i++)
    if (!done (siyi_visit_set_queue (db, g_array_index (visits, gint64, moves[i].group),
                                     moves[i].to, moves[i].time, error)))
      return FALSE;

  one = g_array_index (visits, gint64, 0);
  two = g_array_index (visits, gint64, 1);

  return register_group (db, session, "walk-in", FALSE, error) &&
         accept_before (db, session, two, error) &&
         write_record (db, one, "one", atoi (siyi_word (WORDS, "days-one")), error) &&
         sign (db, session, one, error) && write_record (db, two, "two", 0, error);
}

static gboolean
receive_group (SiyiDb             *db,
               const SiyiPlanned  *session,
               gint64              visit,
               int                 n,
               GError            **error)
{
  const int minute = 9 * 60 + 25 * n;
  g_autofree char *in = g_strdup_printf ("%d:%02d", minute / 60, minute % 60);
  g_autofree char *left = g_strdup_printf ("%d:%02d", (minute + 22) / 60, (minute + 22) % 60);
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, visit, error);

  if (record == NULL)
    return FALSE;

  set (&record->talk, siyi_fill (siyi_word (WORDS, "talk-past"), "visitors", record->visitors,
                                 "request", record->title, NULL));

  return done (siyi_visit_set_queue (db, visit, SIYI_QUEUE_IN, in, error)) &&
         done (siyi_visit_set_queue (db, visit, SIYI_QUEUE_LEFT, left, error)) &&
         done (siyi_talk_save (db, record, error)) && sign (db, session, visit, error);
}

/**
 * siyi_example_day_close:
 * @session: a past one, its groups registered
 *
 * Receives the groups one after the other, with their records, and closes the session.
 */
gboolean
siyi_example_day_close (SiyiDb             *db,
                        const SiyiPlanned  *session,
                        GError            **error)
{
  g_autoptr(GArray) visits = siyi_session_visits (db, session->id, error);

  if (visits == NULL)
    return FALSE;
  for (guint i = 0; i < visits->len; i++)
    if (!receive_group (db, session, g_array_index (visits, gint64, i), (int) i, error))
      return FALSE;

  return done (siyi_session_close (db, session->id, session->to, error));
}
