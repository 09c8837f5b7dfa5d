/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Emptied lines of the audit trail: written by a destruction, believed by the proofs of the chain. On the
 * thread of the connection. */
#include "siyi-emptied.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-audit-private.h"

static const char mark[] = "{\"emptied_by\":";
static const char note[] = "{\"emptied\":";

typedef struct
{
  gint64    list;         /* id of the destruction */
  char     *before, *hash, *rest;
  gboolean  met;          /* the walk came by it and it fits */
} Entry;

typedef struct
{
  int       number;
  guint     rows, met;
  char     *digest;
  gboolean  proved;       /* by a line of the chain */
} List;

struct _SiyiEmptied
{
  GHashTable *entries;    /* seq -> Entry */
  GHashTable *lists;      /* id -> List */
  GArray     *met;        /* seq, in their order */
};

static const char sql_there[] =
  "SELECT count (*) FROM sqlite_schema WHERE type = 'table' AND name = 'audit_emptied'";
static const char sql_load[] =
  "SELECT e.seq, e.destruction, e.before, e.hash, e.rest, d.number FROM audit_emptied e "
  "JOIN destruction d ON d.id = e.destruction AND d.signed_at IS NOT NULL AND d.second_at IS NOT NULL ORDER BY e.seq";
static const char sql_of_list[] =
  "SELECT seq, before, hash, rest FROM audit_emptied WHERE destruction = ? ORDER BY seq";
static const char sql_line[] =
  "SELECT seq, action, at, who, verb, entity, entity_id, hash FROM audit WHERE seq = ?";
static const char sql_hash[] = "SELECT hash FROM audit WHERE seq = ?";
static const char sql_insert[] =
  "INSERT INTO audit_emptied (seq, destruction, before, hash, rest) VALUES (?, ?, ?, ?, ?)";
static const char sql_empty[] = "UPDATE audit SET change = ?2 WHERE seq = ?1";

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->before);
  g_free (entry->hash);
  g_free (entry->rest);
  g_free (entry);
}

static void
list_free (gpointer data)
{
  List *list = data;

  g_free (list->digest);
  g_free (list);
}

void
siyi_emptied_free (SiyiEmptied *self)
{
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->lists);
  g_array_unref (self->met);
  g_free (self);
}

static void
add_to_sum (GChecksum  *sum,
            gint64      seq,
            const char *before,
            const char *hash,
            const char *rest)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT "\x1f%s\x1f%s\x1f%s\n", seq, before, hash, rest);

  g_checksum_update (sum, (const guchar *) text, -1);
}

/* (transfer full): sha256, hex, over the rows of a list */
static char *
digest_of (SiyiDb  *db,
           gint64   destruction,
           guint   *n_rows,
           GError **error)
{
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_of_list, "l", destruction);
  GError *failed = NULL;

  *n_rows = 0;
  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      add_to_sum (sum, sqlite3_column_int64 (row, 0), siyi_column_text (row, 1), siyi_column_text (row, 2),
                  siyi_column_text (row, 3));
      (*n_rows)++;
    }

  return siyi_db_done (db, row, failed, error) ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

/* What a line says besides its words. */
static char *
rest_of (sqlite3_stmt *row)
{
  return siyi_audit_hash ("", sqlite3_column_int64 (row, 0), siyi_column_text (row, 1), sqlite3_column_int64 (row, 2),
                          siyi_column_text (row, 3), siyi_column_text (row, 4), siyi_column_text (row, 5),
                          siyi_column_text (row, 6), "");
}

static gint64 *
key_new (gint64 key)
{
  return g_memdup2 (&key, sizeof key);
}

static gboolean
load_entries (SiyiDb       *db,
              SiyiEmptied  *self,
              GError      **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "");
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    {
      Entry *entry = g_new0 (Entry, 1);

      entry->list = sqlite3_column_int64 (row, 1);
      entry->before = siyi_column_dup (row, 2);
      entry->hash = siyi_column_dup (row, 3);
      entry->rest = siyi_column_dup (row, 4);
      g_hash_table_insert (self->entries, key_new (sqlite3_column_int64 (row, 0)), entry);
      if (!g_hash_table_contains (self->lists, &entry->list))
        {
          List *list = g_new0 (List, 1);

          list->number = sqlite3_column_int (row, 5);
          g_hash_table_insert (self->lists, key_new (entry->list), list);
        }
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_emptied_load:
 *
 * Returns: (transfer full): what destructions emptied; nothing in an archive of an older format
 */
SiyiEmptied *
siyi_emptied_load (SiyiDb  *db,
                   GError **error)
{
  g_autoptr(SiyiEmptied) self = g_new0 (SiyiEmptied, 1);
  GHashTableIter iter;
  gint64 *id;
  List *list;

  self->entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, entry_free);
  self->lists = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, list_free);
  self->met = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (siyi_db_ask_int64 (db, 0, sql_there, "") == 0)
    return g_steal_pointer (&self);
  if (!load_entries (db, self, error))
    return NULL;

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, (gpointer *) &list))
    {
      list->digest = digest_of (db, *id, &list->rows, error);
      if (list->digest == NULL)
        return NULL;
    }

  return g_steal_pointer (&self);
}

