/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

typedef struct { gint64 rows, batches, persons; } SiyiExported;

/* The ledger to .xlsx or .csv by the ending of path, through the gate of @audience; logged.
 * columns NULL: all 25. Rows by id in pages; memory does not grow with the book. */
gboolean  siyi_ledger_export    (SiyiDb                *db,
                                 const SiyiLedgerQuery *query,
                                 const SiyiColumn      *columns,
                                 gsize                  n_columns,
                                 SiyiAudience           audience,
                                 const char            *path,
                                 SiyiExported          *out,
                                 void                 (*progress) (gpointer, guint64, guint64),
                                 gpointer               progress_data,
                                 GCancellable          *cancellable,
                                 GError               **error);

gboolean  siyi_ledger_log       (SiyiDb                *db,
                                 const char            *verb,
                                 SiyiAudience           audience,
                                 gint64                 rows,
                                 const SiyiLedgerQuery *query,
                                 const char            *name,
                                 GError               **error);

G_END_DECLS
