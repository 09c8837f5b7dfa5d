/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cheapest assignment: against all of them, and after each edge taken away against a new one. */
#include "siyi-plan-match.h"

#define MAX_ROWS 5

static SiyiCost
sum_of (const SiyiMatch *match)
{
  SiyiCost sum = 0;

  for (int row = 0; row < match->n_rows; row++)
    {
      int column = siyi_match_get (match, row);
      SiyiCost cost = column < 0 ? match->idle : match->cost[row * match->n_columns + column];

      g_assert_true (cost != SIYI_COST_NEVER);
      sum += cost;
    }

  return sum;
}

static SiyiCost
least_of (const SiyiMatch *match, int row, guint used)
{
  SiyiCost least;

  if (row == match->n_rows)
    return 0;

  least = match->idle + least_of (match, row + 1, used);
  for (int column = 0; column < match->n_columns; column++)
    {
      SiyiCost cost = match->cost[row * match->n_columns + column];

      if (cost != SIYI_COST_NEVER && (used & 1u << column) == 0)
        {
          cost += least_of (match, row + 1, used | 1u << column);
          least = MIN (least, cost);
        }
    }

  return least;
}

static void
test_all (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (2026);

  for (int n = 0; n < 1500; n++)
    {
      int n_rows = g_rand_int_range (rand, 1, MAX_ROWS + 1), n_columns = g_rand_int_range (rand, 1, 6);
      g_autoptr(SiyiMatch) match = siyi_match_new (n_rows, n_columns, g_rand_int_range (rand, 0, 30));

      for (int row = 0; row < n_rows; row++)
        for (int column = 0; column < n_columns; column++)
          if (g_rand_int_range (rand, 0, 5) > 0)
            siyi_match_set_cost (match, row, column, g_rand_int_range (rand, 0, 40));
      siyi_match_solve (match);
      g_assert_true (sum_of (match) == least_of (match, 0, 0));

      for (int i = 0; i < n_rows * n_columns; i++)
        {
          int row = g_rand_int_range (rand, 0, n_rows);
          int column = siyi_match_get (match, row);

          if (column < 0)
            continue;
          siyi_match_set_cost (match, row, column, SIYI_COST_NEVER);
          siyi_match_repair (match, row);
          g_assert_true (sum_of (match) == least_of (match, 0, 0));
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan-match/all", test_all);

  return g_test_run ();
}
