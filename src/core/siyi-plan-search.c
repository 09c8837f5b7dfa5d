/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The best seating of the rotation (levels 1 to 5 of siyi-plan.c), exactly.
 *
 * 1. Each person is as many columns as he may have turns ("copies"), each open seat a row. Copy k stands
 *    on the level load + k; its cost is level, then change, then squared deviation, then office order, each
 *    weighted so that it outweighs all that follow together. An empty seat outweighs everything.
 * 2. Without distances the cheapest assignment is the best plan on all levels: the sets of copies that can be
 *    seated are a matroid, whose cheapest base depends on the order of the levels alone, so the sum of
 *    levels finds the leximin. Copies of a person have the same edges and rising levels: lower ones are
 *    taken first.
 * 3. Distances are branched on: of two turns of a person that clash, one is picked; he sits there
 *    (the seat is his alone, all seats that clash are closed to him) or he does not. Both sides
 *    only take edges away, so each is solved by a few paths and by 2 bounds all plans below it. The bound
 *    is compared as what it is: filled seats, number of turns on each level from the top, the rest.
 * 4. A person starts with two copies more than his share; where the last of them is used the search begins
 *    again with more of them.
 * 5. The search starts from the better of two dealt plans (siyi-plan-deal.c). After MAX_NODES nodes, fewer
 *    of large plans, it stops at the best plan it has; that one keeps all hard rules, for only plans without a
 *    clash are remembered, but it is not proven to be the best. Measured on months of 23 days: that happens
 *    only where the distance comes within three days of the number of leaders or exceeds it. */
#include "siyi-plan-search.h"

#include <string.h>

#include "siyi-plan-match.h"

#define MAX_WORK ((gint64) 60 * 1000 * 1000)
#define MAX_NODES 40000
#define MIN_NODES 60

typedef struct
{
  int       filled;
  int      *on_level;
  SiyiCost  rest;
} Score;

typedef struct { gsize index; SiyiCost cost; } Taken;

typedef struct
{
  const SiyiSpread   *spread;
  const SiyiPlanWork *work;
  SiyiMatch          *match;
  int                 n_seats, n_copies, n_levels;
  int                *slot_of;       /* by seat */
  int                *first_copy;    /* by person; one more */
  int                *person_of;     /* by copy */
  int                *level_of;      /* by copy, from 0 */
  SiyiCost            level_weight;
  GArray             *taken;         /* Taken: edges away, newest last */
  Score               best;
  int                *best_person;   /* by seat */
  gboolean            found, stopped, too_few;
  int                 n_nodes, max_nodes;
} Search;

/* --- Building ------------------------------------------------------------------------------------ */

static void
number_copies (Search    *self,
               const int *n_copies)
{
  const SiyiSpread *spread = self->spread;
  int lowest = G_MAXINT;

  self->first_copy = g_new0 (int, spread->n_people + 1);
  for (int person = 0; person < spread->n_people; person++)
    {
      self->first_copy[person + 1] = self->first_copy[person] + n_copies[person];
      lowest = MIN (lowest, spread->level[person]);
    }
  self->n_copies = self->first_copy[spread->n_people];
  self->person_of = g_new0 (int, self->n_copies + 1);
  self->level_of = g_new0 (int, self->n_copies + 1);
  for (int person = 0; person < spread->n_people; person++)
    for (int copy = self->first_copy[person]; copy < self->first_copy[person + 1]; copy++)
      {
        self->person_of[copy] = person;
        self->level_of[copy] = spread->level[person] - lowest + copy - self->first_copy[person];
        self->n_levels = MAX (self->n_levels, self->level_of[copy] + 1);
      }
}

static gboolean
is_change (const Search *self,
           int           person,
           int           slot)
{
  const SiyiPlanSlot *at = siyi_plan_slot (self->work, slot);

  return self->work->rules->keep && at->before != NULL &&
         !siyi_plan_holds (at->before, siyi_plan_leader (self->work, self->spread->leader[person])->id);
}

