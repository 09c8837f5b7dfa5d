/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month of the schedule as its views show it: the stored sessions, or a proposal laid over them.
 * Made on an archive's thread, read on the main thread, never changed in between. */
#include "siyi-shown-month.h"

/* A proposal stands for the session it would replace. */
static gboolean
is_replaced (const SiyiMonthPlan *plan,
             gint64               id)
{
  for (guint i = 0; plan != NULL && i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);

      if (proposal->session->id == id)
        return TRUE;
    }

  return FALSE;
}

static int
compare_shown (gconstpointer a,
               gconstpointer b)
{
  const SiyiPlanned *one = ((const SiyiShown *) a)->session;
  const SiyiPlanned *two = ((const SiyiShown *) b)->session;

  if (one->day != two->day)
    return one->day < two->day ? -1 : 1;
  if (one->part != two->part)
    return one->part < two->part ? -1 : 1;

  return one->id < two->id ? -1 : one->id > two->id;
}

static gboolean
is_published (const SiyiMonth *month)
{
  for (guint i = 0; i < month->sessions->len; i++)
    if (((const SiyiPlanned *) g_ptr_array_index (month->sessions, i))->state ==
        SIYI_SESSION_PUBLISHED)
      return TRUE;

  return FALSE;
}

static void
add (SiyiShownMonth    *self,
     const SiyiPlanned *session,
     SiyiShown          shown)
{
  shown.session = session;
  shown.over = session->day < self->today || session->state == SIYI_SESSION_HELD;
  shown.unannounced = !shown.over && !shown.proposed && session->change != SIYI_CHANGE_NONE &&
                      !session->announced && is_published (self->month_data);
  g_array_append_val (self->sessions, shown);
}

/**
 * siyi_shown_month_new:
 * @year: the year
 * @month: 1 to 12
 * @today: the day it is
 * @month_data: (transfer full): as loaded
 * @plan: (transfer full) (nullable): a proposal for the month
 *
 * Returns: (transfer full): what the views show
 */
SiyiShownMonth *
siyi_shown_month_new (int            year,
                      int            month,
                      SiyiDay        today,
                      SiyiMonth     *month_data,
                      SiyiMonthPlan *plan)
{
  SiyiShownMonth *self = g_atomic_rc_box_new0 (SiyiShownMonth);

  self->year = self->next_year = year;
  self->month = self->next_month = month;
  self->today = today;
  self->month_data = month_data;
  self->plan = plan;
  self->sessions = g_array_new (FALSE, TRUE, sizeof (SiyiShown));

  for (guint i = 0; i < month_data->sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (month_data->sessions, i);

      if (!is_replaced (plan, session->id))
        add (self, session, (SiyiShown) { 0 });
    }
  for (guint i = 0; plan != NULL && i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);

      add (self, proposal->session, (SiyiShown) { .proposed = TRUE, .before = proposal->before,
                                                  .changed = proposal->changed });
    }
  g_array_sort (self->sessions, compare_shown);

  return self;
}

/**
 * siyi_shown_month_read:
 * @self: just made
 * @calendar: for the grace
 * @grace_days: working days in which a missing piece is not yet late
 *
 * Reads the state of the four ones of every session.
 */
void
siyi_shown_month_read (SiyiShownMonth     *self,
                       const SiyiCalendar *calendar,
                       int                 grace_days)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      SiyiShown *shown = &g_array_index (self->sessions, SiyiShown, i);

      shown->completeness = siyi_schedule_four_ones (shown->session, calendar, grace_days,
                                                     self->today);
    }
}

SiyiShownMonth *
siyi_shown_month_ref (SiyiShownMonth *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  SiyiShownMonth *self = data;

  g_array_unref (self->sessions);
  g_strfreev (self->methods);
  g_clear_pointer (&self->venues, g_ptr_array_unref);
  siyi_month_free (self->month_data);
  if (self->plan != NULL)
    siyi_month_plan_free (self->plan);
}

void
siyi_shown_month_unref (SiyiShownMonth *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * siyi_shown_month_find:
 * @self: it
 * @id: of a stored session
 *
 * Returns: (transfer none) (nullable): the session
 */
const SiyiShown *
siyi_shown_month_find (SiyiShownMonth *self,
                       gint64          id)
{
  for (guint i = 0; id != 0 && i < self->sessions->len; i++)
    if (g_array_index (self->sessions, SiyiShown, i).session->id == id)
      return &g_array_index (self->sessions, SiyiShown, i);

  return NULL;
}

/**
 * siyi_shown_month_on:
 * @self: it
 * @day: a day
 * @number: 0 is the day's first session
 *
 * Returns: (transfer none) (nullable): the session; %NULL where the day has no more
 */
const SiyiShown *
siyi_shown_month_on (SiyiShownMonth *self,
                     SiyiDay         day,
                     guint           number)
{
  for (guint i = 0; i < self->sessions->len; i++)
    {
      const SiyiShown *shown = &g_array_index (self->sessions, SiyiShown, i);

      if (shown->session->day == day && number-- == 0)
        return shown;
    }

  return NULL;
}

/**
 * siyi_shown_month_day:
 * @self: it
 * @day: a day
 *
 * Returns: (transfer none) (nullable): what kind of day it is; %NULL outside the weeks shown
 */
const SiyiScheduleDay *
siyi_shown_month_day (SiyiShownMonth *self,
                      SiyiDay         day)
{
  const GPtrArray *days = self->month_data->days;
  const SiyiScheduleDay *first = days->len > 0 ? g_ptr_array_index (days, 0) : NULL;

  if (first == NULL || day < first->day || day - first->day >= (int) days->len)
    return NULL;

  return g_ptr_array_index (days, day - first->day);
}

/**
 * siyi_shown_month_span:
 * @year: the year
 * @month: 1 to 12
 * @from: (out): the Monday of its first week
 * @to: (out): the Sunday of its last week
 */
void
siyi_shown_month_span (int      year,
                       int      month,
                       SiyiDay *from,
                       SiyiDay *to)
{
  SiyiDay first = siyi_day_new (year, month, 1);
  SiyiDay last;

  siyi_month_add (&year, &month, 1);
  last = siyi_day_new (year, month, 1) - 1;
  *from = first - (siyi_day_weekday (first) - 1);
  *to = last + (7 - siyi_day_weekday (last));
}

/**
 * siyi_month_add:
 * @year: (inout): the year
 * @month: (inout): 1 to 12
 * @n: months to go, back where negative
 */
void
siyi_month_add (int *year,
                int *month,
                int  n)
{
  int months = *year * 12 + *month - 1 + n;

  *year = months / 12;
  *month = months % 12 + 1;
}
