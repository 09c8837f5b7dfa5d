/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper of a case before it has a number: what is asked at the left, the paper as it will be at the right, laid
 * out on the archive's reader a moment after the last key. It can be issued when nothing is missing; the event
 * it makes stands there to be written down with it. Main thread but for the work. */
#include "siyi-case-paper-dialog.h"

#include <glib/gi18n.h>

#include "siyi-dialog-head.h"
#include "siyi-number-hint.h"
#include "siyi-paper-view.h"
#include "siyi-timeline-words.h"
#include "siyi-weak.h"
#include "siyi-window.h"
#include "siyi-words.h"

#define PREVIEW_AFTER_MS 300

struct _SiyiCasePaperDialog
{
  AdwWindow parent_instance;

  /* Children */
  GtkBox             *side;
  AdwPreferencesGroup *group;
  GtkSwitch          *record;      /* NULL: the paper makes no event */
  GtkLabel           *why;
  SiyiPaperView      *view;

  /* Owned */
  SiyiArchive        *archive;
  GHashTable         *inputs;      /* key -> GtkEditable or GtkTextBuffer, borrowed */
  GCancellable       *cancellable; /* replaced with every preview */
  guint               preview_source;
  gint64              case_id;
  SiyiTaskPaperKind   kind;
  gboolean            to_print;
  gboolean            complete;    /* of what is shown now */
};

static guint issued_signal;

G_DEFINE_FINAL_TYPE (SiyiCasePaperDialog, siyi_case_paper_dialog, ADW_TYPE_WINDOW)

static char *
text_of (gpointer input)
{
  char *text = NULL;

  g_object_get (input, "text", &text, NULL);

  return text;
}

static SiyiCasePaperTask *
task_of_inputs (SiyiCasePaperDialog *self)
{
  SiyiCasePaperTask *task = siyi_case_paper_task_new (self->case_id, self->kind, 0);
  GHashTableIter iter;
  gpointer key, input;

  g_hash_table_iter_init (&iter, self->inputs);
  while (g_hash_table_iter_next (&iter, &key, &input))
    g_hash_table_insert (task->facts, g_strdup (key), text_of (input));
  task->record = self->record != NULL && gtk_switch_get_active (self->record);

  return task;
}

static void
enable (SiyiCasePaperDialog *self,
        gboolean             can)
{
  self->complete = can;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.issue", can);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "dialog.issue-print", can);
}

static void
show_why (SiyiCasePaperDialog *self,
          const char          *why)
{
  gtk_label_set_text (self->why, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self->why), why != NULL);
  enable (self, why == NULL);
}

static void
on_previewed (GObject      *archive,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(SiyiCasePaperDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  SiyiCasePaperDone *done = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self != NULL && self->archive != NULL && done != NULL)
    {
      siyi_paper_view_set_pages (self->view, done->pages);
      show_why (self, done->why);
    }
  else if (self != NULL && self->archive != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_why (self, error->message);
  g_clear_pointer (&done, siyi_case_paper_done_free);
}

static void
preview (gpointer data)
{
  SiyiCasePaperDialog *self = data;

  self->preview_source = 0;
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_case_paper_preview_work, task_of_inputs (self),
                          (GDestroyNotify) siyi_case_paper_task_free, (GDestroyNotify) siyi_case_paper_done_free,
                          self->cancellable, on_previewed, siyi_weak_new (self));
}

/* What was shown as complete may not be it any more. */
static void
on_edited (SiyiCasePaperDialog *self)
{
  enable (self, FALSE);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  self->preview_source = g_timeout_add_once (PREVIEW_AFTER_MS, preview, self);
}

static void
on_issued (GObject      *archive,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiCasePaperDialog) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  SiyiCasePaperDone *done = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  if (self != NULL && self->archive != NULL && done != NULL)
    {
      g_signal_emit (self, issued_signal, 0, done->action, done->paper, self->to_print);
      gtk_window_close (GTK_WINDOW (self));
    }
  else if (self != NULL && self->archive != NULL)
    show_why (self, error->message);
  g_clear_pointer (&done, siyi_case_paper_done_free);
}

