/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person does with a session from any view of the schedule: why, menu, and the changes,
 * each through its dialog. */
#include "siyi-schedule-page-private.h"

#include <glib/gi18n.h>

#include "siyi-leave-popover.h"
#include "siyi-role-guard.h"
#include "siyi-schedule-dialog.h"
#include "siyi-why-popover.h"
#include "siyi-window.h"

/* Where a popover points: what has the focus, for it was just clicked or is at the cursor. */
static GtkWidget *
find_anchor (SiyiSchedulePage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return focus;

  return GTK_WIDGET (self);
}

static void
why_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  const SiyiShown *shown;
  SiyiDay day;
  guint number;

  g_variant_get (parameter, "(iu)", &day, &number);
  shown = self->month != NULL ? siyi_shown_month_on (self->month, day, number) : NULL;
  if (shown != NULL)
    siyi_why_popover_show (find_anchor (self), self->month, shown);
}

static void
append (GMenu      *menu,
        const char *label,
        const char *action,
        GVariant   *target)
{
  g_autoptr(GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static GMenu *
session_menu (const SiyiShown *shown,
              guint            number)
{
  GMenu *menu = g_menu_new ();
  gint64 id = shown->session->id;

  if (id != 0 && shown->session->state != SIYI_SESSION_CANCELLED)
    append (menu, _("_Open the Session"), "win.show-session", g_variant_new_int64 (id));
  append (menu, _("_Why"), "schedule.why", g_variant_new ("(iu)", shown->session->day, number));
  if (shown->session->state == SIYI_SESSION_CANCELLED)
    {
      append (menu, _("_Restore…"), "schedule.restore", g_variant_new_int64 (id));
      return menu;
    }
  if (!shown->proposed)
    append (menu, _("Show the _Briefs"), "win.show-briefs", g_variant_new_int64 (id));
  if (!shown->proposed)
    append (menu, _("Seal the Briefs for the _Leader…"), "win.seal-briefs", g_variant_new_int64 (id));
  append (menu, _("_Another Leader…"), "schedule.stand-in", g_variant_new_int64 (id));
  if (!shown->over)
    {
      append (menu, _("_Swap…"), "schedule.swap", g_variant_new_int64 (id));
      append (menu, _("_Move…"), "schedule.move", g_variant_new ("(xi)", id,
                                                                 shown->session->day));
      append (menu, _("_Time and Place…"), "schedule.edit", g_variant_new_int64 (id));
      append (menu, _("_Cancel It…"), "schedule.cancel", g_variant_new_int64 (id));
    }

  return menu;
}

static void
menu_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  g_autoptr(GMenu) menu = NULL;
  const SiyiShown *shown;
  GtkWidget *popover;
  SiyiDay day;
  guint number;

  g_variant_get (parameter, "(iu)", &day, &number);
  if (self->month == NULL || self->month->plan != NULL)
    return;

  shown = siyi_shown_month_on (self->month, day, number);
  menu = shown != NULL ? session_menu (shown, number) : g_menu_new ();
  if (day >= self->month->today)
    append (menu, _("Add a _Session…"), "schedule.add", g_variant_new_int32 (day));
  if (g_menu_model_get_n_items (G_MENU_MODEL (menu)) == 0)
    return;

  popover = gtk_popover_menu_new_from_model (G_MENU_MODEL (menu));
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  siyi_popover_keep (GTK_POPOVER (popover), find_anchor (self));
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
open_dialog (SiyiSchedulePage         *self,
             const SiyiScheduleChange *wanted)
{
  if (self->month == NULL || self->month->plan != NULL)
    {
      siyi_toast (GTK_WIDGET (self), _("Adopt or discard the plan first"));
      return;
    }
  if (wanted->session != 0 && siyi_shown_month_find (self->month, wanted->session) == NULL)
    return;

  gtk_window_present (siyi_schedule_dialog_new (GTK_WIDGET (self), self->archive, self->month,
                                                wanted));
}

static void
change_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiScheduleChange wanted = { .session = g_variant_get_int64 (parameter) };

  if (g_str_equal (name, "schedule.swap"))
    wanted.kind = SIYI_CHANGE_SWAPPED;
  else if (g_str_equal (name, "schedule.stand-in"))
    wanted.kind = SIYI_CHANGE_STAND_IN;
  else if (g_str_equal (name, "schedule.cancel"))
    wanted.kind = SIYI_CHANGE_CANCELLED;
  else if (g_str_equal (name, "schedule.restore"))
    wanted.kind = SIYI_CHANGE_RESTORED;
  else
    wanted.kind = SIYI_CHANGE_EDITED;
  open_dialog (SIYI_SCHEDULE_PAGE (widget), &wanted);
}

/* The session a dropped one changes places with. */
static gint64
find_on_day (SiyiShownMonth *month,
             SiyiDay         day,
             gint64          except)
{
  const SiyiShown *shown;

  for (guint i = 0; (shown = siyi_shown_month_on (month, day, i)) != NULL; i++)
    if (!shown->over && shown->session->id != except &&
        shown->session->state != SIYI_SESSION_CANCELLED)
      return shown->session->id;

  return 0;
}

static void
move_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  SiyiScheduleChange wanted = { .kind = SIYI_CHANGE_MOVED };
  const SiyiShown *shown;

  g_variant_get (parameter, "(xi)", &wanted.session, &wanted.day);
  shown = self->month != NULL ? siyi_shown_month_find (self->month, wanted.session) : NULL;
  if (shown == NULL)
    return;
  if (wanted.day < self->month->today)
    {
      siyi_toast (widget, _("That day is already past"));
      return;
    }

  if (wanted.day != shown->session->day)
    wanted.other = find_on_day (self->month, wanted.day, wanted.session);
  if (wanted.other != 0)
    wanted.kind = SIYI_CHANGE_SWAPPED;
  open_dialog (self, &wanted);
}

