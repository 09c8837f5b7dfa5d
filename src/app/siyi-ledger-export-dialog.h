/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ledger.h"

G_BEGIN_DECLS

typedef struct
{
  SiyiAudience audience;
  gboolean     all_columns;
  gboolean     csv;
} SiyiLedgerExportWish;

typedef void (*SiyiLedgerExportWished) (const SiyiLedgerExportWish *wish, gpointer data);

void siyi_ledger_export_dialog_ask (GtkWidget              *from,
                                    guint                   n_rows,
                                    guint                   n_columns,
                                    SiyiLedgerExportWished  wished,
                                    gpointer                data,
                                    GDestroyNotify          destroy);

G_END_DECLS
