/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One row of the list behind a number. Main thread. */
#include "siyi-behind-row.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static GtkWidget *
new_cell (const char *text,
          const char *class_name,
          gboolean    expand)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, expand);
  if (class_name != NULL)
    gtk_widget_add_css_class (label, class_name);

  return label;
}

/**
 * siyi_behind_row_new:
 * @line: a visit, task, matter or session behind a number
 * @today: the day it is told on
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
siyi_behind_row_new (const SiyiStatLine *line,
                     SiyiDay             today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *day = line->day != SIYI_DAY_NONE ? siyi_case_words_day (line->day, today, FALSE) : g_strdup ("");
  g_autofree char *sentence = NULL;
  const char *who = line->who != NULL ? line->who : "";
  const char *what = line->what != NULL ? line->what : "";
  GtkWidget *cell = new_cell (day, "behind-day", FALSE);

  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), new_cell (who, NULL, TRUE));
  cell = new_cell (what, "secondary", FALSE);
  gtk_label_set_max_width_chars (GTK_LABEL (cell), 14);
  gtk_label_set_xalign (GTK_LABEL (cell), 1);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), line->id != 0);
  g_object_set_data_full (G_OBJECT (row), "siyi-id", g_memdup2 (&line->id, sizeof line->id), g_free);

  /* Translators: a row of a list: its day, who came, what about */
  sentence = g_strdup_printf (C_("row", "%1$s, %2$s, %3$s"), day, who, what);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);

  return row;
}

/**
 * siyi_behind_row_get_id:
 *
 * Returns: of what it stands for; 0: nothing that could be opened
 */
gint64
siyi_behind_row_get_id (GtkListBoxRow *row)
{
  const gint64 *id = g_object_get_data (G_OBJECT (row), "siyi-id");

  return id != NULL ? *id : 0;
}
