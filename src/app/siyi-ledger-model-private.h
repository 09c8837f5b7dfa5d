/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger-model.h"

G_BEGIN_DECLS

/* Shared by siyi-ledger-model.c (asking and loading) and siyi-ledger-model-cells.c (answering the
 * grid). */
struct _SiyiLedgerModel
{
  GObject           parent_instance;

  SiyiArchive      *archive;
  SiyiLedgerQuery  *query;
  SiyiLedgerOffice *office;        /* (nullable) */
  GCancellable     *cancellable;   /* of the question and its loads */
  GArray           *ids;           /* gint64, in order */
  GHashTable       *rows;          /* id -> SiyiLedgerRow, keyed by its own id */
  GHashTable       *fresh;         /* numbers of pages asked for since the answer */
  GPtrArray        *pending;       /* edits not yet read back */
  GString          *scratch;       /* text of the last cell */
  int               year;          /* whose days are shown without it */
  gboolean          only_order;    /* the question under way differs in its order alone */
  guint             seen_first, seen_n;
  gboolean          loading, answered;
};

GHashTable *siyi_ledger_model_new_rows       (void);
GPtrArray  *siyi_ledger_model_new_pending    (void);
void        siyi_ledger_model_forget_pending (SiyiLedgerModel        *self,
                                              GArray                 *ids);
void        siyi_ledger_model_add_cells      (SiyiGridModelInterface *iface);

G_END_DECLS
