/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a number comes from: of a stretch whose months are all frozen from what was fixed, else from the
 * rows as they are. Everything printed asks here, so that a reprint says what the print said. On an
 * archive's thread. */
#include "siyi-frozen-private.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-office-store.h"

/**
 * siyi_figure_counts_load:
 * @self: (out caller-allocates): cleared by siyi_figure_counts_clear()
 *
 * Returns: whether all figures are there
 */
gboolean
siyi_figure_counts_load (SiyiDb               *db,
                         const SiyiStatScope  *scope,
                         SiyiFigureCounts     *self,
                         GError              **error)
{
  g_autoptr(GArray) months = siyi_frozen_months (db, scope);

  if (months == NULL)
    return siyi_figure_counts_now (db, scope, self, error);

  siyi_figure_counts_init (self);

  /* A figure told of the whole stretch is told of none of its months. */
  return siyi_frozen_figure_counts (db, months, self, error) && siyi_figure_counts_take_told (db, scope, self, error);
}

/* The orders in which counted groups come. */
typedef struct
{
  SiyiDimension  by;
  GHashTable    *ranks;       /* (nullable) name -> rank + 1 */
} Order;

static int
rank_of (const Order     *order,
         const SiyiCount *count)
{
  const int rank = order->ranks != NULL ? GPOINTER_TO_INT (g_hash_table_lookup (order->ranks, count->key)) : 0;

  return rank > 0 ? rank : G_MAXINT;
}

static int
compare_counts (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const SiyiCount *x = *(SiyiCount * const *) a;
  const SiyiCount *y = *(SiyiCount * const *) b;
  const Order *order = data;

  if (order->by == SIYI_BY_FIRST)
    return strcmp (y->key, x->key);
  if (order->by == SIYI_BY_LEADER && rank_of (order, x) != rank_of (order, y))
    return rank_of (order, x) < rank_of (order, y) ? -1 : 1;
  if (order->by != SIYI_BY_MONTH && order->by != SIYI_BY_LEADER && order->by != SIYI_BY_SIZE &&
      x->batches != y->batches)
    return x->batches > y->batches ? -1 : 1;

  return strcmp (x->key, y->key);
}

static GHashTable *
load_ranks (SiyiDb  *db,
            SiyiDay  as_of)
{
  g_autoptr(GPtrArray) leaders = siyi_leaders_load (db, as_of, TRUE, NULL);
  GHashTable *ranks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; leaders != NULL && i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      g_hash_table_insert (ranks, g_strdup (leader->name), GINT_TO_POINTER (leader->rank + 1));
    }

  return ranks;
}

/**
 * siyi_source_groups:
 *
 * Returns: (transfer full) (element-type SiyiCount): receptions by one of their sides
 */
GPtrArray *
siyi_source_groups (SiyiDb               *db,
                    const SiyiStatScope  *scope,
                    SiyiDimension         by,
                    GError              **error)
{
  g_autoptr(GArray) months = siyi_frozen_months (db, scope);
  g_autoptr(GHashTable) ranks = NULL;
  GPtrArray *counts;
  Order order = { by, NULL };

  if (months == NULL)
    return siyi_stat_groups (db, scope, by, error);

  counts = siyi_frozen_groups (db, months, siyi_frozen_table_of (by, scope->place), error);
  if (counts == NULL)
    return NULL;

  if (by == SIYI_BY_LEADER)
    order.ranks = ranks = load_ranks (db, scope->to);
  g_ptr_array_sort_with_data (counts, compare_counts, &order);

  return counts;
}

GPtrArray *
siyi_source_closing (SiyiDb               *db,
                     const SiyiStatScope  *scope,
                     GError              **error)
{
  g_autoptr(GArray) months = siyi_frozen_months (db, scope);

  /* Months come one after the other, and in each stands its own alone. */
  return months != NULL ? siyi_frozen_groups (db, months, SIYI_FROZEN_CLOSING, error)
                        : siyi_stat_closing (db, scope, error);
}

/* Stages were fixed under their place in the funnel: "0:assigned". */
GPtrArray *
siyi_source_funnel (SiyiDb               *db,
                    const SiyiStatScope  *scope,
                    GError              **error)
{
  g_autoptr(GArray) months = siyi_frozen_months (db, scope);
  g_autoptr(GPtrArray) counts = NULL;

  if (months == NULL)
    return siyi_stat_funnel (db, scope, error);

  counts = siyi_frozen_groups (db, months, SIYI_FROZEN_FUNNEL, error);
  for (guint i = 0; counts != NULL && i < counts->len; i++)
    {
      SiyiCount *count = g_ptr_array_index (counts, i);
      const char *stage = strchr (count->key, ':');
      char *key = g_strdup (stage != NULL ? stage + 1 : count->key);

      g_free (count->key);
      count->key = key;
    }

  return g_steal_pointer (&counts);
}

/* "1.0/place" */
static SiyiCrossCell *
cell_of (const SiyiCount *count)
{
  SiyiCrossCell *cell = g_new0 (SiyiCrossCell, 1);

  cell->first = CLAMP (count->key[0] - '0', 0, 2);
  cell->size = count->key[2] == '1';
  cell->place = g_strdup (count->key + 4);
  cell->batches = count->batches;
  cell->persons = count->persons;

  return cell;
}

static int
compare_cells (gconstpointer a,
               gconstpointer b)
{
  return strcmp ((*(SiyiCrossCell * const *) a)->place, (*(SiyiCrossCell * const *) b)->place);
}

GPtrArray *
siyi_source_cross (SiyiDb               *db,
                   const SiyiStatScope  *scope,
                   GError              **error)
{
  g_autoptr(GArray) months = siyi_frozen_months (db, scope);
  g_autoptr(GPtrArray) counts = NULL;
  GPtrArray *cells;

  if (months == NULL)
    return siyi_stat_cross (db, scope, error);

  counts = siyi_frozen_groups (db, months, siyi_frozen_cross_of (scope->place), error);
  if (counts == NULL)
    return NULL;

  cells = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_cross_cell_free);
  for (guint i = 0; i < counts->len; i++)
    g_ptr_array_add (cells, cell_of (g_ptr_array_index (counts, i)));
  g_ptr_array_sort (cells, compare_cells);

  return cells;
}
