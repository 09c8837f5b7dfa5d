/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking a package's records in: a row that is here already (by its uid) stays as it is, with all
 * that belongs to it; the others are made, in one action. So a package taken in twice makes no
 * doubles. The lines are foreign: only known tables and columns are written, never SQL of theirs.
 * On the writing thread. */
#include "siyi-records-take-private.h"

#include <string.h>

static const char sql_by_number[] = "SELECT id, uid FROM petition_case WHERE number = ?";
static const char sql_by_serial[] = "SELECT id, uid FROM visit WHERE book = ? AND year = ? AND serial = ?";
static const char sql_thumbnail[] = "UPDATE photo SET thumbnail = ? WHERE id = ? AND thumbnail IS NULL";

enum { MOST_LINE = 32 << 20 };

void
siyi_taken_clear (SiyiTaken *taken)
{
  g_clear_pointer (&taken->photos, g_array_unref);
  g_clear_pointer (&taken->action, g_free);
}

static void
set_free (gpointer data)
{
  g_hash_table_unref (data);
}

static void
taking_clear (SiyiTaking *self)
{
  g_hash_table_unref (self->ids);
  g_hash_table_unref (self->fresh);
  g_hash_table_unref (self->columns);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SiyiTaking, taking_clear)

static void
note (SiyiTaking *self,
      const char *table,
      gint64      there,
      gint64      here,
      gboolean    is_new)
{
  GHashTable *ids = g_hash_table_lookup (self->ids, table);
  GHashTable *fresh = g_hash_table_lookup (self->fresh, table);

  if (ids == NULL)
    {
      ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
      g_hash_table_insert (self->ids, g_strdup (table), ids);
      fresh = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (self->fresh, g_strdup (table), fresh);
    }
  g_hash_table_insert (ids, g_memdup2 (&there, sizeof there), g_memdup2 (&here, sizeof here));
  if (is_new)
    g_hash_table_add (fresh, g_memdup2 (&here, sizeof here));
}

static gboolean
is_fresh (SiyiTaking *self,
          const char *table,
          gint64      here)
{
  GHashTable *fresh = g_hash_table_lookup (self->fresh, table);

  return fresh != NULL && g_hash_table_contains (fresh, &here);
}

static const char *
text_of (JsonObject *row,
         const char *column)
{
  JsonNode *node = json_object_get_member (row, column);

  return node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
           ? json_node_get_string (node) : NULL;
}

/* What is asked is a fixed list of tables; their names are no one's text. */
static gint64
find_by (SiyiTaking *self,
         const char *table,
         const char *column,
         const char *text)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?", table, column);
  sqlite3_stmt *row = text != NULL ? siyi_db_prepare_text (self->db, sql, NULL) : NULL;
  gint64 id = 0;

  if (row == NULL)
    return 0;
  sqlite3_bind_text (row, 1, text, -1, SQLITE_TRANSIENT);
  if (siyi_db_row (self->db, row, NULL))
    id = sqlite3_column_int64 (row, 0);
  siyi_db_release (self->db, row);

  return id;
}

/* The number is taken here: by the same record, or by another one, which is refused. */
static gboolean
find_numbered (SiyiTaking    *self,
               sqlite3_stmt  *row,
               JsonObject    *object,
               gint64        *id,
               GError       **error)
{
  GError *failed = NULL;
  gboolean same = TRUE;

  if (row == NULL)
    return FALSE;
  if (siyi_db_row (self->db, row, &failed))
    {
      *id = sqlite3_column_int64 (row, 0);
      same = g_strcmp0 (siyi_column_text (row, 1), text_of (object, "uid")) == 0;
    }
  if (!siyi_db_done (self->db, row, failed, error))
    return FALSE;

  return same || siyi_refuse (error, SIYI_ERROR_EXISTS,
                              "This archive has other records under the numbers of the package; take it into an "
                              "empty archive");
}

static gboolean
find_known (SiyiTaking             *self,
            const SiyiRecordTable  *table,
            JsonObject             *row,
            gint64                 *id,
            GError                **error)
{
  *id = 0;
  switch (table->key)
    {
    case SIYI_KEY_UID:
    case SIYI_KEY_NAME:
      *id = find_by (self, table->table, "uid", text_of (row, "uid"));
      if (*id == 0 && table->key == SIYI_KEY_NAME)
        *id = find_by (self, table->table, "name", text_of (row, "name"));
      return TRUE;
    case SIYI_KEY_NUMBER:
      return find_numbered (self, siyi_db_ask (self->db, error, sql_by_number, "t", text_of (row, "number")),
                            row, id, error);
    case SIYI_KEY_SERIAL:
      return find_numbered (self, siyi_db_ask (self->db, error, sql_by_serial, "lll",
                                               json_object_get_int_member_with_default (row, "book", -1),
                                               json_object_get_int_member_with_default (row, "year", -1),
                                               json_object_get_int_member_with_default (row, "serial", -1)),
                            row, id, error);
    case SIYI_KEY_NONE:
    default:
      return TRUE;
    }
}

/* Whether what the row belongs to is made by this run; a row of a known record is known too. */
static gboolean
belongs_to_new (SiyiTaking            *self,
                const SiyiRecordTable *table,
                JsonObject            *row)
{
  const char *equals = strchr (table->refs, '=');
  g_autofree char *column = equals != NULL ? g_strndup (table->refs, (gsize) (equals - table->refs)) : NULL;
  g_autofree char *target = equals != NULL ? g_strndup (equals + 1, strcspn (equals + 1, " ")) : NULL;

  return column == NULL ||
         is_fresh (self, target, siyi_taking_here (self, target,
                                                   json_object_get_int_member_with_default (row, column, 0)));
}

