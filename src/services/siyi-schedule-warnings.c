/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person should know before a change of the plan: each a sentence, none of them forbids
 * (domain, section 5.2; recusal: article 28). On an archive's thread. */
#include "siyi-schedule-parts.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-holiday.h"
#include "siyi-words.h"

typedef struct
{
  SiyiDb                   *db;
  const SiyiScheduleChange *change;
  SiyiScheduleRules         rules;
  SiyiCalendar             *calendar;
  GPtrArray                *leaders;
  SiyiDay                   today;
  GPtrArray                *texts;
} Asking;

static void
add_text (Asking *self,
          char   *text)
{
  for (guint i = 0; i < self->texts->len; i++)
    if (g_str_equal (g_ptr_array_index (self->texts, i), text))
      {
        g_free (text);
        return;
      }

  g_ptr_array_add (self->texts, text);
}

static const char *
pattern_of (const char *key)
{
  return siyi_word ("schedule-warnings", key);
}

static void
warn_of_time (Asking  *self,
              SiyiDay  day,
              gboolean by_leader)
{
  const int lead = atoi (siyi_word ("schedule-default", "swap-lead"));
  g_autofree char *words = siyi_schedule_day_words (day);
  g_autofree char *n = g_strdup_printf ("%d", day - self->today);
  g_autofree char *limit = g_strdup_printf ("%d", lead);

  if (day < self->today)
    add_text (self, siyi_fill (pattern_of ("past"), "day", words, NULL));
  else if (by_leader && day - self->today < lead)
    add_text (self, siyi_fill (pattern_of ("late"), "day", words, "n", n, "limit", limit, NULL));
}

static void
warn_of_notice (Asking  *self,
                SiyiDay  day)
{
  SiyiLimit lead = siyi_setting_limit (self->db, "notice-lead");
  g_autofree char *words = siyi_schedule_day_words (day);
  g_autofree char *n = g_strdup_printf ("%d", lead.days);

  if (day >= self->today &&
      siyi_calendar_count_working (self->calendar, self->today + 1, day) < lead.days)
    add_text (self, siyi_fill (pattern_of ("notice-late"), "day", words, "n", n, NULL));
}

static void
warn_of_day (Asking  *self,
             SiyiDay  day)
{
  g_autofree char *words = siyi_schedule_day_words (day);
  g_autofree char *year = g_strdup_printf ("%d", siyi_schedule_notice_year (self->calendar, day));
  const char *holiday = siyi_holiday_name (self->calendar, day);
  gboolean working = siyi_schedule_is_working (self->calendar, day);

  if (!working && holiday != NULL)
    add_text (self, siyi_fill (pattern_of ("holiday"), "day", words, "holiday", holiday, NULL));
  else if (!working)
    add_text (self, siyi_fill (pattern_of ("off"), "day", words, NULL));
  if (siyi_calendar_is_provisional (self->calendar, day))
    add_text (self, siyi_fill (pattern_of ("provisional"), "day", words, "year", year, NULL));
}

static int
distance (const Asking *self,
          SiyiDay       a,
          SiyiDay       b)
{
  return siyi_calendar_count_working (self->calendar, MIN (a, b) + 1, MAX (a, b));
}

/* His other sessions around the day; the ones that change hands are left out. */
static gboolean
warn_of_others (Asking             *self,
                const SiyiLeader   *leader,
                SiyiDay             day,
                GError            **error)
{
  const int reach = 7 + 2 * self->rules.min_distance;
  g_autoptr(GArray) turns = siyi_turns_load (self->db, day - reach, day + reach, error);
  g_autofree char *words = siyi_schedule_day_words (day);

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      const SiyiCreditedTurn *turn = &g_array_index (turns, SiyiCreditedTurn, i);
      g_autofree char *other = siyi_schedule_far_day_words (turn->day, day);
      g_autofree char *n = g_strdup_printf ("%d", self->rules.min_distance);

      if (turn->leader != leader->id || turn->session == self->change->session ||
          (self->change->kind == SIYI_CHANGE_SWAPPED && turn->session == self->change->other))
        continue;
      if (turn->day == day)
        add_text (self, siyi_fill (pattern_of ("same-day"), "leader", leader->name, "day", words,
                                   NULL));
      else if (distance (self, turn->day, day) < self->rules.min_distance)
        add_text (self, siyi_fill (pattern_of ("close"), "leader", leader->name, "day", words,
                                   "other", other, "n", n, NULL));
    }

  return turns != NULL;
}

