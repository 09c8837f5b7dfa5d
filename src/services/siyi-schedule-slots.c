/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sessions a month wants: the office's patterns over its working days, laid beside what stands
 * there already. A session that was held, published, set by hand, that somebody is booked for or
 * whose day has come stays as it is; a free one of the same day and half keeps its row and only
 * changes hands; one that no pattern wants any more is dropped. A day from which a person moved
 * or cancelled the session stays free. On an archive's thread. */
#include "siyi-schedule-parts.h"

#include <stdlib.h>
#include <string.h>

/* Furthest a wanted day is carried over holidays into this month. */
enum { ROLLED_FROM = 31 };

typedef struct
{
  SiyiDay                first, last, today;
  const SiyiCalendar    *calendar;
  SiyiHoliday            holiday;
  gboolean               had_plan;
  GPtrArray             *venues;
  char                  *last_place;   /* (nullable) */
  GPtrArray             *stored;    /* SiyiPlanned, NULL where it is taken */
  GArray                *vacated;
  GPtrArray             *slots;
} Slots;

static void
wanted_slot_free (gpointer data)
{
  SiyiWantedSlot *slot = data;

  g_clear_pointer (&slot->session, siyi_planned_free);
  g_free (slot);
}

static gboolean
number_in_list (const char *list,
                int         number)
{
  g_auto(GStrv) items = g_strsplit (list, ",", -1);

  for (int i = 0; items[i] != NULL; i++)
    if (atoi (items[i]) == number)
      return TRUE;

  return FALSE;
}

/* The last day of a shorter month stands for the days it lacks. */
static gboolean
month_day_wanted (const char *list,
                  SiyiDay     day)
{
  int year, month, month_day, next_year, next_month, next_day;

  siyi_day_split (day, &year, &month, &month_day);
  siyi_day_split (day + 1, &next_year, &next_month, &next_day);
  if (number_in_list (list, month_day))
    return TRUE;

  for (int missing = month_day + 1; next_month != month && missing <= 31; missing++)
    if (number_in_list (list, missing))
      return TRUE;

  return FALSE;
}

/* The day a session of the pattern falls on that is wanted on @day; none where it wants none. */
static SiyiDay
falls_on (const Slots           *self,
          const SiyiSlotPattern *pattern,
          SiyiDay                day)
{
  gboolean working = siyi_schedule_is_working (self->calendar, day);

  if (g_str_equal (pattern->days, "daily"))
    return working ? day : SIYI_DAY_NONE;
  if (g_str_has_prefix (pattern->days, "weekday:") &&
      !number_in_list (pattern->days + strlen ("weekday:"), siyi_day_weekday (day)))
    return SIYI_DAY_NONE;
  if (g_str_has_prefix (pattern->days, "monthday:") &&
      !month_day_wanted (pattern->days + strlen ("monthday:"), day))
    return SIYI_DAY_NONE;
  if (working || self->holiday == SIYI_HOLIDAY_AS_USUAL)
    return day;

  if (self->holiday == SIYI_HOLIDAY_CANCEL)
    return SIYI_DAY_NONE;

  do
    day = siyi_calendar_next_working (self->calendar, day);
  while (!siyi_schedule_is_working (self->calendar, day));

  return day;
}

static gboolean
wanted_on (const Slots           *self,
           const SiyiSlotPattern *pattern,
           SiyiDay                day)
{
  for (SiyiDay nominal = day - ROLLED_FROM; nominal <= day; nominal++)
    if (falls_on (self, pattern, nominal) == day)
      return TRUE;

  return FALSE;
}

static const char *
venue_name (const Slots *self,
            gint64       id)
{
  for (guint i = 0; i < self->venues->len; i++)
    {
      const SiyiVenue *venue = g_ptr_array_index (self->venues, i);

      if (venue->id == id)
        return venue->name;
    }

  return self->last_place;
}

static SiyiPlanned *
new_session (const Slots           *self,
             const SiyiSlotPattern *pattern,
             SiyiDay                day)
{
  SiyiPlanned *session = g_new0 (SiyiPlanned, 1);

  session->day = day;
  session->from = g_strdup (pattern->from);
  session->to = g_strdup (pattern->to);
  session->part = pattern->part;
  session->venue = pattern->venue;
  session->place = g_strdup (venue_name (self, pattern->venue));
  session->method = g_strdup (pattern->method);
  session->planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session->sat = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);

  return session;
}

/* How well a stored session fits the pattern: 0 not at all. */
static int
fit (const SiyiPlanned     *session,
     const SiyiSlotPattern *pattern,
     gboolean               alone)
{
  if (session->part == pattern->part && g_strcmp0 (session->from, pattern->from) == 0)
    return session->venue == pattern->venue ? 4 : 3;
  if (session->part == pattern->part)
    return 2;

  return alone ? 1 : 0;
}

/* Takes it out of the stored ones. */
static SiyiPlanned *
take_stored (const Slots           *self,
             const SiyiSlotPattern *pattern,
             SiyiDay                day,
             gboolean               alone)
{
  int best = 0, best_at = -1;

  for (guint i = 0; i < self->stored->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (self->stored, i);
      int fits = session != NULL && session->day == day ? fit (session, pattern, alone) : 0;

      if (fits > best)
        {
          best = fits;
          best_at = (int) i;
        }
    }
  if (best_at < 0)
    return NULL;

  return g_steal_pointer (&self->stored->pdata[best_at]);
}

static gboolean
is_fixed (const Slots       *self,
          const SiyiPlanned *session)
{
  return session->state == SIYI_SESSION_HELD || session->state == SIYI_SESSION_PUBLISHED ||
         session->pinned || session->n_visits > 0 || session->sat->len > 0 ||
         (session->day <= self->today && siyi_planned_sitting (session)->len > 0);
}

