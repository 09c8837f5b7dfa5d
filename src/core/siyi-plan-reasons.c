/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts behind each turn, told in the order of time: what stood in the accounts when it came. */
#include "siyi-plan-private.h"

static void
compare_loads (const SiyiPlanWork *work,
               const int          *load,
               SiyiTurn           *turn)
{
  turn->fewest = TRUE;
  for (int i = 0; i < work->n_leaders; i++)
    if (!siyi_plan_leader (work, i)->monthly)
      {
        turn->n_level += load[i] == turn->turns;
        turn->fewest = turn->fewest && load[i] >= turn->turns;
      }
}

static int
by_slot (gconstpointer a,
         gconstpointer b)
{
  const SiyiTurn *one = a, *other = b;

  return one->slot != other->slot ? one->slot - other->slot : one->seat - other->seat;
}

/**
 * siyi_plan_reasons:
 *
 * Returns: (transfer full): SiyiTurn of all seats taken, by slot and seat
 */
GArray *
siyi_plan_reasons (const SiyiPlanWork *work)
{
  GArray *turns = g_array_new (FALSE, TRUE, sizeof (SiyiTurn));
  g_autofree int *load = g_new0 (int, work->n_leaders + 1);
  g_autofree int *before = g_new (int, work->n_leaders + 1);

  for (int i = 0; i < work->n_leaders; i++)
    {
      load[i] = siyi_plan_leader (work, i)->load;
      before[i] = -1;
    }

  for (int slot = 0; slot < work->n_slots; slot++)
    {
      const SiyiPlanSlot *at = siyi_plan_slot (work, slot);
      const GArray *seated = g_ptr_array_index (work->seated, slot);

      for (guint i = 0; i < seated->len; i++)
        {
          const SiyiPlanSeat *seat = &g_array_index (seated, SiyiPlanSeat, i);
          SiyiTurn turn = { work->order[slot], (int) i, seat->id, seat->why };

          turn.instead_of = seat->instead_of;
          turn.changed = at->before != NULL && !siyi_plan_holds (at->before, seat->id);
          if (seat->leader >= 0)
            {
              const SiyiPlanLeader *leader = siyi_plan_leader (work, seat->leader);
              int last = before[seat->leader];

              turn.turns = load[seat->leader];
              turn.last = last >= 0 ? siyi_plan_slot (work, last)->day : leader->last;
              if (last >= 0)
                turn.gap = siyi_plan_gap (work, last, slot);
              else if (leader->last != SIYI_DAY_NONE)
                turn.gap = siyi_plan_gap_to_last (work, seat->leader, slot);
              if (!leader->monthly)
                compare_loads (work, load, &turn);
            }
          g_array_append_val (turns, turn);
        }

      for (guint i = 0; i < seated->len; i++)
        {
          int leader = g_array_index (seated, SiyiPlanSeat, i).leader;

          if (leader >= 0)
            {
              load[leader]++;
              before[leader] = slot;
            }
        }
    }

  g_array_sort (turns, by_slot);

  return turns;
}
