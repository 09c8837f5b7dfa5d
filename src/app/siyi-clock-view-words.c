/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a clock, as the page writes days. */
#include "siyi-clock-view-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

#define CLOSING_BRACKET 0x300b    /* of a title */

/**
 * siyi_clock_words_note:
 *
 * Returns: (transfer full) (nullable): the last day of an open clock, for its folded line; a moved one with
 *   the day there was
 */
char *
siyi_clock_words_note (const SiyiCaseClock *clock,
                       SiyiDay              today)
{
  const SiyiClockReading *reading = &clock->reading;
  const SiyiMovedDay *moved = clock->moved->len > 0 ? g_ptr_array_index (clock->moved, 0) : NULL;
  g_autofree char *day = NULL;
  g_autofree char *before = NULL;

  if (reading->due == SIYI_DAY_NONE || reading->state == SIYI_CLOCK_ENDED_ON_TIME ||
      reading->state == SIYI_CLOCK_ENDED_LATE)
    return NULL;

  day = siyi_case_words_day (reading->due, today, FALSE);
  if (moved == NULL || moved->after != reading->due)
    return g_steal_pointer (&day);
  before = siyi_case_words_day (moved->before, today, FALSE);

  /* Translators: a last day, the last day there was before it was moved */
  return g_strdup_printf (_("%1$s (was %2$s)"), day, before);
}

/**
 * siyi_clock_words_step:
 *
 * Returns: (transfer full) (nullable): how much of the days of a running clock is used, and the step of
 *   warning that is (domain, section 3.1)
 */
char *
siyi_clock_words_step (const SiyiClockReading *reading)
{
  static const char * const words[] = {
    [SIYI_STEP_NORMAL] = NC_("clock step", "normal"), [SIYI_STEP_NOTICE] = NC_("clock step", "notice"),
    [SIYI_STEP_WARNING] = NC_("clock step", "warning"), [SIYI_STEP_SEVERE] = NC_("clock step", "severe"),
    [SIYI_STEP_OVERDUE] = NC_("clock step", "overdue"),
  };

  if (reading->state != SIYI_CLOCK_RUNNING)
    return NULL;

  /* Translators: a number, the step of warning, such as "severe" */
  return g_strdup_printf (_("%1$d%% of the days used: %2$s"), reading->percent,
                          g_dpgettext2 (NULL, "clock step", words[reading->step]));
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
