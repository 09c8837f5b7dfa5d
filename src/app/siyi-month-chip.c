/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A session as a small card: leader, mark, four ones, count. Its look tells its state: outlined is
 * over, grey is to come, blue is today, yellow is a change nobody outside knows of yet. Read as
 * one sentence. Holds the month it shows a part of. */
#include "siyi-month-chip.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-meter.h"
#include "siyi-shown-words.h"

struct _SiyiMonthChip
{
  GtkWidget        parent_instance;

  /* Owned */
  SiyiShownMonth  *month;
  const SiyiShown *shown;      /* of the month */
  guint            number;     /* on its day */
};

G_DEFINE_FINAL_TYPE (SiyiMonthChip, siyi_month_chip, GTK_TYPE_WIDGET)

static void
activate (SiyiMonthChip *self,
          const char    *action)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_activate_action (GTK_WIDGET (self), action, "(iu)",
                              self->shown->session->day, self->number);
}

static void
on_clicked (SiyiMonthChip   *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *click)
{
  /* The day below would take the focus. */
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  activate (self, "schedule.why");
}

static void
on_second_button (SiyiMonthChip   *self,
                  int              n_press,
                  double           x,
                  double           y,
                  GtkGestureClick *click)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  activate (self, "schedule.menu");
}

static gboolean
on_why (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   data)
{
  activate (SIYI_MONTH_CHIP (widget), "schedule.why");

  return GDK_EVENT_STOP;
}

static gboolean
on_menu (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  activate (SIYI_MONTH_CHIP (widget), "schedule.menu");

  return GDK_EVENT_STOP;
}

static GtkWidget *
new_line (void)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);

  gtk_accessible_update_state (GTK_ACCESSIBLE (line), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);

  return line;
}

static GtkWidget *
new_label (const char *text,
           const char *css_class,
           gboolean    wide)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, css_class);
  gtk_widget_add_css_class (label, "numeric");
  gtk_label_set_xalign (GTK_LABEL (label), wide ? 0 : 1);
  gtk_widget_set_hexpand (label, wide);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);

  return label;
}

static GtkWidget *
new_meter (const SiyiShown *shown)
{
  GtkWidget *meter = siyi_meter_new (SIYI_METER_MICRO_ROW);

  for (int i = 0; i < SIYI_N_PIECES; i++)
    siyi_meter_set_tile (SIYI_METER (meter), (SiyiPiece) i, shown->completeness.tiles[i],
                         (guint) MAX (shown->session->pieces[i].done, 0),
                         (guint) MAX (shown->session->pieces[i].wanted, 1));
  gtk_widget_set_valign (meter, GTK_ALIGN_CENTER);

  return meter;
}

