/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the steps of a task make of it: its state, whose turn it is, by which day. The steps only grow,
 * so that the same facts always give the same reading (domain, sections 2.3, 3 and 4.3). */
#include "siyi-task.h"

#include "siyi-words.h"

static const char * const state_keys[SIYI_N_TASK_STATES] = {
  "unassigned", "assigned", "handling", "objection", "returned", "extension", "answered", "to-serve",
  "to-close", "to-visit-back", "to-evaluate", "done", "void",
};

/* While the facts are read. */
typedef struct
{
  const SiyiTaskRules *rules;
  const SiyiCalendar  *calendar;
  SiyiTaskReading     *reading;
  SiyiDay              since;             /* of the state */
  SiyiDay              answered, served, closed;
  SiyiDay              waits_until;       /* for somebody else */
  int                  asked, added;      /* days of an extension */
  gboolean             approved, told, has_reason, is_void;
} Walk;

/**
 * siyi_task_step_word:
 *
 * Returns: (transfer none): the word by which a step is stored and told to programs
 */
const char *
siyi_task_step_word (SiyiTaskStepKind kind)
{
  g_return_val_if_fail (kind < SIYI_N_TASK_STEPS, "");

  return siyi_words ("task-steps", "words", NULL)[kind];
}

/**
 * siyi_task_step_from_word:
 *
 * Returns: the step a word stands for, %SIYI_N_TASK_STEPS for another text
 */
SiyiTaskStepKind
siyi_task_step_from_word (const char *word)
{
  static const char * const *words;
  static gsize ready = 0;

  if (g_once_init_enter (&ready))
    {
      words = siyi_words ("task-steps", "words", NULL);
      g_once_init_leave (&ready, 1);
    }

  for (int kind = 0; word != NULL && kind < SIYI_N_TASK_STEPS; kind++)
    if (g_str_equal (words[kind], word))
      return (SiyiTaskStepKind) kind;

  return SIYI_N_TASK_STEPS;
}

static void
enter (Walk          *walk,
       SiyiTaskState  state,
       SiyiDay        day)
{
  walk->reading->state = state;
  walk->since = day;
}

/* The steps of an extension: at most 30 days, with a reason, approved, and told to the petitioner
 * (article 34). */
static void
walk_extension (Walk               *walk,
                const SiyiTaskFact *fact)
{
  switch ((int) fact->kind)
    {
    case SIYI_TASK_STEP_EXTENSION_ASKED:
      walk->asked = fact->days;
      walk->has_reason = fact->has_reason;
      walk->approved = walk->told = FALSE;
      enter (walk, SIYI_TASK_EXTENSION, fact->day);
      break;
    case SIYI_TASK_STEP_EXTENSION_APPROVED:
      if (fact->days > 0)
        walk->asked = fact->days;
      walk->has_reason = walk->has_reason || fact->has_reason;
      walk->approved = TRUE;
      enter (walk, SIYI_TASK_HANDLING, fact->day);
      break;
    case SIYI_TASK_STEP_EXTENSION_REFUSED:
      walk->asked = 0;
      enter (walk, SIYI_TASK_HANDLING, fact->day);
      break;
    default:
      walk->told = TRUE;
      break;
    }
}

static void
walk_handling (Walk               *walk,
               const SiyiTaskFact *fact)
{
  SiyiTaskReading *reading = walk->reading;

  switch ((int) fact->kind)
    {
    case SIYI_TASK_STEP_ASSIGNED:
      enter (walk, SIYI_TASK_ASSIGNED, fact->day);
      break;
    case SIYI_TASK_STEP_OBJECTED:
      enter (walk, SIYI_TASK_OBJECTION, fact->day);
      break;
    case SIYI_TASK_STEP_RETURNED:
      enter (walk, SIYI_TASK_RETURNED, fact->day);
      break;
    case SIYI_TASK_STEP_URGED:
      reading->n_urged++;
      reading->last_urged = fact->day;
      reading->urging_due = fact->due;
      break;
    case SIYI_TASK_STEP_PROGRESS:
      walk->waits_until = fact->due;
      G_GNUC_FALLTHROUGH;
    case SIYI_TASK_STEP_RECEIVED:
      if (reading->state == SIYI_TASK_ASSIGNED)
        enter (walk, SIYI_TASK_HANDLING, fact->day);
      break;
    case SIYI_TASK_STEP_OBJECTION_REFUSED:
      enter (walk, SIYI_TASK_HANDLING, fact->day);
      break;
    default:
      break;
    }
}

