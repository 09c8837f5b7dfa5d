/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names of holidays. A notice lists days, not names: the days off that hang together bear the name
 * of the festival among them, and where there are two, each day that of the one before it. The day
 * of a festival itself is known without any notice. Pure, but for ICU's calendar of the moon, of
 * which each thread opens its own. */
#include "siyi-holiday.h"

#include <math.h>
#include <unicode/ucal.h>

#include "siyi-words.h"

/* Longest run of days off; more is a faulty list. */
enum { LONGEST_RUN = 20 };

#define UNIX_EPOCH 719163   /* 1970-01-01 as a SiyiDay */
#define MS_PER_DAY 86400000.0

static void
close_calendar (gpointer calendar)
{
  ucal_close (calendar);
}

static UCalendar *
moon_calendar (void)
{
  static GPrivate own = G_PRIVATE_INIT (close_calendar);
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = g_private_get (&own);

  if (calendar != NULL)
    return calendar;

  calendar = ucal_open (utc, -1, "zh@calendar=chinese", UCAL_DEFAULT, &status);
  if (U_FAILURE (status))
    return NULL;
  g_private_set (&own, calendar);

  return calendar;
}

static const char *
word_of (const char *key)
{
  gsize n;
  const char * const *words = siyi_words ("holidays", key, &n);

  return n > 0 ? words[0] : NULL;
}

static const char *
moon_festival (SiyiDay day)
{
  UErrorCode status = U_ZERO_ERROR;
  UCalendar *calendar = moon_calendar ();
  char key[16];
  int month, month_day, leap;

  if (calendar == NULL)
    return NULL;

  ucal_setMillis (calendar, (day - UNIX_EPOCH) * MS_PER_DAY, &status);
  month = ucal_get (calendar, UCAL_MONTH, &status) + 1;
  month_day = ucal_get (calendar, UCAL_DATE, &status);
  leap = ucal_get (calendar, UCAL_IS_LEAP_MONTH, &status);
  if (U_FAILURE (status) || leap != 0)
    return NULL;
  g_snprintf (key, sizeof key, "moon-%02d-%02d", month, month_day);

  return word_of (key);
}

/* The common approximation for this century's 15th solar degree. */
static int
qingming_day (int year)
{
  int y = year % 100;

  return (int) floor (y * 0.2422 + 4.81) - y / 4;
}

static const char *
festival_on (SiyiDay day)
{
  char key[16];
  int year, month, month_day;
  const char *name;

  siyi_day_split (day, &year, &month, &month_day);
  g_snprintf (key, sizeof key, "%02d-%02d", month, month_day);
  name = word_of (key);
  if (name == NULL && month == 4 && month_day == qingming_day (year))
    name = word_of ("qingming");

  return name != NULL ? name : moon_festival (day);
}

static gboolean
is_off (const SiyiCalendar *calendar,
        SiyiDay             day)
{
  SiyiDayKind kind = siyi_calendar_day_kind (calendar, day);

  return kind == SIYI_DAY_KIND_OFF || kind == SIYI_DAY_KIND_WEEKEND;
}

/**
 * siyi_holiday_name:
 *
 * Returns: (transfer none) (nullable): the holiday @day belongs to; %NULL for working days and
 *   plain weekends
 */
const char *
siyi_holiday_name (const SiyiCalendar *calendar,
                   SiyiDay             day)
{
  const char *name = festival_on (day);

  if (name != NULL)
    return name;
  if (siyi_calendar_day_kind (calendar, day) != SIYI_DAY_KIND_OFF)
    return NULL;

  for (SiyiDay before = day - 1; name == NULL && before > day - LONGEST_RUN &&
       is_off (calendar, before); before--)
    name = festival_on (before);
  for (SiyiDay after = day + 1; name == NULL && after < day + LONGEST_RUN &&
       is_off (calendar, after); after++)
    name = festival_on (after);

  return name;
}
