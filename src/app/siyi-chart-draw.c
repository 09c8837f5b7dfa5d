/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the bars of a chart look: one hue, last year grey, the second part of a bar darker; the number always
 * stands beside its bar, so that nothing is told by length or colour alone. Main thread. */
#include "siyi-chart-private.h"

#include <adwaita.h>

#include "siyi-colors.h"

#define LAST_YEAR 0.3f      /* of window_fg_color */
#define LINE 0.12f

static void
fill (const SiyiChartFrame  *frame,
      GtkSnapshot           *snapshot,
      const graphene_rect_t *rect,
      const char            *name,
      float                  alpha)
{
  const GdkRGBA color = siyi_color (frame->widget, name, alpha);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, rect, MIN (2, MIN (rect->size.width, rect->size.height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &round);
  gtk_snapshot_append_color (snapshot, &color, rect);
  gtk_snapshot_pop (snapshot);

  if (adw_style_manager_get_high_contrast (adw_style_manager_get_default ()))
    {
      const GdkRGBA line = siyi_color (frame->widget, "window_fg_color", 1);

      gtk_snapshot_append_border (snapshot, &round, (float[4]) { 1, 1, 1, 1 },
                                  (GdkRGBA[4]) { line, line, line, line });
    }
}

static float
height_of (const SiyiChartFrame *frame,
           gint64                value)
{
  return (frame->base - frame->top) * (float) value / (float) frame->most;
}

static void
draw_axis (const SiyiChartFrame *frame,
           GtkSnapshot          *snapshot)
{
  const SiyiChartText look = { .place = SIYI_CHART_TEXT_END, .small = TRUE, .quiet = TRUE };
  const GdkRGBA color = siyi_color (frame->widget, "window_fg_color", LINE);

  for (gint64 value = 0; value <= frame->most; value += frame->step)
    {
      const float y = floorf (frame->base - height_of (frame, value));
      char text[32];

      siyi_chart_number (value, text, sizeof text);
      siyi_chart_put (frame, snapshot, text, &look, frame->start - GAP, y);
      gtk_snapshot_append_color (snapshot, &color,
                                 &GRAPHENE_RECT_INIT (frame->start, y, frame->width - frame->start, 1));
    }
}

static void
draw_upright (const SiyiChartFrame *frame,
              GtkSnapshot          *snapshot,
              gint64                value,
              float                 x,
              float                 width,
              gboolean              last_year)
{
  const float height = floorf (height_of (frame, value));

  if (value > 0)
    fill (frame, snapshot, &GRAPHENE_RECT_INIT (floorf (x), frame->base - height, floorf (width), height),
          last_year ? "window_fg_color" : "accent_bg_color", last_year ? LAST_YEAR : 1);
}

static void
draw_column (const SiyiChartFrame *frame,
             GtkSnapshot          *snapshot,
             guint                 i,
             gboolean              chosen)
{
  const SiyiChartBar *bar = siyi_chart_bar_at (frame, i);
  const float middle = siyi_chart_slot_middle (frame, i);
  const float room = MIN (siyi_chart_slot_width (frame) * 0.7f, 42);
  const float before = bar->previous >= 0 ? room * 0.43f : 0;
  const float width = bar->previous >= 0 ? room * 0.5f : room * 0.6f;
  const float left = middle - (bar->previous >= 0 ? room : width) / 2;
  const float x = bar->previous >= 0 ? left + room - width : left;
  const SiyiChartText value = { .place = SIYI_CHART_TEXT_MIDDLE, .bold = TRUE };
  const SiyiChartText label = { .place = SIYI_CHART_TEXT_MIDDLE, .bold = chosen, .width = siyi_chart_slot_width (frame) };

  if (bar->previous >= 0)
    draw_upright (frame, snapshot, bar->previous, left, before, TRUE);
  draw_upright (frame, snapshot, bar->value, x, width, FALSE);
  siyi_chart_put (frame, snapshot, bar->text, &value, x + width / 2,
                  frame->base - height_of (frame, bar->value) - frame->top / 2);
  siyi_chart_put (frame, snapshot, bar->label, &label, middle, (frame->base + frame->height) / 2 + 1);
}

static void
draw_row (const SiyiChartFrame *frame,
          GtkSnapshot          *snapshot,
          guint                 i,
          gboolean              chosen)
{
  const SiyiChartBar *bar = siyi_chart_bar_at (frame, i);
  const float row = siyi_chart_row_height (frame);
  const float middle = row * ((float) i + 0.5f);
  const float room = frame->width - frame->start - frame->end - GAP;
  const float width = MAX (room * (float) bar->value / (float) frame->most, bar->value > 0 ? 2 : 0);
  const float indent = frame->kind == SIYI_CHART_FUNNEL ? (room - width) / 2 : 0;
  const SiyiChartText label = { .bold = chosen, .width = frame->start - GAP };
  const SiyiChartText value = { .place = SIYI_CHART_TEXT_END, .bold = chosen };

  siyi_chart_put (frame, snapshot, bar->label, &label, 0, middle);
  if (width > 0)
    fill (frame, snapshot, &GRAPHENE_RECT_INIT (floorf (frame->start + GAP / 2 + indent), floorf (middle - BAR / 2),
                                                floorf (width), BAR),
          "accent_bg_color", 1);
  siyi_chart_put (frame, snapshot, bar->text, &value, frame->width, middle);
}

/* The parts of a bar and, below, the first one's words at the start and the others' at the end. */
static void
draw_parts (const SiyiChartFrame *frame,
            GtkSnapshot          *snapshot,
            int                   chosen)
{
  static const char * const hues[] = { "accent_bg_color", "blue_5", "window_fg_color" };
  const float line = (float) siyi_chart_line_height (frame->widget);
  g_autoptr(GString) rest = g_string_new (NULL);
  const SiyiChartText first = { .bold = chosen == 0 };
  const SiyiChartText last = { .place = SIYI_CHART_TEXT_END, .bold = chosen > 0 };

  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    {
      graphene_rect_t rect;

      siyi_chart_part_rect (frame, i, &rect);
      fill (frame, snapshot, &rect, hues[MIN (i, G_N_ELEMENTS (hues) - 1)],
            i < G_N_ELEMENTS (hues) - 1 ? 1 : LAST_YEAR);
      if (i > 0)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "   " : "", siyi_chart_bar_at (frame, i)->text);
    }
  if (siyi_chart_n_bars (frame) > 0)
    siyi_chart_put (frame, snapshot, siyi_chart_bar_at (frame, 0)->text, &first, 0, BAR + 4 + line / 2);
  siyi_chart_put (frame, snapshot, rest->str, &last, frame->width, BAR + 4 + line / 2);
}

