/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leader's view: the briefs of a session to leaf through, in large type, and what this leader
 * ordered over the months. A window of its own over the person's; read only but for the instruction.
 * Asks the archive on its threads and again after every change. Main thread. */
#include "siyi-leader-window-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "siyi-error-words.h"
#include "siyi-keeping.h"
#include "siyi-leader-brief.h"
#include "siyi-leader-words.h"
#include "siyi-role-guard.h"
#include "siyi-session-parts.h"
#include "siyi-window.h"

#define REFRESH_AFTER_MS 200

G_DEFINE_FINAL_TYPE (SiyiLeaderWindow, siyi_leader_window, ADW_TYPE_WINDOW)

static guint
n_briefs (SiyiLeaderWindow *self)
{
  return self->view != NULL ? self->view->briefs->briefs->len : 0;
}

static void
update_actions (SiyiLeaderWindow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "leader.previous", self->at > 0);
  gtk_widget_action_set_enabled (widget, "leader.next", self->at + 1 < n_briefs (self));
  gtk_widget_action_set_enabled (widget, "leader.print", n_briefs (self) > 0 && self->archive != NULL);
}

static void
show_brief (SiyiLeaderWindow *self,
            gboolean          is_other)
{
  const SiyiBriefs *briefs = self->view->briefs;
  const SiyiBrief *brief = g_ptr_array_index (briefs->briefs, self->at);
  g_autofree char *place = siyi_leader_words_place (self->at + 1, briefs->briefs->len);

  self->visit = brief->visit;
  gtk_label_set_text (self->place, place);
  adw_bin_set_child (self->main, siyi_leader_brief_new (briefs, brief, self->at + 1));
  adw_bin_set_child (self->aside, siyi_leader_aside_new (briefs, brief));
  siyi_leader_note_show (self->note, briefs, brief, self->view->drafts[self->at]);
  gtk_stack_set_visible_child_name (self->state, "brief");
  update_actions (self);
  if (is_other)
    {
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->main_scroller), 0);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->outer), 0);
    }
}

/* The matter that was read before, else the first. */
static guint
find_visit (SiyiLeaderWindow *self)
{
  const GPtrArray *briefs = self->view->briefs->briefs;

  for (guint i = 0; i < briefs->len; i++)
    if (((SiyiBrief *) g_ptr_array_index (briefs, i))->visit == self->visit)
      return i;

  return 0;
}

/**
 * siyi_leader_window_show_view:
 *
 * Shows what has come, at the matter that was read before.
 */
void
siyi_leader_window_show_view (SiyiLeaderWindow *self)
{
  const SiyiBriefs *briefs = self->view->briefs;
  const gint64 before = self->visit;

  siyi_leader_window_set_size (self, self->view->is_smaller);
  if (self->archive != NULL)
    siyi_ordered_page_show (self->ordered, briefs->leader, briefs->leader_name);
  self->at = find_visit (self);
  if (n_briefs (self) > 0)
    {
      const SiyiBrief *brief = g_ptr_array_index (briefs->briefs, self->at);

      show_brief (self, brief->visit != before);
      return;
    }

  gtk_label_set_text (self->place, "");
  gtk_stack_set_visible_child_name (self->state, "empty");
  update_actions (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiLeaderWindow) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiLeaderView) view = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (self->archive == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (view == NULL)
    {
      g_message ("Reading the briefs: %s", error->message);
      adw_status_page_set_description (self->failure, siyi_error_sentence (error));
      gtk_stack_set_visible_child_name (self->state, "failed");
      return;
    }

  g_clear_pointer (&self->view, siyi_leader_view_free);
  self->view = g_steal_pointer (&view);
  siyi_leader_window_show_view (self);
}

/**
 * siyi_leader_window_reload:
 *
 * Asks the archive again; an older answer is dropped.
 */
void
siyi_leader_window_reload (SiyiLeaderWindow *self)
{
  if (self->archive == NULL)
    return;

  g_cancellable_cancel (self->loading);
  g_object_unref (self->loading);
  self->loading = g_cancellable_new ();
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_leader_view_work,
                          siyi_leader_ask_new (self->session,
                                               siyi_archive_get_who (self->archive)),
                          (GDestroyNotify) siyi_leader_ask_free,
                          (GDestroyNotify) siyi_leader_view_free, self->loading, on_loaded,
                          g_object_ref (self));
}

