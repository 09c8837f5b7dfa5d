/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where the turns of the rotation would lie without hindrance.
 *
 * 1. Shares: the open seats are poured one by one to whoever has fewest turns (load, fixed turns, share so
 *    far), of these to who sat longest ago, of these by office order; never more than his chain, the
 *    turns the minimum distance leaves room for.
 * 2. The line: all seats in the order of time, each one unit long; a slot without an open seat is one unit
 *    too. A turn in a slot lies in the slot's middle.
 * 3. Rates: the same pouring without whole turns: all end at one water level, who is limited by his chain or
 *    above it excepted. With even loads everybody's rate is seats / people, so that the rotation
 *    comes round after as many seats as there are people; who is behind comes round faster.
 * 4. Ideals: of a person with rate t (fixed turns added) and rank r of the n with any rate, turn k belongs at
 *    the part (k - 1 + (2r + 1) / 2n) / t of the line of those slots he is there for: away and
 *    recused days are cut out, as are slots without an open seat. With even loads and no leave this is the plain
 *    rotation: the ranks one after the other, again and again.
 * 5. A fixed turn uses up the nearest of the ideals of his turns; none lies beyond the end of the line. */
#include "siyi-plan-spread.h"

#include <stdlib.h>

int
siyi_spread_center (const SiyiSpread *spread,
                    int               slot)
{
  return SIYI_SPREAD_UNIT * (spread->start[slot] + spread->start[slot + 1]) / 2;
}

gboolean
siyi_spread_may (const SiyiSpread *spread,
                 int               person,
                 int               slot)
{
  return spread->may[person * spread->n_slots + slot];
}

static int
longest_ago (gconstpointer a,
             gconstpointer b,
             gpointer      data)
{
  const SiyiPlanWork *work = data;
  const int *one = a, *other = b;
  SiyiDay first = siyi_plan_leader (work, *one)->last;
  SiyiDay second = siyi_plan_leader (work, *other)->last;

  /* Never is SIYI_DAY_NONE, hence before all days. */
  if (first != second)
    return first < second ? -1 : 1;

  return *one - *other;
}

static void
rank_people (SiyiSpread         *self,
             const SiyiPlanWork *work)
{
  g_autofree int *order = g_memdup2 (self->leader, sizeof (int) * (gsize) (self->n_people + 1));

  g_qsort_with_data (order, self->n_people, sizeof (int), longest_ago, (gpointer) work);
  for (int person = 0; person < self->n_people; person++)
    for (int at = 0; at < self->n_people; at++)
      if (order[at] == self->leader[person])
        self->rank[person] = at;
}

static void
link_chain (SiyiSpread         *self,
            const SiyiPlanWork *work,
            int                 person)
{
  int before = -1;

  for (int slot = 0; slot < self->n_slots; slot++)
    if (siyi_spread_may (self, person, slot) && (before < 0 || !siyi_plan_clash (work, before, slot)))
      {
        before = slot;
        self->chain[person]++;
      }
}

static void
pour_shares (SiyiSpread *self)
{
  for (int seats = 0, slot = 0; slot < self->n_slots; seats++)
    {
      int best = -1;

      if (seats >= self->open[slot])
        {
          slot++;
          seats = -1;
          continue;
        }
      for (int person = 0; person < self->n_people; person++)
        {
          int lead;

          if (self->share[person] >= self->chain[person])
            continue;
          if (best < 0)
            best = person;
          lead = self->level[person] + self->share[person] - self->level[best] - self->share[best];
          if (lead < 0 || (lead == 0 && self->rank[person] < self->rank[best]))
            best = person;
        }
      if (best < 0)
        return;
      self->share[best]++;
    }
}

static gint64
poured_at (const SiyiSpread *self,
           int               person,
           gint64            water)
{
  return CLAMP (water - (gint64) self->level[person] * SIYI_SPREAD_RATE, 0,
                (gint64) self->chain[person] * SIYI_SPREAD_RATE);
}

/* The highest water that takes no more than the open seats. */
static void
pour_rates (SiyiSpread *self)
{
  gint64 low = G_MAXINT, high = G_MININT, seats = 0;

  for (int slot = 0; slot < self->n_slots; slot++)
    seats += (gint64) self->open[slot] * SIYI_SPREAD_RATE;
  for (int person = 0; person < self->n_people; person++)
    {
      low = MIN (low, (gint64) self->level[person] * SIYI_SPREAD_RATE);
      high = MAX (high, (gint64) (self->level[person] + self->chain[person]) * SIYI_SPREAD_RATE);
    }
  while (low < high)
    {
      gint64 middle = low + (high - low + 1) / 2, sum = 0;

      for (int person = 0; person < self->n_people; person++)
        sum += poured_at (self, person, middle);
      if (sum <= seats)
        low = middle;
      else
        high = middle - 1;
    }
  for (int person = 0; person < self->n_people; person++)
    self->rate[person] = poured_at (self, person, low);
}

