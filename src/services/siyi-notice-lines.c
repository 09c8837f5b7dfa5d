/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A notice's lines: made of sessions through the gate, compared by the session's uid, in words. Pure
 * functions. */
#include "siyi-notice-private.h"

#include "siyi-gate.h"
#include "siyi-words.h"

void
siyi_notice_line_free (SiyiNoticeLine *line)
{
  if (line == NULL)
    return;

  g_free (line->uid);
  g_free (line->time);
  g_free (line->leaders);
  g_free (line->posts);
  g_free (line->portfolio);
  g_free (line->method);
  g_free (line->topic);
  g_free (line->place);
  g_free (line->remark);
  g_free (line);
}

void
siyi_notice_difference_free (SiyiNoticeDifference *difference)
{
  siyi_notice_line_free (difference->old_line);
  siyi_notice_line_free (difference->new_line);
  g_free (difference);
}

/**
 * siyi_notice_line_copy:
 * @line: (nullable):
 *
 * Returns: (transfer full) (nullable): the same
 */
SiyiNoticeLine *
siyi_notice_line_copy (const SiyiNoticeLine *line)
{
  SiyiNoticeLine *copy;

  if (line == NULL)
    return NULL;

  copy = g_memdup2 (line, sizeof *line);
  copy->uid = g_strdup (line->uid);
  copy->time = g_strdup (line->time);
  copy->leaders = g_strdup (line->leaders);
  copy->posts = g_strdup (line->posts);
  copy->portfolio = g_strdup (line->portfolio);
  copy->method = g_strdup (line->method);
  copy->topic = g_strdup (line->topic);
  copy->place = g_strdup (line->place);
  copy->remark = g_strdup (line->remark);

  return copy;
}

/* Never NULL, so that lines compare and print without a question. */
static char *
public_text (SiyiSessionField  field,
             const char       *text)
{
  const SiyiGate gate = siyi_gate_session (SIYI_AUDIENCE_PUBLIC, field);

  return g_strdup (gate == SIYI_GATE_SHOW && text != NULL ? text : "");
}

static char *
portfolios (const SiyiPlanned *session)
{
  GPtrArray *seats = siyi_planned_sitting (session);
  g_autoptr(GString) all = g_string_new (NULL);

  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      if (seat->portfolio == NULL || *seat->portfolio == '\0')
        continue;
      if (all->len > 0)
        g_string_append (all, siyi_word ("notice-words", "person-mark"));
      g_string_append (all, seat->portfolio);
    }

  return g_string_free (g_steal_pointer (&all), FALSE);
}

/**
 * siyi_notice_line_new:
 *
 * Returns: (transfer full): what the public may know of the session, without a remark
 */
SiyiNoticeLine *
siyi_notice_line_new (const SiyiPlanned *session)
{
  SiyiNoticeLine *line = g_new0 (SiyiNoticeLine, 1);
  g_autofree char *time = siyi_planned_time (session);
  g_autofree char *leaders = siyi_planned_leaders (session);
  g_autofree char *posts = siyi_planned_posts (session);
  g_autofree char *portfolio = portfolios (session);

  line->session = session->id;
  line->uid = g_strdup (session->uid);
  line->day = session->day;
  line->time = public_text (SIYI_SESSION_FIELD_TIME, time);
  line->leaders = public_text (SIYI_SESSION_FIELD_LEADERS, leaders);
  line->posts = public_text (SIYI_SESSION_FIELD_POSTS, posts);
  line->portfolio = public_text (SIYI_SESSION_FIELD_PORTFOLIO, portfolio);
  line->method = public_text (SIYI_SESSION_FIELD_METHOD, session->method);
  line->topic = public_text (SIYI_SESSION_FIELD_TOPIC, session->topic);
  line->place = public_text (SIYI_SESSION_FIELD_PLACE, session->place);
  line->remark = g_strdup ("");
  line->cancelled = session->state == SIYI_SESSION_CANCELLED;

  return line;
}

/**
 * siyi_notice_line_is_same:
 *
 * Whether the public was told the same: leader, day and time, place, method, and that it takes
 * place (domain 5.2: a change of one of them asks for a notice of change).
 */
gboolean
siyi_notice_line_is_same (const SiyiNoticeLine *a,
                          const SiyiNoticeLine *b)
{
  if (a->cancelled || b->cancelled)
    return a->cancelled == b->cancelled;

  return a->day == b->day && g_str_equal (a->time, b->time) &&
         g_str_equal (a->leaders, b->leaders) && g_str_equal (a->method, b->method) &&
         g_str_equal (a->place, b->place);
}

/**
 * siyi_notice_line_find:
 *
 * Returns: (transfer none) (nullable): the line of the session
 */
SiyiNoticeLine *
siyi_notice_line_find (GPtrArray  *lines,
                       const char *uid)
{
  for (guint i = 0; i < lines->len; i++)
    {
      SiyiNoticeLine *line = g_ptr_array_index (lines, i);

      if (g_str_equal (line->uid, uid))
        return line;
    }

  return NULL;
}

