/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which rows the ledger shows, in which order, and their sums. The order is chosen from a table by
 * column; ties go by year and serial, so that every order is total. On an archive's thread. */
#include "siyi-ledger-private.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

#include "siyi-count.h"

#define BIG_SCAN 20000

#define TASK_TEXT(column) \
  "(SELECT t." column " FROM task t WHERE t.visit = v.id ORDER BY t.id LIMIT 1)"
#define CASE_TEXT(column) "(SELECT c." column " FROM petition_case c WHERE c.id = v.case_id)"
#define SESSION_TEXT(column) "(SELECT s." column " FROM session s WHERE s.id = v.session)"
#define LEADER_KEY(column) \
  "(SELECT " column " FROM session_leader sl LEFT JOIN leader l ON l.id = sl.leader " \
  "WHERE sl.session = v.session AND sl.role = (SELECT max (role) FROM session_leader " \
  "WHERE session = v.session) ORDER BY sl.ordinal LIMIT 1)"

/* NULL: the order of the book itself. */
static const char * const order_keys[SIYI_N_COLUMNS] = {
  [SIYI_COLUMN_DATE] = "v.day",
  [SIYI_COLUMN_LEADERS] = LEADER_KEY ("coalesce (l.pinyin_key, sl.name)"),
  [SIYI_COLUMN_POST] = LEADER_KEY ("sl.post"),
  [SIYI_COLUMN_METHOD] = "coalesce (v.method, " SESSION_TEXT ("method") ")",
  [SIYI_COLUMN_PLACE] = "coalesce (v.place, " SESSION_TEXT ("place") ")",
  [SIYI_COLUMN_VISITORS] = "v.pinyin_key",
  [SIYI_COLUMN_PERSONS] = "v.persons",
  [SIYI_COLUMN_ADDRESS] = "v.address",
  [SIYI_COLUMN_PHONES] = "(SELECT p.phone FROM petitioner p WHERE p.visit = v.id LIMIT 1)",
  [SIYI_COLUMN_SUMMARY] = CASE_TEXT ("title"),
  [SIYI_COLUMN_CLASS] = CASE_TEXT ("class"),
  [SIYI_COLUMN_FIRST] = "v.first",
  [SIYI_COLUMN_OPINION] = "(SELECT i.body FROM instruction i WHERE i.visit = v.id "
                          "ORDER BY i.ordinal LIMIT 1)",
  [SIYI_COLUMN_UNITS] = "(SELECT coalesce (u.pinyin_key, tu.name) FROM task t "
                        "JOIN task_unit tu ON tu.task = t.id LEFT JOIN unit u ON u.id = tu.unit "
                        "WHERE t.visit = v.id ORDER BY t.id, tu.ordinal LIMIT 1)",
  [SIYI_COLUMN_HANDLER] = TASK_TEXT ("handler"),
  [SIYI_COLUMN_CASE_LEADER] = CASE_TEXT ("case_leader_name"),
  [SIYI_COLUMN_ASSIGNED] = TASK_TEXT ("assigned"),
  [SIYI_COLUMN_DUE] = TASK_TEXT ("due"),
  [SIYI_COLUMN_PROGRESS] = TASK_TEXT ("progress"),
  [SIYI_COLUMN_CLOSED] = TASK_TEXT ("closed"),
  [SIYI_COLUMN_RESOLVED] = CASE_TEXT ("resolved"),
  [SIYI_COLUMN_SATISFACTION] = CASE_TEXT ("satisfaction"),
  [SIYI_COLUMN_VISIT_BACK] = TASK_TEXT ("visit_back"),
  [SIYI_COLUMN_REMARK] = "v.remark",
};

/* Who is booked and has not come is no batch yet. */
#define CAME "v.row_state = 0 AND v.queue IS NOT 'booked'"

static const char sql_counts[] =
  "SELECT count(*) FILTER (WHERE " CAME "), "
  "coalesce (sum (v.persons) FILTER (WHERE " CAME "), 0), "
  "count(*) FILTER (WHERE " CAME " AND v.persons >= :group), "
  "coalesce (sum (v.persons) FILTER (WHERE " CAME " AND v.persons >= :group), 0), "
  "count(*) FILTER (WHERE v.row_state = 1) FROM visit v ";
static const char sql_count_closed[] =
  "SELECT count(*) FROM visit v ";
static const char clause_is_closed[] =
  " AND v.row_state = 0 AND v.id IN (SELECT visit FROM task WHERE state = 'closed')";

static void
add_order (GString               *sql,
           const SiyiLedgerQuery *query)
{
  const char *key = query->sort < SIYI_N_COLUMNS ? order_keys[query->sort] : NULL;
  const char *down = query->descending ? " DESC" : "";

  g_string_append (sql, " ORDER BY ");
  /* Empty cells stay at the end whichever way. */
  if (key != NULL && query->sort != SIYI_COLUMN_DATE)
    g_string_append_printf (sql, "%s%s NULLS LAST, ", key, down);
  else if (key != NULL)
    g_string_append_printf (sql, "%s%s, v.book%s, v.serial%s", key, down, down, down);
  if (key != NULL && query->sort == SIYI_COLUMN_DATE)
    return;
  if (query->all_books)
    g_string_append_printf (sql, "v.book%s, ", down);
  g_string_append_printf (sql, "v.year%s, v.serial%s", down, down);
}

