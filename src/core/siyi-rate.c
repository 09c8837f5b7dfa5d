/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates and comparisons with the year before, in exact integers (domain, sections 4.5 and 4.6). Who
 * prints a rate prints its numerator and denominator beside it. Pure functions. */
#include "siyi-rate.h"

#include "siyi-words.h"

static gint64
divide_half_up (gint64 numerator,
                gint64 denominator)
{
  return (2 * numerator + denominator) / (2 * denominator);
}

/**
 * siyi_rate_hundredths:
 * @numerator: 0 or more
 * @denominator: 0 or more
 *
 * Returns: hundredths of a percent, rounded half up: 10000 only where both are equal;
 *   %SIYI_RATE_EMPTY where the denominator is 0
 */
gint64
siyi_rate_hundredths (gint64 numerator,
                      gint64 denominator)
{
  gint64 hundredths;

  g_return_val_if_fail (numerator >= 0 && denominator >= 0, SIYI_RATE_EMPTY);

  if (denominator == 0)
    return SIYI_RATE_EMPTY;

  hundredths = divide_half_up (numerator * 10000, denominator);

  return numerator < denominator ? MIN (hundredths, 9999) : hundredths;
}

static void
print_hundredths (char   *text,
                  gsize   size,
                  gint64  hundredths)
{
  g_snprintf (text, size, "%" G_GINT64_FORMAT ".%02d", hundredths / 100, (int) (hundredths % 100));
}

/**
 * siyi_rate_text:
 * @numerator: 0 or more
 * @denominator: 0 or more
 *
 * Returns: (transfer full): "99.83%", a dash where the denominator is 0
 */
char *
siyi_rate_text (gint64 numerator,
                gint64 denominator)
{
  gint64 hundredths = siyi_rate_hundredths (numerator, denominator);
  char number[32];

  if (hundredths == SIYI_RATE_EMPTY)
    return g_strdup (siyi_word ("rates", "empty"));

  print_hundredths (number, sizeof number, hundredths);

  return siyi_fill (siyi_word ("rates", "percent"), "number", number, NULL);
}

/**
 * siyi_reply_of:
 * @due: the last day
 * @replied: the day of the reply, %SIYI_DAY_NONE: none
 * @today: today
 *
 * Returns: which of the four kinds of the on-time reply rate it is
 */
SiyiReply
siyi_reply_of (SiyiDay due,
               SiyiDay replied,
               SiyiDay today)
{
  if (replied != SIYI_DAY_NONE)
    return replied <= due ? SIYI_REPLY_ON_TIME : SIYI_REPLY_LATE;

  return today <= due ? SIYI_REPLY_NOT_YET : SIYI_REPLY_OVERDUE;
}

static SiyiYearOnYear
change_of (gint64 difference,
           gint64 hundredths)
{
  SiyiYearOnYear change = { SIYI_TREND_FLAT, "" };

  if (difference == 0)
    return change;

  change.trend = difference < 0 ? SIYI_TREND_DOWN : SIYI_TREND_UP;
  print_hundredths (change.number, sizeof change.number, hundredths);

  return change;
}

/**
 * siyi_year_on_year:
 * @this_year: a count
 * @last_year: the count of the same days a year before
 * @has_last_year: whether there is one
 *
 * Returns: the change; the sign is in the trend and never in the number
 */
SiyiYearOnYear
siyi_year_on_year (gint64   this_year,
                   gint64   last_year,
                   gboolean has_last_year)
{
  gint64 difference = this_year - last_year;

  if (!has_last_year)
    return (SiyiYearOnYear) { SIYI_TREND_NO_DATA, "" };
  if (last_year == 0)
    return (SiyiYearOnYear) { SIYI_TREND_LAST_ZERO, "" };

  return change_of (difference, divide_half_up (ABS (difference) * 10000, last_year));
}

/**
 * siyi_year_on_year_of_rates:
 * @this_hundredths: a rate of siyi_rate_hundredths()
 * @last_hundredths: that of the year before
 *
 * Returns: the change in percentage points, as the two printed rates give it
 */
SiyiYearOnYear
siyi_year_on_year_of_rates (gint64 this_hundredths,
                            gint64 last_hundredths)
{
  gint64 difference = this_hundredths - last_hundredths;

  if (this_hundredths == SIYI_RATE_EMPTY || last_hundredths == SIYI_RATE_EMPTY)
    return (SiyiYearOnYear) { SIYI_TREND_NO_DATA, "" };

  return change_of (difference, ABS (difference));
}

static char *
change_text (const SiyiYearOnYear *change,
             const char           *group,
             gboolean              of_rates,
             const char           *unit)
{
  static const char * const keys[][2] = {
    [SIYI_TREND_DOWN] = { "down", "points-down" },
    [SIYI_TREND_UP] = { "up", "points-up" },
    [SIYI_TREND_FLAT] = { "flat", "flat" },
    [SIYI_TREND_LAST_ZERO] = { "last-zero", "no-data" },
    [SIYI_TREND_NO_DATA] = { "no-data", "no-data" },
  };

  return siyi_fill (siyi_word (group, keys[change->trend][of_rates ? 1 : 0]),
                    "number", change->number, "unit", unit, NULL);
}

/**
 * siyi_year_on_year_text:
 * @change: a change
 * @of_rates: whether it is one of percentage points
 * @unit: the unit of the count, for a year before of 0
 *
 * Returns: (transfer full): the office's wording
 */
char *
siyi_year_on_year_text (const SiyiYearOnYear *change,
                        gboolean              of_rates,
                        const char           *unit)
{
  return change_text (change, "year-on-year", of_rates, unit);
}

/**
 * siyi_period_on_period_text:
 *
 * siyi_year_on_year_text() against the period just before.
 */
char *
siyi_period_on_period_text (const SiyiYearOnYear *change,
                            gboolean              of_rates,
                            const char           *unit)
{
  return change_text (change, "period-on-period", of_rates, unit);
}
