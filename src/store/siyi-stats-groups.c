/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Receptions in groups of one of their sides, and the visits of one group, found by the same text. A visit
 * of two leaders or units stands in both groups, once in each. On an archive's thread. */
#include "siyi-stats-private.h"

#include <string.h>

typedef struct
{
  const char *join;
  const char *key;
  const char *order;
  gboolean    several;      /* a visit may meet the same group more than once */
} Dimension;

#define MONTH_OF_CASE "(SELECT substr (registered, 1, 7) FROM petition_case WHERE id = v.case_id)"
#define MONTH_OF_EXCHANGE "(SELECT substr (exchanged, 1, 7) FROM national_item WHERE visit = v.id)"

static const char month_keys[SIYI_N_BASES][120] = {
  [SIYI_BASIS_VISIT] = "coalesce (substr (v.day, 1, 7), v.year)",
  [SIYI_BASIS_REGISTERED] = MONTH_OF_CASE,
  [SIYI_BASIS_EXCHANGED] = MONTH_OF_EXCHANGE,
};

/* An identity card begins with the division of its holder's register. */
#define DIVISION \
  "(SELECT substr (p.id_number, 1, 6) FROM petitioner p WHERE p.visit = v.id AND length (p.id_number) = 18 " \
  "ORDER BY p.ordinal LIMIT 1)"

static const char place_keys[SIYI_N_PLACES][220] = {
  [SIYI_PLACE_PROBLEM] = "coalesce ((SELECT problem_place FROM petition_case WHERE id = v.case_id), "
                         "(SELECT address FROM visit WHERE id = v.id), '')",
  [SIYI_PLACE_REGISTERED] = "coalesce (" DIVISION ", '')",
  [SIYI_PLACE_USUAL] = "coalesce ((SELECT address FROM visit WHERE id = v.id), '')",
};

static const Dimension dimensions[SIYI_N_DIMENSIONS] = {
  [SIYI_BY_NOTHING] = { "", "''", "1", FALSE },
  [SIYI_BY_MONTH] = { "", NULL, "1", FALSE },
  [SIYI_BY_LEADER] = { "LEFT JOIN session_leader l ON l.session = v.session AND l.role = "
                       "(SELECT max (role) FROM session_leader WHERE session = v.session) ",
                       "coalesce (l.name, '')",
                       "coalesce ((SELECT min (rank) FROM leader WHERE name = key), 9999), 1", TRUE },
  [SIYI_BY_CLASS] = { "", "coalesce ((SELECT class FROM petition_case WHERE id = v.case_id), '')", "2 DESC, 1",
                      FALSE },
  [SIYI_BY_METHOD] = { "", "coalesce (v.method, (SELECT method FROM session WHERE id = v.session), '')",
                       "2 DESC, 1", FALSE },
  [SIYI_BY_UNIT] = { "LEFT JOIN task t ON t.visit = v.id AND t.state <> 'void' LEFT JOIN task_unit u ON u.task = t.id ",
                     "coalesce (u.name, '')", "2 DESC, 1", TRUE },
  [SIYI_BY_PLACE] = { "", NULL, "2 DESC, 1", FALSE },
  [SIYI_BY_FIRST] = { "", "coalesce (v.first, '')", "CAST (key AS TEXT) DESC", FALSE },
  [SIYI_BY_SIZE] = { "", "siyi_band (v.persons)", "1", FALSE },
};

void
siyi_count_free (SiyiCount *count)
{
  g_free (count->key);
  g_free (count);
}

static const char *
key_of (const SiyiStatScope *scope,
        SiyiDimension        by)
{
  if (by == SIYI_BY_MONTH)
    return month_keys[scope->basis];

  return by == SIYI_BY_PLACE ? place_keys[scope->place] : dimensions[by].key;
}

/**
 * siyi_stat_lines:
 *
 * Returns: (transfer full): SELECT of one line a visit and group: id, day, persons, session, first, key
 */
