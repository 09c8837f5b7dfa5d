/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

/* Counts of live visits between two days, per book and group of one dimension. */
typedef enum
{
  SIYI_BY_NOTHING, SIYI_BY_MONTH, SIYI_BY_LEADER, SIYI_BY_CLASS, SIYI_BY_METHOD, SIYI_BY_UNIT,
  SIYI_BY_PLACE, SIYI_BY_FIRST, SIYI_BY_SIZE,
} SiyiDimension;

typedef struct { char *key; gint64 batches, persons, sessions; } SiyiCount;
void       siyi_count_free        (SiyiCount *count);
GPtrArray *siyi_stats_count       (SiyiDb *db, SiyiBook book, SiyiDay from, SiyiDay to,
                                   SiyiDimension by, GError **error);       /* SiyiCount */

typedef struct { gint64 numerator, denominator; } SiyiRatio;
gboolean   siyi_stats_rates       (SiyiDb *db, SiyiDay from, SiyiDay to,
                                   SiyiRatio *accepted, SiyiRatio *replied, GError **error);

G_END_DECLS
