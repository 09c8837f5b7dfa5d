/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One bar of a chart for the pointer, the keyboard and the screen reader: a labelled button that
 * draws nothing itself. Main thread. */
#include "siyi-chart-spot.h"

struct _SiyiChartSpot
{
  GtkWidget parent_instance;
};

enum { PRESSED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiChartSpot, siyi_chart_spot, GTK_TYPE_WIDGET)

static void
on_pressed (SiyiChartSpot *self,
            int            n_press)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  g_signal_emit (self, signals[PRESSED], 0, n_press);
}

static void
siyi_chart_spot_class_init (SiyiChartSpotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_css_name (widget_class, "chartspot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  signals[PRESSED] = g_signal_new ("pressed", SIYI_TYPE_CHART_SPOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
siyi_chart_spot_init (SiyiChartSpot *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

GtkWidget *
siyi_chart_spot_new (void)
{
  return g_object_new (SIYI_TYPE_CHART_SPOT, NULL);
}

/**
 * siyi_chart_spot_set_words:
 * @sentence: what the bar says, read out and shown on hovering
 * @definition: (nullable): what is counted, the same
 */
void
siyi_chart_spot_set_words (SiyiChartSpot *self,
                           const char    *sentence,
                           const char    *definition)
{
  g_autofree char *hint = NULL;

  g_return_if_fail (SIYI_IS_CHART_SPOT (self));

  if (definition == NULL)
    definition = "";
  hint = g_strjoin (*definition != '\0' ? "\n" : "", sentence, definition, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), hint);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, definition, -1);
}

/**
 * siyi_chart_spot_set_chosen:
 * @chosen: whether the list beside shows what is behind it
 */
void
siyi_chart_spot_set_chosen (SiyiChartSpot *self,
                            gboolean       chosen)
{
  g_return_if_fail (SIYI_IS_CHART_SPOT (self));

  if (chosen)
    gtk_widget_add_css_class (GTK_WIDGET (self), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "chosen");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
                               chosen ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}
