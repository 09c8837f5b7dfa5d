/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dragging a session to another day of the month grid. A day that is a bad place is hatched and
 * says why, but only the past refuses: nothing a person is warned of is forbidden. */
#include "siyi-month-grid-private.h"

#include <glib/gi18n.h>

#include "siyi-month-chip.h"
#include "siyi-shown-words.h"

static const SiyiPlanned *
dragged (SiyiMonthGrid *self,
         GtkEventController *source)
{
  return g_object_get_data (G_OBJECT (source), "siyi-session");
}

static GdkContentProvider *
on_prepare (SiyiMonthGrid *self,
            double         x,
            double         y,
            GtkDragSource *source)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *chip = widget != NULL && !SIYI_IS_MONTH_CHIP (widget)
                      ? gtk_widget_get_ancestor (widget, SIYI_TYPE_MONTH_CHIP) : widget;
  g_autoptr(GdkPaintable) picture = NULL;
  const SiyiPlanned *session;

  if (chip == NULL || !siyi_month_chip_can_change (SIYI_MONTH_CHIP (chip)))
    return NULL;

  session = siyi_month_chip_get_shown (SIYI_MONTH_CHIP (chip))->session;
  g_object_set_data (G_OBJECT (source), "siyi-session", (gpointer) session);
  picture = gtk_widget_paintable_new (chip);
  gtk_drag_source_set_icon (source, picture, 0, 0);

  return gdk_content_provider_new_typed (G_TYPE_INT64, session->id);
}

static gboolean
is_away (const SiyiScheduleDay *day,
         const SiyiPlanned     *session)
{
  for (guint i = 0; i < session->planned->len; i++)
    if (g_ptr_array_find_with_equal_func (day->away,
                                          ((SiyiSeat *) g_ptr_array_index (session->planned, i))->name,
                                          g_str_equal, NULL))
      return TRUE;

  return FALSE;
}

static const char *
reason_against (SiyiMonthGrid     *self,
                SiyiDay            day,
                const SiyiPlanned *session)
{
  const SiyiScheduleDay *info = siyi_shown_month_day (self->month, day);

  if (day == session->day || info == NULL)
    return NULL;
  if (day < self->month->today)
    return _("Already past");
  if (is_away (info, session))
    return _("On leave");
  if (!info->working)
    return info->holiday != NULL ? _("Public holiday") : _("Day off");

  return NULL;
}

static void
on_begin (SiyiMonthGrid *self,
          GdkDrag       *drag,
          GtkDragSource *source)
{
  const SiyiPlanned *session = dragged (self, GTK_EVENT_CONTROLLER (source));

  for (guint i = 0; i < self->days->len; i++)
    {
      SiyiMonthDay *day = g_ptr_array_index (self->days, i);

      siyi_month_day_set_blocked (day, reason_against (self, siyi_month_day_get_day (day),
                                                       session));
    }
}

static void
on_end (SiyiMonthGrid *self)
{
  for (guint i = 0; i < self->days->len; i++)
    siyi_month_day_set_blocked (g_ptr_array_index (self->days, i), NULL);
}

void
siyi_month_grid_add_drag (SiyiMonthGrid *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect_swapped (source, "prepare", G_CALLBACK (on_prepare), self);
  g_signal_connect_swapped (source, "drag-begin", G_CALLBACK (on_begin), self);
  g_signal_connect_swapped (source, "drag-end", G_CALLBACK (on_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (source));
}

static gboolean
is_copy (GtkDropTarget *target)
{
  GdkDrop *drop = gtk_drop_target_get_current_drop (target);
  GdkModifierType state =
    gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (target));

  return (state & GDK_CONTROL_MASK) != 0 ||
         (drop != NULL && (gdk_drop_get_actions (drop) & GDK_ACTION_MOVE) == 0);
}

static gboolean
on_drop (SiyiMonthGrid *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  SiyiDay day = siyi_month_day_get_day (SIYI_MONTH_DAY (widget));

  if (self->month == NULL || day < self->month->today)
    return FALSE;

  return gtk_widget_activate_action (GTK_WIDGET (self),
                                     is_copy (target) ? "schedule.copy" : "schedule.move", "(xi)",
                                     g_value_get_int64 (value), day);
}

void
siyi_month_grid_accept_drop (SiyiMonthGrid *self,
                             SiyiMonthDay  *day)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE | GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (on_drop), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (day), GTK_EVENT_CONTROLLER (target));
}
