/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-day.h"

G_BEGIN_DECLS

/* How long a matter is kept (regulation on archives, article 20; domain, section 9): a leader's important
 * instruction with result for ever, another with result 30 years, without result 10; a person's word
 * wins. */
typedef enum
{
  SIYI_RETENTION_IMPORTANT,
  SIYI_RETENTION_RESULT,
  SIYI_RETENTION_OTHER,
  SIYI_N_RETENTIONS
} SiyiRetention;

#define SIYI_RETENTION_PERMANENT 0

typedef struct
{
  int years[SIYI_N_RETENTIONS];      /* SIYI_RETENTION_PERMANENT: for ever */
} SiyiRetentionRules;

SiyiRetention  siyi_retention_of      (gboolean       important,
                                       gboolean       has_result);
const char    *siyi_retention_word    (SiyiRetention  retention);     /* important, result, other */
int            siyi_retention_ends    (SiyiDay        last_day,
                                       int            years);
int            siyi_retention_longer  (int            one,
                                       int            other);
char          *siyi_retention_code    (int            years);
char          *siyi_retention_words   (int            years);

/* The number of a piece in the archive by a pattern of the office (DA/T 13). */
gboolean       siyi_archive_pattern_is_valid (const char *pattern);
char          *siyi_archive_number    (const char    *pattern,
                                       const char    *fonds,
                                       int            year,
                                       int            retention,
                                       int            volume,
                                       int            item);

G_END_DECLS
