/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hard rules of a plan and the seats taken so far. Slots are sorted by time once, working days
 * between them are sums, so that a question about two turns costs two additions. */
#include "siyi-plan-private.h"

SiyiPlanLeader *
siyi_plan_leader (const SiyiPlanWork *work,
                  int                 leader)
{
  return &g_array_index (work->leaders, SiyiPlanLeader, leader);
}

SiyiPlanSlot *
siyi_plan_slot (const SiyiPlanWork *work,
                int                 slot)
{
  return &g_array_index (work->slots, SiyiPlanSlot, work->order[slot]);
}

gboolean
siyi_plan_holds (GArray *ids,
                 gint64  id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static int
by_time (gconstpointer a,
         gconstpointer b,
         gpointer      slots)
{
  const int *one = a, *other = b;
  const SiyiPlanSlot *first = &g_array_index ((GArray *) slots, SiyiPlanSlot, *one);
  const SiyiPlanSlot *second = &g_array_index ((GArray *) slots, SiyiPlanSlot, *other);

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  if (first->part != second->part)
    return first->part < second->part ? -1 : 1;

  return *one - *other;
}

static void
measure_days (SiyiPlanWork *work)
{
  const SiyiCalendar *calendar = work->rules->calendar;
  SiyiDay first = work->n_slots > 0 ? siyi_plan_slot (work, 0)->day : SIYI_DAY_NONE;
  SiyiDay before = first;
  int sum = 0;

  for (int slot = 0; slot < work->n_slots; slot++)
    {
      SiyiDay day = siyi_plan_slot (work, slot)->day;

      sum += siyi_calendar_count_working (calendar, before + 1, day);
      before = day;
      work->work[slot] = sum;
      work->off[slot] = !siyi_calendar_is_working (calendar, day);
      work->open[slot] = MAX (siyi_plan_slot (work, slot)->seats, 0);
    }

  for (int i = 0; i < work->n_leaders && work->n_slots > 0; i++)
    if (siyi_plan_leader (work, i)->last != SIYI_DAY_NONE)
      work->since[i] = siyi_calendar_count_working (calendar, siyi_plan_leader (work, i)->last + 1, first);
}

SiyiPlanWork *
siyi_plan_work_new (GArray              *leaders,
                    GArray              *slots,
                    const SiyiPlanRules *rules)
{
  SiyiPlanWork *work = g_new0 (SiyiPlanWork, 1);

  work->leaders = leaders;
  work->slots = slots;
  work->rules = rules;
  work->n_leaders = (int) leaders->len;
  work->n_slots = (int) slots->len;
  work->order = g_new0 (int, slots->len + 1);
  work->work = g_new0 (int, slots->len + 1);
  work->off = g_new0 (gboolean, slots->len + 1);
  work->open = g_new0 (int, slots->len + 1);
  work->since = g_new0 (int, leaders->len + 1);
  work->seated = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  work->turns = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);

  for (int slot = 0; slot < work->n_slots; slot++)
    {
      work->order[slot] = slot;
      g_ptr_array_add (work->seated, g_array_new (FALSE, TRUE, sizeof (SiyiPlanSeat)));
    }
  for (int i = 0; i < work->n_leaders; i++)
    g_ptr_array_add (work->turns, g_array_new (FALSE, TRUE, sizeof (int)));

  g_qsort_with_data (work->order, work->n_slots, sizeof (int), by_time, slots);
  measure_days (work);

  return work;
}

void
siyi_plan_work_free (SiyiPlanWork *work)
{
  g_free (work->order);
  g_free (work->work);
  g_free (work->off);
  g_free (work->open);
  g_free (work->since);
  g_ptr_array_unref (work->seated);
  g_ptr_array_unref (work->turns);
  g_free (work);
}

/* Working days from the earlier to the later of two slots, that of the later one counted; a later day
 * that is none counts as one, else Friday and Saturday would be the same day. */
int
siyi_plan_gap (const SiyiPlanWork *work,
               int                 one,
               int                 other)
{
  int early = MIN (one, other), late = MAX (one, other);

  if (siyi_plan_slot (work, early)->day == siyi_plan_slot (work, late)->day)
    return 0;

  return work->work[late] - work->work[early] + work->off[late];
}