/* The words of a portfolio are looked for in the names of the units that deal with the matters. */
static void
warn_of_portfolio (Asking            *self,
                   const SiyiLeader  *leader,
                   char             **units)
{
  g_auto(GStrv) words = g_strsplit (leader->portfolio != NULL ? leader->portfolio : "",
                                    siyi_word ("schedule-words", "list-mark"), -1);

  for (int w = 0; words[w] != NULL; w++)
    for (int u = 0; units[u] != NULL; u++)
      if (g_utf8_strlen (words[w], -1) >= 2 && strstr (units[u], words[w]) != NULL)
        add_text (self, siyi_fill (pattern_of ("portfolio"), "leader", leader->name, "portfolio",
                                   words[w], "unit", units[u], NULL));
}

static gboolean
warn_of_recusal (Asking            *self,
                 const SiyiLeader  *leader,
                 gint64             session,
                 SiyiDay            day,
                 GError           **error)
{
  g_autoptr(GPtrArray) recusals = siyi_recusals_load (self->db, session, error);
  g_autofree char *words = siyi_schedule_day_words (day);
  g_auto(GStrv) units = recusals != NULL ? siyi_session_units (self->db, session, error) : NULL;

  if (units == NULL)
    return FALSE;

  for (guint i = 0; i < recusals->len; i++)
    {
      const SiyiRecusal *recusal = g_ptr_array_index (recusals, i);

      if (recusal->leader == leader->id)
        add_text (self, siyi_fill (pattern_of ("recused"), "leader", leader->name, "day", words,
                                   "reason", recusal->reason, NULL));
    }
  warn_of_portfolio (self, leader, units);

  return TRUE;
}

/* Whoever of @seats comes to sit on the day, in the session whose matters are booked. */
static gboolean
warn_of_leader (Asking    *self,
                gint64     id,
                gint64     session,
                SiyiDay    day,
                SiyiPart   part,
                GError   **error)
{
  const SiyiLeader *leader = siyi_schedule_leader (self->leaders, id);
  g_autofree char *words = siyi_schedule_day_words (day);

  if (leader == NULL)
    return TRUE;

  if (siyi_schedule_is_away (leader, day, part))
    add_text (self, siyi_fill (pattern_of ("leave"), "leader", leader->name, "day", words, NULL));
  if (leader->from_day != SIYI_DAY_NONE && day < leader->from_day)
    add_text (self, siyi_fill (pattern_of ("not-yet"), "leader", leader->name, "day", words, NULL));

  return warn_of_others (self, leader, day, error) &&
         (session == 0 || warn_of_recusal (self, leader, session, day, error));
}

static gboolean
warn_of_seats (Asking     *self,
               GPtrArray  *seats,
               gint64      session,
               SiyiDay     day,
               SiyiPart    part,
               GError    **error)
{
  for (guint i = 0; i < seats->len; i++)
    if (!warn_of_leader (self, ((SiyiSeat *) g_ptr_array_index (seats, i))->leader, session, day,
                         part, error))
      return FALSE;

  return TRUE;
}

static void
warn_of_booked (Asking            *self,
                const SiyiPlanned *session)
{
  g_autofree char *words = siyi_schedule_day_words (session->day);
  g_autofree char *n = g_strdup_printf ("%d", session->n_booked);

  if (session->n_booked > 0)
    add_text (self, siyi_fill (pattern_of ("booked"), "day", words, "n", n, NULL));
}

