/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The month as a list: day, leader, time, method, place, four ones, count. A row activates
 * "schedule.why", the menu key and the second button "schedule.menu". */
#include "siyi-schedule-list.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-meter.h"
#include "siyi-shown-words.h"

struct _SiyiScheduleList
{
  GtkWidget       parent_instance;

  /* Children */
  GtkWidget      *list;

  /* Owned */
  SiyiShownMonth *month;
};

G_DEFINE_FINAL_TYPE (SiyiScheduleList, siyi_schedule_list, GTK_TYPE_WIDGET)

static void
activate (SiyiScheduleList *self,
          GtkListBoxRow    *row,
          const char       *action)
{
  SiyiDay day = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "siyi-day"));
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "siyi-number"));

  gtk_widget_grab_focus (GTK_WIDGET (row));
  gtk_widget_activate_action (GTK_WIDGET (row), action, "(iu)", day, number);
}

static void
on_activated (SiyiScheduleList *self,
              GtkListBoxRow    *row)
{
  activate (self, row, "schedule.why");
}

static void
on_second_button (SiyiScheduleList *self,
                  int               n_press,
                  double            x,
                  double            y)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_y (GTK_LIST_BOX (self->list), (int) y);

  if (row != NULL)
    activate (self, row, "schedule.menu");
}

static gboolean
on_menu (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  SiyiScheduleList *self = SIYI_SCHEDULE_LIST (widget);
  GtkWidget *row = gtk_widget_get_focus_child (self->list);

  if (!GTK_IS_LIST_BOX_ROW (row))
    return GDK_EVENT_PROPAGATE;

  activate (self, GTK_LIST_BOX_ROW (row), "schedule.menu");

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           int         width)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (width > 0)
    gtk_label_set_width_chars (GTK_LABEL (label), width);
  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");

  return label;
}

static GtkWidget *
new_state (const SiyiShown *shown)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  g_autofree char *count = siyi_shown_words_count (shown);
  const char *mark = siyi_shown_words_mark (shown);

  if (mark != NULL)
    {
      GtkWidget *tag = gtk_label_new (mark);

      gtk_widget_add_css_class (tag, "tag");
      gtk_widget_set_valign (tag, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), tag);
    }
  if (shown->unannounced)
    gtk_box_append (GTK_BOX (box), new_label (_("To announce"), "unannounced-word", 0));
  if (shown->over)
    {
      GtkWidget *meter = siyi_meter_new (SIYI_METER_MICRO_ROW);

      for (int i = 0; i < SIYI_N_PIECES; i++)
        siyi_meter_set_tile (SIYI_METER (meter), (SiyiPiece) i, shown->completeness.tiles[i],
                             (guint) MAX (shown->session->pieces[i].done, 0),
                             (guint) MAX (shown->session->pieces[i].wanted, 1));
      gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), meter);
    }
  gtk_box_append (GTK_BOX (box), new_label (shown->proposed ? "" : count, "secondary", 8));

  return box;
}

static GtkWidget *
new_row (SiyiShownMonth  *month,
         const SiyiShown *shown,
         guint            number)
{
  const SiyiPlanned *session = shown->session;
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  g_autofree char *day = siyi_case_words_day (session->day, month->today, TRUE);
  g_autofree char *leaders = siyi_shown_words_leaders (shown);
  g_autofree char *time = siyi_shown_words_time (session);
  g_autofree char *sentence = siyi_shown_words_sentence (shown, month->today);
  GtkWidget *place = new_label (session->place, "secondary", 0);

  gtk_box_append (GTK_BOX (box), new_label (day, "body", 12));
  gtk_box_append (GTK_BOX (box), new_label (leaders, "heading", 8));
  gtk_box_append (GTK_BOX (box), new_label (time, "secondary", 11));
  gtk_box_append (GTK_BOX (box), new_label (session->method, "secondary", 8));
  gtk_widget_set_hexpand (place, TRUE);
  gtk_box_append (GTK_BOX (box), place);
  gtk_box_append (GTK_BOX (box), new_state (shown));
  gtk_widget_add_css_class (box, "schedule-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (session->day == month->today)
    gtk_widget_add_css_class (row, "today");
  if (session->state == SIYI_SESSION_CANCELLED)
    gtk_widget_add_css_class (row, "cancelled");
  g_object_set_data (G_OBJECT (row), "siyi-day", GINT_TO_POINTER (session->day));
  g_object_set_data (G_OBJECT (row), "siyi-number", GUINT_TO_POINTER (number));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);

  return row;
}

static void
siyi_schedule_list_dispose (GObject *object)
{
  SiyiScheduleList *self = SIYI_SCHEDULE_LIST (object);

  siyi_children_unparent (self);
  g_clear_pointer (&self->month, siyi_shown_month_unref);

  G_OBJECT_CLASS (siyi_schedule_list_parent_class)->dispose (object);
}

static void
siyi_schedule_list_class_init (SiyiScheduleListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_schedule_list_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu, NULL);
}

static void
siyi_schedule_list_init (SiyiScheduleList *self)
{
  GtkGesture *second = gtk_gesture_click_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (on_activated), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (on_second_button), self);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (second));
}

GtkWidget *
siyi_schedule_list_new (void)
{
  return g_object_new (SIYI_TYPE_SCHEDULE_LIST, NULL);
}

/**
 * siyi_schedule_list_set_month:
 * @month: what to show; held
 */
void
siyi_schedule_list_set_month (SiyiScheduleList *self,
                              SiyiShownMonth   *month)
{
  SiyiDay first = siyi_day_new (month->year, month->month, 1);
  int year = month->year, next = month->month;
  const SiyiShown *shown;

  siyi_shown_month_ref (month);
  g_clear_pointer (&self->month, siyi_shown_month_unref);
  self->month = month;
  siyi_children_remove (self->list);

  siyi_month_add (&year, &next, 1);
  for (SiyiDay day = first; day < siyi_day_new (year, next, 1); day++)
    for (guint i = 0; (shown = siyi_shown_month_on (month, day, i)) != NULL; i++)
      gtk_list_box_append (GTK_LIST_BOX (self->list), new_row (month, shown, i));
}
