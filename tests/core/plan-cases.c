/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaders and slots for tests of plans, and the hard rules counted again, day by day. */
#include "plan-cases.h"

PlanCase *
plan_case_new (void)
{
  PlanCase *self = g_new0 (PlanCase, 1);

  self->calendar = test_calendar_new ();
  self->leaders = g_array_new (FALSE, TRUE, sizeof (SiyiPlanLeader));
  self->slots = g_array_new (FALSE, TRUE, sizeof (SiyiPlanSlot));
  self->rules.calendar = self->calendar;
  self->rules.min_distance = 1;

  return self;
}

void
plan_case_free (PlanCase *self)
{
  for (guint i = 0; i < self->leaders->len; i++)
    g_clear_pointer (&g_array_index (self->leaders, SiyiPlanLeader, i).away, g_array_unref);
  for (guint i = 0; i < self->slots->len; i++)
    {
      SiyiPlanSlot *slot = &g_array_index (self->slots, SiyiPlanSlot, i);

      g_clear_pointer (&slot->fixed, g_array_unref);
      g_clear_pointer (&slot->before, g_array_unref);
      g_clear_pointer (&slot->recused, g_array_unref);
    }
  g_array_unref (self->leaders);
  g_array_unref (self->slots);
  siyi_calendar_unref (self->calendar);
  g_free (self);
}

SiyiPlanLeader *
plan_case_leader (PlanCase *self,
                  int       load,
                  SiyiDay   last)
{
  SiyiPlanLeader leader = { self->leaders->len + 1, FALSE, { SIYI_MONTHLY_ANY, 0, 0, 0 }, load, last, NULL };

  g_array_append_val (self->leaders, leader);

  return &g_array_index (self->leaders, SiyiPlanLeader, self->leaders->len - 1);
}

SiyiPlanSlot *
plan_case_slot (PlanCase *self,
                SiyiDay   day,
                int       seats)
{
  SiyiPlanSlot slot = { day, SIYI_PART_DAY, seats, FALSE, NULL, NULL, NULL };

  g_array_append_val (self->slots, slot);

  return &g_array_index (self->slots, SiyiPlanSlot, self->slots->len - 1);
}

/* One slot with one seat each working day. */
void
plan_case_days (PlanCase *self,
                SiyiDay   from,
                SiyiDay   to)
{
  for (SiyiDay day = from; day <= to; day++)
    if (siyi_calendar_is_working (self->calendar, day))
      plan_case_slot (self, day, 1);
}

void
plan_case_away (PlanCase *self,
                int       leader,
                SiyiDay   from,
                SiyiDay   to,
                SiyiPart  part)
{
  SiyiPlanLeader *at = &g_array_index (self->leaders, SiyiPlanLeader, leader);
  SiyiAway away = { from, to, part };

  if (at->away == NULL)
    at->away = g_array_new (FALSE, TRUE, sizeof (SiyiAway));
  g_array_append_val (at->away, away);
}

void
plan_case_add_id (GArray **ids,
                  gint64   id)
{
  if (*ids == NULL)
    *ids = g_array_new (FALSE, TRUE, sizeof (gint64));
  g_array_append_val (*ids, id);
}

SiyiPlan *
plan_case_make (PlanCase *self)
{
  return siyi_plan_make (self->leaders, self->slots, &self->rules);
}

static gboolean
holds (GArray *ids,
       gint64  id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
check_free (PlanCase       *self,
            const SiyiTurn *turn)
{
  const SiyiPlanSlot *slot = &g_array_index (self->slots, SiyiPlanSlot, turn->slot);
  const SiyiPlanLeader *leader = &g_array_index (self->leaders, SiyiPlanLeader, turn->leader - 1);

  g_assert_false (holds (slot->recused, turn->leader));
  for (guint i = 0; leader->away != NULL && i < leader->away->len; i++)
    {
      const SiyiAway *away = &g_array_index (leader->away, SiyiAway, i);

      g_assert_true (slot->day < away->from || slot->day > away->to ||
                     (slot->part != SIYI_PART_DAY && away->part != SIYI_PART_DAY &&
                      slot->part != away->part));
    }
  if (leader->last != SIYI_DAY_NONE)
    g_assert_cmpint (siyi_calendar_count_working (self->calendar, leader->last + 1, slot->day), >=,
                     self->rules.min_distance);
}

/* Asserts all hard rules of a plan on working days, and that each seat is taken or told of. */
void
plan_case_check (PlanCase       *self,
                 const SiyiPlan *plan)
{
  g_autofree int *taken = g_new0 (int, self->slots->len + 1);

  for (guint i = 0; i < plan->turns->len; i++)
    {
      const SiyiTurn *turn = &g_array_index (plan->turns, SiyiTurn, i);
      SiyiDay day = g_array_index (self->slots, SiyiPlanSlot, turn->slot).day;

      g_assert_cmpint (turn->seat, ==, taken[turn->slot]++);
      if (turn->why == SIYI_WHY_FIXED)
        continue;
      check_free (self, turn);
      for (guint k = 0; k < plan->turns->len; k++)
        {
          const SiyiTurn *other = &g_array_index (plan->turns, SiyiTurn, k);
          SiyiDay at = g_array_index (self->slots, SiyiPlanSlot, other->slot).day;

          if (k == i || other->leader != turn->leader)
            continue;
          g_assert_cmpint (other->slot, !=, turn->slot);
          g_assert_cmpint (siyi_calendar_count_working (self->calendar, MIN (day, at) + 1, MAX (day, at)),
                           >=, self->rules.min_distance);
        }
    }

  for (guint i = 0; i < plan->warnings->len; i++)
    {
      const SiyiPlanWarning *warning = &g_array_index (plan->warnings, SiyiPlanWarning, i);

      if (warning->trouble == SIYI_PLAN_UNFILLED)
        taken[warning->slot] += warning->n;
    }
  for (guint slot = 0; slot < self->slots->len; slot++)
    g_assert_cmpint (taken[slot], >=, g_array_index (self->slots, SiyiPlanSlot, slot).seats);
}

int
plan_case_count (const SiyiPlan  *plan,
                 SiyiPlanTrouble  trouble)
{
  int n = 0;

  for (guint i = 0; i < plan->warnings->len; i++)
    n += g_array_index (plan->warnings, SiyiPlanWarning, i).trouble == trouble;

  return n;
}

/* "slot:leader:why …" */
char *
plan_case_to_text (const SiyiPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->turns->len; i++)
    {
      const SiyiTurn *turn = &g_array_index (plan->turns, SiyiTurn, i);

      g_string_append_printf (text, "%s%d:%d:%s", i > 0 ? " " : "", turn->slot, (int) turn->leader,
                              siyi_plan_why_word (turn->why));
    }

  return g_string_free (text, FALSE);
}
