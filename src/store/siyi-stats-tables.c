/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables beside the bars: places by first or repeated and by size, matters closed by month, and how far
 * the tasks of receptions have come; each with the rows of a cell. On an archive's thread. */
#include "siyi-stats-private.h"

#include <string.h>

/* Whose visits are all void or in the bin is no matter any more. */
#define CLOSED \
  "petition_case c WHERE c.closed_day BETWEEN :from AND :to " \
  "AND EXISTS (SELECT 1 FROM visit v WHERE v.case_id = c.id AND v.row_state = 0 AND v.serial IS NOT NULL)"
#define CLOSED_MONTH "substr (c.closed_day, 1, 7)"

/* A task has come as far as a stage where it is there or beyond; resolved is a fact of its own
 * (domain, section 4.3). */
static const struct { const char *key, *where; } stages[] = {
  { "assigned", "1" },
  { "answered", "(t.answered IS NOT NULL OR t.served IS NOT NULL OR t.state = 'closed')" },
  { "served", "(t.served IS NOT NULL OR t.state = 'closed')" },
  { "closed", "t.state = 'closed'" },
  { "resolved", "c.resolved = 1" },
};

void
siyi_cross_cell_free (SiyiCrossCell *cell)
{
  g_free (cell->place);
  g_free (cell);
}

/**
 * siyi_stat_cross:
 *
 * Returns: (transfer full) (element-type SiyiCrossCell): the cells that have visits, by place
 */
GPtrArray *
siyi_stat_cross (SiyiDb               *db,
                 const SiyiStatScope  *scope,
                 GError              **error)
{
  g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_cross_cell_free);
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *lines = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  lines = siyi_stat_lines (&filter, SIYI_BY_PLACE);
  sql = g_strdup_printf ("SELECT key, " SIYI_STAT_FIRST_KEY ", " SIYI_STAT_SIZE_KEY ", count (*), sum (persons) FROM (%s) "
                         "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3", lines);
  row = siyi_stat_ask (db, &filter, sql, error);
  while (row != NULL && siyi_db_row (db, row, &failed))
    {
      SiyiCrossCell *cell = g_new0 (SiyiCrossCell, 1);

      cell->place = siyi_column_dup (row, 0);
      cell->first = sqlite3_column_int (row, 1);
      cell->size = sqlite3_column_int (row, 2);
      cell->batches = sqlite3_column_int64 (row, 3);
      cell->persons = sqlite3_column_int64 (row, 4);
      g_ptr_array_add (cells, cell);
    }
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&cells);
}

/**
 * siyi_stat_cross_ids:
 * @place: (nullable): key of a place; any
 * @first: 0 repeated, 1 first, 2 not known, -1 any
 * @size: 0 individual, 1 group, -1 any
 *
 * Returns: (transfer full) (nullable): the visits of a cell or of a sum of cells
 */
GArray *
siyi_stat_cross_ids (SiyiDb               *db,
                     const SiyiStatScope  *scope,
                     const char           *place,
                     int                   first,
                     int                   size,
                     GError              **error)
{
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *lines = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  lines = siyi_stat_lines (&filter, SIYI_BY_PLACE);
  sql = g_strdup_printf ("SELECT id FROM (%s) WHERE (:place IS NULL OR key = :place) "
                         "AND (:first < 0 OR " SIYI_STAT_FIRST_KEY " = :first) "
                         "AND (:size < 0 OR (" SIYI_STAT_SIZE_KEY ") = :size) ORDER BY day, id", lines);
  statement = siyi_stat_ask (db, &filter, sql, error);
  if (statement == NULL)
    return NULL;

  siyi_stat_bind_text (statement, ":place", place);
  siyi_stat_bind_int (statement, ":first", first);
  siyi_stat_bind_int (statement, ":size", size);

  return siyi_db_ids (db, statement, error);
}

static void
add_count (GPtrArray  *counts,
           const char *key,
           gint64      n)
{
  SiyiCount *count = g_new0 (SiyiCount, 1);

  count->key = g_strdup (key);
  count->batches = n;
  g_ptr_array_add (counts, count);
}

/**
 * siyi_stat_closing:
 *
 * Returns: (transfer full) (element-type SiyiCount): months in which matters were closed
 */
GPtrArray *
siyi_stat_closing (SiyiDb               *db,
                   const SiyiStatScope  *scope,
                   GError              **error)
{
  g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_count_free);
  const SiyiStatFilter filter = { .scope = scope };
  sqlite3_stmt *row = siyi_stat_ask (db, &filter, "SELECT " CLOSED_MONTH ", count (*) FROM " CLOSED " GROUP BY 1",
                                     error);
  GError *failed = NULL;

  while (row != NULL && siyi_db_row (db, row, &failed))
    add_count (counts, siyi_column_text (row, 0), sqlite3_column_int64 (row, 1));
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&counts);
}

/**
 * siyi_stat_closing_ids:
 * @month: "2026-11"
 *
 * Returns: (transfer full) (nullable): the cases closed in that month
 */
GArray *
siyi_stat_closing_ids (SiyiDb               *db,
                       const SiyiStatScope  *scope,
                       const char           *month,
                       GError              **error)
{
  const SiyiStatFilter filter = { .scope = scope };
  sqlite3_stmt *statement = siyi_stat_ask (db, &filter, "SELECT c.id FROM " CLOSED " AND " CLOSED_MONTH " = :month "
                                           "ORDER BY c.closed_day, c.id", error);

  if (statement == NULL)
    return NULL;
  siyi_stat_bind_text (statement, ":month", month);

  return siyi_db_ids (db, statement, error);
}

/**
 * siyi_stat_funnel:
 *
 * Returns: (transfer full) (element-type SiyiCount): every stage, also one that no task has come to
 */
GPtrArray *
siyi_stat_funnel (SiyiDb               *db,
                  const SiyiStatScope  *scope,
                  GError              **error)
{
  g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_count_free);
  g_autoptr(GString) sql = g_string_new ("SELECT ");
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *from = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  from = siyi_stat_from (&filter, SIYI_BEHIND_TASKS);
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    g_string_append_printf (sql, "%scount (*) FILTER (WHERE %s)", i > 0 ? ", " : "", stages[i].where);
  g_string_append_printf (sql, " FROM %s", from);
  row = siyi_stat_ask (db, &filter, sql->str, error);
  if (row != NULL && siyi_db_row (db, row, &failed))
    for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
      add_count (counts, stages[i].key, sqlite3_column_int64 (row, (int) i));
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&counts);
}

static const char *
stage_condition (const char *stage)
{
  for (gsize i = 0; i < G_N_ELEMENTS (stages); i++)
    if (strcmp (stages[i].key, stage) == 0)
      return stages[i].where;

  return "0";
}

/**
 * siyi_stat_funnel_ids:
 * @stage: assigned, answered, served, closed, resolved
 *
 * Returns: (transfer full) (nullable): the tasks that have come so far
 */
GArray *
siyi_stat_funnel_ids (SiyiDb               *db,
                      const SiyiStatScope  *scope,
                      const char           *stage,
                      GError              **error)
{
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *from = NULL;
  g_autofree char *sql = NULL;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  from = siyi_stat_from (&filter, SIYI_BEHIND_TASKS);
  sql = g_strdup_printf ("SELECT t.id FROM %s AND %s ORDER BY v.day, t.id", from, stage_condition (stage));

  return siyi_db_ids (db, siyi_stat_ask (db, &filter, sql, error), error);
}
