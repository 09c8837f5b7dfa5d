/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a clock, as the page writes days. */
#include "siyi-clock-view-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

#define CLOSING_BRACKET 0x300b    /* of a title */

/**
 * siyi_clock_words_note:
 *
 * Returns: (transfer full) (nullable): the last day of an open clock, for its folded line
 */
char *
siyi_clock_words_note (const SiyiClockReading *reading,
                       SiyiDay                 today)
{
  if (reading->due == SIYI_DAY_NONE || reading->state == SIYI_CLOCK_ENDED_ON_TIME ||
      reading->state == SIYI_CLOCK_ENDED_LATE)
    return NULL;

  return siyi_case_words_day (reading->due, today, FALSE);
}

/**
 * siyi_clock_words_basis:
 * @basis: (nullable): a law in its brackets and an article
 *
 * Returns: (transfer full) (nullable): the same for a narrow place: the article alone
 */
char *
siyi_clock_words_basis (const char *basis)
{
  const char *end = basis != NULL ? g_utf8_strchr (basis, -1, CLOSING_BRACKET) : NULL;

  if (end == NULL || *g_utf8_next_char (end) == '\0')
    return g_strdup (basis);

  /* Translators: %s is the number of an article of the Regulations on Petition Work */
  return g_strdup_printf (_("Reg. %s"), g_utf8_next_char (end));
}

/**
 * siyi_clock_words_line_day:
 *
 * Returns: (transfer full): the day of a line of the sum
 */
char *
siyi_clock_words_line_day (const SiyiSumLine *line,
                           SiyiDay            today)
{
  gboolean is_last = line->code == SIYI_SUM_LAST || line->code == SIYI_SUM_ROLLED ||
                     line->code == SIYI_SUM_LAST_MOVED;
  g_autofree char *day = siyi_case_words_day (line->day, today, is_last);

  if (line->is_today)
    /* Translators: %s is a day */
    return g_strdup_printf (_("%s today"), day);

  return g_steal_pointer (&day);
}
