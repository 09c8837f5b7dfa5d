/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-record.h"

G_BEGIN_DECLS

typedef struct
{
  char *file_name;      /* base name only */
  char *file_hash;      /* sha256, hex */
  int   n_rows, n_visits, n_items;
  gint64 n_persons;
  char *totals;         /* (nullable) JSON */
} SiyiImportHead;

typedef struct { const char *sheet; guint row; const char *field; const char *why; } SiyiImportFlag;

/* Pulls records one by one: fills *record (borrowed until the next call), FALSE at the end. */
typedef gboolean (*SiyiRecordSource) (gpointer            data,
                                      const SiyiRecord  **record,
                                      GError            **error);
typedef void     (*SiyiProgress)     (gpointer data, guint64 done, guint64 total);

typedef struct
{
  gint64  id;
  char   *file_name, *file_hash;
  gint64  at;
  int     n_rows, n_visits, n_items;
  gint64  n_persons;
  gint64  undone_at;    /* 0: not */
} SiyiImportBatch;

void       siyi_import_batch_free (SiyiImportBatch *batch);

/* The whole takeover in one transaction; 0 and an error changes nothing. EXISTS when a batch with
 * the same hash stands (and is not undone). Records with .duplicate are not stored. */
gint64     siyi_import_store      (SiyiDb               *db,
                                   const SiyiImportHead *head,
                                   const SiyiImportFlag *flags,
                                   gsize                 n_flags,
                                   SiyiRecordSource      next,
                                   gpointer              next_data,
                                   guint64               total,
                                   SiyiProgress          progress,
                                   gpointer              progress_data,
                                   GCancellable         *cancellable,
                                   GError              **error);
gboolean   siyi_import_undo       (SiyiDb *db, gint64 batch, GError **error);
GPtrArray *siyi_import_batches    (SiyiDb *db, GError **error);     /* newest first */
SiyiImportBatch *siyi_import_find (SiyiDb *db, const char *file_hash, GError **error);

GHashTable *siyi_import_mapping_load (SiyiDb *db, GError **error);  /* heading -> field word */
gboolean   siyi_import_mapping_save  (SiyiDb *db, GHashTable *mapping, GError **error);

G_END_DECLS
