/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the limit of an assignment is said: its last day, or so many days. Saying one shows the
 * other; the last of the two said is the limit. Main thread. */
#include "siyi-session-limit-private.h"

#include <glib/gi18n.h>

#define MOST_DAYS 3660

/* As it was said; a day that was named is so many days away. */
SiyiLimit
siyi_session_limit_of (SiyiSessionLimit *self)
{
  SiyiLimit limit = { self->said.limit_days,
                      self->said.limit_working ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR };

  if (limit.days == 0)
    limit = (SiyiLimit) { self->said.due - self->said.assigned, SIYI_DAYS_CALENDAR };

  return limit;
}

void
siyi_session_limit_show_fields (SiyiSessionLimit *self)
{
  SiyiLimit limit = siyi_session_limit_of (self);

  self->setting = TRUE;
  siyi_day_row_set_day (self->day_row, self->said.due);
  gtk_spin_button_set_value (self->spin, self->said.due == SIYI_DAY_NONE ? 0 : limit.days);
  siyi_segments_set_value (self->kind, siyi_days_kind_word (limit.kind));
  self->setting = FALSE;
}

static void
on_days_changed (SiyiSessionLimit *self)
{
  if (self->setting)
    return;

  self->said.assigned = self->said.assigned != SIYI_DAY_NONE ? self->said.assigned : self->start;
  self->said.limit_days = gtk_spin_button_get_value_as_int (self->spin);
  self->said.limit_working = g_strcmp0 (siyi_segments_get_value (self->kind), "working") == 0;
  self->said.due = SIYI_DAY_NONE;
  if (self->said.limit_days > 0 && self->calendar != NULL)
    self->said.due = siyi_limit_due (siyi_session_limit_of (self), self->said.assigned,
                                     self->calendar, siyi_calendar_get_rolling (self->calendar)).last;

  self->setting = TRUE;
  siyi_day_row_set_day (self->day_row, self->said.due);
  self->setting = FALSE;
  siyi_session_limit_tell (self);
}

static void
on_day_changed (SiyiSessionLimit *self)
{
  SiyiDay day;

  if (self->setting || !siyi_day_row_get_day (self->day_row, &day))
    return;

  self->said.assigned = self->said.assigned != SIYI_DAY_NONE ? self->said.assigned : self->start;
  self->said.limit_days = 0;
  self->said.limit_working = FALSE;
  self->said.due = day;

  self->setting = TRUE;
  gtk_spin_button_set_value (self->spin, day == SIYI_DAY_NONE ? 0 : day - self->said.assigned);
  siyi_segments_set_value (self->kind, siyi_days_kind_word (SIYI_DAYS_CALENDAR));
  self->setting = FALSE;
  siyi_session_limit_tell (self);
}

GtkLabel *
siyi_session_limit_label_new (GtkWidget  *box,
                              const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);

  return GTK_LABEL (label);
}

GtkWidget *
siyi_session_limit_popover_new (SiyiSessionLimit *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  self->day_row = SIYI_DAY_ROW (siyi_day_row_new (_("Last Day")));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (self->day_row));
  gtk_box_append (GTK_BOX (box), list);

  self->spin = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (0, MOST_DAYS, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->spin), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Number of days"), -1);
  self->kind = g_object_new (SIYI_TYPE_SEGMENTS, NULL);
  siyi_segments_add (self->kind, "calendar", _("Calendar days"));
  siyi_segments_add (self->kind, "working", _("Working days"));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->spin));
  gtk_box_append (GTK_BOX (row), GTK_WIDGET (self->kind));
  gtk_box_append (GTK_BOX (box), row);

  self->provisional = siyi_session_limit_label_new (box, "soon-line");
  gtk_label_set_width_chars (self->provisional, 30);
  gtk_label_set_max_width_chars (self->provisional, 30);
  gtk_label_set_text (self->provisional,
                      _("The holidays of that year are not published yet: the day may move."));
  g_signal_connect_swapped (self->day_row, "changed", G_CALLBACK (on_day_changed), self);
  g_signal_connect_swapped (self->spin, "value-changed", G_CALLBACK (on_days_changed), self);
  g_signal_connect_swapped (self->kind, "changed", G_CALLBACK (on_days_changed), self);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (siyi_session_limit_show_fields), self);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_add_css_class (popover, "why");

  return popover;
}
