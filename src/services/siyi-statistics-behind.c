/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rows behind a bar, a month of closing, a stage of the funnel and a cell of the cross table. On an
 * archive's thread. */
#include "siyi-frozen-private.h"

/**
 * siyi_bar_behind:
 * @key: of a bar
 *
 * Returns: (transfer full): its visits
 */
SiyiBehind *
siyi_bar_behind (SiyiDb               *db,
                 const SiyiStatQuery  *query,
                 SiyiDimension         by,
                 const char           *key,
                 GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);
  g_autoptr(GArray) months = siyi_frozen_months (db, &scope);
  const char *table = siyi_frozen_table_of (by, query->place);

  return siyi_behind_new (SIYI_BEHIND_VISITS, months != NULL ? siyi_frozen_group_ids (db, months, table, key, error)
                                                             : siyi_stat_group_ids (db, &scope, by, key, error));
}

/**
 * siyi_cross_behind:
 * @key: (nullable): a place; any
 * @first: 0 repeated, 1 first, 2 not known, -1 any
 * @size: 0 individual, 1 group, -1 any
 *
 * Returns: (transfer full): the visits of the cell, or of a sum of cells
 */
SiyiBehind *
siyi_cross_behind (SiyiDb               *db,
                   const SiyiStatQuery  *query,
                   const char           *key,
                   int                   first,
                   int                   size,
                   GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);

  g_autoptr(GArray) months = siyi_frozen_months (db, &scope);

  return siyi_behind_new (SIYI_BEHIND_VISITS, months != NULL
                                                ? siyi_frozen_cross_ids (db, months, query->place, key, first, size,
                                                                         error)
                                                : siyi_stat_cross_ids (db, &scope, key, first, size, error));
}

/**
 * siyi_closing_behind:
 * @key: "2026-11"
 *
 * Returns: (transfer full): the matters closed in that month
 */
SiyiBehind *
siyi_closing_behind (SiyiDb               *db,
                     const SiyiStatQuery  *query,
                     const char           *key,
                     GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);

  g_autoptr(GArray) months = siyi_frozen_months (db, &scope);

  return siyi_behind_new (SIYI_BEHIND_CASES, months != NULL
                                               ? siyi_frozen_group_ids (db, months, SIYI_FROZEN_CLOSING, key, error)
                                               : siyi_stat_closing_ids (db, &scope, key, error));
}

/**
 * siyi_funnel_behind:
 * @key: assigned, answered, served, closed, resolved
 *
 * Returns: (transfer full): the tasks that have come so far
 */
SiyiBehind *
siyi_funnel_behind (SiyiDb               *db,
                    const SiyiStatQuery  *query,
                    const char           *key,
                    GError              **error)
{
  const SiyiStatScope scope = siyi_stat_scope_of (query, &query->span);

  g_autoptr(GArray) months = siyi_frozen_months (db, &scope);

  return siyi_behind_new (SIYI_BEHIND_TASKS, months != NULL ? siyi_frozen_stage_ids (db, months, key, error)
                                                            : siyi_stat_funnel_ids (db, &scope, key, error));
}
