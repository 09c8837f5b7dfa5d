/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The clocks of a case: each a line with light, name and what is left; pressing it shows its sum
 * and a bar of the days used, cut at the ends of months. */
#include "siyi-clock-view.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-clock-view-words.h"
#include "siyi-colors.h"
#include "siyi-light.h"
#include "siyi-moved-words.h"

struct _SiyiClockView
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiClockView, siyi_clock_view, GTK_TYPE_WIDGET)

#define BAR_HEIGHT 8
#define BAR_GAP 2

/* The bar of one clock. */
#define SIYI_TYPE_CLOCK_BAR (siyi_clock_bar_get_type ())
G_DECLARE_FINAL_TYPE (SiyiClockBar, siyi_clock_bar, SIYI, CLOCK_BAR, GtkWidget)

struct _SiyiClockBar
{
  GtkWidget  parent_instance;

  SiyiLight  light;
  double     used;       /* 0 to 1 */
  GArray    *cuts;       /* double, 0 to 1: where a month ends */
};

G_DEFINE_FINAL_TYPE (SiyiClockBar, siyi_clock_bar, GTK_TYPE_WIDGET)

static const char *
light_color (SiyiLight light)
{
  switch (light)
    {
    case SIYI_LIGHT_YELLOW: return "warning_bg_color";
    case SIYI_LIGHT_RED: return "error_bg_color";
    case SIYI_LIGHT_GREEN:
    case SIYI_LIGHT_DONE:
    case SIYI_LIGHT_NONE:
    default: return "success_bg_color";
    }
}

static void
siyi_clock_bar_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiClockBar *self = SIYI_CLOCK_BAR (widget);
  float width = gtk_widget_get_width (widget);
  float height = gtk_widget_get_height (widget);
  GskRoundedRect outline;
  GdkRGBA ground, fill, gap;

  ground = siyi_color (widget, "window_fg_color", 0.1f);
  fill = siyi_color (widget, light_color (self->light), 1);
  gap = siyi_color (widget, "card_bg_color", 1);

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (0, 0, width, height), 4);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT (0, 0, width * (float) self->used, height));
  for (guint i = 0; i < self->cuts->len; i++)
    {
      float at = width * (float) g_array_index (self->cuts, double, i);

      gtk_snapshot_append_color (snapshot, &gap,
                                 &GRAPHENE_RECT_INIT (at - BAR_GAP / 2.0f, 0, BAR_GAP, height));
    }
  gtk_snapshot_pop (snapshot);
}

static void
siyi_clock_bar_finalize (GObject *object)
{
  g_array_unref (SIYI_CLOCK_BAR (object)->cuts);

  G_OBJECT_CLASS (siyi_clock_bar_parent_class)->finalize (object);
}

static void
siyi_clock_bar_class_init (SiyiClockBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_clock_bar_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = siyi_clock_bar_snapshot;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass),
                                        GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
siyi_clock_bar_init (SiyiClockBar *self)
{
  self->cuts = g_array_new (FALSE, FALSE, sizeof (double));
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, BAR_HEIGHT);
}

static GtkWidget *
bar_new (const SiyiCaseClock *clock)
{
  SiyiClockBar *bar = g_object_new (SIYI_TYPE_CLOCK_BAR, NULL);
  const SiyiClockReading *reading = &clock->reading;
  double length = MAX (1, reading->due - reading->start);

  bar->light = siyi_clock_light (reading);
  bar->used = CLAMP (reading->percent / 100.0, 0, 1);
  for (guint i = 0; i < clock->sum->len; i++)
    {
      const SiyiSumLine *line = &g_array_index (clock->sum, SiyiSumLine, i);
      double at = (line->day - reading->start) / length;
      int month_day;

      siyi_day_split (line->day + 1, NULL, NULL, &month_day);
      if (line->code == SIYI_SUM_DAY && month_day == 1 && at > 0 && at < 1)
        g_array_append_val (bar->cuts, at);
    }

  return GTK_WIDGET (bar);
}

static void
unparent_children (GtkWidget *widget)
{
  siyi_children_unparent (widget);
}

