/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The imports that were made, and what the office decided about unknown headings. On an archive's
 * thread. */
#include "siyi-import-store.h"

#include "siyi-db-private.h"

static const char sql_load_batches[] =
  "SELECT id, file_name, file_hash, at, n_rows, n_visits, n_items, n_persons, undone_at "
  "FROM import_batch ORDER BY id DESC";
static const char sql_find_batch[] =
  "SELECT id, file_name, file_hash, at, n_rows, n_visits, n_items, n_persons, undone_at "
  "FROM import_batch WHERE file_hash = ? AND undone_at IS NULL";
static const char sql_load_mapping[] =
  "SELECT heading, field FROM import_mapping";
static const char sql_clear_mapping[] =
  "DELETE FROM import_mapping";
static const char sql_save_mapping[] =
  "INSERT INTO import_mapping (heading, field) VALUES (?, ?)";

void
siyi_import_batch_free (SiyiImportBatch *batch)
{
  g_free (batch->file_name);
  g_free (batch->file_hash);
  g_free (batch);
}

static SiyiImportBatch *
read_batch (sqlite3_stmt *statement)
{
  SiyiImportBatch *batch = g_new0 (SiyiImportBatch, 1);

  batch->id = sqlite3_column_int64 (statement, 0);
  batch->file_name = siyi_column_dup (statement, 1);
  batch->file_hash = siyi_column_dup (statement, 2);
  batch->at = sqlite3_column_int64 (statement, 3);
  batch->n_rows = sqlite3_column_int (statement, 4);
  batch->n_visits = sqlite3_column_int (statement, 5);
  batch->n_items = sqlite3_column_int (statement, 6);
  batch->n_persons = sqlite3_column_int64 (statement, 7);
  batch->undone_at = sqlite3_column_int64 (statement, 8);

  return batch;
}

/**
 * siyi_import_batches:
 *
 * Returns: (transfer full) (element-type SiyiImportBatch): all, the newest first
 */
GPtrArray *
siyi_import_batches (SiyiDb  *db,
                     GError **error)
{
  g_autoptr(GPtrArray) batches =
    g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_import_batch_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_batches, "");
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    g_ptr_array_add (batches, read_batch (statement));

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&batches) : NULL;
}

/**
 * siyi_import_find:
 *
 * Returns: (transfer full): the batch with this file's hash that stands; %NULL without an error
 *   where there is none
 */
SiyiImportBatch *
siyi_import_find (SiyiDb      *db,
                  const char  *file_hash,
                  GError     **error)
{
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_find_batch, "t", file_hash);
  SiyiImportBatch *batch = NULL;
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  if (siyi_db_row (db, statement, &failed))
    batch = read_batch (statement);
  siyi_db_done (db, statement, failed, error);

  return batch;
}

/**
 * siyi_import_mapping_load:
 *
 * Returns: (transfer full): heading -> field word, "-" for a heading that is left out
 */
GHashTable *
siyi_import_mapping_load (SiyiDb  *db,
                          GError **error)
{
  g_autoptr(GHashTable) mapping = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_mapping, "");
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    g_hash_table_insert (mapping, siyi_column_dup (statement, 0), siyi_column_dup (statement, 1));

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&mapping) : NULL;
}

/**
 * siyi_import_mapping_save:
 * @mapping: replaces the stored one
 *
 * Returns: whether it was saved
 */
gboolean
siyi_import_mapping_save (SiyiDb      *db,
                          GHashTable  *mapping,
                          GError     **error)
{
  GHashTableIter iter;
  gpointer heading, field;
  gboolean ok;

  if (!siyi_db_begin (db, "mapping.save", FALSE, error))
    return FALSE;

  ok = siyi_db_run (db, error, sql_clear_mapping, "");
  g_hash_table_iter_init (&iter, mapping);
  while (ok && g_hash_table_iter_next (&iter, &heading, &field))
    ok = siyi_db_run (db, error, sql_save_mapping, "tt", heading, field);
  if (ok)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}
