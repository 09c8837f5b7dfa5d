/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits that a leader received, each counted once however many leaders sat. This is a figure of
 * its own, set beside all visits and never taken from them (domain, section 4.4). */
#include "siyi-received-store.h"

#include "siyi-ledger-private.h"

#define COUNT_RECEIVED \
  "SELECT count (*), COALESCE (sum (v.persons), 0), count (DISTINCT v.session) FROM visit v " \
  "%s AND v.row_state = 0 AND v.queue IS NOT 'booked' " \
  "AND EXISTS (SELECT 1 FROM session_leader WHERE session = v.session)"

/**
 * siyi_stats_received:
 * @from: first day
 * @to: last day
 * @count: (out): batches, persons and sessions; its key stays as it is
 *
 * Returns: whether it was counted
 */
gboolean
siyi_stats_received (SiyiDb     *db,
                     SiyiDay     from,
                     SiyiDay     to,
                     SiyiCount  *count,
                     GError    **error)
{
  SiyiLedgerQuery query = { .book = SIYI_BOOK_RECEPTION, .from = from, .to = to, .closed = -1,
                            .light = -1 };
  g_autofree char *sql = NULL;
  SiyiLedgerFilter filter;
  sqlite3_stmt *statement;
  GError *failed = NULL;

  siyi_ledger_filter_init (&filter, &query);
  sql = g_strdup_printf (COUNT_RECEIVED, filter.where->str);
  statement = siyi_db_prepare_text (db, sql, error);
  if (statement != NULL)
    siyi_ledger_filter_bind (&filter, statement);
  if (statement != NULL && siyi_db_row (db, statement, &failed))
    {
      count->batches = sqlite3_column_int64 (statement, 0);
      count->persons = sqlite3_column_int64 (statement, 1);
      count->sessions = sqlite3_column_int64 (statement, 2);
    }
  siyi_ledger_filter_clear (&filter);

  return statement != NULL && siyi_db_done (db, statement, failed, error);
}
