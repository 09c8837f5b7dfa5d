/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a clock says: what is left of it, and its sum line by line for a person to check. */
#include "siyi-clock-words.h"

#include <glib/gi18n-lib.h>

static char *
left_words (const SiyiClockReading *reading)
{
  int left = reading->left;
  gboolean working = reading->limit.kind == SIYI_DAYS_WORKING;

  if (left == 0)
    return g_strdup (_("Due today"));
  if (left < 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", -left), -left);
  if (working)
    return g_strdup_printf (ngettext ("%d working day left", "%d working days left", left), left);

  return g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
}

/**
 * siyi_clock_words_end:
 *
 * Returns: (transfer full): what stands at the end of a clock's line
 */
char *
siyi_clock_words_end (const SiyiClockReading *reading)
{
  switch (reading->state)
    {
    case SIYI_CLOCK_RUNNING:
    case SIYI_CLOCK_OVERDUE:
    case SIYI_CLOCK_RIGHT_OPEN:
      return left_words (reading);
    case SIYI_CLOCK_ENDED_ON_TIME:
      /* Translators: days used, days of the limit */
      return g_strdup_printf (_("%d of %d days used"), reading->used, reading->limit.days);
    case SIYI_CLOCK_ENDED_LATE:
      /* Translators: days used, days of the limit: ended too late */
      return g_strdup_printf (_("late: %d of %d days used"), reading->used, reading->limit.days);
    case SIYI_CLOCK_RIGHT_LAPSED:
      return g_strdup (_("lapsed"));
    case SIYI_CLOCK_INCOMPLETE:
      return g_strdup (_("Extension incomplete"));
    case SIYI_CLOCK_EXCEPTED:
      return g_strdup (_("does not apply"));
    case SIYI_CLOCK_NOT_BEGUN:
    default:
      return g_strdup (_("not begun"));
    }
}

/**
 * siyi_clock_words_line:
 *
 * Returns: (transfer full): what a line of the sum says of its day
 */
char *
siyi_clock_words_line (const SiyiSumLine *line)
{
  switch (line->code)
    {
    case SIYI_SUM_START:
      return g_strdup (_("start, not counted"));
    case SIYI_SUM_DAY:
      return g_strdup_printf (_("day %d"), line->ordinal);
    case SIYI_SUM_ADDED:
      return g_strdup_printf (ngettext ("hearing, %d day not counted",
                                        "hearing, %d days not counted", line->ordinal),
                              line->ordinal);
    case SIYI_SUM_BASE_LAST:
      return g_strdup_printf (_("day %d, last without extension"), line->ordinal);
    case SIYI_SUM_LAST:
      return g_strdup_printf (_("day %d, last, not moved"), line->ordinal);
    case SIYI_SUM_LAST_MOVED:
      return g_strdup_printf (_("day %d, no working day"), line->ordinal);
    case SIYI_SUM_ROLLED:
      return g_strdup (_("last day, moved here"));
    case SIYI_SUM_ENDED:
      return g_strdup_printf (_("ended on day %d"), line->ordinal);
    case SIYI_SUM_OVERDUE:
    default:
      return g_strdup_printf (ngettext ("%d day over", "%d days over", line->ordinal),
                              line->ordinal);
    }
}
