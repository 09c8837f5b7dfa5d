/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The panel beside the month: each leader's sessions, a filled dot for one sat, a ring for one
 * planned. Read as sentences. Main thread. */
#include "siyi-schedule-side.h"

#include <glib/gi18n.h>

#include "siyi-children.h"

#define MOST_DOTS 6

struct _SiyiScheduleSide
{
  GtkWidget  parent_instance;

  /* Children */
  GtkWidget *list;
  GtkWidget *notes;      /* warnings of a proposal */
  GtkWidget *legend;
};

G_DEFINE_FINAL_TYPE (SiyiScheduleSide, siyi_schedule_side, GTK_TYPE_WIDGET)

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static GtkWidget *
new_dots (const SiyiMonthLoad *load)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  for (int i = 0; i < MIN (load->sat + load->planned, MOST_DOTS); i++)
    {
      GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

      gtk_widget_add_css_class (dot, "dot");
      gtk_widget_add_css_class (dot, i < load->sat ? "filled" : "ring");
      gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), dot);
    }

  return box;
}

static char *
note_of (const SiyiMonthLoad *load)
{
  if (load->away_all)
    return g_strdup (_("On leave all month"));
  if (load->stood_in > 0)
    /* Translators: so often he stood in for another */
    return g_strdup_printf (_("Stood in %d"), load->stood_in);
  if (load->replaced > 0)
    /* Translators: so often another stood in for him */
    return g_strdup_printf (_("Replaced %d"), load->replaced);
  if (load->monthly)
    return g_strdup (C_("leader", "Once a month"));

  return NULL;
}

static void
describe (GtkWidget           *row,
          const SiyiMonthLoad *load,
          const char          *note)
{
  /* Translators: a leader's sessions as a screen reader says them: name, sat and planned this
   * month, sat this year, note */
  g_autofree char *sentence =
    g_strdup_printf (_("%1$s: this month %2$d held, %3$d planned; this year %4$d held. %5$s"),
                     load->name, load->sat, load->planned, load->year_sat,
                     note != NULL ? note : "");

  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
}

static GtkWidget *
new_row (const SiyiMonthLoad *load,
         int                  most)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, MAX (most, 1));
  GtkWidget *name = new_label (load->name, "heading", 0);
  g_autofree char *note = note_of (load);
  g_autofree char *year = g_strdup_printf ("%d", load->year_sat);
  GtkWidget *number = new_label (year, "body", 1);

  gtk_label_set_width_chars (GTK_LABEL (name), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 8);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), new_dots (load));
  if (note != NULL)
    {
      GtkWidget *words = new_label (note, "caption", 0);

      gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (words), 11);
      gtk_widget_add_css_class (words, "muted");
      gtk_box_append (GTK_BOX (box), words);
    }
  gtk_widget_set_hexpand (number, TRUE);
  gtk_box_append (GTK_BOX (box), number);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), load->year_sat);
  gtk_widget_set_size_request (bar, 44, -1);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (bar, "year-bar");
  gtk_accessible_update_state (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), bar);

  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "load-row");
  gtk_widget_set_tooltip_text (button, _("Leave of this leader"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "schedule.leader");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", load->leader);
  describe (button, load, note);

  return button;
}

/* Never wider than the panel, whatever the language. */
static GtkWidget *
new_head_label (const char *text,
                const char *css_class,
                float       xalign,
                int         width)
{
  GtkWidget *label = new_label (text, css_class, xalign);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), width);
  gtk_widget_set_tooltip_text (label, text);

  return label;
}

static GtkWidget *
new_heading (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = new_head_label (C_("panel", "Sessions"), "heading", 0, 10);

  gtk_widget_add_css_class (box, "load-head");
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), new_head_label (C_("panel", "Month"), "secondary", 1, 6));
  gtk_box_append (GTK_BOX (box), new_head_label (C_("panel", "Year"), "secondary", 1, 9));

  return box;
}

static void
add_legend_dot (GtkWidget  *box,
                const char *css_class,
                const char *words)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (dot, "dot");
  gtk_widget_add_css_class (dot, css_class);
  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), new_label (words, "secondary", 0));
}

static void
siyi_schedule_side_dispose (GObject *object)
{
  siyi_children_unparent (object);

  G_OBJECT_CLASS (siyi_schedule_side_parent_class)->dispose (object);
}

static void
siyi_schedule_side_class_init (SiyiScheduleSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_schedule_side_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "scheduleside");
}

static void
siyi_schedule_side_init (SiyiScheduleSide *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->notes = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->legend = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_add_css_class (self->notes, "warnings");
  gtk_widget_add_css_class (self->legend, "load-legend");
  gtk_widget_set_visible (self->notes, FALSE);
  add_legend_dot (self->legend, "filled", _("held"));
  add_legend_dot (self->legend, "ring", _("planned"));
  gtk_box_append (GTK_BOX (box), self->notes);
  gtk_box_append (GTK_BOX (box), new_heading ());
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), self->legend);
  gtk_widget_add_css_class (box, "load-panel");
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_widget_set_size_request (GTK_WIDGET (self), 293, -1);
}

GtkWidget *
siyi_schedule_side_new (void)
{
  return g_object_new (SIYI_TYPE_SCHEDULE_SIDE, NULL);
}

static void
show_warnings (SiyiScheduleSide    *self,
               const SiyiMonthPlan *plan)
{
  siyi_children_remove (self->notes);
  gtk_widget_set_visible (self->notes, plan != NULL && plan->warnings->len > 0);
  for (guint i = 0; plan != NULL && i < plan->warnings->len; i++)
    {
      GtkWidget *label =
        new_label (((SiyiScheduleWarning *) g_ptr_array_index (plan->warnings, i))->text,
                   "warning-line", 0);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 20);
      gtk_box_append (GTK_BOX (self->notes), label);
    }
}

/* A proposal's loads stand for the stored ones; they count what was held as well. */
static SiyiMonthLoad
load_as_shown (const SiyiMonthLoad *load,
               const SiyiMonthPlan *plan)
{
  SiyiMonthLoad shown = *load;

  for (guint i = 0; plan != NULL && i < plan->loads->len; i++)
    {
      const SiyiScheduleLoad *proposed = g_ptr_array_index (plan->loads, i);

      if (proposed->leader == load->leader)
        shown.planned = MAX (proposed->planned - load->sat, 0);
    }

  return shown;
}

/**
 * siyi_schedule_side_set_month:
 * @month: what to show; read during the call only
 */
void
siyi_schedule_side_set_month (SiyiScheduleSide *self,
                              SiyiShownMonth   *month)
{
  const GPtrArray *loads = month->month_data->loads;
  int most = 0;

  siyi_children_remove (self->list);
  show_warnings (self, month->plan);
  for (guint i = 0; i < loads->len; i++)
    most = MAX (most, ((const SiyiMonthLoad *) g_ptr_array_index (loads, i))->year_sat);
  for (guint i = 0; i < loads->len; i++)
    {
      SiyiMonthLoad load = load_as_shown (g_ptr_array_index (loads, i), month->plan);

      gtk_box_append (GTK_BOX (self->list), new_row (&load, most));
    }
}
