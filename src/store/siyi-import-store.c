/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The takeover of a file: one action, all or nothing. The search rows are written here straight
 * from the records, the audit trail gets digests (siyi-digest.c). On an archive's writing thread. */
#include "siyi-import-private.h"

#include "siyi-search-store.h"

enum { ROWS_BETWEEN_REPORTS = 256 };

static const char sql_find_batch[] =
  "SELECT id FROM import_batch WHERE file_hash = ? AND undone_at IS NULL";
static const char sql_insert_batch[] =
  "INSERT INTO import_batch (uid, file_name, file_hash, at, n_rows, n_visits, n_items, n_persons, "
  "totals) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_note_range[] =
  "UPDATE import_batch SET first_visit = ?2, last_visit = ?3 WHERE id = ?1";
static const char sql_insert_flag[] =
  "INSERT INTO import_flag (batch, sheet, row, field, why) VALUES (?, ?, ?, ?, ?)";

typedef struct
{
  SiyiDb           *db;
  gint64            batch;
  SiyiRecordWriter *records;
  SiyiSearchWriter *search;
  SiyiRawWriter    *raw;
  gint64            first, last;
} Takeover;

static gint64
insert_batch (SiyiDb                *db,
              const SiyiImportHead  *head,
              GError               **error)
{
  g_autofree char *uid = siyi_uid_new (db);

  if (siyi_db_ask_int64 (db, 0, sql_find_batch, "t", head->file_hash) != 0)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS,
                   "%s has been imported already; nothing was imported twice", head->file_name);
      return 0;
    }
  if (!siyi_db_run (db, error, sql_insert_batch, "tttliiilT", uid, head->file_name,
                    head->file_hash, siyi_db_now (db), head->n_rows, head->n_visits,
                    head->n_items, head->n_persons, head->totals))
    return 0;

  return siyi_db_last_id (db);
}

static gboolean
insert_flags (SiyiDb                *db,
              gint64                 batch,
              const SiyiImportFlag  *flags,
              gsize                  n_flags,
              GError               **error)
{
  for (gsize i = 0; i < n_flags; i++)
    if (!siyi_db_run (db, error, sql_insert_flag, "lTLtt", batch, flags[i].sheet,
                      (gint64) flags[i].row, flags[i].field, flags[i].why))
      return FALSE;

  return TRUE;
}

static gboolean
take_record (Takeover          *self,
             const SiyiRecord  *record,
             GError           **error)
{
  static const SiyiRecordPlace nowhere = { 0 };
  SiyiWritten written;

  if (!siyi_record_writer_write (self->records, record, &nowhere, &written, error) ||
      !siyi_search_writer_write (self->search, written.case_id, written.number, record, error) ||
      !siyi_raw_writer_add (self->raw, written.visit, record, error))
    return FALSE;

  if (self->first == 0)
    self->first = written.visit;
  self->last = written.visit;

  return TRUE;
}

static gboolean
take_records (Takeover          *self,
              SiyiRecordSource   next,
              gpointer           next_data,
              guint64            total,
              SiyiProgress       progress,
              gpointer           progress_data,
              GCancellable      *cancellable,
              GError           **error)
{
  const SiyiRecord *record;
  GError *failed = NULL;
  guint64 done = 0;

  while (next (next_data, &record, &failed))
    {
      if (!record->duplicate && !take_record (self, record, error))
        return FALSE;
      if (++done % ROWS_BETWEEN_REPORTS != 0)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (progress != NULL)
        progress (progress_data, done, total);
    }
  if (failed != NULL)
    {
      g_propagate_error (error, failed);
      return FALSE;
    }

  return siyi_raw_writer_finish (self->raw, error) &&
         siyi_db_run (self->db, error, sql_note_range, "lLL", self->batch, self->first,
                      self->last);
}

static gboolean
open_writers (Takeover  *self,
              GError   **error)
{
  self->raw = siyi_raw_writer_new (self->db, self->batch);
  self->records = siyi_record_writer_new (self->db, self->batch, error);
  if (self->records == NULL)
    return FALSE;
  self->search = siyi_search_writer_new (self->db, siyi_record_writer_names (self->records), error);

  return self->search != NULL;
}

static void
close_writers (Takeover *self)
{
  g_clear_pointer (&self->raw, siyi_raw_writer_free);
  g_clear_pointer (&self->search, siyi_search_writer_free);
  g_clear_pointer (&self->records, siyi_record_writer_free);
}

/**
 * siyi_import_store:
 * @next: gives the records; those marked as doubles are passed over
 * @progress: (nullable): called now and then with the records done
 *
 * Returns: the batch; 0 with EXISTS where the same file stands, or with any other error, and then
 *   nothing was changed
 */
gint64
siyi_import_store (SiyiDb                *db,
                   const SiyiImportHead  *head,
                   const SiyiImportFlag  *flags,
                   gsize                  n_flags,
                   SiyiRecordSource       next,
                   gpointer               next_data,
                   guint64                total,
                   SiyiProgress           progress,
                   gpointer               progress_data,
                   GCancellable          *cancellable,
                   GError               **error)
{
  Takeover self = { .db = db };
  gboolean ok;

  if (!siyi_db_begin (db, "import", TRUE, error))
    return 0;

  self.batch = insert_batch (db, head, error);
  ok = self.batch != 0 && insert_flags (db, self.batch, flags, n_flags, error) &&
       siyi_search_bulk (db, TRUE, error) && open_writers (&self, error) &&
       take_records (&self, next, next_data, total, progress, progress_data, cancellable, error) &&
       siyi_search_bulk (db, FALSE, error);
  close_writers (&self);

  if (ok && siyi_db_commit (db, error))
    return self.batch;

  siyi_db_cancel (db);

  return 0;
}
