/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of an assignment: units, handler, limit in days or a day, and how the last day comes
 * about (article 22 (3)). Main thread. */
#include "siyi-follow-form-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-follow-words.h"
#include "siyi-tip.h"
#include "siyi-words.h"

#define MOST_DAYS 366

static GtkWidget *
new_unit_chooser (SiyiFollowForm *self)
{
  GtkExpression *words = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *chooser;

  gtk_string_list_append (names, _("Choose a unit"));
  for (gsize i = 0; self->units != NULL && self->units[i] != NULL; i++)
    gtk_string_list_append (names, self->units[i]);
  chooser = gtk_drop_down_new (G_LIST_MODEL (names), words);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (chooser), TRUE);
  g_signal_connect_swapped (chooser, "notify::selected", G_CALLBACK (siyi_follow_form_changed), self);

  return chooser;
}

/* A matter that comes back is proposed to nobody: the unit said it is not its own. */
static void
propose_units (SiyiFollowForm    *self,
               const SiyiTaskRow *row)
{
  const gboolean again = row->reading.state == SIYI_TASK_RETURNED;

  for (guint i = 0; !again && row->units != NULL && row->units[0] != NULL && self->units != NULL &&
       self->units[i] != NULL; i++)
    if (g_str_equal (self->units[i], row->units[0]))
      gtk_drop_down_set_selected (self->lead, i + 1);
  if (!again && row->units != NULL && row->units[0] != NULL && row->units[1] != NULL)
    {
      g_autofree char *others = g_strjoinv (siyi_words ("read-units", "split", NULL)[0], row->units + 1);

      gtk_editable_set_text (GTK_EDITABLE (self->others), others);
    }
  if (!again && row->handler != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->person), row->handler);
}

static void
add_limit (SiyiFollowForm *self)
{
  const SiyiLimit proposed = self->sheet->limit;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, MOST_DAYS, 1));
  gtk_spin_button_set_value (self->days, proposed.days > 0 ? proposed.days : 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Days"), -1);
  self->limit_kind = g_object_new (SIYI_TYPE_SEGMENTS, NULL);
  siyi_segments_add (self->limit_kind, "calendar", C_("limit", "days"));
  siyi_segments_add (self->limit_kind, "working", C_("limit", "working days"));
  siyi_segments_add (self->limit_kind, "day", C_("limit", "a day"));
  siyi_segments_set_value (self->limit_kind, siyi_days_kind_word (proposed.kind));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->days));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->limit_kind));
  g_signal_connect_swapped (self->days, "value-changed", G_CALLBACK (siyi_follow_form_changed), self);
  g_signal_connect_swapped (self->limit_kind, "changed", G_CALLBACK (siyi_follow_form_changed), self);
  self->limit_row = siyi_follow_form_add_row (self, _("Limit"), box);
}

/**
 * siyi_follow_form_add_assign:
 * @row: the matter
 *
 * Makes the fields of an assignment.
 */
void
siyi_follow_form_add_assign (SiyiFollowForm    *self,
                             const SiyiTaskRow *row)
{
  GtkWidget *sum;

  self->lead = GTK_DROP_DOWN (new_unit_chooser (self));
  siyi_follow_form_add_row (self, _("Lead unit"), GTK_WIDGET (self->lead));
  siyi_tip_inner (self->lead, self->lead);
  self->others = siyi_follow_form_add_entry (self, _("Helping units"));
  self->person = siyi_follow_form_add_entry (self, _("Handler"));
  self->day = siyi_follow_form_add_day (self, _("Day of the assignment"), self->sheet->today);
  add_limit (self);
  self->until = siyi_follow_form_add_day (self, _("Last day"), SIYI_DAY_NONE);
  sum = gtk_label_new ("");
  gtk_widget_add_css_class (sum, "secondary");
  gtk_widget_add_css_class (sum, "numeric");
  self->sum = GTK_LABEL (sum);
  siyi_follow_form_add_row (self, _("Sum"), sum);
  propose_units (self, row);
  siyi_follow_form_show_sum (self);
}

