/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a last day was moved, as a sentence: the old day, the reason, the new day. */
#include "siyi-moved-words.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-case-words.h"

#define CALENDAR "calendar:"

static char *
by_calendar (const char *what, const char *before, const char *after, SiyiDay today)
{
  const SiyiDay own = siyi_day_parse (what);
  g_autofree char *day = own != SIYI_DAY_NONE ? siyi_case_words_day (own, today, FALSE) : NULL;

  if (day != NULL)
    /* Translators: the last day there was, a day the office made a day off or a working day, the new last day */
    return g_strdup_printf (_("Was %1$s; the office’s own word for %2$s made it %3$s"), before, day, after);

  /* Translators: the last day there was, a year, the new last day */
  return g_strdup_printf (_("Was %1$s; the notice of days off for %2$s made it %3$s"), before, what, after);
}

/**
 * siyi_moved_words:
 * @moved: how the day was moved
 * @today: for the words of days
 *
 * Returns: (transfer full): a sentence
 */
char *
siyi_moved_words (const SiyiMovedDay *moved,
                  SiyiDay             today)
{
  g_autofree char *before = siyi_case_words_day (moved->before, today, FALSE);
  g_autofree char *after = moved->after != SIYI_DAY_NONE ? siyi_case_words_day (moved->after, today, FALSE)
                                                         : g_strdup (_("no last day"));

  if (g_str_has_prefix (moved->why, CALENDAR))
    return by_calendar (moved->why + strlen (CALENDAR), before, after, today);
  if (g_str_equal (moved->why, "clock.rolling"))
    /* Translators: the last day there was, the new one */
    return g_strdup_printf (_("Was %1$s; the rule for last days on days off made it %2$s"), before, after);
  if (g_str_has_prefix (moved->why, "limit."))
    /* Translators: the last day there was, a limit, the new last day */
    return g_strdup_printf (_("Was %1$s; a new length of the limit “%2$s” made it %3$s"), before,
                            siyi_limit_name (moved->why + strlen ("limit.")), after);

  /* Translators: the last day there was, the new one */
  return g_strdup_printf (_("Was %1$s; now %2$s"), before, after);
}