/* From the answer on. What a step undoes is undone here and nowhere else. */
static void
walk_answer (Walk               *walk,
             const SiyiTaskFact *fact)
{
  switch ((int) fact->kind)
    {
    case SIYI_TASK_STEP_ANSWERED:
      walk->answered = fact->day;
      enter (walk, SIYI_TASK_ANSWERED, fact->day);
      break;
    case SIYI_TASK_STEP_CHECKED:
      enter (walk, SIYI_TASK_TO_SERVE, fact->day);
      break;
    case SIYI_TASK_STEP_SENT_BACK:
      walk->answered = walk->served = SIYI_DAY_NONE;
      enter (walk, SIYI_TASK_HANDLING, fact->day);
      break;
    case SIYI_TASK_STEP_SERVED:
      walk->served = fact->day;
      enter (walk, SIYI_TASK_TO_CLOSE, fact->day);
      break;
    case SIYI_TASK_STEP_CLOSED:
      walk->closed = fact->day;
      enter (walk, SIYI_TASK_TO_CLOSE, fact->day);
      break;
    case SIYI_TASK_STEP_VISITED_BACK:
      walk->reading->visited_back = TRUE;
      break;
    case SIYI_TASK_STEP_EVALUATED:
      walk->reading->evaluated = TRUE;
      break;
    case SIYI_TASK_STEP_REOPENED:
      walk->answered = walk->served = walk->closed = SIYI_DAY_NONE;
      walk->reading->visited_back = walk->reading->evaluated = FALSE;
      enter (walk, SIYI_TASK_HANDLING, fact->day);
      break;
    case SIYI_TASK_STEP_VOIDED:
      walk->is_void = TRUE;
      break;
    default:
      break;
    }
}

static void
walk_fact (Walk               *walk,
           const SiyiTaskFact *fact)
{
  if (fact->kind != SIYI_TASK_STEP_NOTE && fact->kind != SIYI_TASK_STEP_URGED)
    walk->waits_until = SIYI_DAY_NONE;

  switch ((int) fact->kind)
    {
    case SIYI_TASK_STEP_EXTENSION_ASKED:
    case SIYI_TASK_STEP_EXTENSION_APPROVED:
    case SIYI_TASK_STEP_EXTENSION_REFUSED:
    case SIYI_TASK_STEP_EXTENSION_TOLD:
      walk_extension (walk, fact);
      break;
    default:
      walk_handling (walk, fact);
      walk_answer (walk, fact);
      break;
    }
}

/* Once an answer was served or the matter closed: the visit back, the closing, the evaluation, in
 * this order, whichever came first. */
static void
settle_end (Walk *walk)
{
  SiyiTaskReading *reading = walk->reading;

  if (walk->is_void)
    reading->state = SIYI_TASK_VOID;
  else if (walk->served == SIYI_DAY_NONE && walk->closed == SIYI_DAY_NONE)
    return;
  else if (!reading->visited_back)
    reading->state = SIYI_TASK_TO_VISIT_BACK;
  else if (walk->closed == SIYI_DAY_NONE)
    reading->state = SIYI_TASK_TO_CLOSE;
  else
    reading->state = reading->evaluated ? SIYI_TASK_DONE : SIYI_TASK_TO_EVALUATE;
}

static guint
extension_lacks (const Walk *walk)
{
  guint lacks = 0;

  if (!walk->has_reason)
    lacks |= SIYI_EXTENSION_NO_REASON;
  if (!walk->told)
    lacks |= SIYI_EXTENSION_NOT_TOLD;
  if (walk->asked > walk->rules->longest_extension)
    lacks |= SIYI_EXTENSION_TOO_LONG;

  return lacks;
}

