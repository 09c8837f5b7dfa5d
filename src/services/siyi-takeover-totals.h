/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-takeover-private.h"

G_BEGIN_DECLS

typedef struct _SiyiTotals SiyiTotals;

SiyiTotals *siyi_totals_new   (void);
void        siyi_totals_free  (SiyiTotals          *self);
void        siyi_totals_count (SiyiTotals          *self,
                               int                  persons);
void        siyi_totals_row   (SiyiTotals          *self,
                               const SiyiTakeover  *takeover,
                               const SiyiTakeTable *table,
                               const SiyiRow       *row);
void        siyi_totals_end   (SiyiTotals          *self,
                               GArray              *mismatches);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTotals, siyi_totals_free)

G_END_DECLS
