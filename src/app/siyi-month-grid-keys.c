/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The keys of the month grid: arrows walk days (and the sessions of a day), Alt with them moves
 * the session, Page Up and Down turn the month, Home goes to today. */
#include "siyi-month-grid-private.h"

#include "siyi-month-chip.h"

static GtkWidget *
widget_at (SiyiMonthGrid *self)
{
  GtkWidget *day = siyi_month_grid_get_day (self, self->cursor);
  GtkWidget *chip = day != NULL ? siyi_month_day_get_chip (SIYI_MONTH_DAY (day), self->number)
                                : NULL;

  return chip != NULL ? chip : day;
}

void
siyi_month_grid_focus_at (SiyiMonthGrid *self)
{
  GtkWidget *widget = widget_at (self);

  if (widget != NULL)
    gtk_widget_grab_focus (widget);
}

/* A click moved the focus: the cursor goes along. */
static void
follow_focus (SiyiMonthGrid *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return;

  if (SIYI_IS_MONTH_CHIP (focus))
    {
      self->cursor = siyi_month_chip_get_shown (SIYI_MONTH_CHIP (focus))->session->day;
      self->number = siyi_month_chip_get_number (SIYI_MONTH_CHIP (focus));
    }
  else if (SIYI_IS_MONTH_DAY (focus))
    {
      self->cursor = siyi_month_day_get_day (SIYI_MONTH_DAY (focus));
      self->number = 0;
    }
}

/* Up and down go through the sessions of a day before they leave it. */
static gboolean
step_inside (SiyiMonthGrid *self,
             int            days)
{
  GtkWidget *day = siyi_month_grid_get_day (self, self->cursor);

  if (day == NULL || (days != 7 && days != -7))
    return FALSE;
  if (days < 0 && self->number > 0)
    {
      self->number--;
      return TRUE;
    }
  if (days > 0 && siyi_month_day_get_chip (SIYI_MONTH_DAY (day), self->number + 1) != NULL)
    {
      self->number++;
      return TRUE;
    }

  return FALSE;
}

static gboolean
on_walk (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  SiyiMonthGrid *self = SIYI_MONTH_GRID (widget);
  int days = g_variant_get_int32 (arguments);

  follow_focus (self);
  if (!step_inside (self, days))
    {
      self->cursor += days;
      self->number = 0;
    }
  if (siyi_month_grid_get_day (self, self->cursor) == NULL)
    gtk_widget_activate_action (widget, "schedule.turn", "i", days < 0 ? -1 : 1);
  else
    siyi_month_grid_focus_at (self);

  return GDK_EVENT_STOP;
}

static gboolean
on_move (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  SiyiMonthGrid *self = SIYI_MONTH_GRID (widget);
  GtkWidget *at;

  follow_focus (self);
  at = widget_at (self);
  if (SIYI_IS_MONTH_CHIP (at) && siyi_month_chip_can_change (SIYI_MONTH_CHIP (at)))
    {
      const SiyiPlanned *session = siyi_month_chip_get_shown (SIYI_MONTH_CHIP (at))->session;

      gtk_widget_activate_action (widget, "schedule.move", "(xi)", session->id,
                                  session->day + g_variant_get_int32 (arguments));
    }
  else
    gtk_widget_error_bell (widget);

  return GDK_EVENT_STOP;
}

static gboolean
on_turn (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  SiyiMonthGrid *self = SIYI_MONTH_GRID (widget);

  follow_focus (self);
  self->cursor += 28 * g_variant_get_int32 (arguments);
  self->number = 0;
  gtk_widget_activate_action (widget, "schedule.turn", "i", g_variant_get_int32 (arguments));

  return GDK_EVENT_STOP;
}

static gboolean
on_today (GtkWidget *widget,
          GVariant  *arguments,
          gpointer   data)
{
  SiyiMonthGrid *self = SIYI_MONTH_GRID (widget);

  if (self->month == NULL)
    return GDK_EVENT_PROPAGATE;

  self->cursor = self->month->today;
  self->number = 0;
  if (siyi_month_grid_get_day (self, self->cursor) != NULL)
    siyi_month_grid_focus_at (self);
  gtk_widget_activate_action (widget, "schedule.today", NULL);

  return GDK_EVENT_STOP;
}

/* On a day without a session; a session has its own keys. */
static gboolean
on_menu (GtkWidget *widget,
         GVariant  *arguments,
         gpointer   data)
{
  SiyiMonthGrid *self = SIYI_MONTH_GRID (widget);

  follow_focus (self);
  gtk_widget_activate_action (widget, "schedule.menu", "(iu)", self->cursor, self->number);

  return GDK_EVENT_STOP;
}

void
siyi_month_grid_bind_keys (GtkWidgetClass *widget_class)
{
  const struct { guint key, pad; int days; } arrows[] = {
    { GDK_KEY_Left, GDK_KEY_KP_Left, -1 },
    { GDK_KEY_Right, GDK_KEY_KP_Right, 1 },
    { GDK_KEY_Up, GDK_KEY_KP_Up, -7 },
    { GDK_KEY_Down, GDK_KEY_KP_Down, 7 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    {
      gtk_widget_class_add_binding (widget_class, arrows[i].key, 0, on_walk, "i", arrows[i].days);
      gtk_widget_class_add_binding (widget_class, arrows[i].pad, 0, on_walk, "i", arrows[i].days);
      gtk_widget_class_add_binding (widget_class, arrows[i].key, GDK_ALT_MASK, on_move, "i",
                                    arrows[i].days);
    }
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, 0, on_turn, "i", -1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, 0, on_turn, "i", 1);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Home, 0, on_today, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, on_menu, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, on_menu, NULL);
}
