/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the bars of a chart lie. Main thread. */
#include "siyi-chart-private.h"

#define LABEL_MOST 150      /* a longer label is cut */
#define SLOT_MOST 96        /* of a column with its room */
#define SLOT_LEAST 30
#define BARS_LEAST 60       /* lying bars keep so much for themselves */
#define AXIS_LINES 3

const SiyiChartBar *
siyi_chart_bar_at (const SiyiChartFrame *frame,
                   guint                 i)
{
  return g_ptr_array_index (frame->bars, i);
}

guint
siyi_chart_n_bars (const SiyiChartFrame *frame)
{
  return frame->bars != NULL ? frame->bars->len : 0;
}

gboolean
siyi_chart_is_upright (SiyiChartKind kind)
{
  return kind == SIYI_CHART_COLUMNS || kind == SIYI_CHART_LINE;
}

/* One, two or five with noughts, so that two or three lines stand below the highest bar. */
static gint64
axis_step (gint64 most)
{
  gint64 step = 1;

  for (int i = 0; most / step >= AXIS_LINES; i++)
    step = i % 3 == 1 ? step / 2 * 5 : step * 2;

  return step;
}

static void
find_columns (SiyiChartFrame *frame)
{
  const SiyiChartText plain = { 0 };
  const SiyiChartText small = { .small = TRUE };

  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    {
      const SiyiChartBar *bar = siyi_chart_bar_at (frame, i);

      frame->start = MAX (frame->start, siyi_chart_text_width (frame->widget, bar->label, &plain));
      frame->end = MAX (frame->end, siyi_chart_text_width (frame->widget, bar->text, &plain));
    }
  frame->start = MIN (frame->start, LABEL_MOST) + GAP;
  frame->end += GAP;
  if (frame->start + frame->end + BARS_LEAST > frame->width)
    frame->start = MAX (frame->width - frame->end - BARS_LEAST, BARS_LEAST);
  if (siyi_chart_is_upright (frame->kind))
    {
      char text[32];

      siyi_chart_number (frame->most / frame->step * frame->step, text, sizeof text);
      frame->start = siyi_chart_text_width (frame->widget, text, &small) + GAP;
      frame->end = 0;
    }
}

/**
 * siyi_chart_frame_init:
 * @frame: (out caller-allocates): measured for the widget as large as it is
 * @bars: (nullable): %NULL: under way
 */
void
siyi_chart_frame_init (SiyiChartFrame  *frame,
                       GtkWidget       *widget,
                       SiyiChartKind    kind,
                       const GPtrArray *bars)
{
  const float line = (float) siyi_chart_line_height (widget);

  *frame = (SiyiChartFrame) {
    .widget = widget,
    .kind = kind,
    .bars = bars,
    .width = (float) gtk_widget_get_width (widget),
    .height = (float) gtk_widget_get_height (widget),
    .most = 1,
  };

  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    frame->most = MAX (frame->most, MAX (siyi_chart_bar_at (frame, i)->value, siyi_chart_bar_at (frame, i)->previous));
  frame->step = axis_step (frame->most);
  frame->top = line + 2;
  frame->base = frame->height - line - 9;
  find_columns (frame);
}

float
siyi_chart_slot_width (const SiyiChartFrame *frame)
{
  const float room = frame->width - frame->start - GAP;

  return MIN (room / (float) MAX (siyi_chart_n_bars (frame), 1), SLOT_MOST);
}

float
siyi_chart_slot_middle (const SiyiChartFrame *frame,
                        guint                 i)
{
  const float slot = siyi_chart_slot_width (frame);
  const float all = slot * (float) siyi_chart_n_bars (frame);
  const float left = frame->start + MAX (frame->width - frame->start - GAP - all, 0) / 2;

  return left + slot * ((float) i + 0.5f);
}

float
siyi_chart_row_height (const SiyiChartFrame *frame)
{
  return frame->height / (float) MAX (siyi_chart_n_bars (frame), 1);
}

/* Parts of a bar: each as wide as its share, and never too thin to be hit. */
void
siyi_chart_part_rect (const SiyiChartFrame *frame,
                      guint                 bar,
                      graphene_rect_t      *rect)
{
  const float least = 6;
  gint64 all = 0, before = 0;
  float room;

  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    {
      all += siyi_chart_bar_at (frame, i)->value;
      if (i < bar)
        before += siyi_chart_bar_at (frame, i)->value;
    }
  room = frame->width - least * (float) siyi_chart_n_bars (frame);
  all = MAX (all, 1);
  graphene_rect_init (rect, least * (float) bar + room * (float) before / (float) all, 0,
                      least + room * (float) siyi_chart_bar_at (frame, bar)->value / (float) all, BAR);
  if (bar + 1 < siyi_chart_n_bars (frame))
    rect->size.width -= 2;
}

/**
 * siyi_chart_frame_spot:
 * @spot: (out caller-allocates): where the bar is hit
 */
void
siyi_chart_frame_spot (const SiyiChartFrame *frame,
                       guint                 bar,
                       graphene_rect_t      *spot)
{
  if (siyi_chart_is_upright (frame->kind))
    {
      const float width = MIN (siyi_chart_slot_width (frame) - 2, 56);

      graphene_rect_init (spot, floorf (siyi_chart_slot_middle (frame, bar) - width / 2), 0, floorf (width), frame->height);
    }
  else if (frame->kind == SIYI_CHART_PARTS)
    {
      siyi_chart_part_rect (frame, bar, spot);
      spot->size.height = frame->height;
    }
  else
    graphene_rect_init (spot, 0, floorf (siyi_chart_row_height (frame) * (float) bar), frame->width,
                        floorf (siyi_chart_row_height (frame)));
}

int
siyi_chart_line_height (GtkWidget *widget)
{
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height;

  pango_layout_get_pixel_size (layout, NULL, &height);

  return height;
}

/**
 * siyi_chart_height:
 * @line: height of a line of text
 *
 * Returns: what a chart of so many bars needs
 */
int
siyi_chart_height (SiyiChartKind kind,
                   guint         n_of_bars,
                   int           line)
{
  switch (kind)
    {
    case SIYI_CHART_BARS:
    case SIYI_CHART_FUNNEL:
      return (int) MAX (n_of_bars, 1) * MAX (ROW, line + 4);
    case SIYI_CHART_PARTS:
      return BAR + 4 + line;
    case SIYI_CHART_COLUMNS:
    case SIYI_CHART_LINE:
    default:
      return 8 * line + 20;
    }
}

int
siyi_chart_width (SiyiChartKind kind,
                  guint         n_of_bars)
{
  return siyi_chart_is_upright (kind) ? 40 + SLOT_LEAST * (int) MAX (n_of_bars, 4) : 180;
}