static void
add_slot (const Slots *self,
          SiyiPlanned *session,
          gboolean     fixed,
          gboolean     dropped,
          int          seats)
{
  SiyiWantedSlot *slot = g_new0 (SiyiWantedSlot, 1);

  slot->session = session;
  slot->fixed = fixed;
  slot->dropped = dropped;
  slot->seats = fixed ? (int) siyi_planned_sitting (session)->len : seats;
  g_ptr_array_add (self->slots, slot);
}

static gboolean
is_vacated (const Slots *self,
            SiyiDay      day)
{
  for (guint i = 0; i < self->vacated->len; i++)
    if (g_array_index (self->vacated, SiyiDay, i) == day)
      return TRUE;

  return FALSE;
}

static void
want (const Slots           *self,
      const SiyiSlotPattern *pattern,
      SiyiDay                day,
      gboolean               alone)
{
  SiyiPlanned *session = take_stored (self, pattern, day, alone);

  if (session == NULL)
    {
      if (!is_vacated (self, day) && (!self->had_plan || day >= self->today))
        add_slot (self, new_session (self, pattern, day), FALSE, FALSE, pattern->seats);
    }
  else if (session->state != SIYI_SESSION_CANCELLED)
    add_slot (self, session, is_fixed (self, session), FALSE, pattern->seats);
  else if (session->pinned || session->n_visits > 0)
    siyi_planned_free (session);
  else
    {
      session->state = SIYI_SESSION_PLANNED;
      add_slot (self, session, FALSE, FALSE, pattern->seats);
    }
}

/* What no pattern took. */
static void
keep_others (const Slots *self)
{
  for (guint i = 0; i < self->stored->len; i++)
    {
      SiyiPlanned *session = g_steal_pointer (&self->stored->pdata[i]);

      if (session == NULL)
        continue;
      if (session->state == SIYI_SESSION_CANCELLED)
        siyi_planned_free (session);
      else if (is_fixed (self, session) || session->day < self->today)
        add_slot (self, session, TRUE, FALSE, 0);
      else
        add_slot (self, session, FALSE, TRUE, 0);
    }
}

static gint
compare_slots (gconstpointer a,
               gconstpointer b)
{
  const SiyiPlanned *x = (*(SiyiWantedSlot * const *) a)->session;
  const SiyiPlanned *y = (*(SiyiWantedSlot * const *) b)->session;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;

  return (x->part == SIYI_PART_PM) - (y->part == SIYI_PART_PM);
}

static void
free_stored (gpointer session)
{
  if (session != NULL)
    siyi_planned_free (session);
}

static gboolean
load (SiyiDb  *db,
      Slots   *self,
      GError **error)
{
  self->venues = siyi_venues_load (db, error);
  if (self->venues != NULL)
    self->stored = siyi_planned_load (db, self->first, self->last, TRUE, error);
  if (self->stored == NULL)
    return FALSE;

  g_ptr_array_set_free_func (self->stored, free_stored);
  self->last_place = siyi_schedule_last_place (db);
  self->vacated = siyi_days_vacated (db, self->first, self->last, error);

  return self->vacated != NULL;
}

static void
want_all (const Slots *self,
          GPtrArray   *patterns)
{
  for (SiyiDay day = self->first; day <= self->last; day++)
    {
      gboolean alone;
      guint n = 0;

      for (guint i = 0; i < patterns->len; i++)
        n += wanted_on (self, g_ptr_array_index (patterns, i), day);
      alone = n == 1;
      for (guint i = 0; i < patterns->len; i++)
        if (wanted_on (self, g_ptr_array_index (patterns, i), day))
          want (self, g_ptr_array_index (patterns, i), day, alone);
    }
}

/**
 * siyi_schedule_has_plan:
 * @sessions: (element-type SiyiPlanned): of a month
 *
 * Returns: whether one of them was made by a plan
 */
gboolean
siyi_schedule_has_plan (GPtrArray *sessions)
{
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);

      if (session->planned_day != SIYI_DAY_NONE && session->state != SIYI_SESSION_CANCELLED)
        return TRUE;
    }

  return FALSE;
}

/**
 * siyi_schedule_slots:
 * @had_plan: the month is planned again: nothing new is set on days that have passed
 *
 * Returns: (transfer full) (element-type SiyiWantedSlot): by day and half
 */
GPtrArray *
siyi_schedule_slots (SiyiDb                  *db,
                     int                      year,
                     int                      month,
                     gboolean                 had_plan,
                     const SiyiCalendar      *calendar,
                     const SiyiScheduleRules *rules,
                     GError                 **error)
{
  g_autoptr(GPtrArray) patterns = siyi_slot_patterns_load (db, error);
  Slots self = { .calendar = calendar, .holiday = rules->holiday, .had_plan = had_plan,
                 .today = siyi_schedule_today (db) };
  gboolean loaded;

  if (patterns == NULL)
    return NULL;

  self.first = siyi_day_new (year, month, 1);
  self.last = siyi_day_new (month < 12 ? year : year + 1, month % 12 + 1, 1) - 1;
  self.slots = g_ptr_array_new_with_free_func (wanted_slot_free);
  loaded = load (db, &self, error);
  if (loaded)
    {
      want_all (&self, patterns);
      keep_others (&self);
      g_ptr_array_sort (self.slots, compare_slots);
    }
  g_clear_pointer (&self.venues, g_ptr_array_unref);
  g_clear_pointer (&self.stored, g_ptr_array_unref);
  g_clear_pointer (&self.vacated, g_array_unref);
  g_free (self.last_place);
  if (!loaded)
    g_clear_pointer (&self.slots, g_ptr_array_unref);

  return self.slots;
}
