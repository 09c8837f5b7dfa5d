/* SPDX-License-Identifier: GPL-3.0-or-later */
/* On small cases all plans are tried: none is better than the one made, on any of the five levels. The levels
 * are counted here from their definition, with nothing of the planner's own. */
#include "plan-cases.h"

#include <stdlib.h>
#include <string.h>

#define MAX_PEOPLE 6
#define MAX_SEATS 10
#define UNIT 16
#define RATE 1024

typedef struct
{
  PlanCase *plan;
  int       n_people, n_slots, n_seats;
  int       slot_of[MAX_SEATS];                /* open seats */
  int       open[MAX_SEATS], start[MAX_SEATS + 1];
  gboolean  may[MAX_PEOPLE][MAX_SEATS];        /* by slot */
  gboolean  fixed[MAX_PEOPLE][MAX_SEATS];
  int       share[MAX_PEOPLE], n_fixed[MAX_PEOPLE], rate[MAX_PEOPLE];
  int       ideal[MAX_PEOPLE][2 * MAX_SEATS];
  gboolean  clash[MAX_SEATS][MAX_SEATS];
} Small;

typedef struct { int filled, loads[MAX_PEOPLE], changes; gint64 off, office; } Score;

static const SiyiPlanLeader *
leader_of (const Small *self, int person)
{
  return &g_array_index (self->plan->leaders, SiyiPlanLeader, person);
}

static const SiyiPlanSlot *
slot_of (const Small *self, int slot)
{
  return &g_array_index (self->plan->slots, SiyiPlanSlot, slot);
}

static gboolean
holds (GArray *ids, gint64 id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static int
working_days (const Small *self, SiyiDay from, SiyiDay to)
{
  return siyi_calendar_count_working (self->plan->calendar, from + 1, to);
}

static gboolean
is_away (const SiyiPlanLeader *leader, const SiyiPlanSlot *slot)
{
  for (guint i = 0; leader->away != NULL && i < leader->away->len; i++)
    {
      SiyiAway away = g_array_index (leader->away, SiyiAway, i);

      if (slot->day >= away.from && slot->day <= away.to &&
          (away.part == slot->part || away.part == SIYI_PART_DAY || slot->part == SIYI_PART_DAY))
        return TRUE;
    }

  return FALSE;
}

static gboolean
before (const Small *self, int one, int other)
{
  SiyiDay a = leader_of (self, one)->last, b = leader_of (self, other)->last;

  return a < b || (a == b && one < other);
}

static void
read_rules (Small *self)
{
  const int distance = self->plan->rules.min_distance;

  for (int a = 0; a < self->n_slots; a++)
    for (int b = 0; b < self->n_slots; b++)
      self->clash[a][b] = a == b || working_days (self, slot_of (self, MIN (a, b))->day,
                                                  slot_of (self, MAX (a, b))->day) < distance;
  for (int slot = 0; slot < self->n_slots; slot++)
    {
      GArray *fixed = slot_of (self, slot)->fixed;

      self->open[slot] = MAX (slot_of (self, slot)->seats - (fixed != NULL ? (int) fixed->len : 0), 0);
      self->start[slot + 1] = self->start[slot] + MAX (self->open[slot], 1);
      for (int i = 0; i < self->open[slot]; i++)
        self->slot_of[self->n_seats++] = slot;
      for (int i = 0; i < self->n_people; i++)
        {
          self->fixed[i][slot] = holds (fixed, i + 1);
          self->n_fixed[i] += self->fixed[i][slot];
        }
    }
  for (int i = 0; i < self->n_people; i++)
    for (int slot = 0; slot < self->n_slots; slot++)
      {
        const SiyiPlanLeader *leader = leader_of (self, i);
        gboolean may = !is_away (leader, slot_of (self, slot)) &&
                       !holds (slot_of (self, slot)->recused, i + 1);

        if (leader->last != SIYI_DAY_NONE &&
            working_days (self, leader->last, slot_of (self, slot)->day) < distance)
          may = FALSE;
        for (int other = 0; other < self->n_slots; other++)
          if (self->fixed[i][other] && self->clash[slot][other])
            may = FALSE;
        self->may[i][slot] = may;
      }
}

static void
share_out (Small *self)
{
  int chain[MAX_PEOPLE] = { 0 };

  for (int i = 0; i < self->n_people; i++)
    for (int slot = 0, last = -1; slot < self->n_slots; slot++)
      if (self->may[i][slot] && self->open[slot] > 0 && (last < 0 || !self->clash[last][slot]))
        {
          chain[i]++;
          last = slot;
        }
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      int best = -1, least = 0;

      for (int i = 0; i < self->n_people; i++)
        {
          int load = leader_of (self, i)->load + self->n_fixed[i] + self->share[i];

          if (self->share[i] < chain[i] &&
              (best < 0 || load < least || (load == least && before (self, i, best))))
            {
              best = i;
              least = load;
            }
        }
      if (best >= 0)
        self->share[best]++;
    }

  /* The water of the rates rises by ever smaller steps. */
  for (int step = 64 * RATE, water = 0; step > 0; step /= 2)
    {
      int sum = 0;

      for (int i = 0; i < self->n_people; i++)
        sum += CLAMP (water + step - (leader_of (self, i)->load + self->n_fixed[i]) * RATE, 0, chain[i] * RATE);
      if (sum > self->n_seats * RATE)
        continue;
      water += step;
      for (int i = 0; i < self->n_people; i++)
        self->rate[i] = CLAMP (water - (leader_of (self, i)->load + self->n_fixed[i]) * RATE, 0, chain[i] * RATE);
    }
  for (int i = 0; i < self->n_people; i++)
    self->rate[i] += self->n_fixed[i] * RATE;
}

