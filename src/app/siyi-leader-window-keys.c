/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leader's view under the hand: keys that leaf and change the type, one column where the type is
 * large for the window, and the cover after ten minutes in which nobody was there. Main thread. */
#include "siyi-leader-window-private.h"

#define REST_AFTER_US (10 * 60 * G_USEC_PER_SEC)
#define LOOK_EVERY_S 15
#define STEP 60
/* The two columns of the mockup, in lines of the type. */
#define WIDE_ENOUGH 36

static gboolean
on_event (SiyiLeaderWindow *self,
          GdkEvent         *event)
{
  self->last_input = g_get_monotonic_time ();

  return GDK_EVENT_PROPAGATE;
}

static gboolean
look_whether_to_rest (gpointer data)
{
  SiyiLeaderWindow *self = data;

  if (g_get_monotonic_time () - self->last_input >= REST_AFTER_US)
    siyi_leader_window_rest (self);

  return G_SOURCE_CONTINUE;
}

/* From a text being written too: it has the arrows and its own page keys are of no use in it. */
static gboolean
on_page_key (SiyiLeaderWindow *self,
             guint             keyval,
             guint             keycode,
             GdkModifierType   modifiers)
{
  if ((modifiers & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Page_Up:
    case GDK_KEY_KP_Page_Up:
      siyi_leader_window_leaf (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Page_Down:
    case GDK_KEY_KP_Page_Down:
      siyi_leader_window_leaf (self, 1);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
scroll (SiyiLeaderWindow *self,
        double            by)
{
  GtkScrolledWindow *scroller = self->is_narrow ? self->outer : self->main_scroller;
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (scroller);

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
}

static gboolean
is_on_briefs (SiyiLeaderWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "briefs") == 0;
}

/* Only what no widget under the focus wanted. */
static gboolean
on_key (SiyiLeaderWindow *self,
        guint             keyval,
        guint             keycode,
        GdkModifierType   modifiers)
{
  const GdkModifierType held = modifiers & gtk_accelerator_get_default_mod_mask ();

  if (siyi_leader_window_is_resting (self) || (held & ~(GDK_SHIFT_MASK | GDK_CONTROL_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_plus:
    case GDK_KEY_equal:
    case GDK_KEY_KP_Add:
      gtk_toggle_button_set_active (self->larger, TRUE);
      return GDK_EVENT_STOP;
    case GDK_KEY_minus:
    case GDK_KEY_KP_Subtract:
      gtk_toggle_button_set_active (self->smaller, TRUE);
      return GDK_EVENT_STOP;
    default:
      break;
    }
  if (held != 0 || !is_on_briefs (self))
    return GDK_EVENT_PROPAGATE;

  switch (keyval)
    {
    case GDK_KEY_Left:
      siyi_leader_window_leaf (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Right:
      siyi_leader_window_leaf (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
      scroll (self, -STEP);
      return GDK_EVENT_STOP;
    case GDK_KEY_Down:
      scroll (self, STEP);
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
add_keys (SiyiLeaderWindow    *self,
          GtkPropagationPhase  phase,
          GCallback            callback)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (controller, phase);
  g_signal_connect_swapped (controller, "key-pressed", callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

/**
 * siyi_leader_window_watch:
 *
 * Begins to listen: to keys, and to whether somebody is there.
 */
void
siyi_leader_window_watch (SiyiLeaderWindow *self)
{
  GtkEventController *any = gtk_event_controller_legacy_new ();

  gtk_event_controller_set_propagation_phase (any, GTK_PHASE_CAPTURE);
  g_signal_connect_swapped (any, "event", G_CALLBACK (on_event), self);
  gtk_widget_add_controller (GTK_WIDGET (self), any);
  add_keys (self, GTK_PHASE_CAPTURE, G_CALLBACK (on_page_key));
  add_keys (self, GTK_PHASE_BUBBLE, G_CALLBACK (on_key));
  self->last_input = g_get_monotonic_time ();
  self->rest_source = g_timeout_add_seconds (LOOK_EVERY_S, look_whether_to_rest, self);
}

gboolean
siyi_leader_window_is_resting (SiyiLeaderWindow *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->cover), "resting") == 0;
}

/**
 * siyi_leader_window_rest:
 *
 * Closes the briefs: nothing of a petitioner is left on the screen. What was typed is kept.
 */
void
siyi_leader_window_rest (SiyiLeaderWindow *self)
{
  if (siyi_leader_window_is_resting (self))
    return;

  siyi_leader_note_flush (self->note);
  gtk_stack_set_visible_child_name (self->cover, "resting");
  gtk_widget_set_visible (self->leaf, FALSE);
  gtk_widget_set_visible (self->switcher, FALSE);
  gtk_widget_grab_focus (self->go_on);
}

void
siyi_leader_window_go_on (SiyiLeaderWindow *self)
{
  self->last_input = g_get_monotonic_time ();
  gtk_stack_set_visible_child_name (self->cover, "views");
  gtk_widget_set_visible (self->switcher, self->sealed == NULL);
  gtk_widget_set_visible (self->leaf, is_on_briefs (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->main_scroller));
}

/**
 * siyi_leader_window_set_size:
 *
 * Shows the chosen size of type; writes nothing.
 */
void
siyi_leader_window_set_size (SiyiLeaderWindow *self,
                             gboolean          is_smaller)
{
  GtkWidget *widgets[] = { GTK_WIDGET (self->sheet), GTK_WIDGET (self->ordered) };

  for (gsize i = 0; i < G_N_ELEMENTS (widgets); i++)
    if (is_smaller)
      gtk_widget_add_css_class (widgets[i], "smaller");
    else
      gtk_widget_remove_css_class (widgets[i], "smaller");

  self->setting_size = TRUE;
  gtk_toggle_button_set_active (is_smaller ? self->smaller : self->larger, TRUE);
  self->setting_size = FALSE;
}

/* One scroller for both columns where they stand below each other, else one each. */
static gboolean
fold_in_idle (gpointer data)
{
  SiyiLeaderWindow *self = data;
  const GtkPolicyType inner = self->is_narrow ? GTK_POLICY_NEVER : GTK_POLICY_AUTOMATIC;
  const GtkPolicyType outer = self->is_narrow ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER;

  self->fold_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sheet),
                                  self->is_narrow ? GTK_ORIENTATION_VERTICAL
                                                  : GTK_ORIENTATION_HORIZONTAL);
  gtk_scrolled_window_set_policy (self->main_scroller, GTK_POLICY_NEVER, inner);
  gtk_scrolled_window_set_policy (self->aside_scroller, GTK_POLICY_NEVER, inner);
  gtk_scrolled_window_set_policy (self->outer, GTK_POLICY_NEVER, outer);
  if (self->is_narrow)
    gtk_widget_add_css_class (GTK_WIDGET (self->sheet), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->sheet), "narrow");

  return G_SOURCE_REMOVE;
}

/**
 * siyi_leader_window_fold:
 * @width: of the window
 *
 * Puts what stands beside the matter below it where the type leaves no room for two columns.
 */
void
siyi_leader_window_fold (SiyiLeaderWindow *self,
                         int               width)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self->sheet));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  const int line = PANGO_PIXELS (pango_font_metrics_get_ascent (metrics) +
                                 pango_font_metrics_get_descent (metrics));
  const gboolean is_narrow = width < WIDE_ENOUGH * line;

  pango_font_metrics_unref (metrics);
  if (is_narrow == self->is_narrow)
    return;

  self->is_narrow = is_narrow;
  if (self->fold_source == 0)
    self->fold_source = g_idle_add (fold_in_idle, self);
}
