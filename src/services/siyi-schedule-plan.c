/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month as a proposal: leaders with their turns and leave, the sessions the month wants, the
 * rotation's answer, told in sentences. Nothing is written. On an archive's thread. */
#include "siyi-schedule-parts.h"

#include "siyi-words.h"

typedef struct
{
  SiyiDb            *db;
  int                year, month;
  SiyiDay            first, last;
  SiyiScheduleRules  rules;
  SiyiCalendar      *calendar;
  GPtrArray         *leaders;      /* SiyiLeader, active */
  SiyiTurnBook      *book;
  GPtrArray         *wanted;       /* SiyiWantedSlot */
  GPtrArray         *sessions;     /* borrowed SiyiPlanned, by slot of the rotation */
  GPtrArray         *of_slot;      /* borrowed SiyiWantedSlot, the same */
  GPtrArray         *remarks;      /* GPtrArray of char*, the same */
  GArray            *plan_leaders;
  GArray            *plan_slots;
  SiyiPlan          *plan;
} Planning;

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

static void
plan_leader_clear (gpointer data)
{
  SiyiPlanLeader *leader = data;

  g_clear_pointer (&leader->away, g_array_unref);
}

static void
plan_slot_clear (gpointer data)
{
  SiyiPlanSlot *slot = data;

  g_clear_pointer (&slot->fixed, g_array_unref);
  g_clear_pointer (&slot->before, g_array_unref);
  g_clear_pointer (&slot->recused, g_array_unref);
}

static void
clear (Planning *self)
{
  g_clear_pointer (&self->calendar, siyi_calendar_unref);
  g_clear_pointer (&self->leaders, g_ptr_array_unref);
  g_clear_pointer (&self->book, siyi_turn_book_free);
  g_clear_pointer (&self->wanted, g_ptr_array_unref);
  g_clear_pointer (&self->sessions, g_ptr_array_unref);
  g_clear_pointer (&self->of_slot, g_ptr_array_unref);
  g_clear_pointer (&self->remarks, g_ptr_array_unref);
  g_clear_pointer (&self->plan_leaders, g_array_unref);
  g_clear_pointer (&self->plan_slots, g_array_unref);
  g_clear_pointer (&self->plan, siyi_plan_free);
}

/* A leader who joins later is away until then. */
static GArray *
away_of (const Planning   *self,
         const SiyiLeader *leader)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (SiyiAway));

  if (leader->from_day != SIYI_DAY_NONE && leader->from_day > self->first)
    {
      SiyiAway away = { self->first, leader->from_day - 1, SIYI_PART_DAY };

      g_array_append_val (all, away);
    }
  for (guint i = 0; leader->leave != NULL && i < leader->leave->len; i++)
    {
      const SiyiLeave *leave = &g_array_index (leader->leave, SiyiLeave, i);
      SiyiAway away = { leave->from, leave->to, SIYI_PART_DAY };

      if (leave->part != NULL && *leave->part != '\0')
        away.part = leave->part[0] == 'a' ? SIYI_PART_AM : SIYI_PART_PM;
      g_array_append_val (all, away);
    }

  return all;
}

static void
gather_leaders (Planning *self)
{
  self->plan_leaders = g_array_new (FALSE, TRUE, sizeof (SiyiPlanLeader));
  g_array_set_clear_func (self->plan_leaders, plan_leader_clear);
  for (guint i = 0; i < self->leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (self->leaders, i);
      SiyiPlanLeader one = { .id = leader->id, .monthly = leader->monthly };

      if (leader->monthly && !siyi_monthly_parse (leader->monthly_day, &one.wanted))
        one.wanted.kind = SIYI_MONTHLY_ANY;
      one.load = siyi_turn_book_count (self->book, leader->id, self->last);
      one.last = siyi_turn_last (self->db, leader->id, self->first);
      one.away = away_of (self, leader);
      g_array_append_val (self->plan_leaders, one);
    }
}

static GArray *
ids_of (GPtrArray *seats)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < seats->len; i++)
    g_array_append_val (ids, ((SiyiSeat *) g_ptr_array_index (seats, i))->leader);

  return ids;
}

