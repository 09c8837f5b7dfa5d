/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid-model.h"
#include "siyi-ledger-office.h"

G_BEGIN_DECLS

char       *siyi_ledger_words_day  (SiyiDay              day,
                                    int                  year);
SiyiLight   siyi_ledger_light      (const SiyiLedgerRow *row,
                                    SiyiDay              today);
void        siyi_ledger_show_cell  (const SiyiLedgerRow *row,
                                    SiyiColumn           column,
                                    SiyiLedgerOffice    *office,
                                    SiyiDay              today,
                                    int                  year,
                                    GString             *scratch,
                                    SiyiGridCell        *cell);
char       *siyi_ledger_copy_cell  (const SiyiLedgerRow *row,
                                    SiyiColumn           column);
const char *siyi_ledger_why_fixed  (const SiyiLedgerRow *row,
                                    SiyiColumn           column);
const char *siyi_ledger_how_typed  (SiyiColumn           column);

G_END_DECLS
