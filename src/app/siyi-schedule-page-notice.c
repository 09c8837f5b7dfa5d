/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The schedule's third tab, the public notice, and what of the header bar belongs to it: the month,
 * which all tabs share, and the button that publishes. Main thread. */
#include "siyi-schedule-page-private.h"

#include <glib/gi18n.h>

#include "siyi-notice-page.h"
#include "siyi-pages.h"
#include "siyi-tip.h"

static gboolean
is_shown (SiyiSchedulePage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "notice") == 0;
}

/**
 * siyi_schedule_page_update_notice:
 * @self: the page
 *
 * The notice of the month that is shown; read only while its tab is.
 */
void
siyi_schedule_page_update_notice (SiyiSchedulePage *self)
{
  g_autofree char *month = g_strdup_printf ("%04d-%02d", self->ask.year, self->ask.month);

  if (self->notice != NULL && is_shown (self))
    g_object_set (self->notice, "month", month, NULL);
}

static void
on_view_shown (SiyiSchedulePage *self)
{
  const gboolean shown = is_shown (self);

  gtk_widget_set_visible (siyi_notice_page_get_button (self->notice), shown);
  gtk_widget_set_visible (self->month_box, shown);
  gtk_widget_set_visible (self->plan_place, !shown);
  gtk_widget_set_visible (self->more, !shown);
  siyi_schedule_page_update_notice (self);
}

static void
on_plan_wanted (SiyiSchedulePage *self)
{
  adw_view_stack_set_visible_child_name (self->views, "month");
}

/**
 * siyi_schedule_page_show_notice:
 * @page: the page
 * @year: of the month
 * @month: 1 to 12
 *
 * The notice of that month.
 */
void
siyi_schedule_page_show_notice (GtkWidget *page, int year, int month)
{
  SiyiSchedulePage *self = SIYI_SCHEDULE_PAGE (page);

  adw_view_stack_set_visible_child_name (self->views, "notice");
  siyi_schedule_page_go (self, year, month);
}

static GtkWidget *
new_arrow (const char *icon, const char *tooltip, int step)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  siyi_tip_set (button, tooltip);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "schedule.turn");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "i", step);

  return button;
}

static GtkWidget *
new_month_box (SiyiSchedulePage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *arrows = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_add_css_class (arrows, "linked");
  gtk_box_append (GTK_BOX (arrows), new_arrow ("go-previous-symbolic", _("Before"), -1));
  gtk_box_append (GTK_BOX (arrows), new_arrow ("go-next-symbolic", _("After"), 1));
  g_object_bind_property (self->title, "label", label, "label", G_BINDING_SYNC_CREATE);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), arrows);
  gtk_box_append (GTK_BOX (box), label);

  return box;
}

/* The one suggested button of a page stands at the end. */
static void
add_button (SiyiSchedulePage *self)
{
  GtkWidget *button = siyi_notice_page_get_button (self->notice);

  adw_header_bar_pack_end (self->header, button);
  gtk_box_reorder_child_after (GTK_BOX (gtk_widget_get_parent (button)), button, self->plan_place);
}

/**
 * siyi_schedule_page_add_notice:
 * @self: the page, with its archive
 */
void
siyi_schedule_page_add_notice (SiyiSchedulePage *self)
{
  self->notice = siyi_notice_page_new (self->archive);
  self->month_box = new_month_box (self);
  adw_header_bar_pack_start (self->header, self->month_box);
  add_button (self);
  adw_view_stack_add_titled (self->views, self->notice, "notice", C_("schedule", "Notice"));
  adw_view_stack_page_set_icon_name (adw_view_stack_get_page (self->views, self->notice),
                                     "siyi-notice-symbolic");
  g_signal_connect_object (self->notice, "plan-wanted", G_CALLBACK (on_plan_wanted), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (on_view_shown), self,
                           G_CONNECT_SWAPPED);
  on_view_shown (self);
}