static void
add_first_line (SiyiMonthChip *self)
{
  GtkWidget *line = new_line ();
  g_autofree char *leaders = siyi_shown_words_leaders (self->shown);
  const char *mark = siyi_shown_words_mark (self->shown);

  gtk_box_append (GTK_BOX (line), new_label (leaders, "heading", TRUE));
  if (mark != NULL)
    gtk_box_append (GTK_BOX (line), new_label (mark, "secondary", FALSE));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
add_second_line (SiyiMonthChip *self)
{
  const SiyiShown *shown = self->shown;
  GtkWidget *line = new_line ();
  g_autofree char *count = siyi_shown_words_count (shown);
  gboolean today = shown->session->day == self->month->today;
  g_autofree char *before = NULL;

  if (shown->proposed && shown->changed && shown->before != NULL)
    {
      /* Translators: %s is who stood in this place of the plan; on a small card */
      before = g_strdup_printf (C_("card", "was %s"), shown->before);
      gtk_box_append (GTK_BOX (line), new_label (before, "secondary", TRUE));
    }
  else if (shown->proposed)
    {
      g_autofree char *time = siyi_shown_words_time (shown->session);

      gtk_box_append (GTK_BOX (line), new_label (time, "secondary", TRUE));
    }
  else if (shown->unannounced)
    {
      gtk_box_append (GTK_BOX (line), new_label (_("To announce"), "unannounced-word", TRUE));
      gtk_box_append (GTK_BOX (line), new_label (count, "secondary", FALSE));
    }
  else if (shown->over || today)
    {
      GtkWidget *words = new_label (count, "secondary", FALSE);

      gtk_widget_set_hexpand (words, TRUE);
      gtk_box_append (GTK_BOX (line), new_meter (shown));
      gtk_box_append (GTK_BOX (line), words);
    }
  else
    gtk_box_append (GTK_BOX (line), new_label (count, "secondary", TRUE));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

static void
add_details (SiyiMonthChip *self)
{
  const SiyiPlanned *session = self->shown->session;
  g_autofree char *time = siyi_shown_words_time (session);
  const char *texts[] = { time, session->method, session->place, session->topic };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    if (texts[i] != NULL)
      {
        GtkWidget *label = new_label (texts[i], "secondary", TRUE);

        gtk_widget_set_tooltip_text (label, texts[i]);
        gtk_accessible_update_state (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE,
                                     -1);
        gtk_widget_set_parent (label, GTK_WIDGET (self));
      }
}

static const char *
state_class (SiyiMonthChip *self)
{
  const SiyiShown *shown = self->shown;

  if (shown->session->state == SIYI_SESSION_CANCELLED)
    return "cancelled";
  if (shown->proposed)
    return shown->changed && shown->before != NULL ? "changed" : "coming";
  if (shown->unannounced)
    return "unannounced";
  if (shown->session->day == self->month->today)
    return "today";

  return shown->over ? "held" : "coming";
}

static void
show (SiyiMonthChip *self,
      gboolean       large)
{
  g_autofree char *sentence = siyi_shown_words_sentence (self->shown, self->month->today);

  gtk_widget_add_css_class (GTK_WIDGET (self), state_class (self));
  if (self->shown->unannounced)
    gtk_widget_add_css_class (GTK_WIDGET (self), "unannounced");
  add_first_line (self);
  if (large)
    add_details (self);
  add_second_line (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, sentence,
                                  -1);
  if (self->shown->before != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), sentence);
}

static void
siyi_month_chip_dispose (GObject *object)
{
  SiyiMonthChip *self = SIYI_MONTH_CHIP (object);

  siyi_children_unparent (self);
  g_clear_pointer (&self->month, siyi_shown_month_unref);

  G_OBJECT_CLASS (siyi_month_chip_parent_class)->dispose (object);
}

static void
siyi_month_chip_class_init (SiyiMonthChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_month_chip_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_widget_class_set_css_name (widget_class, "monthchip");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_why, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, on_why, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_space, 0, on_why, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu, NULL);
}

static void
siyi_month_chip_init (SiyiMonthChip *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *second = gtk_gesture_click_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_clicked), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (second), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (second, "pressed", G_CALLBACK (on_second_button), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (second));
}

/**
 * siyi_month_chip_new:
 * @month: what is shown; held
 * @shown: a session of it
 * @number: which of its day's, from 0
 * @large: with time, method and place
 *
 * Returns: (transfer floating): the card
 */
GtkWidget *
siyi_month_chip_new (SiyiShownMonth  *month,
                     const SiyiShown *shown,
                     guint            number,
                     gboolean         large)
{
  SiyiMonthChip *self = g_object_new (SIYI_TYPE_MONTH_CHIP, NULL);

  self->month = siyi_shown_month_ref (month);
  self->shown = shown;
  self->number = number;
  show (self, large);

  return GTK_WIDGET (self);
}

const SiyiShown *
siyi_month_chip_get_shown (SiyiMonthChip *self)
{
  return self->shown;
}

SiyiShownMonth *
siyi_month_chip_get_month (SiyiMonthChip *self)
{
  return self->month;
}

guint
siyi_month_chip_get_number (SiyiMonthChip *self)
{
  return self->number;
}

/**
 * siyi_month_chip_can_change:
 *
 * Returns: whether it may be moved: stored, to come, and not cancelled
 */
gboolean
siyi_month_chip_can_change (SiyiMonthChip *self)
{
  return !self->shown->proposed && !self->shown->over &&
         self->shown->session->state != SIYI_SESSION_CANCELLED;
}

void
siyi_month_chip_why (SiyiMonthChip *self)
{
  activate (self, "schedule.why");
}
