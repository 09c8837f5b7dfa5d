/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice as a paper: laid out on a thread of its own, for the view and for the printer. A paper
 * that another one has replaced meanwhile is dropped. Main thread but for lay_out_in_thread(). */
#include "siyi-notice-page-private.h"

#include <glib/gi18n.h>

#include "siyi-notice-words.h"
#include "siyi-print.h"
#include "siyi-window.h"

typedef struct
{
  SiyiNoticeTask *task;
  SiyiArchive    *archive;   /* (nullable): to the printer once it is there and logged, else to the view */
} Layout;

static void
layout_free (gpointer data)
{
  Layout *layout = data;

  siyi_notice_task_free (layout->task);
  g_clear_object (&layout->archive);
  g_free (layout);
}

static gpointer
log_print (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Layout *layout = data;

  return siyi_notice_log_print (db, layout->task->notice, error) ? data : NULL;
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Layout *layout = data;
  g_autoptr(SiyiDocument) document = siyi_notice_document (layout->task->notice, layout->task->form);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, cancellable, &error);

  if (pages != NULL && (layout->archive == NULL ||
                        siyi_archive_run (layout->archive, SIYI_ACCESS_WRITE, log_print, layout, cancellable,
                                          &error) != NULL))
    g_task_return_pointer (task, g_steal_pointer (&pages), (GDestroyNotify) siyi_pages_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_printed (const GError *failed, gpointer data)
{
  g_autoptr(SiyiNoticePage) self = data;

  if (failed == NULL)
    siyi_notice_page_offer_note (self, _("Printed"), "posted");
  else if (!g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    siyi_show_error (GTK_WIDGET (self), _("Printing the notice"), failed);
}

static void
on_laid_out (GObject *source, GAsyncResult *result, gpointer data)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (source);
  const Layout *layout = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = g_task_propagate_pointer (G_TASK (result), &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pages == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Laying out the notice"), error);
  else if (layout->archive != NULL)
    siyi_print (pages, GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, on_printed, g_object_ref (self));
  else
    siyi_paper_view_set_pages (self->view, pages);
}

static void
lay_out (SiyiNoticePage *self, gboolean print)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (self);
  g_autoptr(GTask) task = NULL;
  Layout *layout;

  if (notice == NULL)
    return;

  if (!print)
    {
      g_cancellable_cancel (self->laying_out);
      g_object_unref (self->laying_out);
      self->laying_out = g_cancellable_new ();
    }
  layout = g_new0 (Layout, 1);
  layout->task = siyi_notice_task_new (self->state, notice);
  layout->task->form = siyi_notice_page_get_form (self);
  layout->archive = print ? g_object_ref (self->archive) : NULL;
  task = g_task_new (self, print ? NULL : self->laying_out, on_laid_out, NULL);
  g_task_set_source_tag (task, lay_out);
  g_task_set_task_data (task, layout, layout_free);
  g_task_run_in_thread (task, lay_out_in_thread);
}

/* The notice that is chosen, on the paper that is chosen. */
void
siyi_notice_page_show_paper (SiyiNoticePage *self)
{
  const SiyiNotice *notice = siyi_notice_page_get_shown (self);
  g_autofree char *heading = NULL;

  if (notice == NULL)
    return;

  heading = siyi_notice_words_heading (notice);
  gtk_label_set_text (self->heading, heading);
  lay_out (self, FALSE);
}

void
siyi_notice_page_print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lay_out (SIYI_NOTICE_PAGE (widget), TRUE);
}

void
siyi_notice_page_zoom_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticePage *self = SIYI_NOTICE_PAGE (widget);
  const int step = g_variant_get_int32 (parameter);

  if (step < 0)
    siyi_paper_view_zoom_out (self->view);
  else if (step > 0)
    siyi_paper_view_zoom_in (self->view);
  else
    siyi_paper_view_zoom_width (self->view);
}
