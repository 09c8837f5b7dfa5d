/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inbox of leaders' answers. Nothing is applied by itself: each answer stands beside what is there
 * now, and a person accepts it, an action that can be undone, or declines it with a reason. Files are
 * chosen or dropped. The last answer of the archive stays until the next is there. Main thread. */
#include "siyi-inbox-view.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-children.h"
#include "siyi-inbox-row.h"
#include "siyi-inbox-take.h"
#include "siyi-role-guard.h"
#include "siyi-weak.h"
#include "siyi-window.h"

struct _SiyiInboxView
{
  GtkWidget        parent_instance;

  /* Children */
  GtkStack        *stack;         /* "waiting", "list", "none" */
  GtkListBox      *list;
  GtkLabel        *head;
  GtkToggleButton *all;

  /* Owned */
  SiyiArchive     *archive;
  GPtrArray       *items;         /* SiyiInboxItem, as shown */
  GCancellable    *asking;        /* replaced with every question: older replies drop out */
  guint            n_taken;
};

G_DEFINE_FINAL_TYPE (SiyiInboxView, siyi_inbox_view, GTK_TYPE_WIDGET)

static const SiyiInboxItem *
find_item (SiyiInboxView *self,
           gint64         id)
{
  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    {
      const SiyiInboxItem *item = g_ptr_array_index (self->items, i);

      if (item->id == id)
        return item;
    }

  return NULL;
}

/* --- Showing ------------------------------------------------------------------------------------ */

static void
show_head (SiyiInboxView *self)
{
  g_autofree char *words = NULL;
  guint n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += ((SiyiInboxItem *) g_ptr_array_index (self->items, i))->state == SIYI_INBOX_WAITING;
  words = n > 0 ? g_strdup_printf (ngettext ("%u answer waits for your word", "%u answers wait for your word", n), n)
                : g_strdup (_("No answer waits"));
  gtk_label_set_text (self->head, words);
}

static void
show (SiyiInboxView *self)
{
  const SiyiDay today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  const gboolean with_decided = gtk_toggle_button_get_active (self->all);
  guint n = 0;

  siyi_children_remove (self->list);
  for (guint i = 0; i < self->items->len; i++)
    {
      const SiyiInboxItem *item = g_ptr_array_index (self->items, i);
      GtkWidget *widget;

      if (item->state != SIYI_INBOX_WAITING && !with_decided)
        continue;
      n++;
      widget = gtk_list_box_row_new ();
      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (widget), siyi_inbox_row_new (item, today));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), FALSE);
      gtk_widget_set_focusable (widget, FALSE);
      gtk_list_box_append (self->list, widget);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->list), n > 0);
  show_head (self);
  gtk_stack_set_visible_child_name (self->stack, self->items->len > 0 ? "list" : "none");
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  return siyi_inbox_load (db, FALSE, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiInboxView *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) items = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;
  if (items == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Reading the answers"), error);
      return;
    }

  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = g_steal_pointer (&items);
  self->n_taken++;
  show (self);
}

static void
ask (SiyiInboxView *self)
{
  siyi_ask (self, &self->asking, self->archive, load_in_thread, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
            on_loaded);
}

/* --- Deciding ----------------------------------------------------------------------------------- */

typedef struct { gint64 id; char *seen, *reason; } Decision;      /* reason: it is declined */

static void
decision_free (gpointer data)
{
  Decision *decision = data;

  g_free (decision->seen);
  g_free (decision->reason);
  g_free (decision);
}

static gpointer
decide_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const Decision *decision = data;

  return decision->reason != NULL ? siyi_inbox_refuse (db, decision->id, decision->reason, error)
                                  : siyi_inbox_accept (db, decision->id, decision->seen, error);
}

static void
tell (SiyiInboxView *self,
      const char    *action,
      const char    *done)
{
  siyi_push_undo (GTK_WIDGET (self), action, done);
  siyi_toast_with_button (GTK_WIDGET (self), done, _("Undo"), "win.undo", NULL);
}

static void
on_accepted (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiInboxView) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Accepting the answer"), error);
      ask (self);
    }
  else
    tell (self, action, _("Answer accepted"));
}

static void
on_refused (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiInboxView) self = siyi_weak_take (data);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self == NULL || gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (action == NULL)
    siyi_show_error (GTK_WIDGET (self), _("Declining the answer"), error);
  else
    tell (self, action, _("Answer declined"));
}

static void
decide (SiyiInboxView       *self,
        gint64               id,
        const char          *seen,
        const char          *reason,
        GAsyncReadyCallback  callback)
{
  Decision *decision = g_new0 (Decision, 1);

  decision->id = id;
  decision->seen = g_strdup (seen);
  decision->reason = g_strdup (reason);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, decide_in_thread, decision, decision_free, g_free, NULL,
                          callback, siyi_weak_new (self));
}

/* What is shown is what was seen: words that came in between refuse it. */
static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiInboxView *self = SIYI_INBOX_VIEW (widget);
  const SiyiInboxItem *item = find_item (self, g_variant_get_int64 (parameter));

  if (item != NULL)
    decide (self, item->id, item->now, NULL, on_accepted);
}

