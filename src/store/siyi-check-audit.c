/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail checked from its first row: each hash covers the row and the one before, numbers
 * go up by one; digests of taken-over rows are made again where nothing later touched the rows. */
#include "siyi-check-private.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "siyi-audit-private.h"
#include "siyi-emptied.h"
#include "siyi-sha256.h"

static const char sql_trail[] =
  "SELECT seq, action, at, who, verb, entity, entity_id, change, hash FROM audit ORDER BY seq";
static const char sql_bulk[] =
  "SELECT seq, entity, change FROM audit WHERE change LIKE '{\"bulk\":\"insert\"%' ORDER BY seq";
static const char sql_touched[] =
  "SELECT entity, entity_id, seq FROM audit "
  "WHERE change NOT LIKE '{\"bulk\":\"insert\"%' AND change NOT LIKE '{\"after\":%'";

/* Only the first break is named: everything behind it rests on it. */
static gboolean
check_chain (SiyiDb     *db,
             GPtrArray  *problems,
             GError    **error)
{
  g_autoptr(SiyiEmptied) emptied = siyi_emptied_load (db, error);
  sqlite3_stmt *row = emptied != NULL ? siyi_db_ask (db, error, sql_trail, "") : NULL;
  g_autofree char *before = g_strdup (siyi_audit_first);
  gint64 last = 0;
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      gint64 seq = sqlite3_column_int64 (row, 0);
      g_autofree char *hash = siyi_emptied_row_hash (emptied, row, before);

      if (seq != last + 1 || !g_str_equal (hash, siyi_column_text (row, 8)))
        {
          siyi_problem_set_place (siyi_problem_add (problems,
                                                    seq != last + 1 ? SIYI_PROBLEM_TRAIL_GAP : SIYI_PROBLEM_TRAIL_CHANGED,
                                                    seq != last + 1
                                                      ? g_strdup ("Rows of the audit trail are missing before this one")
                                                      : g_strdup ("The audit trail was changed in this row"),
                                                    g_strdup_printf ("audit %" G_GINT64_FORMAT, seq)),
                                  SIYI_WHERE_TRAIL, seq, NULL);
          break;
        }
      last = seq;
      g_free (before);
      before = g_steal_pointer (&hash);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  if (siyi_emptied_unproved (emptied) != 0)
    siyi_problem_set_place (siyi_problem_add (problems, SIYI_PROBLEM_TRAIL_EMPTIED,
                                              g_strdup ("A row of the audit trail was emptied without a list of destruction"),
                                              g_strdup_printf ("audit %" G_GINT64_FORMAT, siyi_emptied_unproved (emptied))),
                            SIYI_WHERE_TRAIL, siyi_emptied_unproved (emptied), NULL);

  return TRUE;
}

typedef struct { gint64 first, last; gint64 seq; } Touched;

/* table -> Touched: what was changed or deleted after it was taken over. */
static GHashTable *
load_touched (SiyiDb  *db,
              GError **error)
{
  g_autoptr(GHashTable) touched = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) g_array_unref);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_touched, "");
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      const char *table = siyi_column_text (row, 0);
      const char *id = siyi_column_text (row, 1);
      const char *dash = strchr (id, '-');
      GArray *ranges = g_hash_table_lookup (touched, table);
      Touched range = { atoll (id), dash != NULL ? atoll (dash + 1) : atoll (id),
                        sqlite3_column_int64 (row, 2) };

      if (ranges == NULL)
        {
          ranges = g_array_new (FALSE, FALSE, sizeof (Touched));
          g_hash_table_insert (touched, g_strdup (table), ranges);
        }
      g_array_append_val (ranges, range);
    }
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  return g_steal_pointer (&touched);
}

static gboolean
was_touched (GHashTable *touched,
             const char *table,
             gint64      first,
             gint64      last,
             gint64      seq)
{
  const GArray *ranges = g_hash_table_lookup (touched, table);

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      const Touched *range = &g_array_index (ranges, Touched, i);

      if (range->seq > seq && range->first <= last && range->last >= first)
        return TRUE;
    }

  return FALSE;
}

/* A digest covers the columns its table had then; later formats append theirs behind them. The
 * first format didn't write how many. */