/* What was typed since the view was read: for the way back to this matter. */
void
siyi_leader_window_keep_words (SiyiLeaderWindow *self)
{
  char **draft;

  if (n_briefs (self) == 0)
    return;

  draft = &self->view->drafts[self->at];

  siyi_leader_note_flush (self->note);
  g_free (*draft);
  *draft = siyi_leader_note_dup_words (self->note);
}

/**
 * siyi_leader_window_leaf:
 * @by: 1: the next brief, -1: the one before; at an end nothing happens
 */
void
siyi_leader_window_leaf (SiyiLeaderWindow *self,
                         int               by)
{
  const int to = (int) self->at + by;

  if (siyi_leader_window_is_resting (self) || to < 0 || to >= (int) n_briefs (self))
    return;

  adw_view_stack_set_visible_child_name (self->views, "briefs");
  siyi_leader_window_keep_words (self);
  self->at = (guint) to;
  show_brief (self, TRUE);
}

static void
refresh (gpointer data)
{
  SiyiLeaderWindow *self = data;

  self->refresh_source = 0;
  siyi_leader_window_reload (self);
  siyi_ordered_page_reload (self->ordered);
}

static void
on_archive_changed (SiyiLeaderWindow *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_AFTER_MS, refresh, self);
}

static void
on_view_changed (SiyiLeaderWindow *self)
{
  gtk_widget_set_visible (self->leaf,
                          g_strcmp0 (adw_view_stack_get_visible_child_name (self->views),
                                     "briefs") == 0);
}

static void
show_session (SiyiLeaderWindow *self,
              gint64            session,
              gint64            visit)
{
  self->visit = visit;
  adw_view_stack_set_visible_child_name (self->views, "briefs");
  if (self->session == session && self->view != NULL)
    {
      siyi_leader_window_show_view (self);
      return;
    }

  self->session = session;
  siyi_archive_note_look (self->archive, "look.brief", "session", session);
  gtk_stack_set_visible_child_name (self->state, "loading");
  siyi_leader_window_reload (self);
}

static void
on_ordered_opened (SiyiLeaderWindow *self,
                   gint64            session,
                   gint64            visit)
{
  show_session (self, session, visit);
}

static void
on_size_kept (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(SiyiLeaderWindow) self = data;
  g_autoptr(GError) error = NULL;

  if (siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error) == NULL &&
      self->archive != NULL)
    siyi_show_error (GTK_WIDGET (self), _("Keeping the size of type"), error);
}

static void
on_size_toggled (SiyiLeaderWindow *self)
{
  const gboolean is_smaller = gtk_toggle_button_get_active (self->smaller);

  if (self->setting_size)
    return;

  siyi_leader_window_set_size (self, is_smaller);
  if (self->view != NULL)
    self->view->is_smaller = is_smaller;
  if (self->archive == NULL)
    return;

  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_leader_size_work,
                          siyi_leader_size_new (siyi_archive_get_who (self->archive), is_smaller),
                          (GDestroyNotify) siyi_leader_size_free, NULL, NULL, on_size_kept,
                          g_object_ref (self));
}

static void
leaf_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  siyi_leader_window_leaf (SIYI_LEADER_WINDOW (widget), g_str_equal (name, "leader.next") ? 1 : -1);
}

static void
continue_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  siyi_leader_window_go_on (SIYI_LEADER_WINDOW (widget));
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_leader_window_reload (SIYI_LEADER_WINDOW (widget));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiLeaderWindow *self = SIYI_LEADER_WINDOW (widget);

  siyi_session_print (widget, self->archive, self->session,
                      gtk_toggle_button_get_active (self->smaller)
                        ? SIYI_SESSION_PAPER_BRIEFS : SIYI_SESSION_PAPER_BRIEFS_LARGE);
}

static void
save_answers_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  siyi_leader_window_save_answers (SIYI_LEADER_WINDOW (widget));
}

