/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A plan dealt out seat by seat in the order of time. Not the best one, but it keeps the hard rules and, where
 * leaders are few and distances long, fills what can be filled; the search starts from it. */
#include "siyi-plan-search.h"

/* Whether @person comes before @other, either by turns and then by the turn longest ago, or the other
 * way round. */
static gboolean
comes_first (const SiyiSpread *spread,
             gboolean          by_load,
             const int        *load,
             const int        *before,
             int               person,
             int               other)
{
  const int fewer = load[person] - load[other];
  const int earlier = before[person] != before[other] ? before[person] - before[other]
                                                      : spread->rank[person] - spread->rank[other];

  if (by_load)
    return fewer != 0 ? fewer < 0 : earlier < 0;

  return before[person] != before[other] ? earlier < 0 : fewer != 0 ? fewer < 0 : earlier < 0;
}

/**
 * siyi_search_deal:
 * @by_load: fewest turns first, else longest ago first
 * @n_most: by person: how many turns at most
 * @answer: its seats; filled in
 */
void
siyi_search_deal (const SiyiSpread   *spread,
                  const SiyiPlanWork *work,
                  gboolean            by_load,
                  const int          *n_most,
                  SiyiSearch         *answer)
{
  g_autofree int *load = g_memdup2 (spread->level, sizeof (int) * (gsize) (spread->n_people + 1));
  g_autofree int *before = g_new (int, spread->n_people + 1);

  for (int person = 0; person < spread->n_people; person++)
    before[person] = -1;
  for (int seat = 0; seat < answer->n_seats; seat++)
    {
      const int slot = answer->slot_of[seat];
      int best = -1;

      for (int person = 0; person < spread->n_people; person++)
        if (siyi_spread_may (spread, person, slot) && load[person] - spread->level[person] < n_most[person] &&
            (before[person] < 0 || !siyi_plan_clash (work, before[person], slot)) &&
            (best < 0 || comes_first (spread, by_load, load, before, person, best)))
          best = person;
      answer->person_of[seat] = best;
      if (best >= 0)
        {
          load[best]++;
          before[best] = slot;
        }
    }
}
