/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which lines of the audit trail tell of matters that are destroyed. A number of a row may have been another
 * row's before: so the trail is walked from its end, and which rows are the matters' changes with each
 * line that made, deleted or moved one. On an archive's writing thread. */
#include "siyi-destruction-trail.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "siyi-audit-private.h"
#include "siyi-emptied.h"

#define CASE "petition_case"

/* Whose a row is; parents before children. */
static const struct { const char *table, *column, *parent; } links[] = {
  { "visit", "case_id", CASE },
  { "event", "case_id", CASE },
  { "file", "case_id", CASE },
  { "paper", "case_id", CASE },
  { "recusal", "case_id", CASE },
  { "case_link", "case_a", CASE },
  { "case_link", "case_b", CASE },
  { "case_charge", "case_id", CASE },
  { "case_charge_line", "charge", "case_charge" },
  { "case_retention", "case_id", CASE },
  { "petitioner", "visit", "visit" },
  { "instruction", "visit", "visit" },
  { "signature", "visit", "visit" },
  { "signin_difference", "visit", "visit" },
  { "record_addition", "visit", "visit" },
  { "record_signature", "visit", "visit" },
  { "national_item", "visit", "visit" },
  { "import_flag", "visit", "visit" },
  { "photo", "visit", "visit" },
  { "photo", "derived_from", "photo" },
  { "task", "visit", "visit" },
  { "task_step", "task", "task" },
  { "task_unit", "task", "task" },
  { "paper", "task", "task" },
};

static const char sql_trail[] =
  "SELECT seq, entity, entity_id, change FROM audit WHERE change NOT LIKE '{\"bulk\":%' AND change NOT LIKE "
  "'{\"emptied%' AND change <> '{}' ORDER BY seq DESC";

static char *
key_of (const char *table,
        const char *id)
{
  return g_strconcat (table, " ", id, NULL);
}

/* (transfer full): the ids of a table's rows as the trail writes them, by the parent's id */
static char *
children_sql (const SiyiTable *table,
              const char      *column)
{
  g_autoptr(GString) id = g_string_new (NULL);

  for (int i = 0; table->without_rowid && i < table->n_keys; i++)
    g_string_append_printf (id, "%s\"%s\"", i > 0 ? " || '/' || " : "", table->columns[table->keys[i]]);

  return g_strdup_printf ("SELECT %s FROM \"%s\" WHERE \"%s\" = ?", table->without_rowid ? id->str : "rowid", table->name,
                          column);
}

static gboolean
add_children (SiyiDb      *db,
              GHashTable  *owned,
              guint        link,
              const char  *parent_id,
              GError     **error)
{
  const SiyiTable *table = siyi_audit_table (db, links[link].table);
  g_autofree char *sql = table != NULL ? children_sql (table, links[link].column) : NULL;
  sqlite3_stmt *row = sql != NULL ? siyi_db_prepare_text (db, sql, error) : NULL;
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  sqlite3_bind_int64 (row, 1, g_ascii_strtoll (parent_id, NULL, 10));
  while (siyi_db_row (db, row, &failed))
    g_hash_table_add (owned, key_of (links[link].table, siyi_column_text (row, 0)));

  return siyi_db_done (db, row, failed, error);
}

/* (transfer container) (element-type utf8): ids of the owned rows of a table */
static GPtrArray *
owned_of (GHashTable *owned,
          const char *table)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *prefix = key_of (table, "");
  GHashTableIter iter;
  const char *key;

  g_hash_table_iter_init (&iter, owned);
  while (g_hash_table_iter_next (&iter, (gpointer *) &key, NULL))
    if (g_str_has_prefix (key, prefix))
      g_ptr_array_add (ids, g_strdup (key + strlen (prefix)));

  return ids;
}

static gboolean
load_owned (SiyiDb                 *db,
            const SiyiDestruction  *list,
            GHashTable             *owned,
            GError                **error)
{
  for (guint i = 0; i < list->items->len; i++)
    {
      const SiyiDestructionItem *item = g_ptr_array_index (list->items, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->case_id);

      g_hash_table_add (owned, key_of (CASE, id));
    }
  for (guint link = 0; link < G_N_ELEMENTS (links); link++)
    {
      g_autoptr(GPtrArray) parents = owned_of (owned, links[link].parent);

      for (guint i = 0; i < parents->len; i++)
        if (!add_children (db, owned, link, g_ptr_array_index (parents, i), error))
          return FALSE;
    }

  return TRUE;
}

/* Whether what these columns say makes the row the matters'. told: (out): whether they say anything. */
static gboolean
is_of_owned (GHashTable *owned,
             const char *table,
             JsonObject *columns,
             gboolean   *told)
{
  gboolean is_owned = FALSE;

  *told = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *id = NULL;
      g_autofree char *key = NULL;
      JsonNode *node = g_str_equal (links[i].table, table) ? json_object_get_member (columns, links[i].column) : NULL;

      if (node == NULL)
        continue;
      *told = TRUE;
      if (!JSON_NODE_HOLDS_VALUE (node))
        continue;
      id = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
      key = key_of (links[i].parent, id);
      is_owned |= g_hash_table_contains (owned, key);
    }

  return is_owned;
}

static JsonObject *
member (JsonObject *object,
        const char *name)
{
  JsonNode *node = object != NULL ? json_object_get_member (object, name) : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* Whether the line tells of the matters; @owned is afterwards as it was before the line was written. */
static gboolean
step_back (GHashTable *owned,
           const char *table,
           const char *id,
           const char *change)
{
  g_autofree char *key = key_of (table, id);
  gboolean tells = g_hash_table_contains (owned, key);
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *object, *before;
  gboolean told = FALSE, was;

  if (g_str_has_prefix (change, "{\"after\":"))
    {
      g_hash_table_remove (owned, key);
      return tells;
    }
  if (!g_str_has_prefix (change, "{\"before\":"))
    return tells;

  parser = json_parser_new ();
  object = json_parser_load_from_data (parser, change, -1, NULL) && JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser))
             ? json_node_get_object (json_parser_get_root (parser)) : NULL;
  before = member (object, "before");
  was = before != NULL && is_of_owned (owned, table, before, &told);
  if (was)
    g_hash_table_add (owned, g_strdup (key));
  else if (told && member (object, "after") != NULL)
    g_hash_table_remove (owned, key);    /* it came from elsewhere by this line */

  return tells || was;
}

static int
compare_seqs (gconstpointer a,
              gconstpointer b)
{
  const gint64 one = *(const gint64 *) a, other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

/**
 * siyi_destruction_empty_trail:
 * @list: that is being carried out, its records still there
 *
 * Who did what, when and to which row stays; only the words go. Lines of bulk actions hold none.
 *
 * Returns: whether it is done
 */
gboolean
siyi_destruction_empty_trail (SiyiDb                 *db,
                              const SiyiDestruction  *list,
                              GError                **error)
{
  g_autoptr(GHashTable) owned = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GArray) seqs = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row;
  GError *failed = NULL;

  if (!load_owned (db, list, owned, error))
    return FALSE;
  row = siyi_db_ask (db, error, sql_trail, "");
  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      const gint64 seq = sqlite3_column_int64 (row, 0);

      if (step_back (owned, siyi_column_text (row, 1), siyi_column_text (row, 2), siyi_column_text (row, 3)))
        g_array_append_val (seqs, seq);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;
  g_array_sort (seqs, compare_seqs);

  return siyi_emptied_write (db, list->id, list->number, seqs, error);
}
