/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the report's template: what fills itself stands in braces and is put in by a click; the report
 * it makes of this year so far is laid out on the archive's reader a moment after the last key. Main
 * thread but for the work. */
#include "siyi-report-template.h"

#include <glib/gi18n.h>

#include "siyi-paper-view.h"
#include "siyi-schedule-store.h"
#include "siyi-window.h"
#include "siyi-words.h"

#define PREVIEW_AFTER_MS 600

struct _SiyiReportTemplateDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkTextView   *text;
  GtkFlowBox    *words;
  GtkLabel      *problem;
  AdwBin        *paper;

  /* Owned */
  SiyiArchive   *archive;
  GCancellable  *cancellable;     /* replaced with every preview */
  guint          preview_source;
  gboolean       loaded;

  /* Borrowed */
  SiyiPaperView *view;
};

static guint saved_signal;

G_DEFINE_FINAL_TYPE (SiyiReportTemplateDialog, siyi_report_template_dialog, ADW_TYPE_WINDOW)

typedef struct
{
  char      *text;
  GPtrArray *keys;     /* (element-type utf8) of the figures there are */
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_free (loaded->text);
  g_clear_pointer (&loaded->keys, g_ptr_array_unref);
  g_free (loaded);
}

static SiyiStatQuery
this_year (SiyiDb *db)
{
  const SiyiDay today = siyi_schedule_today (db);

  return (SiyiStatQuery) { .span = siyi_span_of_days (siyi_day_new (siyi_day_year (today), 1, 1), today) };
}

static gpointer
preview_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiStatQuery query = this_year (db);
  g_autoptr(SiyiPeriodReport) report = siyi_period_report_preview (db, &query, data, error);
  g_autoptr(SiyiDocument) document = report != NULL ? siyi_period_report_document (report) : NULL;

  return document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
}

/* The shipped text is no text of one's own. */
static gpointer
save_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_period_report_set_template (db, data, error);
}

static gpointer
load_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiStatQuery query = this_year (db);
  g_autoptr(SiyiFigures) figures = siyi_statistics_load (db, &query, error);
  Loaded *loaded;

  if (figures == NULL)
    return NULL;

  loaded = g_new0 (Loaded, 1);
  loaded->text = siyi_period_report_template (db);
  loaded->keys = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < figures->figures->len; i++)
    g_ptr_array_add (loaded->keys, g_strdup (g_array_index (figures->figures, SiyiFigure, i).key));

  return loaded;
}

static char *
typed_text (SiyiReportTemplateDialog *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &text, NULL);

  return text;
}

/* What a person can mend stands below the text, and nothing can be saved until it is. */
static void
show_problem (SiyiReportTemplateDialog *self, const GError *error)
{
  const gboolean is_field = g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  if (is_field)
    gtk_label_set_text (self->problem, _("A word in braces is not known. Choose one of those below, "
                                         "or take the braces away."));
  gtk_widget_set_visible (GTK_WIDGET (self->problem), is_field);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", !is_field && self->loaded);
}

static void
on_previewed (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiReportTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pages != NULL)
    siyi_paper_view_set_pages (self->view, pages);
  show_problem (self, error);
}

static void
preview (gpointer data)
{
  SiyiReportTemplateDialog *self = data;

  self->preview_source = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, preview_work, typed_text (self), g_free,
                          (GDestroyNotify) siyi_pages_unref, self->cancellable, on_previewed, g_object_ref (self));
}

static void
on_text_changed (SiyiReportTemplateDialog *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add_once (PREVIEW_AFTER_MS, preview, self);
}

static void
show_text (SiyiReportTemplateDialog *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), text, -1);
}

static void
on_word_clicked (SiyiReportTemplateDialog *self, GtkWidget *button)
{
  g_autofree char *word = g_strdup_printf ("{%s}", gtk_widget_get_name (button));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->text), word, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
