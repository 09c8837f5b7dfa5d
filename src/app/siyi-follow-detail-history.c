/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history of a task in the pane: its lines with the papers they went out by, void ones struck, and what
 * set a line right. Main thread. */
#include "siyi-follow-detail-private.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"
#include "siyi-follow-print.h"
#include "siyi-follow-words.h"

static const SiyiTaskStepRow *
find_step (const SiyiTaskRow *row,
           gint64             id)
{
  for (guint i = 0; row->steps != NULL && i < row->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, i);

      if (step->id == id)
        return step;
    }

  return NULL;
}

static gboolean
is_corrected (const SiyiTaskRow *row,
              gint64             id)
{
  for (guint i = 0; i < row->steps->len; i++)
    if (((const SiyiTaskStepRow *) g_ptr_array_index (row->steps, i))->corrects == id)
      return TRUE;

  return FALSE;
}

static guint
nth_urging (const SiyiTaskRow *row,
            gint64             id)
{
  guint nth = 0;

  for (guint i = row->steps->len; i > 0; i--)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (row->steps, i - 1);

      if (step->kind == SIYI_TASK_STEP_URGED && step->id <= id)
        nth++;
    }

  return nth;
}

/* A note that sets a line right names it. */
static char *
title_of (const SiyiTaskRow     *row,
          const SiyiTaskStepRow *step,
          SiyiDay                today)
{
  const SiyiTaskStepRow *wrong = step->corrects != 0 ? find_step (row, step->corrects) : NULL;
  g_autofree char *title = NULL;
  g_autofree char *day = NULL;

  if (wrong == NULL)
    return siyi_follow_step_title (step, nth_urging (row, step->id));

  title = siyi_follow_step_title (wrong, nth_urging (row, wrong->id));
  day = siyi_case_words_day (wrong->day, today, FALSE);

  /* Translators: the day and the heading of the line of the history that is set right */
  return g_strdup_printf (C_("step", "Correction of %1$s, %2$s"), day, title);
}

static void
add_void (GString               *markup,
          const SiyiStoredPaper *paper)
{
  g_autofree char *number = g_markup_escape_text (paper->number, -1);
  g_autofree char *reason = g_markup_escape_text (paper->void_reason != NULL ? paper->void_reason : "", -1);

  if (markup->len > 0)
    g_string_append_c (markup, '\n');
  /* Translators: number of a paper, struck through, and why it is void; keep the <s> */
  g_string_append_printf (markup, _("<s>%1$s</s>   void: %2$s"), number, reason);
}

/* The papers a line went out by: numbers into @markup, what can be made void into @menu. */
static void
add_papers (const SiyiTaskRow *row,
            gint64             step,
            GString           *markup,
            GMenu             *menu)
{
  for (guint i = row->papers->len; i > 0; i--)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (row->papers, i - 1);
      g_autofree char *action = NULL;
      g_autofree char *words = NULL;
      g_autofree char *number = NULL;

      if (paper->step != step)
        continue;
      if (paper->is_void)
        {
          add_void (markup, paper);
          continue;
        }
      number = g_markup_escape_text (paper->number, -1);
      g_string_append_printf (markup, "%s%s", markup->len > 0 ? "\n" : "", number);
      action = g_strdup_printf ("follow.void-paper(int64 %" G_GINT64_FORMAT ")", paper->id);
      /* Translators: number of a paper */
      words = g_strdup_printf (_("Make %s Void…"), paper->number);
      g_menu_append (menu, words, action);
    }
}

static void
add_step (SiyiFollowDetail      *self,
          const SiyiTaskRow     *row,
          const SiyiTaskStepRow *step)
{
  const SiyiDay today = self->sheet->today;
  g_autofree char *title = title_of (row, step, today);
  g_autofree char *body = row->restricted ? NULL : siyi_follow_step_body (step, today);
  /* Translators: who wrote a line of the history down */
  g_autofree char *note = step->who != NULL ? g_strdup_printf (_("Written down by %s"), step->who) : NULL;
  g_autofree char *correct = g_strdup_printf ("follow.correct(int64 %" G_GINT64_FORMAT ")", step->id);
  g_autoptr(GString) markup = g_string_new (NULL);
  g_autoptr(GMenu) menu = g_menu_new ();
  SiyiTimelineLine line = {
    .day = step->day, .icon = siyi_follow_step_icon (step->kind), .strong = siyi_follow_step_strong (step->kind),
    .title = title, .body = body, .struck = is_corrected (row, step->id), .note = note, .menu = G_MENU_MODEL (menu),
    .print = siyi_task_paper_of_step (step->kind, step->way) < SIYI_N_TASK_PAPERS ? step->id : 0,
  };

  g_menu_append (menu, _("Correct…"), correct);
  if (line.print != 0)
    {
      g_autofree char *save = g_strdup_printf ("follow.save(int64 %" G_GINT64_FORMAT ")", step->id);

      g_menu_append (menu, _("Save the Paper…"), save);
    }
  add_papers (row, step->id, markup, menu);
  if (markup->len > 0)
    line.markup = markup->str;
  siyi_timeline_add (self->timeline, &line, today);
}

