/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports of an archive in a list, newest first, each with the step that takes it back. */
#include "siyi-import-history.h"

#include <glib/gi18n-lib.h>

#include "siyi-import-store.h"

/* --- taking back */

static gpointer
undo_on_writer (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return GINT_TO_POINTER (siyi_import_undo (db, *(gint64 *) data, error));
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiWindow) window = data;
  g_autoptr(GError) error = NULL;

  if (GPOINTER_TO_INT (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error)))
    siyi_toast (GTK_WIDGET (window), _("The import was taken back"));
  else
    siyi_show_error (GTK_WIDGET (window), _("Taking the import back"), error);
}

/**
 * siyi_import_history_undo:
 * @batch: an import's number
 *
 * Takes the import back whole, without asking: the caller has asked, or it was just made.
 */
void
siyi_import_history_undo (SiyiWindow *window,
                          gint64      batch)
{
  siyi_archive_run_async (siyi_window_get_archive (window), SIYI_ACCESS_WRITE, undo_on_writer,
                          g_memdup2 (&batch, sizeof batch), g_free, NULL, NULL, on_undone,
                          g_object_ref (window));
}

static void
on_asked (SiyiWindow       *window,
          const char       *response,
          AdwMessageDialog *dialog)
{
  gint64 *batch = g_object_get_data (G_OBJECT (dialog), "batch");

  if (g_str_equal (response, "undo"))
    siyi_import_history_undo (window, *batch);
}

static void
on_undo_clicked (GtkButton  *button,
                 SiyiWindow *window)
{
  const gint64 *batch = g_object_get_data (G_OBJECT (button), "batch");
  const char *name = g_object_get_data (G_OBJECT (button), "name");
  GtkWidget *dialog;

  gtk_window_destroy (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (button))));
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _("Take This Import Back?"), NULL);
  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
    _("Everything taken over from “%s” leaves the lists. Rows that others were numbered after stay in the ledger as void. The file can be imported again."),
    name);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"),
                                    "undo", _("Take Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "undo",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "batch", g_memdup2 (batch, sizeof *batch), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_asked), window, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* --- the list */

static char *
describe (const SiyiImportBatch *batch)
{
  g_autoptr(GDateTime) at = g_date_time_new_from_unix_local (batch->at / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (at, _("%-d %B %Y, %H:%M"));

  if (batch->undone_at != 0)
    return g_strdup_printf (_("%s · taken back"), day);

  return g_strdup_printf (_("%s · %d batches, %d items, %lld persons"), day,
                          batch->n_visits, batch->n_items, (long long) batch->n_persons);
}

static GtkWidget *
make_row (SiyiWindow            *window,
          const SiyiImportBatch *batch)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (batch);
  GtkWidget *button;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), batch->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (batch->undone_at != 0)
    return row;

  button = gtk_button_new_with_label (_("Take Back…"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "batch", g_memdup2 (&batch->id, sizeof batch->id),
                          g_free);
  g_object_set_data_full (G_OBJECT (button), "name", g_strdup (batch->file_name), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_undo_clicked), window, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);

  return row;
}

static GtkWidget *
make_content (SiyiWindow *window,
              GPtrArray  *batches)
{
  GtkWidget *page;
  GtkWidget *group;

  if (batches->len == 0)
    {
      page = adw_status_page_new ();
      adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "document-open-symbolic");
      adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Imported Yet"));
      adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                       _("Drop a ledger on the window to take it over."));
      return page;
    }

  page = adw_preferences_page_new ();
  group = adw_preferences_group_new ();
  for (guint i = 0; i < batches->len; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               make_row (window, g_ptr_array_index (batches, i)));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));

  return page;
}

static void
present (SiyiWindow *window,
         GPtrArray  *batches)
{
  GtkWidget *dialog = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *content = make_content (window, batches);

  gtk_widget_set_vexpand (content, TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), content);
  gtk_window_set_title (GTK_WINDOW (dialog), _("Imports"));
  gtk_window_set_default_size (GTK_WINDOW (dialog), 560, 440);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  gtk_window_set_transient_for (GTK_WINDOW (dialog), GTK_WINDOW (window));
  adw_window_set_content (ADW_WINDOW (dialog), box);
  gtk_window_present (GTK_WINDOW (dialog));
}

static gpointer
load_batches (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return siyi_import_batches (db, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiWindow) window = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) batches = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (batches != NULL)
    present (window, batches);
  else
    siyi_show_error (GTK_WIDGET (window), _("Reading the imports"), error);
}

/**
 * siyi_import_history_present:
 *
 * Opens the list of imports over the window.
 */
void
siyi_import_history_present (SiyiWindow *window)
{
  siyi_archive_run_async (siyi_window_get_archive (window), SIYI_ACCESS_READ, load_batches, NULL,
                          NULL, (GDestroyNotify) g_ptr_array_unref, NULL, on_loaded,
                          g_object_ref (window));
}
