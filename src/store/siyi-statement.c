/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statements of a connection: lent from a cache, their rows stepped through, their columns read. A
 * statement that is lent twice at once is prepared twice; the second copy is thrown away on
 * return. Same thread as the connection. */
#include "siyi-db-private.h"

/**
 * siyi_db_prepare:
 * @sql: a static string; its address is the key of the cache
 *
 * Returns: (transfer none): the statement, until siyi_db_release()
 */
sqlite3_stmt *
siyi_db_prepare (SiyiDb      *db,
                 const char  *sql,
                 GError     **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (db->idle, sql);

  if (statement != NULL)
    g_hash_table_remove (db->idle, sql);
  else if (sqlite3_prepare_v3 (db->handle, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) !=
           SQLITE_OK)
    {
      siyi_db_set_error (db, "Preparing a question to the archive", error);
      return NULL;
    }

  g_hash_table_insert (db->lent, statement, (gpointer) sql);

  return statement;
}

/**
 * siyi_db_prepare_text:
 * @sql: composed from parts that stand in the program
 *
 * Returns: (transfer none): a statement that is not cached, until siyi_db_release()
 */
sqlite3_stmt *
siyi_db_prepare_text (SiyiDb      *db,
                      const char  *sql,
                      GError     **error)
{
  sqlite3_stmt *statement;

  if (sqlite3_prepare_v3 (db->handle, sql, -1, 0, &statement, NULL) != SQLITE_OK)
    {
      siyi_db_set_error (db, "Preparing a question to the archive", error);
      return NULL;
    }

  return statement;
}

void
siyi_db_release (SiyiDb       *db,
                 sqlite3_stmt *statement)
{
  const char *sql;

  if (statement == NULL)
    return;

  sql = g_hash_table_lookup (db->lent, statement);
  if (sql == NULL || g_hash_table_contains (db->idle, sql))
    {
      g_hash_table_remove (db->lent, statement);
      sqlite3_finalize (statement);
      return;
    }

  g_hash_table_remove (db->lent, statement);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  g_hash_table_insert (db->idle, (gpointer) sql, statement);
}

gboolean
siyi_db_exec (SiyiDb      *db,
              const char  *sql,
              GError     **error)
{
  if (sqlite3_exec (db->handle, sql, NULL, NULL, NULL) != SQLITE_OK)
    return siyi_db_set_error (db, "Writing to the archive", error);

  return TRUE;
}

/**
 * siyi_db_row:
 *
 * Returns: whether there is a further row; %FALSE at the end and, with @error, on a failure
 */
gboolean
siyi_db_row (SiyiDb        *db,
             sqlite3_stmt  *statement,
             GError       **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_ROW)
    return TRUE;
  if (rc != SQLITE_DONE)
    siyi_db_set_error (db, "Reading the archive", error);

  return FALSE;
}

/**
 * siyi_db_done:
 * @failed: (transfer full) (nullable): what siyi_db_row() left
 *
 * Ends a loop over rows: releases the statement and hands the failure on.
 *
 * Returns: whether the loop came to its end
 */
gboolean
siyi_db_done (SiyiDb        *db,
              sqlite3_stmt  *statement,
              GError        *failed,
              GError       **error)
{
  siyi_db_release (db, statement);
  if (failed == NULL)
    return TRUE;

  g_propagate_error (error, failed);

  return FALSE;
}

gboolean
siyi_db_step_done (SiyiDb        *db,
                   sqlite3_stmt  *statement,
                   GError       **error)
{
  int rc;

  do
    rc = sqlite3_step (statement);
  while (rc == SQLITE_ROW);

  if (rc == SQLITE_DONE)
    return TRUE;

  return siyi_db_set_error (db, "Writing to the archive", error);
}

/**
 * siyi_db_ids:
 * @statement: (nullable): from siyi_db_ask(); done with
 *
 * Returns: (transfer full): gint64, the first column of its rows
 */
GArray *
siyi_db_ids (SiyiDb        *db,
             sqlite3_stmt  *statement,
             GError       **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    {
      const gint64 id = sqlite3_column_int64 (statement, 0);

      g_array_append_val (ids, id);
    }

  return siyi_db_done (db, statement, failed, error) ? g_steal_pointer (&ids) : NULL;
}

/**
 * siyi_db_texts:
 * @statement: (nullable): from siyi_db_ask(); done with
 *
 * Returns: (transfer full): the first column of its rows
 */
char **
siyi_db_texts (SiyiDb        *db,
               sqlite3_stmt  *statement,
               GError       **error)
{
  g_autoptr(GStrvBuilder) texts = g_strv_builder_new ();
  GError *failed = NULL;

  if (statement == NULL)
    return NULL;

  while (siyi_db_row (db, statement, &failed))
    g_strv_builder_add (texts, siyi_column_text (statement, 0));

  return siyi_db_done (db, statement, failed, error) ? g_strv_builder_end (texts) : NULL;
}

gint64
siyi_db_last_id (SiyiDb *db)
{
  return sqlite3_last_insert_rowid (db->handle);
}

const char *
siyi_column_text (sqlite3_stmt *statement,
                  int           index)
{
  return (const char *) sqlite3_column_text (statement, index);
}

char *
siyi_column_dup (sqlite3_stmt *statement,
                 int           index)
{
  return g_strdup (siyi_column_text (statement, index));
}

SiyiDay
siyi_column_day (sqlite3_stmt *statement,
                 int           index)
{
  return siyi_day_parse (siyi_column_text (statement, index));
}

int
siyi_column_int (sqlite3_stmt *statement,
                 int           index,
                 int           otherwise)
{
  if (sqlite3_column_type (statement, index) == SQLITE_NULL)
    return otherwise;

  return sqlite3_column_int (statement, index);
}