/* What was assigned with its record has no line of its own; its sheet is printed all the same. */
static void
add_assignment (SiyiFollowDetail  *self,
                const SiyiTaskRow *row)
{
  g_autoptr(GString) markup = g_string_new (NULL);
  g_autoptr(GMenu) menu = g_menu_new ();
  const SiyiTaskStepRow assigned = { .kind = SIYI_TASK_STEP_ASSIGNED };
  g_autofree char *title = siyi_follow_step_title (&assigned, 0);
  SiyiTimelineLine line = {
    .day = row->assigned, .icon = siyi_follow_step_icon (SIYI_TASK_STEP_ASSIGNED), .title = title,
    .body = row->units[0], .print = SIYI_FOLLOW_PRINT_ASSIGNMENT, .menu = G_MENU_MODEL (menu),
  };

  for (guint i = 0; i < row->steps->len; i++)
    if (((const SiyiTaskStepRow *) g_ptr_array_index (row->steps, i))->kind == SIYI_TASK_STEP_ASSIGNED)
      return;
  if (row->assigned == SIYI_DAY_NONE || row->units[0] == NULL)
    return;

  g_menu_append (menu, _("Save the Paper…"), "follow.save(int64 " G_STRINGIFY (SIYI_FOLLOW_PRINT_ASSIGNMENT) ")");
  add_papers (row, 0, markup, menu);
  if (markup->len > 0)
    line.markup = markup->str;
  siyi_timeline_add (self->timeline, &line, self->sheet->today);
}

static void
add_instruction (SiyiFollowDetail  *self,
                 const SiyiTaskRow *row)
{
  g_autofree char *title = NULL;
  g_autofree char *quoted = NULL;
  SiyiTimelineLine line = { .day = row->instruction_day, .icon = "avatar-default-symbolic" };

  if (row->instruction_day == SIYI_DAY_NONE || (row->instruction == NULL && row->leader == NULL))
    return;

  title = row->leader != NULL
    /* Translators: a leader */
    ? g_strdup_printf (C_("step", "Instruction   %s"), row->leader)
    : g_strdup (C_("step", "Instruction of a leader"));
  if (row->instruction != NULL && !row->restricted)
    /* Translators: what a leader wrote */
    quoted = g_strdup_printf (_("“%s”"), row->instruction);
  line.title = title;
  line.body = quoted;
  siyi_timeline_add (self->timeline, &line, self->sheet->today);
}

/**
 * siyi_follow_detail_fill_history:
 *
 * Shows the history of @row, the newest line first; the instruction it began with is the last.
 */
void
siyi_follow_detail_fill_history (SiyiFollowDetail  *self,
                                 const SiyiTaskRow *row)
{
  siyi_timeline_clear (self->timeline);
  for (guint i = 0; row->steps != NULL && i < row->steps->len; i++)
    add_step (self, row, g_ptr_array_index (row->steps, i));
  if (row->steps != NULL)
    add_assignment (self, row);
  add_instruction (self, row);
  gtk_widget_set_visible (self->history, gtk_widget_get_first_child (GTK_WIDGET (self->timeline)) != NULL);
}

/**
 * siyi_follow_detail_dup_correction:
 *
 * Returns: (transfer full) (nullable): the heading of the form while it sets a line right
 */
char *
siyi_follow_detail_dup_correction (SiyiFollowDetail *self)
{
  const SiyiTaskRow *row = siyi_follow_detail_row (self);
  const SiyiTaskStepRow note = { .kind = SIYI_TASK_STEP_NOTE, .corrects = siyi_follow_form_get_corrects (self->form) };

  if (row == NULL || note.corrects == 0 || find_step (row, note.corrects) == NULL)
    return NULL;

  return title_of (row, &note, self->sheet->today);
}

/**
 * siyi_follow_detail_correct:
 * @step: id of a line of the history
 *
 * Asks for the words that set it right; the line itself stays.
 */
void
siyi_follow_detail_correct (SiyiFollowDetail *self,
                            gint64            step)
{
  const SiyiTaskRow *row;

  g_return_if_fail (SIYI_IS_FOLLOW_DETAIL (self));

  row = siyi_follow_detail_row (self);
  if (self->pending || self->writing || row == NULL || find_step (row, step) == NULL)
    return;

  siyi_follow_form_show (self->form, SIYI_TASK_STEP_NOTE, row, self->sheet);
  siyi_follow_form_set_corrects (self->form, step);
  siyi_follow_detail_fill (self);
  siyi_follow_detail_focus_form (self);
}
