/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period's figures to a file, written by services, which logs it; a job that can be stopped. Main
 * thread. */
#include "siyi-statistics-page-private.h"

#include <glib/gi18n.h>

#include "siyi-file-ask.h"
#include "siyi-weak.h"
#include "siyi-window.h"

typedef struct
{
  SiyiStatQuery  query;
  char          *path;
} Export;

static void
export_free (gpointer data)
{
  Export *export = data;

  g_free (export->path);
  g_free (export);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  const Export *export = data;
  GError *error = NULL;

  if (siyi_statistics_write (source, &export->query, export->path, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
end_job (SiyiStatisticsPage *self)
{
  gtk_revealer_set_reveal_child (self->job_revealer, FALSE);
  g_clear_object (&self->job);
}

static void
on_written (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiStatisticsPage) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  const gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  if (self == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;

  end_job (self);
  if (done)
    siyi_toast (GTK_WIDGET (self), _("The statistics are written"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_show_error (GTK_WIDGET (self), _("Exporting the statistics"), error);
}

static void
run (SiyiStatisticsPage *self,
     const char         *path)
{
  Export *export = g_new0 (Export, 1);
  g_autoptr(GTask) task = NULL;

  export->query = self->query;
  export->path = g_strdup (path);
  self->job = siyi_job_new (_("Exporting the statistics"));
  gtk_progress_bar_set_text (self->job_bar, _("Exporting the statistics"));
  gtk_progress_bar_pulse (self->job_bar);
  gtk_revealer_set_reveal_child (self->job_revealer, TRUE);
  task = g_task_new (self->archive, siyi_job_get_cancellable (self->job), on_written, siyi_weak_new (self));
  g_task_set_task_data (task, export, export_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
on_place_chosen (GtkWidget  *widget,
                 const char *path,
                 gpointer    data)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);

  if (self->job == NULL)
    run (self, path);
}

void
siyi_statistics_page_export_action (GtkWidget  *widget,
                                    const char *action_name,
                                    GVariant   *parameter)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);
  g_autofree char *span = siyi_span_words (&self->query.span);
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (gtk_widget_get_root (widget) == NULL || self->job != NULL)
    return;

  /* Translators: name of a file: the statistics of a period */
  title = g_strdup_printf (_("Statistics %s"), span);
  name = g_strconcat (title, ".", g_variant_get_string (parameter, NULL), NULL);
  gtk_native_dialog_show (siyi_file_ask_save (widget, _("Export the Statistics"), _("_Export"), name, on_place_chosen,
                                              NULL, NULL));
}

void
siyi_statistics_page_stop_action (GtkWidget  *widget,
                                  const char *name,
                                  GVariant   *parameter)
{
  SiyiStatisticsPage *self = SIYI_STATISTICS_PAGE (widget);

  if (self->job != NULL)
    g_cancellable_cancel (siyi_job_get_cancellable (self->job));
}
