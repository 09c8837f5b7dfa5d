/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Texts on a chart: how wide they are, and their drawing. Main thread. */
#include "siyi-chart-private.h"

#include "siyi-colors.h"

#define QUIET 0.775f

static PangoLayout *
lay_out (GtkWidget           *widget,
         const char          *text,
         const SiyiChartText *look)
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
      pango_layout_set_alignment (layout, look->place == SIYI_CHART_TEXT_START ? PANGO_ALIGN_LEFT
                                          : look->place == SIYI_CHART_TEXT_END ? PANGO_ALIGN_RIGHT
                                                                               : PANGO_ALIGN_CENTER);
    }

  return layout;
}

float
siyi_chart_text_width (GtkWidget           *widget,
                       const char          *text,
                       const SiyiChartText *look)
{
  g_autoptr(PangoLayout) layout = lay_out (widget, text, look);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);

  return (float) width;
}

/* x: the left edge, the middle or the right edge, by the look; middle: of the line. */
void
siyi_chart_put (const SiyiChartFrame *frame,
                GtkSnapshot          *snapshot,
                const char           *text,
                const SiyiChartText  *look,
                float                 x,
                float                 middle)
{
  g_autoptr(PangoLayout) layout = lay_out (frame->widget, text, look);
  const GdkRGBA color = siyi_color (frame->widget, "window_fg_color", look->quiet ? QUIET : 1);
  int width, height;

  pango_layout_get_pixel_size (layout, &width, &height);
  if (look->width > 0)
    width = (int) look->width;
  if (look->place == SIYI_CHART_TEXT_MIDDLE)
    x -= (float) width / 2;
  else if (look->place == SIYI_CHART_TEXT_END)
    x -= (float) width;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (floorf (x), floorf (middle - (float) height / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

void
siyi_chart_number (gint64  value,
                   char   *text,
                   gsize   size)
{
  g_snprintf (text, size, "%'" G_GINT64_FORMAT, value);
}
