/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Values as the audit trail writes them: JSON for people and undo, bytes for digests. A blob up to
 * a few kilobytes stands in the JSON whole, so that undo can restore it; a larger one by its
 * sha256. Pure. */
#include "siyi-audit-private.h"

#include <string.h>

#include "siyi-keeping.h"

static const char sql_tables[] =
  "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
  "AND name NOT IN ('audit', 'draft', 'figure_month', 'figure_session', 'figure_stale', 'reminder', 'reminder_log') "
  "AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
  "AND name NOT LIKE 'case\\_text%' ESCAPE '\\' AND name NOT LIKE 'alarm%'";
static const char sql_columns[] =
  "SELECT name, pk FROM pragma_table_info (?) ORDER BY cid";

void
siyi_json_add_text (GString    *out,
                    const char *text)
{
  g_string_append_c (out, '"');
  for (const char *c = text; *c != '\0'; c++)
    {
      const char *plain = c;

      while ((guchar) *c >= 0x20 && *c != '"' && *c != '\\')
        c++;
      g_string_append_len (out, plain, c - plain);
      if (*c == '\0')
        break;
      if (*c == '"' || *c == '\\')
        g_string_append_printf (out, "\\%c", *c);
      else if (*c == '\n')
        g_string_append (out, "\\n");
      else
        g_string_append_printf (out, "\\u%04x", (guint) *c);
    }
  g_string_append_c (out, '"');
}

static void
add_blob (GString       *out,
          const void    *data,
          gsize          n,
          gsize          max_blob)
{
  if (n <= max_blob)
    {
      g_autofree char *text = g_base64_encode (data, n);

      g_string_append_printf (out, "{\"base64\":\"%s\"}", text);
    }
  else
    {
      g_autofree char *hash = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, n);

      g_string_append_printf (out, "{\"sha256\":\"%s\"}", hash);
    }
}

/**
 * siyi_json_add_value:
 * @max_blob: bytes up to which a blob is told whole; of a larger one its sha256 is
 */
void
siyi_json_add_value (GString       *out,
                     sqlite3_value *value,
                     gsize          max_blob)
{
  switch (sqlite3_value_type (value))
    {
    case SQLITE_INTEGER:
      g_string_append_printf (out, "%lld", sqlite3_value_int64 (value));
      break;
    case SQLITE_FLOAT:
      {
        char buffer[G_ASCII_DTOSTR_BUF_SIZE];

        g_string_append (out, g_ascii_dtostr (buffer, sizeof buffer, sqlite3_value_double (value)));
        break;
      }
    case SQLITE_TEXT:
      siyi_json_add_text (out, (const char *) sqlite3_value_text (value));
      break;
    case SQLITE_BLOB:
      add_blob (out, sqlite3_value_blob (value), (gsize) sqlite3_value_bytes (value), max_blob);
      break;
    default:
      g_string_append (out, "null");
    }
}

void
siyi_bytes_clear (SiyiBytes *self)
{
  g_free (self->data);
  *self = (SiyiBytes) { NULL, 0, 0 };
}

static guint8 *
room_for (SiyiBytes *self,
          gsize      n)
{
  guint8 *place;

  if (self->len + n > self->size)
    {
      self->size = (self->len + n) * 2;
      self->data = g_realloc (self->data, self->size);
    }
  place = self->data + self->len;
  self->len += n;

  return place;
}

/**
 * siyi_canonical_value:
 *
 * Appends type and content of a value; two values give the same bytes only if they are the same.
 */
void
siyi_canonical_value (SiyiBytes     *out,
                      sqlite3_value *value)
{
  int type = sqlite3_value_type (value);
  const void *data = NULL;
  guint64 n = 0;
  guint8 *place;

  if (type == SQLITE_INTEGER)
    n = (guint64) sqlite3_value_int64 (value);
  else if (type == SQLITE_BLOB)
    data = sqlite3_value_blob (value);
  else if (type != SQLITE_NULL)
    data = sqlite3_value_text (value);
  if (data != NULL)
    n = (guint64) sqlite3_value_bytes (value);

  place = room_for (out, type == SQLITE_NULL ? 1 : data != NULL ? 9 + n : 9);
  *place++ = (guint8) type;
  if (type == SQLITE_NULL)
    return;

  n = GUINT64_TO_LE (n);
  memcpy (place, &n, 8);
  if (data != NULL)
    memcpy (place + 8, data, (gsize) GUINT64_FROM_LE (n));
}

static void
table_free (gpointer data)
{
  SiyiTable *table = data;

  g_free (table->name);
  g_strfreev (table->columns);
  g_free (table);
}

static gboolean
load_columns (SiyiDb     *db,
              SiyiTable  *table,
              GError    **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_columns, "t", table->name);
  GError *failed = NULL;

  if (statement == NULL)
    return FALSE;

  while (siyi_db_row (db, statement, &failed))
    {
      int key = sqlite3_column_int (statement, 1);

      g_strv_builder_add (names, siyi_column_text (statement, 0));
      if (key > 0 && key <= (int) G_N_ELEMENTS (table->keys))
        {
          table->keys[key - 1] = table->n_columns;
          table->n_keys = MAX (table->n_keys, key);
        }
      table->n_columns++;
    }
  table->columns = g_strv_builder_end (names);

  return siyi_db_done (db, statement, failed, error);
}

/**
 * siyi_tables_load:
 *
 * Returns: (transfer full): the tables whose changes stand in the audit trail, by name
 */
GHashTable *
siyi_tables_load (SiyiDb  *db,
                  GError **error)
{
  g_autoptr(GHashTable) tables = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, table_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_tables, "");
  GHashTableIter iter;
  gpointer table;
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      SiyiTable *made = g_new0 (SiyiTable, 1);

      made->name = siyi_column_dup (statement, 0);
      made->without_rowid = sqlite3_column_int (statement, 1);
      g_hash_table_insert (tables, made->name, made);
    }
  if (!siyi_db_done (db, statement, failed, error))
    return NULL;

  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    if (!load_columns (db, table, error))
      return NULL;

  return g_steal_pointer (&tables);
}
