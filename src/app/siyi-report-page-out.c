/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report on its way out: to the printer, to a file. The words are those on the screen; the figures are
 * asked again, so that nothing older leaves. */
#include "siyi-report-page-private.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-paper.h"
#include "siyi-print-work.h"
#include "siyi-window.h"

/* What goes to the archive's thread. */
typedef struct
{
  SiyiPeriodReport *typed;
  char             *path;      /* NULL: to the printer */
} Out;

static void
out_free (gpointer data)
{
  Out *out = data;

  siyi_period_report_free (out->typed);
  g_free (out->path);
  g_free (out);
}

/* The words as typed over the figures of now. */
static SiyiPeriodReport *
fresh_report (SiyiDb  *db,
              Out     *out,
              GError **error)
{
  SiyiPeriodReport *report = siyi_period_report_load (db, &out->typed->query, TRUE, error);

  if (report == NULL)
    return NULL;

  g_ptr_array_unref (report->paragraphs);
  report->paragraphs = g_ptr_array_ref (out->typed->paragraphs);

  return report;
}

static gpointer
write_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Out *out = data;
  g_autoptr(SiyiPeriodReport) report = fresh_report (db, out, error);

  if (report == NULL || !siyi_period_report_write (db, report, out->path, cancellable, error))
    return NULL;

  return g_path_get_basename (out->path);
}

static gpointer
lay_out_in_thread (SiyiDb        *db,
                   gpointer       data,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(SiyiPeriodReport) report = fresh_report (db, data, error);
  g_autoptr(SiyiDocument) document = NULL;

  if (report == NULL || !siyi_period_report_log_print (db, report, error))
    return NULL;
  document = siyi_period_report_document (report);

  return siyi_pages_new (document, cancellable, error);
}

static Out *
out_new (SiyiReportPage *self,
         const char     *path)
{
  Out *out = g_new0 (Out, 1);

  siyi_report_page_save (self);
  out->typed = siyi_report_page_typed (self);
  out->path = g_strdup (path);

  return out;
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiReportPage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *name = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  g_autofree char *words = NULL;

  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (name == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Exporting the report"), error);
      return;
    }
  words = g_strdup_printf (_("Written to %s"), name);
  siyi_toast (GTK_WIDGET (self), words);
}

static void
on_file (GtkWidget  *widget,
         const char *path,
         gpointer    data)
{
  SiyiReportPage *self = SIYI_REPORT_PAGE (widget);

  if (self->archive != NULL)
    siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, write_in_thread, out_new (self, path), out_free, g_free,
                            NULL, on_written, g_object_ref (self));
}

void
siyi_report_page_export (GtkWidget  *widget,
                         const char *action,
                         GVariant   *parameter)
{
  SiyiReportPage *self = SIYI_REPORT_PAGE (widget);
  const char * const word[] = { "docx", NULL };
  const char * const pdf[] = { "pdf", NULL };
  const char * const text[] = { "txt", NULL };
  GtkNativeDialog *dialog;
  g_autofree char *name = NULL;
  g_autofree char *file = NULL;

  if (self->report == NULL || gtk_widget_get_root (widget) == NULL)
    return;

  name = siyi_period_report_name (self->report);
  file = g_strconcat (name, ".docx", NULL);
  dialog = siyi_file_ask_save (widget, _("Export the Report"), _("_Export"), file, on_file, NULL, NULL);
  siyi_file_ask_add_kind (dialog, _("Word (.docx)"), word);
  siyi_file_ask_add_kind (dialog, _("PDF"), pdf);
  siyi_file_ask_add_kind (dialog, _("Text"), text);
  gtk_native_dialog_show (dialog);
}

void
siyi_report_page_print (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  SiyiReportPage *self = SIYI_REPORT_PAGE (widget);

  if (self->report != NULL)
    siyi_print_work (widget, self->archive, lay_out_in_thread, out_new (self, NULL), out_free,
                     _("Printing the report"));
}