static gboolean
siyi_leader_window_close_request (GtkWindow *window)
{
  if (siyi_leader_window_ask_close (SIYI_LEADER_WINDOW (window)))
    return TRUE;

  return GTK_WINDOW_CLASS (siyi_leader_window_parent_class)->close_request (window);
}

static void
siyi_leader_window_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  GTK_WIDGET_CLASS (siyi_leader_window_parent_class)->size_allocate (widget, width, height,
                                                                     baseline);
  siyi_leader_window_fold (SIYI_LEADER_WINDOW (widget), width);
}

static void
siyi_leader_window_dispose (GObject *object)
{
  SiyiLeaderWindow *self = SIYI_LEADER_WINDOW (object);

  if (self->loading != NULL)
    g_cancellable_cancel (self->loading);
  g_clear_object (&self->loading);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_LEADER_WINDOW);
  g_clear_pointer (&self->view, siyi_leader_view_free);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_leader_window_parent_class)->dispose (object);
}

static void
siyi_leader_window_finalize (GObject *object)
{
  SiyiLeaderWindow *self = SIYI_LEADER_WINDOW (object);

  siyi_brief_package_free (self->sealed);
  g_strfreev (self->answered);
  g_clear_pointer (&self->clock, siyi_clock_unref);
  if (self->secret != NULL)
    memset (self->secret, 0, strlen (self->secret));
  g_free (self->secret);

  G_OBJECT_CLASS (siyi_leader_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, leaf);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, place);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, sealed_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, sealed_words);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, smaller);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, larger);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, cover);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, views);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, state);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, outer);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, sheet);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, main_scroller);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, aside_scroller);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, main);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, aside);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, note);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, ordered);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, failure);
  gtk_widget_class_bind_template_child (widget_class, SiyiLeaderWindow, go_on);
}

static void
siyi_leader_window_class_init (SiyiLeaderWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_leader_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_leader_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = siyi_leader_window_close_request;
  widget_class->size_allocate = siyi_leader_window_size_allocate;

  g_type_ensure (SIYI_TYPE_LEADER_NOTE);
  g_type_ensure (SIYI_TYPE_ORDERED_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/dialogs/leader-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, on_size_toggled);
  gtk_widget_class_bind_template_callback (widget_class, on_view_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_ordered_opened);
  gtk_widget_class_install_action (widget_class, "leader.previous", NULL, leaf_action);
  gtk_widget_class_install_action (widget_class, "leader.next", NULL, leaf_action);
  gtk_widget_class_install_action (widget_class, "leader.continue", NULL, continue_action);
  gtk_widget_class_install_action (widget_class, "leader.reload", NULL, reload_action);
  siyi_guard_install (widget_class, "leader.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "leader.save-answers", NULL, save_answers_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "leader.save-answers", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "leader.print",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_leader_window_init (SiyiLeaderWindow *self)
{
  self->loading = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  siyi_leader_window_watch (self);
  update_actions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "leader.save-answers", FALSE);
}

static SiyiLeaderWindow *
find_open (SiyiArchive *archive)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (SIYI_IS_LEADER_WINDOW (window) && SIYI_LEADER_WINDOW (window)->archive == archive)
        return SIYI_LEADER_WINDOW (window);
    }

  return NULL;
}

/**
 * siyi_leader_window_present:
 * @parent: (nullable): the person's own window; its undo is this one's too
 * @archive: the archive
 * @session: whose briefs
 * @visit: which one; 0: the first
 *
 * Shows the leader's view; an archive has one.
 */
void
siyi_leader_window_present (GtkWindow   *parent,
                            SiyiArchive *archive,
                            gint64       session,
                            gint64       visit)
{
  SiyiLeaderWindow *self = find_open (archive);

  if (self == NULL)
    {
      self = g_object_new (SIYI_TYPE_LEADER_WINDOW, NULL);
      siyi_window_own (parent, GTK_WINDOW (self));
      self->archive = g_object_ref (archive);
      siyi_leader_note_set_archive (self->note, archive);
      siyi_ordered_page_set_archive (self->ordered, archive);
      g_signal_connect_object (archive, "changed", G_CALLBACK (on_archive_changed), self,
                               G_CONNECT_SWAPPED);
    }
  show_session (self, session, visit);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->main_scroller));
}
