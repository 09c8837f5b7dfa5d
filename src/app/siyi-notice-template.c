/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The editor of the notice's template: a field of text for each part, the words in braces that fill
 * themselves, and the month's notice as it would look. The preview is laid out on the archive's
 * reader a moment after the last key. Main thread but for the work. */
#include "siyi-notice-template.h"

#include <glib/gi18n.h>

#include "siyi-notice.h"
#include "siyi-number-hint.h"
#include "siyi-paper-view.h"
#include "siyi-window.h"
#include "siyi-words.h"

#define PREVIEW_AFTER_MS 300

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
  AdwWindow parent_instance;

  /* Template */
  GtkBox        *fields;
  GtkFlowBox    *words;
  GtkLabel      *problem;
  AdwBin        *paper;

  /* Owned */
  SiyiArchive   *archive;
  char          *month;
  GCancellable  *cancellable;     /* replaced with every preview */
  guint          preview_source;
  gboolean       loaded;

  /* Borrowed */
  GtkTextView   *texts[G_N_ELEMENTS (parts)];
  GtkTextView   *last;            /* where a word in braces goes */
  SiyiPaperView *view;
};

typedef struct
{
  char               *month;
  SiyiNoticeTemplate  words;
} Task;

static guint saved_signal;

G_DEFINE_FINAL_TYPE (SiyiNoticeTemplateDialog, siyi_notice_template_dialog, ADW_TYPE_WINDOW)

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

static Task *
task_new (SiyiNoticeTemplateDialog *self)
{
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

/* What a person can mend stands beside the fields, and nothing can be saved until it is. */
static void
show_problem (SiyiNoticeTemplateDialog *self, const GError *error)
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
  g_autoptr(SiyiNoticeTemplateDialog) self = data;
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
  SiyiNoticeTemplateDialog *self = data;

  self->preview_source = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, preview_work, task_new (self), task_free,
                          (GDestroyNotify) siyi_pages_unref, self->cancellable, on_previewed,
                          g_object_ref (self));
}

static void
on_text_changed (SiyiNoticeTemplateDialog *self)
{
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add_once (PREVIEW_AFTER_MS, preview, self);
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
on_loaded (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticeTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  Task *task = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive != NULL && task != NULL)
    {
      self->loaded = TRUE;
      show_words (self, &task->words);
    }
  else if (self->archive != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Reading the words of the notice"), error);
  g_clear_pointer (&task, task_free);
}

static void
reset_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto(SiyiNoticeTemplate) words = { 0 };

  siyi_notice_template_defaults (&words);
  show_words (SIYI_NOTICE_TEMPLATE_DIALOG (widget), &words);
}

static void
on_saved (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiNoticeTemplateDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self->archive == NULL)
    return;

  if (action == NULL)
    {
      show_problem (self, error);
      if (!g_error_matches (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT))
        siyi_show_error (GTK_WIDGET (self), _("Saving the words of the notice"), error);
      return;
    }

  g_signal_emit (self, saved_signal, 0, action);
  gtk_window_close (GTK_WINDOW (self));
}

static void
save_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  SiyiNoticeTemplateDialog *self = SIYI_NOTICE_TEMPLATE_DIALOG (widget);

  gtk_widget_action_set_enabled (widget, "dialog.save", FALSE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, save_work, task_new (self), task_free, g_free,
                          NULL, on_saved, g_object_ref (self));
}

static void
on_focus_enter (GtkEventController *controller, SiyiNoticeTemplateDialog *self)
{
  self->last = GTK_TEXT_VIEW (gtk_event_controller_get_widget (controller));
}

static void
on_word_clicked (SiyiNoticeTemplateDialog *self, GtkWidget *button)
{
  g_autofree char *word = g_strdup_printf ("{%s}", (char *) g_object_get_data (G_OBJECT (button), "siyi-word"));

  gtk_text_buffer_insert_at_cursor (gtk_text_view_get_buffer (self->last), word, -1);
  gtk_widget_grab_focus (GTK_WIDGET (self->last));
}

static void
add_words (SiyiNoticeTemplateDialog *self)
{
  gsize n;
  const char * const *keys = siyi_words_keys ("notice-fields", &n);

  for (gsize i = 0; i < n; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (siyi_word ("notice-fields", keys[i]));
      g_autofree char *tooltip = g_strdup_printf ("{%s}", keys[i]);

      gtk_widget_set_tooltip_text (button, tooltip);
      gtk_widget_add_css_class (button, "small-button");
      g_object_set_data_full (G_OBJECT (button), "siyi-word", g_strdup (keys[i]), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_word_clicked), self, G_CONNECT_SWAPPED);
      gtk_flow_box_append (self->words, button);
    }
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
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->fields, caption);
  gtk_box_append (self->fields, text);
  gtk_box_append (self->fields, siyi_number_hint_new (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), FALSE));

  return GTK_TEXT_VIEW (text);
}

static void
siyi_notice_template_dialog_dispose (GObject *object)
{
  SiyiNoticeTemplateDialog *self = SIYI_NOTICE_TEMPLATE_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_notice_template_dialog_parent_class)->dispose (object);
}

static void
siyi_notice_template_dialog_finalize (GObject *object)
{
  SiyiNoticeTemplateDialog *self = SIYI_NOTICE_TEMPLATE_DIALOG (object);

  g_object_unref (self->cancellable);
  g_free (self->month);

  G_OBJECT_CLASS (siyi_notice_template_dialog_parent_class)->finalize (object);
}

static void
siyi_notice_template_dialog_class_init (SiyiNoticeTemplateDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_notice_template_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_notice_template_dialog_finalize;
  saved_signal = g_signal_new ("saved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, "/cn/siyi/Siyi/dialogs/notice-template.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, fields);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, words);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, problem);
  gtk_widget_class_bind_template_child (widget_class, SiyiNoticeTemplateDialog, paper);
  gtk_widget_class_install_action (widget_class, "dialog.save", NULL, save_action);
  gtk_widget_class_install_action (widget_class, "dialog.reset", NULL, reset_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_notice_template_dialog_init (SiyiNoticeTemplateDialog *self)
{
  GtkWidget *view = siyi_paper_view_new ();

  self->cancellable = g_cancellable_new ();
  self->view = SIYI_PAPER_VIEW (view);
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->paper, view);
  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    self->texts[i] = add_part (self, _(parts[i].label), parts[i].tall);
  self->last = self->texts[0];
  add_words (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.save", FALSE);
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

  self->archive = g_object_ref (archive);
  self->month = g_strdup (month);
  siyi_archive_run_async (archive, SIYI_ACCESS_READ, load_work, NULL, NULL, task_free, NULL, on_loaded,
                          g_object_ref (self));

  return GTK_WINDOW (self);
}

gboolean
siyi_notice_template_dialog_is_loaded (SiyiNoticeTemplateDialog *self)
{
  return self->loaded;
}