static gboolean
warn_of_occupied (Asking    *self,
                  SiyiDay    day,
                  GError   **error)
{
  g_autoptr(GPtrArray) sessions = siyi_planned_load (self->db, day, day, FALSE, error);
  g_autofree char *words = siyi_schedule_day_words (day);

  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      g_autofree char *names = siyi_schedule_join (siyi_planned_sitting (session));

      if (session->id != self->change->session)
        add_text (self, siyi_fill (pattern_of ("occupied"), "day", words, "leader", names, NULL));
    }

  return sessions != NULL;
}

static gboolean
ask_swap (Asking             *self,
          const SiyiPlanned  *session,
          GError            **error)
{
  g_autoptr(SiyiPlanned) other = siyi_planned_load_one (self->db, self->change->other, error);

  if (other == NULL)
    return FALSE;

  warn_of_time (self, session->day, TRUE);
  warn_of_time (self, other->day, TRUE);

  return warn_of_seats (self, siyi_planned_sitting (other), session->id, session->day,
                        session->part, error) &&
         warn_of_seats (self, siyi_planned_sitting (session), other->id, other->day, other->part,
                        error);
}

static gboolean
ask_new_day (Asking             *self,
             const SiyiPlanned  *session,
             GError            **error)
{
  SiyiDay day = self->change->day;

  warn_of_time (self, day, FALSE);
  warn_of_day (self, day);
  if (!warn_of_occupied (self, day, error))
    return FALSE;
  if (session == NULL)
    return warn_of_leader (self, self->change->leader, 0, day, self->change->part, error);

  warn_of_time (self, session->day, TRUE);
  warn_of_booked (self, session);

  return warn_of_seats (self, siyi_planned_sitting (session), session->id, day, session->part,
                        error);
}

static gboolean
ask (Asking             *self,
     const SiyiPlanned  *session,
     GError            **error)
{
  gboolean published;

  switch (self->change->kind)
    {
    case SIYI_CHANGE_ADDED:
    case SIYI_CHANGE_MOVED:
      if (!ask_new_day (self, session, error))
        return FALSE;
      break;
    case SIYI_CHANGE_SWAPPED:
      if (!ask_swap (self, session, error))
        return FALSE;
      break;
    case SIYI_CHANGE_STAND_IN:
      if (session->day >= self->today)
        warn_of_time (self, session->day, TRUE);
      if (!warn_of_leader (self, self->change->leader, session->id, session->day, session->part,
                           error))
        return FALSE;
      break;
    case SIYI_CHANGE_CANCELLED:
      warn_of_booked (self, session);
      break;
    case SIYI_CHANGE_NONE:
    case SIYI_CHANGE_EDITED:
    case SIYI_CHANGE_RESTORED:
    case SIYI_CHANGE_REPLANNED:
    default:
      break;
    }

  published = session != NULL && session->day >= self->today &&
              siyi_notice_is_published (self->db, session->day, session->id);
  if (published)
    add_text (self, g_strdup (pattern_of ("published")));
  if (self->change->kind == SIYI_CHANGE_ADDED || self->change->kind == SIYI_CHANGE_MOVED)
    warn_of_notice (self, self->change->day);
  else if (published)
    warn_of_notice (self, session->day);

  return TRUE;
}

/**
 * siyi_schedule_warnings:
 * @change: as it would be made
 *
 * Returns: (transfer full) (element-type utf8): sentences; empty where there is nothing to say
 */
GPtrArray *
siyi_schedule_warnings (SiyiDb                    *db,
                        const SiyiScheduleChange  *change,
                        GError                   **error)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  g_autoptr(GPtrArray) leaders = NULL;
  g_autoptr(SiyiPlanned) session = NULL;
  Asking self = { .db = db, .change = change, .texts = texts, .calendar = calendar,
                  .today = siyi_schedule_today (db) };

  if (calendar == NULL || !siyi_schedule_rules_load (db, &self.rules, error))
    return NULL;

  if (change->kind != SIYI_CHANGE_ADDED)
    {
      session = siyi_planned_load_one (db, change->session, error);
      if (session == NULL)
        return NULL;
    }
  leaders = siyi_leaders_load (db, session != NULL ? session->day : change->day, TRUE, error);
  self.leaders = leaders;
  if (leaders == NULL || !ask (&self, session, error))
    return NULL;

  return g_steal_pointer (&texts);
}
