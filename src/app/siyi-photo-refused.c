/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files that were not taken in, each with its reason. Main thread; keeps nothing. */
#include "siyi-photo-refused.h"

#include <glib/gi18n.h>

#include "siyi-photo-result-words.h"

#define MOST_ROWS 500

static void
add_row (GtkWidget           *list,
         const SiyiPhotoLine *line)
{
  g_autofree char *name = g_path_get_basename (line->file);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *why = g_markup_escape_text (siyi_photo_refusal_words (line), -1);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), why);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_tooltip_text (row, line->file);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static GtkWidget *
new_list (GPtrArray *lines,
          guint     *n)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  *n = 0;
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiPhotoLine *line = g_ptr_array_index (lines, i);

      if (line->fate == SIYI_PHOTO_REFUSED && (*n)++ < MOST_ROWS)
        add_row (list, line);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  gtk_widget_set_size_request (scroller, 440, -1);

  return scroller;
}

void
siyi_photo_refused_present (GtkWidget *from,
                            GPtrArray *lines)
{
  guint n;
  GtkWidget *list = new_list (lines, &n);
  g_autofree char *title = g_strdup_printf (ngettext ("%u File Was Not Taken In", "%u Files Were Not Taken In", n),
                                            n);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (from)), title,
                                              n > MOST_ROWS ? _("The first 500 are told here.") : NULL);

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), list);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