SiyiSpread *
siyi_spread_new (const SiyiPlanWork *work)
{
  SiyiSpread *self = g_new0 (SiyiSpread, 1);

  self->n_slots = work->n_slots;
  self->leader = g_new0 (int, work->n_leaders + 1);
  self->open = g_memdup2 (work->open, sizeof (int) * (gsize) (work->n_slots + 1));
  self->start = g_new0 (int, work->n_slots + 1);
  self->may = g_new0 (guint8, (gsize) work->n_leaders * (gsize) work->n_slots + 1);
  self->level = g_new0 (int, work->n_leaders + 1);
  self->chain = g_new0 (int, work->n_leaders + 1);
  self->share = g_new0 (int, work->n_leaders + 1);
  self->rate = g_new0 (gint64, work->n_leaders + 1);
  self->rank = g_new0 (int, work->n_leaders + 1);

  for (int slot = 0; slot < work->n_slots; slot++)
    self->start[slot + 1] = self->start[slot] + MAX (self->open[slot], 1);
  for (int i = 0; i < work->n_leaders; i++)
    if (!siyi_plan_leader (work, i)->monthly)
      {
        const GArray *turns = g_ptr_array_index (work->turns, i);
        int person = self->n_people++;

        self->leader[person] = i;
        self->level[person] = siyi_plan_leader (work, i)->load + (int) turns->len;
        for (int slot = 0; slot < work->n_slots; slot++)
          self->may[person * work->n_slots + slot] = work->open[slot] > 0 && siyi_plan_bars (work, i, slot) == 0;
        link_chain (self, work, person);
      }
  rank_people (self, work);
  pour_shares (self);
  pour_rates (self);

  return self;
}

void
siyi_spread_free (SiyiSpread *self)
{
  g_free (self->leader);
  g_free (self->open);
  g_free (self->start);
  g_free (self->may);
  g_free (self->level);
  g_free (self->chain);
  g_free (self->share);
  g_free (self->rate);
  g_free (self->rank);
  g_free (self);
}

static gint64
full_rate (const SiyiSpread   *self,
           const SiyiPlanWork *work,
           int                 person)
{
  const GArray *turns = g_ptr_array_index (work->turns, self->leader[person]);

  return self->rate[person] + (gint64) turns->len * SIYI_SPREAD_RATE;
}

/* The parts of the line that are the person's: the seats of each slot. */
static int
width_of (const SiyiSpread   *self,
          const SiyiPlanWork *work,
          int                 person,
          int                 slot,
          gboolean            with_leave)
{
  SiyiPlanBars bars = siyi_plan_bars (work, self->leader[person], slot);

  if (bars & SIYI_BAR_SEATED)
    return 1;
  if (with_leave && (bars & (SIYI_BAR_AWAY | SIYI_BAR_RECUSED)) != 0)
    return 0;

  return self->open[slot];
}

/* @at counts units of the person's own line; the answer those of everybody's. */
static int
on_the_line (const SiyiSpread *self,
             const int        *width,
             gint64            at)
{
  for (int slot = 0; slot < self->n_slots; slot++)
    {
      if (at < (gint64) width[slot] * SIYI_SPREAD_UNIT)
        return self->start[slot] * SIYI_SPREAD_UNIT + (int) at;
      at -= (gint64) width[slot] * SIYI_SPREAD_UNIT;
    }

  return self->start[self->n_slots] * SIYI_SPREAD_UNIT;
}

static void
use_up_nearest (GArray *ideals,
                int     n,
                int     center)
{
  guint nearest = 0;

  for (guint i = 1; i < MIN ((guint) n, ideals->len); i++)
    if (abs (g_array_index (ideals, int, i) - center) < abs (g_array_index (ideals, int, nearest) - center))
      nearest = i;
  if (ideals->len > 0)
    g_array_remove_index (ideals, nearest);
}

/**
 * siyi_spread_ideals:
 * @with_leave: FALSE: as if the person were never away
 * @ideals: (out caller-allocates): int, @n_wanted places on the line, ascending
 */
void
siyi_spread_ideals (const SiyiSpread   *self,
                    const SiyiPlanWork *work,
                    int                 person,
                    gboolean            with_leave,
                    GArray             *ideals,
                    int                 n_wanted)
{
  const GArray *turns = g_ptr_array_index (work->turns, self->leader[person]);
  const gint64 rate = MAX (full_rate (self, work, person), 1);
  const int n = self->share[person] + (int) turns->len;
  g_autofree int *width = g_new0 (int, self->n_slots + 1);
  gint64 length = 0;
  int n_active = 0, rank = 0;

  for (int slot = 0; slot < self->n_slots; slot++)
    {
      width[slot] = width_of (self, work, person, slot, with_leave);
      length += width[slot];
    }
  for (int other = 0; other < self->n_people; other++)
    if (full_rate (self, work, other) > 0)
      {
        n_active++;
        rank += self->rank[other] < self->rank[person];
      }
  n_active = MAX (n_active, 1);

  g_array_set_size (ideals, 0);
  for (int k = 0; (int) ideals->len < n_wanted + (int) turns->len; k++)
    {
      gint64 part = 2 * (gint64) k * n_active + 2 * rank + 1;
      int ideal = on_the_line (self, width, part * length * SIYI_SPREAD_UNIT * SIYI_SPREAD_RATE /
                                                  (2 * (gint64) n_active * rate));

      g_array_append_val (ideals, ideal);
    }
  for (guint i = 0; i < turns->len; i++)
    use_up_nearest (ideals, n - (int) i, siyi_spread_center (self, g_array_index (turns, int, i)));
}
