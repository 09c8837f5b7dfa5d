/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package as a card: what it is, whether it was found sound, check again and copy. One that is not
 * what it was is red and names the file. Main thread. */
#include "siyi-package-row.h"

#include <glib/gi18n.h>

#include "siyi-package-words.h"

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, text);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
new_button (const char *label,
            const char *action,
            gint64      id)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);

  return button;
}

static GtkWidget *
new_check (const SiyiPackageLine *line,
           SiyiDay                today,
           gboolean               sound)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkWidget *sign = gtk_image_new_from_icon_name (sound ? "object-select-symbolic" : "dialog-error-symbolic");
  g_autofree char *words = siyi_package_words_check (line, today);
  GtkWidget *label = new_label (words, sound ? "success" : "error");

  gtk_widget_add_css_class (sign, sound ? "success" : "error");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/**
 * siyi_package_row_new:
 * @line: read during the call only
 *
 * Returns: (transfer floating): the card's inside
 */
GtkWidget *
siyi_package_row_new (const SiyiPackageLine *line,
                      SiyiDay                today)
{
  const gboolean sound = line->checked_at == 0 || *line->checked == '\0';
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 16);
  GtkWidget *sign = gtk_image_new_from_icon_name ("package-x-generic-symbolic");
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *title = siyi_package_words_title (line, today);
  g_autofree char *below = siyi_package_words_below (line, today);

  gtk_widget_add_css_class (sign, "package-sign");
  gtk_widget_set_valign (sign, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (head), new_label (title, "heading"));
  gtk_box_append (GTK_BOX (head), new_check (line, today, sound));
  gtk_box_append (GTK_BOX (lines), head);
  gtk_box_append (GTK_BOX (lines), new_label (below, "secondary"));
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_widget_set_valign (lines, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (buttons, "linked");
  /* Briefs are one sealed file that has left: what proves them is that they open. */
  gtk_widget_set_visible (buttons, line->row.kind != SIYI_PACKAGE_BRIEF && line->row.kind != SIYI_PACKAGE_ANSWERS);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (buttons), new_button (_("Check Again"), "archive.check-package", line->row.id));
  gtk_box_append (GTK_BOX (buttons), new_button (_("Copy to Stick…"), "archive.copy-package", line->row.id));
  gtk_box_append (GTK_BOX (box), sign);
  gtk_box_append (GTK_BOX (box), lines);
  gtk_box_append (GTK_BOX (box), buttons);
  gtk_widget_add_css_class (box, "package");
  if (!sound)
    gtk_widget_add_css_class (box, "unsound");

  return box;
}
