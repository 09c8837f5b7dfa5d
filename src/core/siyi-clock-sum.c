/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sum of a clock as lines that a person can check with a calendar in the hand: the start, the
 * first day, ends of months, today, the last day and where it moved. Only days, ordinals and codes;
 * the window words them. Pure functions. */
#include "siyi-clocks.h"

#define LISTED_WORKING_DAYS 15

static void
add (GArray      *lines,
     SiyiDay      day,
     int          ordinal,
     SiyiSumCode  code)
{
  SiyiSumLine line = { day, ordinal, code, FALSE };

  g_array_append_val (lines, line);
}

static gboolean
is_month_end (SiyiDay day)
{
  int month, next_month;

  siyi_day_split (day, NULL, &month, NULL);
  siyi_day_split (day + 1, NULL, &next_month, NULL);

  return month != next_month;
}

/* Days between start and last day that help to check; nothing behind the day it ended. */
static void
add_days_on_the_way (GArray                 *lines,
                     const SiyiClockReading *reading,
                     const SiyiCalendar     *calendar)
{
  const SiyiDay stop = reading->end != SIYI_DAY_NONE ? MIN (reading->end, reading->unrolled)
                                                     : reading->unrolled;
  const gboolean list_all = reading->limit.kind == SIYI_DAYS_WORKING &&
                            reading->limit.days <= LISTED_WORKING_DAYS;
  int ordinal = 0;

  for (SiyiDay day = reading->start + 1; day < stop; day++)
    {
      if (reading->limit.kind == SIYI_DAYS_WORKING && !siyi_calendar_is_working (calendar, day))
        continue;
      ordinal++;
      if (ordinal == 1 || list_all || is_month_end (day))
        add (lines, day, ordinal, SIYI_SUM_DAY);
    }
}

static void
add_last (GArray                 *lines,
          const SiyiClockReading *reading,
          const SiyiCalendar     *calendar)
{
  const gboolean moved = reading->due != reading->unrolled;
  const int ordinal = siyi_limit_used (reading->limit, reading->start, reading->unrolled, calendar);

  if (reading->base_unrolled != SIYI_DAY_NONE)
    add (lines, reading->base_unrolled,
         siyi_limit_used (reading->limit, reading->start, reading->base_unrolled, calendar),
         SIYI_SUM_BASE_LAST);
  if (reading->added_on != SIYI_DAY_NONE)
    add (lines, reading->added_on, reading->added, SIYI_SUM_ADDED);

  add (lines, reading->unrolled, ordinal, moved ? SIYI_SUM_LAST_MOVED : SIYI_SUM_LAST);
  if (moved)
    add (lines, reading->due, 0, SIYI_SUM_ROLLED);
}

static void
add_now (GArray                 *lines,
         const SiyiClockReading *reading,
         SiyiDay                 today)
{
  if (reading->end != SIYI_DAY_NONE)
    add (lines, reading->end, reading->used, SIYI_SUM_ENDED);
  else if (today > reading->due)
    add (lines, today, -reading->left, SIYI_SUM_OVERDUE);
  else if (today > reading->start)
    add (lines, today, reading->used, SIYI_SUM_DAY);
}

static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SiyiSumLine *x = a;
  const SiyiSumLine *y = b;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;
  if (x->code != y->code)
    return x->code < y->code ? -1 : 1;

  return 0;
}

/* A plain counted day says nothing beside another line of the same day. */
static void
drop_repeated_days (GArray *lines)
{
  for (guint i = lines->len; i-- > 0;)
    {
      const SiyiSumLine *line = &g_array_index (lines, SiyiSumLine, i);
      gboolean before = i > 0 && line[-1].day == line->day;
      gboolean after = i + 1 < lines->len && line[1].day == line->day;

      if (line->code == SIYI_SUM_DAY && (before || after))
        g_array_remove_index (lines, i);
    }
}

/**
 * siyi_clock_sum:
 * @reading: a clock
 * @calendar: working days
 * @today: today
 *
 * Returns: (transfer full) (element-type SiyiSumLine): the lines in the order of days; none for a
 *   clock that has no last day
 */
GArray *
siyi_clock_sum (const SiyiClockReading *reading,
                const SiyiCalendar     *calendar,
                SiyiDay                 today)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (SiyiSumLine));

  if (reading->due == SIYI_DAY_NONE)
    return lines;

  add (lines, reading->start, 0, SIYI_SUM_START);
  add_days_on_the_way (lines, reading, calendar);
  add_last (lines, reading, calendar);
  add_now (lines, reading, today);

  g_array_sort (lines, compare_lines);
  drop_repeated_days (lines);
  for (guint i = 0; i < lines->len; i++)
    {
      SiyiSumLine *line = &g_array_index (lines, SiyiSumLine, i);

      line->is_today = line->day == today;
    }

  return lines;
}
