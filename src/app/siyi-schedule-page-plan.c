/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the schedule plans a month: a proposal laid over it, adopted or discarded. Also the
 * first steps of an office without leaders. */
#include "siyi-schedule-page-private.h"

#include <glib/gi18n.h>

#include "siyi-office-files.h"
#include "siyi-role-guard.h"
#include "siyi-settings-work.h"
#include "siyi-window.h"

static void
propose (SiyiSchedulePage *self,
         int               year,
         int               month,
         gboolean          replan)
{
  adw_view_stack_set_visible_child_name (self->views, "month");
  self->ask = (SiyiScheduleAsk) { .year = year, .month = month, .plan = TRUE, .replan = replan };
  siyi_schedule_page_ask (self);
}

static void
plan_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  int year, month;

  g_variant_get (parameter, "(ii)", &year, &month);
  propose (SIYI_SCHEDULE_PAGE (widget), year, month, FALSE);
}

static void
replan_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);

  propose (self, self->ask.year, self->ask.month, TRUE);
}

static void
discard_action (GtkWidget  *widget,
                const char *name,
                GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);

  siyi_schedule_page_go (self, self->ask.year, self->ask.month);
}

static void
on_adopted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiSchedulePage) self = data;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  const char *done = _("Plan adopted");

  self->adopting = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return;
  if (action == NULL)
    {
      siyi_show_error (GTK_WIDGET (self), _("Adopting the plan"), error);
      siyi_schedule_page_ask (self);
      return;
    }

  siyi_push_undo (GTK_WIDGET (self), action, done);
  siyi_toast_with_button (GTK_WIDGET (self), done, _("Undo"), "win.undo", NULL);
}

static void
adopt_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (widget);

  if (self->adopting || self->month == NULL || self->month->plan == NULL)
    return;

  self->adopting = TRUE;
  self->ask.plan = self->ask.replan = FALSE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, siyi_schedule_adopt_work,
                          siyi_shown_month_ref (self->month),
                          (GDestroyNotify) siyi_shown_month_unref, g_free, NULL, on_adopted,
                          g_object_ref (self));
}

static void
import_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  siyi_settings_import (widget, SIYI_SCHEDULE_PAGE (widget)->archive, _("List of leaders"), "csv",
                        siyi_leaders_import, NULL);
}

void
siyi_schedule_page_install_plan (GtkWidgetClass *widget_class)
{
  siyi_guard_install (widget_class, "schedule.plan", "(ii)", plan_action);
  siyi_guard_install (widget_class, "schedule.replan", NULL, replan_action);
  siyi_guard_install (widget_class, "schedule.adopt", NULL, adopt_action);
  gtk_widget_class_install_action (widget_class, "schedule.discard", NULL, discard_action);
  siyi_guard_install (widget_class, "schedule.import-leaders", NULL, import_action);
}
