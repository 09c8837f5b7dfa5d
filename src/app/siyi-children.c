/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letting go of what is in a widget, all of it at once. Main thread. */
#include "siyi-children.h"

/**
 * siyi_children_unparent:
 * @widget: being disposed; what a template bound was let go of before
 */
void
siyi_children_unparent (gpointer widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (widget))) != NULL)
    gtk_widget_unparent (child);
}

/**
 * siyi_children_remove:
 * @box: a #GtkBox or a #GtkListBox, to be filled anew
 */
void
siyi_children_remove (gpointer box)
{
  GtkWidget *child;

  if (GTK_IS_LIST_BOX (box))
    {
      GtkListBoxRow *row;

      /* By place: a placeholder is a child, too, and stays. */
      while ((row = gtk_list_box_get_row_at_index (box, 0)) != NULL)
        gtk_list_box_remove (box, GTK_WIDGET (row));
      return;
    }

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}