/* A day set by hand is as it was set: nothing rolls it until an extension is counted from it. */
static void
read_clock (Walk      *walk,
            SiyiLimit  limit,
            SiyiDay    assigned,
            SiyiDay    fixed_due,
            SiyiDay    today)
{
  SiyiTaskReading *reading = walk->reading;
  SiyiClockRules rules = walk->rules->clocks;
  const SiyiDay end = walk->answered != SIYI_DAY_NONE ? walk->answered : walk->closed;
  SiyiClockReading base;

  if (fixed_due != SIYI_DAY_NONE)
    limit = (SiyiLimit) { .days = (int) (fixed_due - assigned), .kind = SIYI_DAYS_CALENDAR };
  if (fixed_due != SIYI_DAY_NONE && walk->added == 0)
    rules.rolling = SIYI_ROLL_NEVER;

  siyi_limit_read (&rules, walk->calendar, limit, assigned, end, today, &base);
  reading->clock = base;
  if (walk->added > 0)
    {
      limit.days += walk->added;
      siyi_limit_read (&rules, walk->calendar, limit, assigned, end, today, &reading->clock);
      reading->clock.added = walk->added;
      reading->clock.base_unrolled = base.unrolled;
      reading->clock.base_due = base.due;
    }
  reading->due = reading->clock.due;
}

static SiyiTaskTurn
turn_of (const Walk *walk,
         SiyiDay     today)
{
  switch (walk->reading->state)
    {
    case SIYI_TASK_ASSIGNED:
    case SIYI_TASK_HANDLING:
      return walk->waits_until >= today ? SIYI_TURN_OTHER : SIYI_TURN_UNIT;
    case SIYI_TASK_TO_SERVE:
      return SIYI_TURN_UNIT;
    case SIYI_TASK_DONE:
    case SIYI_TASK_VOID:
      return SIYI_TURN_NOBODY;
    case SIYI_TASK_UNASSIGNED:
    case SIYI_TASK_OBJECTION:
    case SIYI_TASK_RETURNED:
    case SIYI_TASK_EXTENSION:
    case SIYI_TASK_ANSWERED:
    case SIYI_TASK_TO_CLOSE:
    case SIYI_TASK_TO_VISIT_BACK:
    case SIYI_TASK_TO_EVALUATE:
    case SIYI_N_TASK_STATES:
    default:
      return SIYI_TURN_OFFICE;
    }
}

/* The office's own turn has days too: an objection is decided in the days it had to be made in
 * (article 23), an extension before the last day it asks to move, a visit back by its limit. */
static SiyiClockReading
office_clock (const Walk *walk,
              SiyiDay     today)
{
  const SiyiTaskReading *reading = walk->reading;
  SiyiClockReading clock = { .state = SIYI_CLOCK_NOT_BEGUN, .due = SIYI_DAY_NONE };
  SiyiLimit limit = { 0, SIYI_DAYS_CALENDAR };
  SiyiDay start = walk->since;

  switch ((int) reading->state)
    {
    case SIYI_TASK_OBJECTION:
    case SIYI_TASK_RETURNED:
    case SIYI_TASK_ANSWERED:
      limit = walk->rules->objection;
      break;
    case SIYI_TASK_TO_VISIT_BACK:
      limit = walk->rules->visit_back;
      start = walk->closed != SIYI_DAY_NONE && walk->closed < walk->served ? walk->closed : walk->served;
      if (start == SIYI_DAY_NONE)
        start = walk->closed;
      break;
    case SIYI_TASK_EXTENSION:
      return reading->clock;
    default:
      break;
    }

  if (limit.days > 0)
    siyi_limit_read (&walk->rules->clocks, walk->calendar, limit, start, SIYI_DAY_NONE, today, &clock);

  return clock;
}

static void
set_turn (Walk    *walk,
          SiyiDay  today)
{
  SiyiTaskReading *reading = walk->reading;
  SiyiClockReading clock;

  reading->turn = turn_of (walk, today);
  reading->light = SIYI_LIGHT_NONE;
  switch (reading->turn)
    {
    case SIYI_TURN_UNIT:
      reading->light = siyi_clock_light (&reading->clock);
      reading->next_day = reading->due;
      reading->percent = reading->clock.percent;
      break;
    case SIYI_TURN_OFFICE:
      clock = office_clock (walk, today);
      reading->light = siyi_clock_light (&clock);
      reading->next_day = clock.state == SIYI_CLOCK_NOT_BEGUN ? SIYI_DAY_NONE : clock.due;
      reading->percent = clock.percent;
      break;
    case SIYI_TURN_OTHER:
      reading->next_day = walk->waits_until;
      break;
    case SIYI_TURN_NOBODY:
    default:
      if (reading->state == SIYI_TASK_DONE)
        reading->light = SIYI_LIGHT_DONE;
      break;
    }
  reading->left = reading->next_day != SIYI_DAY_NONE ? (int) (reading->next_day - today) : 0;
}

