/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-grid.h"
#include "siyi-ledger-model.h"

G_BEGIN_DECLS

#define SIYI_TYPE_LEDGER_PAGE (siyi_ledger_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLedgerPage, siyi_ledger_page, SIYI, LEDGER_PAGE, AdwBin)

/* For tests. */
SiyiGrid        *siyi_ledger_page_get_grid  (SiyiLedgerPage *self);
SiyiLedgerModel *siyi_ledger_page_get_model (SiyiLedgerPage *self);

G_END_DECLS