static void
on_reason (AdwMessageDialog *dialog,
           GtkEditable      *entry)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_message_dialog_set_response_enabled (dialog, "refuse", *reason != '\0');
}

static void
on_refuse (SiyiInboxView    *self,
           const char       *response,
           AdwMessageDialog *dialog)
{
  const gint64 *id = g_object_get_data (G_OBJECT (dialog), "answer");

  if (g_str_equal (response, "refuse"))
    decide (self, *id, NULL, gtk_editable_get_text (GTK_EDITABLE (adw_message_dialog_get_extra_child (dialog))), on_refused);
}

static void
refuse_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  const gint64 id = g_variant_get_int64 (parameter);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), _("Decline This Answer?"),
                                              _("It stays in the inbox with your reason and changes nothing. Tell the "
                                                "leader why."));
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), C_("inbox", "Reason"));
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("inbox", "Reason"), -1);
  g_object_set_data_full (G_OBJECT (dialog), "answer", g_memdup2 (&id, sizeof id), g_free);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), entry);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("_Cancel"), "refuse", _("_Decline"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "refuse", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "refuse");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (entry, "changed", G_CALLBACK (on_reason), dialog, G_CONNECT_SWAPPED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_refuse), widget, G_CONNECT_SWAPPED);
  on_reason (ADW_MESSAGE_DIALOG (dialog), GTK_EDITABLE (entry));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_grab_focus (entry);
}

/* --- Files -------------------------------------------------------------------------------------- */

static void
take_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  siyi_inbox_take_choose (widget, SIYI_INBOX_VIEW (widget)->archive);
}

static gboolean
on_drop (SiyiInboxView *self,
         const GValue  *value)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (!siyi_archive_may (self->archive, SIYI_DEED_RECORD))
    return FALSE;

  for (GSList *link = g_value_get_boxed (value); link != NULL; link = link->next)
    {
      char *path = g_file_get_path (link->data);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  if (paths->len > 0)
    siyi_inbox_take_ask (GTK_WIDGET (self), self->archive, paths);

  return paths->len > 0;
}

/* --- The widget --------------------------------------------------------------------------------- */

static void
siyi_inbox_view_dispose (GObject *object)
{
  SiyiInboxView *self = SIYI_INBOX_VIEW (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_inbox_view_parent_class)->dispose (object);
}

static void
siyi_inbox_view_finalize (GObject *object)
{
  SiyiInboxView *self = SIYI_INBOX_VIEW (object);

  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_clear_pointer (&self->items, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_inbox_view_parent_class)->finalize (object);
}

static void
siyi_inbox_view_class_init (SiyiInboxViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_inbox_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_inbox_view_finalize;
  siyi_guard_install (widget_class, "inbox.take", NULL, take_action);
  siyi_guard_install (widget_class, "inbox.accept", "x", accept_action);
  siyi_guard_install (widget_class, "inbox.refuse", "x", refuse_action);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
siyi_inbox_view_init (SiyiInboxView *self)
{
  self->asking = g_cancellable_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, C_("place", "Answers"), -1);
}

static GtkWidget *
new_take (void)
{
  GtkWidget *button = gtk_button_new_with_label (_("Take In Answers…"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "inbox.take");

  return button;
}

static GtkWidget *
new_none (void)
{
  GtkWidget *page = adw_status_page_new ();
  GtkWidget *button = new_take ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "mail-unread-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("No Answers Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("A leader who reads sealed briefs on another computer gives back a file of answers. "
                                     "Drop it here, or choose it. Nothing is changed before you accept it."));
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_add_css_class (button, "pill");
  adw_status_page_set_child (ADW_STATUS_PAGE (page), button);

  return page;
}

static GtkWidget *
new_list (SiyiInboxView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->head = GTK_LABEL (gtk_label_new (NULL));
  self->all = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (_("Decided Ones Too")));
  gtk_label_set_xalign (self->head, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->head), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->head), "heading");
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->all));
  gtk_box_append (GTK_BOX (bar), new_take ());
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->list));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 1000);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_widget_add_css_class (clamp, "packages");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  return scroller;
}

/**
 * siyi_inbox_view_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): the view
 */
GtkWidget *
siyi_inbox_view_new (SiyiArchive *archive)
{
  SiyiInboxView *self = g_object_new (SIYI_TYPE_INBOX_VIEW, NULL);
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->archive = g_object_ref (archive);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (ask), self);
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), "waiting");
  gtk_stack_add_named (self->stack, new_list (self), "list");
  gtk_stack_add_named (self->stack, new_none (), "none");
  gtk_widget_set_parent (GTK_WIDGET (self->stack), GTK_WIDGET (self));
  g_signal_connect_swapped (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  ask (self);

  return GTK_WIDGET (self);
}

GtkListBox *
siyi_inbox_view_get_list (SiyiInboxView *self)
{
  g_return_val_if_fail (SIYI_IS_INBOX_VIEW (self), NULL);

  return self->list;
}

guint
siyi_inbox_view_get_n_taken (SiyiInboxView *self)
{
  g_return_val_if_fail (SIYI_IS_INBOX_VIEW (self), 0);

  return self->n_taken;
}