/* The costs of a person's copies, as if levels weighed nothing. */
static void
set_costs (Search   *self,
           int       person,
           SiyiCost  change_weight,
           SiyiCost  spread_weight,
           GArray   *ideals)
{
  const int first = self->first_copy[person];
  const int length = self->spread->start[self->spread->n_slots];

  siyi_spread_ideals (self->spread, self->work, person, TRUE, ideals, self->first_copy[person + 1] - first);
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      const int slot = self->slot_of[seat];

      if (!siyi_spread_may (self->spread, person, slot))
        continue;
      for (int copy = first; copy < self->first_copy[person + 1]; copy++)
        {
          gint64 off = g_array_index (ideals, int, copy - first) - siyi_spread_center (self->spread, slot);
          SiyiCost cost = (SiyiCost) (length - self->spread->start[slot]) * self->spread->leader[person];

          cost += (SiyiCost) off * off * spread_weight;
          cost += is_change (self, person, slot) ? change_weight : 0;
          siyi_match_set_cost (self->match, seat, copy, cost + self->level_weight * self->level_of[copy]);
        }
    }
}

static void
build (Search    *self,
       const int *n_copies)
{
  g_autoptr(GArray) ideals = g_array_new (FALSE, FALSE, sizeof (int));
  const SiyiCost seats = self->n_seats + 1;
  const SiyiCost length = self->spread->start[self->spread->n_slots] + 1;
  SiyiCost spread_weight, change_weight, idle;

  number_copies (self, n_copies);
  spread_weight = seats * length * (self->work->n_leaders + 1);
  change_weight = seats * length * length * SIYI_SPREAD_UNIT * SIYI_SPREAD_UNIT * spread_weight;
  self->level_weight = 2 * seats * change_weight;
  idle = seats * self->level_weight * (self->n_levels + 1);

  self->match = siyi_match_new (self->n_seats, self->n_copies, idle);
  for (int person = 0; person < self->spread->n_people; person++)
    set_costs (self, person, change_weight, spread_weight, ideals);

  self->best.on_level = g_new0 (int, self->n_levels + 1);
  self->best_person = g_new0 (int, self->n_seats + 1);
  self->taken = g_array_new (FALSE, FALSE, sizeof (Taken));
  self->max_nodes = (int) CLAMP (MAX_WORK / (1 + (gint64) self->n_seats * (self->n_copies + self->n_seats)),
                                 MIN_NODES, MAX_NODES);
}

static void
clear (Search *self)
{
  g_clear_pointer (&self->match, siyi_match_free);
  g_clear_pointer (&self->first_copy, g_free);
  g_clear_pointer (&self->person_of, g_free);
  g_clear_pointer (&self->level_of, g_free);
  g_clear_pointer (&self->best.on_level, g_free);
  g_clear_pointer (&self->best_person, g_free);
  g_clear_pointer (&self->taken, g_array_unref);
  self->n_levels = 0;
  self->n_nodes = 0;
  self->found = self->stopped = self->too_few = FALSE;
}

/* --- Scores -------------------------------------------------------------------------------------- */

static void
score_match (Search *self,
             Score  *score)
{
  score->filled = 0;
  score->rest = 0;
  memset (score->on_level, 0, sizeof (int) * (gsize) self->n_levels);
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      int copy = siyi_match_get (self->match, seat);

      if (copy < 0)
        continue;
      score->filled++;
      score->on_level[self->level_of[copy]]++;
      score->rest += self->match->cost[(gsize) seat * (gsize) self->n_copies + (gsize) copy] -
                     self->level_weight * self->level_of[copy];
      if (copy + 1 == self->first_copy[self->person_of[copy] + 1] &&
          copy + 1 - self->first_copy[self->person_of[copy]] < self->spread->chain[self->person_of[copy]])
        self->too_few = TRUE;
    }
}

/* Negative where @one is better. */
static int
compare (const Search *self,
         const Score  *one,
         const Score  *other)
{
  if (one->filled != other->filled)
    return other->filled - one->filled;
  for (int level = self->n_levels - 1; level >= 0; level--)
    if (one->on_level[level] != other->on_level[level])
      return one->on_level[level] - other->on_level[level];

  return one->rest < other->rest ? -1 : one->rest > other->rest;
}

