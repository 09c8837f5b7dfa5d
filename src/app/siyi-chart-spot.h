/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One bar as a button without looks: the chart draws it, the style sheet its ground, its focus ring
 * and what the pointer does. Signal "pressed" (int): clicked so many times. */
#define SIYI_TYPE_CHART_SPOT (siyi_chart_spot_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChartSpot, siyi_chart_spot, SIYI, CHART_SPOT, GtkWidget)

GtkWidget *siyi_chart_spot_new        (void);
void       siyi_chart_spot_set_words  (SiyiChartSpot *self,
                                       const char    *sentence,
                                       const char    *definition);
void       siyi_chart_spot_set_chosen (SiyiChartSpot *self,
                                       gboolean       chosen);

G_END_DECLS
