/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A field for a day. Empty is "no day"; anything else that is no day is told beside the field. */
#include "siyi-day-row.h"

#include <glib/gi18n.h>

#include "siyi-settings-work.h"
#include "siyi-tip.h"

struct _SiyiDayRow
{
  AdwEntryRow parent_instance;

  /* Children */
  GtkMenuButton *button;
  GtkCalendar   *calendar;
};

G_DEFINE_FINAL_TYPE (SiyiDayRow, siyi_day_row, ADW_TYPE_ENTRY_ROW)

static void
on_day_selected (SiyiDayRow *self)
{
  g_autoptr(GDateTime) date = gtk_calendar_get_date (self->calendar);

  siyi_day_row_set_day (self, siyi_day_new (g_date_time_get_year (date),
                                            g_date_time_get_month (date),
                                            g_date_time_get_day_of_month (date)));
}

/* The calendar opens on the day typed. Selecting it there is no choice of the person's. */
static void
on_popover_shown (SiyiDayRow *self)
{
  SiyiDay day;
  int year, month, month_day;
  g_autoptr(GDateTime) date = NULL;

  if (!siyi_day_row_get_day (self, &day) || day == SIYI_DAY_NONE)
    return;

  siyi_day_split (day, &year, &month, &month_day);
  date = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  g_signal_handlers_block_by_func (self->calendar, on_day_selected, self);
  gtk_calendar_select_day (self->calendar, date);
  g_signal_handlers_unblock_by_func (self->calendar, on_day_selected, self);
}

static void
on_changed (SiyiDayRow *self)
{
  SiyiDay day;

  siyi_day_row_get_day (self, &day);
}

static void
siyi_day_row_class_init (SiyiDayRowClass *klass)
{
}

static void
siyi_day_row_init (SiyiDayRow *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));

  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  siyi_tip_set (self->button, _("Pick a Day"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));

  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (on_day_selected), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (on_popover_shown), self);
  g_signal_connect (self, "changed", G_CALLBACK (on_changed), NULL);
}

/**
 * siyi_day_row_new:
 * @title: translated
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
siyi_day_row_new (const char *title)
{
  return g_object_new (SIYI_TYPE_DAY_ROW, "title", title, NULL);
}

/**
 * siyi_day_row_set_day:
 * @self: the field
 * @day: the day; %SIYI_DAY_NONE empties it
 */
void
siyi_day_row_set_day (SiyiDayRow *self, SiyiDay day)
{
  g_autofree char *text = day != SIYI_DAY_NONE ? siyi_day_to_text (day) : g_strdup ("");

  gtk_editable_set_text (GTK_EDITABLE (self), text);
}

/**
 * siyi_day_row_get_day:
 * @self: the field
 * @day: (out): the day, %SIYI_DAY_NONE where it is empty
 *
 * Returns: %FALSE where something stands there that is no day; it is told beside the field
 */
gboolean
siyi_day_row_get_day (SiyiDayRow *self, SiyiDay *day)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  gboolean valid;

  *day = *text != '\0' ? siyi_day_parse (text) : SIYI_DAY_NONE;
  valid = *text == '\0' || *day != SIYI_DAY_NONE;
  siyi_settings_set_problem (ADW_ENTRY_ROW (self),
                             valid ? NULL : _("Write the day as 2026-12-17"));

  return valid;
}