add_word (SiyiReportTemplateDialog *self, const char *key, const char *title)
{
  GtkWidget *button = gtk_button_new_with_label (title);
  GtkLabel *label = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  /* All are as wide as the widest. */
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (label, 9);
  gtk_widget_set_name (button, key);
  gtk_widget_set_tooltip_text (button, title);
  gtk_widget_add_css_class (button, "small-button");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_word_clicked), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (self->words, button);
}

static void
add_words (SiyiReportTemplateDialog *self, const GPtrArray *figures)
{
  gsize n;
  const char * const *keys = siyi_words_keys ("report-fields", &n);

  for (gsize i = 0; i < n; i++)
    add_word (self, keys[i], siyi_word ("report-fields", keys[i]));
  for (guint i = 0; i < figures->len; i++)
    add_word (self, g_ptr_array_index (figures, i), siyi_figure_title (g_ptr_array_index (figures, i)));
}

static void
on_loaded (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiReportTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  Loaded *loaded = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive != NULL && loaded == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Reading the text of the report"), error);
  if (self->archive != NULL && loaded != NULL)
    {
      self->loaded = TRUE;
      add_words (self, loaded->keys);
      show_text (self, loaded->text);
    }
  g_clear_pointer (&loaded, loaded_free);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_text (SIYI_REPORT_TEMPLATE_DIALOG (widget), siyi_period_report_template_shipped ());
}

static void
on_saved (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiReportTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  if (action == NULL)
    {
      show_problem (self, error);
      if (!g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
        siyi_show_error (GTK_WIDGET (self), _("Saving the text of the report"), error);
      return;
    }

  g_signal_emit (self, saved_signal, 0, action);
  gtk_window_close (GTK_WINDOW (self));
}

/* The text is checked again where it is stored, whatever the preview has said by now. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiReportTemplateDialog *self = SIYI_REPORT_TEMPLATE_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_work, typed_text (self), g_free, g_free, NULL, on_saved,
                          g_object_ref (self));
}

static void
siyi_report_template_dialog_dispose (GObject *object)
{
  SiyiReportTemplateDialog *self = SIYI_REPORT_TEMPLATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_report_template_dialog_parent_class)->dispose (object);
}

static void
siyi_report_template_dialog_finalize (GObject *object)
{
  g_object_unref (SIYI_REPORT_TEMPLATE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (siyi_report_template_dialog_parent_class)->finalize (object);
}

static void
siyi_report_template_dialog_class_init (SiyiReportTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_report_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_report_template_dialog_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/report-template.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiReportTemplateDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportTemplateDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SiyiReportTemplateDialog, paper);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_report_template_dialog_init (SiyiReportTemplateDialog *self)
{
  GtkWidget *view = siyi_paper_view_new ();

  self->cancellable = g_cancellable_new ();
  self->view = SIYI_PAPER_VIEW (view);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->paper, view);
  g_signal_connect_object (gtk_text_view_get_buffer (self->text), "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}

/**
 * siyi_report_template_dialog_new:
 * @parent: the window it belongs to
 * @archive: the archive
 *
 * Returns: the dialog, not yet presented
 */
GtkWindow *
siyi_report_template_dialog_new (GtkWindow   *parent,
                                 SiyiArchive *archive)
{
  SiyiReportTemplateDialog *self = g_object_new (SIYI_TYPE_REPORT_TEMPLATE_DIALOG, "transient-for", parent,
                                                 "title", _("Report of a Period"), NULL);

  self->archive = g_object_ref (archive);
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_work, NULL, NULL, loaded_free, NULL, on_loaded,
                          g_object_ref (self));

  return GTK_WINDOW (self);
}

gboolean
siyi_report_template_dialog_is_loaded (SiyiReportTemplateDialog *self)
{
  return self->loaded;
}

GtkTextBuffer *
siyi_report_template_dialog_get_text (SiyiReportTemplateDialog *self)
{
  g_return_val_if_fail (SIYI_IS_REPORT_TEMPLATE_DIALOG (self), NULL);

  return gtk_text_view_get_buffer (self->text);
}
