/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One foreign row as a row of this archive: its references turned into the ids here, columns that
 * are not known here left out, a file's bytes stored first. On the writing thread, within an action. */
#include "siyi-records-take-private.h"

#include <string.h>

#include "siyi-volume.h"

/**
 * siyi_taking_here:
 *
 * Returns: the id here of a row that was taken in or known; 0: it was not in the package
 */
gint64
siyi_taking_here (SiyiTaking *self,
                  const char *table,
                  gint64      there)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, table);
  const gint64 *here = ids != NULL ? g_hash_table_lookup (ids, &there) : NULL;

  return here != NULL ? *here : 0;
}

/* The table a column points into; NULL: it is a value. */
static char *
target_of (const SiyiRecordTable *table,
           const char            *column)
{
  g_auto(GStrv) refs = g_strsplit (table->refs, " ", -1);
  const gsize n = strlen (column);

  for (gsize i = 0; refs[i] != NULL; i++)
    if (strncmp (refs[i], column, n) == 0 && refs[i][n] == '=')
      return g_strdup (refs[i] + n + 1);

  return NULL;
}

static void
bind_object (sqlite3_stmt *statement,
             int           index,
             JsonObject   *object)
{
  const char *text = json_object_has_member (object, "base64")
                       ? json_object_get_string_member_with_default (object, "base64", "") : "";
  gsize n;
  guchar *bytes = g_base64_decode (text, &n);

  sqlite3_bind_blob64 (statement, index, bytes, n, g_free);
}

static void
bind_value (sqlite3_stmt *statement,
            int           index,
            JsonNode     *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    bind_object (statement, index, json_node_get_object (node));
  else if (!JSON_NODE_HOLDS_VALUE (node))
    sqlite3_bind_null (statement, index);
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    sqlite3_bind_text (statement, index, json_node_get_string (node), -1, SQLITE_TRANSIENT);
  else if (json_node_get_value_type (node) == G_TYPE_DOUBLE)
    sqlite3_bind_double (statement, index, json_node_get_double (node));
  else
    sqlite3_bind_int64 (statement, index, json_node_get_int (node));
}

/* A reference that leads out of the package becomes none; where none is allowed, SQLite refuses. */
static void
bind_column (SiyiTaking            *self,
             const SiyiRecordTable *table,
             sqlite3_stmt          *statement,
             int                    index,
             const char            *column,
             JsonNode              *node)
{
  g_autofree char *target = target_of (table, column);
  gint64 here;

  if (target == NULL || !JSON_NODE_HOLDS_VALUE (node))
    return bind_value (statement, index, node);

  here = siyi_taking_here (self, target, json_node_get_int (node));
  if (here != 0)
    sqlite3_bind_int64 (statement, index, here);
  else
    sqlite3_bind_null (statement, index);
}

static const char sql_columns[] = "SELECT name, pk FROM pragma_table_info (?)";

static GHashTable *
columns_of (SiyiTaking *self,
            const char *table)
{
  GHashTable *columns = g_hash_table_lookup (self->columns, table);
  sqlite3_stmt *row;

  if (columns != NULL)
    return columns;

  columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  row = siyi_db_ask (self->db, NULL, sql_columns, "t", table);
  while (row != NULL && siyi_db_row (self->db, row, NULL))
    g_hash_table_add (columns, siyi_column_dup (row, 0));
  siyi_db_release (self->db, row);
  /* Ids are given here, batches stay with the archive that imported. */
  g_hash_table_remove (columns, "id");
  g_hash_table_remove (columns, "batch");
  g_hash_table_remove (columns, "batch_sheet");
  g_hash_table_remove (columns, "batch_row");
  g_hash_table_insert (self->columns, g_strdup (table), columns);

  return columns;
}

/* Pairs are kept with the smaller id first. */
static void
order_pair (SiyiTaking            *self,
            const SiyiRecordTable *table,
            JsonObject            *row)
{
  const gint64 a = json_object_get_int_member_with_default (row, "case_a", 0);
  const gint64 b = json_object_get_int_member_with_default (row, "case_b", 0);

  if (siyi_taking_here (self, "petition_case", a) <= siyi_taking_here (self, "petition_case", b))
    return;
  json_object_set_int_member (row, "case_a", b);
  json_object_set_int_member (row, "case_b", a);
}

static gboolean
store_bytes (SiyiTaking  *self,
             JsonObject  *row,
             GError     **error)
{
  const char *wanted = json_object_get_string_member_with_default (row, "hash", "");
  g_autoptr(GInputStream) in = self->bytes (self->bytes_data, wanted, error);
  g_autofree char *hash = NULL;
  g_autofree char *volume = NULL;
  gint64 n;

  if (in == NULL || !siyi_file_store_bytes (self->db, in, &n, &hash, &volume, self->cancellable, error))
    return FALSE;
  if (!g_str_equal (hash, wanted))
    {
      g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                           "A file of the package is another one than its records tell; take another copy of it");
      return FALSE;
    }

  json_object_set_string_member (row, "volume", volume);
  json_object_set_int_member (row, "bytes", n);
  self->taken->n_files++;

  return TRUE;
}

/**
 * siyi_taking_insert:
 * @row: as it was in the other archive; may be changed
 * @id: (out): its id here
 *
 * Returns: whether it is stored
 */
gboolean
siyi_taking_insert (SiyiTaking             *self,
                    const SiyiRecordTable  *table,
                    JsonObject             *row,
                    gint64                 *id,
                    GError                **error)
{
  GHashTable *columns = columns_of (self, table->table);
  g_autoptr(GString) sql = g_string_new (NULL);
  g_autoptr(GString) marks = g_string_new (NULL);
  g_autoptr(GList) names = NULL;
  sqlite3_stmt *statement;
  gboolean done;
  int index = 0;

  if (g_str_equal (table->table, "file") && !store_bytes (self, row, error))
    return FALSE;
  if (g_str_equal (table->table, "case_link"))
    order_pair (self, table, row);

  g_string_printf (sql, "INSERT %sINTO %s (", table->or_ignore ? "OR IGNORE " : "", table->table);
  names = json_object_get_members (row);
  for (GList *l = names; l != NULL; l = l->next)
    if (g_hash_table_contains (columns, l->data))
      {
        g_string_append_printf (sql, "%s%s", marks->len > 0 ? ", " : "", (char *) l->data);
        g_string_append (marks, marks->len > 0 ? ", ?" : "?");
      }
  g_string_append_printf (sql, ") VALUES (%s)", marks->str);

  statement = siyi_db_prepare_text (self->db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  for (GList *l = names; l != NULL; l = l->next)
    if (g_hash_table_contains (columns, l->data))
      bind_column (self, table, statement, ++index, l->data, json_object_get_member (row, l->data));
  done = siyi_db_step_done (self->db, statement, error);
  siyi_db_release (self->db, statement);
  *id = siyi_db_last_id (self->db);

  return done;
}
