/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail as a list that is asked for: numbers of rows first, rows by number. On an archive's
 * thread. */
#include "siyi-trail.h"

#include "siyi-db-private.h"

/* The kinds are those of SiyiTrailKind. */
#define KIND_OF "CASE WHEN verb LIKE 'look%' OR verb = 'file.open' THEN 1 WHEN verb LIKE 'print%' THEN 2 " \
  "WHEN verb LIKE 'export%' OR verb LIKE '%.export' THEN 3 WHEN verb LIKE 'backup%' OR verb LIKE 'restore%' " \
  "OR verb LIKE 'person%' OR verb LIKE 'profile%' OR verb LIKE 'place%' THEN 5 ELSE 4 END"

static const char sql_ids[] =
  "SELECT seq FROM audit WHERE at >= ?1 AND (?2 = 0 OR at < ?2) AND (?3 = '' OR who = ?3) AND (?4 = 0 OR " KIND_OF " = ?4) "
  "AND (?5 = '' OR entity = ?5) ORDER BY seq DESC";
static const char sql_row[] =
  "SELECT seq, at, who, verb, entity, entity_id, change FROM audit WHERE seq = ?";
static const char sql_code[] =
  "SELECT substr (hash, 1, 12) FROM audit WHERE seq = ?";
static const char sql_people[] =
  "SELECT DISTINCT who FROM audit ORDER BY who";

void
siyi_trail_query_free (SiyiTrailQuery *query)
{
  g_free (query->who);
  g_free (query->entity);
  g_free (query);
}

/**
 * siyi_trail_ids:
 *
 * Returns: (transfer full) (element-type gint64): numbers of the rows, the newest first
 */
GArray *
siyi_trail_ids (SiyiDb                *db,
                const SiyiTrailQuery  *query,
                GError               **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_ids, "lltit", query->from, query->until,
                                   query->who != NULL ? query->who : "", (int) query->kind,
                                   query->entity != NULL ? query->entity : "");

  return siyi_db_ids (db, row, error);
}

static SiyiAuditLine *
load_line (SiyiDb  *db,
           gint64   seq,
           GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_row, "l", seq);
  SiyiAuditLine *line = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  if (siyi_db_row (db, row, &failed))
    {
      line = g_new0 (SiyiAuditLine, 1);
      line->seq = seq;
      line->at = sqlite3_column_int64 (row, 1);
      line->who = siyi_column_dup (row, 2);
      line->verb = siyi_column_dup (row, 3);
      line->entity = siyi_column_dup (row, 4);
      line->entity_id = siyi_column_dup (row, 5);
      line->change = siyi_column_dup (row, 6);
    }
  siyi_db_done (db, row, failed, error);

  return line;
}

static void
line_free (gpointer line)
{
  if (line != NULL)
    siyi_audit_line_free (line);
}

/**
 * siyi_trail_lines:
 *
 * Returns: (transfer full) (element-type SiyiAuditLine): in the order of the numbers; %NULL for one
 *   that is not there
 */
GPtrArray *
siyi_trail_lines (SiyiDb        *db,
                  const gint64  *ids,
                  gsize          n_ids,
                  GError       **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (line_free);
  GError *failed = NULL;

  for (gsize i = 0; i < n_ids && failed == NULL; i++)
    g_ptr_array_add (lines, load_line (db, ids[i], &failed));
  if (failed == NULL)
    return g_steal_pointer (&lines);

  g_propagate_error (error, failed);

  return NULL;
}

/**
 * siyi_trail_people:
 *
 * Returns: (transfer full): all names in the trail
 */
char **
siyi_trail_people (SiyiDb  *db,
                   GError **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_people, "");
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    g_strv_builder_add (names, siyi_column_text (row, 0));

  return siyi_db_done (db, row, failed, error) ? g_strv_builder_end (names) : NULL;
}

/**
 * siyi_trail_code:
 * @seq: (out): number of the last row
 *
 * Returns: (transfer full): the first twelve characters of its hash, as footers carry them
 */
char *
siyi_trail_code (SiyiDb *db,
                 gint64 *seq)
{
  *seq = siyi_db_get_int64 (db, "SELECT coalesce (max (seq), 0) FROM audit", 0);

  return siyi_db_ask_text (db, sql_code, "l", *seq);
}
