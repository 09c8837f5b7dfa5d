/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a year's catalogue to the printer or into a file: logged and made on the archive's writer,
 * printed on the main thread. */
#include "siyi-catalogue-print.h"

#include <glib/gi18n.h>

#include "siyi-catalogue.h"
#include "siyi-print-work.h"
#include "siyi-save-work.h"

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
  const SiyiSaveAsk *ask = data;
  SiyiSheetCount count;

  if (!siyi_catalogue_write (db, (int) ask->subject, ask->path, &count, cancellable, error))
    return NULL;

  return g_strdup (ask->path);
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
  /* Translators: name of a file, %d is a year */
  g_autofree char *name = g_strdup_printf (_("Catalogue of %d.xlsx"), year);

  siyi_save_work (from, archive, write_in_thread, year, _("Save the Catalogue"), name, _("Saving the catalogue"));
}
