/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the notice's template: a field of text for each part, the words in braces that fill
 * themselves, and the month's notice as it would look. Main thread but for the works. */
#include "siyi-notice-template.h"

#include <glib/gi18n.h>

#include "siyi-notice.h"
#include "siyi-number-hint.h"
#include "siyi-paper.h"
#include "siyi-words.h"

static const struct { const char *label; gsize offset; gboolean tall; } parts[] = {
  { N_("Title"), G_STRUCT_OFFSET (SiyiNoticeTemplate, title), FALSE },
  { N_("Above the table"), G_STRUCT_OFFSET (SiyiNoticeTemplate, before), TRUE },
  { N_("Below the table, a paragraph a line"), G_STRUCT_OFFSET (SiyiNoticeTemplate, after), TRUE },
  { N_("Issued by"), G_STRUCT_OFFSET (SiyiNoticeTemplate, issuer), FALSE },
  { N_("Title of a notice of changes"), G_STRUCT_OFFSET (SiyiNoticeTemplate, correction_title), FALSE },
  { N_("Above the changes"), G_STRUCT_OFFSET (SiyiNoticeTemplate, correction_before), TRUE },
  { N_("Bookings are taken until"), G_STRUCT_OFFSET (SiyiNoticeTemplate, deadline), FALSE },
  { N_("Title of the notice of one session"), G_STRUCT_OFFSET (SiyiNoticeTemplate, session_title), FALSE },
  { N_("Title of a change of one session"), G_STRUCT_OFFSET (SiyiNoticeTemplate, session_correction_title), FALSE },
  { N_("Above the one session"), G_STRUCT_OFFSET (SiyiNoticeTemplate, session_before), TRUE },
  { N_("Title of the hall screen"), G_STRUCT_OFFSET (SiyiNoticeTemplate, hall_title), FALSE },
  { N_("Rules on the hall screen, one a line"), G_STRUCT_OFFSET (SiyiNoticeTemplate, hall_rules), TRUE },
};

struct _SiyiNoticeTemplateDialog
{
  SiyiTemplateDialog parent_instance;

  /* Template */
  GtkBox      *fields;
  GtkFlowBox  *words;
  GtkLabel    *problem;
  AdwBin      *paper;

  /* Owned */
  char        *month;

  /* Borrowed */
  GtkTextView *texts[G_N_ELEMENTS (parts)];
  GtkTextView *last;            /* where a word in braces goes */
};

typedef struct
{
  char               *month;
  SiyiNoticeTemplate  words;
} Task;

G_DEFINE_FINAL_TYPE (SiyiNoticeTemplateDialog, siyi_notice_template_dialog, SIYI_TYPE_TEMPLATE_DIALOG)

static char **
part_of (SiyiNoticeTemplate *words, gsize number)
{
  return G_STRUCT_MEMBER_P (words, parts[number].offset);
}

static void
task_free (gpointer data)
{
  Task *task = data;

  siyi_notice_template_clear (&task->words);
  g_free (task->month);
  g_free (task);
}

static gpointer
task_new (SiyiTemplateDialog *dialog)
{
  SiyiNoticeTemplateDialog *self = SIYI_NOTICE_TEMPLATE_DIALOG (dialog);
  Task *task = g_new0 (Task, 1);

  task->month = g_strdup (self->month);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    g_object_get (gtk_text_view_get_buffer (self->texts[i]), "text", part_of (&task->words, i), NULL);

  return task;
}

static gpointer
preview_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;
  g_autoptr(SiyiNotice) notice = siyi_notice_preview (db, task->month, &task->words, error);
  g_autoptr(SiyiDocument) document = notice != NULL ? siyi_notice_document (notice, SIYI_PAPER_A4) : NULL;

  return document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;
}

static gpointer
save_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = data;

  return siyi_notice_template_save (db, &task->words, error);
}

static gpointer
load_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Task *task = g_new0 (Task, 1);

  if (siyi_notice_template_load (db, &task->words, error))
    return task;
  task_free (task);

  return NULL;
}

static const char *
mend (const GError *error)
{
  return _("A word in braces is not known. Choose one of those below, or take the braces away.");
}

static void
show_words (SiyiNoticeTemplateDialog *self, SiyiNoticeTemplate *words)
{
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = *part_of (words, i);

      gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->texts[i]), text != NULL ? text : "", -1);
    }
}

