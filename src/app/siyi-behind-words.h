/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-statistics-work.h"

G_BEGIN_DECLS

/* Of a rate: all rows, those of the numerator, the others. */
typedef enum { SIYI_BEHIND_ALL, SIYI_BEHIND_NUMERATOR, SIYI_BEHIND_REST, SIYI_N_BEHIND_PARTS } SiyiBehindPart;

char *siyi_behind_words_count (SiyiBehindKind      kind,
                               guint               n_listed,
                               guint               n);
char *siyi_behind_words_part  (const SiyiStatWish *wish,
                               SiyiBehindPart      part);

G_END_DECLS
