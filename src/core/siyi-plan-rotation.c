/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rotation's seats. */
#include "siyi-plan-private.h"

void
siyi_plan_seat_rotation (SiyiPlanWork *work)
{
  for (int slot = 0; slot < work->n_slots; slot++)
    while (work->open[slot] > 0)
      {
        int best = -1, least = G_MAXINT;

        for (int i = 0; i < work->n_leaders; i++)
          {
            const SiyiPlanLeader *leader = siyi_plan_leader (work, i);
            const GArray *turns = g_ptr_array_index (work->turns, i);
            int load = leader->load + (int) turns->len;

            if (!leader->monthly && load < least && siyi_plan_bars (work, i, slot) == 0)
              {
                best = i;
                least = load;
              }
          }
        if (best < 0)
          break;
        siyi_plan_seat (work, best, slot, SIYI_WHY_TURN, SIYI_DAY_NONE);
      }
}
