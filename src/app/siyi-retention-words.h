/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-destruction.h"
#include "siyi-retention-store.h"

G_BEGIN_DECLS

/* Sentences about how long matters are kept and about lists of destruction. Each is transfer full. */
char *siyi_retention_words_kept     (int                      years,
                                     int                      ends);
char *siyi_retention_words_due      (const SiyiRetentionLine *line,
                                     SiyiDay                  today);
char *siyi_destruction_words_title  (const SiyiDestruction   *list);
char *siyi_destruction_words_state  (const SiyiDestruction   *list,
                                     const char              *who,
                                     SiyiDay                  today);

/* What a list waits for, as who sits here may do it. */
typedef enum
{
  SIYI_DESTRUCTION_WAITS_FOR_NOTHING,      /* carried out or taken back */
  SIYI_DESTRUCTION_WAITS_FOR_SIGNATURE,
  SIYI_DESTRUCTION_WAITS_FOR_ANOTHER,      /* who sits here signed it already */
  SIYI_DESTRUCTION_WAITS_FOR_DEED,
} SiyiDestructionWaits;

SiyiDestructionWaits siyi_destruction_waits (const SiyiDestruction *list,
                                             const char            *who);

G_END_DECLS
