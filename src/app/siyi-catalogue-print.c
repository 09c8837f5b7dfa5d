/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a year's catalogue to the printer or into a file: logged and made on the archive's writer,
 * printed on the main thread. */
#include "siyi-catalogue-print.h"

#include <glib/gi18n.h>

#include "siyi-catalogue.h"
#include "siyi-print-work.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct { int year; char *path; SiyiArchive *archive; GWeakRef *from; } Wish;

static void
wish_free (gpointer data)
{
  Wish *wish = data;

  g_free (wish->path);
  g_clear_object (&wish->archive);
  g_clear_pointer (&wish->from, siyi_weak_free);
  g_free (wish);
}

static gpointer
lay_out_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const int *year = data;
  SiyiSheetCount count;
  g_autoptr(SiyiDocument) document = siyi_catalogue_document (db, *year, &count, error);

  if (document == NULL || !siyi_catalogue_log_print (db, *year, error))
    return NULL;

  return siyi_pages_new (document, cancellable, error);
}

/**
 * siyi_catalogue_print:
 * @from: a widget in a window
 */
void
siyi_catalogue_print (GtkWidget   *from,
                      SiyiArchive *archive,
                      int          year)
{
  siyi_print_work (from, archive, lay_out_in_thread, g_memdup2 (&year, sizeof year), g_free,
                   _("Printing the catalogue"));
}

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Wish *wish = data;
  SiyiSheetCount count;

  if (!siyi_catalogue_write (db, wish->year, wish->path, &count, cancellable, error))
    return NULL;

  return g_strdup (wish->path);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *path = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  g_autofree char *shown = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *words = NULL;

  if (from == NULL || gtk_widget_get_root (from) == NULL)
    return;
  if (path == NULL)
    {
      siyi_show_error (from, _("Saving the catalogue"), error);
      return;
    }
  /* Translators: %s is the name of a file */
  words = g_strdup_printf (_("Saved as %s"), shown);
  siyi_toast (from, words);
}

static void
on_response (GtkNativeDialog *dialog,
             int              response,
             Wish            *wish)
{
  g_autoptr(GFile) file = NULL;
  g_autoptr(GtkWidget) from = siyi_weak_get (wish->from);
  char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && from != NULL)
    {
      Wish *ready = g_new0 (Wish, 1);

      ready->year = wish->year;
      ready->path = path;
      siyi_archive_run_async (wish->archive, SIYI_ACCESS_WRITE, write_in_thread, ready, wish_free, g_free, NULL,
                              on_written, siyi_weak_new (from));
    }
  g_object_unref (dialog);
}

static void
wish_closed (gpointer  data,
             GClosure *closure)
{
  wish_free (data);
}

/**
 * siyi_catalogue_save:
 * @from: a widget in a window
 *
 * Asks for a file: .xlsx, .pdf, .docx or .csv.
 */
void
siyi_catalogue_save (GtkWidget   *from,
                     SiyiArchive *archive,
                     int          year)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save the Catalogue"),
                                                              GTK_WINDOW (gtk_widget_get_root (from)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  Wish *wish = g_new0 (Wish, 1);
  /* Translators: name of a file, %d is a year */
  g_autofree char *name = g_strdup_printf (_("Catalogue of %d.xlsx"), year);

  wish->year = year;
  wish->archive = g_object_ref (archive);
  wish->from = siyi_weak_new (from);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), wish, wish_closed, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
