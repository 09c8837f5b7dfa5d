/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month as a proposal: the rotation's answer laid over the sessions the month wants, told in
 * sentences. Nothing is written. On an archive's thread. */
#include "siyi-schedule-parts.h"

#include "siyi-words.h"

static void
proposal_free (gpointer data)
{
  SiyiProposal *proposal = data;

  g_clear_pointer (&proposal->session, siyi_planned_free);
  g_free (proposal->before);
  g_free (proposal);
}

static void
load_free (gpointer data)
{
  SiyiScheduleLoad *load = data;

  g_free (load->name);
  g_free (load);
}

void
siyi_month_plan_free (SiyiMonthPlan *plan)
{
  g_clear_pointer (&plan->proposals, g_ptr_array_unref);
  g_clear_pointer (&plan->warnings, g_ptr_array_unref);
  g_clear_pointer (&plan->loads, g_ptr_array_unref);
  g_free (plan);
}

static gboolean
same_leaders (GPtrArray      *seats,
              const SiyiTurn *turns,
              guint           n_turns)
{
  if (seats->len != n_turns)
    return FALSE;

  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);
      gboolean found = FALSE;

      for (guint t = 0; t < n_turns; t++)
        found = found || turns[t].leader == seat->leader;
      if (!found)
        return FALSE;
    }

  return TRUE;
}

static gboolean
seat_all (SiyiPlanning    *self,
          SiyiPlanned     *session,
          const SiyiTurn  *turns,
          guint            n_turns,
          GError         **error)
{
  g_ptr_array_set_size (session->planned, 0);
  for (guint i = 0; i < n_turns; i++)
    {
      SiyiSeat *seat = siyi_seat_new (self->db, turns[i].leader, session->day, NULL, error);

      if (seat == NULL)
        return FALSE;
      g_ptr_array_add (session->planned, seat);
    }

  return TRUE;
}

/* The turns of a slot stand together. */
static const SiyiTurn *
turns_of (const SiyiPlanning *self,
          int                 slot,
          guint              *n)
{
  const SiyiTurn *first = NULL;

  *n = 0;
  for (guint i = 0; i < self->plan->turns->len; i++)
    {
      const SiyiTurn *turn = &g_array_index (self->plan->turns, SiyiTurn, i);

      if (turn->slot != slot)
        continue;
      if (first == NULL)
        first = turn;
      (*n)++;
    }

  return first;
}

static SiyiProposal *
propose (SiyiPlanning          *self,
         int                    slot,
         const SiyiWantedSlot  *wanted,
         GError               **error)
{
  SiyiProposal *proposal = g_new0 (SiyiProposal, 1);
  const SiyiTurn *turns;
  guint n_turns;

  proposal->session = siyi_planned_copy (wanted->session);
  if (wanted->dropped)
    {
      proposal->before = siyi_schedule_join (wanted->session->planned);
      proposal->session->state = SIYI_SESSION_CANCELLED;
      proposal->changed = TRUE;
      return proposal;
    }

  turns = turns_of (self, slot, &n_turns);
  if (wanted->session->id != 0)
    proposal->before = siyi_schedule_join (siyi_planned_sitting (wanted->session));
  if (wanted->fixed || slot < 0 ||
      (wanted->session->id != 0 && same_leaders (wanted->session->planned, turns, n_turns) &&
       wanted->session->planned_day != SIYI_DAY_NONE))
    return proposal;

  proposal->changed = TRUE;
  proposal->session->planned_day = siyi_schedule_today (self->db);
  if (seat_all (self, proposal->session, turns, n_turns, error))
    {
      siyi_schedule_reason (proposal->session, turns, n_turns, self->leaders,
                            g_ptr_array_index (self->remarks, slot), self->calendar);
      return proposal;
    }
  proposal_free (proposal);

  return NULL;
}

static gboolean
propose_all (SiyiPlanning   *self,
             SiyiMonthPlan  *plan,
             GError        **error)
{
  int slot = 0;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const SiyiWantedSlot *wanted = g_ptr_array_index (self->wanted, i);
      gboolean in_plan = slot < (int) self->of_slot->len &&
                         g_ptr_array_index (self->of_slot, slot) == wanted;
      SiyiProposal *proposal = propose (self, in_plan ? slot : -1, wanted, error);

      if (proposal == NULL)
        return FALSE;
      if (in_plan)
        slot++;
      g_ptr_array_add (plan->proposals, proposal);
    }

  return TRUE;
}

