/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Heads on the sign-in sheet against persons present, and the code of a sheet. Pure functions, any
 * thread; the pattern of the code stands in data/rules/papers.ini. */
#include "siyi-signin.h"

#include <string.h>

#include "siyi-words.h"

static const char * const part_words[] = { "A", "B" };
static const char * const state_words[] = { "waiting", "match", "short", "more", "explained" };

/**
 * siyi_signin_part_word:
 *
 * Returns: (transfer none): as stored, printed and said by programs
 */
const char *
siyi_signin_part_word (SiyiSigninPart part)
{
  g_return_val_if_fail (part < SIYI_N_SIGNIN_PARTS, NULL);

  return part_words[part];
}

SiyiSigninPart
siyi_signin_part_from_word (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (part_words); i++)
    if (g_strcmp0 (word, part_words[i]) == 0)
      return (SiyiSigninPart) i;

  return SIYI_N_SIGNIN_PARTS;
}

/**
 * siyi_signin_code:
 *
 * Returns: (transfer full): what the code on the printed sheet says
 */
char *
siyi_signin_code (const char     *session_uid,
                  SiyiSigninPart  part)
{
  return siyi_fill (siyi_word ("sign-in", "code"), "uid", session_uid, "part",
                    siyi_signin_part_word (part), NULL);
}

/**
 * siyi_signin_code_parse:
 * @code: as a scanner read it
 * @session_uid: (out) (transfer full)
 * @part: (out)
 *
 * Returns: whether it is the code of a sign-in sheet; other codes may lie on a table as well
 */
gboolean
siyi_signin_code_parse (const char      *code,
                        char           **session_uid,
                        SiyiSigninPart  *part)
{
  const char *pattern = siyi_word ("sign-in", "code");
  const char *hole = strstr (pattern, "{uid}");
  const gsize head = (gsize) (hole - pattern);
  const char *end = strrchr (code, ':');

  if (end == NULL || strncmp (code, pattern, head) != 0 || end <= code + head)
    return FALSE;
  *part = siyi_signin_part_from_word (end + 1);
  if (*part == SIYI_N_SIGNIN_PARTS || end - code - (gssize) head > 64)
    return FALSE;

  *session_uid = g_strndup (code + head, (gsize) (end - code) - head);

  return TRUE;
}

/**
 * siyi_heads_signed:
 *
 * Lines ticked and heads counted are both on the one printed sheet, so the larger holds; who signed
 * on the screen comes on top.
 *
 * Returns: persons that signed
 */
int
siyi_heads_signed (const SiyiSigninHeads *heads)
{
  return MAX (heads->counted, heads->on_paper) + heads->on_screen;    /* -1 is below any count */
}

/**
 * siyi_heads_difference:
 *
 * Returns: persons that signed more than were present; below 0: that lack; 0 where nobody came
 */
int
siyi_heads_difference (const SiyiSigninHeads *heads)
{
  return heads->came ? siyi_heads_signed (heads) - heads->present : 0;
}

/**
 * siyi_heads_state:
 *
 * Returns: whether the sheet may be accepted as to this group: MATCH and EXPLAINED may, and WAITING
 *   wants nothing
 */
SiyiHeadsState
siyi_heads_state (const SiyiSigninHeads *heads)
{
  const int difference = siyi_heads_difference (heads);

  if (!heads->came)
    return SIYI_HEADS_WAITING;
  if (difference == 0)
    return SIYI_HEADS_MATCH;
  if (heads->has_reason)
    return SIYI_HEADS_EXPLAINED;

  return difference < 0 ? SIYI_HEADS_SHORT : SIYI_HEADS_MORE;
}

const char *
siyi_heads_state_word (SiyiHeadsState state)
{
  return state_words[state];
}

/**
 * siyi_heads_add:
 * @count: (inout): of the sign-in sheet among the four ones
 *
 * Adds a group: wanted is each person present, done who signed, and everybody of a group whose
 * difference has its reason. Nobody signs for another group.
 */
void
siyi_heads_add (const SiyiSigninHeads *heads,
                SiyiPieceCount        *count)
{
  if (!heads->came)
    return;

  count->wanted += heads->present;
  count->done += siyi_heads_state (heads) == SIYI_HEADS_EXPLAINED
                   ? heads->present : MIN (siyi_heads_signed (heads), heads->present);
}
