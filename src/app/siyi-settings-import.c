/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that come as a file (leaders, units, next year's calendar): chosen, read and stored whole
 * in one action, or refused with the file's own sentence. */
#include "siyi-settings-change.h"

#include <glib/gi18n.h>

#include "siyi-error-words.h"
#include "siyi-window.h"

typedef int (*ImportFunc) (SiyiDb *db, const char *path, GError **error);
typedef SiyiCalendar *(*PreviewFunc) (SiyiDb *db, const char *path, GError **error);

typedef struct
{
  SiyiArchive *archive;
  char        *title;
  char        *path;
  ImportFunc   import;
  PreviewFunc  preview;     /* (nullable) */
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_object_unref (import->archive);
  g_free (import->title);
  g_free (import->path);
  g_free (import);
}

static gboolean
import_in_thread (SiyiDb *db, gpointer data, GError **error)
{
  Import *import = data;

  return import->import (db, import->path, error) >= 0;
}

/* What is wrong with the file says only its own message: file, line and remedy. */
static void
on_imported (GtkWidget *page, gpointer data, const GError *error)
{
  GtkWidget *dialog;

  if (!g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (page)),
                                   _("The File Was Not Taken"), error->message);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static GPtrArray *
look_in_thread (SiyiDb             *db,
                gpointer            data,
                SiyiMovesProgress   progress,
                gpointer            progress_data,
                GError            **error)
{
  Import *import = data;
  g_autoptr(SiyiCalendar) calendar = import->preview (db, import->path, error);
  SiyiMovesChange change = { .calendar = calendar };

  return calendar != NULL ? siyi_moves_preview (db, &change, progress, progress_data, error) : NULL;
}

static void
on_changed (GtkWidget *page, gpointer data, gboolean saved, const GError *error)
{
  on_imported (page, data, error);
}

/* Takes @import. */
static void
run (GtkWidget *page, Import *import)
{
  if (import->preview != NULL)
    siyi_settings_change (page, import->archive, import->title, look_in_thread, import_in_thread, import,
                          import_free, on_changed);
  else
    siyi_settings_save (page, import->archive, import->title, import_in_thread, import, import_free, on_imported);
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer data)
{
  GtkWidget *page = data;
  Import *import = g_object_steal_data (G_OBJECT (dialog), "import");

  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr(GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      import->path = g_file_get_path (file);
    }

  if (import->path != NULL && gtk_widget_get_root (page) != NULL)
    run (page, import);
  else
    import_free (import);

  g_object_unref (dialog);
}

/**
 * siyi_settings_import:
 * @page: the page
 * @archive: the archive
 * @title: translated: what is imported, a noun
 * @suffix: ending of the file's name, such as "csv"
 * @import: reads and stores the file
 * @preview: (nullable): the working days as they would be; what they move is shown before
 */
void
siyi_settings_import (GtkWidget   *page,
                      SiyiArchive *archive,
                      const char  *title,
                      const char  *suffix,
                      ImportFunc   import,
                      PreviewFunc  preview)
{
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (title, GTK_WINDOW (gtk_widget_get_root (page)),
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Import"), NULL);
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  Import *task = g_new0 (Import, 1);

  task->archive = g_object_ref (archive);
  task->title = g_strdup (title);
  task->import = import;
  task->preview = preview;
  gtk_file_filter_set_name (filter, title);
  gtk_file_filter_add_suffix (filter, suffix);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_object_set_data_full (G_OBJECT (dialog), "import", task, import_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response), page, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
