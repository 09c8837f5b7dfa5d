/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Type on the hall screen: a text gets smaller until it fits its room, since nobody in the hall can
 * scroll or hover. Main thread; nothing is kept between two drawings. */
#include "siyi-hall-type.h"

#include "siyi-colors.h"

#define SMALLEST 0.6    /* of the wanted size; what is longer still is cut with an ellipsis */
#define STEP 0.93

static void
set_size (PangoLayout *layout, const SiyiHallType *type, float size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes,
                          pango_attr_size_new_absolute ((int) (size * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  if (type->bold)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  if (type->struck)
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

static gboolean
fits (PangoLayout *layout, const SiyiHallType *type)
{
  return pango_layout_get_line_count (layout) <= MAX (type->lines, 1);
}

/**
 * siyi_hall_type_layout:
 * @widget: whose font it is
 * @type: the size and the room
 * @text: what is written
 *
 * Returns: (transfer full): the text as it will lie, smaller than wanted where the room is narrow
 */
PangoLayout *
siyi_hall_type_layout (GtkWidget *widget, const SiyiHallType *type, const char *text)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
  float size = type->size;

  set_size (layout, type, size);
  if (type->width <= 0)
    return layout;

  pango_layout_set_width (layout, (int) (type->width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  while (!fits (layout, type) && size > type->size * SMALLEST)
    set_size (layout, type, size *= STEP);
  if (!fits (layout, type))
    {
      pango_layout_set_height (layout, -MAX (type->lines, 1));
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

float
siyi_hall_type_height (PangoLayout *layout)
{
  int height;

  pango_layout_get_size (layout, NULL, &height);

  return (float) height / PANGO_SCALE;
}

float
siyi_hall_type_width (PangoLayout *layout)
{
  PangoRectangle ink;

  pango_layout_get_extents (layout, NULL, &ink);

  return (float) ink.width / PANGO_SCALE;
}

/**
 * siyi_hall_type_put:
 * @widget: whose colours they are
 * @snapshot: where to
 * @type: the colour
 * @layout: the text
 * @x: its left edge
 * @y: its upper edge
 */
void
siyi_hall_type_put (GtkWidget          *widget,
                    GtkSnapshot        *snapshot,
                    const SiyiHallType *type,
                    PangoLayout        *layout,
                    float               x,
                    float               y)
{
  const GdkRGBA color = siyi_color (widget, type->color != NULL ? type->color : "window_fg_color",
                                    type->alpha > 0 ? type->alpha : 1);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, &color);
  gtk_snapshot_restore (snapshot);
}

/**
 * siyi_hall_type_line:
 * @widget: whose font and colours they are
 * @snapshot: where to
 * @type: how
 * @text: what
 * @x: the left edge; below zero: the right edge
 * @middle: the middle of the line
 *
 * Returns: how wide it is
 */
float
siyi_hall_type_line (GtkWidget          *widget,
                     GtkSnapshot        *snapshot,
                     const SiyiHallType *type,
                     const char         *text,
                     float               x,
                     float               middle)
{
  g_autoptr(PangoLayout) layout = siyi_hall_type_layout (widget, type, text);
  float width = siyi_hall_type_width (layout);

  siyi_hall_type_put (widget, snapshot, type, layout, x < 0 ? -x - width : x,
                      middle - siyi_hall_type_height (layout) / 2);

  return width;
}
