/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who must not receive a case: the leaders marked so far, each with a button that takes the mark
 * off, and a leader with a reason to mark next. Every step is an action of its own that can be
 * undone; the list follows the archive's "changed". Main thread; the work is on the archive's. */
#include "siyi-recusal-dialog.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-office-store.h"
#include "siyi-schedule-store.h"
#include "siyi-tip.h"
#include "siyi-window.h"

struct _SiyiRecusalDialog
{
  AdwWindow            parent_instance;

  /* Children */
  AdwPreferencesGroup *marked;
  GtkWidget           *act;
  AdwComboRow         *leader;
  AdwEntryRow         *reason;
  GPtrArray           *rows;       /* borrowed, of the group */

  /* Owned */
  GtkWidget           *page;       /* where the outcome is told */
  SiyiArchive         *archive;
  GCancellable        *asking;
  GPtrArray           *leaders;    /* SiyiLeader, as the combo row; NULL until loaded */
  gint64               case_id;
  SiyiDay              today;
};

G_DEFINE_FINAL_TYPE (SiyiRecusalDialog, siyi_recusal_dialog, ADW_TYPE_WINDOW)

typedef struct { gint64 case_id; SiyiDay today; } Ask;

typedef struct { GPtrArray *leaders, *recusals; } Answer;

/* A mark to set, or with no reason to take off. */
typedef struct { gint64 case_id, leader; char *reason; } Mark;

/* A change under way. */
typedef struct
{
  SiyiRecusalDialog *self;
  const char        *title;      /* translated, of the undo and the toast */
} Change;

static void
answer_free (Answer *answer)
{
  g_clear_pointer (&answer->leaders, g_ptr_array_unref);
  g_clear_pointer (&answer->recusals, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Ask *ask = data;
  Answer *answer = g_new0 (Answer, 1);

  answer->leaders = siyi_leaders_load (db, ask->today, FALSE, error);
  if (answer->leaders != NULL)
    answer->recusals = siyi_recusals_of_case (db, ask->case_id, error);
  if (answer->recusals == NULL)
    g_clear_pointer (&answer, answer_free);

  return answer;
}

static void
mark_free (gpointer data)
{
  Mark *mark = data;

  g_free (mark->reason);
  g_free (mark);
}

static gpointer
mark_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Mark *mark = data;
  const SiyiRecusal recusal = { .leader = mark->leader, .case_id = mark->case_id,
                                .reason = mark->reason };

  return mark->reason != NULL ? siyi_recusal_save (db, &recusal, error)
                              : siyi_recusal_lift (db, mark->case_id, mark->leader, error);
}

static void
on_changed (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autofree Change *change = data;
  g_autoptr(SiyiRecusalDialog) self = change->self;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (action == NULL)
    {
      siyi_show_error (self->page, _("Changing the case"), error);
      return;
    }

  siyi_push_undo (self->page, action, change->title);
  siyi_toast_with_button (self->page, change->title, _("Undo"), "win.undo", NULL);
}

/* @reason: (transfer full) (nullable): %NULL takes the mark off */
static void
change_mark (SiyiRecusalDialog *self,
             gint64             leader,
             char              *reason)
{
  Change *change = g_new0 (Change, 1);
  Mark *mark = g_new0 (Mark, 1);

  change->self = g_object_ref (self);
  change->title = reason != NULL ? _("Leader recused") : _("Recusal lifted");
  mark->case_id = self->case_id;
  mark->leader = leader;
  mark->reason = reason;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, mark_in_thread, mark, mark_free, g_free,
                          NULL, on_changed, change);
}

static void
on_remove_clicked (SiyiRecusalDialog *self,
                   GtkWidget         *button)
{
  const gint64 *leader = g_object_get_data (G_OBJECT (button), "leader");

  change_mark (self, *leader, NULL);
}

static void
add_row (SiyiRecusalDialog *self,
         const SiyiRecusal *recusal)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  g_autofree char *name = g_markup_escape_text (recusal->name, -1);
  g_autofree char *day = siyi_case_words_day (recusal->day, self->today, FALSE);
  /* Translators: the day a leader was marked, and why */
  g_autofree char *words = g_strdup_printf (C_("recusal", "%1$s, %2$s"), day, recusal->reason);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);
  /* Translators: %s is a leader */
  g_autofree char *tooltip = g_strdup_printf (_("Take off the mark of %s"), recusal->name);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  siyi_tip_set (remove, tooltip);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_object_set_data_full (G_OBJECT (remove), "leader",
                          g_memdup2 (&recusal->leader, sizeof recusal->leader), g_free);
  g_signal_connect_swapped (remove, "clicked", G_CALLBACK (on_remove_clicked), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_preferences_group_add (self->marked, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_leaders (SiyiRecusalDialog *self,
              GPtrArray         *leaders)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  for (guint i = 0; i < leaders->len; i++)
    gtk_string_list_append (names, ((SiyiLeader *) g_ptr_array_index (leaders, i))->name);
  self->leaders = g_ptr_array_ref (leaders);
  adw_combo_row_set_model (self->leader, G_LIST_MODEL (names));
}

static void
show_marked (SiyiRecusalDialog *self,
             GPtrArray         *recusals)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->marked, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < recusals->len; i++)
    add_row (self, g_ptr_array_index (recusals, i));
  adw_preferences_group_set_description (self->marked,
                                         recusals->len == 0 ? _("Nobody is marked.") : NULL);
}