static void
issue_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiCasePaperDialog *self = SIYI_CASE_PAPER_DIALOG (widget);

  self->to_print = g_str_equal (name, "dialog.issue-print");
  enable (self, FALSE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_case_paper_issue_work, task_of_inputs (self),
                          (GDestroyNotify) siyi_case_paper_task_free, (GDestroyNotify) siyi_case_paper_done_free, NULL,
                          on_issued, siyi_weak_new (self));
}

static void
add_entry (SiyiCasePaperDialog     *self,
           const SiyiCasePaperFact *fact)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->name);
  gtk_editable_set_text (GTK_EDITABLE (row), fact->text);
  g_signal_connect_object (row, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->inputs, g_strdup (fact->key), row);
  adw_preferences_group_add (self->group, row);
}

static void
on_word (GtkTextBuffer *buffer,
         GtkWidget     *button)
{
  g_autofree char *word = g_strconcat (gtk_button_get_label (GTK_BUTTON (button)),
                                       siyi_word ("case-papers", "opinion-mark"), NULL);

  gtk_text_buffer_insert_at_cursor (buffer, word, -1);
}

/* The three words one of which begins an opinion. */
static GtkWidget *
words_new (GtkTextBuffer *buffer)
{
  const char * const *words = siyi_words ("case-papers", "opinion-words", NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  for (gsize i = 0; words[i] != NULL; i++)
    {
      GtkWidget *button = gtk_button_new_with_label (words[i]);

      gtk_widget_add_css_class (button, "small-button");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_word), buffer, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }

  return box;
}

static void
add_words (SiyiCasePaperDialog     *self,
           const SiyiCasePaperFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *label = gtk_label_new (fact->name);
  GtkWidget *scroll = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "facts-field");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "field-caption");
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, fact->name, -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroll), 60);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroll), 160);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroll), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), view);
  gtk_text_buffer_set_text (buffer, fact->text, -1);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  g_hash_table_insert (self->inputs, g_strdup (fact->key), buffer);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), scroll);
  gtk_box_append (GTK_BOX (box), siyi_number_hint_new (buffer, TRUE));
  if (g_str_equal (fact->key, "opinion"))
    gtk_box_append (GTK_BOX (box), words_new (buffer));
  gtk_box_append (self->side, box);
}

static void
add_record (SiyiCasePaperDialog      *self,
            const SiyiCasePaperDraft *draft)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *moment = siyi_moment_title (draft->event, NULL);
  g_autofree char *day = siyi_day_to_text (draft->day);
  /* Translators: an event of the case, its day */
  g_autofree char *what = g_strdup_printf (_("%1$s, %2$s"), moment, day);

  self->record = GTK_SWITCH (gtk_switch_new ());
  gtk_switch_set_active (self->record, TRUE);
  gtk_widget_set_valign (GTK_WIDGET (self->record), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Write it into the history too"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), GTK_WIDGET (self->record));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), GTK_WIDGET (self->record));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_box_append (self->side, group);
}

static void
show_draft (SiyiCasePaperDialog      *self,
            const SiyiCasePaperDraft *draft)
{
  for (guint i = 0; i < draft->facts->len; i++)
    {
      const SiyiCasePaperFact *fact = g_ptr_array_index (draft->facts, i);

      if (fact->is_long)
        add_words (self, fact);
      else
        add_entry (self, fact);
    }
  if (draft->event != NULL)
    add_record (self, draft);
}

static GtkWidget *
head_new (void)
{
  static const struct { const char *label, *action; } buttons[] = {
    { N_("_Issue and Print"), "dialog.issue-print" },
    { N_("_Issue"), "dialog.issue" },
  };
  GtkWidget *head = siyi_dialog_head_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (buttons); i++)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_(buttons[i].label));

      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      if (i == 0)
        gtk_widget_add_css_class (button, "suggested-action");
      adw_header_bar_pack_end (ADW_HEADER_BAR (head), button);
    }

  return head;
}

