/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Undoing where a value is too large for the audit trail, which then holds its sha256 alone: the
 * small picture of a photo. Such a row is not deleted but taken out of sight, or the undoing could
 * not be undone; and it comes back only where it was not added anew. Within an action of siyi_action_undo(). */
#include "siyi-undo-private.h"

static const char sql_is_again[] =
  "SELECT count (*) FROM photo p JOIN file f ON f.id = p.file JOIN file g ON g.hash = f.hash "
  "JOIN photo q ON q.file = g.id WHERE p.id = ? AND q.id <> p.id AND q.row_state = 0";
static const char sql_keep_photo[] =
  "UPDATE photo SET row_state = 2, session = NULL, visit = NULL";
static const char sql_keep_file[] =
  "UPDATE file SET row_state = 2, removed_reason = ?, session = NULL, case_id = NULL";
static const char sql_has_photo[] =
  "SELECT count (*) FROM photo WHERE file = ?";

/**
 * siyi_reversal_is_large:
 *
 * Returns: whether the value itself is not in the trail
 */
gboolean
siyi_reversal_is_large (JsonNode *value)
{
  return JSON_NODE_HOLDS_OBJECT (value) &&
         !json_object_has_member (json_node_get_object (value), "base64");
}

static gboolean
has_large (const SiyiReversal *change)
{
  g_autoptr(GList) values = json_object_get_values (change->after);

  for (GList *l = values; l != NULL; l = l->next)
    if (siyi_reversal_is_large (l->data))
      return TRUE;

  return FALSE;
}

static char *
hash_in_row (SiyiDb              *db,
             const SiyiReversal  *change,
             const char          *column,
             GError             **error)
{
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *row;
  char *hash = NULL;

  g_string_append_printf (sql, "SELECT \"%s\" FROM \"%s\" WHERE ", column, change->table->name);
  for (int i = 0; i < change->table->n_keys; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? " AND " : "",
                            change->table->columns[change->table->keys[i]]);
  row = siyi_db_prepare_text (db, sql->str, error);
  if (row == NULL)
    return NULL;

  for (int i = 0; i < change->table->n_keys; i++)
    sqlite3_bind_text (row, i + 1, change->keys[i], -1, SQLITE_TRANSIENT);
  if (sqlite3_step (row) == SQLITE_ROW && sqlite3_column_bytes (row, 0) > 0)
    hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, sqlite3_column_blob (row, 0),
                                        (gsize) sqlite3_column_bytes (row, 0));
  sqlite3_finalize (row);

  return hash != NULL ? hash : g_strdup ("");
}

/**
 * siyi_reversal_large_stand:
 *
 * Returns: whether the row still holds the large values that the action left; STALE
 */
gboolean
siyi_reversal_large_stand (SiyiDb              *db,
                           const SiyiReversal  *change,
                           GError             **error)
{
  for (int i = 0; i < change->table->n_columns; i++)
    {
      const char *column = change->table->columns[i];
      JsonNode *value = json_object_get_member (change->after, column);
      g_autofree char *hash = NULL;

      if (value == NULL || !siyi_reversal_is_large (value))
        continue;
      hash = hash_in_row (db, change, column, error);
      if (hash == NULL)
        return FALSE;
      if (g_strcmp0 (json_object_get_string_member_with_default (json_node_get_object (value),
                                                                 "sha256", NULL), hash) != 0)
        return siyi_refuse (error, SIYI_ERROR_STALE,
                            "This can't be undone any more: it was changed again meanwhile");
    }

  return TRUE;
}

/**
 * siyi_reversal_keeps_row:
 *
 * Returns: whether the row that came in is taken out of sight instead of deleted: a photo with a
 *   small picture as cameras' photos have it, and the file of such a photo
 */
gboolean
siyi_reversal_keeps_row (SiyiDb             *db,
                         const SiyiReversal *change)
{
  if (g_str_equal (change->table->name, "photo"))
    return has_large (change);

  return g_str_equal (change->table->name, "file") &&
         siyi_db_ask_int64 (db, 0, sql_has_photo, "t", change->keys[0]) > 0;
}

/**
 * siyi_reversal_keep_sql:
 *
 * What the row belonged to may be taken back as well, so nothing is held fast by it.
 *
 * Returns: (transfer none): the statement up to its WHERE; a file's first parameter is the reason
 */
const char *
siyi_reversal_keep_sql (const SiyiReversal *change)
{
  return g_str_equal (change->table->name, "photo") ? sql_keep_photo : sql_keep_file;
}

/**
 * siyi_reversal_is_there_again:
 *
 * Returns: whether a photo that comes back was added anew meanwhile
 */
gboolean
siyi_reversal_is_there_again (SiyiDb             *db,
                              const SiyiReversal *change)
{
  return g_str_equal (change->table->name, "photo") &&
         json_object_get_int_member_with_default (change->before, "row_state", 2) == 0 &&
         siyi_db_ask_int64 (db, 0, sql_is_again, "t", change->keys[0]) > 0;
}
