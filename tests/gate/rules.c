/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who may read what (domain, sections 2.6 and 7.2), as the tests of the gate hold it. */
#include "gate.h"

/* What stands in papers of the office, masked or shown, may; the others must not. Of accusations nothing leaves,
 * and who is told of one by its number alone says the second table. */
static const gboolean may[N_READERS][N_CANARIES] = {
  [READER_INSIDE] = { TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE, TRUE },
  [READER_LIST] = { [CANARY_DOOR] = TRUE, [CANARY_WORDS] = TRUE, [CANARY_NUMBER_IN_WORDS] = TRUE, [CANARY_CASE] = TRUE,
                    [CANARY_PHOTO_WORDS] = TRUE },
  [READER_LEADER] = { [CANARY_DOOR] = TRUE, [CANARY_WORDS] = TRUE, [CANARY_NUMBER_IN_WORDS] = TRUE, [CANARY_CASE] = TRUE },
  [READER_SEALED] = { [CANARY_NAME] = TRUE, [CANARY_DOOR] = TRUE, [CANARY_WORDS] = TRUE, [CANARY_CASE] = TRUE },
  [READER_OFFICE] = { [CANARY_CASE] = TRUE },
  [READER_UNIT] = { [CANARY_NAME] = TRUE, [CANARY_DOOR] = TRUE, [CANARY_WORDS] = TRUE, [CANARY_CASE] = TRUE },
  [READER_PUBLIC] = { FALSE },
};

/**
 * gate_may_stand:
 *
 * Returns: whether a word of the archive may stand in what @reader gets
 */
gboolean
gate_may_stand (Reader        reader,
                const Canary *canary)
{
  if (gate_is_restricted (canary->matter) && reader != READER_INSIDE && reader != READER_SEALED)
    return canary->kind == CANARY_CASE && (reader == READER_LEADER || reader == READER_OFFICE);

  return may[reader][canary->kind];
}

/**
 * gate_role_may_read:
 *
 * Returns: whether a word of the archive may stand in what who sits there is shown, prints or exports
 */
gboolean
gate_role_may_read (SiyiRole      role,
                    const Canary *canary)
{
  if (canary->kind == CANARY_CASE || role == SIYI_ROLE_NONE || role == SIYI_ROLE_SECRETARY || role == SIYI_ROLE_LEADER)
    return TRUE;

  return role == SIYI_ROLE_FOLLOW_UP && !gate_is_restricted (canary->matter);
}
