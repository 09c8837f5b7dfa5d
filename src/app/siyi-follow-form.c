/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a step, in place below the history: only the fields that step has. What is in it is
 * taken as a change to be written; it writes nothing itself. Main thread. */
#include "siyi-follow-form-private.h"

#include <glib/gi18n.h>

#include "siyi-children.h"
#include "siyi-follow-words.h"

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiFollowForm, siyi_follow_form, GTK_TYPE_WIDGET)

typedef enum
{
  PERSON = 1 << 0,
  WAY    = 1 << 1,
  BODY   = 1 << 2,
  REASON = 1 << 3,     /* the words are wanted */
  DAYS   = 1 << 4,
  UNTIL  = 1 << 5,
  VALUE  = 1 << 6,
  PAPER  = 1 << 7,     /* the words stand in a paper that leaves the office */
} Fields;

/* What each step asks besides its day. */
static const struct { Fields fields; const char *person, *body; } forms[SIYI_N_TASK_STEPS] = {
  [SIYI_TASK_STEP_RECEIVED] = { PERSON, N_("Signed by"), NULL },
  [SIYI_TASK_STEP_OBJECTED] = { PERSON | REASON, N_("Said by"), N_("Reason of the unit") },
  [SIYI_TASK_STEP_RETURNED] = { REASON | PAPER, NULL, N_("Reason of the decision") },
  [SIYI_TASK_STEP_OBJECTION_REFUSED] = { REASON, NULL, N_("Reason of the decision") },
  [SIYI_TASK_STEP_PROGRESS] = { PERSON | BODY | UNTIL, N_("Said by"), N_("Progress") },
  [SIYI_TASK_STEP_URGED] = { WAY | PERSON | BODY | PAPER, N_("Spoken with"), N_("What was urged") },
  [SIYI_TASK_STEP_EXTENSION_ASKED] = { DAYS | REASON | PAPER, NULL, N_("Reason of the extension") },
  [SIYI_TASK_STEP_EXTENSION_APPROVED] = { PERSON | DAYS | BODY | PAPER, N_("Approved by (head of the unit)"),
                                          N_("Reason") },
  [SIYI_TASK_STEP_EXTENSION_REFUSED] = { PERSON | REASON, N_("Decided by"), N_("Reason of the decision") },
  [SIYI_TASK_STEP_EXTENSION_TOLD] = { PERSON | BODY, N_("Told to"), N_("How it was told") },
  [SIYI_TASK_STEP_ANSWERED] = { PERSON | BODY, N_("Said by"), N_("Answer") },
  [SIYI_TASK_STEP_CHECKED] = { BODY, NULL, N_("Result of the check") },
  [SIYI_TASK_STEP_SENT_BACK] = { REASON | PAPER, NULL, N_("What is missing") },
  [SIYI_TASK_STEP_SERVED] = { PERSON | BODY, N_("Received by"), N_("Way of service") },
  [SIYI_TASK_STEP_CLOSED] = { BODY, NULL, N_("Result") },
  [SIYI_TASK_STEP_RESOLVED] = { BODY, NULL, N_("Evidence") },
  [SIYI_TASK_STEP_VISITED_BACK] = { WAY | PERSON | BODY, N_("Spoken with"), N_("What the petitioner says") },
  [SIYI_TASK_STEP_EVALUATED] = { VALUE | PERSON | BODY, N_("About which unit"), N_("Reason") },
  [SIYI_TASK_STEP_REOPENED] = { REASON, NULL, N_("New fact and reason") },
  [SIYI_TASK_STEP_NOTE] = { REASON, NULL, N_("Note") },
  [SIYI_TASK_STEP_VOIDED] = { REASON, NULL, N_("Reason") },
};

static void
drop_fields (SiyiFollowForm *self)
{
  siyi_children_remove (self->rows);
  g_clear_pointer (&self->grounds, g_ptr_array_unref);
  self->way = self->value = self->limit_kind = NULL;
  self->answer_due = NULL;
  self->sum = NULL;
  self->person = self->body = self->others = NULL;
  self->days = NULL;
  self->day = self->until = NULL;
  self->lead = NULL;
  self->limit_row = NULL;
}

static const char *
proposed_way (SiyiFollowForm    *self,
              const SiyiTaskRow *row)
{
  const GArray *ladder = self->sheet->office->ladder;
  int rung;

  if (self->kind != SIYI_TASK_STEP_URGED || row == NULL)
    return siyi_urge_way_word (SIYI_URGE_PHONE);

  rung = siyi_ladder_next (ladder, row->reading.due, row->reading.last_urged, self->sheet->today);

  return siyi_urge_way_word (rung >= 0 ? g_array_index (ladder, SiyiUrgeRung, rung).way : SIYI_URGE_PHONE);
}

