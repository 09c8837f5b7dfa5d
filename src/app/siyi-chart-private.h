/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-chart-draw.h"

G_BEGIN_DECLS

#define ROW 25              /* of lying bars */
#define BAR 14              /* their thickness */
#define GAP 8

/* siyi-chart-text.c */
typedef enum { SIYI_CHART_TEXT_START, SIYI_CHART_TEXT_MIDDLE, SIYI_CHART_TEXT_END } SiyiChartPlace;

typedef struct
{
  SiyiChartPlace place;
  gboolean       bold, small, quiet;
  float          width;        /* 0: as wide as it is */
} SiyiChartText;

float               siyi_chart_text_width  (GtkWidget            *widget,
                                            const char           *text,
                                            const SiyiChartText  *look);
void                siyi_chart_put         (const SiyiChartFrame *frame,
                                            GtkSnapshot          *snapshot,
                                            const char           *text,
                                            const SiyiChartText  *look,
                                            float                 x,
                                            float                 middle);
void                siyi_chart_number      (gint64                value,
                                            char                 *text,
                                            gsize                 size);

/* siyi-chart-frame.c */
const SiyiChartBar *siyi_chart_bar_at      (const SiyiChartFrame *frame,
                                            guint                 i);
guint               siyi_chart_n_bars      (const SiyiChartFrame *frame);
gboolean            siyi_chart_is_upright  (SiyiChartKind         kind);
float               siyi_chart_slot_width  (const SiyiChartFrame *frame);
float               siyi_chart_slot_middle (const SiyiChartFrame *frame,
                                            guint                 i);
float               siyi_chart_row_height  (const SiyiChartFrame *frame);
void                siyi_chart_part_rect   (const SiyiChartFrame *frame,
                                            guint                 bar,
                                            graphene_rect_t      *rect);

G_END_DECLS
