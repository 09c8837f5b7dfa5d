/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month as the window shows it: each day with its kind and who is away, the sessions, how often
 * each leader sits. On an archive's thread. */
#include "siyi-schedule-parts.h"

#include "siyi-holiday.h"
#include "siyi-words.h"

static void
schedule_day_free (gpointer data)
{
  SiyiScheduleDay *day = data;

  g_free (day->holiday);
  g_ptr_array_unref (day->away);
  g_free (day);
}

static void
month_load_free (gpointer data)
{
  SiyiMonthLoad *load = data;

  g_free (load->name);
  g_free (load);
}

void
siyi_month_free (SiyiMonth *month)
{
  g_clear_pointer (&month->days, g_ptr_array_unref);
  g_clear_pointer (&month->sessions, g_ptr_array_unref);
  g_clear_pointer (&month->leaders, g_ptr_array_unref);
  g_clear_pointer (&month->loads, g_ptr_array_unref);
  g_free (month->next_missing);
  g_free (month);
}

static void
add_day (SiyiMonth          *self,
         const SiyiCalendar *calendar,
         SiyiDay             day)
{
  SiyiScheduleDay *made = g_new0 (SiyiScheduleDay, 1);

  made->day = day;
  made->kind = siyi_calendar_day_kind (calendar, day);
  made->working = siyi_schedule_is_working (calendar, day);
  made->provisional = siyi_calendar_is_provisional (calendar, day);
  made->holiday = g_strdup (siyi_holiday_name (calendar, day));
  made->away = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);

      if (siyi_schedule_is_away (leader, day, SIYI_PART_DAY))
        g_ptr_array_add (made->away, g_strdup (leader->name));
    }
  g_ptr_array_add (self->days, made);
}

static gboolean
in_month (const SiyiPlanned *session,
          int                year,
          int                month)
{
  int session_year, session_month, month_day;

  siyi_day_split (session->day, &session_year, &session_month, &month_day);

  return session_year == year && session_month == month;
}

static SiyiMonthLoad *
load_of (SiyiMonth *self,
         gint64     leader)
{
  for (guint i = 0; i < self->loads->len; i++)
    if (((SiyiMonthLoad *) g_ptr_array_index (self->loads, i))->leader == leader)
      return g_ptr_array_index (self->loads, i);

  return NULL;
}

static gboolean
is_among (GPtrArray *seats,
          gint64     leader)
{
  for (guint i = 0; i < seats->len; i++)
    if (((const SiyiSeat *) g_ptr_array_index (seats, i))->leader == leader)
      return TRUE;

  return FALSE;
}

static void
count_session (SiyiMonth         *self,
               const SiyiPlanned *session,
               SiyiDay            today)
{
  GPtrArray *sitting = siyi_planned_sitting (session);
  gboolean past = session->state == SIYI_SESSION_HELD || session->day < today;

  for (guint i = 0; i < self->loads->len; i++)
    {
      SiyiMonthLoad *load = g_ptr_array_index (self->loads, i);
      gboolean planned = is_among (session->planned, load->leader);
      gboolean sits = is_among (sitting, load->leader);

      if (sits && past)
        load->sat++;
      else if (sits)
        load->planned++;
      if (session->sat->len > 0 && session->planned->len > 0 && sits && !planned)
        load->stood_in++;
      if (session->sat->len > 0 && planned && !sits)
        load->replaced++;
    }
}

static void
count_sessions (SiyiMonth          *self,
                const SiyiCalendar *calendar,
                SiyiDay             today,
                int                 year,
                int                 month)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (self->sessions, i);
      SiyiDayKind kind = siyi_calendar_day_kind (calendar, session->day);

      if (session->state == SIYI_SESSION_CANCELLED || !in_month (session, year, month))
        continue;
      self->n_sessions++;
      self->planned = self->planned || session->planned_day != SIYI_DAY_NONE;
      if (kind == SIYI_DAY_KIND_WEEKDAY || kind == SIYI_DAY_KIND_MAKE_UP)
        self->n_statutory++;
      else if (kind == SIYI_DAY_KIND_OWN_WORKING)
        self->n_own++;
      count_session (self, session, today);
    }
}

static gboolean
away_all (const SiyiLeader   *leader,
          const SiyiCalendar *calendar,
          SiyiDay             first,
          SiyiDay             last)
{
  gboolean any = FALSE;

  for (SiyiDay day = first; day <= last; day++)
    {
      if (!siyi_calendar_is_working (calendar, day))
        continue;
      any = TRUE;
      if (!siyi_schedule_is_away (leader, day, SIYI_PART_DAY))
        return FALSE;
    }

  return any;
}

static void
start_loads (SiyiMonth          *self,
             const SiyiCalendar *calendar,
             SiyiDay             first,
             SiyiDay             last)
{
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);
      SiyiMonthLoad *load = g_new0 (SiyiMonthLoad, 1);

      load->leader = leader->id;
      load->name = g_strdup (leader->name);
      load->monthly = leader->monthly;
      load->away_all = away_all (leader, calendar, first, last);
      g_ptr_array_add (self->loads, load);
    }
}

static gboolean
count_year (SiyiDb     *db,
            SiyiMonth  *self,
            SiyiDay     today,
            int         year,
            GError    **error)
{
  SiyiDay last = MIN (today, siyi_day_new (year, 12, 31));
  g_autoptr(GArray) turns = siyi_turns_load (db, siyi_day_new (year, 1, 1), last, error);

  for (guint i = 0; turns != NULL && i < turns->len; i++)
    {
      SiyiMonthLoad *load = load_of (self, g_array_index (turns, SiyiCreditedTurn, i).leader);

      if (load != NULL)
        load->year_sat++;
    }

  return turns != NULL;
}

static void
tell_missing (SiyiMonth          *self,
              const SiyiCalendar *calendar,
              SiyiDay             today)
{
  int missing = siyi_calendar_missing_year (calendar, today);
  g_autofree char *year = g_strdup_printf ("%d", missing);

  if (missing != 0)
    self->next_missing = siyi_fill (siyi_word ("schedule-calendar", "next-missing"), "year", year,
                                    NULL);
}

/**
 * siyi_schedule_month:
 * @from: first day shown
 * @to: last day shown
 * @year: the month whose loads and counts are asked
 *
 * Returns: (transfer full): what a month grid and its side panel show
 */
SiyiMonth *
siyi_schedule_month (SiyiDb   *db,
                     SiyiDay   from,
                     SiyiDay   to,
                     int       year,
                     int       month,
                     GError  **error)
{
  g_autoptr(SiyiMonth) self = g_new0 (SiyiMonth, 1);
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  const SiyiDay today = siyi_schedule_today (db);
  const SiyiDay first = siyi_day_new (year, month, 1);
  const SiyiDay last = siyi_day_new (month < 12 ? year : year + 1, month % 12 + 1, 1) - 1;

  self->days = g_ptr_array_new_with_free_func (schedule_day_free);
  self->loads = g_ptr_array_new_with_free_func (month_load_free);
  if (calendar == NULL)
    return NULL;
  self->leaders = siyi_leaders_load (db, first, FALSE, error);
  if (self->leaders == NULL)
    return NULL;
  self->sessions = siyi_planned_load (db, from, to, TRUE, error);
  if (self->sessions == NULL)
    return NULL;

  for (SiyiDay day = from; day <= to; day++)
    add_day (self, calendar, day);
  start_loads (self, calendar, first, last);
  count_sessions (self, calendar, today, year, month);
  tell_missing (self, calendar, today);
  if (!count_year (db, self, today, year, error))
    return NULL;

  return g_steal_pointer (&self);
}