static void
add_extension_days (SiyiFollowForm    *self,
                    const SiyiTaskRow *row)
{
  const int most = MAX (1, self->sheet->office->rules.longest_extension);
  int asked = most;

  for (guint i = 0; row != NULL && row->steps != NULL && i < row->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, i);

      if (step->kind != SIYI_TASK_STEP_EXTENSION_ASKED)
        continue;
      asked = step->days;
      break;
    }
  self->days = GTK_SPIN_BUTTON (gtk_spin_button_new_with_range (1, most, 1));
  gtk_spin_button_set_value (self->days, asked);
  g_signal_connect_swapped (self->days, "value-changed", G_CALLBACK (siyi_follow_form_changed), self);
  siyi_follow_form_add_row (self, _("Days"), GTK_WIDGET (self->days));
}

static gboolean
are_overdue (const SiyiFollowSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (((const SiyiTaskRow *) g_ptr_array_index (sheet->rows, i))->reading.light != SIYI_LIGHT_RED)
      return FALSE;

  return TRUE;
}

static void
add_fields (SiyiFollowForm    *self,
            const SiyiTaskRow *row)
{
  const Fields fields = forms[self->kind].fields;

  if (self->kind == SIYI_TASK_STEP_URGED)
    siyi_follow_form_add_grounds (self, are_overdue (self->sheet));
  if ((fields & WAY) != 0)
    siyi_follow_form_add_ways (self, proposed_way (self, row));
  if ((fields & VALUE) != 0)
    siyi_follow_form_add_values (self);
  if ((fields & DAYS) != 0)
    add_extension_days (self, row);
  if ((fields & (BODY | REASON)) != 0)
    self->body = siyi_follow_form_add_entry (self, _(forms[self->kind].body));
  if ((fields & PAPER) != 0)
    siyi_follow_form_add_hint (self, self->body);
  if ((fields & PERSON) != 0)
    self->person = siyi_follow_form_add_entry (self, _(forms[self->kind].person));
  if ((fields & UNTIL) != 0)
    self->until = siyi_follow_form_add_day (self, _("Waits for somebody else until"), SIYI_DAY_NONE);
  self->day = siyi_follow_form_add_day (self, _("Day"), self->sheet->today);
}

static void
siyi_follow_form_dispose (GObject *object)
{
  SiyiFollowForm *self = SIYI_FOLLOW_FORM (object);

  if (self->rows != NULL)
    {
      drop_fields (self);
      gtk_widget_unparent (GTK_WIDGET (self->rows));
      self->rows = NULL;
    }
  g_clear_pointer (&self->units, g_strfreev);

  G_OBJECT_CLASS (siyi_follow_form_parent_class)->dispose (object);
}

static void
siyi_follow_form_class_init (SiyiFollowFormClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_follow_form_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "followform");
}

static void
siyi_follow_form_init (SiyiFollowForm *self)
{
  self->kind = SIYI_N_TASK_STEPS;
  self->rows = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->rows, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->rows), "boxed-list");
  gtk_widget_set_parent (GTK_WIDGET (self->rows), GTK_WIDGET (self));
}

/**
 * siyi_follow_form_set_units:
 * @units: (element-type SiyiUnit): what an assignment chooses from
 */
void
siyi_follow_form_set_units (SiyiFollowForm *self,
                            GPtrArray      *units)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  g_return_if_fail (SIYI_IS_FOLLOW_FORM (self));

  for (guint i = 0; i < units->len; i++)
    g_strv_builder_add (names, ((const SiyiUnit *) g_ptr_array_index (units, i))->name);
  g_strfreev (self->units);
  self->units = g_strv_builder_end (names);
}

/**
 * siyi_follow_form_show:
 * @kind: the step; %SIYI_N_TASK_STEPS: none
 * @row: (nullable): the task; %NULL where it is several
 * @sheet: borrowed until the next one
 *
 * Asks for that step, empty but for what is proposed.
 */
void
siyi_follow_form_show (SiyiFollowForm        *self,
                       SiyiTaskStepKind       kind,
                       const SiyiTaskRow     *row,
                       const SiyiFollowSheet *sheet)
{
  g_return_if_fail (SIYI_IS_FOLLOW_FORM (self));

  drop_fields (self);
  self->kind = kind;
  self->corrects = 0;
  self->sheet = sheet;
  gtk_widget_set_visible (GTK_WIDGET (self), kind != SIYI_N_TASK_STEPS);
  if (kind == SIYI_TASK_STEP_ASSIGNED && row != NULL)
    siyi_follow_form_add_assign (self, row);
  else if (kind != SIYI_N_TASK_STEPS)
    add_fields (self, row);
  siyi_follow_form_changed (self);
}

