/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-behind-view.h"
#include "siyi-chart-card.h"
#include "siyi-figure-tile.h"
#include "siyi-span-bar.h"

G_BEGIN_DECLS

#define SIYI_TYPE_STATISTICS_PAGE (siyi_statistics_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiStatisticsPage, siyi_statistics_page, SIYI, STATISTICS_PAGE, GtkWidget)

#define SIYI_N_TILES 5

void                  siyi_statistics_page_set_span   (SiyiStatisticsPage *self,
                                                       const SiyiSpan     *span);
const SiyiStatQuery  *siyi_statistics_page_get_query  (SiyiStatisticsPage *self);

/* For tests. */
SiyiFigureTile       *siyi_statistics_page_get_tile   (SiyiStatisticsPage *self,
                                                       guint               nth);
SiyiChartCard        *siyi_statistics_page_get_card   (SiyiStatisticsPage *self,
                                                       SiyiStatTable       table);
SiyiBehindView       *siyi_statistics_page_get_behind (SiyiStatisticsPage *self);
guint                 siyi_statistics_page_get_n_taken (SiyiStatisticsPage *self);

G_END_DECLS
