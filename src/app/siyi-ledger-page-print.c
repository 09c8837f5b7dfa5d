/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's rows to the printer: as shown, in the columns that are shown, masked as they are on
 * the screen. Laid out by a job that can be stopped, logged, then GTK's dialog. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-ledger-paper.h"
#include "siyi-print.h"
#include "siyi-window.h"

typedef struct
{
  SiyiLedgerQuery *query;
  SiyiColumn       columns[SIYI_N_COLUMNS];
  gsize            n_columns;
  SiyiJob         *job;
} Printing;

static void
printing_free (gpointer data)
{
  Printing *printing = data;

  siyi_ledger_query_free (printing->query);
  g_object_unref (printing->job);
  g_free (printing);
}

static gpointer
print_work (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Printing *printing = data;

  return siyi_ledger_print (db, printing->query, printing->columns, printing->n_columns,
                            SIYI_AUDIENCE_LIST, siyi_job_report, printing->job, cancellable, error);
}

static void
on_printed (const GError *failed,
            gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;

  if (failed != NULL && self->model != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Printing the ledger"), failed);
}

static void
on_laid_out (GObject      *archive,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);
  GtkRoot *root;

  if (self->model == NULL)
    return;

  siyi_ledger_page_end_job (self);
  root = gtk_widget_get_root (GTK_WIDGET (self));
  if (pages == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Printing the ledger"), error);
  else if (GTK_IS_WINDOW (root))
    siyi_print (pages, GTK_WINDOW (root), on_printed, g_object_ref (self));
}

void
siyi_ledger_page_print_action (GtkWidget  *widget,
                               const char *name,
                               GVariant   *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);
  Printing *printing;

  if (self->archive == NULL || self->job != NULL)
    return;

  siyi_ledger_page_begin_job (self, _("Preparing the ledger for the printer"));
  printing = g_new0 (Printing, 1);
  printing->query = siyi_ledger_query_copy (self->query);
  printing->job = g_object_ref (self->job);
  for (guint i = 0; i < siyi_grid_get_n_columns (self->grid); i++)
    printing->columns[printing->n_columns++] = siyi_grid_get_column (self->grid, i)->id;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, print_work, printing, printing_free,
                          (GDestroyNotify) siyi_pages_unref,
                          siyi_job_get_cancellable (self->job), on_laid_out, g_object_ref (self));
}
