/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One day of the month grid: its number and kind, its sessions, who is away. While a session is
 * dragged, a day that is a bad place for it is hatched and says why. */
#include "siyi-month-day.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-colors.h"
#include "siyi-month-chip.h"
#include "siyi-shown-words.h"

#define HATCH 7

struct _SiyiMonthDay
{
  GtkWidget    parent_instance;

  SiyiDay      day;
  gboolean     hatched;

  /* Children */
  GtkWidget   *chips;
  GtkWidget   *away;       /* NULL where nobody is */

  /* Owned */
  char        *away_words;
};

G_DEFINE_FINAL_TYPE (SiyiMonthDay, siyi_month_day, GTK_TYPE_WIDGET)

static void
siyi_month_day_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  SiyiMonthDay *self = SIYI_MONTH_DAY (widget);

  if (self->hatched)
    {
      const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
      GdkRGBA color = siyi_color (widget, "window_fg_color", 0.15f);

      gdk_cairo_set_source_rgba (cr, &color);
      cairo_set_line_width (cr, 1);
      for (int x = -height; x < width; x += HATCH)
        {
          cairo_move_to (cr, x, height);
          cairo_line_to (cr, x + height, 0);
        }
      cairo_stroke (cr);
      cairo_destroy (cr);
    }

  GTK_WIDGET_CLASS (siyi_month_day_parent_class)->snapshot (widget, snapshot);
}

static void
siyi_month_day_dispose (GObject *object)
{
  SiyiMonthDay *self = SIYI_MONTH_DAY (object);

  siyi_children_unparent (self);
  self->chips = self->away = NULL;
  g_clear_pointer (&self->away_words, g_free);

  G_OBJECT_CLASS (siyi_month_day_parent_class)->dispose (object);
}

static void
siyi_month_day_class_init (SiyiMonthDayClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_month_day_dispose;
  widget_class->snapshot = siyi_month_day_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (widget_class, "monthday");
}

static void
on_pressed (SiyiMonthDay *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
}

/* Of the day itself: a session on it has a menu of its own and takes the click. */
static void
on_second_button (SiyiMonthDay *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "schedule.menu", "(iu)", self->day, G_MAXUINT);
}

static void
siyi_month_day_init (SiyiMonthDay *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *second = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (on_second_button), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (second));
}

/* "17"; in another month than the one shown, the first day shown says its month. */
static char *
number_words (SiyiShownMonth *month,
              SiyiDay         day,
              gboolean        other_month)
{
  SiyiDay from, to;
  int month_day;

  siyi_shown_month_span (month->year, month->month, &from, &to);
  siyi_day_split (day, NULL, NULL, &month_day);
  if (other_month && (day == from || month_day == 1))
    return siyi_case_words_day (day, day, FALSE);

  return g_strdup_printf ("%d", month_day);
}

static void
add_head (SiyiMonthDay          *self,
          SiyiShownMonth        *month,
          const SiyiScheduleDay *info,
          gboolean               other_month)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *number = number_words (month, self->day, other_month);
  GtkWidget *label = gtk_label_new (number);
  const char *kind = info != NULL ? siyi_shown_words_kind (info) : NULL;

  gtk_widget_add_css_class (head, "day-head");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "day-number");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  if (self->day == month->today)
    gtk_widget_add_css_class (label, "today");
  if (info != NULL && info->provisional)
    gtk_widget_add_css_class (label, "provisional");
  gtk_box_append (GTK_BOX (head), label);
  if (kind != NULL)
    {
      GtkWidget *mark = gtk_label_new (kind);

      gtk_widget_set_hexpand (mark, TRUE);
      gtk_widget_set_halign (mark, GTK_ALIGN_END);
      gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (mark, "day-mark");
      gtk_widget_add_css_class (mark, info->working ? "work"
                                      : info->kind == SIYI_DAY_KIND_WEEKEND ? "weekend" : "off");
      if (info->kind == SIYI_DAY_KIND_OWN_WORKING || info->kind == SIYI_DAY_KIND_OWN_OFF)
        gtk_widget_set_tooltip_text (mark, _("Set by the office"));
      gtk_box_append (GTK_BOX (head), mark);
    }
  gtk_accessible_update_state (GTK_ACCESSIBLE (head), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (head, GTK_WIDGET (self));
}

static GtkWidget *
add_line (SiyiMonthDay *self,
          const char   *text,
          const char   *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_set_parent (label, GTK_WIDGET (self));

  return label;
}

static void
add_chips (SiyiMonthDay   *self,
           SiyiShownMonth *month)
{
  const SiyiShown *shown;

  self->chips = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_set_parent (self->chips, GTK_WIDGET (self));
  for (guint i = 0; (shown = siyi_shown_month_on (month, self->day, i)) != NULL; i++)
    gtk_box_append (GTK_BOX (self->chips), siyi_month_chip_new (month, shown, i, FALSE));
}

/**
 * siyi_month_day_new:
 * @month: what is shown
 * @day: a day of its weeks
 *
 * Returns: (transfer floating): the day with its sessions
 */
GtkWidget *
siyi_month_day_new (SiyiShownMonth *month,
                    SiyiDay         day)
{
  SiyiMonthDay *self = g_object_new (SIYI_TYPE_MONTH_DAY, NULL);
  const SiyiScheduleDay *info = siyi_shown_month_day (month, day);
  g_autofree char *sentence = siyi_shown_words_day (month, day);
  int year, day_month, month_day;
  gboolean other_month;

  self->day = day;
  siyi_day_split (day, &year, &day_month, &month_day);
  other_month = year != month->year || day_month != month->month;
  if (other_month)
    gtk_widget_add_css_class (GTK_WIDGET (self), "other-month");
  if (info != NULL && !info->working)
    gtk_widget_add_css_class (GTK_WIDGET (self), "free");

  add_head (self, month, info, other_month);
  if (info != NULL && info->holiday != NULL)
    add_line (self, info->holiday, "day-line");
  add_chips (self, month);
  self->away_words = info != NULL ? siyi_shown_words_away (month, info) : NULL;
  self->away = add_line (self, self->away_words, "day-away");
  gtk_widget_set_vexpand (self->away, TRUE);
  gtk_widget_set_valign (self->away, GTK_ALIGN_END);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  return GTK_WIDGET (self);
}

SiyiDay
siyi_month_day_get_day (SiyiMonthDay *self)
{
  return self->day;
}

/**
 * siyi_month_day_get_chip:
 * @number: from 0
 *
 * Returns: (transfer none) (nullable): the card of the day's session
 */
GtkWidget *
siyi_month_day_get_chip (SiyiMonthDay *self,
                         guint         number)
{
  GtkWidget *chip = gtk_widget_get_first_child (self->chips);

  while (chip != NULL && number-- > 0)
    chip = gtk_widget_get_next_sibling (chip);

  return chip;
}

/**
 * siyi_month_day_set_blocked:
 * @reason: (nullable): translated: why a session is badly placed here; %NULL: it is not
 */
void
siyi_month_day_set_blocked (SiyiMonthDay *self,
                            const char   *reason)
{
  self->hatched = reason != NULL;
  gtk_label_set_text (GTK_LABEL (self->away), reason != NULL ? reason : self->away_words);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
