/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Limits: their defaults with article, their stored form, and how their days are counted (domain,
 * section 3.2). The day of the start is never counted. Pure functions. */
#include "siyi-limits.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-words.h"

#define MAX_DAYS 3660

static const char *
limit_word (const char *key,
            const char *what)
{
  g_autofree char *group = g_strconcat ("limit-", key, NULL);

  return siyi_word (group, what);
}

/**
 * siyi_limit_keys:
 * @n_keys: (out) (optional): how many
 *
 * Returns: (transfer none): the keys of all limits in the order settings show them: the nine
 *   clocks of the Regulations, then those the office sets itself
 */
const char * const *
siyi_limit_keys (gsize *n_keys)
{
  static gsize ready = 0;
  static const char **keys;
  static gsize n;

  if (g_once_init_enter (&ready))
    {
      gsize n_clocks, n_others;
      const char * const *clocks = siyi_words ("limits", "clocks", &n_clocks);
      const char * const *others = siyi_words ("limits", "others", &n_others);

      n = n_clocks + n_others;
      keys = g_new0 (const char *, n + 1);
      memcpy (keys, clocks, n_clocks * sizeof *keys);
      memcpy (keys + n_clocks, others, n_others * sizeof *keys);
      g_once_init_leave (&ready, 1);
    }

  if (n_keys != NULL)
    *n_keys = n;

  return keys;
}

/**
 * siyi_limit_default:
 * @key: a key of siyi_limit_keys()
 *
 * Returns: the shipped length
 */
SiyiLimit
siyi_limit_default (const char *key)
{
  SiyiLimit limit;

  limit.days = atoi (limit_word (key, "days"));
  limit.kind = g_str_equal (limit_word (key, "kind"), "working") ? SIYI_DAYS_WORKING
                                                                 : SIYI_DAYS_CALENDAR;

  return limit;
}

/**
 * siyi_limit_name:
 *
 * Returns: (transfer none): what the limit is called
 */
const char *
siyi_limit_name (const char *key)
{
  return limit_word (key, "name");
}

/**
 * siyi_limit_basis:
 *
 * Returns: (transfer none): the article it rests on
 */
const char *
siyi_limit_basis (const char *key)
{
  return limit_word (key, "basis");
}

/**
 * siyi_days_kind_word:
 *
 * Returns: (transfer none): "calendar" or "working", as stored
 */
const char *
siyi_days_kind_word (SiyiDaysKind kind)
{
  return kind == SIYI_DAYS_WORKING ? "working" : "calendar";
}

/**
 * siyi_limit_to_text:
 *
 * Returns: (transfer full): the stored form, "15 calendar"
 */
char *
siyi_limit_to_text (SiyiLimit limit)
{
  return g_strdup_printf ("%d %s", limit.days, siyi_days_kind_word (limit.kind));
}

/**
 * siyi_limit_parse:
 * @text: (nullable): a stored form
 * @limit: (out): the limit; untouched where the answer is no
 *
 * Returns: whether @text is a limit of 1 to 3660 days
 */
gboolean
siyi_limit_parse (const char *text,
                  SiyiLimit  *limit)
{
  char *end = NULL;
  gint64 days;

  if (text == NULL || !g_ascii_isdigit (*text))
    return FALSE;

  days = g_ascii_strtoll (text, &end, 10);
  if (days < 1 || days > MAX_DAYS ||
      !(g_str_equal (end, " calendar") || g_str_equal (end, " working")))
    return FALSE;

  limit->days = (int) days;
  limit->kind = g_str_equal (end, " working") ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR;

  return TRUE;
}

static gboolean
is_span_provisional (const SiyiCalendar *calendar,
                     SiyiDay             from,
                     SiyiDay             to)
{
  for (SiyiDay day = from; day <= to; day++)
    if (siyi_calendar_is_provisional (calendar, day))
      return TRUE;

  return FALSE;
}

/**
 * siyi_limit_due:
 * @limit: how long
 * @start: the day of the start event, not counted (Civil Code, article 201)
 * @calendar: working days
 * @rolling: what becomes of a last day that is none; working limits always end on a working day
 *
 * Returns: the last day
 */
SiyiDue
siyi_limit_due (SiyiLimit           limit,
                SiyiDay             start,
                const SiyiCalendar *calendar,
                SiyiRolling         rolling)
{
  SiyiDue due;

  if (limit.kind == SIYI_DAYS_WORKING)
    {
      due.unrolled = siyi_calendar_add_working (calendar, start, limit.days);
      due.last = due.unrolled;
      due.provisional = is_span_provisional (calendar, start + 1, due.last);
    }
  else
    {
      due.unrolled = start + limit.days;
      due.last = siyi_calendar_roll (calendar, due.unrolled, rolling);
      due.provisional = rolling != SIYI_ROLL_NEVER &&
                        is_span_provisional (calendar, due.unrolled, due.last);
    }

  return due;
}

/**
 * siyi_limit_used:
 * @limit: how its days are counted
 * @start: the day of the start event
 * @day: a day
 * @calendar: working days
 *
 * Returns: which day of the limit @day is: 0 on the day of the start, negative before it
 */
int
siyi_limit_used (SiyiLimit           limit,
                 SiyiDay             start,
                 SiyiDay             day,
                 const SiyiCalendar *calendar)
{
  if (limit.kind == SIYI_DAYS_CALENDAR)
    return day - start;
  if (day < start)
    return -siyi_calendar_count_working (calendar, day + 1, start);

  return siyi_calendar_count_working (calendar, start + 1, day);
}
