/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The light: a ring with a pie that fills clockwise from twelve as the days of a clock are used;
 * red is a full disc with "!", done a full disc with a check, none a dashed ring. Each state has
 * its own shape, so that colour is never alone. Main thread only; keeps nothing. */
#include "siyi-light.h"

#include <glib/gi18n.h>
#include <math.h>

#include "siyi-colors.h"

struct _SiyiLightIcon
{
  GtkWidget parent_instance;

  int       size;
  SiyiLight state;
  double    fraction;
};

G_DEFINE_FINAL_TYPE (SiyiLightIcon, siyi_light_icon, GTK_TYPE_WIDGET)

static void
draw_ring (cairo_t *cr, const GdkRGBA *color, double unit, gboolean dashed)
{
  const double dash = 2.2 * unit;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.5 * unit);
  if (dashed)
    cairo_set_dash (cr, &dash, 1, 0);
  cairo_arc (cr, 0, 0, 7 * unit, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

static void
draw_pie (cairo_t *cr, const GdkRGBA *color, double unit, double fraction)
{
  const double top = -G_PI / 2;

  if (!(fraction > 0))
    return;

  gdk_cairo_set_source_rgba (cr, color);
  cairo_move_to (cr, 0, 0);
  cairo_arc (cr, 0, 0, 5 * unit, top, top + 2 * G_PI * MIN (fraction, 1));
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw_disc (cairo_t *cr, const GdkRGBA *color, double unit)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_arc (cr, 0, 0, 7.75 * unit, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_bang (cairo_t *cr, const GdkRGBA *color, double unit)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.9 * unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_move_to (cr, 0, -4 * unit);
  cairo_line_to (cr, 0, 0.8 * unit);
  cairo_stroke (cr);
  cairo_arc (cr, 0, 3.8 * unit, 1.2 * unit, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_check (cairo_t *cr, const GdkRGBA *color, double unit)
{
  gdk_cairo_set_source_rgba (cr, color);
  cairo_set_line_width (cr, 1.9 * unit);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_move_to (cr, -3.3 * unit, 0.2 * unit);
  cairo_line_to (cr, -0.9 * unit, 2.7 * unit);
  cairo_line_to (cr, 3.5 * unit, -2.4 * unit);
  cairo_stroke (cr);
}

static void
draw_light (cairo_t *cr, SiyiLight state, double fraction, double unit, GtkWidget *widget)
{
  GdkRGBA color, inner;

  switch (state)
    {
    case SIYI_LIGHT_GREEN:
      color = siyi_color (widget, "success_color", 1);
      draw_ring (cr, &color, unit, FALSE);
      draw_pie (cr, &color, unit, fraction);
      break;
    case SIYI_LIGHT_YELLOW:
      color = siyi_color (widget, "warning_color", 1);
      inner = siyi_color (widget, "warning_bg_color", 1);
      draw_ring (cr, &color, unit, FALSE);
      draw_pie (cr, &inner, unit, fraction);
      break;
    case SIYI_LIGHT_RED:
      color = siyi_color (widget, "error_bg_color", 1);
      inner = siyi_color (widget, "error_fg_color", 1);
      draw_disc (cr, &color, unit);
      draw_bang (cr, &inner, unit);
      break;
    case SIYI_LIGHT_DONE:
      color = siyi_color (widget, "success_color", 1);
      inner = siyi_color (widget, "view_bg_color", 1);
      draw_disc (cr, &color, unit);
      draw_check (cr, &inner, unit);
      break;
    case SIYI_LIGHT_NONE:
    default:
      color = siyi_color (widget, "window_fg_color", 0.3f);
      draw_ring (cr, &color, unit, TRUE);
      break;
    }
}

/**
 * siyi_light_snapshot:
 * @snapshot: where to draw, from (0, 0) to (@size, @size)
 * @state: the light
 * @fraction: days used ÷ days of the clock
 * @size: in pixels
 * @widget: gives the named colours
 */
void
siyi_light_snapshot (GtkSnapshot *snapshot,
                     SiyiLight    state,
                     double       fraction,
                     double       size,
                     GtkWidget   *widget)
{
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) size, (float) size);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  cairo_translate (cr, size / 2, size / 2);
  draw_light (cr, state, fraction, size / 16, widget);
  cairo_destroy (cr);
}

/**
 * siyi_light_fraction:
 *
 * Returns: days used ÷ days of the clock, 0 to 1; 0 where the clock has no length
 */
double
siyi_light_fraction (SiyiDay assigned,
                     SiyiDay due,
                     SiyiDay today)
{
  if (assigned == SIYI_DAY_NONE || due <= assigned)
    return 0;

  return CLAMP ((double) (today - assigned) / (due - assigned), 0, 1);
}

/**
 * siyi_light_word:
 *
 * Returns: (transfer none): what the light says, translated
 */
const char *
siyi_light_word (SiyiLight state)
{
  switch (state)
    {
    case SIYI_LIGHT_GREEN:
      return _("Within the limit");
    case SIYI_LIGHT_YELLOW:
      return _("Due soon");
    case SIYI_LIGHT_RED:
      return _("Overdue");
    case SIYI_LIGHT_DONE:
      return _("Closed");
    case SIYI_LIGHT_NONE:
    default:
      return _("No limit set");
    }
}

static void
siyi_light_icon_measure (GtkWidget      *widget,
                         GtkOrientation  orientation,
                         int             for_size,
                         int            *minimum,
                         int            *natural,
                         int            *minimum_baseline,
                         int            *natural_baseline)
{
  *minimum = *natural = SIYI_LIGHT_ICON (widget)->size;
}

static void
siyi_light_icon_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  SiyiLightIcon *self = SIYI_LIGHT_ICON (widget);

  siyi_light_snapshot (snapshot, self->state, self->fraction, self->size, widget);
}

static void
siyi_light_icon_class_init (SiyiLightIconClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = siyi_light_icon_measure;
  widget_class->snapshot = siyi_light_icon_snapshot;
  gtk_widget_class_set_css_name (widget_class, "light");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
siyi_light_icon_init (SiyiLightIcon *self)
{
  self->size = 16;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * siyi_light_icon_new:
 * @size: 14, 16 or 30 pixels
 */
GtkWidget *
siyi_light_icon_new (int size)
{
  SiyiLightIcon *self = g_object_new (SIYI_TYPE_LIGHT_ICON, NULL);

  self->size = size;
  siyi_light_icon_set (self, SIYI_LIGHT_NONE, 0, NULL);

  return GTK_WIDGET (self);
}

/**
 * siyi_light_icon_set:
 * @fraction: days used ÷ days of the clock
 * @description: (nullable): the sum of the clock, shown when hovered
 */
void
siyi_light_icon_set (SiyiLightIcon *self,
                     SiyiLight      state,
                     double         fraction,
                     const char    *description)
{
  g_return_if_fail (SIYI_IS_LIGHT_ICON (self));

  self->state = state;
  self->fraction = fraction;
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), description);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, siyi_light_word (state),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  description != NULL ? description : "",
                                  -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
