/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The way of a charge's table to the printer: logged and laid out on the archive's writer, printed on the main
 * thread. */
#include "siyi-charge-print.h"

#include <glib/gi18n.h>

#include "siyi-charge-paper.h"
#include "siyi-print.h"
#include "siyi-weak.h"
#include "siyi-window.h"

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

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(GtkWidget) from = siyi_weak_take (data);

  if (failed != NULL && from != NULL && gtk_widget_get_root (from) != NULL)
    siyi_show_error (from, _("Printing the paper"), failed);
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
    siyi_show_error (from, _("Printing the paper"), error);
  else
    siyi_print (pages, GTK_WINDOW (root), on_printed, siyi_weak_new (from));
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

  siyi_archive_run_async (archive, SIYI_ACCESS_WRITE, lay_out_in_thread, g_memdup2 (&wanted, sizeof wanted), g_free,
                          (GDestroyNotify) siyi_pages_unref, NULL, on_laid_out, siyi_weak_new (from));
}