/**
 * siyi_notice_line_remark:
 * @first: (nullable): what was said of it in the first version; %NULL: nothing
 * @change: how it came to be as it is
 *
 * Returns: (transfer none): the word of what became of it since the first version, or ""
 */
const char *
siyi_notice_line_remark (const SiyiNoticeLine *line,
                         const SiyiNoticeLine *first,
                         SiyiChangeKind        change)
{
  if (line->cancelled)
    return siyi_word ("notice-remark", "cancelled");
  if (first == NULL)
    return siyi_word ("notice-remark", change == SIYI_CHANGE_MOVED ? "moved" : "added");
  if (siyi_notice_line_is_same (line, first))
    return "";
  if (!g_str_equal (line->leaders, first->leaders))
    return siyi_word ("notice-remark", change == SIYI_CHANGE_STAND_IN ? "stand-in" : "swapped");
  if (line->day != first->day)
    return siyi_word ("notice-remark", "moved");

  return siyi_word ("notice-remark", "changed");
}

/* By day and hour; 9:00 stands before 14:30. */
static int
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const SiyiNoticeLine *x = *(SiyiNoticeLine * const *) a;
  const SiyiNoticeLine *y = *(SiyiNoticeLine * const *) b;
  int hour_x, hour_y;

  if (x->day != y->day)
    return x->day < y->day ? -1 : 1;

  hour_x = (int) g_ascii_strtoll (x->time, NULL, 10);
  hour_y = (int) g_ascii_strtoll (y->time, NULL, 10);
  if (hour_x != hour_y)
    return hour_x < hour_y ? -1 : 1;

  return g_strcmp0 (x->uid, y->uid);
}

void
siyi_notice_lines_sort (GPtrArray *lines)
{
  g_ptr_array_sort (lines, compare_lines);
}

static void
add_difference (GPtrArray            *differences,
                const SiyiNoticeLine *before,
                const SiyiNoticeLine *after)
{
  SiyiNoticeDifference *difference = g_new0 (SiyiNoticeDifference, 1);

  difference->old_line = siyi_notice_line_copy (before);
  difference->new_line = siyi_notice_line_copy (after);
  g_ptr_array_add (differences, difference);
}

/**
 * siyi_notice_lines_differences:
 * @before: (element-type SiyiNoticeLine): as published
 * @after: (element-type SiyiNoticeLine): as it is
 *
 * Returns: (transfer full) (element-type SiyiNoticeDifference): sessions of which the public knows
 *   something else, by their new day; those that are nowhere any more stand at the end
 */
GPtrArray *
siyi_notice_lines_differences (GPtrArray *before,
                               GPtrArray *after)
{
  GPtrArray *differences =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_notice_difference_free);

  for (guint i = 0; i < after->len; i++)
    {
      const SiyiNoticeLine *line = g_ptr_array_index (after, i);
      const SiyiNoticeLine *old = siyi_notice_line_find (before, line->uid);

      if (old == NULL || !siyi_notice_line_is_same (old, line))
        add_difference (differences, old, line);
    }
  for (guint i = 0; i < before->len; i++)
    {
      const SiyiNoticeLine *old = g_ptr_array_index (before, i);

      if (siyi_notice_line_find (after, old->uid) == NULL)
        add_difference (differences, old, NULL);
    }

  return differences;
}

static char *
day_words (const char *pattern,
           SiyiDay     day)
{
  g_autofree char *year_text = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *day_text = NULL;
  int year, month, month_day;

  if (day == SIYI_DAY_NONE)
    return g_strdup ("");

  siyi_day_split (day, &year, &month, &month_day);
  year_text = g_strdup_printf ("%d", year);
  month_text = g_strdup_printf ("%d", month);
  day_text = g_strdup_printf ("%d", month_day);

  return siyi_fill (siyi_word ("notice-words", pattern), "year", year_text, "month", month_text,
                    "day", day_text, "weekday",
                    siyi_words ("notice-words", "weekday", NULL)[siyi_day_weekday (day) - 1], NULL);
}

/**
 * siyi_notice_day_words:
 *
 * Returns: (transfer full): "12月9日"
 */
char *
siyi_notice_day_words (SiyiDay day)
{
  return day_words ("day", day);
}

/**
 * siyi_notice_full_day_words:
 *
 * Returns: (transfer full): "2026年12月9日", as GB/T 9704 dates a paper
 */
char *
siyi_notice_full_day_words (SiyiDay day)
{
  return day_words ("full-day", day);
}

/**
 * siyi_notice_day_cell:
 *
 * Returns: (transfer full): "12月9日（星期三）"
 */
char *
siyi_notice_day_cell (SiyiDay day)
{
  return day_words ("day-cell", day);
}

/**
 * siyi_notice_portfolio_cell:
 *
 * Returns: (transfer full): what the leaders are in charge of, with the session's topic
 */
char *
siyi_notice_portfolio_cell (const SiyiNoticeLine *line)
{
  if (*line->topic == '\0')
    return g_strdup (line->portfolio);

  return siyi_fill (siyi_word ("notice-words", *line->portfolio != '\0' ? "portfolio-topic" : "topic"),
                    "portfolio", line->portfolio, "topic", line->topic, NULL);
}
