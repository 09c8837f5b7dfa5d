/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of a stage: what is done, what is still needed, a tick where a person decides, and a
 * button that leads to where the step is done. Its buttons are actions of the page and the window.
 * Filled anew with every answer while it is open; the focus stays on its step. Main thread. */
#include "siyi-stage-panel.h"

#include <glib/gi18n.h>

#include "siyi-children.h"

struct _SiyiStagePanel
{
  GtkPopover  parent_instance;

  /* Children */
  GtkWidget  *box;
  GtkWidget  *ticks[SIYI_N_STEPS];     /* NULL: decided by what the archive knows */

  SiyiStage   stage;
};

G_DEFINE_FINAL_TYPE (SiyiStagePanel, siyi_stage_panel, GTK_TYPE_POPOVER)

/* Where a step is done. */
typedef struct
{
  const char *label;
  const char *action;
  const char *target;     /* (nullable) a text */
} StepLink;

static StepLink
link_of (const SiyiShownSession *shown,
         SiyiStep                step)
{
  const SiyiStageFacts *facts = &shown->reception->facts;

  switch (step)
    {
    case SIYI_STEP_ANNOUNCED:
      return (StepLink) { _("Publish the Notice"), "win.show-page", "schedule" };
    case SIYI_STEP_BOOKINGS:
      return (StepLink) { _("Register a Visit"), "win.register", NULL };
    case SIYI_STEP_TWINS:
      return (StepLink) { _("To the Cases"), "win.show-page", "cases" };
    case SIYI_STEP_RECUSAL:
      if (facts->n_recused_sitting > 0)
        return (StepLink) { _("Another Leader…"), "session.stand-in", NULL };
      break;
    case SIYI_STEP_RECEIVED:
      if (siyi_shown_session_first (shown, SIYI_QUEUE_ARRIVED) != NULL)
        return (StepLink) { _("Call the Next Group"), "session.next", NULL };
      break;
    case SIYI_STEP_RECORDS:
    case SIYI_STEP_SIGNED:
    case SIYI_STEP_ASSIGNED:
      return (StepLink) { _("To the Records"), "session.tab", "record" };
    case SIYI_STEP_ANSWERED:
    case SIYI_STEP_VISITED_BACK:
      return (StepLink) { _("To the Rows"), "session.tab", "ledger" };
    case SIYI_STEP_BRIEFS:
      return (StepLink) { _("Open the Briefs"), "session.briefs", NULL };
    case SIYI_STEP_LEADER_TOLD:
    case SIYI_STEP_UNITS:
    case SIYI_N_STEPS:
    default:
      break;
    }

  return (StepLink) { NULL, NULL, NULL };
}

static const char *
state_icon (SiyiStepState state)
{
  switch (state)
    {
    case SIYI_STEP_DONE: return "object-select-symbolic";
    case SIYI_STEP_NOT_NEEDED: return "list-remove-symbolic";
    case SIYI_STEP_OPEN:
    default: return NULL;
    }
}

static const char *
state_word (SiyiStepState state)
{
  switch (state)
    {
    case SIYI_STEP_DONE: return C_("step", "done");
    case SIYI_STEP_NOT_NEEDED: return C_("step", "not needed");
    case SIYI_STEP_OPEN:
    default: return C_("step", "open");
    }
}

static GtkWidget *
new_mark (SiyiStepState state)
{
  GtkWidget *mark = gtk_image_new_from_icon_name (state_icon (state));

  gtk_image_set_pixel_size (GTK_IMAGE (mark), 12);
  gtk_widget_add_css_class (mark, "step-dot");
  gtk_widget_add_css_class (mark, state == SIYI_STEP_DONE ? "done" : "ahead");
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state_word (state), -1);

  return mark;
}

static void
on_ticked (SiyiStagePanel *self,
           GtkWidget      *tick)
{
  gboolean done = gtk_check_button_get_active (GTK_CHECK_BUTTON (tick));

  for (int step = 0; step < SIYI_N_STEPS; step++)
    if (self->ticks[step] == tick)
      gtk_widget_activate_action (GTK_WIDGET (self), "session.tick", "(ib)", step, done);
}