/* The own line of a person as a list of units of the line of all. */
static void
find_ideals (Small *self, int person)
{
  int line[UNIT * MAX_SEATS], length = 0, n_active = 0, rank = 0, n_ideals = 0;
  const int n = self->share[person] + self->n_fixed[person];

  for (int slot = 0; slot < self->n_slots; slot++)
    {
      gboolean there = !is_away (leader_of (self, person), slot_of (self, slot)) &&
                       !holds (slot_of (self, slot)->recused, person + 1);
      int width = self->fixed[person][slot] ? 1 : there ? self->open[slot] : 0;

      for (int unit = 0; unit < UNIT * width; unit++)
        line[length++] = UNIT * self->start[slot] + unit;
    }
  for (int i = 0; i < self->n_people; i++)
    if (self->rate[i] > 0)
      {
        n_active++;
        rank += i != person && before (self, i, person);
      }
  n_active = MAX (n_active, 1);
  for (int k = 0; k < 2 * MAX_SEATS; k++)
    {
      gint64 at = (gint64) (2 * k * n_active + 2 * rank + 1) * length * RATE /
                  (2 * n_active * MAX (self->rate[person], 1));

      self->ideal[person][n_ideals++] = at < length ? line[at] : UNIT * self->start[self->n_slots];
    }
  for (int slot = 0, left = n; slot < self->n_slots; slot++)
    if (self->fixed[person][slot])
      {
        int center = UNIT * (self->start[slot] + self->start[slot + 1]) / 2, nearest = 0;

        for (int k = 1; k < left; k++)
          if (abs (self->ideal[person][k] - center) < abs (self->ideal[person][nearest] - center))
            nearest = k;
        memmove (self->ideal[person] + nearest, self->ideal[person] + nearest + 1,
                 sizeof (int) * (size_t) (2 * MAX_SEATS - nearest - 1));
        left--;
      }
}

static int
down (const void *a, const void *b)
{
  return *(const int *) b - *(const int *) a;
}

static Score
score (const Small *self, const int *person_of)
{
  Score sum = { 0 };
  int k[MAX_PEOPLE] = { 0 };

  for (int i = 0; i < self->n_people; i++)
    sum.loads[i] = leader_of (self, i)->load + self->n_fixed[i];
  for (int seat = 0; seat < self->n_seats; seat++)
    {
      const int person = person_of[seat], slot = self->slot_of[seat];
      gint64 off;

      if (person < 0)
        continue;
      sum.filled++;
      sum.loads[person]++;
      sum.changes += self->plan->rules.keep && slot_of (self, slot)->before != NULL &&
                     !holds (slot_of (self, slot)->before, person + 1);
      off = self->ideal[person][k[person]++] - UNIT * (self->start[slot] + self->start[slot + 1]) / 2;
      sum.off += off * off;
      sum.office += (gint64) (self->start[self->n_slots] - self->start[slot]) * person;
    }
  qsort (sum.loads, (size_t) self->n_people, sizeof (int), down);

  return sum;
}

static int
compare (const Small *self, const Score *a, const Score *b)
{
  if (a->filled != b->filled)
    return b->filled - a->filled;
  for (int i = 0; i < self->n_people; i++)
    if (a->loads[i] != b->loads[i])
      return a->loads[i] - b->loads[i];
  if (a->changes != b->changes)
    return a->changes - b->changes;
  if (a->off != b->off)
    return a->off < b->off ? -1 : 1;

  return a->office < b->office ? -1 : a->office > b->office;
}

static void
try_all (const Small *self, int *person_of, int seat, int filled, Score *best)
{
  if (filled + self->n_seats - seat < best->filled)
    return;
  if (seat == self->n_seats)
    {
      Score here = score (self, person_of);

      if (compare (self, &here, best) < 0)
        *best = here;
      return;
    }

  for (int person = -1; person < self->n_people; person++)
    {
      gboolean may = person < 0 || self->may[person][self->slot_of[seat]];

      for (int other = 0; person >= 0 && may && other < seat; other++)
        may = person_of[other] != person || !self->clash[self->slot_of[other]][self->slot_of[seat]];
      if (!may)
        continue;
      person_of[seat] = person;
      try_all (self, person_of, seat + 1, filled + (person >= 0), best);
    }
}

