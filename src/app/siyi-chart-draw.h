/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-chart.h"

G_BEGIN_DECLS

/* Where the parts of a chart lie, in pixels of its widget. */
typedef struct
{
  GtkWidget       *widget;    /* borrowed: font and colours */
  SiyiChartKind    kind;
  const GPtrArray *bars;      /* borrowed: SiyiChartBar */
  float            width, height;
  float            start;     /* left of the bars: labels */
  float            end;       /* right of them: numbers */
  float            top, base; /* of upright bars */
  gint64           most;      /* the largest value, at least 1 */
  gint64           step;      /* between two lines of the axis */
} SiyiChartFrame;

void siyi_chart_frame_init   (SiyiChartFrame       *frame,
                              GtkWidget            *widget,
                              SiyiChartKind         kind,
                              const GPtrArray      *bars);
void siyi_chart_frame_spot   (const SiyiChartFrame *frame,
                              guint                 bar,
                              graphene_rect_t      *spot);
int  siyi_chart_height       (SiyiChartKind         kind,
                              guint                 n_bars,
                              int                   line);
int  siyi_chart_width        (SiyiChartKind         kind,
                              guint                 n_bars);
int  siyi_chart_line_height  (GtkWidget            *widget);
void siyi_chart_draw         (const SiyiChartFrame *frame,
                              GtkSnapshot          *snapshot,
                              int                   chosen);
void siyi_chart_draw_waiting (const SiyiChartFrame *frame,
                              GtkSnapshot          *snapshot);

G_END_DECLS
