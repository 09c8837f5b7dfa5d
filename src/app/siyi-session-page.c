/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a session: its stages above, the queue at the side, its four ones as tabs. What it
 * shows comes from the archive's reader with every "changed"; an answer to a replaced question is
 * dropped. Main thread. */
#include "siyi-session-page-private.h"

#include <glib/gi18n.h>

#include "siyi-ask.h"
#include "siyi-children.h"
#include "siyi-pages.h"
#include "siyi-why-popover.h"
#include "siyi-window.h"

enum { DONE, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionPage, siyi_session_page, GTK_TYPE_WIDGET)

static void
on_shown (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiSessionPage *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  SiyiShownSession *shown = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (asked)))
    {
      g_clear_pointer (&shown, siyi_shown_session_free);
      return;
    }
  if (shown == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        siyi_show_error (GTK_WIDGET (self), _("Reading the session"), error);
      return;
    }

  /* The queue points into what it shows: the old one goes after the new one came. */
  {
    SiyiShownSession *before = self->shown;

    self->shown = shown;
    siyi_session_page_take (self);
    g_clear_pointer (&before, siyi_shown_session_free);
  }
}

/* Asks for the session that is to be shown now. */
void
siyi_session_page_ask (SiyiSessionPage *self)
{
  if (self->session == 0)
    return;

  siyi_ask (self, &self->asking, self->archive, siyi_session_show_work,
            g_memdup2 (&self->session, sizeof self->session), g_free, (GDestroyNotify) siyi_shown_session_free,
            on_shown);
}

static void
on_archive_changed (SiyiSessionPage *self)
{
  siyi_session_page_ask (self);
}

static void
on_stage_clicked (SiyiSessionPage *self,
                  int              stage)
{
  GtkWidget *panel;

  if (self->shown == NULL)
    return;

  panel = siyi_stage_panel_new ((SiyiStage) stage);
  siyi_popover_keep (GTK_POPOVER (panel), siyi_stepper_get_button (self->stepper,
                                                                   (SiyiStage) stage));
  siyi_stage_panel_show (SIYI_STAGE_PANEL (panel), self->shown);
  g_set_weak_pointer (&self->panel, panel);
  gtk_popover_popup (GTK_POPOVER (panel));
}

static void
on_selected (SiyiSessionPage *self,
             gint64           visit)
{
  self->visit = visit;
  siyi_session_page_update (self);
}

static void
on_tab (SiyiSessionPage *self)
{
  if (self->shown != NULL)
    siyi_session_page_update (self);
}

static void
leave_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  g_signal_emit (widget, signals[DONE], 0);
}

static gboolean
siyi_session_page_grab_focus (GtkWidget *widget)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  return gtk_widget_grab_focus (GTK_WIDGET (self->queue)) ||
         gtk_widget_child_focus (gtk_widget_get_first_child (widget), GTK_DIR_TAB_FORWARD);
}

static void
siyi_session_page_dispose (GObject *object)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (object);

  g_cancellable_cancel (self->asking);
  if (self->archive != NULL)
    g_signal_handlers_disconnect_by_data (self->archive, self);
  g_clear_weak_pointer (&self->panel);
  gtk_widget_dispose_template (GTK_WIDGET (self), SIYI_TYPE_SESSION_PAGE);
  siyi_children_unparent (self);

  G_OBJECT_CLASS (siyi_session_page_parent_class)->dispose (object);
}

static void
siyi_session_page_finalize (GObject *object)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (object);

  g_clear_pointer (&self->shown, siyi_shown_session_free);
  g_clear_object (&self->asking);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_session_page_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, header);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, title);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, primary);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, primary_icon);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, primary_label);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, print);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, recusal_bar);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, recusal);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, stepper);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, queue);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, sums);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, instructions);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, instructions_state);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, answers);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, answers_state);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, register_button);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, tabs);
  gtk_widget_class_bind_template_child (widget_class, SiyiSessionPage, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_stage_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_tab);
}

static void
siyi_session_page_class_init (SiyiSessionPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_session_page_dispose;
  object_class->finalize = siyi_session_page_finalize;
  widget_class->grab_focus = siyi_session_page_grab_focus;

  signals[DONE] = g_signal_new ("done", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (SIYI_TYPE_STEPPER);
  g_type_ensure (SIYI_TYPE_SESSION_QUEUE);
  g_type_ensure (SIYI_TYPE_SESSION_TABS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/cn/siyi/Siyi/pages/session-page.ui");
  bind_children (widget_class);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "session.leave", NULL, leave_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "session.leave", NULL);
  siyi_session_page_install (widget_class);
}

static void
add_key (GtkEventController *controller,
         const char         *trigger,
         const char         *action,
         GVariant           *arguments)
{
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_shortcut_trigger_parse_string (trigger),
                                            gtk_named_action_new (action));

  if (arguments != NULL)
    gtk_shortcut_set_arguments (shortcut, arguments);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
}

/* Before the widget with the focus: a text view would take these keys for itself. */
static void
add_keys (SiyiSessionPage *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  add_key (controller, "<Control>Tab", "session.turn", g_variant_new_int32 (1));
  add_key (controller, "<Control><Shift>Tab", "session.turn", g_variant_new_int32 (-1));
  add_key (controller, "<Control><Shift>ISO_Left_Tab", "session.turn", g_variant_new_int32 (-1));
  add_key (controller, "<Control>Return", "session.primary", NULL);
  add_key (controller, "<Control>KP_Enter", "session.primary", NULL);
  add_key (controller, "F6", "session.focus-queue", NULL);
  add_key (controller, "<Control>p", "session.choose-paper", NULL);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
siyi_session_page_init (SiyiSessionPage *self)
{
  self->asking = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  add_keys (self);
}

/**
 * siyi_session_page_new:
 * @archive: the open archive
 *
 * Returns: (transfer floating): a page that shows no session yet
 */
GtkWidget *
siyi_session_page_new (SiyiArchive *archive)
{
  SiyiSessionPage *self = g_object_new (SIYI_TYPE_SESSION_PAGE, NULL);

  self->archive = g_object_ref (archive);
  siyi_session_page_add_parts (self);
  g_signal_connect_swapped (archive, "changed", G_CALLBACK (on_archive_changed), self);

  return GTK_WIDGET (self);
}

/**
 * siyi_session_page_show:
 * @page: the page
 * @session: the session to show
 */
void
siyi_session_page_show (GtkWidget *page,
                        gint64     session)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (page);

  g_return_if_fail (session != 0);

  if (session != self->session)
    self->visit = 0;
  self->session = session;
  siyi_session_page_ask (self);
}

const SiyiShownSession *
siyi_session_page_get_shown (SiyiSessionPage *self)
{
  return self->shown;
}

gint64
siyi_session_page_get_selected (SiyiSessionPage *self)
{
  return self->visit;
}

guint
siyi_session_page_get_n_taken (SiyiSessionPage *self)
{
  return self->n_taken;
}

SiyiStepper *
siyi_session_page_get_stepper (SiyiSessionPage *self)
{
  return self->stepper;
}

SiyiSessionQueue *
siyi_session_page_get_queue (SiyiSessionPage *self)
{
  return self->queue;
}

SiyiSessionTabs *
siyi_session_page_get_tabs (SiyiSessionPage *self)
{
  return self->tabs;
}
