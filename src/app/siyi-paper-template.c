/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a paper's text: fields by their names, put in by a click, and the paper of an invented
 * matter, laid out on the archive's reader a moment after the last key. Main thread but for the work. */
#include "siyi-paper-template.h"

#include <glib/gi18n.h>

#include "siyi-paper-view.h"
#include "siyi-window.h"
#include "siyi-words.h"

#define PREVIEW_AFTER_MS 300

struct _SiyiPaperTemplateDialog
{
  AdwWindow parent_instance;

  /* Template */
  GtkTextView       *text;
  GtkFlowBox        *words;
  GtkLabel          *problem;
  AdwBin            *paper;

  /* Owned */
  SiyiArchive       *archive;
  GCancellable      *cancellable;     /* replaced with every preview */
  guint              preview_source;
  SiyiTaskPaperKind  kind;
  gboolean           again;
  gboolean           loaded;

  /* Borrowed */
  SiyiPaperView     *view;
};

typedef struct
{
  SiyiTaskPaperKind  kind;
  gboolean           again;
  char              *text;     /* as stored; NULL while it is asked for */
} Task;

static guint saved_signal;

G_DEFINE_FINAL_TYPE (SiyiPaperTemplateDialog, siyi_paper_template_dialog, ADW_TYPE_WINDOW)

static void
task_free (gpointer data)
{
  Task *task = data;

  g_free (task->text);
  g_free (task);
}

static Task *
task_new (SiyiPaperTemplateDialog *self, const char *text)
{
  Task *task = g_new0 (Task, 1);

  *task = (Task) { self->kind, self->again, g_strdup (text) };

  return task;
}

static Task *
task_of_text (SiyiPaperTemplateDialog *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *stored = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &shown, NULL);
  stored = siyi_task_paper_text_stored (shown);

  return task_new (self, stored);
}

static gpointer
preview_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;
  g_autoptr(SiyiDocument) document = siyi_task_paper_example (db, task->kind, task->text, error);

  return document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
}

static gpointer
save_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return siyi_task_paper_template_save (db, task->kind, task->again, task->text, error);
}

static gpointer
load_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return siyi_task_paper_template_load (db, task->kind, task->again);
}

/* What a person can mend stands below the text, and nothing can be saved until it is. */
static void
show_problem (SiyiPaperTemplateDialog *self, const GError *error)
{
  const gboolean is_field = g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  if (is_field)
    gtk_label_set_text (self->problem, error->message);
  gtk_widget_set_visible (GTK_WIDGET (self->problem), is_field);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", !is_field && self->loaded);
}

static void
on_previewed (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiPaperTemplateDialog) self = data;
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
  SiyiPaperTemplateDialog *self = data;

  self->preview_source = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, preview_work, task_of_text (self), task_free,
                          (GDestroyNotify) siyi_pages_unref, self->cancellable, on_previewed, g_object_ref (self));
}

static void
on_text_changed (SiyiPaperTemplateDialog *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add_once (PREVIEW_AFTER_MS, preview, self);
}

static void
show_text (SiyiPaperTemplateDialog *self, const char *stored)
{
  g_autofree char *shown = siyi_task_paper_text_shown (stored);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), shown, -1);
}

static void
on_loaded (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiPaperTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  if (text == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading the text of the paper"), error);
      return;
    }
  self->loaded = TRUE;
  show_text (self, text);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiPaperTemplateDialog *self = SIYI_PAPER_TEMPLATE_DIALOG (widget);

  show_text (self, siyi_task_paper_text_shipped (self->kind, self->again));
}

static void
on_saved (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiPaperTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  if (action == NULL)
    {
      show_problem (self, error);
      if (!g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
        siyi_show_error (GTK_WIDGET (self), _("Saving the text of the paper"), error);
      return;
    }

  g_signal_emit (self, saved_signal, 0, action);
  gtk_window_close (GTK_WINDOW (self));
}

/* The store checks the text again, whatever the preview has said by now. */
static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiPaperTemplateDialog *self = SIYI_PAPER_TEMPLATE_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_work, task_of_text (self), task_free, g_free,
                          NULL, on_saved, g_object_ref (self));
}

static void
on_word_clicked (SiyiPaperTemplateDialog *self, GtkWidget *button)
{
  g_autofree char *word = g_strdup_printf ("{%s}", gtk_button_get_label (GTK_BUTTON (button)));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->text), word, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}

static void
add_words (SiyiPaperTemplateDialog *self)
{
  const char * const *keys = siyi_task_paper_text_fields (self->kind);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (siyi_word ("task-paper-fields", keys[i]));

      gtk_widget_add_css_class (button, "small-button");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_word_clicked), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->words, button);
    }
}

static void
siyi_paper_template_dialog_dispose (GObject *object)
{
  SiyiPaperTemplateDialog *self = SIYI_PAPER_TEMPLATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_paper_template_dialog_parent_class)->dispose (object);
}

static void
siyi_paper_template_dialog_finalize (GObject *object)
{
  g_object_unref (SIYI_PAPER_TEMPLATE_DIALOG (object)->cancellable);

  G_OBJECT_CLASS (siyi_paper_template_dialog_parent_class)->finalize (object);
}

static void
siyi_paper_template_dialog_class_init (SiyiPaperTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_paper_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_paper_template_dialog_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/paper-template.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, paper);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_paper_template_dialog_init (SiyiPaperTemplateDialog *self)
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
 * siyi_paper_template_dialog_new:
 * @parent: the window it belongs to
 * @archive: the archive
 * @kind: whose text
 * @again: the second text of the return slip
 *
 * Returns: the dialog, not yet presented
 */
GtkWindow *
siyi_paper_template_dialog_new (GtkWindow         *parent,
                                SiyiArchive       *archive,
                                SiyiTaskPaperKind  kind,
                                gboolean           again)
{
  SiyiPaperTemplateDialog *self = g_object_new (SIYI_TYPE_PAPER_TEMPLATE_DIALOG, "transient-for", parent,
                                                "title", siyi_task_paper_text_name (kind, again), NULL);

  self->archive = g_object_ref (archive);
  self->kind = kind;
  self->again = again;
  add_words (self);
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_work, task_new (self, NULL), task_free, g_free, NULL,
                          on_loaded, g_object_ref (self));

  return GTK_WINDOW (self);
}

gboolean
siyi_paper_template_dialog_is_loaded (SiyiPaperTemplateDialog *self)
{
  return self->loaded;
}
