/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One changed row put back: an update reversed, an inserted row deleted, a deleted one inserted;
 * only where the row still holds what the action left. Row versions never go back, they go on.
 * Within an action of siyi_action_undo(). */
#include "siyi-undo-private.h"

#include "siyi-words.h"

static const char sql_is_tail[] =
  "SELECT serial IS NULL OR serial = (SELECT max (o.serial) FROM visit o WHERE o.book = v.book "
  "AND o.year = v.year) FROM visit v WHERE v.id = ?";

static const char sql_is_last_paper[] =
  "SELECT serial = (SELECT max (o.serial) FROM paper o WHERE o.kind = p.kind AND o.year = p.year) "
  "FROM paper p WHERE p.id = ?";
/* What was issued in the place of a void paper. */
static const char sql_was_replaced[] =
  "SELECT count (*) FROM paper p JOIN paper o ON o.task = p.task AND o.step IS p.step AND o.kind = p.kind "
  "WHERE p.id = ? AND p.row_state = 1 AND o.id > p.id AND o.row_state = 0";

static int
column_of (const SiyiTable *table,
           const char      *name)
{
  for (int i = 0; i < table->n_columns; i++)
    if (g_str_equal (table->columns[i], name))
      return i;

  return -1;
}

/* Still shown photos of which this one is the original rest on it like a row that refers to it. */
static const char sql_has_copies[] =
  "SELECT count (*) FROM photo WHERE derived_from = ? AND row_state = 0";

/* Names of the members that are restored; a version is not, it only goes on. */
static GPtrArray *
names_of (const SiyiTable *table,
          JsonObject      *values,
          gboolean         with_version)
{
  g_autoptr(GList) members = json_object_get_members (values);
  GPtrArray *names = g_ptr_array_new ();

  for (GList *l = members; l != NULL; l = l->next)
    if (column_of (table, l->data) >= 0 && (with_version || !g_str_equal (l->data, "version")))
      g_ptr_array_add (names, l->data);

  return names;
}

/* A group moved at the door disturbs nobody who writes its record (siyi-queue-edit.c). */
static gboolean
moves_version (const SiyiTable *table,
               GPtrArray       *names)
{
  static const char * const door[] = { "queue", "appointed", "arrived", "called", "gone", NULL };
  gboolean any = FALSE;

  for (guint i = 0; i < names->len; i++)
    any = any || !g_strv_contains (door, g_ptr_array_index (names, i));

  return any && column_of (table, "version") >= 0;
}

static gboolean
bind_object (sqlite3_stmt  *statement,
             int            index,
             JsonObject    *object,
             GError       **error)
{
  g_autofree guchar *data = NULL;
  gsize n;

  if (!json_object_has_member (object, "base64"))
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "This can't be undone: what was replaced is too large for the audit trail");

  data = g_base64_decode (json_object_get_string_member (object, "base64"), &n);
  sqlite3_bind_blob64 (statement, index, n > 0 ? data : (const guchar *) "", n, SQLITE_TRANSIENT);

  return TRUE;
}

static gboolean
bind_json (sqlite3_stmt  *statement,
           int            index,
           JsonNode      *value,
           GError       **error)
{
  if (JSON_NODE_HOLDS_OBJECT (value))
    return bind_object (statement, index, json_node_get_object (value), error);

  if (JSON_NODE_HOLDS_NULL (value))
    sqlite3_bind_null (statement, index);
  else if (json_node_get_value_type (value) == G_TYPE_STRING)
    sqlite3_bind_text (statement, index, json_node_get_string (value), -1, SQLITE_TRANSIENT);
  else if (json_node_get_value_type (value) == G_TYPE_DOUBLE)
    sqlite3_bind_double (statement, index, json_node_get_double (value));
  else
    sqlite3_bind_int64 (statement, index, json_node_get_int (value));

  return TRUE;
}

static void
add_where (GString      *sql,
           const SiyiReversal *change,
           GPtrArray    *names)
{
  g_string_append (sql, " WHERE ");
  for (int i = 0; i < change->table->n_keys; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? " AND " : "",
                            change->table->columns[change->table->keys[i]]);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, " AND \"%s\" IS ?", (char *) g_ptr_array_index (names, i));
}

static gboolean
bind_members (sqlite3_stmt  *statement,
              int           *index,
              GPtrArray     *names,
              JsonObject    *values,
              GError       **error)
{
  for (guint i = 0; i < names->len; i++)
    if (!bind_json (statement, (*index)++,
                    json_object_get_member (values, g_ptr_array_index (names, i)), error))
      return FALSE;

  return TRUE;
}

/* Numbers in a text column compare as text, in a number column as numbers: SQLite's affinity. */
static void
bind_keys (sqlite3_stmt *statement,
           int          *index,
           const SiyiReversal *change)
{
  for (int i = 0; i < change->table->n_keys; i++)
    sqlite3_bind_text (statement, (*index)++, change->keys[i], -1, SQLITE_TRANSIENT);
}

