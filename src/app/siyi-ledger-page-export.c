/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's rows to a file: for whom, which columns, then where; a job with progress that can
 * be stopped. What leaves passes the gate of its audience in services. */
#include "siyi-ledger-page-private.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-ledger-export-dialog.h"
#include "siyi-ledger-export.h"
#include "siyi-window.h"

typedef struct
{
  SiyiLedgerQuery      *query;
  SiyiLedgerExportWish  wish;
  SiyiColumn            columns[SIYI_N_COLUMNS];
  gsize                 n_columns;
  char                 *path;
  SiyiJob              *job;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  siyi_ledger_query_free (export->query);
  g_clear_object (&export->job);
  g_free (export->path);
  g_free (export);
}

static gpointer
export_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Export *export = data;
  g_autofree SiyiExported *done = g_new0 (SiyiExported, 1);

  if (!siyi_ledger_export (db, export->query, export->wish.all_columns ? NULL : export->columns,
                           export->n_columns, export->wish.audience, export->path, done, siyi_job_report,
                           export->job, cancellable, error))
    return NULL;

  return g_steal_pointer (&done);
}

static void
on_fraction (SiyiLedgerPage *self)
{
  double fraction = 0;

  if (self->job == NULL)
    return;

  g_object_get (self->job, "fraction", &fraction, NULL);
  gtk_progress_bar_set_fraction (self->job_bar, fraction);
}

/**
 * siyi_ledger_page_begin_job:
 * @title: translated: what is being done
 *
 * Makes self->job and shows its progress until siyi_ledger_page_end_job().
 */
void
siyi_ledger_page_begin_job (SiyiLedgerPage *self, const char *title)
{
  self->job = siyi_job_new (title);
  gtk_progress_bar_set_text (self->job_bar, title);
  gtk_progress_bar_set_fraction (self->job_bar, 0);
  g_signal_connect_object (self->job, "notify::fraction", G_CALLBACK (on_fraction), self, G_CONNECT_SWAPPED);
  gtk_revealer_set_reveal_child (self->job_revealer, TRUE);
  siyi_ledger_page_show_state (self);
}

void
siyi_ledger_page_end_job (SiyiLedgerPage *self)
{
  gtk_revealer_set_reveal_child (self->job_revealer, FALSE);
  g_clear_object (&self->job);
  siyi_ledger_page_show_state (self);
}

static void
on_exported (GObject      *archive,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiLedgerPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree SiyiExported *done = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);
  g_autofree char *rows = NULL;
  g_autofree char *text = NULL;

  if (self->model == NULL)
    return;

  siyi_ledger_page_end_job (self);
  if (done == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Exporting the ledger"), error);
      return;
    }

  rows = g_strdup_printf ("%'" G_GINT64_FORMAT, done->rows);
  text = g_strdup_printf (ngettext ("%s row exported", "%s rows exported", (gulong) done->rows), rows);
  siyi_toast (GTK_WIDGET (self), text);
}

/* Takes @export. */
static void
run (SiyiLedgerPage *self, Export *export)
{
  if (self->archive == NULL || self->job != NULL)
    {
      export_free (export);
      return;
    }

  siyi_ledger_page_begin_job (self, _("Exporting the ledger"));
  export->job = g_object_ref (self->job);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, export_work, export, export_free, g_free,
                          siyi_job_get_cancellable (self->job), on_exported, g_object_ref (self));
}

static Export *
export_new (SiyiLedgerPage *self, const SiyiLedgerExportWish *wish)
{
  Export *export = g_new0 (Export, 1);

  export->query = siyi_ledger_query_copy (self->query);
  export->wish = *wish;
  for (guint i = 0; i < siyi_grid_get_n_columns (self->grid); i++)
    export->columns[export->n_columns++] = siyi_grid_get_column (self->grid, i)->id;

  return export;
}

static void
on_place_chosen (GtkWidget *widget, const char *path, gpointer data)
{
  Export *export = export_new (SIYI_LEDGER_PAGE (widget), data);

  export->path = g_strdup (path);
  run (SIYI_LEDGER_PAGE (widget), export);
}

static void
on_wished (const SiyiLedgerExportWish *wish, gpointer data)
{
  g_autofree char *name = g_strconcat (_("Ledger"), wish->csv ? ".csv" : ".xlsx", NULL);

  if (gtk_widget_get_root (data) != NULL)
    gtk_native_dialog_show (siyi_file_ask_save (data, _("Export the Ledger"), _("_Export"), name, on_place_chosen,
                                                g_memdup2 (wish, sizeof *wish), g_free));
}

void
siyi_ledger_page_export_action (GtkWidget  *widget,
                                const char *name,
                                GVariant   *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);

  siyi_ledger_export_dialog_ask (widget, siyi_grid_model_get_n_rows (SIYI_GRID_MODEL (self->model)),
                                 siyi_grid_get_n_columns (self->grid), on_wished, g_object_ref (self),
                                 g_object_unref);
}

void
siyi_ledger_page_stop_action (GtkWidget  *widget,
                              const char *name,
                              GVariant   *parameter)
{
  SiyiLedgerPage *self = SIYI_LEDGER_PAGE (widget);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
}
