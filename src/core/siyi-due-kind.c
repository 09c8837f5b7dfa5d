/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The kinds of what is due: their words, and what the next step of each writes. No I/O. */
#include "siyi-due-kind.h"

static const struct { const char *word, *verb; } kinds[SIYI_N_DUE] = {
  [SIYI_DUE_TASK_OVERDUE] = { "task-overdue", "task.step" },
  [SIYI_DUE_TASK_TODAY] = { "task-today", "task.step" },
  [SIYI_DUE_TASK_SOON] = { "task-soon", "task.step" },
  [SIYI_DUE_OFFICE] = { "office", "task.step" },
  [SIYI_DUE_CLOCK] = { "clock", NULL },
  [SIYI_DUE_CHARGE] = { "charge", NULL },
  [SIYI_DUE_ARCHIVE] = { "archive", NULL },
  [SIYI_DUE_UNASSIGNED] = { "unassigned", "task.assign" },
  [SIYI_DUE_NOTICE] = { "notice", "notice.publish" },
  [SIYI_DUE_VISIT_BACK] = { "visit-back", "task.step" },
  [SIYI_DUE_LEADER_TOLD] = { "leader-told", NULL },
  [SIYI_DUE_BOOKING_LIST] = { "booking-list", NULL },
  [SIYI_DUE_SESSION] = { "session", NULL },
  [SIYI_DUE_CALENDAR] = { "calendar", "calendar.own" },
  [SIYI_DUE_BACKUP] = { "backup", NULL },
};

/**
 * siyi_due_word:
 *
 * Returns: (transfer none): the word of a kind for programs
 */
const char *
siyi_due_word (SiyiDueKind kind)
{
  g_return_val_if_fail (kind < SIYI_N_DUE, "");

  return kinds[kind].word;
}

/**
 * siyi_due_step_verb:
 *
 * Who may not write it is not offered the step (siyi_deed_of_verb()).
 *
 * Returns: (transfer none) (nullable): what the next step writes where it is taken; %NULL where it only shows
 *   what is there
 */
const char *
siyi_due_step_verb (SiyiDueKind kind)
{
  g_return_val_if_fail (kind < SIYI_N_DUE, NULL);

  return kinds[kind].verb;
}
