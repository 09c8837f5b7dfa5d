/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/* A bar lying in a box, with the one it is compared with below it: geometry alone, so that paper and screen
 * draw the same. Lengths are parts of the greatest value. */
typedef struct { double x, y, width, height; } SiyiChartRect;

typedef struct
{
  SiyiChartRect now;
  SiyiChartRect before;       /* width 0: nothing to compare with */
} SiyiChartBar;

double        siyi_chart_greatest (const gint64        *values,
                                   gsize                n_values,
                                   double               least);
SiyiChartBar  siyi_chart_bar      (double               now,         /* 0 to 1 of the greatest */
                                   double               before,      /* the same; negative: none */
                                   const SiyiChartRect *box);
void          siyi_chart_bar_draw (const SiyiChartBar  *bar,
                                   cairo_t             *cr,
                                   double               grey);

G_END_DECLS
