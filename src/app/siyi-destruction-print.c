/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a list of destruction to the printer or into a file: logged and made on the archive's
 * writer, printed on the main thread. */
#include "siyi-destruction-print.h"

#include <glib/gi18n.h>

#include "siyi-destruction-paper.h"
#include "siyi-print-work.h"
#include "siyi-save-work.h"

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

void
siyi_destruction_print (GtkWidget   *from,
                        SiyiArchive *archive,
                        gint64       list)
{
  siyi_print_work (from, archive, lay_out_in_thread, g_memdup2 (&list, sizeof list), g_free, _("Printing the list"));
}

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const SiyiSaveAsk *ask = data;
  SiyiSheetCount count;

  if (!siyi_destruction_paper_write (db, ask->subject, ask->path, &count, cancellable, error))
    return NULL;

  return g_strdup (ask->path);
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
  /* Translators: name of a file, %d is the number of a list of destruction */
  g_autofree char *name = g_strdup_printf (_("List of destruction %d.pdf"), number);

  siyi_save_work (from, archive, write_in_thread, list, _("Save the List"), name, _("Saving the list"));
}