static void
siyi_case_paper_dialog_dispose (GObject *object)
{
  SiyiCasePaperDialog *self = SIYI_CASE_PAPER_DIALOG (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->preview_source, g_source_remove);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_case_paper_dialog_parent_class)->dispose (object);
}

static void
siyi_case_paper_dialog_finalize (GObject *object)
{
  SiyiCasePaperDialog *self = SIYI_CASE_PAPER_DIALOG (object);

  g_object_unref (self->cancellable);
  g_hash_table_unref (self->inputs);

  G_OBJECT_CLASS (siyi_case_paper_dialog_parent_class)->finalize (object);
}

static void
siyi_case_paper_dialog_class_init (SiyiCasePaperDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_case_paper_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_case_paper_dialog_finalize;
  issued_signal = g_signal_new ("issued", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                3, G_TYPE_STRING, G_TYPE_INT64, G_TYPE_BOOLEAN);
  gtk_widget_class_install_action (widget_class, "dialog.issue", NULL, issue_action);
  gtk_widget_class_install_action (widget_class, "dialog.issue-print", NULL, issue_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_case_paper_dialog_init (SiyiCasePaperDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *both = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->cancellable = g_cancellable_new ();
  self->inputs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->side = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 10));
  gtk_widget_add_css_class (GTK_WIDGET (self->side), "notice-side");
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  gtk_box_append (self->side, GTK_WIDGET (self->group));
  self->why = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->why, 0);
  gtk_label_set_wrap (self->why, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "issue-why");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroll), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->side));
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_widget_set_size_request (column, 420, -1);
  gtk_box_append (GTK_BOX (column), scroll);
  /* In sight wherever the fields are scrolled to. */
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->why));
  self->view = SIYI_PAPER_VIEW (siyi_paper_view_new ());
  gtk_box_append (GTK_BOX (both), column);
  gtk_box_append (GTK_BOX (both), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (both, TRUE);
  gtk_box_append (GTK_BOX (box), head_new ());
  gtk_box_append (GTK_BOX (box), both);
  adw_window_set_content (ADW_WINDOW (self), box);
  enable (self, FALSE);
}

/**
 * siyi_case_paper_dialog_new:
 * @parent: the window it belongs to
 * @draft: what is asked
 *
 * Returns: the dialog, not yet presented
 */
GtkWindow *
siyi_case_paper_dialog_new (GtkWindow          *parent,
                            SiyiArchive        *archive,
                            gint64              case_id,
                            SiyiTaskPaperKind   kind,
                            SiyiCasePaperDraft *draft)
{
  SiyiCasePaperDialog *self = g_object_new (SIYI_TYPE_CASE_PAPER_DIALOG, "transient-for", parent, "modal", TRUE,
                                            "destroy-with-parent", TRUE, "default-width", 1160, "default-height", 680,
                                            "title", siyi_task_paper_text_name (kind, FALSE), NULL);

  self->archive = g_object_ref (archive);
  self->case_id = case_id;
  self->kind = kind;
  show_draft (self, draft);
  preview (self);

  return GTK_WINDOW (self);
}

/**
 * siyi_case_paper_dialog_give:
 * @key: of what is asked
 *
 * Puts a text where a person would type it.
 */
void
siyi_case_paper_dialog_give (SiyiCasePaperDialog *self,
                             const char          *key,
                             const char          *text)
{
  gpointer input = g_hash_table_lookup (self->inputs, key);

  g_return_if_fail (input != NULL);

  g_object_set (input, "text", text, NULL);
}

/* Whether the paper that is shown can be issued. */
gboolean
siyi_case_paper_dialog_can (SiyiCasePaperDialog *self)
{
  return self->complete;
}
