/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From which day on a light is yellow, and from which red: read once when something happened, true on every
 * day after (domain, section 3.1, steps of warning). Pure functions. */
#include "siyi-alarm.h"

static gboolean
is_yellow (const SiyiClockRules   *rules,
           const SiyiCalendar     *calendar,
           const SiyiClockReading *clock,
           SiyiDay                 day)
{
  const int total = siyi_limit_used (clock->limit, clock->start, clock->due, calendar);
  const int used = MAX (0, siyi_limit_used (clock->limit, clock->start, day, calendar));

  return day >= clock->due || used * 100 >= MIN (rules->warning, rules->severe) * total;
}

/**
 * siyi_clock_first_yellow:
 * @clock: a clock that has begun
 *
 * Returns: the first day on which the clock's light is yellow, its last day at the latest
 */
SiyiDay
siyi_clock_first_yellow (const SiyiClockRules   *rules,
                         const SiyiCalendar     *calendar,
                         const SiyiClockReading *clock)
{
  /* Days used only grow, so it is found by halving. */
  SiyiDay from = MIN (clock->start, clock->due), to = clock->due;

  while (from < to)
    {
      const SiyiDay middle = from + (to - from) / 2;

      if (is_yellow (rules, calendar, clock, middle))
        to = middle;
      else
        from = middle + 1;
    }

  return from;
}

/* A limit without days warns even before it begins. */
static SiyiDay
yellow_from (const SiyiClockRules   *rules,
             const SiyiCalendar     *calendar,
             const SiyiClockReading *clock)
{
  const SiyiDay first = siyi_clock_first_yellow (rules, calendar, clock);

  return is_yellow (rules, calendar, clock, first - 1) ? SIYI_DAY_NONE + 1 : first;
}

/* A wait for somebody else is no alarm; once its day has passed it is the unit's turn again. */
static void
alarm_of_unit (const SiyiTaskRules   *rules,
               const SiyiCalendar    *calendar,
               const SiyiTaskReading *reading,
               SiyiDay                waits_until,
               SiyiAlarm             *alarm)
{
  alarm->kind = SIYI_ALARM_UNIT;
  alarm->red = MAX (reading->due, waits_until) + 1;
  alarm->yellow = MAX (yellow_from (&rules->clocks, calendar, &reading->clock), waits_until + 1);
  alarm->yellow = MIN (alarm->yellow, alarm->red);
}

/**
 * siyi_task_alarm:
 * @rules, @calendar, @limit, @assigned, @fixed_due, @facts, @n_facts: as of siyi_task_read()
 * @alarm: (out): whose turn it is and from which days on its light changes
 *
 * Returns: whether anybody still has to do something
 */
gboolean
siyi_task_alarm (const SiyiTaskRules *rules,
                 const SiyiCalendar  *calendar,
                 SiyiLimit            limit,
                 SiyiDay              assigned,
                 SiyiDay              fixed_due,
                 const SiyiTaskFact  *facts,
                 gsize                n_facts,
                 SiyiAlarm           *alarm)
{
  const SiyiDay some_day = assigned == SIYI_DAY_NONE && n_facts > 0 ? facts[0].day : assigned;
  SiyiDay waits_until = SIYI_DAY_NONE;
  SiyiTaskReading reading;

  siyi_task_read (rules, calendar, limit, assigned, fixed_due, facts, n_facts, some_day, &reading);
  if (reading.turn == SIYI_TURN_OTHER)
    {
      waits_until = reading.next_day;
      siyi_task_read (rules, calendar, limit, assigned, fixed_due, facts, n_facts, waits_until + 1, &reading);
    }

  *alarm = (SiyiAlarm) { SIYI_ALARM_OFFICE, SIYI_ALARM_NEVER, SIYI_ALARM_NEVER };
  if (reading.turn == SIYI_TURN_NOBODY)
    return FALSE;
  if (reading.state == SIYI_TASK_UNASSIGNED || (reading.turn == SIYI_TURN_UNIT && reading.due == SIYI_DAY_NONE))
    {
      alarm->kind = SIYI_ALARM_NO_OWNER;
      return TRUE;
    }
  if (reading.turn == SIYI_TURN_UNIT)
    {
      alarm_of_unit (rules, calendar, &reading, waits_until, alarm);
      return TRUE;
    }

  if (reading.state == SIYI_TASK_TO_VISIT_BACK || reading.state == SIYI_TASK_TO_EVALUATE)
    alarm->kind = SIYI_ALARM_VISIT_BACK;
  if (reading.next_day != SIYI_DAY_NONE)
    alarm->yellow = alarm->red = reading.next_day + 1;

  return TRUE;
}

/**
 * siyi_clocks_alarm:
 * @rules, @calendar, @events, @n_events: as of siyi_clocks_read()
 * @alarm: (out): of the clock that ends first
 *
 * Returns: whether a clock runs
 */
gboolean
siyi_clocks_alarm (const SiyiClockRules *rules,
                   const SiyiCalendar   *calendar,
                   const SiyiEvent      *events,
                   gsize                 n_events,
                   SiyiAlarm            *alarm)
{
  SiyiClockReading readings[SIYI_N_CLOCKS];
  const SiyiDay some_day = n_events > 0 ? events[0].day : SIYI_DAY_NONE;
  int id;

  siyi_clocks_read (rules, calendar, events, n_events, some_day, readings);
  id = siyi_clocks_tightest (readings);
  if (id < 0)
    return FALSE;

  alarm->kind = SIYI_ALARM_CLOCK;
  alarm->yellow = yellow_from (rules, calendar, &readings[id]);
  alarm->red = readings[id].due + 1;

  return TRUE;
}
