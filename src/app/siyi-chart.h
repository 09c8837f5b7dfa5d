/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A chart of counts. Each bar is a button of its own for the keyboard and for screen readers.
 * Signals:
 *   "chosen" (uint)   a bar was clicked, or Enter pressed on it
 *   "opened" (uint)   the same twice
 *   "copied" (uint)   Ctrl+C on a bar */
typedef enum
{
  SIYI_CHART_COLUMNS,   /* upright, beside last year's */
  SIYI_CHART_BARS,      /* lying, one a row */
  SIYI_CHART_PARTS,     /* one bar, parts of a whole */
  SIYI_CHART_LINE,
  SIYI_CHART_FUNNEL,    /* lying, about the middle */
} SiyiChartKind;

typedef struct
{
  char   *label;        /* what it counts: 10月 */
  char   *text;         /* the number as it is drawn: 35批 */
  char   *sentence;     /* all of it, read out and shown on hovering */
  gint64  value;
  gint64  previous;     /* -1: no data */
} SiyiChartBar;

SiyiChartBar *siyi_chart_bar_new     (const char   *label,
                                      const char   *text,
                                      const char   *sentence,
                                      gint64        value,
                                      gint64        previous);
void          siyi_chart_bar_free    (SiyiChartBar *self);

#define SIYI_TYPE_CHART_KIND (siyi_chart_kind_get_type ())
GType         siyi_chart_kind_get_type (void);

#define SIYI_TYPE_CHART (siyi_chart_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChart, siyi_chart, SIYI, CHART, GtkWidget)

GtkWidget    *siyi_chart_new         (SiyiChartKind kind);
void          siyi_chart_set_definition (SiyiChart *self,
                                         const char *definition);
void          siyi_chart_take_bars   (SiyiChart    *self,
                                      GPtrArray    *bars);
guint         siyi_chart_get_n_bars  (SiyiChart    *self);
void          siyi_chart_set_chosen  (SiyiChart    *self,
                                      int           bar);
int           siyi_chart_get_chosen  (SiyiChart    *self);
GtkWidget    *siyi_chart_get_spot    (SiyiChart    *self,
                                      guint         bar);

G_END_DECLS