static void
copy_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  SiyiScheduleChange wanted = { .kind = SIYI_CHANGE_ADDED };
  const SiyiShown *shown;
  GPtrArray *seats;
  gint64 id;

  g_variant_get (parameter, "(xi)", &id, &wanted.day);
  shown = self->month != NULL ? siyi_shown_month_find (self->month, id) : NULL;
  if (shown == NULL)
    return;

  seats = siyi_planned_sitting (shown->session);
  wanted.part = shown->session->part;
  if (seats->len > 0)
    wanted.leader = ((const SiyiSeat *) g_ptr_array_index (seats, 0))->leader;
  open_dialog (self, &wanted);
}

static void
add_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  SiyiScheduleChange wanted = { .kind = SIYI_CHANGE_ADDED, .day = g_variant_get_int32 (parameter) };

  if (wanted.day == SIYI_DAY_NONE)
    wanted.day = siyi_month_grid_get_cursor (self->grid, NULL);
  open_dialog (self, &wanted);
}

static void
leader_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);
  gint64 id = g_variant_get_int64 (parameter);

  for (guint i = 0; self->month != NULL && i < self->month->month_data->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->month->month_data->leaders, i);

      if (leader->id == id)
        siyi_leave_popover_show (find_anchor (self), widget, self->archive, leader);
    }
}

void
siyi_schedule_page_install_change (GtkWidgetClass *widget_class)
{
  const char * const of_session[] = { "schedule.swap", "schedule.stand-in", "schedule.cancel",
                                      "schedule.restore", "schedule.edit" };

  gtk_widget_class_install_action (widget_class, "schedule.why", "(iu)", why_action);
  gtk_widget_class_install_action (widget_class, "schedule.menu", "(iu)", menu_action);
  siyi_guard_install (widget_class, "schedule.move", "(xi)", move_action);
  siyi_guard_install (widget_class, "schedule.copy", "(xi)", copy_action);
  siyi_guard_install (widget_class, "schedule.add", "i", add_action);
  gtk_widget_class_install_action (widget_class, "schedule.leader", "x", leader_action);
  for (gsize i = 0; i < G_N_ELEMENTS (of_session); i++)
    siyi_guard_install (widget_class, of_session[i], "x", change_action);
}
