/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and the injected clock. No time zone enters but the one of the system clock's own
 * "today". */
#include "siyi-day.h"

#include <stdlib.h>
#include <string.h>

struct _SiyiClock
{
  gatomicrefcount ref_count;
  SiyiDay         fixed;   /* SIYI_DAY_NONE: ask the system */
};

/**
 * siyi_day_new:
 *
 * Returns: the day, or %SIYI_DAY_NONE where the calendar has no such day
 */
SiyiDay
siyi_day_new (int year,
              int month,
              int day)
{
  GDate date;

  if (year < 1 || year > 9999 || month < 1 || month > 12 || day < 1 || day > 31 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return SIYI_DAY_NONE;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);

  return (SiyiDay) g_date_get_julian (&date);
}

static int
digits (const char *text,
        int         n)
{
  int number = 0;

  for (int i = 0; i < n; i++)
    number = 10 * number + text[i] - '0';

  return number;
}

/**
 * siyi_day_parse:
 * @text: (nullable): exactly YYYY-MM-DD
 *
 * Returns: the day, or %SIYI_DAY_NONE for anything else
 */
SiyiDay
siyi_day_parse (const char *text)
{
  if (text == NULL || strlen (text) != 10 || text[4] != '-' || text[7] != '-')
    return SIYI_DAY_NONE;

  for (int i = 0; i < 10; i++)
    if (i != 4 && i != 7 && !g_ascii_isdigit (text[i]))
      return SIYI_DAY_NONE;

  return siyi_day_new (digits (text, 4), digits (text + 5, 2), digits (text + 8, 2));
}

/**
 * siyi_day_split:
 * @day: a day, not %SIYI_DAY_NONE
 * @year: (out) (optional): year
 * @month: (out) (optional): month, from 1
 * @month_day: (out) (optional): day of the month, from 1
 */
void
siyi_day_split (SiyiDay  day,
                int     *year,
                int     *month,
                int     *month_day)
{
  GDate date;

  g_return_if_fail (day > 0);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) day);
  if (year != NULL)
    *year = g_date_get_year (&date);
  if (month != NULL)
    *month = (int) g_date_get_month (&date);
  if (month_day != NULL)
    *month_day = g_date_get_day (&date);
}

/**
 * siyi_day_to_text:
 * @day: a day
 *
 * Returns: (transfer full) (nullable): YYYY-MM-DD, %NULL for %SIYI_DAY_NONE
 */
char *
siyi_day_to_text (SiyiDay day)
{
  int year, month, month_day;

  if (day <= 0)
    return NULL;

  siyi_day_split (day, &year, &month, &month_day);

  return g_strdup_printf ("%04d-%02d-%02d", year, month, month_day);
}

/**
 * siyi_day_year:
 *
 * Returns: the year of @day
 */
int
siyi_day_year (SiyiDay day)
{
  int year;

  siyi_day_split (day, &year, NULL, NULL);

  return year;
}

/**
 * siyi_day_weekday:
 *
 * Returns: 1 for Monday … 7 for Sunday
 */
int
siyi_day_weekday (SiyiDay day)
{
  return (day - 1) % 7 + 1;
}

/**
 * siyi_clock_new_system:
 *
 * Returns: (transfer full): a clock that asks the system
 */
SiyiClock *
siyi_clock_new_system (void)
{
  return siyi_clock_new_fixed (SIYI_DAY_NONE);
}

/**
 * siyi_clock_new_fixed:
 * @today: the day it always is, at noon
 *
 * Returns: (transfer full): a clock that stands still
 */
SiyiClock *
siyi_clock_new_fixed (SiyiDay today)
{
  SiyiClock *clock = g_new0 (SiyiClock, 1);

  g_atomic_ref_count_init (&clock->ref_count);
  clock->fixed = today;

  return clock;
}

SiyiClock *
siyi_clock_ref (SiyiClock *clock)
{
  g_atomic_ref_count_inc (&clock->ref_count);

  return clock;
}

void
siyi_clock_unref (SiyiClock *clock)
{
  if (g_atomic_ref_count_dec (&clock->ref_count))
    g_free (clock);
}

/**
 * siyi_clock_today:
 *
 * Returns: the local day it is now
 */
SiyiDay
siyi_clock_today (const SiyiClock *clock)
{
  g_autoptr(GDateTime) now = NULL;

  if (clock->fixed != SIYI_DAY_NONE)
    return clock->fixed;

  now = g_date_time_new_now_local ();

  return siyi_day_new (g_date_time_get_year (now), g_date_time_get_month (now),
                       g_date_time_get_day_of_month (now));
}

/**
 * siyi_clock_now_us:
 *
 * Returns: the instant in UTC microseconds since 1970; noon for a fixed clock
 */
gint64
siyi_clock_now_us (const SiyiClock *clock)
{
  const SiyiDay epoch = 719163;  /* 1970-01-01 */

  if (clock->fixed == SIYI_DAY_NONE)
    return g_get_real_time ();

  return ((gint64) (clock->fixed - epoch) * 24 + 12) * G_TIME_SPAN_HOUR;
}
