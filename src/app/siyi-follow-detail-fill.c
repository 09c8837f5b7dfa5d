/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Puts a sheet into the pane: head, clock, and the buttons of the other steps. Main thread. */
#include "siyi-follow-detail-private.h"

#include <glib/gi18n.h>

#include "siyi-cell.h"
#include "siyi-follow-words.h"
#include "siyi-look-watch.h"
#include "siyi-moved-words.h"

#define BUTTONS 3     /* steps beside the form; the others are in the menu */

/* Beside the step a task waits for, in the order an office asks for them. */
static const SiyiTaskStepKind order[] = {
  SIYI_TASK_STEP_OBJECTION_REFUSED, SIYI_TASK_STEP_EXTENSION_REFUSED, SIYI_TASK_STEP_SENT_BACK,
  SIYI_TASK_STEP_EXTENSION_ASKED, SIYI_TASK_STEP_OBJECTED, SIYI_TASK_STEP_CLOSED, SIYI_TASK_STEP_URGED,
  SIYI_TASK_STEP_ANSWERED, SIYI_TASK_STEP_RECEIVED, SIYI_TASK_STEP_PROGRESS, SIYI_TASK_STEP_SERVED,
  SIYI_TASK_STEP_VISITED_BACK, SIYI_TASK_STEP_EVALUATED, SIYI_TASK_STEP_RESOLVED, SIYI_TASK_STEP_NOTE,
  SIYI_TASK_STEP_REOPENED, SIYI_TASK_STEP_VOIDED, SIYI_TASK_STEP_RETURNED, SIYI_TASK_STEP_CHECKED,
  SIYI_TASK_STEP_EXTENSION_APPROVED, SIYI_TASK_STEP_EXTENSION_TOLD, SIYI_TASK_STEP_ASSIGNED,
};

static void
append_fact (GString    *line,
             const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  if (line->len > 0)
    /* Translators: stands between facts in one line; a wide space */
    g_string_append (line, C_("between facts", "   "));
  g_string_append (line, text);
}

static void
fill_head (SiyiFollowDetail  *self,
           const SiyiTaskRow *row)
{
  g_autofree char *title = siyi_follow_words_title (row);
  g_autofree char *below = siyi_follow_words_below (row, self->sheet->today);
  g_autoptr(GString) line = g_string_new (NULL);

  append_fact (line, row->case_number);
  append_fact (line, below);
  append_fact (line, row->handler);
  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, line->str);
  gtk_widget_set_visible (self->group_tag, row->group);
  gtk_widget_set_visible (self->case_button, TRUE);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->case_button), "x", row->case_id);
}

/* Article 34: an extension that lacks something lengthens nothing, and the page says what. */
static void
fill_lacks (SiyiFollowDetail  *self,
            const SiyiTaskRow *row)
{
  static const struct { guint bit; const char *words; } lacks[] = {
    { SIYI_EXTENSION_NO_REASON, N_("Extension incomplete: it has no reason and lengthens nothing") },
    { SIYI_EXTENSION_NOT_TOLD, N_("Extension incomplete: the petitioner was not told, and it lengthens nothing") },
    { SIYI_EXTENSION_TOO_LONG, N_("Extension incomplete: it is longer than allowed and lengthens nothing") },
  };
  g_autoptr(GString) lines = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (lacks); i++)
    if ((row->reading.lacks & lacks[i].bit) != 0)
      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", _(lacks[i].words));
  gtk_label_set_text (self->left_out, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), lines->len > 0);
}

static void
fill_clock (SiyiFollowDetail  *self,
            const SiyiTaskRow *row)
{
  const SiyiTaskReading *reading = &row->reading;
  g_autofree char *state = siyi_follow_words_state (reading);
  g_autofree char *sum = siyi_follow_words_sum (reading, self->sheet->today);

  siyi_light_icon_set (self->light, reading->light, reading->percent / 100.0, state);
  gtk_label_set_text (self->state, state);
  gtk_label_set_text (self->sum, *sum != '\0' ? sum : C_("task", "No limit set"));
  siyi_cell_set_class (GTK_WIDGET (self->state), "soon", reading->light == SIYI_LIGHT_YELLOW);
  siyi_cell_set_class (GTK_WIDGET (self->state), "over", reading->light == SIYI_LIGHT_RED);
  gtk_widget_set_visible (self->clock, TRUE);
}

