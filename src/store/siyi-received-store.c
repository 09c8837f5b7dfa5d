/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits that a leader received, each counted once however many leaders sat. This is a figure of its
 * own, set beside all visits and never taken from them (domain, section 4.4). */
#include "siyi-received-store.h"

#include "siyi-db-private.h"

static const char sql_count_received[] =
  "SELECT count (*), COALESCE (sum (v.persons), 0), count (DISTINCT v.session) FROM visit v "
  "WHERE v.book = ?1 AND v.row_state = 0 AND v.day BETWEEN ?2 AND ?3 "
  "AND EXISTS (SELECT 1 FROM session_leader WHERE session = v.session AND role = 'sat')";

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
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_count_received, "idd",
                                         (int) SIYI_BOOK_RECEPTION, from, to);
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  if (siyi_db_row (db, statement, &failed))
    {
      count->batches = sqlite3_column_int64 (statement, 0);
      count->persons = sqlite3_column_int64 (statement, 1);
      count->sessions = sqlite3_column_int64 (statement, 2);
    }

  return siyi_db_done (db, statement, failed, error);
}