/* A head whose session of the old plan is as good as another stays where he is. */
static gboolean
head_stays (const Planning    *self,
            const SiyiPlanned *session)
{
  for (guint i = 0; i < session->planned->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (session->planned, i);
      const SiyiLeader *leader = siyi_schedule_leader (self->leaders, seat->leader);
      SiyiMonthly wanted = { SIYI_MONTHLY_ANY, 0, 0, 0 };

      if (leader == NULL || !leader->monthly ||
          siyi_schedule_is_away (leader, session->day, session->part))
        return FALSE;
      siyi_monthly_parse (leader->monthly_day, &wanted);
      if (wanted.kind != SIYI_MONTHLY_ANY &&
          siyi_monthly_day (wanted, self->year, self->month, self->calendar,
                            self->rules.holiday) != session->day)
        return FALSE;
    }

  return session->planned->len > 0;
}

static gboolean
load_recused (Planning     *self,
              gint64        session,
              SiyiPlanSlot *slot,
              GError      **error)
{
  g_autoptr(GPtrArray) recusals = NULL;

  if (session == 0)
    return TRUE;

  recusals = siyi_recusals_load (self->db, session, error);
  if (recusals == NULL)
    return FALSE;

  slot->recused = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < recusals->len; i++)
    g_array_append_val (slot->recused, ((SiyiRecusal *) g_ptr_array_index (recusals, i))->leader);

  return TRUE;
}

static gboolean
gather_slots (Planning  *self,
              GError   **error)
{
  self->plan_slots = g_array_new (FALSE, TRUE, sizeof (SiyiPlanSlot));
  g_array_set_clear_func (self->plan_slots, plan_slot_clear);
  self->sessions = g_ptr_array_new ();
  self->of_slot = g_ptr_array_new ();
  self->remarks = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < self->wanted->len; i++)
    {
      SiyiWantedSlot *wanted = g_ptr_array_index (self->wanted, i);
      SiyiPlanned *session = wanted->session;
      SiyiPlanSlot slot = { .day = session->day, .part = session->part, .seats = wanted->seats };

      if (wanted->dropped || wanted->seats == 0)
        continue;

      slot.provisional = siyi_calendar_is_provisional (self->calendar, session->day);
      if (wanted->fixed || head_stays (self, session))
        slot.fixed = ids_of (siyi_planned_sitting (session));
      else if (session->planned->len > 0)
        slot.before = ids_of (session->planned);
      if (!load_recused (self, session->id, &slot, error))
        {
          plan_slot_clear (&slot);
          return FALSE;
        }
      g_array_append_val (self->plan_slots, slot);
      g_ptr_array_add (self->sessions, session);
      g_ptr_array_add (self->of_slot, wanted);
      g_ptr_array_add (self->remarks, g_ptr_array_new_with_free_func (g_free));
    }

  return TRUE;
}

static gboolean
load (Planning  *self,
      gboolean   had_plan,
      GError   **error)
{
  if (!siyi_schedule_rules_load (self->db, &self->rules, error))
    return FALSE;

  self->calendar = siyi_calendar_load (self->db, error);
  if (self->calendar == NULL)
    return FALSE;
  self->leaders = siyi_leaders_load (self->db, self->first, FALSE, error);
  if (self->leaders == NULL)
    return FALSE;
  if (self->leaders->len == 0)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                           "There are no leaders to plan with; take over their list first");
      return FALSE;
    }
  self->book = siyi_turn_book_load (self->db, self->leaders, self->calendar,
                                    siyi_account_begins (self->rules.account, self->first),
                                    self->first - 1, self->last, error);
  if (self->book == NULL)
    return FALSE;
  self->wanted = siyi_schedule_slots (self->db, self->year, self->month, had_plan, self->calendar,
                                      &self->rules, error);

  return self->wanted != NULL;
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
seat_all (Planning        *self,
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
turns_of (const Planning *self,
          int             slot,
          guint          *n)
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
propose (Planning              *self,
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
propose_all (Planning       *self,
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
is_away_all (const Planning   *self,
             const SiyiLeader *leader)
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
due_of (const Planning    *self,
        const SiyiLeader  *leader,
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
tell_loads (Planning      *self,
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
make (Planning       *self,
      SiyiMonthPlan  *plan,
      GError        **error)
{
  SiyiPlanRules rules = { NULL, SIYI_HOLIDAY_POSTPONE, 1, FALSE };

  if (!load (self, plan->replan, error))
    return FALSE;

  gather_leaders (self);
  if (!gather_slots (self, error))
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
may_plan (Planning       *self,
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
  Planning self = { .db = db, .year = year, .month = month };
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
  clear (&self);

  return ok ? g_steal_pointer (&plan) : NULL;
}