static void
add_line (const SiyiChartFrame *frame,
          cairo_t              *cr,
          gboolean              last_year)
{
  gboolean drawn = FALSE;

  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    {
      const gint64 value = last_year ? siyi_chart_bar_at (frame, i)->previous : siyi_chart_bar_at (frame, i)->value;

      if (value < 0)
        continue;
      if (drawn)
        cairo_line_to (cr, siyi_chart_slot_middle (frame, i), frame->base - height_of (frame, value));
      else
        cairo_move_to (cr, siyi_chart_slot_middle (frame, i), frame->base - height_of (frame, value));
      drawn = TRUE;
    }
}

static void
draw_line (const SiyiChartFrame *frame,
           GtkSnapshot          *snapshot,
           int                   chosen)
{
  const GdkRGBA hue = siyi_color (frame->widget, "accent_bg_color", 1);
  const GdkRGBA grey = siyi_color (frame->widget, "window_fg_color", LAST_YEAR);
  const SiyiChartText text = { .place = SIYI_CHART_TEXT_MIDDLE, .bold = TRUE };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, frame->width, frame->height));

  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_line (frame, cr, TRUE);
  gdk_cairo_set_source_rgba (cr, &grey);
  cairo_stroke (cr);
  add_line (frame, cr, FALSE);
  gdk_cairo_set_source_rgba (cr, &hue);
  cairo_stroke (cr);
  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    {
      cairo_arc (cr, siyi_chart_slot_middle (frame, i),
                 frame->base - height_of (frame, siyi_chart_bar_at (frame, i)->value), 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);

  for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
    {
      const SiyiChartBar *bar = siyi_chart_bar_at (frame, i);
      const SiyiChartText label = { .place = SIYI_CHART_TEXT_MIDDLE, .bold = (int) i == chosen,
                                    .width = siyi_chart_slot_width (frame) };

      siyi_chart_put (frame, snapshot, bar->text, &text, siyi_chart_slot_middle (frame, i),
           frame->base - height_of (frame, bar->value) - frame->top / 2 - 4);
      siyi_chart_put (frame, snapshot, bar->label, &label, siyi_chart_slot_middle (frame, i),
                      (frame->base + frame->height) / 2 + 1);
    }
}

/**
 * siyi_chart_draw:
 * @frame: a frame with bars
 * @chosen: the bar whose label stands out, -1 for none
 */
void
siyi_chart_draw (const SiyiChartFrame *frame,
                 GtkSnapshot          *snapshot,
                 int                   chosen)
{
  if (siyi_chart_is_upright (frame->kind))
    draw_axis (frame, snapshot);

  if (frame->kind == SIYI_CHART_PARTS)
    draw_parts (frame, snapshot, chosen);
  else if (frame->kind == SIYI_CHART_LINE)
    draw_line (frame, snapshot, chosen);
  else
    for (guint i = 0; i < siyi_chart_n_bars (frame); i++)
      if (frame->kind == SIYI_CHART_COLUMNS)
        draw_column (frame, snapshot, i, (int) i == chosen);
      else
        draw_row (frame, snapshot, i, (int) i == chosen);
}

/**
 * siyi_chart_draw_waiting:
 *
 * Grey bars in place of those that are under way.
 */
void
siyi_chart_draw_waiting (const SiyiChartFrame *frame,
                         GtkSnapshot          *snapshot)
{
  static const float parts[] = { 0.8f, 0.55f, 0.9f, 0.7f, 0.6f, 0.75f, 0.65f };
  const guint n = G_N_ELEMENTS (parts);

  for (guint i = 0; i < n; i++)
    {
      const float slot = frame->width / (float) n;
      const float tall = frame->height * parts[i];
      const float y = (float) (ROW * i) + (float) (ROW - BAR) / 2;

      if (siyi_chart_is_upright (frame->kind))
        fill (frame, snapshot, &GRAPHENE_RECT_INIT (slot * ((float) i + 0.25f), frame->height - tall, slot / 2, tall),
              "window_fg_color", LINE / 2);
      else if (y + BAR <= frame->height)
        fill (frame, snapshot, &GRAPHENE_RECT_INIT (0, y, frame->width * parts[i], BAR), "window_fg_color", LINE / 2);
    }
}
