/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a thing without words of its own is for: its tooltip and, as a screen reader reads none, its name.
 * Main thread. */
#include "siyi-tip.h"

/**
 * siyi_tip_set:
 * @words: what a button with an icon does
 */
void
siyi_tip_set (gpointer    widget,
              const char *words)
{
  gtk_widget_set_tooltip_text (widget, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/**
 * siyi_tip_inner:
 * @widget: a #GtkDropDown or a #GtkMenuButton
 * @words: what names it: a label, or @widget itself where it has a name
 *
 * In GTK 4.8 the keyboard is with the button inside, which has a name only where it is given one.
 */
void
siyi_tip_inner (gpointer widget,
                gpointer words)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (widget));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, words, NULL, -1);
}

/**
 * siyi_tip_labelled:
 * @widget: a #GtkDropDown that a label before it names as its mnemonic widget
 *
 * As siyi_tip_inner(), by that label.
 */
void
siyi_tip_labelled (gpointer widget)
{
  g_autoptr(GList) labels = gtk_widget_list_mnemonic_labels (widget);

  g_return_if_fail (labels != NULL);

  siyi_tip_inner (widget, labels->data);
}

/**
 * siyi_tip_split_button:
 * @button: with a tooltip for its arrow, which libadwaita 1.2 leaves without a name
 */
void
siyi_tip_split_button (AdwSplitButton *button)
{
  GtkWidget *arrow = gtk_widget_get_last_child (GTK_WIDGET (button));

  gtk_accessible_update_property (GTK_ACCESSIBLE (arrow), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  adw_split_button_get_dropdown_tooltip (button), -1);
}
