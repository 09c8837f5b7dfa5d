/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words of the hall screen: which session stands large, which ones follow, and the whole of it
 * as sentences for a screen reader. Pure functions over what was published. */
#include "siyi-hall-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static gboolean
is_said (const char *text)
{
  return text != NULL && *text != '\0';
}

/**
 * siyi_hall_words_shown:
 * @hall: what was published
 *
 * Returns: (nullable): the session that stands large: today's, else the next one
 */
const SiyiNoticeLine *
siyi_hall_words_shown (const SiyiHall *hall)
{
  if (hall->now != NULL)
    return hall->now;

  return hall->next->len > 0 ? hall->next->pdata[0] : NULL;
}

/**
 * siyi_hall_words_n_rows:
 * @hall: what was published
 *
 * Returns: how many sessions follow the large one
 */
guint
siyi_hall_words_n_rows (const SiyiHall *hall)
{
  return hall->now != NULL || hall->next->len == 0 ? hall->next->len : hall->next->len - 1;
}

const SiyiNoticeLine *
siyi_hall_words_row (const SiyiHall *hall, guint number)
{
  return hall->next->pdata[hall->now != NULL ? number : number + 1];
}

const char *
siyi_hall_words_heading (const SiyiHall *hall)
{
  const SiyiNoticeLine *line = siyi_hall_words_shown (hall);

  if (line == NULL)
    return _("No reception is announced at present");
  if (line == hall->now)
    return line->cancelled ? _("Today’s reception is cancelled") : _("Today’s reception");

  return line->cancelled ? _("The next reception is cancelled") : _("Next reception");
}

/**
 * siyi_hall_words_names:
 * @leaders: (nullable): names, a mark between them
 *
 * Returns: (transfer full): the same, with nowhere to break a line inside of a name
 */
char *
siyi_hall_words_names (const char *leaders)
{
  const gunichar joiner = 0x2060;
  GString *text = g_string_new (NULL);

  for (const char *at = leaders != NULL ? leaders : ""; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gunichar letter = g_utf8_get_char (at);
      const char *next = g_utf8_next_char (at);

      g_string_append_unichar (text, letter);
      if (g_unichar_isalpha (letter) && *next != '\0' && g_unichar_isalpha (g_utf8_get_char (next)))
        g_string_append_unichar (text, joiner);
    }

  return g_string_free (text, FALSE);
}

/**
 * siyi_hall_words_post:
 * @line: a session
 *
 * Returns: (transfer full): the leader's post, and why the day is not as usual
 */
char *
siyi_hall_words_post (const SiyiNoticeLine *line)
{
  if (!is_said (line->remark))
    return g_strdup (line->posts != NULL ? line->posts : "");
  if (!is_said (line->posts))
    return g_strdup (line->remark);

  /* Translators: the post of a leader, and a remark about the session */
  return g_strdup_printf (_("%1$s (%2$s)"), line->posts, line->remark);
}

/**
 * siyi_hall_words_every:
 * @hall: what was published
 *
 * Returns: (transfer full) (nullable): time and place where they are the same for all that follow
 */
char *
siyi_hall_words_every (const SiyiHall *hall)
{
  const guint n_rows = siyi_hall_words_n_rows (hall);
  const SiyiNoticeLine *first = n_rows > 0 ? siyi_hall_words_row (hall, 0) : NULL;

  if (first == NULL || !is_said (first->time) || !is_said (first->place))
    return NULL;
  for (guint i = 1; i < n_rows; i++)
    {
      const SiyiNoticeLine *line = siyi_hall_words_row (hall, i);

      if (g_strcmp0 (line->time, first->time) != 0 || g_strcmp0 (line->place, first->place) != 0)
        return NULL;
    }

  /* Translators: time and place of every session of the list */
  return g_strdup_printf (_("Each time %1$s, %2$s"), first->time, first->place);
}

static void
add_sentence (GString *text, const SiyiNoticeLine *line, SiyiDay today)
{
  g_autofree char *day = siyi_case_words_day (line->day, today, TRUE);
  g_autofree char *post = siyi_hall_words_post (line);

  /* Translators: a session: day, time, leader, post, place, form of the reception */
  g_string_append_printf (text, _("%1$s, %2$s, %3$s, %4$s, %5$s, %6$s"), day,
                          line->time != NULL ? line->time : "", line->leaders, post,
                          line->place != NULL ? line->place : "",
                          line->method != NULL ? line->method : "");
  g_string_append_c (text, '\n');
}

/**
 * siyi_hall_words_sentence:
 * @hall: what was published
 *
 * Returns: (transfer full): all that stands on the screen, a line for each session
 */
char *
siyi_hall_words_sentence (const SiyiHall *hall)
{
  GString *text = g_string_new (siyi_hall_words_heading (hall));
  const SiyiNoticeLine *shown = siyi_hall_words_shown (hall);

  g_string_append_c (text, '\n');
  if (shown != NULL)
    add_sentence (text, shown, hall->today);
  if (shown == hall->now && hall->change != NULL)
    g_string_append_printf (text, "%s\n", hall->change);
  for (guint i = 0; i < siyi_hall_words_n_rows (hall); i++)
    add_sentence (text, siyi_hall_words_row (hall, i), hall->today);

  return g_string_free (text, FALSE);
}
