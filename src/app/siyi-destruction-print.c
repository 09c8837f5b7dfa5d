/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a list of destruction to the printer or into a file: logged and made on the archive's
 * writer, printed on the main thread. */
#include "siyi-destruction-print.h"

#include <glib/gi18n.h>

#include "siyi-destruction-paper.h"
#include "siyi-print.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct { gint64 list; char *path; SiyiArchive *archive; GWeakRef *from; } Wish;

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
  const gint64 *list = data;
  g_autoptr(SiyiDocument) document = siyi_destruction_paper_document (db, *list, error);

  if (document == NULL || !siyi_destruction_paper_log_print (db, *list, error))
    return NULL;

  return siyi_pages_new (document, cancellable, error);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);

  if (failed != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the list"), failed);
}

static void
on_laid_out (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  GtkRoot *root = from != NULL ? gtk_widget_get_root (from) : NULL;

  if (root == NULL)
    return;
  if (pages == NULL)
    siyi_show_error (from, _("Printing the list"), error);
  else
    siyi_print (pages, GTK_WINDOW (root), on_printed, siyi_weak_new (from));
}

void
siyi_destruction_print (GtkWidget   *from,
                        SiyiArchive *archive,
                        gint64       list)
{
  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, lay_out_in_thread, g_memdup2 (&list, sizeof list), g_free,
                          (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, siyi_weak_new (from));
}

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const Wish *wish = data;
  SiyiSheetCount count;

  if (!siyi_destruction_paper_write (db, wish->list, wish->path, &count, cancellable, error))
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
      siyi_show_error (from, _("Saving the list"), error);
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

      ready->list = wish->list;
      ready->path = g_steal_pointer (&path);
      siyi_archive_run_async (wish->archive, SIYI_ACCESS_WRITE, write_in_thread, ready, wish_free, g_free, NULL,
                              on_written, siyi_weak_new (from));
    }
  g_free (path);
  g_object_unref (dialog);
}

static void
wish_closed (gpointer  data,
             GClosure *closure)
{
  wish_free (data);
}

/**
 * siyi_destruction_save:
 * @number: the list's
 *
 * Asks for a file: .pdf or .docx.
 */
void
siyi_destruction_save (GtkWidget   *from,
                       SiyiArchive *archive,
                       gint64       list,
                       int          number)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Save the List"), GTK_WINDOW (gtk_widget_get_root (from)),
                                                              GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"), NULL);
  Wish *wish = g_new0 (Wish, 1);
  /* Translators: name of a file, %d is the number of a list of destruction */
  g_autofree char *name = g_strdup_printf (_("List of destruction %d.pdf"), number);

  wish->list = list;
  wish->archive = g_object_ref (archive);
  wish->from = siyi_weak_new (from);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), wish, wish_closed, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}
