/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a charge's table to the printer: logged and laid out on the archive's writer, printed on the main
 * thread. */
#include "siyi-charge-print.h"

#include <glib/gi18n.h>

#include "siyi-charge-paper.h"
#include "siyi-print-work.h"

typedef struct { gint64 case_id; SiyiDay today; } Wanted;

static gpointer
lay_out_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  const Wanted *wanted = data;
  g_autoptr(SiyiDocument) document = siyi_charge_paper_document (db, wanted->case_id, wanted->today, error);

  /* What leaves is known before it leaves. */
  if (document == NULL || !siyi_charge_paper_log_print (db, wanted->case_id, error))
    return NULL;

  return siyi_pages_new (document, cancellable, error);
}

/**
 * siyi_charge_print:
 * @from: a widget in a window
 *
 * Prints the table of the case's charge.
 */
void
siyi_charge_print (GtkWidget   *from,
                   SiyiArchive *archive,
                   gint64       case_id)
{
  const Wanted wanted = { case_id, siyi_clock_today (siyi_archive_get_clock (archive)) };

  siyi_print_work (from, archive, lay_out_in_thread, g_memdup2 (&wanted, sizeof wanted), g_free,
                   _("Printing the paper"));
}
