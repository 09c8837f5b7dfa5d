/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the page of the schedule asks of the archive, as work for its threads. No widget is
 * touched here; what is given belongs to the caller until its result came. */
#include "siyi-schedule-work.h"

#define MONTHS_AHEAD 14

/**
 * siyi_owned_change_new:
 * @change: what is wanted; its texts are copied
 */
SiyiOwnedChange *
siyi_owned_change_new (const SiyiScheduleChange *change)
{
  SiyiOwnedChange *self = g_new0 (SiyiOwnedChange, 1);

  self->change = *change;
  self->change.from = self->from = g_strdup (change->from);
  self->change.to = self->to = g_strdup (change->to);
  self->change.place = self->place = g_strdup (change->place);
  self->change.method = self->method = g_strdup (change->method);
  self->change.topic = self->topic = g_strdup (change->topic);
  self->change.reason = self->reason = g_strdup (change->reason);

  return self;
}

void
siyi_owned_change_free (gpointer data)
{
  SiyiOwnedChange *self = data;

  g_free (self->from);
  g_free (self->to);
  g_free (self->place);
  g_free (self->method);
  g_free (self->topic);
  g_free (self->reason);
  g_free (self);
}

static gboolean
has_plan (SiyiDb *db,
          int     year,
          int     month)
{
  SiyiDay first = siyi_day_new (year, month, 1);
  g_autoptr(GPtrArray) sessions = NULL;

  siyi_month_add (&year, &month, 1);
  sessions = siyi_planned_load (db, first, siyi_day_new (year, month, 1) - 1, FALSE, NULL);
  for (guint i = 0; sessions != NULL && i < sessions->len; i++)
    if (((const SiyiPlanned *) g_ptr_array_index (sessions, i))->planned_day != SIYI_DAY_NONE)
      return TRUE;

  return FALSE;
}

static void
find_next (SiyiDb         *db,
           SiyiShownMonth *shown)
{
  siyi_day_split (shown->today, &shown->next_year, &shown->next_month, NULL);
  for (int i = 0; i < MONTHS_AHEAD && has_plan (db, shown->next_year, shown->next_month); i++)
    siyi_month_add (&shown->next_year, &shown->next_month, 1);
}

gpointer
siyi_schedule_show_work (SiyiDb        *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  const SiyiScheduleAsk *ask = data;
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  g_autoptr(SiyiMonth) month = NULL;
  g_autoptr(SiyiMonthPlan) plan = NULL;
  SiyiShownMonth *shown;
  SiyiDay from, to;

  if (calendar == NULL)
    return NULL;

  siyi_shown_month_span (ask->year, ask->month, &from, &to);
  month = siyi_schedule_month (db, from, to, ask->year, ask->month, error);
  if (month == NULL)
    return NULL;
  if (ask->plan)
    {
      plan = siyi_schedule_plan (db, ask->year, ask->month, ask->replan, error);
      if (plan == NULL)
        return NULL;
    }

  shown = siyi_shown_month_new (ask->year, ask->month, siyi_schedule_today (db),
                                g_steal_pointer (&month), g_steal_pointer (&plan));
  siyi_shown_month_read (shown, calendar, siyi_setting_limit (db, "archive-grace").days);
  find_next (db, shown);
  shown->methods = siyi_dictionary_load (db, "method", NULL);
  shown->venues = siyi_venues_load (db, NULL);

  return shown;
}

gpointer
siyi_schedule_adopt_work (SiyiDb        *db,
                          gpointer       data,
                          GCancellable  *cancellable,
                          GError       **error)
{
  return siyi_schedule_adopt (db, ((SiyiShownMonth *) data)->plan, error);
}

gpointer
siyi_schedule_warn_work (SiyiDb        *db,
                         gpointer       data,
                         GCancellable  *cancellable,
                         GError       **error)
{
  return siyi_schedule_warnings (db, &((SiyiOwnedChange *) data)->change, error);
}

gpointer
siyi_schedule_change_work (SiyiDb        *db,
                           gpointer       data,
                           GCancellable  *cancellable,
                           GError       **error)
{
  return siyi_schedule_change (db, &((SiyiOwnedChange *) data)->change, error);
}

gpointer
siyi_schedule_account_work (SiyiDb        *db,
                            gpointer       data,
                            GCancellable  *cancellable,
                            GError       **error)
{
  int year = GPOINTER_TO_INT (data);

  return siyi_schedule_accounts (db, siyi_day_new (year, 1, 1), siyi_day_new (year, 12, 31), error);
}
