/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger-export.h"
#include "siyi-paper.h"

G_BEGIN_DECLS

/* The ledger on paper: landscape, its heading over each page, sums at the end. columns NULL: the
 * twelve of data/rules/paper.ini. Passes the gate of @audience; logged. */
SiyiPages *siyi_ledger_print (SiyiDb                *db,
                              const SiyiLedgerQuery *query,
                              const SiyiColumn      *columns,
                              gsize                  n_columns,
                              SiyiAudience           audience,
                              void                 (*progress) (gpointer, guint64, guint64),
                              gpointer               progress_data,
                              GCancellable          *cancellable,
                              GError               **error);
gboolean   siyi_ledger_pdf   (SiyiDb                *db,
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

G_END_DECLS
