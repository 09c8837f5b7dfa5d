/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rotation is asked: leaders with their turns and leave, the slots of the month with who
 * stays and who must not sit. On an archive's thread. */
#include "siyi-schedule-parts.h"

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

void
siyi_planning_clear (SiyiPlanning *self)
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
away_of (const SiyiPlanning *self,
         const SiyiLeader   *leader)
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
gather_leaders (SiyiPlanning *self)
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
head_stays (const SiyiPlanning *self,
            const SiyiPlanned  *session)
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
load_recused (SiyiPlanning  *self,
              gint64         session,
              SiyiPlanSlot  *slot,
              GError       **error)
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
gather_slots (SiyiPlanning  *self,
              GError       **error)
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

/**
 * siyi_planning_gather:
 * @self: database, month and its days are set
 * @had_plan: the month is planned again
 *
 * Loads what the rotation asks for; CONSTRAINT where there are no leaders.
 */
gboolean
siyi_planning_gather (SiyiPlanning  *self,
                      gboolean       had_plan,
                      GError       **error)
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

  if (self->wanted == NULL)
    return FALSE;

  gather_leaders (self);

  return gather_slots (self, error);
}
