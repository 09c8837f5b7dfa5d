/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the follow-up page says a task: its state beside the light, its next step, its day, its sum.
 * Words only: every day and difference comes from core. Main thread; what is returned is the caller's. */
#include "siyi-follow-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

/**
 * siyi_follow_words_next:
 *
 * Returns: the step a task waits for; a running one is urged. %SIYI_N_TASK_STEPS where nothing is left
 */
SiyiTaskStepKind
siyi_follow_words_next (const SiyiTaskReading *reading)
{
  switch (reading->state)
    {
    case SIYI_TASK_UNASSIGNED:
    case SIYI_TASK_RETURNED:
      return SIYI_TASK_STEP_ASSIGNED;
    case SIYI_TASK_ASSIGNED:
    case SIYI_TASK_HANDLING:
      return (reading->lacks & SIYI_EXTENSION_NOT_TOLD) != 0 ? SIYI_TASK_STEP_EXTENSION_TOLD : SIYI_TASK_STEP_URGED;
    case SIYI_TASK_OBJECTION:
      return SIYI_TASK_STEP_RETURNED;
    case SIYI_TASK_EXTENSION:
      return SIYI_TASK_STEP_EXTENSION_APPROVED;
    case SIYI_TASK_ANSWERED:
      return SIYI_TASK_STEP_CHECKED;
    case SIYI_TASK_TO_SERVE:
      return SIYI_TASK_STEP_SERVED;
    case SIYI_TASK_TO_CLOSE:
      return SIYI_TASK_STEP_CLOSED;
    case SIYI_TASK_TO_VISIT_BACK:
      return SIYI_TASK_STEP_VISITED_BACK;
    case SIYI_TASK_TO_EVALUATE:
      return SIYI_TASK_STEP_EVALUATED;
    case SIYI_TASK_DONE:
    case SIYI_TASK_VOID:
    case SIYI_N_TASK_STATES:
    default:
      return SIYI_N_TASK_STEPS;
    }
}

/**
 * siyi_follow_words_button:
 *
 * Returns: (nullable): what the button of a row says, %NULL where nothing is left to do
 */
const char *
siyi_follow_words_button (const SiyiTaskReading *reading)
{
  switch ((int) siyi_follow_words_next (reading))
    {
    case SIYI_TASK_STEP_ASSIGNED:
      return reading->state == SIYI_TASK_RETURNED ? C_("step", "Reassign") : C_("step", "Assign");
    case SIYI_TASK_STEP_URGED:
      return reading->n_urged > 0 ? C_("step", "Urge again") : C_("step", "Urge");
    case SIYI_TASK_STEP_EXTENSION_TOLD:
      return C_("step", "Tell");
    case SIYI_TASK_STEP_RETURNED:
      return C_("step", "Decide");
    case SIYI_TASK_STEP_EXTENSION_APPROVED:
      return C_("step", "Approve");
    case SIYI_TASK_STEP_CHECKED:
      return C_("step", "Check");
    case SIYI_TASK_STEP_SERVED:
      return C_("step", "Serve");
    case SIYI_TASK_STEP_CLOSED:
      return C_("step", "Close");
    case SIYI_TASK_STEP_VISITED_BACK:
      return C_("step", "Visit back");
    case SIYI_TASK_STEP_EVALUATED:
      return C_("step", "Evaluate");
    default:
      return NULL;
    }
}

static char *
days_words (const SiyiTaskReading *reading)
{
  const int left = reading->left;

  if (reading->next_day == SIYI_DAY_NONE)
    return g_strdup (C_("task", "No limit set"));
  if (left == 0)
    return g_strdup (_("Due today"));
  if (left < 0)
    return g_strdup_printf (ngettext ("%d day over", "%d days over", -left), -left);

  return g_strdup_printf (ngettext ("%d day left", "%d days left", left), left);
}

/**
 * siyi_follow_words_state:
 *
 * Returns: (transfer full): the word beside the light: the days while a unit works, else what is wanted
 */