/* The destruction's own line, met where the chain holds it. */
static void
take_note (SiyiEmptied  *self,
           sqlite3_stmt *row)
{
  const gint64 id = g_ascii_strtoll (siyi_column_text (row, 6), NULL, 10);
  List *list = g_hash_table_lookup (self->lists, &id);
  g_autofree char *said = list != NULL ? g_strdup_printf ("%s%u,\"sha256\":\"%s\"}", note, list->rows, list->digest) : NULL;

  if (list != NULL && g_str_equal (said, siyi_column_text (row, 7)))
    list->proved = TRUE;
}

/**
 * siyi_emptied_row_hash:
 * @row: of the trail, walked from its first line to the last
 * @before: hash of the line before
 *
 * Returns: (transfer full): the hash the line must have
 */
char *
siyi_emptied_row_hash (SiyiEmptied  *self,
                       sqlite3_stmt *row,
                       const char   *before)
{
  const char *change = siyi_column_text (row, 7);
  const gint64 seq = sqlite3_column_int64 (row, 0);
  Entry *entry = g_str_has_prefix (change, mark) ? g_hash_table_lookup (self->entries, &seq) : NULL;
  List *list = entry != NULL ? g_hash_table_lookup (self->lists, &entry->list) : NULL;
  g_autofree char *rest = entry != NULL ? rest_of (row) : NULL;

  if (entry != NULL && atoi (change + strlen (mark)) == list->number && g_str_equal (entry->before, before) &&
      g_str_equal (entry->rest, rest))
    {
      list->met++;
      g_array_append_val (self->met, seq);
      return g_strdup (entry->hash);
    }
  if (g_str_has_prefix (change, note) && g_str_equal (siyi_column_text (row, 5), "destruction"))
    take_note (self, row);

  return siyi_audit_hash (before, seq, siyi_column_text (row, 1), sqlite3_column_int64 (row, 2), siyi_column_text (row, 3),
                          siyi_column_text (row, 4), siyi_column_text (row, 5), siyi_column_text (row, 6), change);
}

/**
 * siyi_emptied_unproved:
 *
 * After the walk.
 *
 * Returns: the first line whose emptying no line of the chain tells of; 0 where there is none
 */
gint64
siyi_emptied_unproved (SiyiEmptied *self)
{
  for (guint i = 0; i < self->met->len; i++)
    {
      const gint64 seq = g_array_index (self->met, gint64, i);
      const Entry *entry = g_hash_table_lookup (self->entries, &seq);
      const List *list = g_hash_table_lookup (self->lists, &entry->list);

      if (!list->proved)
        return seq;
    }

  return 0;
}

static int
by_number (gconstpointer a,
           gconstpointer b)
{
  return ((const SiyiEmptiedBy *) a)->number - ((const SiyiEmptiedBy *) b)->number;
}

/**
 * siyi_emptied_lists:
 *
 * Returns: (transfer full) (element-type SiyiEmptiedBy): what the walk met
 */
GArray *
siyi_emptied_lists (SiyiEmptied *self)
{
  GArray *lists = g_array_new (FALSE, FALSE, sizeof (SiyiEmptiedBy));
  GHashTableIter iter;
  const List *list;

  g_hash_table_iter_init (&iter, self->lists);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &list))
    if (list->met > 0)
      {
        const SiyiEmptiedBy by = { list->number, list->met };

        g_array_append_val (lists, by);
      }
  g_array_sort (lists, by_number);

  return lists;
}

/* --- Writing -------------------------------------------------------------------------------------- */

static gboolean
empty_line (SiyiDb      *db,
            gint64       destruction,
            gint64       seq,
            const char  *words,
            GError     **error)
{
  g_autofree char *before = seq > 1 ? siyi_db_ask_text (db, sql_hash, "l", seq - 1) : g_strdup (siyi_audit_first);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_line, "l", seq);
  g_autofree char *rest = NULL;
  g_autofree char *hash = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    {
      rest = rest_of (row);
      hash = siyi_column_dup (row, 7);
    }

  return siyi_db_done (db, row, failed, error) && before != NULL && hash != NULL &&
         siyi_db_run (db, error, sql_insert, "llttt", seq, destruction, before, hash, rest) &&
         siyi_db_run (db, error, sql_empty, "lt", seq, words);
}

/**
 * siyi_emptied_write:
 * @number: of the list
 * @seqs: (element-type gint64)
 *
 * Returns: whether these lines hold no word any more and the open action tells of it
 */
gboolean
siyi_emptied_write (SiyiDb  *db,
                    gint64   destruction,
                    int      number,
                    GArray  *seqs,
                    GError **error)
{
  g_autofree char *words = g_strdup_printf ("%s%d}", mark, number);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, destruction);
  g_autofree char *digest = NULL;
  g_autofree char *said = NULL;
  guint n_rows;

  if (seqs->len == 0)
    return TRUE;

  for (guint i = 0; i < seqs->len; i++)
    if (!empty_line (db, destruction, g_array_index (seqs, gint64, i), words, error))
      return FALSE;
  digest = digest_of (db, destruction, &n_rows, error);
  if (digest == NULL)
    return FALSE;
  said = g_strdup_printf ("%s%u,\"sha256\":\"%s\"}", note, n_rows, digest);
  siyi_audit_add_note (db, "destruction", id, said);

  return TRUE;
}