static SiyiLimit
limit_of (SiyiFollowForm *self)
{
  const gboolean working = g_strcmp0 (siyi_segments_get_value (self->limit_kind), "working") == 0;

  return (SiyiLimit) { gtk_spin_button_get_value_as_int (self->days),
                       working ? SIYI_DAYS_WORKING : SIYI_DAYS_CALENDAR };
}

static gboolean
by_day (SiyiFollowForm *self)
{
  return g_strcmp0 (siyi_segments_get_value (self->limit_kind), "day") == 0;
}

static void
show_answer_due (SiyiFollowForm *self,
                 SiyiDay         due,
                 const char     *sum)
{
  g_autofree char *day = siyi_case_words_day (due, self->sheet->today, TRUE);
  /* Translators: a day */
  g_autofree char *words = g_strdup_printf (_("answer due %s"), day);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->answer_due), words);
  gtk_widget_set_tooltip_text (self->answer_due, sum);
}

static void
show_assign_sum (SiyiFollowForm *self,
                 const char     *sum)
{
  const gboolean is_day = by_day (self);

  gtk_widget_set_visible (GTK_WIDGET (self->until), is_day);
  gtk_widget_set_visible (GTK_WIDGET (self->days), !is_day);
  gtk_label_set_text (self->sum, sum);
  gtk_widget_set_visible (gtk_widget_get_ancestor (GTK_WIDGET (self->sum), GTK_TYPE_LIST_BOX_ROW), !is_day);
}

/**
 * siyi_follow_form_show_sum:
 *
 * Says by when: of an assignment how the last day comes about, of an urging by when it is answered.
 */
void
siyi_follow_form_show_sum (SiyiFollowForm *self)
{
  SiyiDay day = SIYI_DAY_NONE;
  g_autofree char *words = NULL;
  SiyiLimit limit;
  SiyiDue due;

  if ((self->sum == NULL && self->answer_due == NULL) || self->sheet == NULL || self->day == NULL ||
      !siyi_day_row_get_day (self->day, &day) || day == SIYI_DAY_NONE)
    return;

  limit = self->sum != NULL ? limit_of (self) : self->sheet->office->rules.urging_answer;
  due = siyi_limit_due (limit, day, self->sheet->office->calendar, self->sheet->office->rules.clocks.rolling);
  words = siyi_follow_words_limit (limit, day, due.last, self->sheet->today);
  if (self->sum != NULL)
    show_assign_sum (self, words);
  else
    show_answer_due (self, due.last, words);
}

/**
 * siyi_follow_form_assign_good:
 *
 * Returns: whether there are a unit and a limit
 */
gboolean
siyi_follow_form_assign_good (SiyiFollowForm *self)
{
  SiyiDay day, until;

  if (gtk_drop_down_get_selected (self->lead) == 0 ||
      gtk_drop_down_get_selected (self->lead) == GTK_INVALID_LIST_POSITION)
    return FALSE;
  if (!by_day (self))
    return TRUE;

  return siyi_day_row_get_day (self->day, &day) && siyi_day_row_get_day (self->until, &until) &&
         until != SIYI_DAY_NONE && until >= day;
}

/* Split as the takeover splits them. */
static void
add_others (GStrvBuilder *units,
            const char   *typed)
{
  const char * const *marks = siyi_words ("read-units", "split", NULL);
  g_autoptr(GString) text = g_string_new (typed);
  g_auto(GStrv) parts = NULL;

  for (gsize i = 0; marks[i] != NULL; i++)
    g_string_replace (text, marks[i], "\n", 0);
  parts = g_strsplit (text->str, "\n", -1);
  for (gsize i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_strv_builder_add (units, parts[i]);
}

/**
 * siyi_follow_form_take_assign:
 * @change: (inout): gets units, handler and limit
 */
void
siyi_follow_form_take_assign (SiyiFollowForm   *self,
                              SiyiFollowChange *change)
{
  g_autoptr(GStrvBuilder) units = g_strv_builder_new ();
  g_autofree char *others = siyi_follow_form_dup_text (self->others);

  g_strv_builder_add (units, self->units[gtk_drop_down_get_selected (self->lead) - 1]);
  if (others != NULL)
    add_others (units, others);
  change->units = g_strv_builder_end (units);
  if (by_day (self))
    siyi_day_row_get_day (self->until, &change->due);
  else
    change->limit = limit_of (self);
}