char *
siyi_follow_words_state (const SiyiTaskReading *reading)
{
  switch (reading->state)
    {
    case SIYI_TASK_UNASSIGNED:
      return g_strdup (_("Not assigned"));
    case SIYI_TASK_OBJECTION:
      return g_strdup (_("Objection to decide"));
    case SIYI_TASK_RETURNED:
      return g_strdup (_("To be reassigned"));
    case SIYI_TASK_EXTENSION:
      return g_strdup (_("Extension to decide"));
    case SIYI_TASK_ANSWERED:
      return g_strdup (_("Answer to check"));
    case SIYI_TASK_TO_CLOSE:
      return g_strdup (_("To be closed"));
    case SIYI_TASK_TO_VISIT_BACK:
      return g_strdup (_("To visit back"));
    case SIYI_TASK_TO_EVALUATE:
      return g_strdup (_("To be evaluated"));
    case SIYI_TASK_DONE:
      return g_strdup (C_("case", "Closed"));
    case SIYI_TASK_VOID:
      return g_strdup (C_("task", "Void"));
    case SIYI_TASK_ASSIGNED:
    case SIYI_TASK_HANDLING:
    case SIYI_TASK_TO_SERVE:
    case SIYI_N_TASK_STATES:
    default:
      return days_words (reading);
    }
}

/**
 * siyi_follow_words_title:
 *
 * Returns: (transfer full): the request; a report or accusation is named by its number only
 */
char *
siyi_follow_words_title (const SiyiTaskRow *row)
{
  if (row->restricted)
    /* Translators: %s: a number */
    return g_strdup_printf (_("Restricted matter %s"), row->case_number != NULL ? row->case_number : "");

  return siyi_case_words_title (row->title);
}

/**
 * siyi_follow_words_below:
 *
 * Returns: (transfer full): visitors and unit; while there is no unit, whose instruction it is
 */
char *
siyi_follow_words_below (const SiyiTaskRow *row,
                         SiyiDay            today)
{
  const char *visitors = row->restricted || row->visitors_masked == NULL ? "" : row->visitors_masked;
  g_autofree char *day = NULL;
  g_autofree char *beside = NULL;

  if (row->lead != NULL)
    beside = g_strdup (row->lead);
  else if (row->leader != NULL && row->instruction_day != SIYI_DAY_NONE)
    {
      day = siyi_case_words_day (row->instruction_day, today, FALSE);
      /* Translators: day, leader */
      beside = g_strdup_printf (_("instruction of %2$s, %1$s"), day, row->leader);
    }

  if (beside == NULL || *visitors == '\0')
    return g_strdup (beside != NULL ? beside : visitors);

  /* Translators: two facts side by side, apart by a wide space: visitors, unit */
  return g_strdup_printf (C_("facts", "%s   %s"), visitors, beside);
}

/**
 * siyi_follow_words_day:
 *
 * Returns: (transfer full): by when the one whose turn it is should be done
 */
char *
siyi_follow_words_day (const SiyiTaskReading *reading,
                       SiyiDay                today)
{
  if (reading->turn == SIYI_TURN_NOBODY)
    return reading->due != SIYI_DAY_NONE ? siyi_case_words_day (reading->due, today, TRUE) : g_strdup ("");
  if (reading->next_day == SIYI_DAY_NONE)
    return g_strdup (C_("task", "No limit set"));

  return siyi_case_words_day (reading->next_day, today, TRUE);
}

/**
 * siyi_follow_words_sentence:
 *
 * Returns: (transfer full): a row as a screen reader says it
 */
char *
siyi_follow_words_sentence (const SiyiTaskRow *row,
                            SiyiDay            today)
{
  g_autofree char *state = siyi_follow_words_state (&row->reading);
  g_autofree char *title = siyi_follow_words_title (row);
  g_autofree char *below = siyi_follow_words_below (row, today);
  g_autofree char *day = siyi_follow_words_day (&row->reading, today);
  const char *next = siyi_follow_words_button (&row->reading);

  if (next == NULL)
    /* Translators: a task as a screen reader says it: title; visitors and unit; state; day */
    return g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s"), title, below, state, day);

  /* Translators: a task as a screen reader says it: title; visitors and unit; state; day; next step */
  return g_strdup_printf (_("%1$s, %2$s, %3$s, %4$s, next: %5$s"), title, below, state, day, next);
}