static void
compare_with_all (PlanCase *plan_case, guint32 seed)
{
  g_autoptr(SiyiPlan) plan = plan_case_make (plan_case);
  Small self = { plan_case, (int) plan_case->leaders->len, (int) plan_case->slots->len };
  int person_of[MAX_SEATS];
  Score made, best = { 0 };

  g_assert_true (plan->proven);
  read_rules (&self);
  share_out (&self);
  for (int i = 0; i < self.n_people; i++)
    find_ideals (&self, i);

  for (int seat = 0; seat < MAX_SEATS; seat++)
    person_of[seat] = -1;
  for (guint i = 0; i < plan->turns->len; i++)
    {
      const SiyiTurn *turn = &g_array_index (plan->turns, SiyiTurn, i);
      int seat = 0;

      if (turn->why == SIYI_WHY_FIXED)
        continue;
      while (self.slot_of[seat] != turn->slot || person_of[seat] >= 0)
        seat++;
      person_of[seat] = (int) turn->leader - 1;
    }
  plan_case_check (plan_case, plan);
  made = score (&self, person_of);

  best.filled = -1;
  try_all (&self, person_of, 0, 0, &best);
  if (compare (&self, &made, &best) != 0)
    g_error ("Case %u: filled %d of %d, changes %d of %d, off %d of %d, office %d of %d", seed,
             made.filled, best.filled, made.changes, best.changes, (int) made.off, (int) best.off,
             (int) made.office, (int) best.office);
}

static void
put_marks (PlanCase *self, GRand *rand, int n_people)
{
  for (guint i = 0; i < self->slots->len; i++)
    {
      SiyiPlanSlot *slot = &g_array_index (self->slots, SiyiPlanSlot, i);

      if (g_rand_int_range (rand, 0, 8) == 0)
        plan_case_add_id (&slot->fixed, g_rand_int_range (rand, 1, n_people + 1));
      if (g_rand_int_range (rand, 0, 5) == 0)
        plan_case_add_id (&slot->recused, g_rand_int_range (rand, 1, n_people + 1));
      if (self->rules.keep && g_rand_int_range (rand, 0, 4) > 0)
        plan_case_add_id (&slot->before, g_rand_int_range (rand, 1, n_people + 1));
    }
}

static PlanCase *
invent (guint32 seed, int max_people, int max_seats)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  PlanCase *self = plan_case_new ();
  const SiyiDay first = test_day ("2026-03-02");
  const int n_people = g_rand_int_range (rand, 1, max_people + 1);
  const int n_seats = g_rand_int_range (rand, 1, max_seats + 1);
  SiyiDay day = first;

  self->rules.min_distance = g_rand_int_range (rand, 1, 5);
  self->rules.keep = g_rand_boolean (rand);
  for (int seats = 0; seats < n_seats;)
    {
      int more = MIN (g_rand_int_range (rand, 0, 4) == 0 ? 2 : 1, n_seats - seats);

      while (!siyi_calendar_is_working (self->calendar, day))
        day++;
      if (more == 2 && g_rand_boolean (rand))
        {
          plan_case_slot (self, day, 1)->part = SIYI_PART_AM;
          plan_case_slot (self, day, 1)->part = SIYI_PART_PM;
        }
      else
        plan_case_slot (self, day, more);
      seats += more;
      day += g_rand_int_range (rand, 1, 3);
    }

  for (int i = 0; i < n_people; i++)
    {
      plan_case_leader (self, g_rand_int_range (rand, 0, 4),
                        g_rand_boolean (rand) ? first - g_rand_int_range (rand, 1, 9) : SIYI_DAY_NONE);
      for (int n = g_rand_int_range (rand, 0, 3); n > 0; n--)
        {
          SiyiDay from = first + g_rand_int_range (rand, 0, 10);

          plan_case_away (self, i, from, from + g_rand_int_range (rand, 0, 5),
                          (SiyiPart) g_rand_int_range (rand, 0, 3));
        }
    }
  put_marks (self, rand, n_people);

  return self;
}

static void
test_small (void)
{
  for (guint32 seed = 1; seed <= 8000; seed++)
    {
      g_autoptr(PlanCase) plan = invent (seed, 4, 6);

      compare_with_all (plan, seed);
    }
}

static void
test_six_by_eight (void)
{
  for (guint32 seed = 100001; seed <= 100300; seed++)
    {
      g_autoptr(PlanCase) plan = invent (seed, 6, 8);

      compare_with_all (plan, seed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/brute/small", test_small);
  g_test_add_func ("/plan/brute/six-by-eight", test_six_by_eight);

  return g_test_run ();
}