static GtkWidget *
label_new (const char *text,
           const char *css_class,
           float       xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static GtkWidget *
sum_new (const SiyiCaseClock *clock,
         SiyiDay              today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *grid = gtk_grid_new ();
  g_autofree char *step = siyi_clock_words_step (&clock->reading);

  gtk_grid_set_row_spacing (GTK_GRID (grid), 5);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  gtk_box_append (GTK_BOX (box), bar_new (clock));
  if (step != NULL)
    gtk_box_append (GTK_BOX (box), label_new (step, "muted", 0));
  gtk_box_append (GTK_BOX (box), grid);
  gtk_widget_add_css_class (box, "clock-sum");

  for (guint i = 0; i < clock->sum->len; i++)
    {
      const SiyiSumLine *line = &g_array_index (clock->sum, SiyiSumLine, i);
      g_autofree char *day = siyi_clock_words_line_day (line, today);
      g_autofree char *words = siyi_clock_words_line (line);
      GtkWidget *left = label_new (day, line->is_today ? "heading" : NULL, 0);
      GtkWidget *right = label_new (words, line->is_today ? "heading" : "muted", 1);

      gtk_widget_set_hexpand (right, TRUE);
      gtk_label_set_ellipsize (GTK_LABEL (right), PANGO_ELLIPSIZE_END);
      gtk_grid_attach (GTK_GRID (grid), left, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), right, 1, (int) i, 1, 1);
    }

  for (guint i = 0; i < clock->moved->len; i++)
    {
      g_autofree char *words = siyi_moved_words (g_ptr_array_index (clock->moved, i), today);
      GtkWidget *moved = label_new (words, "muted", 0);

      gtk_label_set_wrap (GTK_LABEL (moved), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (moved), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), moved);
    }

  return box;
}

static GtkWidget *
head_new (const SiyiCaseClock *clock,
          gboolean             open,
          SiyiDay              today)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *light = siyi_light_icon_new (16);
  SiyiLight state = siyi_clock_light (&clock->reading);
  g_autofree char *end = siyi_clock_words_end (&clock->reading);
  g_autofree char *last_day = siyi_clock_words_note (clock, today);
  g_autofree char *basis = siyi_clock_words_basis (clock->basis);
  const char *note = open || last_day == NULL ? basis : last_day;
  GtkWidget *name = label_new (clock->name, open ? "heading" : NULL, 0);
  GtkWidget *beside = label_new (open || last_day != NULL ? note : NULL, "secondary", 0);
  GtkWidget *left = label_new (end, open ? "heading" : "muted", 1);

  siyi_light_icon_set (SIYI_LIGHT_ICON (light), state, clock->reading.percent / 100.0, end);
  gtk_widget_set_hexpand (beside, TRUE);
  gtk_label_set_ellipsize (GTK_LABEL (beside), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (beside), 1);    /* the card sets the width, not this */
  gtk_widget_set_tooltip_text (box, clock->basis);
  if (state == SIYI_LIGHT_YELLOW)
    gtk_widget_add_css_class (left, "soon");
  else if (state == SIYI_LIGHT_RED)
    gtk_widget_add_css_class (left, "over");
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), beside);
  gtk_box_append (GTK_BOX (box), left);

  return box;
}

static void
add_clock (SiyiClockView       *self,
           const SiyiCaseClock *clock,
           gboolean             open,
           SiyiDay              today)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *revealer = gtk_revealer_new ();
  g_autofree char *end = siyi_clock_words_end (&clock->reading);
  /* Translators: a clock as a screen reader says it: its name, what is left */
  g_autofree char *sentence = g_strdup_printf (C_("clock", "%s, %s"), clock->name, end);

  if (gtk_widget_get_first_child (GTK_WIDGET (self)) != NULL)
    gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), GTK_WIDGET (self));

  gtk_button_set_child (GTK_BUTTON (button), head_new (clock, open, today));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), open);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "clock-head");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, sentence, -1);
  gtk_revealer_set_child (GTK_REVEALER (revealer), sum_new (clock, today));
  gtk_revealer_set_reveal_child (GTK_REVEALER (revealer), open);
  g_object_bind_property (button, "active", revealer, "reveal-child", G_BINDING_DEFAULT);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  gtk_widget_set_parent (revealer, GTK_WIDGET (self));
}

static void
siyi_clock_view_dispose (GObject *object)
{
  unparent_children (GTK_WIDGET (object));

  G_OBJECT_CLASS (siyi_clock_view_parent_class)->dispose (object);
}

static void
siyi_clock_view_class_init (SiyiClockViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_clock_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "clocks");
}

static void
siyi_clock_view_init (SiyiClockView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Limits"), -1);
}

GtkWidget *
siyi_clock_view_new (void)
{
  return g_object_new (SIYI_TYPE_CLOCK_VIEW, NULL);
}

/**
 * siyi_clock_view_set_clocks:
 * @clocks: (element-type SiyiCaseClock): the tightest open one first; read during the call only
 * @today: for the words of days
 */
void
siyi_clock_view_set_clocks (SiyiClockView *self,
                            GPtrArray     *clocks,
                            SiyiDay        today)
{
  g_return_if_fail (SIYI_IS_CLOCK_VIEW (self));

  unparent_children (GTK_WIDGET (self));
  for (guint i = 0; i < clocks->len; i++)
    {
      const SiyiCaseClock *clock = g_ptr_array_index (clocks, i);
      gboolean open = i == 0 && (clock->reading.state == SIYI_CLOCK_RUNNING ||
                                 clock->reading.state == SIYI_CLOCK_OVERDUE);

      add_clock (self, clock, open, today);
    }
}
