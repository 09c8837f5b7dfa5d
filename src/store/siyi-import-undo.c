/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole import taken back in one action. Rows at the end of their year's numbers go to the bin
 * and free their numbers; rows that have been numbered behind keep theirs and become void. The
 * same file can be imported again afterwards. On an archive's writing thread. */
#include "siyi-import-store.h"

#include "siyi-db-private.h"
#include "siyi-search-store.h"
#include "siyi-words.h"

static const char sql_batch_state[] =
  "SELECT undone_at IS NOT NULL FROM import_batch WHERE id = ?";
/* Where the numbers of others end: behind it the batch has the tail for itself. */
static const char sql_tails[] =
  "SELECT v.book, v.year, coalesce ((SELECT max (o.serial) FROM visit o WHERE o.book = v.book "
  "AND o.year = v.year AND o.batch IS NOT ?1), 0) "
  "FROM visit v JOIN import_batch b ON v.id BETWEEN b.first_visit AND b.last_visit "
  "WHERE b.id = ?1 AND v.batch = ?1 AND v.serial IS NOT NULL GROUP BY v.book, v.year";
static const char sql_bin_tail[] =
  "UPDATE visit SET row_state = 2, serial = NULL, version = version + 1 WHERE batch = ?1 "
  "AND id BETWEEN (SELECT first_visit FROM import_batch WHERE id = ?1) "
  "AND (SELECT last_visit FROM import_batch WHERE id = ?1) "
  "AND book = ?2 AND year = ?3 AND serial > ?4";
static const char sql_void_rest[] =
  "UPDATE visit SET row_state = 1, void_reason = ?2, void_day = ?3, void_by = ?4, "
  "version = version + 1 WHERE batch = ?1 AND row_state = 0 "
  "AND id BETWEEN (SELECT first_visit FROM import_batch WHERE id = ?1) "
  "AND (SELECT last_visit FROM import_batch WHERE id = ?1)";
static const char sql_void_tasks[] =
  "UPDATE task SET state = 'void' WHERE state = 'open' AND visit IN "
  "(SELECT v.id FROM visit v JOIN import_batch b ON v.id BETWEEN b.first_visit AND b.last_visit "
  "WHERE b.id = ?1 AND v.batch = ?1)";
static const char sql_unsearch[] =
  "DELETE FROM case_text WHERE rowid IN (SELECT id FROM petition_case c WHERE c.batch = ?1 "
  "AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.case_id = c.id AND v.row_state <> 2))";
static const char sql_bin_cases[] =
  "UPDATE petition_case SET row_state = 2, version = version + 1 WHERE batch = ?1 "
  "AND row_state <> 2 AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.case_id = petition_case.id "
  "AND v.row_state <> 2)";
static const char sql_bin_sessions[] =
  "UPDATE session SET state = 'binned', version = version + 1 WHERE batch = ?1 "
  "AND NOT EXISTS (SELECT 1 FROM visit v WHERE v.session = session.id AND v.row_state <> 2)";
static const char sql_mark_batch[] =
  "UPDATE import_batch SET undone_at = ?2 WHERE id = ?1";

typedef struct { int book, year; gint64 last; } Tail;

static GArray *
load_tails (SiyiDb  *db,
            gint64   batch,
            GError **error)
{
  g_autoptr(GArray) tails = g_array_new (FALSE, FALSE, sizeof (Tail));
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_tails, "l", batch);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      Tail tail = { sqlite3_column_int (row, 0), sqlite3_column_int (row, 1),
                    sqlite3_column_int64 (row, 2) };

      g_array_append_val (tails, tail);
    }

  return siyi_db_done (db, row, failed, error) ? g_steal_pointer (&tails) : NULL;
}

static gboolean
take_back_visits (SiyiDb  *db,
                  gint64   batch,
                  GError **error)
{
  g_autoptr(GArray) tails = load_tails (db, batch, error);

  for (guint i = 0; tails != NULL && i < tails->len; i++)
    {
      const Tail *tail = &g_array_index (tails, Tail, i);

      if (!siyi_db_run (db, error, sql_bin_tail, "liil", batch, tail->book, tail->year, tail->last))
        return FALSE;
    }

  return tails != NULL &&
         siyi_db_run (db, error, sql_void_rest, "ltdt", batch, siyi_word ("store", "import-undone"),
                      siyi_db_today (db), db->who);
}

static gboolean
take_back (SiyiDb  *db,
           gint64   batch,
           GError **error)
{
  return take_back_visits (db, batch, error) &&
         siyi_db_run (db, error, sql_void_tasks, "l", batch) &&
         siyi_search_bulk (db, TRUE, error) &&
         siyi_db_run (db, error, sql_unsearch, "l", batch) &&
         siyi_search_bulk (db, FALSE, error) &&
         siyi_db_run (db, error, sql_bin_cases, "l", batch) &&
         siyi_db_run (db, error, sql_bin_sessions, "l", batch) &&
         siyi_db_run (db, error, sql_mark_batch, "ll", batch, siyi_db_now (db));
}

/**
 * siyi_import_undo:
 *
 * Returns: whether the import was taken back; NOT_FOUND or CONSTRAINT where it can't be
 */
gboolean
siyi_import_undo (SiyiDb  *db,
                  gint64   batch,
                  GError **error)
{
  gint64 undone = siyi_db_ask_int64 (db, -1, sql_batch_state, "l", batch);

  if (undone != 0)
    {
      g_set_error_literal (error, SIYI_ERROR,
                           undone < 0 ? SIYI_ERROR_NOT_FOUND : SIYI_ERROR_CONSTRAINT,
                           undone < 0 ? "There is no such import"
                                      : "This import has been taken back already");
      return FALSE;
    }
  if (!siyi_db_begin (db, "import.undo", TRUE, error))
    return FALSE;

  if (take_back (db, batch, error) && siyi_db_commit (db, error))
    return TRUE;

  siyi_db_cancel (db);

  return FALSE;
}