static gboolean
is_away_all (const SiyiPlanning *self,
             const SiyiLeader   *leader)
{
  for (SiyiDay day = self->first; day <= self->last; day++)
    if (siyi_calendar_is_working (self->calendar, day) && day >= leader->from_day &&
        !siyi_schedule_is_away (leader, day, SIYI_PART_DAY))
      return FALSE;

  return TRUE;
}

/* Level with the others: what brings a leader of the rotation to the average of the period, rounded
 * up; heads sit once; who is away all month owes nothing. */
static int
due_of (const SiyiPlanning *self,
        const SiyiLeader   *leader,
        const SiyiPlanLoad *load)
{
  int sum = 0, n = 0;

  if (is_away_all (self, leader))
    return 0;
  if (leader->monthly)
    return 1;

  for (guint i = 0; i < self->plan->loads->len; i++)
    {
      const SiyiPlanLoad *other = &g_array_index (self->plan->loads, SiyiPlanLoad, i);
      const SiyiLeader *who = siyi_schedule_leader (self->leaders, other->leader);

      if (who == NULL || who->monthly || is_away_all (self, who))
        continue;
      sum += other->before + other->planned;
      n++;
    }

  return MAX (0, (n > 0 ? (sum + n - 1) / n : 0) - load->before);
}

static void
tell_loads (SiyiPlanning  *self,
            SiyiMonthPlan *plan)
{
  for (guint i = 0; i < self->plan->loads->len; i++)
    {
      const SiyiPlanLoad *load = &g_array_index (self->plan->loads, SiyiPlanLoad, i);
      const SiyiLeader *leader = siyi_schedule_leader (self->leaders, load->leader);
      SiyiScheduleLoad *told;

      if (leader == NULL)
        continue;
      told = g_new0 (SiyiScheduleLoad, 1);
      told->leader = load->leader;
      told->name = g_strdup (leader->name);
      told->due = due_of (self, leader, load);
      told->planned = load->planned;
      told->sat = load->before - siyi_turn_book_credited (self->book, load->leader);
      g_ptr_array_add (plan->loads, told);
    }
}

static gboolean
make (SiyiPlanning   *self,
      SiyiMonthPlan  *plan,
      GError        **error)
{
  SiyiPlanRules rules = { NULL, SIYI_HOLIDAY_POSTPONE, 1, FALSE };

  if (!siyi_planning_gather (self, plan->replan, error))
    return FALSE;

  rules.calendar = self->calendar;
  rules.holiday = self->rules.holiday;
  rules.min_distance = self->rules.min_distance;
  rules.keep = plan->replan;
  self->plan = siyi_plan_make (self->plan_leaders, self->plan_slots, &rules);

  plan->warnings = siyi_schedule_troubles (self->plan, self->sessions, self->leaders,
                                           self->calendar, self->remarks);
  tell_loads (self, plan);

  return propose_all (self, plan, error);
}

static gboolean
may_plan (SiyiPlanning   *self,
          SiyiMonthPlan  *plan,
          GError        **error)
{
  g_autoptr(GPtrArray) stored = siyi_planned_load (self->db, self->first, self->last, FALSE, error);

  if (stored == NULL)
    return FALSE;

  plan->replan = siyi_schedule_has_plan (stored);

  return TRUE;
}

/**
 * siyi_schedule_plan:
 * @replan: whether a month that has a plan may be planned again; what was held, published, set by
 *   hand or booked stays, and as few turns as fairness allows change hands
 *
 * Returns: (transfer full): the proposal; EXISTS where the month has a plan and @replan is %FALSE,
 *   CONSTRAINT where there are no leaders
 */
SiyiMonthPlan *
siyi_schedule_plan (SiyiDb    *db,
                    int        year,
                    int        month,
                    gboolean   replan,
                    GError   **error)
{
  g_autoptr(SiyiMonthPlan) plan = g_new0 (SiyiMonthPlan, 1);
  SiyiPlanning self = { .db = db, .year = year, .month = month };
  gboolean ok;

  plan->year = year;
  plan->month = month;
  plan->proposals = g_ptr_array_new_with_free_func (proposal_free);
  plan->loads = g_ptr_array_new_with_free_func (load_free);
  self.first = siyi_day_new (year, month, 1);
  self.last = siyi_day_new (month < 12 ? year : year + 1, month % 12 + 1, 1) - 1;
  if (!may_plan (&self, plan, error))
    return NULL;
  if (plan->replan && !replan)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS,
                   "%04d-%02d has a plan already; it is changed only where it is planned again "
                   "on purpose", year, month);
      return NULL;
    }

  ok = make (&self, plan, error);
  siyi_planning_clear (&self);

  return ok ? g_steal_pointer (&plan) : NULL;
}
