/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger-extra.h"
#include "siyi-ledger.h"

G_BEGIN_DECLS

char *siyi_export_cell  (const SiyiLedgerRow   *row,
                         const SiyiLedgerExtra *extra,
                         SiyiAudience           audience,
                         SiyiColumn             column);
char *siyi_export_extra (const SiyiLedgerRow   *row,
                         const SiyiLedgerExtra *extra,
                         SiyiField              field);

G_END_DECLS
