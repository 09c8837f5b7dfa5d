/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What each heading of a file means: a list with a choice of fields a heading. The choice is
 * remembered for the office, and the file is read again with it. */
#include <glib/gi18n-lib.h>

#include "siyi-import-page-private.h"
#include "siyi-import-words.h"
#include "siyi-window.h"

/* The entries of each drop-down: 0 keeps the text only, then every field. */
static GtkStringList *
make_fields (void)
{
  GtkStringList *fields = gtk_string_list_new (NULL);

  gtk_string_list_append (fields, _("Keep as text"));
  for (SiyiField field = SIYI_FIELD_SERIAL; field < SIYI_N_FIELDS; field++)
    gtk_string_list_append (fields, siyi_field_title (field));

  return fields;
}

static void
on_selected (AdwComboRow    *row,
             GParamSpec     *pspec,
             SiyiImportPage *self)
{
  SiyiField field = adw_combo_row_get_selected (row);
  const char *heading = g_object_get_data (G_OBJECT (row), "heading");

  g_hash_table_insert (self->mapping, g_strdup (heading),
                       g_strdup (field == SIYI_FIELD_NONE ? "-" : siyi_field_word (field)));
}

static GtkWidget *
make_row (SiyiImportPage          *self,
          const SiyiTakeoverColumn *column)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) fields = make_fields ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), column->heading);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (fields));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), column->field);
  g_object_set_data_full (G_OBJECT (row), "heading", g_strdup (column->heading), g_free);
  if (column->not_stored)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   _("By the rules of privacy this column is not stored"));
      gtk_widget_set_sensitive (row, FALSE);
    }
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_selected), self);

  return row;
}

static GtkWidget *
make_list (SiyiImportPage *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *group = adw_preferences_group_new ();
  const GArray *columns = siyi_takeover_get_columns (self->takeover);
  g_autoptr(GHashTable) met = g_hash_table_new (g_str_hash, g_str_equal);

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
    _("Each heading of the file and what it is taken for. The choice is remembered."));
  for (guint i = 0; i < columns->len; i++)
    {
      const SiyiTakeoverColumn *column = &g_array_index (columns, SiyiTakeoverColumn, i);

      if (g_hash_table_add (met, (gpointer) column->heading))
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, column));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}

static gpointer
save_mapping (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return GINT_TO_POINTER (siyi_import_mapping_save (db, data, error));
}

static void
on_saved (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiImportPage) self = data;
  g_autoptr(GError) error = NULL;

  if (!GPOINTER_TO_INT (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error)))
    siyi_show_error (GTK_WIDGET (self), _("Remembering the columns"), error);
  siyi_import_page_read (self);
}

static void
on_apply (GtkButton      *button,
          SiyiImportPage *self)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_mapping,
                          g_hash_table_ref (self->mapping), (GDestroyNotify) g_hash_table_unref,
                          NULL, NULL, on_saved, g_object_ref (self));
}

static void
on_close (GtkButton *button)
{
  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
}

/* Opens the list over the page; applying reads the file again. */
void
siyi_import_columns_present (SiyiImportPage *self)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));
  GtkWidget *apply = gtk_button_new_with_label (_("Read Again"));
  GtkWidget *list = make_list (self);

  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect (cancel, "clicked", G_CALLBACK (on_close), NULL);
  g_signal_connect_object (apply, "clicked", G_CALLBACK (on_apply), self, 0);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), apply);
  gtk_widget_set_vexpand (list, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), list);

  gtk_window_set_title (GTK_WINDOW (window), _("Columns of the File"));
  gtk_window_set_default_size (GTK_WINDOW (window), 560, 600);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (window),
                                GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
