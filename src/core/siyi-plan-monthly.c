/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day on which a leader sits who does so once a month (domain, section 5.1), as text and as a
 * date. Pure functions. */
#include "siyi-plan.h"

#include <string.h>

static gboolean
read_number (const char **text,
             int          min,
             int          max,
             int         *number)
{
  guint64 value = 0;
  char *end = NULL;

  if (!g_ascii_isdigit (**text))
    return FALSE;

  value = g_ascii_strtoull (*text, &end, 10);
  if (value < (guint64) min || value > (guint64) max)
    return FALSE;

  *number = (int) value;
  *text = end;

  return TRUE;
}

/**
 * siyi_monthly_parse:
 * @text: (nullable): any | day:15 | weekday:1 | weekday:1:2; %NULL and "" are any
 * @monthly: (out): the wanted day; untouched where the text is none
 *
 * Returns: whether @text names a day of the month
 */
gboolean
siyi_monthly_parse (const char  *text,
                    SiyiMonthly *monthly)
{
  SiyiMonthly read = { SIYI_MONTHLY_ANY, 0, 0, 0 };

  if (text == NULL || *text == '\0' || g_str_equal (text, "any"))
    {
      *monthly = read;
      return TRUE;
    }

  if (g_str_has_prefix (text, "day:"))
    {
      read.kind = SIYI_MONTHLY_DAY;
      text += strlen ("day:");
      if (!read_number (&text, 1, 31, &read.day))
        return FALSE;
    }
  else if (g_str_has_prefix (text, "weekday:"))
    {
      read.kind = SIYI_MONTHLY_WEEKDAY;
      text += strlen ("weekday:");
      if (!read_number (&text, 1, 7, &read.weekday))
        return FALSE;
      if (*text == ':')
        {
          text++;
          if (!read_number (&text, 1, 5, &read.nth))
            return FALSE;
        }
    }
  if (*text != '\0' || read.kind == SIYI_MONTHLY_ANY)
    return FALSE;

  *monthly = read;

  return TRUE;
}

/**
 * siyi_monthly_to_text:
 *
 * Returns: (transfer full): what siyi_monthly_parse() reads
 */
char *
siyi_monthly_to_text (SiyiMonthly monthly)
{
  switch (monthly.kind)
    {
    case SIYI_MONTHLY_DAY:
      return g_strdup_printf ("day:%d", monthly.day);
    case SIYI_MONTHLY_WEEKDAY:
      return monthly.nth == 0 ? g_strdup_printf ("weekday:%d", monthly.weekday)
                              : g_strdup_printf ("weekday:%d:%d", monthly.weekday, monthly.nth);
    case SIYI_MONTHLY_ANY:
    default:
      return g_strdup ("any");
    }
}

/* Of "some Monday" the first that is worked, else the first. */
static SiyiDay
weekday_of (SiyiMonthly         monthly,
            SiyiDay             first,
            SiyiDay             last,
            const SiyiCalendar *calendar)
{
  SiyiDay day = first + (monthly.weekday - siyi_day_weekday (first) + 7) % 7;
  SiyiDay some = day;

  if (monthly.nth > 0)
    {
      day += 7 * (monthly.nth - 1);
      return day <= last ? day : day - 7;
    }

  while (some <= last && !siyi_calendar_is_working (calendar, some))
    some += 7;

  return some <= last ? some : day;
}

/**
 * siyi_monthly_day:
 * @monthly: a wanted day
 * @year: year
 * @month: 1…12
 * @calendar: working days
 * @holiday: what becomes of a wanted day that is none of them (domain, section 5.2)
 *
 * A postponed day may lie in the next month.
 *
 * Returns: the day of that month; SIYI_DAY_NONE where any will do or the policy drops it
 */
SiyiDay
siyi_monthly_day (SiyiMonthly         monthly,
                  int                 year,
                  int                 month,
                  const SiyiCalendar *calendar,
                  SiyiHoliday         holiday)
{
  SiyiDay first = siyi_day_new (year, month, 1);
  SiyiDay last = siyi_day_new (year + month / 12, month % 12 + 1, 1) - 1;
  SiyiDay day;

  if (monthly.kind == SIYI_MONTHLY_ANY)
    return SIYI_DAY_NONE;

  if (monthly.kind == SIYI_MONTHLY_DAY)
    day = MIN (first + monthly.day - 1, last);
  else
    day = weekday_of (monthly, first, last, calendar);

  if (holiday == SIYI_HOLIDAY_AS_USUAL || siyi_calendar_is_working (calendar, day))
    return day;

  return holiday == SIYI_HOLIDAY_POSTPONE ? siyi_calendar_next_working (calendar, day) : SIYI_DAY_NONE;
}
