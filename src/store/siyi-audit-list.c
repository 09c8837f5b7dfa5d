/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail as a list. On an archive's thread. */
#include "siyi-keeping.h"

#include "siyi-db-private.h"

static const char sql_load_audit[] =
  "SELECT seq, at, who, verb, entity, entity_id, change FROM audit WHERE at >= ? "
  "ORDER BY seq DESC LIMIT ?";

/* An import writes one row for a whole table: it tells nothing of a visit. */
static const char sql_load_visit_audit[] =
  "SELECT seq, at, who, verb, entity, entity_id, change FROM audit WHERE action IN "
  "(SELECT action FROM audit WHERE entity = 'visit' AND entity_id = CAST (?1 AS TEXT) "
  "ORDER BY seq DESC LIMIT ?2) ORDER BY seq DESC";

void
siyi_audit_line_free (SiyiAuditLine *line)
{
  g_free (line->who);
  g_free (line->verb);
  g_free (line->entity);
  g_free (line->entity_id);
  g_free (line->change);
  g_free (line);
}

static GPtrArray *
read_lines (SiyiDb        *db,
            sqlite3_stmt  *statement,
            GError       **error)
{
  g_autoptr(GPtrArray) lines =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_audit_line_free);
  GError *failed = NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiAuditLine *line = g_new0 (SiyiAuditLine, 1);

      line->seq = sqlite3_column_int64 (statement, 0);
      line->at = sqlite3_column_int64 (statement, 1);
      line->who = siyi_column_dup (statement, 2);
      line->verb = siyi_column_dup (statement, 3);
      line->entity = siyi_column_dup (statement, 4);
      line->entity_id = siyi_column_dup (statement, 5);
      line->change = siyi_column_dup (statement, 6);
      g_ptr_array_add (lines, line);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&lines) : NULL;
}

/**
 * siyi_audit_load:
 * @since_us: UTC microseconds; 0: from the first row
 * @limit: at most so many of the newest; 0: all
 *
 * Returns: (transfer full) (element-type SiyiAuditLine): the newest first
 */
GPtrArray *
siyi_audit_load (SiyiDb  *db,
                 gint64   since_us,
                 guint    limit,
                 GError **error)
{
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_audit, "ll", since_us,
                                         limit > 0 ? (gint64) limit : (gint64) -1);

  return statement != NULL ? read_lines (db, statement, error) : NULL;
}

/**
 * siyi_audit_of_visit:
 * @visit: a visit
 * @actions: at most so many of the newest
 *
 * Returns: (transfer full) (element-type SiyiAuditLine): all that was written together with the
 *   visit's row, the newest first; the rows of one action stand together
 */
GPtrArray *
siyi_audit_of_visit (SiyiDb  *db,
                     gint64   visit,
                     guint    actions,
                     GError **error)
{
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_visit_audit, "ll", visit,
                                         (gint64) actions);

  return statement != NULL ? read_lines (db, statement, error) : NULL;
}