/**
 * siyi_follow_form_set_sheet:
 * @sheet: (nullable): the same matter anew; what was typed stays
 */
void
siyi_follow_form_set_sheet (SiyiFollowForm        *self,
                            const SiyiFollowSheet *sheet)
{
  g_return_if_fail (SIYI_IS_FOLLOW_FORM (self));

  self->sheet = sheet;
  siyi_follow_form_changed (self);
}

SiyiTaskStepKind
siyi_follow_form_get_kind (SiyiFollowForm *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_FORM (self), SIYI_N_TASK_STEPS);

  return self->kind;
}

/**
 * siyi_follow_form_set_corrects:
 * @step: the line of the history that the note shown sets right; holds until another form is shown
 */
void
siyi_follow_form_set_corrects (SiyiFollowForm *self,
                               gint64          step)
{
  g_return_if_fail (SIYI_IS_FOLLOW_FORM (self) && self->kind == SIYI_TASK_STEP_NOTE);

  self->corrects = step;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->body), _("What is right"));
}

gint64
siyi_follow_form_get_corrects (SiyiFollowForm *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_FORM (self), 0);

  return self->corrects;
}

/**
 * siyi_follow_form_is_good:
 *
 * Returns: whether what is in the form can be written: days that have been, and a reason where one is wanted
 */
gboolean
siyi_follow_form_is_good (SiyiFollowForm *self)
{
  g_autofree char *body = NULL;
  SiyiDay day = SIYI_DAY_NONE, until = SIYI_DAY_NONE;

  g_return_val_if_fail (SIYI_IS_FOLLOW_FORM (self), FALSE);

  if (self->kind == SIYI_N_TASK_STEPS || self->sheet == NULL || self->day == NULL)
    return FALSE;
  if (!siyi_day_row_get_day (self->day, &day) || day == SIYI_DAY_NONE || day > self->sheet->today)
    return FALSE;
  if (self->kind == SIYI_TASK_STEP_ASSIGNED)
    return siyi_follow_form_assign_good (self);
  if (self->until != NULL && !siyi_day_row_get_day (self->until, &until))
    return FALSE;
  if (self->value != NULL && siyi_segments_get_value (self->value) == NULL)
    return FALSE;

  body = siyi_follow_form_dup_text (self->body);

  return body != NULL || (forms[self->kind].fields & REASON) == 0;
}

static char *
dup_grounds (SiyiFollowForm *self)
{
  g_autoptr(GString) keys = g_string_new (NULL);

  for (guint i = 0; i < self->grounds->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->grounds, i)))
      g_string_append_printf (keys, "%s%s", keys->len > 0 ? "," : "",
                              gtk_widget_get_name (g_ptr_array_index (self->grounds, i)));

  return keys->len > 0 ? g_strdup (keys->str) : NULL;
}

/**
 * siyi_follow_form_take:
 *
 * Returns: (transfer full) (nullable): what is to be written, without its tasks; %NULL where it can't be
 */
SiyiFollowChange *
siyi_follow_form_take (SiyiFollowForm *self)
{
  SiyiFollowChange *change;

  if (!siyi_follow_form_is_good (self))
    return NULL;

  change = siyi_follow_change_new (self->kind);
  change->corrects = self->corrects;
  siyi_day_row_get_day (self->day, &change->day);
  change->person = siyi_follow_form_dup_text (self->person);
  change->body = siyi_follow_form_dup_text (self->body);
  if (self->kind == SIYI_TASK_STEP_ASSIGNED)
    {
      siyi_follow_form_take_assign (self, change);
      return change;
    }

  if (self->way != NULL)
    change->way = g_strdup (siyi_segments_get_value (self->way));
  if (self->value != NULL)
    change->value = g_strdup (siyi_segments_get_value (self->value));
  if (self->days != NULL)
    change->days = gtk_spin_button_get_value_as_int (self->days);
  if (self->until != NULL)
    siyi_day_row_get_day (self->until, &change->due);
  if (self->grounds != NULL)
    change->grounds = dup_grounds (self);
  if (self->kind == SIYI_TASK_STEP_URGED)
    change->due = siyi_limit_due (self->sheet->office->rules.urging_answer, change->day,
                                  self->sheet->office->calendar, self->sheet->office->rules.clocks.rolling).last;

  return change;
}
