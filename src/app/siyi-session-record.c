/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record-book form of one visit: what is typed, and when it is written. Nothing typed is lost:
 * a draft lies on the disk a second after the last key, the record is saved when a field, the
 * visit, the tab or the window is left and after a rest. Main thread; the archive's threads do the
 * work. */
#include "siyi-session-record-private.h"

#include "siyi-children.h"
#include "siyi-dialog-head.h"
#include "siyi-role-guard.h"
#include "siyi-session-history.h"

G_DEFINE_FINAL_TYPE (SiyiSessionRecord, siyi_session_record, GTK_TYPE_WIDGET)

SiyiDay
siyi_session_record_today (SiyiSessionRecord *self)
{
  return siyi_clock_today (siyi_archive_get_clock (self->archive));
}

gboolean
siyi_session_record_is_dirty (SiyiSessionRecord *self)
{
  return self->typed != self->saved;
}

/* What a person did in any field. A report or accusation is not left open for a moment. */
void
siyi_session_record_changed (SiyiSessionRecord *self)
{
  g_autoptr(SiyiTalkRecord) now = NULL;

  if (self->filling || self->stored == NULL || self->stored->sealed_at != 0)
    return;

  self->typed++;
  self->restored = FALSE;
  siyi_session_record_show_head (self);
  siyi_session_record_wait (self);
  now = siyi_session_record_typed (self);
  if (now->restricted && !self->stored->restricted)
    siyi_session_record_save (self);
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (widget);

  if (self->stored == NULL)
    return;

  gtk_widget_set_visible (self->draft_line, FALSE);
  siyi_session_record_fill (self, self->stored);
  /* Saving what is stored drops the draft. */
  self->typed++;
  siyi_session_record_save (self);
}

/* The focus went to another field, to another place of the window, or the window to the back. A
 * restored draft stays one until a person goes on with it or finishes. */
static void
on_focus_moved (SiyiSessionRecord *self)
{
  if (self->stored != NULL && !self->restored)
    siyi_session_record_save (self);
}

static void
siyi_session_record_root (GtkWidget *widget)
{
  GtkRoot *root;

  GTK_WIDGET_CLASS (siyi_session_record_parent_class)->root (widget);

  root = gtk_widget_get_root (widget);
  g_signal_connect_object (root, "notify::focus-widget", G_CALLBACK (on_focus_moved), widget,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (root, "notify::is-active", G_CALLBACK (on_focus_moved), widget,
                           G_CONNECT_SWAPPED);
}

static void
siyi_session_record_unroot (GtkWidget *widget)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (widget);

  g_signal_handlers_disconnect_by_data (gtk_widget_get_root (widget), widget);
  on_focus_moved (self);
  siyi_session_record_stop (self);

  GTK_WIDGET_CLASS (siyi_session_record_parent_class)->unroot (widget);
}

static void
siyi_session_record_unmap (GtkWidget *widget)
{
  on_focus_moved (SIYI_SESSION_RECORD (widget));

  GTK_WIDGET_CLASS (siyi_session_record_parent_class)->unmap (widget);
}

static void
siyi_session_record_dispose (GObject *object)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (object);

  self->filling = TRUE;
  siyi_session_record_stop (self);
  g_cancellable_cancel (self->loading);
  g_clear_pointer (&self->line, g_atomic_rc_box_release);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);

  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_SESSION_RECORD);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_session_record_parent_class)->dispose (object);
}

static void
siyi_session_record_finalize (GObject *object)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->loading);
  g_clear_pointer (&self->stored, siyi_talk_record_free);
  g_clear_pointer (&self->finishing, g_ptr_array_unref);

  G_OBJECT_CLASS (siyi_session_record_parent_class)->finalize (object);
}

static void
brief_action (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  if (self->stored != NULL && GTK_IS_WINDOW (root))
    siyi_leader_window_present (GTK_WINDOW (root), self->archive, self->stored->session, self->visit);
}

static void
siyi_session_record_class_init (SiyiSessionRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_session_record_dispose;
  object_class->finalize = siyi_session_record_finalize;
  widget_class->root = siyi_session_record_root;
  widget_class->unroot = siyi_session_record_unroot;
  widget_class->unmap = siyi_session_record_unmap;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/pages/session-record.ui");
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, stack);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, first_tag);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, repeated_tag);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, group_tag);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, numbers);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, clock);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, clock_words);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, case_button);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, restricted_line);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, sealed_line);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, sealed_words);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, draft_line);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, left);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionRecord, right);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessionrecord");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_FORM);

  gtk_widget_class_install_action (widget_class, "talk.brief", NULL, brief_action);
  siyi_guard_install (widget_class, "talk.discard", NULL, discard_action);
  siyi_guard_install (widget_class, "talk.add", NULL, siyi_session_record_add_action);
}

static void
siyi_session_record_init (SiyiSessionRecord *self)
{
  self->loading = g_cancellable_new ();
  self->finishing = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_dialog_ctrl_enter (GTK_WIDGET (self), "record.done");
}

/**
 * siyi_session_record_new:
 *
 * Returns: (transfer floating): the form, showing no visit
 */
GtkWidget *
siyi_session_record_new (SiyiArchive *archive)
{
  SiyiSessionRecord *self = g_object_new (SIYI_TYPE_SESSION_RECORD, NULL);

  self->archive = g_object_ref (archive);
  siyi_session_record_build (self);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (siyi_session_record_load), self);

  return GTK_WIDGET (self);
}

/**
 * siyi_session_record_show:
 * @visit: 0: none
 *
 * Shows the record of @visit; what was typed into another one is saved before.
 */
void
siyi_session_record_show (GtkWidget *part,
                          gint64     visit)
{
  SiyiSessionRecord *self = SIYI_SESSION_RECORD (part);

  if (self->visit == visit)
    return;

  on_focus_moved (self);
  self->writes_on = gtk_widget_get_focus_child (part) != NULL;
  siyi_session_record_stop (self);
  g_clear_pointer (&self->stored, siyi_talk_record_free);
  g_clear_pointer (&self->line, g_atomic_rc_box_release);
  self->visit = visit;
  self->typed = self->sent = self->saved = 0;
  self->n_saving = 0;
  self->asking = self->reload = self->restored = FALSE;
  gtk_widget_set_visible (self->draft_line, FALSE);
  gtk_stack_set_visible_child_name (self->stack, "nothing");
  siyi_session_history_set (self->history, visit);
  siyi_session_record_load (self);
}
