/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The style sheet's named colours for what is drawn by hand. The only user of GtkStyleContext:
 * GTK 4.8 has no other way to a named colour. */
#include "siyi-colors.h"

/**
 * siyi_color:
 * @widget: what is drawn; its style decides light, dark or high contrast
 * @name: a named colour, such as "success_color"
 * @alpha: 1 as it is, less for a ground or an outline
 *
 * Returns: the colour, black where there is none of that name
 */
GdkRGBA
siyi_color (GtkWidget *widget, const char *name, float alpha)
{
  GtkStyleContext *context = gtk_widget_get_style_context (widget);
  GdkRGBA color;

  if (!gtk_style_context_lookup_color (context, name, &color))
    color = (GdkRGBA) { 0, 0, 0, 1 };
  color.alpha *= alpha;

  return color;
}
