/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The visits of a reception session. On an archive's thread. */
#include "siyi-session-store.h"

#include "siyi-db-private.h"

static const char sql_visits_of_session[] =
  "SELECT id FROM visit WHERE session = ? AND row_state < 2 ORDER BY serial, id";

/**
 * siyi_session_visits:
 *
 * Returns: (transfer full) (element-type gint64): its visits, void ones included
 */
GArray *
siyi_session_visits (SiyiDb  *db,
                     gint64   id,
                     GError **error)
{
  g_autoptr(GArray) visits = NULL;
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_visits_of_session, "l", id);
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  visits = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (siyi_db_row (db, statement, &failed))
    {
      const gint64 visit = sqlite3_column_int64 (statement, 0);

      g_array_append_val (visits, visit);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&visits) : NULL;
}