static void
show_stored (SiyiTemplateDialog *self, gpointer stored)
{
  show_words (SIYI_NOTICE_TEMPLATE_DIALOG (self), &((Task *) stored)->words);
}

static void
reset (SiyiTemplateDialog *self)
{
  g_auto(SiyiNoticeTemplate) words = { 0 };

  siyi_notice_template_defaults (&words);
  show_words (SIYI_NOTICE_TEMPLATE_DIALOG (self), &words);
}

static GtkTextView *
target (SiyiTemplateDialog *self)
{
  return SIYI_NOTICE_TEMPLATE_DIALOG (self)->last;
}

static void
on_focus_enter (GtkEventController *controller, SiyiNoticeTemplateDialog *self)
{
  self->last = GTK_TEXT_VIEW (gtk_event_controller_get_widget (controller));
}

static void
add_words (SiyiNoticeTemplateDialog *self)
{
  gsize n;
  const char * const *keys = siyi_words_keys ("notice-fields", &n);

  for (gsize i = 0; i < n; i++)
    siyi_template_dialog_add_word (SIYI_TEMPLATE_DIALOG (self), self->words, siyi_word ("notice-fields", keys[i]), keys[i]);
}

static GtkTextView *
add_part (SiyiNoticeTemplateDialog *self, const char *label, gboolean tall)
{
  GtkWidget *caption = gtk_label_new_with_mnemonic (label);
  GtkWidget *text = gtk_text_view_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_label_set_xalign (GTK_LABEL (caption), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (caption), text);
  gtk_widget_add_css_class (caption, "field-caption");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (text), FALSE);
  gtk_widget_add_css_class (text, "notice-words");
  if (tall)
    gtk_widget_add_css_class (text, "tall");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_RELATION_LABELLED_BY, caption, NULL, -1);
  g_signal_connect_object (focus, "enter", G_CALLBACK (on_focus_enter), self, 0);
  gtk_widget_add_controller (text, focus);
  siyi_template_dialog_watch (SIYI_TEMPLATE_DIALOG (self), GTK_TEXT_VIEW (text));
  gtk_box_append (self->fields, caption);
  gtk_box_append (self->fields, text);
  gtk_box_append (self->fields, siyi_number_hint_new (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), FALSE));

  return GTK_TEXT_VIEW (text);
}

static void
siyi_notice_template_dialog_finalize (GObject *object)
{
  g_free (SIYI_NOTICE_TEMPLATE_DIALOG (object)->month);

  G_OBJECT_CLASS (siyi_notice_template_dialog_parent_class)->finalize (object);
}

static void
siyi_notice_template_dialog_class_init (SiyiNoticeTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  SiyiTemplateDialogClass *dialog_class = SIYI_TEMPLATE_DIALOG_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = siyi_notice_template_dialog_finalize;
  dialog_class->task = task_new;
  dialog_class->task_free = task_free;
  dialog_class->load = load_work;
  dialog_class->stored_free = task_free;
  dialog_class->preview = preview_work;
  dialog_class->save = save_work;
  dialog_class->show = show_stored;
  dialog_class->reset = reset;
  dialog_class->target = target;
  dialog_class->mend = mend;
  dialog_class->reading = N_("Reading the words of the notice");
  dialog_class->saving = N_("Saving the words of the notice");

  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/notice-template.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, paper);
}

static void
siyi_notice_template_dialog_init (SiyiNoticeTemplateDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_template_dialog_set_parts (SIYI_TEMPLATE_DIALOG (self), self->problem, self->paper);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    self->texts[i] = add_part (self, _(parts[i].label), parts[i].tall);
  self->last = self->texts[0];
  add_words (self);
}

/**
 * siyi_notice_template_dialog_new:
 * @parent: the window it belongs to
 * @archive: the archive
 * @month: whose notice is the preview, YYYY-MM
 *
 * Returns: the dialog, not yet presented
 */
GtkWindow *
siyi_notice_template_dialog_new (GtkWindow *parent, SiyiArchive *archive, const char *month)
{
  SiyiNoticeTemplateDialog *self = g_object_new (SIYI_TYPE_NOTICE_TEMPLATE_DIALOG, "transient-for", parent, NULL);

  self->month = g_strdup (month);
  siyi_template_dialog_load (SIYI_TEMPLATE_DIALOG (self), archive);

  return GTK_WINDOW (self);
}