char *
siyi_stat_lines (const SiyiStatFilter *filter,
                 SiyiDimension         by)
{
  const Dimension *side = &dimensions[by];

  return g_strdup_printf ("SELECT %s v.id AS id, v.day AS day, v.persons AS persons, v.session AS session, "
                          "v.first AS first, %s AS key FROM visit v %s%s", side->several ? "DISTINCT" : "", key_of (filter->scope, by),
                          side->join, filter->base);
}

/**
 * siyi_stat_groups:
 * @by: the groups
 *
 * Keys are stored values: names, "2023-05", "1" and "0" for first and repeated, the number of the
 * band of persons; "" where a visit has none.
 *
 * Returns: (transfer full) (element-type SiyiCount): the groups that have visits
 */
GPtrArray *
siyi_stat_groups (SiyiDb               *db,
                  const SiyiStatScope  *scope,
                  SiyiDimension         by,
                  GError              **error)
{
  g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_count_free);
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *lines = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  lines = siyi_stat_lines (&filter, by);
  sql = g_strdup_printf ("SELECT key, count (*), sum (persons), count (DISTINCT session) FROM (%s) "
                         "GROUP BY 1 ORDER BY %s", lines, dimensions[by].order);
  row = siyi_stat_ask (db, &filter, sql, error);
  while (row != NULL && siyi_db_row (db, row, &failed))
    {
      SiyiCount *count = g_new0 (SiyiCount, 1);

      count->key = siyi_column_dup (row, 0);
      count->batches = sqlite3_column_int64 (row, 1);
      count->persons = sqlite3_column_int64 (row, 2);
      count->sessions = sqlite3_column_int64 (row, 3);
      g_ptr_array_add (counts, count);
    }
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&counts);
}

/**
 * siyi_stat_group_ids:
 * @key: of a group that siyi_stat_groups() gave
 *
 * Returns: (transfer full) (nullable): its visits in the order of their days
 */
GArray *
siyi_stat_group_ids (SiyiDb               *db,
                     const SiyiStatScope  *scope,
                     SiyiDimension         by,
                     const char           *key,
                     GError              **error)
{
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *lines = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *statement;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  lines = siyi_stat_lines (&filter, by);
  sql = g_strdup_printf ("SELECT id FROM (%s) WHERE CAST (key AS TEXT) = :key ORDER BY day, id", lines);
  statement = siyi_stat_ask (db, &filter, sql, error);
  if (statement == NULL)
    return NULL;
  siyi_stat_bind_text (statement, ":key", key);

  return siyi_db_ids (db, statement, error);
}

/**
 * siyi_stat_group_lists:
 * @crossed: whether the groups are parted by first or repeated and by size as well
 *
 * siyi_stat_group_ids() of every group, in one walk.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 GArray)
 */
GHashTable *
siyi_stat_group_lists (SiyiDb               *db,
                       const SiyiStatScope  *scope,
                       SiyiDimension         by,
                       gboolean              crossed,
                       GError              **error)
{
  g_autoptr(GHashTable) lists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                       (GDestroyNotify) g_array_unref);
  g_auto(SiyiStatFilter) filter = { 0 };
  g_autofree char *lines = NULL;
  g_autofree char *sql = NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_stat_filter_init (&filter, db, scope, SIYI_BOOK_RECEPTION);
  lines = siyi_stat_lines (&filter, by);
  sql = g_strdup_printf ("SELECT %skey, id FROM (%s) ORDER BY day, id",
                         crossed ? SIYI_STAT_FIRST_KEY " || '.' || (" SIYI_STAT_SIZE_KEY ") || '/' || " : "", lines);
  row = siyi_stat_ask (db, &filter, sql, error);
  while (row != NULL && siyi_db_row (db, row, &failed))
    {
      const char *key = siyi_column_text (row, 0);
      const gint64 id = sqlite3_column_int64 (row, 1);
      GArray *ids = g_hash_table_lookup (lists, key);

      if (ids == NULL)
        {
          ids = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (lists, g_strdup (key), ids);
        }
      g_array_append_val (ids, id);
    }
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&lists);
}
