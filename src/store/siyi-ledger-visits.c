/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From matters and tasks to the rows of the ledger they stand in, each row once, in the order of what
 * was asked for. On an archive's thread. */
#include "siyi-ledger-private.h"

static const char sql_of_case[] =
  "SELECT id FROM visit WHERE case_id = ? AND row_state = 0 ORDER BY day, id";
static const char sql_of_task[] =
  "SELECT v.id FROM task t JOIN visit v ON v.id = t.visit WHERE t.id = ? AND v.row_state = 0";

static gboolean
add_visits (SiyiDb      *db,
            const char  *sql,
            gint64       id,
            GArray      *visits,
            GHashTable  *seen,
            GError     **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql, "l", id);
  GError *failed = NULL;

  while (row != NULL && siyi_db_row (db, row, &failed))
    {
      const gint64 visit = sqlite3_column_int64 (row, 0);

      if (g_hash_table_add (seen, g_memdup2 (&visit, sizeof visit)))
        g_array_append_val (visits, visit);
    }

  return row != NULL && siyi_db_done (db, row, failed, error);
}

static GArray *
visits_of (SiyiDb        *db,
           const char    *sql,
           const GArray  *ids,
           GError       **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr(GArray) visits = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < ids->len; i++)
    if (!add_visits (db, sql, g_array_index (ids, gint64, i), visits, seen, error))
      return NULL;

  return g_steal_pointer (&visits);
}

/**
 * siyi_ledger_visits_of_cases:
 * @cases: gint64
 *
 * Returns: (transfer full): the live visits of these matters
 */
GArray *
siyi_ledger_visits_of_cases (SiyiDb        *db,
                             const GArray  *cases,
                             GError       **error)
{
  return visits_of (db, sql_of_case, cases, error);
}

/**
 * siyi_ledger_visits_of_tasks:
 * @tasks: gint64
 *
 * Returns: (transfer full): the live visits these tasks came from
 */
GArray *
siyi_ledger_visits_of_tasks (SiyiDb        *db,
                             const GArray  *tasks,
                             GError       **error)
{
  return visits_of (db, sql_of_task, tasks, error);
}
