/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The assignment problem by shortest augmenting paths (the Hungarian method), as min-cost flow with
 * unit capacities. Nobody is a row too (number n_rows) that holds all columns left over at no cost. So
 * all columns are always held, and taking an edge away is repaired by one path from its row to
 * its column.
 *
 * Invariants:
 * 1. u[row] + v[column] <= cost, with equality where row holds column (complementary slackness: the
 *    assignment is the cheapest);
 * 2. nobody's columns have v = -u[n_rows]; all others have v <= -u[n_rows];
 * 3. a taken edge only raises a cost, so 1 holds for all other edges and only its row needs a path. */
#include "siyi-plan-match.h"

#define NOBODY(match) ((match)->n_rows)
#define N_ALL(match) ((match)->n_columns + (match)->n_rows)

SiyiMatch *
siyi_match_new (int      n_rows,
                int      n_columns,
                SiyiCost idle)
{
  SiyiMatch *match = g_new0 (SiyiMatch, 1);
  gsize all = (gsize) n_rows + (gsize) n_columns;

  match->n_rows = n_rows;
  match->n_columns = n_columns;
  match->idle = idle;
  match->cost = g_new (SiyiCost, (gsize) n_rows * (gsize) n_columns + 1);
  match->column_of = g_new (int, n_rows + 1);
  match->row_of = g_new (int, all + 1);
  match->u = g_new0 (SiyiCost, n_rows + 1);
  match->v = g_new0 (SiyiCost, all + 1);
  match->distance = g_new (SiyiCost, all + 1);
  match->from = g_new (int, all + 1);
  match->done = g_new (gboolean, all + 1);

  for (gsize i = 0; i < (gsize) n_rows * (gsize) n_columns; i++)
    match->cost[i] = SIYI_COST_NEVER;
  for (int row = 0; row <= n_rows; row++)
    match->column_of[row] = -1;
  for (gsize column = 0; column < all; column++)
    match->row_of[column] = n_rows;

  return match;
}

void
siyi_match_free (SiyiMatch *match)
{
  g_free (match->cost);
  g_free (match->column_of);
  g_free (match->row_of);
  g_free (match->u);
  g_free (match->v);
  g_free (match->distance);
  g_free (match->from);
  g_free (match->done);
  g_free (match);
}

void
siyi_match_set_cost (SiyiMatch *match,
                     int        row,
                     int        column,
                     SiyiCost   cost)
{
  match->cost[(gsize) row * (gsize) match->n_columns + (gsize) column] = cost;
}

static inline void
reach (SiyiMatch *match,
       int        column,
       int        row,
       SiyiCost   distance)
{
  if (distance < match->distance[column])
    {
      match->distance[column] = distance;
      match->from[column] = row;
    }
}

/* All columns not done that @row can take, reached at @base. */
static void
scan_row (SiyiMatch *match,
          int        row,
          SiyiCost   base)
{
  const SiyiCost *cost = match->cost + (gsize) row * (gsize) match->n_columns;
  const SiyiCost offset = base - match->u[row];
  const int own = match->n_columns + row;

  for (int column = 0; column < match->n_columns; column++)
    if (cost[column] != SIYI_COST_NEVER && !match->done[column])
      reach (match, column, row, offset + cost[column] - match->v[column]);
  if (!match->done[own])
    reach (match, own, row, offset + match->idle - match->v[own]);
}

static void
scan_nobody (SiyiMatch *match,
             SiyiCost   base)
{
  const SiyiCost offset = base - match->u[NOBODY (match)];

  for (int column = 0; column < N_ALL (match); column++)
    if (!match->done[column])
      reach (match, column, NOBODY (match), offset - match->v[column]);
}

static int
nearest (const SiyiMatch *match)
{
  SiyiCost least = SIYI_COST_NEVER;
  int found = -1;

  for (int column = 0; column < N_ALL (match); column++)
    if (!match->done[column] && match->distance[column] < least)
      {
        least = match->distance[column];
        found = column;
      }

  return found;
}

/* Gives @row a column along the shortest path that ends in @goal, or in nobody's nearest one (-1). */
static void
augment (SiyiMatch *match,
         int        row,
         int        goal)
{
  SiyiCost at = 0;
  SiyiCost nobody_at = SIYI_COST_NEVER;
  int column, nobody_column = -1;

  match->n_paths++;
  for (column = 0; column < N_ALL (match); column++)
    {
      match->distance[column] = SIYI_COST_NEVER;
      match->done[column] = FALSE;
    }

  scan_row (match, row, 0);
  for (;;)
    {
      int holder;

      column = nearest (match);
      at = match->distance[column];
      holder = match->row_of[column];
      if (goal < 0 ? holder == NOBODY (match) : column == goal)
        break;

      match->done[column] = TRUE;
      if (holder != NOBODY (match))
        scan_row (match, holder, at);
      else if (nobody_column < 0)
        {
          nobody_column = column;
          nobody_at = at;
          scan_nobody (match, at);
        }
    }

  match->u[row] += at;
  if (nobody_column >= 0)
    match->u[NOBODY (match)] += at - nobody_at;
  for (int other = 0; other < N_ALL (match); other++)
    if (match->done[other])
      {
        match->v[other] -= at - match->distance[other];
        if (match->row_of[other] != NOBODY (match))
          match->u[match->row_of[other]] += at - match->distance[other];
      }

  /* Backwards from the goal: each row on the path takes the column it reached. */
  for (;;)
    {
      int taker = match->from[column];
      int left = taker == NOBODY (match) ? nobody_column : match->column_of[taker];

      match->row_of[column] = taker;
      if (taker != NOBODY (match))
        match->column_of[taker] = column;
      if (taker == row)
        break;
      column = left;
    }
}

/**
 * siyi_match_solve:
 * @match: costs set
 *
 * Gives every row its column or its idle place.
 */
void
siyi_match_solve (SiyiMatch *match)
{
  for (int row = 0; row < match->n_rows; row++)
    augment (match, row, -1);
}

/**
 * siyi_match_repair:
 * @match: solved; the edge of @row was set to SIYI_COST_NEVER
 * @row: a row whose edge is gone
 */
void
siyi_match_repair (SiyiMatch *match,
                   int        row)
{
  int goal = match->column_of[row];

  match->row_of[goal] = NOBODY (match);
  match->column_of[row] = -1;
  augment (match, row, goal);
}

/**
 * siyi_match_get:
 *
 * Returns: the column of @row, -1 where it has none
 */
int
siyi_match_get (const SiyiMatch *match,
                int              row)
{
  return match->column_of[row] < match->n_columns ? match->column_of[row] : -1;
}
