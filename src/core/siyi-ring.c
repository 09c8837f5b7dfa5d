/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Office hours for what rings. A half-day the office has off is off for bells too. */
#include "siyi-ring.h"

#include <stdio.h>

#define NOON (12 * 60 + 30)
#define MOST_DAYS_OFF 60        /* no office is closed longer; ends the search */

/**
 * siyi_ring_rules_init:
 *
 * The shipped settings: 8:30 to 17:30, the summary at 8:30, no names on the screen.
 */
void
siyi_ring_rules_init (SiyiRingRules *rules)
{
  *rules = (SiyiRingRules) { .on = TRUE, .from = 8 * 60 + 30, .to = 17 * 60 + 30, .digest = 8 * 60 + 30,
                             .with_names = FALSE, .leader_told = 5 };
}

/**
 * siyi_ring_parse_time:
 * @text: (nullable): h:mm
 *
 * Returns: minutes of the day, -1 for another text
 */
int
siyi_ring_parse_time (const char *text)
{
  int hour, minute, end = 0;

  if (text == NULL || sscanf (text, "%2d:%2d%n", &hour, &minute, &end) != 2 || text[end] != '\0' || hour < 0 ||
      hour > 23 || minute < 0 || minute > 59)
    return -1;

  return hour * 60 + minute;
}

/**
 * siyi_ring_is_open:
 *
 * Returns: whether it may ring at @now: a working day, in office hours, not in a half-day off
 */
gboolean
siyi_ring_is_open (const SiyiRingRules *rules,
                   const SiyiCalendar  *calendar,
                   SiyiMoment           now)
{
  if (!rules->on || now.minute < rules->from || now.minute >= rules->to ||
      !siyi_calendar_is_working (calendar, now.day))
    return FALSE;

  switch (siyi_calendar_half_off (calendar, now.day))
    {
    case SIYI_HALF_MORNING:
      return now.minute >= NOON;
    case SIYI_HALF_AFTERNOON:
      return now.minute < NOON;
    case SIYI_HALF_NONE:
    default:
      return TRUE;
    }
}

static int
opens_at (const SiyiRingRules *rules,
          const SiyiCalendar  *calendar,
          SiyiDay              day)
{
  return siyi_calendar_half_off (calendar, day) == SIYI_HALF_MORNING ? MAX (NOON, rules->from) : rules->from;
}

/* The first moment from @now on that is not before @from_minute of its day and open. */
static SiyiMoment
next_moment (const SiyiRingRules *rules,
             const SiyiCalendar  *calendar,
             SiyiMoment           now,
             gboolean             digest)
{
  for (int i = 0; i < MOST_DAYS_OFF; i++)
    {
      const SiyiDay day = now.day + i;
      SiyiMoment then = { day, opens_at (rules, calendar, day) };

      if (digest)
        then.minute = MAX (then.minute, rules->digest);
      if (i == 0 && then.minute < now.minute)
        then.minute = now.minute;
      if (siyi_ring_is_open (rules, calendar, then))
        return then;
    }

  return (SiyiMoment) { SIYI_DAY_NONE, 0 };
}

/**
 * siyi_ring_next_digest:
 *
 * Returns: the first moment from @now on at which a day's summary may ring; no day where none is
 */
SiyiMoment
siyi_ring_next_digest (const SiyiRingRules *rules,
                       const SiyiCalendar  *calendar,
                       SiyiMoment           now)
{
  return next_moment (rules, calendar, now, TRUE);
}

/**
 * siyi_ring_next_open:
 *
 * Returns: the first moment from @now on at which anything may ring; no day where none is
 */
SiyiMoment
siyi_ring_next_open (const SiyiRingRules *rules,
                     const SiyiCalendar  *calendar,
                     SiyiMoment           now)
{
  return next_moment (rules, calendar, now, FALSE);
}