static GtkWidget *
new_tick (SiyiStagePanel         *self,
          const SiyiShownSession *shown,
          SiyiStep                step)
{
  GtkWidget *tick = gtk_check_button_new ();

  gtk_check_button_set_active (GTK_CHECK_BUTTON (tick),
                               (shown->reception->facts.ticked & 1u << step) != 0);
  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  siyi_session_words_step (step), -1);
  g_signal_connect_swapped (tick, "toggled", G_CALLBACK (on_ticked), self);
  self->ticks[step] = tick;

  return tick;
}

static GtkWidget *
new_texts (const SiyiShownSession *shown,
           SiyiStep                step)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (siyi_session_words_step (step));
  g_autofree char *wanted = siyi_session_words_wanted (shown, step);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_box_append (GTK_BOX (texts), name);
  if (wanted != NULL)
    {
      GtkWidget *words = gtk_label_new (wanted);

      gtk_label_set_xalign (GTK_LABEL (words), 0);
      gtk_widget_add_css_class (words, "secondary");
      gtk_box_append (GTK_BOX (texts), words);
    }
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);

  return texts;
}

/* A link leads away from here. */
static GtkWidget *
new_link (SiyiStagePanel *self,
          StepLink        link)
{
  GtkWidget *button = gtk_button_new_with_label (link.label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), link.action);
  if (link.target != NULL)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", link.target);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "small-button");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (gtk_popover_popdown), self);

  return button;
}

static GtkWidget *
new_step (SiyiStagePanel         *self,
          const SiyiShownSession *shown,
          SiyiStep                step)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  SiyiStepState state = shown->reception->stages.steps[step];
  StepLink link = state == SIYI_STEP_OPEN ? link_of (shown, step) : (StepLink) { NULL, NULL, NULL };
  gboolean ticked = (shown->reception->facts.ticked & 1u << step) != 0;

  /* What the archive knows to be done nobody needs to tick. */
  gtk_box_append (GTK_BOX (row), siyi_step_by_person (step) && (ticked || state == SIYI_STEP_OPEN)
                                   ? new_tick (self, shown, step) : new_mark (state));
  gtk_box_append (GTK_BOX (row), new_texts (shown, step));
  if (link.label != NULL)
    gtk_box_append (GTK_BOX (row), new_link (self, link));
  gtk_widget_add_css_class (row, "step-row");

  return row;
}

static void
siyi_stage_panel_class_init (SiyiStagePanelClass *klass)
{
}

static void
siyi_stage_panel_init (SiyiStagePanel *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "stage-panel");
}

GtkWidget *
siyi_stage_panel_new (SiyiStage stage)
{
  SiyiStagePanel *self = g_object_new (SIYI_TYPE_STAGE_PANEL, NULL);

  self->stage = stage;

  return GTK_WIDGET (self);
}

SiyiStage
siyi_stage_panel_get_stage (SiyiStagePanel *self)
{
  return self->stage;
}

/**
 * siyi_stage_panel_show:
 * @shown: read during the call only
 */
void
siyi_stage_panel_show (SiyiStagePanel         *self,
                       const SiyiShownSession *shown)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int focused = SIYI_N_STEPS;

  g_return_if_fail (SIYI_IS_STAGE_PANEL (self));

  for (int step = 0; step < SIYI_N_STEPS; step++)
    if (focus != NULL && self->ticks[step] == focus)
      focused = step;
  siyi_children_remove (self->box);

  for (int step = 0; step < SIYI_N_STEPS; step++)
    {
      self->ticks[step] = NULL;
      if (siyi_step_stage ((SiyiStep) step) == self->stage)
        gtk_box_append (GTK_BOX (self->box), new_step (self, shown, (SiyiStep) step));
    }
  if (focused < SIYI_N_STEPS && self->ticks[focused] != NULL)
    gtk_widget_grab_focus (self->ticks[focused]);
}

/**
 * siyi_stage_panel_get_tick:
 *
 * Returns: (transfer none) (nullable): the check of a step a person decides
 */
GtkWidget *
siyi_stage_panel_get_tick (SiyiStagePanel *self,
                           SiyiStep        step)
{
  return self->ticks[step];
}