/* --- Branching ----------------------------------------------------------------------------------- */

typedef struct { int *column_of, *row_of; SiyiCost *u, *v; guint n_taken; } Mark;

static void
mark (const Search *self,
      Mark         *to)
{
  const SiyiMatch *match = self->match;
  gsize all = (gsize) (match->n_rows + match->n_columns);

  to->column_of = g_memdup2 (match->column_of, sizeof (int) * (gsize) (match->n_rows + 1));
  to->row_of = g_memdup2 (match->row_of, sizeof (int) * (all + 1));
  to->u = g_memdup2 (match->u, sizeof (SiyiCost) * (gsize) (match->n_rows + 1));
  to->v = g_memdup2 (match->v, sizeof (SiyiCost) * (all + 1));
  to->n_taken = self->taken->len;
}

static void
back_to (Search     *self,
         const Mark *to)
{
  SiyiMatch *match = self->match;
  gsize all = (gsize) (match->n_rows + match->n_columns);

  memcpy (match->column_of, to->column_of, sizeof (int) * (gsize) (match->n_rows + 1));
  memcpy (match->row_of, to->row_of, sizeof (int) * (all + 1));
  memcpy (match->u, to->u, sizeof (SiyiCost) * (gsize) (match->n_rows + 1));
  memcpy (match->v, to->v, sizeof (SiyiCost) * (all + 1));
  while (self->taken->len > to->n_taken)
    {
      const Taken *last = &g_array_index (self->taken, Taken, self->taken->len - 1);

      match->cost[last->index] = last->cost;
      g_array_set_size (self->taken, self->taken->len - 1);
    }
}

static void
unmark (Mark *mark)
{
  g_free (mark->column_of);
  g_free (mark->row_of);
  g_free (mark->u);
  g_free (mark->v);
}

static void
take_person (Search *self,
             int     seat,
             int     person)
{
  for (int copy = self->first_copy[person]; copy < self->first_copy[person + 1]; copy++)
    {
      gsize index = (gsize) seat * (gsize) self->n_copies + (gsize) copy;
      Taken taken = { index, self->match->cost[index] };

      if (taken.cost == SIYI_COST_NEVER)
        continue;
      g_array_append_val (self->taken, taken);
      self->match->cost[index] = SIYI_COST_NEVER;
    }
}

static void
repair (Search *self)
{
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      int copy = siyi_match_get (self->match, seat);

      if (copy >= 0 &&
          self->match->cost[(gsize) seat * (gsize) self->n_copies + (gsize) copy] == SIYI_COST_NEVER)
        siyi_match_repair (self->match, seat);
    }
}

/* One side of a branch: @person sits in @at or does not. */
static void
decide (Search   *self,
        int       at,
        int       person,
        gboolean  sits)
{
  const int slot = self->slot_of[at];

  for (int seat = 0; seat < self->n_seats; seat++)
    if (sits ? seat != at && siyi_plan_clash (self->work, self->slot_of[seat], slot)
             : self->slot_of[seat] == slot)
      take_person (self, seat, person);
  for (int other = 0; sits && other < self->spread->n_people; other++)
    if (other != person)
      take_person (self, at, other);
  repair (self);
}

/* The first clash in time, the earlier seat of it: plans are settled from the front, which proves more of
 * them than taking the nearest clash or the later seat (measured). */
static gboolean
find_clash (const Search *self,
            int          *at,
            int          *person)
{
  g_autofree int *before = g_new (int, self->spread->n_people + 1);

  for (int i = 0; i < self->spread->n_people; i++)
    before[i] = -1;
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      int copy = siyi_match_get (self->match, seat);
      int sitter;

      if (copy < 0)
        continue;
      sitter = self->person_of[copy];
      if (before[sitter] >= 0 &&
          siyi_plan_clash (self->work, self->slot_of[before[sitter]], self->slot_of[seat]))
        {
          *at = before[sitter];
          *person = sitter;
          return TRUE;
        }
      before[sitter] = seat;
    }

  return FALSE;
}

