/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The limit of an assignment as one row: its last day, how many days that is, and the sum to check.
 * Pressing it opens where it is said. The counting is core's: the day of the assignment is not
 * counted, a last day that is none moves (Civil Code, articles 201 and 203). Main thread. */
#include "siyi-session-limit-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-children.h"
#include "siyi-session-record-words.h"

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiSessionLimit, siyi_session_limit, GTK_TYPE_WIDGET)

/* A day that was named stands as it was named; a number of days is counted and moves. */
static SiyiDue
due_of (SiyiSessionLimit *self)
{
  SiyiDue due = { self->said.due, self->said.due, FALSE };

  if (self->calendar == NULL || self->said.due == SIYI_DAY_NONE)
    return due;
  if (self->said.limit_days > 0)
    return siyi_limit_due (siyi_session_limit_of (self), self->said.assigned, self->calendar,
                           siyi_calendar_get_rolling (self->calendar));

  due.provisional = siyi_calendar_is_provisional (self->calendar, self->said.due);

  return due;
}

static void
show_face (SiyiSessionLimit *self)
{
  gboolean any = self->said.due != SIYI_DAY_NONE;
  SiyiDue due = due_of (self);
  gboolean counts = any && self->said.due > self->said.assigned && due.last == self->said.due;
  g_autofree char *day = any ? siyi_case_words_day (self->said.due, self->start, TRUE)
                             : g_strdup (_("Not said"));
  g_autofree char *days = siyi_talk_words_limit (&self->said, due.provisional);
  g_autofree char *sum = counts ? siyi_talk_words_sum (self->said.assigned,
                                                       siyi_session_limit_of (self), &due)
                                : g_strdup ("");
  /* Translators: the last day of a limit, as a screen reader says it */
  g_autofree char *name = g_strdup_printf (_("Report back by: %s"), day);

  gtk_label_set_text (self->last_day, day);
  if (any)
    gtk_widget_remove_css_class (GTK_WIDGET (self->last_day), "muted");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->last_day), "muted");
  gtk_label_set_text (self->days, days);
  gtk_label_set_text (self->sum, sum);
  gtk_widget_set_visible (GTK_WIDGET (self->sum), counts);
  gtk_widget_set_visible (GTK_WIDGET (self->provisional), any && due.provisional);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, sum, -1);
}

/* A person said another limit. */
void
siyi_session_limit_tell (SiyiSessionLimit *self)
{
  show_face (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
face_new (SiyiSessionLimit *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkLabel *caption = siyi_session_limit_label_new (box, "field-caption");

  gtk_label_set_text (caption, _("Report back by"));
  gtk_box_append (GTK_BOX (box), line);
  self->last_day = siyi_session_limit_label_new (line, "record-value");
  self->days = siyi_session_limit_label_new (line, "secondary");
  self->sum = siyi_session_limit_label_new (box, "secondary");

  return box;
}

static void
on_clicked (SiyiSessionLimit *self)
{
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
siyi_session_limit_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  GTK_WIDGET_CLASS (siyi_session_limit_parent_class)->size_allocate (widget, width, height,
                                                                     baseline);
  gtk_popover_present (GTK_POPOVER (SIYI_SESSION_LIMIT (widget)->popover));
}

static void
siyi_session_limit_dispose (GObject *object)
{
  SiyiSessionLimit *self = SIYI_SESSION_LIMIT (object);

  self->setting = TRUE;
  siyi_children_unparent (self);
  g_clear_pointer (&self->calendar, siyi_calendar_unref);

  G_OBJECT_CLASS (siyi_session_limit_parent_class)->dispose (object);
}

static void
siyi_session_limit_class_init (SiyiSessionLimitClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_session_limit_dispose;
  widget_class->size_allocate = siyi_session_limit_size_allocate;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sessionlimit");
}

static void
siyi_session_limit_init (SiyiSessionLimit *self)
{
  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), face_new (self));
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_hexpand (self->button, TRUE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->popover = siyi_session_limit_popover_new (self);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  show_face (self);
}

GtkWidget *
siyi_session_limit_new (void)
{
  return g_object_new (SIYI_TYPE_SESSION_LIMIT, NULL);
}

/**
 * siyi_session_limit_set_calendar:
 * @calendar: working days
 */
void
siyi_session_limit_set_calendar (SiyiSessionLimit *self,
                                 SiyiCalendar     *calendar)
{
  g_return_if_fail (SIYI_IS_SESSION_LIMIT (self));

  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  self->calendar = siyi_calendar_ref (calendar);
  show_face (self);
}

/**
 * siyi_session_limit_set:
 *
 * Shows the limit of @record, silently.
 */
void
siyi_session_limit_set (SiyiSessionLimit     *self,
                        const SiyiTalkRecord *record)
{
  g_return_if_fail (SIYI_IS_SESSION_LIMIT (self));

  self->start = record->day;
  self->said.assigned = record->assigned != SIYI_DAY_NONE ? record->assigned : record->day;
  self->said.due = record->due;
  self->said.limit_days = record->limit_days;
  self->said.limit_working = record->limit_working;
  if (gtk_widget_get_visible (self->popover))
    siyi_session_limit_show_fields (self);
  show_face (self);
}

/**
 * siyi_session_limit_get:
 *
 * Writes the limit into @record; the day of the assignment only where there is a limit.
 */
void
siyi_session_limit_get (SiyiSessionLimit *self,
                        SiyiTalkRecord   *record)
{
  g_return_if_fail (SIYI_IS_SESSION_LIMIT (self));

  record->due = self->said.due;
  record->limit_days = self->said.due != SIYI_DAY_NONE ? self->said.limit_days : 0;
  record->limit_working = record->limit_days > 0 && self->said.limit_working;
  if (record->due != SIYI_DAY_NONE)
    record->assigned = self->said.assigned;
}
