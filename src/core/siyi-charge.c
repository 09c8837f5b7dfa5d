/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the days and lines of a charge make of it: its state, its light, what is still wanted before it
 * may be struck off (domain, section 2.5). Pure functions, any thread. */
#include "siyi-charge.h"

#include "siyi-words.h"

static const char * const state_words[SIYI_N_CHARGE_STATES] = {
  "listed", "approved", "served", "running", "overdue", "finished", "struck",
};

static const char * const want_words[SIYI_N_CHARGE_WANTS] = {
  "table", "approval", "service", "plan", "progress", "result", "papers",
};

/**
 * siyi_charge_line_word:
 *
 * Returns: (transfer none): the word by which a line is stored and told to programs
 */
const char *
siyi_charge_line_word (SiyiChargeLineKind kind)
{
  g_return_val_if_fail (kind < SIYI_N_CHARGE_LINES, "");

  return siyi_words ("charge", "lines", NULL)[kind];
}

/**
 * siyi_charge_line_from_word:
 *
 * Returns: the line a word stands for, %SIYI_N_CHARGE_LINES for another text
 */
SiyiChargeLineKind
siyi_charge_line_from_word (const char *word)
{
  const char * const *words = siyi_words ("charge", "lines", NULL);

  for (int kind = 0; word != NULL && kind < SIYI_N_CHARGE_LINES; kind++)
    if (g_str_equal (words[kind], word))
      return (SiyiChargeLineKind) kind;

  return SIYI_N_CHARGE_LINES;
}

/**
 * siyi_charge_state_word:
 *
 * Returns: (transfer none): a state's name for programs
 */
const char *
siyi_charge_state_word (SiyiChargeState state)
{
  g_return_val_if_fail (state < SIYI_N_CHARGE_STATES, "");

  return state_words[state];
}

/**
 * siyi_charge_want_word:
 * @nth: number of the bit
 *
 * Returns: (transfer none): the name of what is wanted, for programs
 */
const char *
siyi_charge_want_word (guint nth)
{
  g_return_val_if_fail (nth < SIYI_N_CHARGE_WANTS, "");

  return want_words[nth];
}

/**
 * siyi_charge_add_line:
 * @facts: what is known so far
 * @day: of the line
 *
 * Adds what a line of the history says; days of approval, service and striking off have columns of
 * their own and are not taken from lines.
 */
void
siyi_charge_add_line (SiyiChargeFacts    *facts,
                      SiyiChargeLineKind  kind,
                      SiyiDay             day)
{
  switch ((int) kind)
    {
    case SIYI_CHARGE_LINE_LISTED:
      facts->listed = day;
      break;
    case SIYI_CHARGE_LINE_MEETING:
      facts->n_meetings++;
      break;
    case SIYI_CHARGE_LINE_PROGRESS:
      facts->n_progress++;
      break;
    case SIYI_CHARGE_LINE_EXTENDED:
      facts->n_extended++;
      break;
    case SIYI_CHARGE_LINE_RESULT:
      facts->finished = day;
      break;
    case SIYI_CHARGE_LINE_PAPERS:
      facts->has_papers = TRUE;
      break;
    default:
      break;
    }
}

static guint
wants_of (const SiyiChargeFacts *facts)
{
  guint wants = 0;

  if (!facts->has_unit || facts->limit == SIYI_DAY_NONE)
    wants |= SIYI_CHARGE_WANTS_TABLE;
  if (facts->approved == SIYI_DAY_NONE)
    wants |= SIYI_CHARGE_WANTS_APPROVAL;
  if (facts->served == SIYI_DAY_NONE)
    wants |= SIYI_CHARGE_WANTS_SERVICE;
  if (!facts->has_plan)
    wants |= SIYI_CHARGE_WANTS_PLAN;
  if (facts->n_meetings + facts->n_progress == 0)
    wants |= SIYI_CHARGE_WANTS_PROGRESS;
  if (facts->finished == SIYI_DAY_NONE)
    wants |= SIYI_CHARGE_WANTS_RESULT;
  if (!facts->has_papers)
    wants |= SIYI_CHARGE_WANTS_PAPERS;

  return wants;
}

