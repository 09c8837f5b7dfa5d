/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The steps of warning as three percents that keep each other in order, so that nothing that can't be is
 * ever applied. Main thread. */
#include "siyi-steps-group.h"

#include <glib/gi18n.h>

#define N_STEPS 3

struct _SiyiStepsGroup
{
  AdwPreferencesGroup parent_instance;

  /* Children */
  GtkSpinButton *percents[N_STEPS];
  GtkWidget     *reset;
  GtkWidget     *apply;

  int            stored[N_STEPS];
  gboolean       showing;     /* what changes now is no choice of a person */
};

static guint apply_signal;

G_DEFINE_FINAL_TYPE (SiyiStepsGroup, siyi_steps_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct { const char *title, *subtitle; } rows[N_STEPS] = {
  { N_("First notice"), N_("From here on the clock says so; its light stays green") },
  { N_("Yellow light"), N_("From here on the light is yellow") },
  { N_("Severe warning"), N_("From here on the clock says so; after the last day it is red") },
};

static int
percent_of (SiyiStepsGroup *self, int step)
{
  return gtk_spin_button_get_value_as_int (self->percents[step]);
}

static void
shipped_steps (int steps[N_STEPS])
{
  SiyiClockRules rules;

  siyi_clock_rules_init (&rules);
  steps[0] = rules.notice;
  steps[1] = rules.warning;
  steps[2] = rules.severe;
}

static gboolean
shows (SiyiStepsGroup *self, const int steps[N_STEPS])
{
  return percent_of (self, 0) == steps[0] && percent_of (self, 1) == steps[1] && percent_of (self, 2) == steps[2];
}

static void
update (SiyiStepsGroup *self)
{
  int shipped[N_STEPS];

  shipped_steps (shipped);
  gtk_widget_set_visible (self->apply, !shows (self, self->stored));
  gtk_widget_set_visible (self->reset, !shows (self, shipped));
}

static void
update_bounds (SiyiStepsGroup *self)
{
  for (int i = 0; i < N_STEPS; i++)
    gtk_spin_button_set_range (self->percents[i], i > 0 ? percent_of (self, i - 1) + 1 : 1,
                               i + 1 < N_STEPS ? percent_of (self, i + 1) - 1 : 100);
}

static void
show_steps (SiyiStepsGroup *self, const int steps[N_STEPS])
{
  self->showing = TRUE;
  for (int i = 0; i < N_STEPS; i++)
    {
      gtk_spin_button_set_range (self->percents[i], 1, 100);
      gtk_spin_button_set_value (self->percents[i], steps[i]);
    }
  update_bounds (self);
  self->showing = FALSE;
  update (self);
}

static void
on_edited (SiyiStepsGroup *self)
{
  if (self->showing)
    return;

  self->showing = TRUE;
  update_bounds (self);
  self->showing = FALSE;
  update (self);
}

static void
on_apply (SiyiStepsGroup *self)
{
  g_signal_emit (self, apply_signal, 0);
}

static void
on_reset (SiyiStepsGroup *self)
{
  int shipped[N_STEPS];

  shipped_steps (shipped);
  show_steps (self, shipped);
  on_apply (self);
}

static GtkWidget *
new_buttons (SiyiStepsGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->reset = gtk_button_new_with_label (_("As Usual"));
  self->apply = gtk_button_new_with_label (C_("settings", "Apply"));
  gtk_widget_add_css_class (self->apply, "suggested-action");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (box, 12);
  gtk_box_append (GTK_BOX (box), self->reset);
  gtk_box_append (GTK_BOX (box), self->apply);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->apply, "clicked", G_CALLBACK (on_apply), self, G_CONNECT_SWAPPED);

  return box;
}

static void
add_row (SiyiStepsGroup *self, int step)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (1, 100, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(rows[step].title));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(rows[step].subtitle));
  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_label_new ("%"));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, _(rows[step].title), -1);
  g_signal_connect_object (spin, "value-changed", G_CALLBACK (on_edited), self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  self->percents[step] = GTK_SPIN_BUTTON (spin);
}

static void
siyi_steps_group_class_init (SiyiStepsGroupClass *klass)
{
  apply_signal = g_signal_new ("apply", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 0);
}

static void
siyi_steps_group_init (SiyiStepsGroup *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (self);

  self->showing = TRUE;
  adw_preferences_group_set_title (group, _("Steps of Warning"));
  adw_preferences_group_set_description (group, _("In percent of the days used; no last day moves by this"));
  adw_preferences_group_set_header_suffix (group, new_buttons (self));
  for (int i = 0; i < N_STEPS; i++)
    add_row (self, i);
  shipped_steps (self->stored);
  show_steps (self, self->stored);
}

GtkWidget *
siyi_steps_group_new (void)
{
  return g_object_new (SIYI_TYPE_STEPS_GROUP, NULL);
}

/**
 * siyi_steps_group_get_value:
 *
 * Returns: (transfer full) (nullable): what is shown, as stored; %NULL: the shipped steps
 */
char *
siyi_steps_group_get_value (SiyiStepsGroup *self)
{
  SiyiClockRules rules;
  int shipped[N_STEPS];

  shipped_steps (shipped);
  if (shows (self, shipped))
    return NULL;

  rules.notice = percent_of (self, 0);
  rules.warning = percent_of (self, 1);
  rules.severe = percent_of (self, 2);

  return siyi_warning_steps_to_text (&rules);
}

/**
 * siyi_steps_group_set_stored:
 * @rules: with the steps the archive holds now
 *
 * Shows them, unless the person has set others that are not applied yet.
 */
void
siyi_steps_group_set_stored (SiyiStepsGroup *self, const SiyiClockRules *rules)
{
  const int steps[N_STEPS] = { rules->notice, rules->warning, rules->severe };
  const gboolean typing = !shows (self, self->stored) && !shows (self, steps);

  for (int i = 0; i < N_STEPS; i++)
    self->stored[i] = steps[i];
  if (typing)
    update (self);
  else
    show_steps (self, steps);
}