/**
 * siyi_task_read:
 * @rules: the settings
 * @calendar: working days
 * @limit: of the assignment; no days: none was set
 * @assigned: the day of the assignment sheet, %SIYI_DAY_NONE: not assigned
 * @fixed_due: a last day set by hand, else %SIYI_DAY_NONE
 * @facts: the steps, in the order they were written
 * @n_facts: how many
 * @today: today
 * @reading: (out caller-allocates): what they come to
 *
 * The clock of the assignment runs until an answer came that was not sent back (article 22), longer
 * by an extension that is complete (article 34); an incomplete one lengthens nothing and says what
 * it lacks. Waiting for somebody else is no alarm.
 */
void
siyi_task_read (const SiyiTaskRules *rules,
                const SiyiCalendar  *calendar,
                SiyiLimit            limit,
                SiyiDay              assigned,
                SiyiDay              fixed_due,
                const SiyiTaskFact  *facts,
                gsize                n_facts,
                SiyiDay              today,
                SiyiTaskReading     *reading)
{
  const gboolean has_day = assigned != SIYI_DAY_NONE && (limit.days > 0 || fixed_due != SIYI_DAY_NONE);
  Walk walk = { .rules = rules, .calendar = calendar, .reading = reading, .since = assigned,
                .answered = SIYI_DAY_NONE, .served = SIYI_DAY_NONE, .closed = SIYI_DAY_NONE,
                .waits_until = SIYI_DAY_NONE };

  *reading = (SiyiTaskReading) { .due = SIYI_DAY_NONE, .next_day = SIYI_DAY_NONE,
                                 .last_urged = SIYI_DAY_NONE, .urging_due = SIYI_DAY_NONE,
                                 .state = has_day ? SIYI_TASK_ASSIGNED : SIYI_TASK_UNASSIGNED };
  for (gsize i = 0; i < n_facts; i++)
    walk_fact (&walk, &facts[i]);

  if (walk.asked > 0 && walk.approved)
    reading->lacks = extension_lacks (&walk);
  if (walk.asked > 0 && walk.approved && reading->lacks == 0)
    walk.added = walk.asked;

  settle_end (&walk);
  reading->answered = walk.answered != SIYI_DAY_NONE;
  reading->served = walk.served != SIYI_DAY_NONE;
  reading->closed = walk.closed != SIYI_DAY_NONE;
  if (has_day)
    read_clock (&walk, limit, assigned, fixed_due, today);
  set_turn (&walk, today);
}

/**
 * siyi_task_rules_same_days:
 * @unit: whether it is the unit's turn that is asked about, else the office's own
 *
 * Returns: whether every such task has the same days by both, on the same calendar, whatever the steps of warning.
 *   Of the clocks of its case it takes the days of an objection, the longest extension and the rolling; the
 *   limits of an objection and of a visit back are the office's own turn (domain, section 3)
 */
gboolean
siyi_task_rules_same_days (const SiyiTaskRules *a,
                           const SiyiTaskRules *b,
                           gboolean             unit)
{
  if (a->longest_extension != b->longest_extension || a->clocks.rolling != b->clocks.rolling)
    return FALSE;

  return unit || (a->objection.days == b->objection.days && a->objection.kind == b->objection.kind &&
                  a->visit_back.days == b->visit_back.days && a->visit_back.kind == b->visit_back.kind);
}

/**
 * siyi_task_step_may_follow:
 * @now: the task as it is
 * @kind: a step
 *
 * A note may always follow: history only grows, and a mistake is set right by a further line.
 *
 * Returns: whether @kind may be written next
 */
gboolean
siyi_task_step_may_follow (const SiyiTaskReading *now,
                           SiyiTaskStepKind       kind)
{
  if (kind == SIYI_TASK_STEP_NOTE)
    return TRUE;

  return g_strv_contains (siyi_words ("task-next", state_keys[now->state], NULL),
                          siyi_task_step_word (kind));
}
