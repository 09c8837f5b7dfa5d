/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of a session takes an answer: head, stages, queue, tabs, and which step its button
 * offers now. */
#include "siyi-session-page-private.h"

#include <glib/gi18n.h>

static SiyiStepperState
stage_state (const SiyiStages *stages,
             SiyiStage         stage)
{
  if (stages->n_done[stage] >= stages->n_wanted[stage] && stage != stages->current)
    return SIYI_STEPPER_DONE;

  return stage == stages->current ? SIYI_STEPPER_CURRENT : SIYI_STEPPER_AHEAD;
}

static void
show_stages (SiyiSessionPage *self)
{
  for (int i = 0; i < SIYI_N_STAGES; i++)
    {
      g_autofree char *words = siyi_session_words_stage (self->shown, (SiyiStage) i);

      siyi_stepper_set_stage (self->stepper, (SiyiStage) i,
                              stage_state (&self->shown->reception->stages, (SiyiStage) i), words);
    }
  if (self->panel != NULL)
    siyi_stage_panel_show (SIYI_STAGE_PANEL (self->panel), self->shown);
}

static void
show_head (SiyiSessionPage *self)
{
  g_autofree char *title = siyi_session_words_title (self->shown);
  g_autofree char *subtitle = siyi_session_words_subtitle (self->shown);
  g_autofree char *recusal = siyi_session_words_recusal (self->shown);

  adw_window_title_set_title (self->title, title);
  adw_window_title_set_subtitle (self->title, subtitle);
  gtk_label_set_text (self->recusal, recusal != NULL ? recusal : "");
  gtk_widget_set_visible (self->recusal_bar, recusal != NULL);
}

/* What the leader said so far, below the queue. */
static void
show_sums (SiyiSessionPage *self)
{
  const SiyiReception *reception = self->shown->reception;
  const SiyiStageFacts *facts = &reception->facts;
  int n_answers = 0;
  g_autofree char *instructions = NULL, *answers = NULL;

  for (guint i = 0; i < reception->queue->len; i++)
    if (((const SiyiQueueLine *) g_ptr_array_index (reception->queue, i))->on_the_spot == 1)
      n_answers++;

  instructions = g_strdup_printf (ngettext ("%d instruction", "%d instructions",
                                            (gulong) facts->n_instructions),
                                  facts->n_instructions);
  answers = g_strdup_printf (ngettext ("%d answered on the spot", "%d answered on the spot",
                                       (gulong) n_answers), n_answers);
  gtk_label_set_text (self->instructions, instructions);
  gtk_label_set_text (self->instructions_state,
                      facts->n_unassigned > 0 ? _("to assign") : C_("instruction", "assigned"));
  gtk_widget_set_css_classes (GTK_WIDGET (self->instructions_state),
                              (const char *[]) { facts->n_unassigned > 0 ? "soon" : "secondary",
                                                 NULL });
  gtk_label_set_text (self->answers, answers);
  gtk_widget_set_visible (GTK_WIDGET (self->instructions), facts->n_instructions > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->instructions_state), facts->n_instructions > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answers), n_answers > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->answers_state), n_answers > 0);
  gtk_widget_set_visible (self->sums, facts->n_instructions > 0 || n_answers > 0);
  gtk_widget_set_visible (self->register_button,
                          reception->session->state != SIYI_SESSION_HELD ||
                          self->shown->today <= reception->session->day);
}

/* The chosen group stays; else the one being received, the next, the last that left. */
static void
choose (SiyiSessionPage *self)
{
  static const SiyiQueue turns[] = {
    SIYI_QUEUE_IN, SIYI_QUEUE_ARRIVED, SIYI_QUEUE_LEFT, SIYI_QUEUE_BOOKED,
  };
  const SiyiQueueLine *line = siyi_shown_session_find (self->shown, self->visit);

  if (self->follow && siyi_shown_session_first (self->shown, SIYI_QUEUE_IN) != NULL)
    line = siyi_shown_session_first (self->shown, SIYI_QUEUE_IN);
  self->follow = FALSE;
  for (gsize i = 0; line == NULL && i < G_N_ELEMENTS (turns); i++)
    line = siyi_shown_session_first (self->shown, turns[i]);
  self->visit = line != NULL ? line->visit : 0;
}

