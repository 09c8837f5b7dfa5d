/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A task or a case by the old and by the new settings: core reads both, here is only which of them differ, and
 * what the same facts came to before, for many have the same days behind them. A setting that no task or no
 * clock depends on spares the walk over them. On an archive's thread; memory is that of the different facts. */
#include "siyi-moves-private.h"

struct _SiyiMovesReader
{
  const SiyiTaskOffice *before, *after;      /* borrowed */
  SiyiDay               today;
  GHashTable           *tasks;               /* facts as text -> SiyiTaskMove */
  GHashTable           *cases;               /* events as text -> GArray of SiyiClockMove */
  GString              *key;
};

/**
 * siyi_moves_reader_new:
 * @before, @after: must outlive it; a calendar that is in both is the same one
 */
SiyiMovesReader *
siyi_moves_reader_new (const SiyiTaskOffice *before,
                       const SiyiTaskOffice *after,
                       SiyiDay               today)
{
  SiyiMovesReader *self = g_new0 (SiyiMovesReader, 1);

  self->before = before;
  self->after = after;
  self->today = today;
  self->tasks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->cases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  self->key = g_string_new (NULL);

  return self;
}

void
siyi_moves_reader_free (SiyiMovesReader *self)
{
  g_hash_table_unref (self->tasks);
  g_hash_table_unref (self->cases);
  g_string_free (self->key, TRUE);
  g_free (self);
}

/* The first day of yellow depends on them. */
static gboolean
steps_differ (const SiyiMovesReader *self)
{
  const SiyiClockRules *before = &self->before->rules.clocks;
  const SiyiClockRules *after = &self->after->rules.clocks;

  return before->notice != after->notice || before->warning != after->warning || before->severe != after->severe;
}

static gboolean
calendar_differs (const SiyiMovesReader *self)
{
  return self->before->calendar != self->after->calendar;
}

/**
 * siyi_moves_reader_tasks:
 * @which: (out): %SIYI_ALL_TASKS or %SIYI_TASKS_OF_OFFICE
 *
 * Returns: whether any task can have another day
 */
gboolean
siyi_moves_reader_tasks (const SiyiMovesReader *self,
                         gint64                *which)
{
  const SiyiTaskRules *before = &self->before->rules, *after = &self->after->rules;

  *which = calendar_differs (self) || steps_differ (self) || !siyi_task_rules_same_days (before, after, TRUE)
             ? SIYI_ALL_TASKS : SIYI_TASKS_OF_OFFICE;

  return *which == SIYI_ALL_TASKS || !siyi_task_rules_same_days (before, after, FALSE);
}

/**
 * siyi_moves_reader_cases:
 *
 * Returns: whether any clock can have another last day
 */
gboolean
siyi_moves_reader_cases (const SiyiMovesReader *self)
{
  return calendar_differs (self) ||
         !siyi_clock_rules_same_days (&self->before->rules.clocks, &self->after->rules.clocks);
}

static SiyiDay
base_day (const SiyiTaskReading *reading)
{
  return reading->clock.added > 0 ? reading->clock.base_due : reading->clock.due;
}

static void
read_task (const SiyiTaskOffice *office,
           const SiyiTaskFacts  *facts,
           SiyiDay               today,
           SiyiTaskReading      *reading)
{
  siyi_task_read (&office->rules, office->calendar, facts->limit, facts->assigned, facts->fixed_due,
                  (const SiyiTaskFact *) facts->facts->data, facts->facts->len, today, reading);
}

/* The last day first; where that stands or has been met, the day of the office's own turn. */
static SiyiTaskMove
compare_task (const SiyiMovesReader *self,
              const SiyiTaskFacts   *facts)
{
  SiyiTaskReading before, after;
  SiyiTaskMove move;
  gboolean last_day;

  read_task (self->before, facts, self->today, &before);
  read_task (self->after, facts, self->today, &after);
  last_day = siyi_clock_has_moved (&before.clock, &after.clock);
  move = (SiyiTaskMove) {
    .moved = last_day || (before.next_day != after.next_day && before.next_day != SIYI_DAY_NONE),
    .before = last_day ? before.due : before.next_day,
    .after = last_day ? after.due : after.next_day,
    .ended = before.clock.end != SIYI_DAY_NONE,
    .base_before = base_day (&before),
    .base_after = base_day (&after),
  };
  /* The day of the first warning may move alone where working days are counted. */
  move.settles = move.moved || facts->limit.kind == SIYI_DAYS_WORKING || steps_differ (self);

  return move;
}

/**
 * siyi_moves_read_task:
 *
 * Returns: (transfer none): what becomes of a task with these facts
 */
const SiyiTaskMove *
siyi_moves_read_task (SiyiMovesReader     *self,
                      const SiyiTaskFacts *facts)
{
  SiyiTaskMove *known;

  siyi_task_facts_key (facts, self->key);
  known = g_hash_table_lookup (self->tasks, self->key->str);
  if (known == NULL)
    {
      known = g_new (SiyiTaskMove, 1);
      *known = compare_task (self, facts);
      g_hash_table_insert (self->tasks, g_strdup (self->key->str), known);
    }

  return known;
}

static GArray *
compare_case (const SiyiMovesReader *self,
              const SiyiOpenCase    *one)
{
  GArray *moves = g_array_new (FALSE, FALSE, sizeof (SiyiClockMove));
  const SiyiEvent *events = (const SiyiEvent *) one->events->data;
  SiyiClockReading before[SIYI_N_CLOCKS], after[SIYI_N_CLOCKS];

  siyi_clocks_read (&self->before->rules.clocks, self->before->calendar, events, one->events->len, self->today, before);
  siyi_clocks_read (&self->after->rules.clocks, self->after->calendar, events, one->events->len, self->today, after);
  for (int i = 0; i < SIYI_N_CLOCKS; i++)
    if (siyi_clock_has_moved (&before[i], &after[i]))
      {
        const SiyiClockMove move = { (SiyiClockId) i, before[i].due, after[i].due };

        g_array_append_val (moves, move);
      }

  return moves;
}

/**
 * siyi_moves_read_case:
 *
 * Returns: (transfer none) (element-type SiyiClockMove): which clocks of a case with these events are moved
 */
const GArray *
siyi_moves_read_case (SiyiMovesReader    *self,
                      const SiyiOpenCase *one)
{
  GArray *known;

  siyi_open_case_key (one, self->key);
  known = g_hash_table_lookup (self->cases, self->key->str);
  if (known == NULL)
    {
      known = compare_case (self, one);
      g_hash_table_insert (self->cases, g_strdup (self->key->str), known);
    }

  return known;
}
