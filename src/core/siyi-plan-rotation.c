/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rotation takes its seats, and each turn learns why it is where it is. */
#include "siyi-plan-search.h"

/* Where the person's turn would be had he never been away, nor sat shortly before; SIYI_DAY_NONE where
 * nothing keeps him from sitting there. */
static SiyiDay
moved_from (const SiyiSpread   *spread,
            const SiyiPlanWork *work,
            int                 person,
            int                 place,
            int                 slot)
{
  int wanted = 0;
  SiyiDay day;

  while (wanted + 1 < spread->n_slots && place >= SIYI_SPREAD_UNIT * spread->start[wanted + 1])
    wanted++;
  day = siyi_plan_slot (work, wanted)->day;
  if (day == siyi_plan_slot (work, slot)->day || siyi_plan_bars (work, spread->leader[person], wanted) == 0)
    return SIYI_DAY_NONE;

  return day;
}

static int
n_who_may (const SiyiSpread *spread,
           int               slot)
{
  int n = 0;

  for (int person = 0; person < spread->n_people; person++)
    n += siyi_spread_may (spread, person, slot);

  return n;
}

/* Days are asked for before anybody is seated: a person's own turns would bar him. */
static void
explain (const SiyiSpread   *spread,
         const SiyiPlanWork *work,
         const SiyiSearch   *answer,
         int                 person,
         SiyiPlanSeat       *seats)
{
  g_autoptr(GArray) ideals = g_array_new (FALSE, FALSE, sizeof (int));
  int k = 0;

  siyi_spread_ideals (spread, work, person, FALSE, ideals, answer->n_seats);
  for (int seat = 0; seat < answer->n_seats; seat++)
    if (answer->person_of[seat] == person)
      {
        const int slot = answer->slot_of[seat];

        seats[seat].leader = spread->leader[person];
        seats[seat].instead_of = moved_from (spread, work, person, g_array_index (ideals, int, k++), slot);
        seats[seat].why = seats[seat].instead_of != SIYI_DAY_NONE ? SIYI_WHY_MOVED : SIYI_WHY_TURN;
        if (n_who_may (spread, slot) <= spread->open[slot])
          {
            seats[seat].why = SIYI_WHY_ONLY;
            seats[seat].instead_of = SIYI_DAY_NONE;
          }
      }
}

/* Whether the plan is proven to be the best. */
gboolean
siyi_plan_seat_rotation (SiyiPlanWork *work)
{
  g_autoptr(SiyiSpread) spread = siyi_spread_new (work);
  g_autoptr(SiyiSearch) answer = siyi_search_best (spread, work);
  g_autofree SiyiPlanSeat *seats = g_new0 (SiyiPlanSeat, answer->n_seats + 1);

  for (int person = 0; person < spread->n_people; person++)
    explain (spread, work, answer, person, seats);
  /* Within a slot in office order. */
  for (int person = 0; person < spread->n_people; person++)
    for (int seat = 0; seat < answer->n_seats; seat++)
      if (answer->person_of[seat] == person)
        siyi_plan_seat (work, seats[seat].leader, answer->slot_of[seat], seats[seat].why, seats[seat].instead_of);

  return answer->proven;
}
