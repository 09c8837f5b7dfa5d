/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The dialog of one change: fields, a reason, and the warnings that hold for what is chosen now.
 * They never forbid; only a missing reason does. Main thread; the work is on the archive's. */
#include "siyi-schedule-dialog-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-dialog-head.h"
#include "siyi-window.h"

G_DEFINE_FINAL_TYPE (SiyiScheduleDialog, siyi_schedule_dialog, ADW_TYPE_WINDOW)

static void
add_warning (SiyiScheduleDialog *self,
             const char         *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (icon, "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), label);
  gtk_box_append (GTK_BOX (self->warnings), line);
}

static void
on_warned (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiScheduleDialog *self = g_task_get_source_object (asked);
  g_autoptr(GPtrArray) warnings = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, NULL);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    return;

  siyi_children_remove (self->warnings);
  for (guint i = 0; warnings != NULL && i < warnings->len; i++)
    add_warning (self, g_ptr_array_index (warnings, i));
  gtk_widget_set_visible (self->warnings, warnings != NULL && warnings->len > 0);
}

static void
ask (SiyiScheduleDialog *self)
{
  SiyiOwnedChange *change = siyi_schedule_dialog_read (self);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  self->asking = g_cancellable_new ();
  if (change != NULL)
    siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_schedule_warn_work, change,
                            siyi_owned_change_free, (GDestroyNotify) g_ptr_array_unref,
                            self->asking, on_warned, g_task_new (self, self->asking, NULL, NULL));
}

/* A plan nobody outside knows of may be edited without a reason. */
static gboolean
needs_reason (SiyiScheduleDialog *self)
{
  return self->wanted.kind != SIYI_CHANGE_EDITED ||
         self->session->state == SIYI_SESSION_PUBLISHED;
}

static void
update (SiyiScheduleDialog *self)
{
  const char *reason = gtk_editable_get_text (GTK_EDITABLE (self->reason));
  g_autofree char *stripped = g_strstrip (g_strdup (reason));

  gtk_widget_set_sensitive (self->act, *stripped != '\0' || !needs_reason (self));
}

static void
on_done (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(SiyiScheduleDialog) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  const char *done = siyi_schedule_dialog_done (self->wanted.kind);

  if (action == NULL)
    {
      gtk_widget_set_sensitive (self->act, TRUE);
      siyi_show_error (GTK_WIDGET (self), siyi_schedule_dialog_title (self->wanted.kind), error);
      return;
    }

  siyi_push_undo (self->page, action, done);
  siyi_toast_with_button (self->page, done, _("Undo"), "win.undo", NULL);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
act_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiScheduleDialog *self = SIYI_SCHEDULE_DIALOG (widget);
  SiyiOwnedChange *change;

  if (!gtk_widget_get_sensitive (self->act))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->reason));
      return;
    }

  change = siyi_schedule_dialog_read (self);
  if (change == NULL)
    return;

  gtk_widget_set_sensitive (self->act, FALSE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_schedule_change_work, change,
                          siyi_owned_change_free, g_free, NULL, on_done, g_object_ref (self));
}

static void
siyi_schedule_dialog_dispose (GObject *object)
{
  SiyiScheduleDialog *self = SIYI_SCHEDULE_DIALOG (object);

  g_cancellable_cancel (self->asking);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);
  g_clear_object (&self->page);
  g_clear_pointer (&self->others, g_array_unref);

  G_OBJECT_CLASS (siyi_schedule_dialog_parent_class)->dispose (object);
}

static void
siyi_schedule_dialog_finalize (GObject *object)
{
  g_clear_pointer (&SIYI_SCHEDULE_DIALOG (object)->month, siyi_shown_month_unref);

  G_OBJECT_CLASS (siyi_schedule_dialog_parent_class)->finalize (object);
}