/* A whole index has gone through the cache and nobody will ask for it again: some 20 MB that rows
 * by id do not need. */
static void
forget_scan (SiyiDb *db)
{
  sqlite3_db_release_memory (siyi_db_handle (db));
#ifdef __GLIBC__
  malloc_trim (0);
#endif
}

/**
 * siyi_ledger_ids:
 *
 * Returns: (transfer full): ids of the visits, gint64, in the asked order
 */
GArray *
siyi_ledger_ids (SiyiDb                 *db,
                 const SiyiLedgerQuery  *query,
                 GError                **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GString) sql = g_string_new ("SELECT v.id FROM visit v ");
  SiyiLedgerFilter filter;
  sqlite3_stmt *statement;
  GError *failed = NULL;

  siyi_ledger_filter_init (&filter, db, query);
  g_string_append (sql, filter.where->str);
  add_order (sql, query);
  statement = siyi_db_prepare_text (db, sql->str, error);
  if (statement != NULL)
    {
      siyi_ledger_filter_bind (&filter, statement);
      while (siyi_db_row (db, statement, &failed))
        {
          gint64 id = sqlite3_column_int64 (statement, 0);

          g_array_append_val (ids, id);
        }
    }
  siyi_ledger_filter_clear (&filter);
  if (statement == NULL || !siyi_db_done (db, statement, failed, error))
    return NULL;

  return g_steal_pointer (&ids);
}

/**
 * siyi_ledger_plan:
 *
 * Returns: (transfer full): how SQLite would answer siyi_ledger_ids(), for tests of the indexes
 */
char *
siyi_ledger_plan (SiyiDb                 *db,
                  const SiyiLedgerQuery  *query,
                  GError                **error)
{
  g_autoptr(GString) sql = g_string_new ("EXPLAIN QUERY PLAN SELECT v.id FROM visit v ");
  GString *plan = g_string_new (NULL);
  SiyiLedgerFilter filter;
  sqlite3_stmt *row;

  siyi_ledger_filter_init (&filter, db, query);
  g_string_append (sql, filter.where->str);
  add_order (sql, query);
  siyi_ledger_filter_clear (&filter);

  row = siyi_db_prepare_text (db, sql->str, error);
  while (row != NULL && siyi_db_row (db, row, NULL))
    g_string_append_printf (plan, "%s\n", siyi_column_text (row, 3));
  siyi_db_release (db, row);

  return g_string_free (plan, FALSE);
}

static sqlite3_stmt *
ask_filtered (SiyiDb            *db,
              SiyiLedgerFilter  *filter,
              const char        *head,
              const char        *tail,
              GError           **error)
{
  g_autofree char *sql = g_strconcat (head, filter->where->str, tail, NULL);
  sqlite3_stmt *statement = siyi_db_prepare_text (db, sql, error);

  if (statement != NULL)
    siyi_ledger_filter_bind (filter, statement);

  return statement;
}

static gboolean
read_counts (SiyiDb            *db,
             SiyiLedgerFilter  *filter,
             SiyiLedgerSums    *sums,
             GError           **error)
{
  sqlite3_stmt *statement = ask_filtered (db, filter, sql_counts, "", error);
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  sqlite3_bind_int (statement, sqlite3_bind_parameter_index (statement, ":group"),
                    SIYI_GROUP_PERSONS);
  if (siyi_db_row (db, statement, &failed))
    {
      sums->batches = sqlite3_column_int64 (statement, 0);
      sums->persons = sqlite3_column_int64 (statement, 1);
      sums->group_batches = sqlite3_column_int64 (statement, 2);
      sums->group_persons = sqlite3_column_int64 (statement, 3);
      sums->voided = sqlite3_column_int64 (statement, 4);
      sums->individual_batches = sums->batches - sums->group_batches;
      sums->individual_persons = sums->persons - sums->group_persons;
    }

  return siyi_db_done (db, statement, failed, error);
}

static gboolean
read_closed (SiyiDb            *db,
             SiyiLedgerFilter  *filter,
             SiyiLedgerSums    *sums,
             GError           **error)
{
  sqlite3_stmt *statement = ask_filtered (db, filter, sql_count_closed, clause_is_closed, error);
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  if (siyi_db_row (db, statement, &failed))
    sums->closed = sqlite3_column_int64 (statement, 0);

  return siyi_db_done (db, statement, failed, error);
}

/**
 * siyi_ledger_sum:
 * @sums: (out): batches, person-times and the like of the live rows; void rows apart
 *
 * Returns: whether they were counted
 */
gboolean
siyi_ledger_sum (SiyiDb                 *db,
                 const SiyiLedgerQuery  *query,
                 SiyiLedgerSums         *sums,
                 GError                **error)
{
  SiyiLedgerFilter filter;
  gboolean ok;

  memset (sums, 0, sizeof *sums);
  siyi_ledger_filter_init (&filter, db, query);
  ok = read_counts (db, &filter, sums, error) && read_closed (db, &filter, sums, error);
  siyi_ledger_filter_clear (&filter);
  if (sums->batches > BIG_SCAN)
    forget_scan (db);

  return ok;
}