const char *
siyi_follow_words_group (SiyiTaskGroup group)
{
  switch (group)
    {
    case SIYI_TASK_GROUP_OVERDUE:
      return C_("tasks", "Overdue");
    case SIYI_TASK_GROUP_SOON:
      return C_("tasks", "Due soon");
    case SIYI_TASK_GROUP_OFFICE:
      return C_("tasks", "Waiting for us");
    case SIYI_TASK_GROUP_WAITING:
      return C_("tasks", "In order");
    case SIYI_TASK_GROUP_DONE:
    case SIYI_N_TASK_GROUPS:
    default:
      return C_("tasks", "Closed");
    }
}

/**
 * siyi_follow_words_head:
 *
 * Returns: (transfer full): the head of a group of the list
 */
char *
siyi_follow_words_head (SiyiTaskGroup group,
                        guint         n)
{
  /* Translators: a group of tasks and how many they are */
  return g_strdup_printf (C_("tasks", "%1$s %2$u"), siyi_follow_words_group (group), n);
}

/**
 * siyi_follow_words_orphan:
 *
 * Returns: a list that must be empty (domain, section 2.1)
 */
const char *
siyi_follow_words_orphan (SiyiOrphan kind)
{
  switch (kind)
    {
    case SIYI_ORPHAN_INSTRUCTION:
      return _("Instruction without unit or limit");
    case SIYI_ORPHAN_NO_ANSWER:
      return _("Past its day without an answer");
    case SIYI_ORPHAN_NOT_SERVED:
      return _("Answered, not served");
    case SIYI_ORPHAN_NOT_VISITED_BACK:
      return _("Not visited back");
    case SIYI_ORPHAN_NOT_EVALUATED:
    case SIYI_N_ORPHANS:
    default:
      return _("Not evaluated");
    }
}

/**
 * siyi_follow_words_limit:
 *
 * Returns: (transfer full): how a last day comes about: "11月16日＋30日＝12月16日 周三"
 */
char *
siyi_follow_words_limit (SiyiLimit limit,
                         SiyiDay   start,
                         SiyiDay   last,
                         SiyiDay   today)
{
  g_autofree char *from = siyi_case_words_day (start, today, FALSE);
  g_autofree char *until = siyi_case_words_day (last, today, TRUE);

  if (limit.kind == SIYI_DAYS_WORKING)
    /* Translators: first day, working days, last day */
    return g_strdup_printf (ngettext ("%1$s + %2$d working day = %3$s", "%1$s + %2$d working days = %3$s",
                                      limit.days), from, limit.days, until);

  /* Translators: first day, days, last day */
  return g_strdup_printf (ngettext ("%1$s + %2$d day = %3$s", "%1$s + %2$d days = %3$s", limit.days),
                          from, limit.days, until);
}

/**
 * siyi_follow_words_sum:
 *
 * Returns: (transfer full): how the last day of a task comes about; while the office has to act, by when;
 *   "" without a day
 */
char *
siyi_follow_words_sum (const SiyiTaskReading *reading,
                       SiyiDay                today)
{
  const SiyiClockReading *clock = &reading->clock;
  g_autofree char *day = NULL;

  if (reading->turn == SIYI_TURN_OFFICE && reading->next_day != SIYI_DAY_NONE && reading->next_day != reading->due)
    {
      day = siyi_case_words_day (reading->next_day, today, TRUE);
      /* Translators: a day */
      return g_strdup_printf (C_("task", "by %s"), day);
    }
  if (reading->due == SIYI_DAY_NONE || clock->limit.days <= 0)
    return g_strdup ("");

  return siyi_follow_words_limit (clock->limit, clock->start, reading->due, today);
}

/**
 * siyi_follow_words_way:
 * @way: (nullable): as stored
 *
 * Returns: (nullable): what the way of an urging or of a visit back is called; else itself
 */
const char *
siyi_follow_words_way (const char *way)
{
  static const struct { const char *word, *said; } ways[] = {
    { "call", NC_("way", "Reminder") }, { "phone", NC_("way", "Phone") }, { "letter", NC_("way", "Urging letter") },
    { "sheet", NC_("way", "Supervision sheet") }, { "visit", NC_("way", "On the spot") },
    { "circular", NC_("way", "Circular") },
  };

  for (gsize i = 0; way != NULL && i < G_N_ELEMENTS (ways); i++)
    if (g_str_equal (way, ways[i].word))
      return g_dpgettext2 (NULL, "way", ways[i].said);

  return way;
}
