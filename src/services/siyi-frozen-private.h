/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-figures-private.h"
#include "siyi-frozen-store.h"

G_BEGIN_DECLS

/* siyi-frozen-combine.c: the frozen months a scope is made of; NULL where not all are frozen. */
GArray    *siyi_frozen_months        (SiyiDb *db, const SiyiStatScope *scope);       /* SiyiFrozenHead */
gboolean   siyi_frozen_figure_counts (SiyiDb *db, GArray *months, SiyiFigureCounts *self, GError **error);
GArray    *siyi_frozen_figure_ids    (SiyiDb *db, GArray *months, const char *key, SiyiStatPart part,
                                      GError **error);
GPtrArray *siyi_frozen_groups        (SiyiDb *db, GArray *months, const char *table, GError **error);  /* SiyiCount */
GArray    *siyi_frozen_group_ids     (SiyiDb *db, GArray *months, const char *table, const char *key,
                                      GError **error);
GArray    *siyi_frozen_stage_ids     (SiyiDb *db, GArray *months, const char *stage, GError **error);
GArray    *siyi_frozen_cross_ids     (SiyiDb *db, GArray *months, SiyiPlaceBasis place, const char *key, int first,
                                      int size, GError **error);
const char *siyi_frozen_table_of     (SiyiDimension by, SiyiPlaceBasis place);
const char *siyi_frozen_cross_of     (SiyiPlaceBasis place);

/* siyi-frozen-gather.c: everything of a month as it counts now. */
GPtrArray *siyi_frozen_gather        (SiyiDb *db, const SiyiStatScope *month, GError **error);   /* SiyiFrozenFigure */

#define SIYI_FROZEN_CLOSING "closing"
#define SIYI_FROZEN_FUNNEL "funnel"

/* siyi-frozen-words.c */
GPtrArray *siyi_frozen_lines         (GPtrArray *changes);      /* SiyiFrozenChange to SiyiCorrectionLine */

G_END_DECLS