/* The days there were before the calendar or a setting moved them (domain, section 3.2, rule 8). */
static void
fill_moved (SiyiFollowDetail *self)
{
  const GPtrArray *moved = self->sheet->moved;
  g_autoptr(GString) lines = g_string_new (NULL);

  for (guint i = 0; moved != NULL && i < moved->len; i++)
    {
      g_autofree char *words = siyi_moved_words (g_ptr_array_index (moved, i), self->sheet->today);

      g_string_append_printf (lines, "%s%s", lines->len > 0 ? "\n" : "", words);
    }
  gtk_label_set_text (self->moved, lines->str);
  gtk_widget_set_visible (GTK_WIDGET (self->moved), lines->len > 0);
}

static GtkWidget *
new_step_button (SiyiTaskStepKind kind)
{
  /* Translators: a step of a task; the dots say that its form comes first */
  g_autofree char *words = g_strdup_printf (C_("step", "%s…"), siyi_follow_step_verb (kind));
  GtkWidget *button = gtk_button_new_with_label (words);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "follow.step");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", siyi_task_step_word (kind));

  return button;
}

/* A telling belongs to an extension that was approved. */
static gboolean
may_follow (const SiyiTaskRow *row,
            SiyiTaskStepKind   kind)
{
  if (kind == SIYI_TASK_STEP_EXTENSION_TOLD && (row->reading.lacks & SIYI_EXTENSION_NOT_TOLD) == 0)
    return FALSE;
  if (row->id == 0 && kind != SIYI_TASK_STEP_ASSIGNED)
    return FALSE;

  return siyi_task_step_may_follow (&row->reading, kind);
}

static void
add_step_item (SiyiFollowDetail *self,
               SiyiTaskStepKind  kind)
{
  g_autofree char *action = g_strdup_printf ("follow.step::%s", siyi_task_step_word (kind));

  g_menu_append (self->more_menu, siyi_follow_step_verb (kind), action);
}

static void
add_step_button (SiyiFollowDetail *self,
                 SiyiTaskStepKind  kind)
{
  GtkWidget *button = new_step_button (kind);

  gtk_box_append (GTK_BOX (self->others), button);
  gtk_box_reorder_child_after (GTK_BOX (self->others), self->more, button);
}

static void
drop_steps (SiyiFollowDetail *self)
{
  GtkWidget *button;

  while ((button = gtk_widget_get_first_child (self->others)) != NULL && button != self->more)
    gtk_box_remove (GTK_BOX (self->others), button);
  g_menu_remove_all (self->more_menu);
}

static void
fill_steps (SiyiFollowDetail  *self,
            const SiyiTaskRow *row)
{
  const SiyiTaskStepKind shown = siyi_follow_form_get_kind (self->form);
  guint offered = 0, n = 0;

  for (gsize i = 0; row != NULL && i < G_N_ELEMENTS (order); i++)
    if (order[i] != shown && may_follow (row, order[i]))
      offered |= 1u << order[i];
  /* The same buttons stay: one of them may have the keyboard. */
  if (offered == self->offered)
    return;

  self->offered = offered;
  drop_steps (self);
  for (gsize i = 0; i < G_N_ELEMENTS (order); i++)
    if ((offered & 1u << order[i]) != 0 && n++ < BUTTONS)
      add_step_button (self, order[i]);
    else if ((offered & 1u << order[i]) != 0)
      add_step_item (self, order[i]);
  gtk_widget_set_visible (self->more, n > BUTTONS);
  gtk_widget_set_visible (self->others, n > 0);
}

G_STATIC_ASSERT (SIYI_N_TASK_STEPS <= 32);

/**
 * siyi_follow_detail_n_urgeable:
 *
 * Returns: how many of the chosen tasks can be urged now
 */
