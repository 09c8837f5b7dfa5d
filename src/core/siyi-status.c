/* SPDX-License-Identifier: GPL-3.0-or-later */
/* States of a case, which may follow which, and what the national system's words mean by them.
 * Closed, resolved and satisfied are separate facts and no part of this (domain, section 4.3). */
#include "siyi-status.h"

#include <stdlib.h>

#include "siyi-code.h"
#include "siyi-words.h"

/**
 * siyi_state_word:
 *
 * Returns: (transfer none): the word shown for @state
 */
const char *
siyi_state_word (SiyiState state)
{
  g_return_val_if_fail (state < SIYI_N_STATES, "");

  return siyi_code_word (SIYI_LIST_STATE, (int) state);
}

/**
 * siyi_state_from_import:
 * @text: (nullable): a status as a foreign system words it; the caller keeps the text beside
 *
 * Returns: the #SiyiState it stands for, -1 for a text that is none of the known words
 */
int
siyi_state_from_import (const char *text)
{
  return siyi_code_from_word (SIYI_LIST_STATE, text);
}

/**
 * siyi_state_may_follow:
 *
 * Returns: whether a case in state @from may go on to @to
 */
gboolean
siyi_state_may_follow (SiyiState from,
                       SiyiState to)
{
  const char * const *next;
  char key[12];

  g_return_val_if_fail (from < SIYI_N_STATES && to < SIYI_N_STATES, FALSE);

  g_snprintf (key, sizeof key, "%d", (int) from);
  next = siyi_words ("state-next", key, NULL);
  for (gsize i = 0; next[i] != NULL; i++)
    if (atoi (next[i]) == (int) to)
      return TRUE;

  return FALSE;
}

/**
 * siyi_state_needs_reason:
 *
 * A step off the main line, and every way back into handling, asks for a reason: the concluded
 * case above all opens again only with a new fact (domain, section 3.1).
 *
 * Returns: whether the step must carry a reason
 */
gboolean
siyi_state_needs_reason (SiyiState from,
                         SiyiState to)
{
  if (to == SIYI_STATE_RETURNED || to == SIYI_STATE_OBJECTED || to == SIYI_STATE_DECLINED ||
      to == SIYI_STATE_EXTENDED || to == SIYI_STATE_CONCLUDED)
    return TRUE;

  return (from == SIYI_STATE_CLOSED || from == SIYI_STATE_FILED || from == SIYI_STATE_REVIEW ||
          from == SIYI_STATE_CONCLUDED) &&
         to == SIYI_STATE_HANDLING;
}
