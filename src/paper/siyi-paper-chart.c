/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of charts as rectangles, for the cells of a printed table and for a screen. Pure functions. */
#include "siyi-paper-chart.h"

/* Of the box's height: air above and below, the bar itself, and the thinner one below it. */
#define AIR 0.18
#define BAR_ALONE 0.64
#define BAR 0.42
#define BEFORE 0.16
#define GAP 0.06
/* What is not nothing can be seen. */
#define LEAST 0.6

/**
 * siyi_chart_greatest:
 * @least: what the axis reaches at least
 *
 * Returns: the value whose bar is as long as the box
 */
double
siyi_chart_greatest (const gint64 *values,
                     gsize         n_values,
                     double        least)
{
  double greatest = least;

  for (gsize i = 0; i < n_values; i++)
    greatest = MAX (greatest, (double) values[i]);

  return greatest;
}

static double
length_of (double               part,
           const SiyiChartRect *box)
{
  return part > 0 ? MAX (LEAST, MIN (part, 1) * box->width) : 0;
}

/**
 * siyi_chart_bar:
 * @now: 0 to 1
 * @before: 0 to 1; negative where there is nothing to compare with
 * @box: where it lies, without the words
 *
 * Returns: the two rectangles, each beginning at the box's left edge
 */
SiyiChartBar
siyi_chart_bar (double               now,
                double               before,
                const SiyiChartRect *box)
{
  const double height = (before < 0 ? BAR_ALONE : BAR) * box->height;
  SiyiChartBar bar = { .now = { box->x, box->y + AIR * box->height, length_of (now, box), height } };

  if (before >= 0)
    bar.before = (SiyiChartRect) { box->x, bar.now.y + height + GAP * box->height, length_of (before, box),
                                   BEFORE * box->height };

  return bar;
}

static void
draw (const SiyiChartRect *rect,
      cairo_t             *cr,
      double               grey)
{
  if (rect->width <= 0)
    return;

  cairo_set_source_rgb (cr, grey, grey, grey);
  cairo_rectangle (cr, rect->x, rect->y, rect->width, rect->height);
  cairo_fill (cr);
}

/**
 * siyi_chart_bar_draw:
 * @grey: of the bar that it is compared with, 0 black to 1 white; the bar itself is darker
 */
void
siyi_chart_bar_draw (const SiyiChartBar *bar,
                     cairo_t            *cr,
                     double              grey)
{
  draw (&bar->now, cr, grey / 2);
  draw (&bar->before, cr, grey);
}
