/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task as the terminal tells it; shared by tasks and task. */
#include "commands.h"

static const char * const state_words[SIYI_N_TASK_STATES] = {
  "unassigned", "assigned", "handling", "objection", "returned", "extension", "answered", "to-serve",
  "to-close", "to-visit-back", "to-evaluate", "done", "void",
};
static const char * const turn_words[] = { "unit", "office", "other", NULL };

/**
 * ctl_task_state:
 *
 * Returns: (transfer none): the word of a task's state for programs
 */
const char *
ctl_task_state (const SiyiTaskRow *task)
{
  return state_words[task->reading.state];
}

/**
 * ctl_add_task:
 *
 * Adds the members of a task to an object that is open.
 */
void
ctl_add_task (JsonBuilder       *answer,
              const SiyiTaskRow *task)
{
  ctl_add_int (answer, "id", task->id);
  ctl_add_int (answer, "visit", task->visit);
  ctl_add_text (answer, "case", task->case_number);
  ctl_add_text (answer, "number", task->number);
  ctl_add_text (answer, "title", task->title);
  ctl_add_text (answer, "unit", task->lead);
  ctl_add_list (answer, "units", (const char * const *) task->units);
  ctl_add_text (answer, "handler", task->handler);
  ctl_add_text (answer, "leader", task->leader);
  ctl_add_text (answer, "state", ctl_task_state (task));
  ctl_add_text (answer, "turn", turn_words[task->reading.turn]);
  ctl_add_day (answer, "assigned", task->assigned);
  ctl_add_day (answer, "due", task->reading.due);
  ctl_add_day (answer, "next", task->reading.next_day);
  ctl_add_light (answer, task->reading.light);
  if (task->reading.next_day != SIYI_DAY_NONE)
    ctl_add_int (answer, "days_left", task->reading.left);
  ctl_add_int (answer, "urged", task->reading.n_urged);
}
