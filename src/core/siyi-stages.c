/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a reception still needs: case preparation before, dispatch and coordination during, tracking
 * and urging after it (domain, section 2.1). Pure functions over counts. */
#include "siyi-stages.h"

static const struct { const char *word; SiyiStage stage; gboolean by_person; } steps[SIYI_N_STEPS] = {
  [SIYI_STEP_ANNOUNCED] = { "announced", SIYI_STAGE_PREPARE, FALSE },
  [SIYI_STEP_LEADER_TOLD] = { "leader-told", SIYI_STAGE_PREPARE, TRUE },
  [SIYI_STEP_BOOKINGS] = { "bookings", SIYI_STAGE_PREPARE, TRUE },
  [SIYI_STEP_TWINS] = { "twins", SIYI_STAGE_PREPARE, TRUE },
  [SIYI_STEP_BRIEFS] = { "briefs", SIYI_STAGE_PREPARE, TRUE },
  [SIYI_STEP_UNITS] = { "units", SIYI_STAGE_PREPARE, TRUE },
  [SIYI_STEP_RECUSAL] = { "recusal", SIYI_STAGE_PREPARE, FALSE },
  [SIYI_STEP_RECEIVED] = { "received", SIYI_STAGE_RECEIVE, FALSE },
  [SIYI_STEP_RECORDS] = { "records", SIYI_STAGE_RECEIVE, FALSE },
  [SIYI_STEP_SIGNED] = { "signed", SIYI_STAGE_RECEIVE, FALSE },
  [SIYI_STEP_ASSIGNED] = { "assigned", SIYI_STAGE_FOLLOW, FALSE },
  [SIYI_STEP_ANSWERED] = { "answered", SIYI_STAGE_FOLLOW, FALSE },
  [SIYI_STEP_VISITED_BACK] = { "visited-back", SIYI_STAGE_FOLLOW, FALSE },
};

static SiyiStepState
done_if (gboolean done)
{
  return done ? SIYI_STEP_DONE : SIYI_STEP_OPEN;
}

static gboolean
is_said (const SiyiStageFacts *facts,
         SiyiStep              step)
{
  return ((facts->ticked | facts->printed) & (1u << step)) != 0;
}

/* What can only be done beforehand is no longer asked for when the day is over. */
static SiyiStepState
beforehand (const SiyiStageFacts *facts,
            SiyiStep              step,
            gboolean              done,
            gboolean              needed)
{
  if (is_said (facts, step) || (needed && done))
    return SIYI_STEP_DONE;

  return needed && !facts->is_over ? SIYI_STEP_OPEN : SIYI_STEP_NOT_NEEDED;
}

static void
read_prepare (const SiyiStageFacts *facts,
              SiyiStepState        *state)
{
  gboolean any = facts->n_booked_ever > 0;

  state[SIYI_STEP_ANNOUNCED] = facts->announced ? SIYI_STEP_DONE
                             : facts->needs_announcing ? SIYI_STEP_OPEN : SIYI_STEP_NOT_NEEDED;
  state[SIYI_STEP_LEADER_TOLD] = beforehand (facts, SIYI_STEP_LEADER_TOLD, FALSE, TRUE);
  state[SIYI_STEP_BOOKINGS] = beforehand (facts, SIYI_STEP_BOOKINGS, FALSE, TRUE);
  state[SIYI_STEP_TWINS] = beforehand (facts, SIYI_STEP_TWINS, facts->n_unchecked_twins == 0, any);
  state[SIYI_STEP_BRIEFS] = beforehand (facts, SIYI_STEP_BRIEFS, FALSE, any);
  state[SIYI_STEP_UNITS] = beforehand (facts, SIYI_STEP_UNITS, FALSE, facts->n_open_units > 0);
  state[SIYI_STEP_RECUSAL] = facts->n_recused_sitting > 0 ? SIYI_STEP_OPEN
                           : any ? SIYI_STEP_DONE : SIYI_STEP_NOT_NEEDED;
}

/* Booked groups that never came hold up a day that runs, not one that is over. */
static int
still_waiting (const SiyiStageFacts *facts)
{
  int n_expected = facts->n_booked_ever - facts->n_visits;

  return facts->is_over ? facts->n_waiting - n_expected : facts->n_waiting;
}

