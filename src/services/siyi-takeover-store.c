/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A takeover into the archive: its records one by one into the store's one transaction. */
#include "siyi-takeover-private.h"

typedef struct
{
  SiyiTakeover *self;
  SiyiRecord   *record;   /* lent to the store until it asks for the next */
  guint         next;
} Source;

static gboolean
next_record (gpointer            data,
             const SiyiRecord  **record,
             GError            **error)
{
  Source *source = data;

  g_clear_pointer (&source->record, siyi_record_free);
  if (source->next >= siyi_takeover_n_records (source->self))
    return FALSE;

  source->record = siyi_takeover_get_record (source->self, source->next++);
  *record = source->record;

  return TRUE;
}

static GArray *
store_flags (SiyiTakeover *self)
{
  GArray *flags = g_array_sized_new (FALSE, FALSE, sizeof (SiyiImportFlag), self->flags->len);

  for (guint i = 0; i < self->flags->len; i++)
    {
      const SiyiTakeoverFlag *from = &g_array_index (self->flags, SiyiTakeoverFlag, i);
      const SiyiTakeoverSheet *sheet = g_ptr_array_index (self->sheets, from->sheet);
      SiyiImportFlag flag = { *sheet->name != '\0' ? sheet->name : NULL, from->row, from->field,
                              from->why };

      g_array_append_val (flags, flag);
    }

  return flags;
}

/**
 * siyi_takeover_store:
 * @db: an archive, on its writer thread
 * @progress: (nullable): told how many records are stored
 * @cancellable: (nullable): to stop; nothing is stored then
 * @error: return location: %SIYI_ERROR_EXISTS where this file is in the archive already
 *
 * Returns: the batch, by which it can be taken back; 0 on error
 */
gint64
siyi_takeover_store (SiyiTakeover  *self,
                     SiyiDb        *db,
                     SiyiProgress   progress,
                     gpointer       progress_data,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Source source = { .self = self };
  g_autoptr(GArray) flags = store_flags (self);
  SiyiImportHead head = {
    .file_name = (char *) siyi_takeover_get_name (self),
    .file_hash = (char *) siyi_takeover_get_hash (self),
    .n_rows = self->rows, .n_visits = self->visits, .n_items = self->items,
    .n_persons = self->persons,
  };
  gint64 batch;

  batch = siyi_import_store (db, &head, (const SiyiImportFlag *) (gpointer) flags->data, flags->len,
                             next_record, &source, siyi_takeover_n_records (self),
                             progress, progress_data, cancellable, error);
  g_clear_pointer (&source.record, siyi_record_free);

  return batch;
}