static int
columns_of (const SiyiTable *table,
            JsonObject      *digest)
{
  static const struct { const char *table; int n; } first_format[] = {
    { "leader", 9 }, { "notice", 9 }, { "petitioner", 7 }, { "session", 17 }, { "visit", 38 },
  };
  gint64 n = json_object_get_int_member_with_default (digest, "columns", 0);

  if (n > 0)
    return (int) MIN (n, table->n_columns);

  for (gsize i = 0; i < G_N_ELEMENTS (first_format); i++)
    if (g_str_equal (first_format[i].table, table->name))
      return first_format[i].n;

  return table->n_columns;
}

static char *
digest_sql (const SiyiTable *table,
            int              n_columns)
{
  g_autoptr(GString) sql = g_string_new ("SELECT ");
  const char *key = table->columns[table->keys[0]];

  for (int i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "", table->columns[i]);
  g_string_append_printf (sql, " FROM \"%s\" WHERE \"%s\" BETWEEN ? AND ? ORDER BY \"%s\"",
                          table->name, key, key);
  for (int i = 1; table->without_rowid && i < table->n_keys; i++)
    g_string_append_printf (sql, ", \"%s\"", table->columns[table->keys[i]]);

  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static gboolean
digest_again (SiyiDb           *db,
              const SiyiTable  *table,
              int               n_columns,
              gint64            first,
              gint64            last,
              char            **digest,
              GError          **error)
{
  g_autofree char *sql = digest_sql (table, n_columns);
  g_autoptr(SiyiSha256) sum = siyi_sha256_new ();
  SiyiBytes bytes = { NULL, 0, 0 };
  sqlite3_stmt *row = siyi_db_prepare_text (db, sql, error);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  sqlite3_bind_int64 (row, 1, first);
  sqlite3_bind_int64 (row, 2, last);
  while (siyi_db_row (db, row, &failed))
    {
      bytes.len = 0;
      for (int i = 0; i < n_columns; i++)
        siyi_canonical_value (&bytes, sqlite3_column_value (row, i));
      siyi_sha256_update (sum, bytes.data, bytes.len);
    }
  siyi_bytes_clear (&bytes);
  *digest = siyi_sha256_finish (sum);

  return siyi_db_done (db, row, failed, error);
}

static gboolean
check_digest (SiyiDb           *db,
              const SiyiTable  *table,
              gint64            seq,
              const char       *change,
              GHashTable       *touched,
              GPtrArray        *problems,
              GError          **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autofree char *digest = NULL;
  JsonObject *object;
  gint64 first, last;

  if (!json_parser_load_from_data (parser, change, -1, error))
    return FALSE;

  object = json_node_get_object (json_parser_get_root (parser));
  first = json_object_get_int_member (object, "first");
  last = json_object_get_int_member (object, "last");
  if (was_touched (touched, table->name, first, last, seq))
    return TRUE;
  if (!digest_again (db, table, columns_of (table, object), first, last, &digest, error))
    return FALSE;

  if (!g_str_equal (digest, json_object_get_string_member (object, "sha256")))
    {
      SiyiProblem *problem =
        siyi_problem_add (problems, SIYI_PROBLEM_TAKEN_OVER,
                          g_strdup ("Rows taken over were changed without a line in the audit trail"),
                          g_strdup_printf ("%s %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT, table->name,
                                           first, last));

      siyi_problem_set_place (problem, SIYI_WHERE_ROWS, first, table->name);
      problem->place.last = last;
    }

  return TRUE;
}

static gboolean
check_digests (SiyiDb     *db,
               GPtrArray  *problems,
               GError    **error)
{
  g_autoptr(GHashTable) tables = siyi_tables_load (db, error);
  g_autoptr(GHashTable) touched = tables != NULL ? load_touched (db, error) : NULL;
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (touched == NULL)
    return FALSE;
  row = siyi_db_ask (db, error, sql_bulk, "");
  if (row == NULL)
    return FALSE;

  while (failed == NULL && siyi_db_row (db, row, &failed))
    {
      const SiyiTable *table = g_hash_table_lookup (tables, siyi_column_text (row, 1));

      if (table != NULL)
        check_digest (db, table, sqlite3_column_int64 (row, 0), siyi_column_text (row, 2), touched,
                      problems, &failed);
    }

  return siyi_db_done (db, row, failed, error);
}

gboolean
siyi_check_audit (SiyiDb     *db,
                  GPtrArray  *problems,
                  GError    **error)
{
  return check_chain (db, problems, error) && check_digests (db, problems, error);
}