static SiyiStepState
of_visits (const SiyiStageFacts *facts,
           int                   n_done)
{
  if (facts->n_visits == 0)
    return facts->is_over ? SIYI_STEP_NOT_NEEDED : SIYI_STEP_OPEN;

  return done_if (n_done >= facts->n_visits && (facts->is_over || still_waiting (facts) == 0));
}

static void
read_receive (const SiyiStageFacts *facts,
              SiyiStepState        *state)
{
  int n_here = MAX (still_waiting (facts), 0) + facts->n_in;

  state[SIYI_STEP_RECEIVED] = of_visits (facts, facts->n_visits - n_here);
  state[SIYI_STEP_RECORDS] = of_visits (facts, facts->n_complete);
  state[SIYI_STEP_SIGNED] = of_visits (facts, facts->n_signed);
}

/* With nothing to follow up yet, more may come as long as records are missing. */
static SiyiStepState
of_follow (const SiyiStageFacts *facts,
           int                   n,
           int                   n_done)
{
  if (n > 0)
    return done_if (n_done >= n);

  return facts->is_over && facts->n_complete >= facts->n_visits ? SIYI_STEP_NOT_NEEDED
                                                                : SIYI_STEP_OPEN;
}

static void
read_follow (const SiyiStageFacts *facts,
             SiyiStepState        *state)
{
  state[SIYI_STEP_ASSIGNED] = of_follow (facts, facts->n_instructions,
                                         facts->n_instructions - facts->n_unassigned);
  state[SIYI_STEP_ANSWERED] = of_follow (facts, facts->n_tasks, facts->n_answered);
  state[SIYI_STEP_VISITED_BACK] = of_follow (facts, facts->n_tasks, facts->n_visited_back);
}

/**
 * siyi_stages_read:
 *
 * Judges the three stages. Of the steps before the reception only the notice (article 18) and
 * the recusal (article 28) are still asked for when it is over. The reception is the current stage
 * from the first group received on, whatever was left undone before.
 *
 * Returns: each step's state and the stages' sums
 */
SiyiStages
siyi_stages_read (const SiyiStageFacts *facts)
{
  SiyiStages self = { .current = SIYI_N_STAGES };
  gboolean begun = facts->is_over || facts->n_booked_ever > facts->n_waiting;

  read_prepare (facts, self.steps);
  read_receive (facts, self.steps);
  read_follow (facts, self.steps);
  for (int i = 0; i < SIYI_N_STEPS; i++)
    {
      self.n_wanted[steps[i].stage]++;
      if (self.steps[i] != SIYI_STEP_OPEN)
        self.n_done[steps[i].stage]++;
    }
  for (int i = SIYI_N_STAGES - 1; i >= 0; i--)
    if (self.n_done[i] < self.n_wanted[i] && (i != SIYI_STAGE_PREPARE || !begun))
      self.current = (SiyiStage) i;

  return self;
}

SiyiStage
siyi_step_stage (SiyiStep step)
{
  g_return_val_if_fail (step < SIYI_N_STEPS, SIYI_STAGE_PREPARE);

  return steps[step].stage;
}

/**
 * siyi_step_word:
 *
 * Returns: (transfer none): the stable key of a step, as stored
 */
const char *
siyi_step_word (SiyiStep step)
{
  g_return_val_if_fail (step < SIYI_N_STEPS, "");

  return steps[step].word;
}

/**
 * siyi_step_from_word:
 * @word: (nullable): a step's key
 *
 * Returns: the step; %SIYI_N_STEPS for any other word
 */
SiyiStep
siyi_step_from_word (const char *word)
{
  for (int i = 0; i < SIYI_N_STEPS; i++)
    if (g_strcmp0 (steps[i].word, word) == 0)
      return (SiyiStep) i;

  return SIYI_N_STEPS;
}

/**
 * siyi_step_by_person:
 *
 * Returns: whether a person's word makes it done; of all others the records tell
 */
gboolean
siyi_step_by_person (SiyiStep step)
{
  g_return_val_if_fail (step < SIYI_N_STEPS, FALSE);

  return steps[step].by_person;
}