static void
remember (Search      *self,
          const Score *score)
{
  self->found = TRUE;
  self->best.filled = score->filled;
  self->best.rest = score->rest;
  memcpy (self->best.on_level, score->on_level, sizeof (int) * (gsize) self->n_levels);
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      int copy = siyi_match_get (self->match, seat);

      self->best_person[seat] = copy >= 0 ? self->person_of[copy] : -1;
    }
}

/* Takes a dealt plan as the one to beat. */
static void
start_from (Search           *self,
            const SiyiSearch *dealt)
{
  g_autofree int *levels = g_new0 (int, self->n_levels + 1);
  g_autofree int *next = g_memdup2 (self->first_copy, sizeof (int) * (gsize) (self->spread->n_people + 1));
  Score score = { 0, levels, 0 };

  for (int seat = 0; seat < self->n_seats; seat++)
    {
      const int person = dealt->person_of[seat];
      int copy;

      if (person < 0)
        continue;
      copy = next[person]++;
      score.filled++;
      levels[self->level_of[copy]]++;
      score.rest += self->match->cost[(gsize) seat * (gsize) self->n_copies + (gsize) copy] -
                    self->level_weight * self->level_of[copy];
    }
  if (self->found && compare (self, &score, &self->best) >= 0)
    return;

  self->found = TRUE;
  self->best.filled = score.filled;
  self->best.rest = score.rest;
  memcpy (self->best.on_level, levels, sizeof (int) * (gsize) self->n_levels);
  memcpy (self->best_person, dealt->person_of, sizeof (int) * (gsize) self->n_seats);
}

static void
descend (Search *self)
{
  g_autofree int *levels = g_new (int, self->n_levels + 1);
  Score here = { 0, levels, 0 };
  int at, person;
  Mark start;

  score_match (self, &here);
  if (self->too_few || self->stopped || (self->found && compare (self, &here, &self->best) >= 0))
    return;
  if (!find_clash (self, &at, &person))
    {
      remember (self, &here);
      return;
    }
  if (++self->n_nodes > self->max_nodes && self->found)
    {
      self->stopped = TRUE;
      return;
    }

  mark (self, &start);
  for (int sits = 1; sits >= 0; sits--)
    {
      decide (self, at, person, sits);
      descend (self);
      back_to (self, &start);
    }
  unmark (&start);
}

/**
 * siyi_search_best:
 *
 * Returns: (transfer full): who sits where
 */
SiyiSearch *
siyi_search_best (const SiyiSpread   *spread,
                  const SiyiPlanWork *work)
{
  SiyiSearch *answer = g_new0 (SiyiSearch, 1);
  g_autofree int *n_copies = g_new0 (int, spread->n_people + 1);
  Search self = { spread, work };

  for (int slot = 0; slot < spread->n_slots; slot++)
    answer->n_seats += spread->open[slot];
  answer->slot_of = g_new0 (int, answer->n_seats + 1);
  answer->person_of = g_new0 (int, answer->n_seats + 1);
  for (int slot = 0, seat = 0; slot < spread->n_slots; slot++)
    for (int i = 0; i < spread->open[slot]; i++)
      answer->slot_of[seat++] = slot;
  for (int person = 0; person < spread->n_people; person++)
    n_copies[person] = MIN (spread->chain[person], spread->share[person] + 2);

  self.n_seats = answer->n_seats;
  self.slot_of = answer->slot_of;
  do
    {
      clear (&self);
      build (&self, n_copies);
      for (int by_load = 0; by_load < 2; by_load++)
        {
          siyi_search_deal (spread, work, by_load, n_copies, answer);
          start_from (&self, answer);
        }
      siyi_match_solve (self.match);
      descend (&self);
      for (int person = 0; person < spread->n_people; person++)
        n_copies[person] = MIN (spread->chain[person], 2 * n_copies[person]);
    }
  while (self.too_few);
  answer->proven = !self.stopped;
  memcpy (answer->person_of, self.best_person, sizeof (int) * (gsize) self.n_seats);
  clear (&self);

  return answer;
}

void
siyi_search_free (SiyiSearch *search)
{
  g_free (search->slot_of);
  g_free (search->person_of);
  g_free (search);
}
