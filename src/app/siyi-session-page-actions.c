/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does on the page of a session: the queue's steps, ticks, reasons, the end of the
 * session, another leader. Each is one action of the archive and can be undone. */
#include "siyi-session-page-private.h"

#include <glib/gi18n.h>

#include "siyi-role-guard.h"
#include "siyi-schedule-dialog.h"
#include "siyi-session-ask.h"
#include "siyi-session-parts.h"
#include "siyi-window.h"

static char *
moved_words (const SiyiQueueLine *line,
             SiyiQueue            to)
{
  switch (to)
    {
    /* Translators: %s is a group, its name masked */
    case SIYI_QUEUE_ARRIVED: return g_strdup_printf (C_("queue", "%s has come"), line->masked);
    /* Translators: %s is a group, its name masked */
    case SIYI_QUEUE_IN: return g_strdup_printf (C_("queue", "%s is received"), line->masked);
    /* Translators: %s is a group, its name masked */
    case SIYI_QUEUE_LEFT: return g_strdup_printf (C_("queue", "%s has left"), line->masked);
    case SIYI_QUEUE_BOOKED:
    case SIYI_N_QUEUES:
    /* Translators: %s is a group, its name masked */
    default: return g_strdup_printf (C_("queue", "%s is not yet here"), line->masked);
    }
}

static void
move (SiyiSessionPage     *self,
      const SiyiQueueLine *line,
      SiyiQueue            to)
{
  g_autofree char *done = moved_words (line, to);
  const SiyiSessionWrite write = { .kind = SIYI_SESSION_WRITE_QUEUE, .session = self->session,
                                   .visit = line->visit, .queue = to,
                                   .time = siyi_session_time_now (self->archive) };

  self->follow = self->follow || to == SIYI_QUEUE_IN;
  siyi_session_write (GTK_WIDGET (self), self->archive, write, _("Changing the queue"), done);
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);
  const SiyiQueueLine *line;
  gint64 visit;
  int to;

  g_variant_get (parameter, "(xi)", &visit, &to);
  line = self->shown != NULL ? siyi_shown_session_find (self->shown, visit) : NULL;
  if (line != NULL && to >= 0 && to < SIYI_N_QUEUES)
    move (self, line, (SiyiQueue) to);
}

static void
appoint_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);
  const SiyiQueueLine *line = self->shown != NULL
    ? siyi_shown_session_find (self->shown, g_variant_get_int64 (parameter)) : NULL;

  if (line != NULL)
    siyi_session_ask_time (widget, self->archive, line);
}

/* Calling the next one lets the group before leave, in the same action of the store. */
void
siyi_session_page_advance (SiyiSessionPage *self)
{
  const SiyiQueueLine *in = siyi_shown_session_first (self->shown, SIYI_QUEUE_IN);
  const SiyiQueueLine *next = siyi_shown_session_first (self->shown, SIYI_QUEUE_ARRIVED);

  if (next != NULL)
    move (self, next, SIYI_QUEUE_IN);
  else if (in != NULL)
    move (self, in, SIYI_QUEUE_LEFT);
}

static void
next_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  if (self->shown != NULL)
    siyi_session_page_finish (self);
}

static void
add_photos_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  siyi_session_page_choose_photos (SIYI_SESSION_PAGE (widget));
}

static void
primary_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  if (gtk_widget_get_visible (GTK_WIDGET (self->primary)))
    gtk_widget_activate_action (widget, gtk_actionable_get_action_name (GTK_ACTIONABLE (self->primary)),
                                NULL);
}

static void
close_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  if (self->shown != NULL)
    siyi_session_ask_close (widget, self->archive, self->session,
                            siyi_shown_session_count (self->shown, SIYI_QUEUE_ARRIVED) +
                            siyi_shown_session_count (self->shown, SIYI_QUEUE_BOOKED));
}

static void
tick_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);
  SiyiSessionWrite write = { .kind = SIYI_SESSION_WRITE_STEP, .session = self->session };
  g_autofree char *done = NULL;
  int step;

  g_variant_get (parameter, "(ib)", &step, &write.done);
  g_return_if_fail (step >= 0 && step < SIYI_N_STEPS);

  write.step = (SiyiStep) step;
  done = g_strdup_printf (write.done
                            /* Translators: %s is a step of a stage, such as "Leader told" */
                            ? C_("step", "Done: %s")
                            /* Translators: %s is a step of a stage, such as "Leader told" */
                            : C_("step", "Open again: %s"), siyi_session_words_step (write.step));
  siyi_session_write (widget, self->archive, write, _("Changing the session"), done);
}

static void
excuse_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);
  int piece = g_variant_get_int32 (parameter);

  g_return_if_fail (piece >= 0 && piece < SIYI_N_PIECES);

  siyi_session_ask_excuse (widget, self->archive, self->session, (SiyiPiece) piece);
}

static void
lift_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);
  const SiyiSessionWrite write = { .kind = SIYI_SESSION_WRITE_EXCUSE, .session = self->session,
                                   .piece = (SiyiPiece) g_variant_get_int32 (parameter) };

  siyi_session_write (widget, self->archive, write, _("Changing the session"),
                      _("The reason is lifted"));
}

