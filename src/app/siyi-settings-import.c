/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that come as a file (leaders, units, next year's calendar): chosen, read and stored whole
 * in one action, or refused with the file's own sentence. */
#include "siyi-settings-change.h"

#include <glib/gi18n.h>

#include "siyi-error-words.h"
#include "siyi-file-ask.h"
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

static Import *
import_new (SiyiArchive *archive, const char *title, ImportFunc import, PreviewFunc preview)
{
  Import *task = g_new0 (Import, 1);

  task->archive = g_object_ref (archive);
  task->title = g_strdup (title);
  task->import = import;
  task->preview = preview;

  return task;
}

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
on_chosen (GtkWidget *page, const char *path, gpointer data)
{
  const Import *wish = data;
  Import *import = import_new (wish->archive, wish->title, wish->import, wish->preview);

  import->path = g_strdup (path);
  run (page, import);
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
  const char * const kinds[] = { suffix, NULL };
  GtkNativeDialog *dialog = siyi_file_ask_open (page, GTK_FILE_CHOOSER_ACTION_OPEN, title, _("_Import"), on_chosen,
                                                import_new (archive, title, import, preview), import_free);

  siyi_file_ask_add_kind (dialog, title, kinds);
  gtk_native_dialog_show (dialog);
}