typedef struct
{
  const char *label, *icon, *action;
} Step;

/* What comes next on the tabs of record and ledger. */
static Step
queue_step (SiyiSessionPage *self)
{
  const SiyiShownSession *shown = self->shown;
  gboolean in = siyi_shown_session_first (shown, SIYI_QUEUE_IN) != NULL;
  gboolean next = siyi_shown_session_first (shown, SIYI_QUEUE_ARRIVED) != NULL;
  gboolean left = siyi_shown_session_first (shown, SIYI_QUEUE_LEFT) != NULL;
  gboolean booked = siyi_shown_session_first (shown, SIYI_QUEUE_BOOKED) != NULL;

  if (in && next)
    return (Step) { _("Done, Next Group"), NULL, "session.next" };
  if (in)
    return (Step) { _("Done, They Leave"), NULL, "session.next" };
  if (next)
    return (Step) { _("Call the Next Group"), NULL, "session.next" };
  if (left && !booked && shown->reception->session->state != SIYI_SESSION_HELD)
    return (Step) { _("End the Session"), NULL, "session.close" };

  return (Step) { NULL, NULL, NULL };
}

/* What the tab in front offers. */
static Step
tab_step (SiyiSessionPage *self)
{
  switch (siyi_session_tabs_get_current (self->tabs))
    {
    case SIYI_PIECE_PHOTOS:
      return (Step) { _("Add Photos"), "list-add-symbolic", "session.add-photos" };
    case SIYI_PIECE_SIGNIN:
      return (Step) { _("Checked, Accept"), NULL, "session.accept" };
    case SIYI_PIECE_RECORD:
    case SIYI_PIECE_LEDGER:
    case SIYI_N_PIECES:
    default:
      return queue_step (self);
    }
}

static void
show_primary (SiyiSessionPage *self)
{
  Step step = tab_step (self);

  gtk_widget_set_visible (GTK_WIDGET (self->primary), step.label != NULL);
  if (step.label == NULL)
    return;

  gtk_label_set_text (self->primary_label, step.label);
  gtk_image_set_from_icon_name (self->primary_icon, step.icon);
  gtk_widget_set_visible (GTK_WIDGET (self->primary_icon), step.icon != NULL);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->primary), step.action);
}

static void
show_actions (SiyiSessionPage *self)
{
  const SiyiShownSession *shown = self->shown;
  gboolean in = siyi_shown_session_first (shown, SIYI_QUEUE_IN) != NULL;
  gboolean next = siyi_shown_session_first (shown, SIYI_QUEUE_ARRIVED) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.next", in || next);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "session.close",
                                 !in && shown->reception->session->state != SIYI_SESSION_HELD &&
                                 shown->reception->session->day <= shown->today);
}

/* The chosen group or tab is another. */
void
siyi_session_page_update (SiyiSessionPage *self)
{
  show_primary (self);
  siyi_session_page_show_part (self);
}

/* All of what was loaded. */
void
siyi_session_page_take (SiyiSessionPage *self)
{
  choose (self);
  show_head (self);
  show_stages (self);
  siyi_session_queue_show (self->queue, self->shown, self->visit);
  show_sums (self);
  siyi_session_tabs_show (self->tabs, self->shown);
  if (self->parts[SIYI_PIECE_LEDGER] != NULL)
    siyi_session_ledger_show (SIYI_SESSION_LEDGER (self->parts[SIYI_PIECE_LEDGER]), self->shown);
  show_actions (self);
  siyi_session_page_update (self);
  /* The queue comes after the page did: what had the focus meanwhile was the first button. */
  if (self->n_taken == 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->queue));
  self->n_taken++;
}
