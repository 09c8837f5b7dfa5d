/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the bars of a chart lie, and how they look: one hue, last year grey, the second part of a bar
 * darker; the number always stands beside its bar, so that nothing is told by length or colour alone. */
#include "siyi-chart-draw.h"

#include <adwaita.h>

#include "siyi-colors.h"

#define ROW 25              /* of lying bars */
#define BAR 14              /* their thickness */
#define LABEL_MOST 150      /* a longer label is cut */
#define GAP 8
#define SLOT_MOST 96        /* of a column with its room */
#define SLOT_LEAST 30
#define BARS_LEAST 60       /* lying bars keep so much for themselves */
#define AXIS_LINES 3
#define LAST_YEAR 0.3f      /* of window_fg_color */
#define QUIET 0.775f
#define LINE 0.12f

typedef enum { TEXT_START, TEXT_MIDDLE, TEXT_END } TextPlace;

typedef struct
{
  TextPlace   place;
  gboolean    bold, small, quiet;
  float       width;        /* 0: as wide as it is */
} TextLook;

static const SiyiChartBar *
bar_at (const SiyiChartFrame *frame,
        guint                 i)
{
  return g_ptr_array_index (frame->bars, i);
}

static guint
n_bars (const SiyiChartFrame *frame)
{
  return frame->bars != NULL ? frame->bars->len : 0;
}

static gboolean
is_upright (SiyiChartKind kind)
{
  return kind == SIYI_CHART_COLUMNS || kind == SIYI_CHART_LINE;
}

static PangoLayout *
lay_out (GtkWidget      *widget,
         const char     *text,
         const TextLook *look)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  g_autoptr(PangoAttrList) looks = pango_attr_list_new ();

  pango_attr_list_insert (looks, pango_attr_font_features_new ("tnum=1"));
  if (look->small)
    pango_attr_list_insert (looks, pango_attr_scale_new (0.91));
  if (look->bold)
    pango_attr_list_insert (looks, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, looks);
  if (look->width > 0)
    {
      pango_layout_set_width (layout, (int) (look->width * PANGO_SCALE));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (layout, look->place == TEXT_START ? PANGO_ALIGN_LEFT
                                          : look->place == TEXT_END ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_CENTER);
    }

  return layout;
}

static float
text_width (GtkWidget      *widget,
            const char     *text,
            const TextLook *look)
{
  g_autoptr(PangoLayout) layout = lay_out (widget, text, look);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return (float) width;
}

