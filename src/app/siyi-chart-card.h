/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-chart.h"
#include "siyi-figure-table.h"

G_BEGIN_DECLS

/* A chart with its title, and the table behind it: the same numbers, for those who do not see bars.
 * Signals, with the row and the column of the table (a bar is column 1): "chosen", "opened", "copied". */
#define SIYI_TYPE_CHART_CARD (siyi_chart_card_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChartCard, siyi_chart_card, SIYI, CHART_CARD, GtkWidget)

GtkWidget       *siyi_chart_card_new        (SiyiChartKind   kind,
                                             const char     *title);
void             siyi_chart_card_take       (SiyiChartCard  *self,
                                             GPtrArray      *bars,
                                             SiyiFigureRows *rows);
void             siyi_chart_card_wait       (SiyiChartCard  *self);
void             siyi_chart_card_set_note   (SiyiChartCard  *self,
                                             const char     *note);
void             siyi_chart_card_set_foot   (SiyiChartCard  *self,
                                             const char     *foot);
void             siyi_chart_card_set_legend (SiyiChartCard  *self,
                                             const char     *now,
                                             const char     *before);
SiyiChart       *siyi_chart_card_get_chart  (SiyiChartCard  *self);
SiyiFigureTable *siyi_chart_card_get_table  (SiyiChartCard  *self);
void             siyi_chart_card_show_table (SiyiChartCard  *self,
                                             gboolean        shown);

G_END_DECLS
