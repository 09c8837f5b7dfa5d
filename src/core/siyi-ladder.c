/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ladder of urging: what is done how many days before or after the last day. The office sets its
 * rungs; after the last one its pace goes on (product, "follow-up staff"; article 40). */
#include "siyi-task.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-error.h"
#include "siyi-words.h"

/**
 * siyi_urge_way_word:
 *
 * Returns: (transfer none): the word by which a way of urging is stored and told to programs
 */
const char *
siyi_urge_way_word (SiyiUrgeWay way)
{
  g_return_val_if_fail (way < SIYI_N_URGE_WAYS, "");

  return siyi_words ("urge-ways", "words", NULL)[way];
}

static int
way_from_word (const char *word)
{
  for (int way = 0; way < SIYI_N_URGE_WAYS; way++)
    if (g_str_equal (siyi_urge_way_word ((SiyiUrgeWay) way), word))
      return way;

  return -1;
}

static gboolean
parse_rung (const char    *text,
            SiyiUrgeRung  *rung,
            GError       **error)
{
  g_auto(GStrv) words = g_strsplit_set (text, " ", 2);
  const char *number = words[0];
  char *end = NULL;
  gint64 offset = number != NULL ? g_ascii_strtoll (number, &end, 10) : 0;
  int way = words[0] != NULL && words[1] != NULL ? way_from_word (g_strstrip (words[1])) : -1;

  if (end == number || end == NULL || *end != '\0' || ABS (offset) > 366 || way < 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "The urging ladder holds \"%s\"; a rung is days and a way, like \"-3 call\"", text);
      return FALSE;
    }
  *rung = (SiyiUrgeRung) { .offset = (int) offset, .way = (SiyiUrgeWay) way };

  return TRUE;
}

static int
compare_rungs (gconstpointer a,
               gconstpointer b)
{
  return ((const SiyiUrgeRung *) a)->offset - ((const SiyiUrgeRung *) b)->offset;
}

/**
 * siyi_ladder_parse:
 * @text: rungs like "-3 call; 0 phone", days relative to the last day
 *
 * Returns: (transfer full): #SiyiUrgeRung by day, or %NULL with a sentence
 */
GArray *
siyi_ladder_parse (const char  *text,
                   GError     **error)
{
  g_autoptr(GArray) ladder = g_array_new (FALSE, FALSE, sizeof (SiyiUrgeRung));
  g_auto(GStrv) rungs = g_strsplit (text, ";", -1);

  for (int i = 0; rungs[i] != NULL; i++)
    {
      SiyiUrgeRung rung;

      if (*g_strstrip (rungs[i]) == '\0')
        continue;
      if (!parse_rung (rungs[i], &rung, error))
        return NULL;
      g_array_append_val (ladder, rung);
    }
  g_array_sort (ladder, compare_rungs);
  for (guint i = 1; i < ladder->len; i++)
    if (compare_rungs (&g_array_index (ladder, SiyiUrgeRung, i - 1),
                       &g_array_index (ladder, SiyiUrgeRung, i)) == 0)
      {
        g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                     "The urging ladder has two rungs on day %d; keep one of them",
                     g_array_index (ladder, SiyiUrgeRung, i).offset);
        return NULL;
      }

  return g_steal_pointer (&ladder);
}

/**
 * siyi_ladder_check:
 * @ladder: #SiyiUrgeRung by day
 *
 * Returns: whether an office can go by it: there is a rung
 */
gboolean
siyi_ladder_check (const GArray  *ladder,
                   GError       **error)
{
  if (ladder->len == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "The urging ladder has no rung; keep one at least");
      return FALSE;
    }

  return TRUE;
}

/**
 * siyi_ladder_default:
 *
 * Returns: (transfer full): the ladder of an office that has set none
 */
GArray *
siyi_ladder_default (void)
{
  const char * const *words = siyi_words ("urge-ladder", "default", NULL);
  g_autofree char *text = g_strjoinv (";", (char **) words);

  return siyi_ladder_parse (text, NULL);
}

/**
 * siyi_ladder_to_text:
 *
 * Returns: (transfer full): what siyi_ladder_parse() reads back
 */
char *
siyi_ladder_to_text (const GArray *ladder)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < ladder->len; i++)
    {
      const SiyiUrgeRung *rung = &g_array_index (ladder, SiyiUrgeRung, i);

      g_string_append_printf (out, "%s%d %s", i > 0 ? "; " : "", rung->offset,
                              siyi_urge_way_word (rung->way));
    }

  return g_string_free (out, FALSE);
}

/**
 * siyi_ladder_pace:
 *
 * Returns: days between the last two rungs: the pace that goes on after them
 */
int
siyi_ladder_pace (const GArray *ladder)
{
  const guint n = ladder->len;

  if (n < 2)
    return 7;

  return g_array_index (ladder, SiyiUrgeRung, n - 1).offset -
         g_array_index (ladder, SiyiUrgeRung, n - 2).offset;
}

/**
 * siyi_ladder_next_day:
 * @ladder: #SiyiUrgeRung by day
 * @due: the last day
 * @last_urged: the day of the last urging, %SIYI_DAY_NONE: never
 *
 * Returns: the day the next rung is due, %SIYI_DAY_NONE where there is no ladder or no last day
 */
SiyiDay
siyi_ladder_next_day (const GArray *ladder,
                      SiyiDay       due,
                      SiyiDay       last_urged)
{
  SiyiDay day = SIYI_DAY_NONE;

  if (due == SIYI_DAY_NONE)
    return SIYI_DAY_NONE;

  for (guint i = 0; i < ladder->len; i++)
    {
      day = due + g_array_index (ladder, SiyiUrgeRung, i).offset;
      if (last_urged == SIYI_DAY_NONE || day > last_urged)
        return day;
    }
  while (ladder->len > 0 && day <= last_urged)
    day += siyi_ladder_pace (ladder);

  return day;
}

/**
 * siyi_ladder_next:
 * @ladder: #SiyiUrgeRung by day
 * @due: the last day
 * @last_urged: the day of the last urging, %SIYI_DAY_NONE: never
 * @today: today
 *
 * Who was not urged for long is not urged rung by rung: the highest rung whose day has come counts.
 *
 * Returns: the index of the rung that is due, -1: none yet
 */
int
siyi_ladder_next (const GArray *ladder,
                  SiyiDay       due,
                  SiyiDay       last_urged,
                  SiyiDay       today)
{
  const SiyiDay next = siyi_ladder_next_day (ladder, due, last_urged);
  int found = -1;

  if (next == SIYI_DAY_NONE || next > today)
    return -1;

  for (guint i = 0; i < ladder->len; i++)
    if (due + g_array_index (ladder, SiyiUrgeRung, i).offset <= today)
      found = (int) i;

  return found;
}

/**
 * siyi_urge_grounds:
 *
 * Returns: (transfer none): keys of the grounds for urging (article 40 in general; the list is the
 *   office's practice), whose words are in the group "urge-grounds"
 */
const char * const *
siyi_urge_grounds (gsize *n_grounds)
{
  return siyi_words_keys ("urge-grounds", n_grounds);
}
