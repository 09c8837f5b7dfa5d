/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ledger-columns.h"

G_BEGIN_DECLS

/* Which columns show and in which order. Signal "changed" (). */
#define SIYI_TYPE_LEDGER_COLUMNS_POPOVER (siyi_ledger_columns_popover_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLedgerColumnsPopover, siyi_ledger_columns_popover, SIYI,
                      LEDGER_COLUMNS_POPOVER, GtkPopover)

GtkWidget *siyi_ledger_columns_popover_new (SiyiLedgerColumns *columns);

G_END_DECLS
