/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of a paper's text: fields by their names, put in by a click, and the paper of an invented
 * matter. Main thread but for the works. */
#include "siyi-paper-template.h"

#include <glib/gi18n.h>

#include "siyi-number-hint.h"
#include "siyi-words.h"

struct _SiyiPaperTemplateDialog
{
  SiyiTemplateDialog parent_instance;

  /* Template */
  GtkTextView       *text;
  GtkFlowBox        *words;
  GtkLabel          *problem;
  AdwBin            *hint, *paper;

  SiyiTaskPaperKind  kind;
  gboolean           again;
};

typedef struct
{
  SiyiTaskPaperKind  kind;
  gboolean           again;
  char              *text;     /* as stored */
} Task;

G_DEFINE_FINAL_TYPE (SiyiPaperTemplateDialog, siyi_paper_template_dialog, SIYI_TYPE_TEMPLATE_DIALOG)

static void
task_free (gpointer data)
{
  Task *task = data;

  g_free (task->text);
  g_free (task);
}

static gpointer
task_new (SiyiTemplateDialog *dialog)
{
  SiyiPaperTemplateDialog *self = SIYI_PAPER_TEMPLATE_DIALOG (dialog);
  Task *task = g_new0 (Task, 1);
  g_autofree char *shown = NULL;

  g_object_get (gtk_text_view_get_buffer (self->text), "text", &shown, NULL);
  *task = (Task) { self->kind, self->again, siyi_task_paper_text_stored (shown) };

  return task;
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

static const char *
mend (const GError *error)
{
  return error->message;
}

static void
show_text (SiyiPaperTemplateDialog *self, const char *stored)
{
  g_autofree char *shown = siyi_task_paper_text_shown (stored);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), shown, -1);
}

static void
show_stored (SiyiTemplateDialog *self, gpointer stored)
{
  show_text (SIYI_PAPER_TEMPLATE_DIALOG (self), stored);
}

static void
reset (SiyiTemplateDialog *dialog)
{
  SiyiPaperTemplateDialog *self = SIYI_PAPER_TEMPLATE_DIALOG (dialog);

  show_text (self, siyi_task_paper_text_shipped (self->kind, self->again));
}

static GtkTextView *
target (SiyiTemplateDialog *self)
{
  return SIYI_PAPER_TEMPLATE_DIALOG (self)->text;
}

static void
add_words (SiyiPaperTemplateDialog *self)
{
  const char * const *keys = siyi_task_paper_text_fields (self->kind);

  for (gsize i = 0; keys[i] != NULL; i++)
    {
      const char *word = siyi_word ("task-paper-fields", keys[i]);

      siyi_template_dialog_add_word (SIYI_TEMPLATE_DIALOG (self), self->words, word, word);
    }
}

static void
siyi_paper_template_dialog_class_init (SiyiPaperTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SiyiTemplateDialogClass *dialog_class = SIYI_TEMPLATE_DIALOG_CLASS (klass);

  dialog_class->task = task_new;
  dialog_class->task_free = task_free;
  dialog_class->load = load_work;
  dialog_class->stored_free = g_free;
  dialog_class->preview = preview_work;
  dialog_class->save = save_work;
  dialog_class->show = show_stored;
  dialog_class->reset = reset;
  dialog_class->target = target;
  dialog_class->mend = mend;
  dialog_class->reading = N_("Reading the text of the paper");
  dialog_class->saving = N_("Saving the text of the paper");

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/paper-template.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, text);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, hint);
  gtk_widget_class_bind_template_child (widget_class, SiyiPaperTemplateDialog, paper);
}

static void
siyi_paper_template_dialog_init (SiyiPaperTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->hint, siyi_number_hint_new (gtk_text_view_get_buffer (self->text), FALSE));
  siyi_template_dialog_set_parts (SIYI_TEMPLATE_DIALOG (self), self->problem, self->paper);
  siyi_template_dialog_watch (SIYI_TEMPLATE_DIALOG (self), self->text);
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

  self->kind = kind;
  self->again = again;
  add_words (self);
  siyi_template_dialog_load (SIYI_TEMPLATE_DIALOG (self), archive);

  return GTK_WINDOW (self);
}