static void
siyi_schedule_dialog_class_init (SiyiScheduleDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_schedule_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_schedule_dialog_finalize;
  gtk_widget_class_install_action (widget_class, "dialog.act", NULL, act_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_schedule_dialog_init (SiyiScheduleDialog *self)
{
  self->others = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static GtkWidget *
new_head (SiyiScheduleDialog *self)
{
  GtkWidget *head = siyi_dialog_head_new (NULL);

  /* Not by its action: a button with one is sensitive as the action is. */
  self->act = gtk_button_new_with_label (siyi_schedule_dialog_verb (self->wanted.kind));
  gtk_widget_add_css_class (self->act, self->wanted.kind == SIYI_CHANGE_CANCELLED
                                         ? "destructive-action" : "suggested-action");
  adw_header_bar_pack_end (ADW_HEADER_BAR (head), self->act);

  return head;
}

static void
on_act_clicked (SiyiScheduleDialog *self)
{
  act_action (GTK_WIDGET (self), NULL, NULL);
}

static void
build (SiyiScheduleDialog *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), new_head (self));
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);
  gtk_widget_add_css_class (self->body, "dialog-body");
  siyi_schedule_dialog_add_fields (self);
  self->warnings = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_add_css_class (self->warnings, "warnings");
  gtk_widget_set_visible (self->warnings, FALSE);
  gtk_box_append (GTK_BOX (self->body), self->warnings);
  gtk_box_append (GTK_BOX (box), self->body);
  adw_window_set_content (ADW_WINDOW (self), box);

  g_signal_connect_swapped (self->act, "clicked", G_CALLBACK (on_act_clicked), self);
  g_signal_connect_swapped (self->reason, "changed", G_CALLBACK (update), self);
  if (self->other != NULL)
    g_signal_connect_swapped (self->other, "notify::selected", G_CALLBACK (ask), self);
  if (self->leader != NULL)
    g_signal_connect_swapped (self->leader, "notify::selected", G_CALLBACK (ask), self);
  if (self->day != NULL)
    g_signal_connect_swapped (self->day, "changed", G_CALLBACK (ask), self);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->act);
}

/* The first field to fill; where all is chosen already, the reason. */
static void
focus_first (SiyiScheduleDialog *self)
{
  GtkWidget *first = GTK_WIDGET (self->reason);

  if (self->other != NULL && self->wanted.other == 0)
    first = GTK_WIDGET (self->other);
  else if (self->leader != NULL && self->wanted.leader == 0)
    first = GTK_WIDGET (self->leader);
  else if (self->wanted.kind == SIYI_CHANGE_EDITED)
    first = GTK_WIDGET (self->from);
  gtk_widget_grab_focus (first);
}

/**
 * siyi_schedule_dialog_new:
 * @page: where the outcome is told
 * @archive: the archive
 * @month: what is shown; held
 * @wanted: the kind, the session, and what is known already
 *
 * Returns: (transfer none): the dialog, modal and not yet shown
 */
GtkWindow *
siyi_schedule_dialog_new (GtkWidget                *page,
                          SiyiArchive              *archive,
                          SiyiShownMonth           *month,
                          const SiyiScheduleChange *wanted)
{
  SiyiScheduleDialog *self = g_object_new (SIYI_TYPE_SCHEDULE_DIALOG,
                                           "title", siyi_schedule_dialog_title (wanted->kind),
                                           "transient-for", gtk_widget_get_root (page),
                                           "modal", TRUE,
                                           "default-width", 480,
                                           NULL);
  const SiyiShown *shown = siyi_shown_month_find (month, wanted->session);

  self->page = g_object_ref (page);
  self->archive = g_object_ref (archive);
  self->month = siyi_shown_month_ref (month);
  self->wanted = *wanted;
  self->wanted.reason = NULL;
  self->session = shown != NULL ? shown->session : NULL;
  if (self->session != NULL)
    self->wanted.version = self->session->version;
  build (self);
  if (wanted->reason != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->reason), wanted->reason);
  update (self);
  ask (self);
  focus_first (self);

  return GTK_WINDOW (self);
}
