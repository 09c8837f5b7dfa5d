/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was instructed, and what became of it by the stored tasks: kept, late, running, or nothing on
 * record. Plain values; any thread. */
#include "siyi-brief-private.h"

#include "siyi-gate.h"

static void
task_free (gpointer data)
{
  SiyiBriefTask *task = data;

  g_free (task->units);
  g_free (task->progress);
  g_free (task);
}

static void
promise_free (gpointer data)
{
  SiyiBriefPromise *promise = data;

  g_free (promise->leader);
  g_free (promise->body);
  g_free (promise->given);
  g_ptr_array_unref (promise->tasks);
  g_free (promise);
}

GPtrArray *
siyi_brief_promises_new (void)
{
  return g_ptr_array_new_with_free_func (promise_free);
}

GPtrArray *
siyi_brief_tasks_new (void)
{
  return g_ptr_array_new_with_free_func (task_free);
}

static SiyiPromiseState
state_of (const SiyiPaperTask *task,
          SiyiDay              today)
{
  if (task->closed != SIYI_DAY_NONE)
    return task->due != SIYI_DAY_NONE && task->closed > task->due ? SIYI_PROMISE_KEPT_LATE
                                                                  : SIYI_PROMISE_KEPT;
  if (task->is_closed)
    return SIYI_PROMISE_KEPT;
  if (task->due == SIYI_DAY_NONE)
    return SIYI_PROMISE_OPEN;

  return task->due < today ? SIYI_PROMISE_OVERDUE : SIYI_PROMISE_DUE;
}

static SiyiBriefTask *
task_new (const SiyiPaperTask *task,
          SiyiDay              today)
{
  SiyiBriefTask *self = g_new0 (SiyiBriefTask, 1);

  self->units = g_strdup (task->lead);
  self->progress = g_strdup (task->progress);
  self->assigned = task->assigned;
  self->due = task->due;
  self->closed = task->closed;
  self->state = state_of (task, today);
  if (self->state == SIYI_PROMISE_KEPT_LATE)
    self->days = task->closed - task->due;
  else if (self->state == SIYI_PROMISE_DUE || self->state == SIYI_PROMISE_OVERDUE)
    self->days = ABS (task->due - today);

  return self;
}

/* What wants the leader's eye comes before what is done. */
static int
weight (SiyiPromiseState state)
{
  static const int weights[] = {
    [SIYI_PROMISE_UNASSIGNED] = 0, [SIYI_PROMISE_KEPT] = 1, [SIYI_PROMISE_KEPT_LATE] = 2,
    [SIYI_PROMISE_OPEN] = 3, [SIYI_PROMISE_DUE] = 4, [SIYI_PROMISE_OVERDUE] = 5,
  };

  return weights[state];
}

static void
add_tasks (SiyiBriefPromise *promise,
           const GPtrArray  *tasks,
           SiyiDay           today)
{
  for (guint i = 0; i < tasks->len; i++)
    {
      const SiyiPaperTask *task = g_ptr_array_index (tasks, i);
      SiyiBriefTask *own;

      if (task->visit != promise->visit ||
          (task->lead == NULL && task->assigned == SIYI_DAY_NONE && !task->is_closed))
        continue;
      own = task_new (task, today);
      if (weight (own->state) > weight (promise->state))
        promise->state = own->state;
      g_ptr_array_add (promise->tasks, own);
    }
}

/**
 * siyi_brief_promises:
 * @instructions: (element-type SiyiPaperInstruction): of the case, oldest first
 * @tasks: (element-type SiyiPaperTask): of the case
 * @visit: the reception that is being prepared
 * @of_visit: whether those of @visit are asked for, else those of all others
 *
 * Returns: (transfer full) (element-type SiyiBriefPromise): oldest first
 */
GPtrArray *
siyi_brief_promises (const GPtrArray *instructions,
                     const GPtrArray *tasks,
                     gint64           visit,
                     gboolean         of_visit,
                     SiyiDay          today)
{
  GPtrArray *promises = siyi_brief_promises_new ();

  for (guint i = 0; i < instructions->len; i++)
    {
      const SiyiPaperInstruction *one = g_ptr_array_index (instructions, i);
      const SiyiPaperInstruction *next = i + 1 < instructions->len
                                           ? g_ptr_array_index (instructions, i + 1) : NULL;
      SiyiBriefPromise *promise;

      if ((one->visit == visit) != of_visit)
        continue;
      promise = g_new0 (SiyiBriefPromise, 1);
      promise->visit = one->visit;
      promise->day = one->day;
      promise->leader = g_strdup (one->leader);
      promise->body = g_strdup (one->body);
      promise->given = g_strdup (one->given);
      promise->tasks = siyi_brief_tasks_new ();
      if (next == NULL || next->visit != one->visit)
        add_tasks (promise, tasks, today);
      g_ptr_array_add (promises, promise);
    }

  return promises;
}

/**
 * siyi_brief_promises_gate:
 *
 * Takes out what the reader may not know of.
 */
void
siyi_brief_promises_gate (GPtrArray    *promises,
                          SiyiAudience  audience,
                          gboolean      restricted,
                          int           persons)
{
  for (guint i = promises->len; i-- > 0;)
    {
      SiyiBriefPromise *promise = g_ptr_array_index (promises, i);
      char *body = siyi_gate_text (audience, restricted, SIYI_FIELD_OPINION, promise->body,
                                   persons);

      g_free (promise->body);
      promise->body = body;
      if (body == NULL)
        {
          g_ptr_array_remove_index (promises, i);
          continue;
        }
      for (guint j = 0; j < promise->tasks->len; j++)
        {
          SiyiBriefTask *task = g_ptr_array_index (promise->tasks, j);
          char *progress = siyi_gate_text (audience, restricted, SIYI_FIELD_PROGRESS,
                                           task->progress, persons);

          g_free (task->progress);
          task->progress = progress;
        }
    }
}
