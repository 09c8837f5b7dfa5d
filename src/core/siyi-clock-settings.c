/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an office may set about its clocks beside their lengths, as words: what becomes of a last day
 * that is none, and from which part of the days on a clock warns (domain, section 3). Pure functions. */
#include "siyi-clocks.h"

#include <stdio.h>

#include "siyi-error.h"

static const char * const rolling_words[] = { "non-working", "holiday", "never" };

/**
 * siyi_rolling_word:
 *
 * Returns: (transfer none): the word by which the policy is stored
 */
const char *
siyi_rolling_word (SiyiRolling rolling)
{
  g_return_val_if_fail ((gsize) rolling < G_N_ELEMENTS (rolling_words), "");

  return rolling_words[rolling];
}

/**
 * siyi_rolling_from_word:
 * @word: (nullable): as stored
 *
 * Returns: the policy; what can't be read is the shipped one (Civil Code, article 203)
 */
SiyiRolling
siyi_rolling_from_word (const char *word)
{
  for (gsize i = 0; word != NULL && i < G_N_ELEMENTS (rolling_words); i++)
    if (g_str_equal (rolling_words[i], word))
      return (SiyiRolling) i;

  return SIYI_ROLL_NON_WORKING;
}

/**
 * siyi_warning_steps_parse:
 * @text: (nullable): percents of notice, warning and severe, "50 75 85"
 * @rules: gets the steps; untouched where the answer is no
 *
 * Returns: whether @text holds three steps, each later than the one before
 */
gboolean
siyi_warning_steps_parse (const char      *text,
                          SiyiClockRules  *rules,
                          GError         **error)
{
  int steps[3], end = -1;
  const gboolean whole = text != NULL && sscanf (text, "%3d %3d %3d%n", &steps[0], &steps[1], &steps[2], &end) == 3 &&
                         end >= 0 && text[end] == '\0';

  if (!whole || steps[0] < 1 || steps[2] > 100 || steps[0] >= steps[1] || steps[1] >= steps[2])
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "The steps of warning are three percents from 1 to 100, each larger than the one before");
      return FALSE;
    }
  rules->notice = steps[0];
  rules->warning = steps[1];
  rules->severe = steps[2];

  return TRUE;
}

/**
 * siyi_warning_steps_to_text:
 *
 * Returns: (transfer full): what siyi_warning_steps_parse() reads back
 */
char *
siyi_warning_steps_to_text (const SiyiClockRules *rules)
{
  return g_strdup_printf ("%d %d %d", rules->notice, rules->warning, rules->severe);
}

static gboolean
same_limit (SiyiLimit a,
            SiyiLimit b)
{
  return a.days == b.days && a.kind == b.kind;
}

/**
 * siyi_clock_rules_same_days:
 *
 * Returns: whether every clock ends on the same day by both, on the same calendar, whatever the steps of warning
 */
gboolean
siyi_clock_rules_same_days (const SiyiClockRules *a,
                            const SiyiClockRules *b)
{
  for (int id = 0; id < SIYI_N_CLOCKS; id++)
    if (!same_limit (a->limits[id], b->limits[id]))
      return FALSE;

  return a->rolling == b->rolling && a->ends_by_service == b->ends_by_service;
}
