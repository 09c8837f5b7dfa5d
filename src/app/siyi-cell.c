/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What cells of lists have in common. Main thread. */
#include "siyi-cell.h"

/**
 * siyi_cell_set_class:
 * @name: a style
 * @on: whether @widget has it
 */
void
siyi_cell_set_class (GtkWidget  *widget,
                     const char *name,
                     gboolean    on)
{
  if (on)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

/**
 * siyi_cell_name:
 * @cell: in a row of a list
 * @sentence: what a screen reader says
 *
 * GTK 4.8 gives a list's item no name of its own: the row above the cell is what is read.
 */
void
siyi_cell_name (GtkWidget  *cell,
                const char *sentence)
{
  GtkWidget *row = gtk_widget_get_parent (cell);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
}