static gboolean
step_one (SiyiDb        *db,
          sqlite3_stmt  *statement,
          GError       **error)
{
  int rc = sqlite3_step (statement);
  gboolean ok = rc == SQLITE_DONE;

  if (!ok && (rc & 0xff) == SQLITE_CONSTRAINT)
    siyi_refuse (error, SIYI_ERROR_STALE,
                 "This can't be undone any more: something newer rests on it");
  else if (!ok)
    siyi_db_set_error (db, "Undoing", error);
  else if (sqlite3_changes (db->handle) != 1)
    ok = siyi_refuse (error, SIYI_ERROR_STALE,
                      "This can't be undone any more: it was changed again meanwhile");
  sqlite3_finalize (statement);

  return ok;
}

gboolean
siyi_reverse_update (SiyiDb              *db,
                     const SiyiReversal  *change,
                     GError             **error)
{
  g_autoptr(GPtrArray) names = names_of (change->table, change->before, FALSE);
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  int index = 1;

  if (names->len == 0)
    return TRUE;
  if (siyi_reversal_is_there_again (db, change))
    return siyi_refuse (error, SIYI_ERROR_STALE,
                        "This can't be undone any more: the photo was added again meanwhile");
  if (g_str_equal (change->table->name, "paper") &&
      siyi_db_ask_int64 (db, 0, sql_was_replaced, "t", change->keys[0]) > 0)
    return siyi_refuse (error, SIYI_ERROR_STALE,
                        "This can't be undone any more: a new paper was issued in its place");

  g_string_append_printf (sql, "UPDATE \"%s\" SET ", change->table->name);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, "%s\"%s\" = ?", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (names, i));
  if (moves_version (change->table, names))
    g_string_append (sql, ", version = version + 1");
  add_where (sql, change, names);

  statement = siyi_db_prepare_text (db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  if (!bind_members (statement, &index, names, change->before, error))
    {
      sqlite3_finalize (statement);
      return FALSE;
    }
  bind_keys (statement, &index, change);
  bind_members (statement, &index, names, change->after, NULL);

  return step_one (db, statement, error);
}

/* What is too large for the trail is compared by its sha256 and not by the statement. */
static GPtrArray *
names_to_compare (const SiyiReversal *change)
{
  GPtrArray *names = names_of (change->table, change->after, FALSE);

  for (guint i = names->len; i > 0; i--)
    if (siyi_reversal_is_large (json_object_get_member (change->after,
                                                        g_ptr_array_index (names, i - 1))))
      g_ptr_array_remove_index (names, i - 1);

  return names;
}

/* A row with a serial number can only go from the end of its year: numbers have no gaps. */
gboolean
siyi_reverse_insert (SiyiDb              *db,
                     const SiyiReversal  *change,
                     GError             **error)
{
  g_autoptr(GPtrArray) names = names_to_compare (change);
  const gboolean keeps = siyi_reversal_keeps_row (db, change);
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  int index = 1;

  if (!siyi_reversal_large_stand (db, change, error))
    return FALSE;
  if (g_str_equal (change->table->name, "photo") &&
      siyi_db_ask_int64 (db, 0, sql_has_copies, "t", change->keys[0]) > 0)
    return siyi_refuse (error, SIYI_ERROR_STALE,
                        "This can't be undone any more: something newer rests on it");
  if (g_str_equal (change->table->name, "visit") &&
      siyi_db_ask_int64 (db, 1, sql_is_tail, "t", change->keys[0]) == 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "This can't be undone any more: later rows have been numbered behind it; "
                        "void the row instead");
  if (g_str_equal (change->table->name, "paper") &&
      siyi_db_ask_int64 (db, 1, sql_is_last_paper, "t", change->keys[0]) == 0)
    return siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                        "This can't be undone any more: later papers have been numbered behind it; "
                        "make the paper void instead");

  if (keeps)
    g_string_append (sql, siyi_reversal_keep_sql (change));
  else
    g_string_append_printf (sql, "DELETE FROM \"%s\"", change->table->name);
  add_where (sql, change, names);
  statement = siyi_db_prepare_text (db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  if (keeps && g_str_equal (change->table->name, "file"))
    sqlite3_bind_text (statement, index++, siyi_word ("store", "undone"), -1, SQLITE_STATIC);
  bind_keys (statement, &index, change);
  if (!bind_members (statement, &index, names, change->after, error))
    {
      sqlite3_finalize (statement);
      return FALSE;
    }

  return step_one (db, statement, error);
}

gboolean
siyi_reverse_delete (SiyiDb              *db,
                     const SiyiReversal  *change,
                     GError             **error)
{
  g_autoptr(GPtrArray) names = names_of (change->table, change->before, TRUE);
  g_autoptr(GString) sql = g_string_new (NULL);
  sqlite3_stmt *statement;
  int index = 1;

  g_string_append_printf (sql, "INSERT INTO \"%s\" (", change->table->name);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, "%s\"%s\"", i > 0 ? ", " : "",
                            (char *) g_ptr_array_index (names, i));
  g_string_append (sql, ") VALUES (");
  for (guint i = 0; i < names->len; i++)
    g_string_append (sql, i > 0 ? ", ?" : "?");
  g_string_append_c (sql, ')');

  statement = siyi_db_prepare_text (db, sql->str, error);
  if (statement == NULL)
    return FALSE;
  if (!bind_members (statement, &index, names, change->before, error))
    {
      sqlite3_finalize (statement);
      return FALSE;
    }

  return step_one (db, statement, error);
}