static void
staff_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  if (self->shown != NULL)
    siyi_session_ask_staff (widget, self->archive, self->shown->reception);
}

static void
on_stand_in (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  g_autoptr(SiyiSessionPage) self = data;
  g_autoptr(GError) error = NULL;
  SiyiStandIn *found = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (found == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Looking for another leader"), error);
      return;
    }

  if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL &&
      siyi_shown_month_find (found->month, self->session) != NULL)
    {
      const SiyiScheduleChange wanted = { .kind = SIYI_CHANGE_STAND_IN, .session = self->session,
                                          .other = found->instead, .leader = found->leader,
                                          .reason = found->reason };

      gtk_window_present (siyi_schedule_dialog_new (GTK_WIDGET (self), self->archive,
                                                    found->month, &wanted));
    }
  siyi_stand_in_free (found);
}

static void
stand_in_action (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, siyi_stand_in_work,
                          g_memdup2 (&self->session, sizeof self->session), g_free,
                          (GDestroyNotify) siyi_stand_in_free, NULL, on_stand_in,
                          g_object_ref (self));
}

static void
print_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  siyi_session_print (widget, self->archive, self->session,
                      (SiyiSessionPaper) g_variant_get_int32 (parameter));
}

static void
choose_paper_action (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  gtk_menu_button_popup (SIYI_SESSION_PAGE (widget)->print);
}

static void
seal_briefs_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.seal-briefs", "x", SIYI_SESSION_PAGE (widget)->session);
}

static void
briefs_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);

  siyi_leader_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->archive,
                              self->session, 0);
}

static void
tab_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiSessionPage *self = SIYI_SESSION_PAGE (widget);
  const char *word = g_variant_get_string (parameter, NULL);

  for (int i = 0; i < SIYI_N_PIECES; i++)
    if (self->parts[i] != NULL && g_str_equal (siyi_piece_word ((SiyiPiece) i), word))
      {
        siyi_session_tabs_set_current (self->tabs, (SiyiPiece) i);
        gtk_widget_child_focus (self->parts[i], GTK_DIR_TAB_FORWARD);
      }
}

static void
turn_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  siyi_session_tabs_turn (SIYI_SESSION_PAGE (widget)->tabs, g_variant_get_int32 (parameter));
}

static void
reload_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_session_page_ask (SIYI_SESSION_PAGE (widget));
}

static void
focus_queue_action (GtkWidget  *widget,
                    const char *name,
                    GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (SIYI_SESSION_PAGE (widget)->queue));
}

static void
focus_content_action (GtkWidget  *widget,
                      const char *name,
                      GVariant   *parameter)
{
  GtkWidget *front = gtk_stack_get_visible_child (SIYI_SESSION_PAGE (widget)->stack);

  if (front != NULL)
    gtk_widget_child_focus (front, GTK_DIR_TAB_FORWARD);
}

static void
accept_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_session_signin_accept (SIYI_SESSION_PAGE (widget)->parts[SIYI_PIECE_SIGNIN]);
}

void
siyi_session_page_install (GtkWidgetClass *widget_class)
{
  siyi_guard_install (widget_class, "session.move", "(xi)", move_action);
  siyi_guard_install (widget_class, "session.appoint", "x", appoint_action);
  siyi_guard_install (widget_class, "session.next", NULL, next_action);
  siyi_guard_install (widget_class, "session.primary", NULL, primary_action);
  siyi_guard_install (widget_class, "record.done", NULL, primary_action);
  siyi_guard_install (widget_class, "session.add-photos", NULL, add_photos_action);
  siyi_guard_install (widget_class, "session.close", NULL, close_action);
  siyi_guard_install (widget_class, "session.accept", NULL, accept_action);
  siyi_guard_install (widget_class, "session.tick", "(ib)", tick_action);
  siyi_guard_install (widget_class, "session.excuse", "i", excuse_action);
  siyi_guard_install (widget_class, "session.lift", "i", lift_action);
  siyi_guard_install (widget_class, "session.staff", NULL, staff_action);
  siyi_guard_install (widget_class, "session.stand-in", NULL, stand_in_action);
  siyi_guard_install (widget_class, "session.print", "i", print_action);
  gtk_widget_class_install_action (widget_class, "session.choose-paper", NULL, choose_paper_action);
  siyi_guard_install (widget_class, "session.briefs", NULL, briefs_action);
  siyi_guard_install (widget_class, "session.seal-briefs", NULL, seal_briefs_action);
  gtk_widget_class_install_action (widget_class, "session.tab", "s", tab_action);
  gtk_widget_class_install_action (widget_class, "session.turn", "i", turn_action);
  gtk_widget_class_install_action (widget_class, "session.reload", NULL, reload_action);
  gtk_widget_class_install_action (widget_class, "session.focus-queue", NULL, focus_queue_action);
  gtk_widget_class_install_action (widget_class, "session.focus-content", NULL,
                                   focus_content_action);
}