int
siyi_plan_gap_to_last (const SiyiPlanWork *work,
                       int                 leader,
                       int                 slot)
{
  if (siyi_plan_leader (work, leader)->last >= siyi_plan_slot (work, slot)->day)
    return 0;

  return work->since[leader] + work->work[slot] + work->off[slot];
}

/* Whether nobody may sit in both slots. */
gboolean
siyi_plan_clash (const SiyiPlanWork *work,
                 int                 one,
                 int                 other)
{
  return one == other || siyi_plan_gap (work, one, other) < work->rules->min_distance;
}

gboolean
siyi_plan_is_away (const SiyiPlanLeader *leader,
                   SiyiDay               day,
                   SiyiPart              part)
{
  for (guint i = 0; leader->away != NULL && i < leader->away->len; i++)
    {
      const SiyiAway *away = &g_array_index (leader->away, SiyiAway, i);

      if (day >= away->from && day <= away->to &&
          (part == SIYI_PART_DAY || away->part == SIYI_PART_DAY || away->part == part))
        return TRUE;
    }

  return FALSE;
}

SiyiPlanBars
siyi_plan_bars (const SiyiPlanWork *work,
                int                 leader,
                int                 slot)
{
  const SiyiPlanLeader *self = siyi_plan_leader (work, leader);
  const SiyiPlanSlot *at = siyi_plan_slot (work, slot);
  const GArray *turns = g_ptr_array_index (work->turns, leader);
  SiyiPlanBars bars = 0;

  if (siyi_plan_is_away (self, at->day, at->part))
    bars |= SIYI_BAR_AWAY;
  if (siyi_plan_holds (at->recused, self->id))
    bars |= SIYI_BAR_RECUSED;
  if (self->last != SIYI_DAY_NONE && siyi_plan_gap_to_last (work, leader, slot) < work->rules->min_distance)
    bars |= SIYI_BAR_CLOSE;
  for (guint i = 0; i < turns->len; i++)
    {
      int other = g_array_index (turns, int, i);

      if (other == slot)
        bars |= SIYI_BAR_SEATED;
      else if (siyi_plan_clash (work, other, slot))
        bars |= SIYI_BAR_CLOSE;
    }

  return bars;
}

void
siyi_plan_seat (SiyiPlanWork *work,
                int           leader,
                int           slot,
                SiyiWhy       why,
                SiyiDay       instead_of)
{
  SiyiPlanSeat seat = { siyi_plan_leader (work, leader)->id, leader, why, instead_of };
  GArray *turns = g_ptr_array_index (work->turns, leader);
  guint at = turns->len;

  g_array_append_val (g_ptr_array_index (work->seated, slot), seat);
  work->open[slot]--;
  while (at > 0 && g_array_index (turns, int, at - 1) > slot)
    at--;
  g_array_insert_val (turns, at, slot);
}

/* What stands whatever the plan, also more of them than there are seats, also who left the list. */
void
siyi_plan_seat_fixed (SiyiPlanWork *work)
{
  for (int slot = 0; slot < work->n_slots; slot++)
    {
      GArray *fixed = siyi_plan_slot (work, slot)->fixed;

      for (guint i = 0; fixed != NULL && i < fixed->len; i++)
        {
          SiyiPlanSeat seat = { g_array_index (fixed, gint64, i), -1, SIYI_WHY_FIXED, SIYI_DAY_NONE };
          int leader = 0;

          while (leader < work->n_leaders && siyi_plan_leader (work, leader)->id != seat.id)
            leader++;
          if (leader < work->n_leaders)
            {
              siyi_plan_seat (work, leader, slot, SIYI_WHY_FIXED, SIYI_DAY_NONE);
              continue;
            }
          g_array_append_val (g_ptr_array_index (work->seated, slot), seat);
          work->open[slot]--;
        }
    }
  for (int slot = 0; slot < work->n_slots; slot++)
    work->open[slot] = MAX (work->open[slot], 0);
}