static void
update (SiyiRecusalDialog *self)
{
  g_autofree char *reason =
    g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));

  gtk_widget_set_sensitive (self->act, *reason != '\0' && self->leaders != NULL &&
                                       self->leaders->len > 0);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiRecusalDialog *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  Answer *answer = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (!g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    {
      if (answer == NULL)
        siyi_show_error (self->page, _("Opening the case"), error);
      else
        {
          if (self->leaders == NULL)
            show_leaders (self, answer->leaders);
          show_marked (self, answer->recusals);
          update (self);
        }
    }
  g_clear_pointer (&answer, answer_free);
}

static void
load (SiyiRecusalDialog *self)
{
  Ask *ask = g_new0 (Ask, 1);

  ask->case_id = self->case_id;
  ask->today = self->today;
  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, ask, g_free,
                          (GDestroyNotify) answer_free, self->asking, on_loaded,
                          g_task_new (self, self->asking, NULL, NULL));
}

static void
on_act_clicked (SiyiRecusalDialog *self)
{
  guint chosen = adw_combo_row_get_selected (self->leader);
  const SiyiLeader *leader;

  if (self->leaders == NULL || chosen >= self->leaders->len)
    return;

  leader = g_ptr_array_index (self->leaders, chosen);
  change_mark (self, leader->id, g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
  gtk_editable_set_text (GTK_EDITABLE (self->reason), "");
}

static void
siyi_recusal_dialog_dispose (GObject *object)
{
  SiyiRecusalDialog *self = SIYI_RECUSAL_DIALOG (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  g_clear_object (&self->archive);
  g_clear_object (&self->page);
  g_clear_pointer (&self->leaders, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_recusal_dialog_parent_class)->dispose (object);
}

static void
siyi_recusal_dialog_class_init (SiyiRecusalDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_recusal_dialog_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
new_head (SiyiRecusalDialog *self)
{
  GtkWidget *head = adw_header_bar_new ();
  GtkWidget *close = gtk_button_new_with_mnemonic (_("_Close"));

  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (head), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (head), FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "window.close");
  adw_header_bar_pack_start (ADW_HEADER_BAR (head), close);
  self->act = gtk_button_new_with_label (C_("recusal", "Mark"));
  gtk_widget_add_css_class (self->act, "suggested-action");
  g_signal_connect_swapped (self->act, "clicked", G_CALLBACK (on_act_clicked), self);
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->act);

  return head;
}

static GtkWidget *
new_fields (SiyiRecusalDialog *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Mark a Leader"));
  self->leader = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->leader), _("Leader"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->leader));
  self->reason = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->reason), _("Reason"));
  adw_entry_row_set_activates_default (self->reason, TRUE);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (update), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->reason));

  return group;
}

static void
siyi_recusal_dialog_init (SiyiRecusalDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  self->rows = g_ptr_array_new ();
  self->marked = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->marked, _("Must Not Receive This Case"));
  gtk_widget_add_css_class (body, "dialog-body");
  gtk_box_append (GTK_BOX (box), new_head (self));
  gtk_box_append (GTK_BOX (body), GTK_WIDGET (self->marked));
  gtk_box_append (GTK_BOX (body), new_fields (self));
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->act);
  update (self);
}

/**
 * siyi_recusal_dialog_new:
 * @page: where the outcome is told
 * @archive: the archive
 *
 * Returns: (transfer none): the dialog, modal and not yet shown
 */
GtkWindow *
siyi_recusal_dialog_new (GtkWidget   *page,
                         SiyiArchive *archive,
                         gint64       case_id)
{
  SiyiRecusalDialog *self = g_object_new (SIYI_TYPE_RECUSAL_DIALOG,
                                          "title", _("Recusal"),
                                          "transient-for", gtk_widget_get_root (page),
                                          "modal", TRUE,
                                          "default-width", 480,
                                          NULL);

  self->page = g_object_ref (page);
  self->archive = g_object_ref (archive);
  self->case_id = case_id;
  self->today = siyi_clock_today (siyi_archive_get_clock (archive));
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (load), self);
  load (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));

  return GTK_WINDOW (self);
}
