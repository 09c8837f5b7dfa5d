/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lists of the settings: rows that open an editor, buttons to add and to import. */
#include "siyi-settings-list.h"

#include <glib/gi18n.h>

/**
 * siyi_settings_list_init:
 * @list: zero-initialised
 * @group: where its rows go
 */
void
siyi_settings_list_init (SiyiSettingsList *list, AdwPreferencesGroup *group)
{
  list->group = group;
  list->rows = g_ptr_array_new ();
}

/**
 * siyi_settings_list_clear:
 * @list: the list
 *
 * Takes all rows away.
 */
void
siyi_settings_list_clear (SiyiSettingsList *list)
{
  for (guint i = 0; i < list->rows->len; i++)
    adw_preferences_group_remove (list->group, g_ptr_array_index (list->rows, i));
  g_ptr_array_set_size (list->rows, 0);
}

/**
 * siyi_settings_list_free:
 * @list: the list
 */
void
siyi_settings_list_free (SiyiSettingsList *list)
{
  g_clear_pointer (&list->rows, g_ptr_array_unref);
}

/**
 * siyi_settings_list_add:
 * @list: the list
 * @row: becomes its last row
 */
void
siyi_settings_list_add (SiyiSettingsList *list, GtkWidget *row)
{
  g_ptr_array_add (list->rows, row);
  adw_preferences_group_add (list->group, row);
}

/**
 * siyi_settings_new_tag:
 * @word: translated
 *
 * Returns: (transfer floating): the word on a ground of its own
 */
GtkWidget *
siyi_settings_new_tag (const char *word)
{
  GtkWidget *tag = gtk_label_new (word);

  gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (tag, "tag");

  return tag;
}

/**
 * siyi_settings_list_new_row:
 * @title: plain text
 * @subtitle: (nullable): plain text
 * @tag: (nullable): translated: a word that marks it
 * @active: whether it is in use; said in a word where not
 *
 * Returns: (transfer floating): a row that can be activated
 */
GtkWidget *
siyi_settings_list_new_row (const char *title,
                            const char *subtitle,
                            const char *tag,
                            gboolean    active)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title_markup = g_markup_escape_text (title, -1);
  g_autofree char *subtitle_markup = g_markup_escape_text (subtitle != NULL ? subtitle : "", -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title_markup);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle_markup);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (tag != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), siyi_settings_new_tag (tag));
  if (!active)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               siyi_settings_new_tag (_("No longer in use")));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));

  return row;
}

/**
 * siyi_settings_list_buttons:
 * @add: translated
 * @on_add: called swapped
 * @import: (nullable): translated
 * @on_import: (nullable): called swapped
 * @data: for the callbacks
 *
 * Returns: (transfer floating): what stands at the end of the group's head
 */
GtkWidget *
siyi_settings_list_buttons (const char *add,
                            GCallback   on_add,
                            const char *import,
                            GCallback   on_import,
                            gpointer    data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button;

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  if (import != NULL)
    {
      button = gtk_button_new_with_label (import);
      g_signal_connect_object (button, "clicked", on_import, data, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  button = gtk_button_new_with_label (add);
  g_signal_connect_object (button, "clicked", on_add, data, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);

  return box;
}
