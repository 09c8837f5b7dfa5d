/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What editors of a paper's words share: they are read when the dialog opens, words in braces are put in by a
 * click, and the paper is laid out on the archive's reader a moment after the last key. Main thread but for
 * the works. */
#include "siyi-template-dialog.h"

#include <glib/gi18n.h>

#include "siyi-paper-view.h"
#include "siyi-window.h"

#define PREVIEW_AFTER_MS 300

typedef struct
{
  /* Owned */
  SiyiArchive   *archive;
  GCancellable  *cancellable;     /* replaced with every preview */
  guint          preview_source;
  gboolean       loaded;

  /* Borrowed */
  GtkLabel      *problem;
  SiyiPaperView *view;
} SiyiTemplateDialogPrivate;

enum { SAVED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (SiyiTemplateDialog, siyi_template_dialog, ADW_TYPE_WINDOW)

static SiyiTemplateDialogPrivate *
private_of (SiyiTemplateDialog *self)
{
  return siyi_template_dialog_get_instance_private (self);
}

/* What a person can mend stands beside the text, and nothing can be saved until it is. */
static void
show_problem (SiyiTemplateDialog *self,
              const GError       *error)
{
  SiyiTemplateDialogPrivate *own = private_of (self);
  const gboolean is_field = g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  if (is_field)
    gtk_label_set_text (own->problem, SIYI_TEMPLATE_DIALOG_GET_CLASS (self)->mend (error));
  gtk_widget_set_visible (GTK_WIDGET (own->problem), is_field);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", !is_field && own->loaded);
}

static void
on_previewed (GObject      *archive,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(SiyiTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (private_of (self)->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (pages != NULL)
    siyi_paper_view_set_pages (private_of (self)->view, pages);
  show_problem (self, error);
}

static void
preview (gpointer data)
{
  SiyiTemplateDialog *self = data;
  SiyiTemplateDialogPrivate *own = private_of (self);
  SiyiTemplateDialogClass *klass = SIYI_TEMPLATE_DIALOG_GET_CLASS (self);

  own->preview_source = 0;
  g_cancellable_cancel (own->cancellable);
  g_object_unref (own->cancellable);
  own->cancellable = g_cancellable_new ();
  siyi_archive_run_async (own->archive, SIYI_ACCESS_READ, klass->preview, klass->task (self), klass->task_free,
                          (GDestroyNotify) siyi_pages_unref, own->cancellable, on_previewed, g_object_ref (self));
}

static void
on_text_changed (SiyiTemplateDialog *self)
{
  SiyiTemplateDialogPrivate *own = private_of (self);

  g_clear_handle_id (&own->preview_source, g_source_remove);
  own->preview_source = g_timeout_add_once (PREVIEW_AFTER_MS, preview, self);
}

static void
on_loaded (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiTemplateDialog) self = data;
  SiyiTemplateDialogClass *klass = SIYI_TEMPLATE_DIALOG_GET_CLASS (self);
  g_autoptr(GError) error = NULL;
  gpointer stored = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (private_of (self)->archive != NULL && stored != NULL)
    {
      private_of (self)->loaded = TRUE;
      klass->show (self, stored);
    }
  else if (private_of (self)->archive != NULL)
    siyi_show_error (GTK_WIDGET (self), _(klass->reading), error);
  g_clear_pointer (&stored, klass->stored_free);
}

static void
reset_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SIYI_TEMPLATE_DIALOG_GET_CLASS (widget)->reset (SIYI_TEMPLATE_DIALOG (widget));
}

static void
on_saved (GObject      *archive,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(SiyiTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (private_of (self)->archive == NULL)
    return;

  if (action == NULL)
    {
      show_problem (self, error);
      if (!g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
        siyi_show_error (GTK_WIDGET (self), _(SIYI_TEMPLATE_DIALOG_GET_CLASS (self)->saving), error);
      return;
    }

  g_signal_emit (self, signals[SAVED], 0, action);
  gtk_window_close (GTK_WINDOW (self));
}

/* The store checks the words again, whatever the preview has said by now. */
static void
save_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiTemplateDialog *self = SIYI_TEMPLATE_DIALOG (widget);
  SiyiTemplateDialogClass *klass = SIYI_TEMPLATE_DIALOG_GET_CLASS (self);

  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  siyi_archive_run_async (private_of (self)->archive, SIYI_ACCESS_WRITE, klass->save, klass->task (self),
                          klass->task_free, g_free, NULL, on_saved, g_object_ref (self));
}

static void
on_word_clicked (SiyiTemplateDialog *self,
                 GtkWidget          *button)
{
  GtkTextView *text = SIYI_TEMPLATE_DIALOG_GET_CLASS (self)->target (self);

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (text), g_object_get_data (G_OBJECT (button), "siyi-word"), -1);
  gtk_widget_grab_focus (GTK_WIDGET (text));
}

static void
siyi_template_dialog_dispose (GObject *object)
{
  SiyiTemplateDialogPrivate *own = private_of (SIYI_TEMPLATE_DIALOG (object));

  g_cancellable_cancel (own->cancellable);
  g_clear_handle_id (&own->preview_source, g_source_remove);
  g_clear_object (&own->archive);

  G_OBJECT_CLASS (siyi_template_dialog_parent_class)->dispose (object);
}

static void
siyi_template_dialog_finalize (GObject *object)
{
  g_object_unref (private_of (SIYI_TEMPLATE_DIALOG (object))->cancellable);

  G_OBJECT_CLASS (siyi_template_dialog_parent_class)->finalize (object);
}

static void
siyi_template_dialog_class_init (SiyiTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_template_dialog_finalize;
  signals[SAVED] = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_template_dialog_init (SiyiTemplateDialog *self)
{
  private_of (self)->cancellable = g_cancellable_new ();
}

/**
 * siyi_template_dialog_set_parts:
 * @problem: says what a person can mend
 * @paper: where the paper is shown
 *
 * Once, when the child's template is there.
 */
void
siyi_template_dialog_set_parts (SiyiTemplateDialog *self,
                                GtkLabel           *problem,
                                AdwBin             *paper)
{
  SiyiTemplateDialogPrivate *own = private_of (self);
  GtkWidget *view = siyi_paper_view_new ();

  own->problem = problem;
  own->view = SIYI_PAPER_VIEW (view);
  adw_bin_set_child (paper, view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
}

/**
 * siyi_template_dialog_watch:
 * @text: part of the words; the paper follows what is typed
 */
void
siyi_template_dialog_watch (SiyiTemplateDialog *self,
                            GtkTextView        *text)
{
  g_signal_connect_object (gtk_text_view_get_buffer (text), "changed", G_CALLBACK (on_text_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * siyi_template_dialog_add_word:
 * @words: where its button goes
 * @label: its name
 * @word: as it is put in, in braces; the button's tooltip where it is not its name
 */
void
siyi_template_dialog_add_word (SiyiTemplateDialog *self,
                               GtkFlowBox         *words,
                               const char         *label,
                               const char         *word)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  g_autofree char *braced = g_strdup_printf ("{%s}", word);

  if (!g_str_equal (label, word))
    gtk_widget_set_tooltip_text (button, braced);
  gtk_widget_add_css_class (button, "small-button");
  g_object_set_data_full (G_OBJECT (button), "siyi-word", g_steal_pointer (&braced), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_word_clicked), self, G_CONNECT_SWAPPED);
  gtk_flow_box_append (words, button);
}

/**
 * siyi_template_dialog_load:
 * @archive: whose words
 *
 * Once; asks for the words as they are stored.
 */
void
siyi_template_dialog_load (SiyiTemplateDialog *self,
                           SiyiArchive        *archive)
{
  SiyiTemplateDialogClass *klass = SIYI_TEMPLATE_DIALOG_GET_CLASS (self);

  private_of (self)->archive = g_object_ref (archive);
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, klass->load, klass->task (self), klass->task_free,
                          klass->stored_free, NULL, on_loaded, g_object_ref (self));
}

gboolean
siyi_template_dialog_is_loaded (SiyiTemplateDialog *self)
{
  g_return_val_if_fail (SIYI_IS_TEMPLATE_DIALOG (self), FALSE);

  return private_of (self)->loaded;
}
