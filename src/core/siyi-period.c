/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods by name as days. Pure functions. */
#include "siyi-period.h"

/* n months from the first of the month that is @months after that of (year, month). */
static void
span_months (int year, int month, int months, int n, SiyiDay *from, SiyiDay *to)
{
  int first = year * 12 + month - 1 + months;
  int next = first + n;

  *from = siyi_day_new (first / 12, first % 12 + 1, 1);
  *to = siyi_day_new (next / 12, next % 12 + 1, 1) - 1;
}

/**
 * siyi_period_days:
 * @from: (out): the first day
 * @to: (out): the last day, which belongs to the period too
 */
void
siyi_period_days (SiyiPeriod  period,
                  SiyiDay     today,
                  SiyiDay    *from,
                  SiyiDay    *to)
{
  int year, month, day;

  siyi_day_split (today, &year, &month, &day);
  switch (period)
    {
    case SIYI_PERIOD_THIS_MONTH:
      span_months (year, month, 0, 1, from, to);
      break;
    case SIYI_PERIOD_LAST_MONTH:
      span_months (year, month, -1, 1, from, to);
      break;
    case SIYI_PERIOD_THIS_QUARTER:
      span_months (year, month, -((month - 1) % 3), 3, from, to);
      break;
    case SIYI_PERIOD_LAST_YEAR:
      span_months (year - 1, 1, 0, 12, from, to);
      break;
    case SIYI_PERIOD_THIS_YEAR:
    case SIYI_N_PERIODS:
    default:
      span_months (year, 1, 0, 12, from, to);
      break;
    }
}
