/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One changed row as the audit trail tells it: which row, and its changed columns before and after.
 * Only from within the preupdate hook. */
#define SQLITE_ENABLE_PREUPDATE_HOOK
#include "siyi-audit-private.h"

#include <string.h>

/* A signature is put back by undo and so stands in the trail whole; small pictures don't. */
enum { MAX_BLOB = 4096, MAX_INK = 256 * 1024 };

static sqlite3_value *
key_value (sqlite3         *handle,
           const SiyiTable *table,
           int              op,
           int              number)
{
  sqlite3_value *value = NULL;

  if (op == SQLITE_DELETE || op == SQLITE_UPDATE)
    sqlite3_preupdate_old (handle, table->keys[number], &value);
  else
    sqlite3_preupdate_new (handle, table->keys[number], &value);

  return value;
}

/* "12", "office.name" where the key is a text, or "12/0" for a key of two columns. A table with a
 * text for its key has a rowid as well, but that one finds no row again. */
static char *
row_id (sqlite3         *handle,
        const SiyiTable *table,
        int              op,
        gint64           rowid)
{
  g_autoptr(GString) id = NULL;

  if (!table->without_rowid &&
      sqlite3_value_type (key_value (handle, table, op, 0)) != SQLITE_TEXT)
    return g_strdup_printf ("%" G_GINT64_FORMAT, rowid);

  id = g_string_new (NULL);
  for (int i = 0; i < table->n_keys; i++)
    {
      sqlite3_value *value = key_value (handle, table, op, i);

      if (i > 0)
        g_string_append_c (id, '/');
      g_string_append (id, value != NULL ? (const char *) sqlite3_value_text (value) : "");
    }

  return g_string_free (g_steal_pointer (&id), FALSE);
}

static gboolean
same_value (sqlite3_value *a,
            sqlite3_value *b)
{
  SiyiBytes x = { NULL, 0, 0 };
  SiyiBytes y = { NULL, 0, 0 };
  gboolean same;

  siyi_canonical_value (&x, a);
  siyi_canonical_value (&y, b);
  same = x.len == y.len && memcmp (x.data, y.data, x.len) == 0;
  siyi_bytes_clear (&x);
  siyi_bytes_clear (&y);

  return same;
}

static gboolean
has_value (sqlite3_value *value)
{
  return sqlite3_value_type (value) != SQLITE_NULL;
}

static void
add_member (GString       *out,
            const char    *name,
            sqlite3_value *value)
{
  if (out->str[out->len - 1] != '{')
    g_string_append_c (out, ',');
  siyi_json_add_text (out, name);
  g_string_append_c (out, ':');
  siyi_json_add_value (out, value, g_str_equal (name, "ink") ? MAX_INK : MAX_BLOB);
}

/* (nullable): an update that changes nothing is no change */
static char *
change_of (sqlite3         *handle,
           const SiyiTable *table,
           int              op)
{
  g_autoptr(GString) before = g_string_new ("{");
  g_autoptr(GString) after = g_string_new ("{");

  for (int i = 0; i < table->n_columns; i++)
    {
      sqlite3_value *old_value = NULL, *new_value = NULL;

      if (op != SQLITE_INSERT)
        sqlite3_preupdate_old (handle, i, &old_value);
      if (op != SQLITE_DELETE)
        sqlite3_preupdate_new (handle, i, &new_value);

      if (op == SQLITE_UPDATE && same_value (old_value, new_value))
        continue;
      if (old_value != NULL && (op == SQLITE_UPDATE || has_value (old_value)))
        add_member (before, table->columns[i], old_value);
      if (new_value != NULL && (op == SQLITE_UPDATE || has_value (new_value)))
        add_member (after, table->columns[i], new_value);
    }

  switch (op)
    {
    case SQLITE_INSERT:
      return g_strdup_printf ("{\"after\":%s}}", after->str);
    case SQLITE_DELETE:
      return g_strdup_printf ("{\"before\":%s}}", before->str);
    default:
      if (before->len == 1)
        return NULL;
      return g_strdup_printf ("{\"before\":%s},\"after\":%s}}", before->str, after->str);
    }
}

/**
 * siyi_audit_change:
 * @id: (out): the row's key
 *
 * Returns: (transfer full) (nullable): JSON; %NULL for an update that changes nothing
 */
char *
siyi_audit_change (sqlite3         *handle,
                   const SiyiTable *table,
                   int              op,
                   gint64           rowid,
                   char           **id)
{
  char *change = change_of (handle, table, op);

  *id = change != NULL ? row_id (handle, table, op, rowid) : NULL;

  return change;
}
