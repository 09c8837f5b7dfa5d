/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the readings of a case's clocks say together: which is tightest, whether the matter is concluded, what
 * another calendar moved, the light of each. Pure functions. */
#include "siyi-clocks.h"

/**
 * siyi_clocks_tightest:
 * @readings: %SIYI_N_CLOCKS readings
 *
 * Returns: the #SiyiClockId of the running or overdue clock that ends first, -1: none. The
 *   extension is told with the handling it lengthens.
 */
int
siyi_clocks_tightest (const SiyiClockReading *readings)
{
  int tightest = -1;

  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    if (id != SIYI_CLOCK_EXTENSION &&
        (readings[id].state == SIYI_CLOCK_RUNNING || readings[id].state == SIYI_CLOCK_OVERDUE) &&
        (tightest < 0 || readings[id].due < readings[tightest].due))
      tightest = id;

  return tightest;
}

/**
 * siyi_clocks_concluded:
 * @readings: %SIYI_N_CLOCKS readings
 *
 * Returns: whether the same facts and reasons are no longer accepted: the final review is over
 *   (article 36), or the right to ask for a review lapsed unused
 */
gboolean
siyi_clocks_concluded (const SiyiClockReading *readings)
{
  const SiyiClockState final = readings[SIYI_CLOCK_FINAL].state;

  return final == SIYI_CLOCK_ENDED_ON_TIME || final == SIYI_CLOCK_ENDED_LATE ||
         readings[SIYI_CLOCK_ASK_REVIEW].state == SIYI_CLOCK_RIGHT_LAPSED ||
         readings[SIYI_CLOCK_ASK_FINAL].state == SIYI_CLOCK_RIGHT_LAPSED;
}

/**
 * siyi_clock_has_moved:
 * @before: a reading by the calendar there was
 * @after: the reading of the same clock by a new one
 *
 * Clocks that had ended never count as moved: they are not judged again.
 *
 * Returns: whether the last day of an open clock is another one now
 */
gboolean
siyi_clock_has_moved (const SiyiClockReading *before,
                      const SiyiClockReading *after)
{
  return before->end == SIYI_DAY_NONE && before->due != SIYI_DAY_NONE &&
         before->due != after->due;
}

/**
 * siyi_clock_light:
 *
 * Returns: the light of a reading; rights and what has not begun have none
 */
SiyiLight
siyi_clock_light (const SiyiClockReading *reading)
{
  switch (reading->state)
    {
    case SIYI_CLOCK_RUNNING:
      return reading->step >= SIYI_STEP_WARNING || reading->left == 0 ? SIYI_LIGHT_YELLOW
                                                                      : SIYI_LIGHT_GREEN;
    case SIYI_CLOCK_ENDED_ON_TIME:
    case SIYI_CLOCK_ENDED_LATE:
      return SIYI_LIGHT_DONE;
    case SIYI_CLOCK_OVERDUE:
      return SIYI_LIGHT_RED;
    case SIYI_CLOCK_INCOMPLETE:
      return SIYI_LIGHT_YELLOW;
    case SIYI_CLOCK_NOT_BEGUN:
    case SIYI_CLOCK_EXCEPTED:
    case SIYI_CLOCK_RIGHT_OPEN:
    case SIYI_CLOCK_RIGHT_LAPSED:
    default:
      return SIYI_LIGHT_NONE;
    }
}