static SiyiChargeState
state_of (const SiyiChargeFacts *facts,
          SiyiDay                today)
{
  if (facts->struck != SIYI_DAY_NONE)
    return SIYI_CHARGE_STRUCK;
  if (facts->finished != SIYI_DAY_NONE)
    return SIYI_CHARGE_FINISHED;
  if (facts->limit != SIYI_DAY_NONE && facts->limit < today)
    return SIYI_CHARGE_OVERDUE;
  if (facts->served == SIYI_DAY_NONE)
    return facts->approved != SIYI_DAY_NONE ? SIYI_CHARGE_APPROVED : SIYI_CHARGE_LISTED;

  return facts->has_plan || facts->n_meetings + facts->n_progress > 0 ? SIYI_CHARGE_RUNNING
                                                                      : SIYI_CHARGE_SERVED;
}

/* The days run from the service on, for the leader in charge had none before; as long as it is not
 * served from the listing on, so that a forgotten table turns yellow too. */
static SiyiDay
start_of (const SiyiChargeFacts *facts)
{
  return facts->served != SIYI_DAY_NONE ? facts->served : facts->listed;
}

/**
 * siyi_charge_read:
 * @facts: its days and lines
 * @reading: (out caller-allocates): what they make of it on the day of @today
 */
void
siyi_charge_read (const SiyiChargeFacts *facts,
                  SiyiDay                today,
                  SiyiChargeReading     *reading)
{
  const SiyiDay start = start_of (facts);
  const SiyiDay end = facts->finished != SIYI_DAY_NONE ? facts->finished : facts->struck;

  *reading = (SiyiChargeReading) { .state = state_of (facts, today), .light = SIYI_LIGHT_NONE };
  reading->wants = reading->state != SIYI_CHARGE_STRUCK ? wants_of (facts) : 0;
  if (facts->limit == SIYI_DAY_NONE)
    {
      if (end != SIYI_DAY_NONE)
        reading->light = SIYI_LIGHT_DONE;
      return;
    }

  reading->light = siyi_light_of (start, facts->limit, end, today);
  reading->left = (int) (facts->limit - today);
  reading->late = facts->finished != SIYI_DAY_NONE && facts->finished > facts->limit;
  reading->percent = facts->limit > start && start != SIYI_DAY_NONE
                       ? CLAMP ((int) ((today - start) * 100 / (facts->limit - start)), 0, 100) : 100;
}

/**
 * siyi_charge_may_follow:
 * @facts: its days and lines
 * @kind: of the next line
 *
 * The order of domain, section 2.5: the filled table is approved, then served; a result comes from who
 * was served; it is struck off when nothing is wanted any more. Plan, meetings and progress wait for
 * nothing, for an office writes them down when they happen.
 *
 * Returns: whether the line may be written now
 */
gboolean
siyi_charge_may_follow (const SiyiChargeFacts *facts,
                        SiyiChargeLineKind     kind)
{
  const guint wants = wants_of (facts);
  const gboolean finished = facts->finished != SIYI_DAY_NONE;

  if (facts->struck != SIYI_DAY_NONE)
    return FALSE;

  switch (kind)
    {
    case SIYI_CHARGE_LINE_CHANGED:
    case SIYI_CHARGE_LINE_PLAN:
    case SIYI_CHARGE_LINE_MEETING:
    case SIYI_CHARGE_LINE_PROGRESS:
      return !finished;
    case SIYI_CHARGE_LINE_APPROVED:
      return (wants & SIYI_CHARGE_WANTS_APPROVAL) != 0 && (wants & SIYI_CHARGE_WANTS_TABLE) == 0;
    case SIYI_CHARGE_LINE_SERVED:
      return (wants & (SIYI_CHARGE_WANTS_APPROVAL | SIYI_CHARGE_WANTS_SERVICE)) == SIYI_CHARGE_WANTS_SERVICE;
    case SIYI_CHARGE_LINE_EXTENDED:
    case SIYI_CHARGE_LINE_RESULT:
      return (wants & SIYI_CHARGE_WANTS_SERVICE) == 0 && !finished;
    case SIYI_CHARGE_LINE_PAPERS:
      return finished;
    case SIYI_CHARGE_LINE_STRUCK:
      return wants == 0;
    case SIYI_CHARGE_LINE_WITHDRAWN:
      return (wants & SIYI_CHARGE_WANTS_SERVICE) != 0;
    case SIYI_CHARGE_LINE_INSTRUCTION:
    case SIYI_CHARGE_LINE_NOTE:
      return TRUE;
    case SIYI_CHARGE_LINE_LISTED:
    case SIYI_N_CHARGE_LINES:
    default:
      return FALSE;
    }
}