/* x: the left edge, the middle or the right edge, by the look; middle: of the line. */
static void
put (const SiyiChartFrame *frame,
     GtkSnapshot          *snapshot,
     const char           *text,
     const TextLook       *look,
     float                 x,
     float                 middle)
{
  g_autoptr(PangoLayout) layout = lay_out (frame->widget, text, look);
  const GdkRGBA color = siyi_color (frame->widget, "window_fg_color", look->quiet ? QUIET : 1);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (look->width > 0)
    width = (int) look->width;
  if (look->place == TEXT_MIDDLE)
    x -= (float) width / 2;
  else if (look->place == TEXT_END)
    x -= (float) width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf (x), floorf (middle - (float) height / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

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
number (gint64  value,
        char   *text,
        gsize   size)
{
  g_snprintf (text, size, "%'" G_GINT64_FORMAT, value);
}

static void
find_columns (SiyiChartFrame *frame)
{
  const TextLook plain = { 0 };
  const TextLook small = { .small = TRUE };

  for (guint i = 0; i < n_bars (frame); i++)
    {
      frame->start = MAX (frame->start, text_width (frame->widget, bar_at (frame, i)->label, &plain));
      frame->end = MAX (frame->end, text_width (frame->widget, bar_at (frame, i)->text, &plain));
    }
  frame->start = MIN (frame->start, LABEL_MOST) + GAP;
  frame->end += GAP;
  if (frame->start + frame->end + BARS_LEAST > frame->width)
    frame->start = MAX (frame->width - frame->end - BARS_LEAST, BARS_LEAST);
  if (is_upright (frame->kind))
    {
      char text[32];

      number (frame->most / frame->step * frame->step, text, sizeof text);
      frame->start = text_width (frame->widget, text, &small) + GAP;
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

  for (guint i = 0; i < n_bars (frame); i++)
    frame->most = MAX (frame->most, MAX (bar_at (frame, i)->value, bar_at (frame, i)->previous));
  frame->step = axis_step (frame->most);
  frame->top = line + 2;
  frame->base = frame->height - line - 9;
  find_columns (frame);
}

static float
slot_width (const SiyiChartFrame *frame)
{
  const float room = frame->width - frame->start - GAP;

  return MIN (room / (float) MAX (n_bars (frame), 1), SLOT_MOST);
}

static float
slot_middle (const SiyiChartFrame *frame,
             guint                 i)
{
  const float slot = slot_width (frame);
  const float all = slot * (float) n_bars (frame);
  const float left = frame->start + MAX (frame->width - frame->start - GAP - all, 0) / 2;

  return left + slot * ((float) i + 0.5f);
}

static float
row_height (const SiyiChartFrame *frame)
{
  return frame->height / (float) MAX (n_bars (frame), 1);
}

/* Parts of a bar: each as wide as its share, and never too thin to be hit. */
static void
part_rect (const SiyiChartFrame *frame,
           guint                 bar,
           graphene_rect_t      *rect)
{
  const float least = 6;
  gint64 all = 0, before = 0;
  float room;

  for (guint i = 0; i < n_bars (frame); i++)
    {
      all += bar_at (frame, i)->value;
      if (i < bar)
        before += bar_at (frame, i)->value;
    }
  room = frame->width - least * (float) n_bars (frame);
  all = MAX (all, 1);
  graphene_rect_init (rect, least * (float) bar + room * (float) before / (float) all, 0,
                      least + room * (float) bar_at (frame, bar)->value / (float) all, BAR);
  if (bar + 1 < n_bars (frame))
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
  if (is_upright (frame->kind))
    {
      const float width = MIN (slot_width (frame) - 2, 56);

      graphene_rect_init (spot, floorf (slot_middle (frame, bar) - width / 2), 0, floorf (width), frame->height);
    }
  else if (frame->kind == SIYI_CHART_PARTS)
    {
      part_rect (frame, bar, spot);
      spot->size.height = frame->height;
    }
  else
    graphene_rect_init (spot, 0, floorf (row_height (frame) * (float) bar), frame->width,
                        floorf (row_height (frame)));
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
  return is_upright (kind) ? 40 + SLOT_LEAST * (int) MAX (n_of_bars, 4) : 180;
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
  const TextLook look = { .place = TEXT_END, .small = TRUE, .quiet = TRUE };
  const GdkRGBA color = siyi_color (frame->widget, "window_fg_color", LINE);

  for (gint64 value = 0; value <= frame->most; value += frame->step)
    {
      const float y = floorf (frame->base - height_of (frame, value));
      char text[32];

      number (value, text, sizeof text);
      put (frame, snapshot, text, &look, frame->start - GAP, y);
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
  const SiyiChartBar *bar = bar_at (frame, i);
  const float middle = slot_middle (frame, i);
  const float room = MIN (slot_width (frame) * 0.7f, 42);
  const float before = bar->previous >= 0 ? room * 0.43f : 0;
  const float width = bar->previous >= 0 ? room * 0.5f : room * 0.6f;
  const float left = middle - (bar->previous >= 0 ? room : width) / 2;
  const float x = bar->previous >= 0 ? left + room - width : left;
  const TextLook value = { .place = TEXT_MIDDLE, .bold = TRUE };
  const TextLook label = { .place = TEXT_MIDDLE, .bold = chosen, .width = slot_width (frame) };

  if (bar->previous >= 0)
    draw_upright (frame, snapshot, bar->previous, left, before, TRUE);
  draw_upright (frame, snapshot, bar->value, x, width, FALSE);
  put (frame, snapshot, bar->text, &value, x + width / 2, frame->base - height_of (frame, bar->value) - frame->top / 2);
  put (frame, snapshot, bar->label, &label, middle, (frame->base + frame->height) / 2 + 1);
}

static void
draw_row (const SiyiChartFrame *frame,
          GtkSnapshot          *snapshot,
          guint                 i,
          gboolean              chosen)
{
  const SiyiChartBar *bar = bar_at (frame, i);
  const float row = row_height (frame);
  const float middle = row * ((float) i + 0.5f);
  const float room = frame->width - frame->start - frame->end - GAP;
  const float width = MAX (room * (float) bar->value / (float) frame->most, bar->value > 0 ? 2 : 0);
  const float indent = frame->kind == SIYI_CHART_FUNNEL ? (room - width) / 2 : 0;
  const TextLook label = { .bold = chosen, .width = frame->start - GAP };
  const TextLook value = { .place = TEXT_END, .bold = chosen };

  put (frame, snapshot, bar->label, &label, 0, middle);
  if (width > 0)
    fill (frame, snapshot, &GRAPHENE_RECT_INIT (floorf (frame->start + GAP / 2 + indent), floorf (middle - BAR / 2),
                                                floorf (width), BAR),
          "accent_bg_color", 1);
  put (frame, snapshot, bar->text, &value, frame->width, middle);
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
  const TextLook first = { .bold = chosen == 0 };
  const TextLook last = { .place = TEXT_END, .bold = chosen > 0 };

  for (guint i = 0; i < n_bars (frame); i++)
    {
      graphene_rect_t rect;

      part_rect (frame, i, &rect);
      fill (frame, snapshot, &rect, hues[MIN (i, G_N_ELEMENTS (hues) - 1)],
            i < G_N_ELEMENTS (hues) - 1 ? 1 : LAST_YEAR);
      if (i > 0)
        g_string_append_printf (rest, "%s%s", rest->len > 0 ? "   " : "", bar_at (frame, i)->text);
    }
  if (n_bars (frame) > 0)
    put (frame, snapshot, bar_at (frame, 0)->text, &first, 0, BAR + 4 + line / 2);
  put (frame, snapshot, rest->str, &last, frame->width, BAR + 4 + line / 2);
}

static void
add_line (const SiyiChartFrame *frame,
          cairo_t              *cr,
          gboolean              last_year)
{
  gboolean drawn = FALSE;

  for (guint i = 0; i < n_bars (frame); i++)
    {
      const gint64 value = last_year ? bar_at (frame, i)->previous : bar_at (frame, i)->value;

      if (value < 0)
        continue;
      if (drawn)
        cairo_line_to (cr, slot_middle (frame, i), frame->base - height_of (frame, value));
      else
        cairo_move_to (cr, slot_middle (frame, i), frame->base - height_of (frame, value));
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
  const TextLook text = { .place = TEXT_MIDDLE, .bold = TRUE };
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, frame->width, frame->height));

  cairo_set_line_width (cr, 2);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  add_line (frame, cr, TRUE);
  gdk_cairo_set_source_rgba (cr, &grey);
  cairo_stroke (cr);
  add_line (frame, cr, FALSE);
  gdk_cairo_set_source_rgba (cr, &hue);
  cairo_stroke (cr);
  for (guint i = 0; i < n_bars (frame); i++)
    {
      cairo_arc (cr, slot_middle (frame, i), frame->base - height_of (frame, bar_at (frame, i)->value), 4, 0, 2 * G_PI);
      cairo_fill (cr);
    }
  cairo_destroy (cr);

  for (guint i = 0; i < n_bars (frame); i++)
    {
      const SiyiChartBar *bar = bar_at (frame, i);
      const TextLook label = { .place = TEXT_MIDDLE, .bold = (int) i == chosen, .width = slot_width (frame) };

      put (frame, snapshot, bar->text, &text, slot_middle (frame, i),
           frame->base - height_of (frame, bar->value) - frame->top / 2 - 4);
      put (frame, snapshot, bar->label, &label, slot_middle (frame, i), (frame->base + frame->height) / 2 + 1);
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
  if (is_upright (frame->kind))
    draw_axis (frame, snapshot);

  if (frame->kind == SIYI_CHART_PARTS)
    draw_parts (frame, snapshot, chosen);
  else if (frame->kind == SIYI_CHART_LINE)
    draw_line (frame, snapshot, chosen);
  else
    for (guint i = 0; i < n_bars (frame); i++)
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

      if (is_upright (frame->kind))
        fill (frame, snapshot, &GRAPHENE_RECT_INIT (slot * ((float) i + 0.25f), frame->height - tall, slot / 2, tall),
              "window_fg_color", LINE / 2);
      else if (y + BAR <= frame->height)
        fill (frame, snapshot, &GRAPHENE_RECT_INIT (0, y, frame->width * parts[i], BAR), "window_fg_color", LINE / 2);
    }
}