guint
siyi_follow_detail_n_urgeable (SiyiFollowDetail *self)
{
  guint n = 0;

  for (guint i = 0; i < self->sheet->rows->len; i++)
    {
      const SiyiTaskRow *row = g_ptr_array_index (self->sheet->rows, i);

      if (row != NULL && row->id != 0 && siyi_task_step_may_follow (&row->reading, SIYI_TASK_STEP_URGED))
        n++;
    }

  return n;
}

/* Slips of what was urged on paper; which way it went is known by the archive alone. */
static gboolean
any_urged (const SiyiFollowSheet *sheet)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (((const SiyiTaskRow *) g_ptr_array_index (sheet->rows, i))->reading.n_urged > 0)
      return TRUE;

  return FALSE;
}

static void
fill_several (SiyiFollowDetail *self)
{
  const guint n = self->sheet->rows->len;
  const guint good = siyi_follow_detail_n_urgeable (self);
  g_autofree char *title = g_strdup_printf (ngettext ("%u task chosen", "%u tasks chosen", n), n);
  g_autofree char *left_out = g_strdup_printf (ngettext ("%u of them can’t be urged now and is left out",
                                                         "%u of them can’t be urged now and are left out",
                                                         n - good), n - good);

  gtk_label_set_text (self->title, title);
  gtk_label_set_text (self->facts, _("One urging for all of them, one line in each history"));
  gtk_label_set_text (self->left_out, left_out);
  gtk_widget_set_visible (GTK_WIDGET (self->left_out), good < n);
  gtk_widget_set_visible (self->group_tag, FALSE);
  gtk_widget_set_visible (self->case_button, FALSE);
  gtk_widget_set_visible (self->clock, FALSE);
  gtk_widget_set_visible (self->history, FALSE);
}

/**
 * siyi_follow_detail_get_verb:
 *
 * Returns: (nullable): what the form does, %NULL where there is none
 */
const char *
siyi_follow_detail_get_verb (SiyiFollowDetail *self)
{
  const SiyiTaskRow *row = siyi_follow_detail_row (self);
  const SiyiTaskStepKind kind = siyi_follow_form_get_kind (self->form);

  if (kind == SIYI_N_TASK_STEPS)
    return NULL;
  if (siyi_follow_form_get_corrects (self->form) != 0)
    return C_("step", "Correct");
  if (row != NULL && kind == SIYI_TASK_STEP_URGED && row->reading.n_urged > 0)
    return C_("step", "Urge again");
  if (row != NULL && kind == SIYI_TASK_STEP_ASSIGNED && row->reading.state == SIYI_TASK_RETURNED)
    return C_("step", "Reassign");

  return siyi_follow_step_verb (kind);
}

static void
fill_step_title (SiyiFollowDetail *self)
{
  const char *verb = siyi_follow_detail_get_verb (self);
  g_autofree char *correction = siyi_follow_detail_dup_correction (self);

  gtk_widget_set_visible (GTK_WIDGET (self->step_title), verb != NULL);
  gtk_label_set_text (self->step_title, correction != NULL ? correction : verb != NULL ? verb : "");
}

/**
 * siyi_follow_detail_fill:
 *
 * Shows the sheet; the form is asked for what it shows already.
 */
void
siyi_follow_detail_fill (SiyiFollowDetail *self)
{
  const SiyiTaskRow *row = siyi_follow_detail_row (self);

  gtk_stack_set_visible_child_name (self->stack, self->sheet == NULL ? "nothing" : "task");
  siyi_look_watch (GTK_WIDGET (self), self->archive, "look.task", "task", row != NULL ? row->id : 0);
  if (self->sheet == NULL)
    return;

  gtk_widget_set_visible (GTK_WIDGET (self->left_out), FALSE);
  fill_moved (self);
  gtk_widget_set_visible (self->slips, row == NULL && any_urged (self->sheet));
  if (row != NULL)
    {
      fill_head (self, row);
      fill_clock (self, row);
      fill_lacks (self, row);
      siyi_follow_detail_fill_history (self, row);
    }
  else
    fill_several (self);
  fill_step_title (self);
  fill_steps (self, row);
}
