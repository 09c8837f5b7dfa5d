/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the cases' pages say a day, what is left of a limit, and a line of the list. Words only:
 * every difference of days comes from core. Main thread; what is returned is the caller's. */
#include "siyi-case-words.h"

#include <glib/gi18n.h>

static const char *
weekday_word (int weekday)
{
  switch (weekday)
    {
    case 1: return _("Mon");
    case 2: return _("Tue");
    case 3: return _("Wed");
    case 4: return _("Thu");
    case 5: return _("Fri");
    case 6: return _("Sat");
    default: return _("Sun");
    }
}

/**
 * siyi_case_words_day:
 * @day: a day, or none
 * @today: decides whether the year is said
 * @with_weekday: whether the day of the week follows
 *
 * Returns: (transfer full): "12月17日 周四"; the year stands before it where it is another than
 *   today's
 */
char *
siyi_case_words_day (SiyiDay  day,
                     SiyiDay  today,
                     gboolean with_weekday)
{
  g_autofree char *words = NULL;
  g_autoptr(GDateTime) time = NULL;
  int year, month, month_day;

  if (day == SIYI_DAY_NONE)
    return g_strdup (_("day unknown"));

  siyi_day_split (day, &year, &month, &month_day);
  time = g_date_time_new_utc (year, month, month_day, 0, 0, 0);
  words = g_date_time_format (time, year == siyi_day_year (today)
    /* Translators: a day of this year, as g_date_time_format() reads it */
    ? _("%-d %b")
    /* Translators: a day of another year, as g_date_time_format() reads it */
    : _("%-d %b %Y"));

  if (!with_weekday)
    return g_steal_pointer (&words);

  /* Translators: a day and its day of the week */
  return g_strdup_printf (_("%s %s"), words, weekday_word (siyi_day_weekday (day)));
}

/**
 * siyi_case_words_left:
 * @assigned: when the clock began, or none
 * @due: its rolled last day, or none
 * @closed: when the matter was closed, or none
 * @today: the day it is
 *
 * Returns: (transfer full) (nullable): "余8日", "今日到期", "超期3日", "已办结"; %NULL without a limit
 */
char *
siyi_case_words_left (SiyiDay assigned,
                      SiyiDay due,
                      SiyiDay closed,
                      SiyiDay today)
{
  if (closed != SIYI_DAY_NONE)
    return g_strdup (C_("case", "Closed"));
  if (due == SIYI_DAY_NONE)
    return NULL;
  if (due == today)
    return g_strdup (_("Due today"));
  if (due < today)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", today - due), today - due);

  return g_strdup_printf (ngettext ("%d day left", "%d days left", due - today), due - today);
}

/**
 * siyi_case_words_line_end:
 *
 * Returns: (transfer full): what stands at the end of a list's line: the limit, else the last day
 */
char *
siyi_case_words_line_end (const SiyiCaseLine *line,
                          SiyiDay             today)
{
  char *left = siyi_case_words_left (line->assigned, line->due, line->closed, today);

  if (left != NULL)
    return left;
  if (line->last_day == SIYI_DAY_NONE)
    return g_strdup ("");
  if (line->last_day == today)
    return g_strdup (_("Today"));

  return siyi_case_words_day (line->last_day, today, FALSE);
}

static gboolean
has_a_word (const char *text,
            const char *words)
{
  g_autofree char *folded = NULL;
  g_auto(GStrv) parts = NULL;

  if (text == NULL || words == NULL)
    return FALSE;

  folded = g_utf8_casefold (text, -1);
  parts = g_strsplit_set (words, " \t", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *part = g_utf8_casefold (parts[i], -1);

      if (*part != '\0' && strstr (folded, part) != NULL)
        return TRUE;
    }

  return FALSE;
}

/**
 * siyi_case_words_below:
 * @line: a line of the list
 * @words: (nullable): what was searched
 *
 * The second line: the visitors, and beside them what was hit (number or address), else the unit.
 *
 * Returns: (transfer full): the text
 */
char *
siyi_case_words_below (const SiyiCaseLine *line,
                       const char         *words)
{
  const char *visitors = line->visitors != NULL ? line->visitors : "";
  const char *beside = line->units;

  if (has_a_word (line->number, words))
    beside = line->number;
  else if (has_a_word (line->address, words) && !has_a_word (line->units, words))
    beside = line->address;
  else if (beside == NULL || *beside == '\0')
    beside = line->address;

  if (beside == NULL || *beside == '\0')
    return g_strdup (visitors);
  if (*visitors == '\0')
    return g_strdup (beside);

  /* Translators: two facts side by side, apart by a wide space: visitors, unit */
  return g_strdup_printf (C_("facts", "%s   %s"), visitors, beside);
}

/**
 * siyi_case_words_title:
 *
 * Returns: (transfer full): @title, or a word for a matter without one
 */
char *
siyi_case_words_title (const char *title)
{
  return g_strdup (title != NULL && *title != '\0' ? title : _("No request written down"));
}

/**
 * siyi_case_words_sentence:
 *
 * Returns: (transfer full): a line as a screen reader says it
 */
char *
siyi_case_words_sentence (const SiyiCaseLine *line,
                          SiyiDay             today)
{
  g_autofree char *title = siyi_case_words_title (line->title);
  g_autofree char *below = siyi_case_words_below (line, NULL);
  g_autofree char *end = siyi_case_words_line_end (line, today);

  /* Translators: a case as a screen reader says it: title; visitors and unit; days left; number */
  return g_strdup_printf (_("%s, %s, %s, number %s"), title, below, end,
                          line->number != NULL ? line->number : "");
}
