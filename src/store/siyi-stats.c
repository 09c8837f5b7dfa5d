/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Counts of live visits over a period: batches, person-times, sessions, in groups of one dimension.
 * Who is booked and has not come is none yet. Both days are included; the period is that of the ledger's filter, so that every figure equals
 * the sum below its list. On an archive's thread. */
#include "siyi-stats-store.h"

#include "siyi-ledger-private.h"

/* The group of a visit; more than one row where it belongs to several (leaders, units). */
static const struct { const char *join; const char *key; const char *order; } dimensions[] = {
  [SIYI_BY_NOTHING] = { "", "''", "1" },
  [SIYI_BY_MONTH] = { "", "coalesce (substr (v.day, 1, 7), v.year)", "1" },
  [SIYI_BY_LEADER] = { "LEFT JOIN session_leader l ON l.session = v.session AND l.role = "
                       "(SELECT max (role) FROM session_leader WHERE session = v.session) "
                       "LEFT JOIN leader p ON p.id = l.leader ",
                       "coalesce (l.name, '')", "min (coalesce (p.rank, 9999)), 1" },
  [SIYI_BY_CLASS] = { "JOIN petition_case c ON c.id = v.case_id ", "coalesce (c.class, '')",
                      "2 DESC, 1" },
  [SIYI_BY_METHOD] = { "LEFT JOIN session s ON s.id = v.session ",
                       "coalesce (v.method, s.method, '')", "2 DESC, 1" },
  [SIYI_BY_UNIT] = { "LEFT JOIN task t ON t.visit = v.id LEFT JOIN task_unit u ON u.task = t.id ",
                     "coalesce (u.name, '')", "2 DESC, 1" },
  [SIYI_BY_PLACE] = { "JOIN petition_case c ON c.id = v.case_id ",
                      "coalesce (c.problem_place, v.address, '')", "2 DESC, 1" },
  [SIYI_BY_FIRST] = { "", "coalesce (v.first, '')", "1 DESC" },
  [SIYI_BY_SIZE] = { "", "siyi_band (v.persons)", "1" },
};

void
siyi_count_free (SiyiCount *count)
{
  g_free (count->key);
  g_free (count);
}

static char *
count_sql (const SiyiLedgerFilter *filter,
           SiyiDimension           by)
{
  return g_strdup_printf ("SELECT %s, count(DISTINCT v.id), sum (v.persons), "
                          "count(DISTINCT v.session) FROM visit v %s%s AND v.row_state = 0 "
                          "AND v.queue IS NOT 'booked' GROUP BY 1 ORDER BY %s", dimensions[by].key, dimensions[by].join,
                          filter->where->str, dimensions[by].order);
}

/**
 * siyi_stats_count:
 * @by: the groups; a visit of two leaders or units stands in both groups
 *
 * Keys are stored values: names, "2023-05", "1" and "0" for first and repeated, the number of the
 * band of persons; "" where a visit has none.
 *
 * Returns: (transfer full) (element-type SiyiCount): the groups that have visits
 */
GPtrArray *
siyi_stats_count (SiyiDb         *db,
                  SiyiBook        book,
                  SiyiDay         from,
                  SiyiDay         to,
                  SiyiDimension   by,
                  GError        **error)
{
  g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_count_free);
  SiyiLedgerQuery query = { .book = book, .from = from, .to = to, .closed = -1, .light = -1 };
  g_autofree char *sql = NULL;
  SiyiLedgerFilter filter;
  sqlite3_stmt *row;
  GError *failed = NULL;

  siyi_ledger_filter_init (&filter, &query);
  sql = count_sql (&filter, by);
  row = siyi_db_prepare_text (db, sql, error);
  if (row != NULL)
    siyi_ledger_filter_bind (&filter, row);
  while (row != NULL && siyi_db_row (db, row, &failed))
    {
      SiyiCount *count = g_new0 (SiyiCount, 1);

      count->key = siyi_column_dup (row, 0);
      count->batches = sqlite3_column_int64 (row, 1);
      count->persons = sqlite3_column_int64 (row, 2);
      count->sessions = sqlite3_column_int64 (row, 3);
      g_ptr_array_add (counts, count);
    }
  siyi_ledger_filter_clear (&filter);
  if (row == NULL || !siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&counts);
}