static void
count (SiyiTaking *self,
       const char *table,
       gint64      id)
{
  SiyiTaken *taken = self->taken;

  taken->n_sessions += g_str_equal (table, "session");
  taken->n_visits += g_str_equal (table, "visit");
  taken->n_cases += g_str_equal (table, "petition_case");
  taken->n_tasks += g_str_equal (table, "task");
  if (g_str_equal (table, "photo"))
    g_array_append_val (taken->photos, id);
}

static gboolean
take_row (SiyiTaking             *self,
          const SiyiRecordTable  *table,
          JsonObject             *row,
          GError                **error)
{
  const gint64 there = json_object_get_int_member_with_default (row, "id", 0);
  gint64 id;

  if (!find_known (self, table, row, &id, error))
    return FALSE;
  if (id != 0 || (table->key == SIYI_KEY_NONE && !table->or_ignore && !belongs_to_new (self, table, row)))
    {
      self->taken->n_there += g_str_equal (table->table, "visit") || g_str_equal (table->table, "session");
      if (id != 0)
        note (self, table->table, there, id, FALSE);
      return TRUE;
    }

  if (!siyi_taking_insert (self, table, row, &id, error))
    return FALSE;
  if (there != 0)
    note (self, table->table, there, id, TRUE);
  count (self, table->table, id);

  return TRUE;
}

static const SiyiRecordTable *
find_table (const char *name)
{
  for (const SiyiRecordTable *table = siyi_record_tables; table->table != NULL; table++)
    if (g_str_equal (table->table, name))
      return table;

  return NULL;
}

static gboolean
is_broken (GError **error)
{
  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                       "The records of the package can't be read; check the package and take another copy");

  return FALSE;
}

/* A table that is not known here is of a newer version: what it holds would be lost. */
static gboolean
take_line (SiyiTaking  *self,
           const char  *line,
           gboolean    *ended,
           GError     **error)
{
  g_autoptr(JsonNode) root = json_from_string (line, NULL);
  const SiyiRecordTable *table;
  JsonArray *array;
  const char *name;

  if (root == NULL || !JSON_NODE_HOLDS_ARRAY (root))
    return is_broken (error);
  array = json_node_get_array (root);
  if (json_array_get_length (array) != 2 || !JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0)) ||
      !JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, 1)))
    return is_broken (error);

  name = json_array_get_string_element (array, 0);
  *ended = g_strcmp0 (name, "end") == 0;
  if (*ended)
    return TRUE;
  table = name != NULL ? find_table (name) : NULL;
  if (table == NULL)
    return siyi_refuse (error, SIYI_ERROR_NEWER_SCHEMA,
                        "The package was made by a newer version; take it in with that version");

  return take_row (self, table, json_array_get_object_element (array, 1), error);
}

static gboolean
take_lines (SiyiTaking    *self,
            GInputStream  *in,
            GError       **error)
{
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (in);
  gboolean begun = FALSE, ended = FALSE;
  char *text;
  gsize n;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  while (!ended && (text = g_data_input_stream_read_line (lines, &n, self->cancellable, error)) != NULL)
    {
      g_autofree char *line = text;
      gboolean taken;

      if (!begun)
        {
          begun = g_str_equal (line, SIYI_RECORDS_HEAD);
          taken = begun || is_broken (error);
        }
      else
        {
          if (n > 0 && line[n - 1] == ',')
            line[--n] = '\0';
          taken = n <= MOST_LINE ? take_line (self, line, &ended, error) : is_broken (error);
        }
      if (!taken)
        return FALSE;
    }
  if (error != NULL && *error != NULL)
    return FALSE;

  return ended || is_broken (error);
}

/**
 * siyi_records_take:
 * @in: what siyi_records_write() wrote
 * @bytes: gives the bytes of a file by its sha256
 * @taken: (out caller-allocates): what became of it
 *
 * Returns: whether all of it is in; else nothing is: EXISTS where other records have the numbers,
 *   NEWER_SCHEMA, SIYI_FILE_ERROR_DAMAGED
 */
gboolean
siyi_records_take (SiyiDb            *db,
                   GInputStream      *in,
                   SiyiRecordsBytes   bytes,
                   gpointer           bytes_data,
                   SiyiTaken         *taken,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_auto(SiyiTaking) self = { .db = db, .bytes = bytes, .bytes_data = bytes_data, .taken = taken,
                              .cancellable = cancellable };
  g_autoptr(GError) failed = NULL;

  *taken = (SiyiTaken) { .photos = g_array_new (FALSE, FALSE, sizeof (gint64)) };
  self.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, set_free);
  self.fresh = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, set_free);
  self.columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, set_free);

  if (!siyi_db_begin (db, "package.take", FALSE, error))
    return FALSE;
  if (!take_lines (&self, in, &failed))
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      siyi_db_cancel (db);
      return FALSE;
    }
  taken->action = g_strdup (siyi_db_action (db));

  return siyi_db_commit (db, error);
}

/**
 * siyi_photo_set_thumbnail:
 * @thumbnail: a small picture made from the photo's bytes
 *
 * Of a photo that came without; one action.
 *
 * Returns: whether it is stored
 */
gboolean
siyi_photo_set_thumbnail (SiyiDb  *db,
                          gint64   photo,
                          GBytes  *thumbnail,
                          GError **error)
{
  if (!siyi_db_begin (db, "photo.thumbnail", FALSE, error))
    return FALSE;
  if (siyi_db_run (db, error, sql_thumbnail, "bl", thumbnail, photo))
    return siyi_db_commit (db, error);
  siyi_db_cancel (db);

  return FALSE;
}
