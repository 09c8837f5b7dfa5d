/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid.h"

G_BEGIN_DECLS

/* All 25 columns in the order the person wants, which of them show, and how wide. */
typedef struct { SiyiColumn column; int width; gboolean shown; } SiyiLedgerColumn;

typedef struct { SiyiLedgerColumn all[SIYI_N_COLUMNS]; } SiyiLedgerColumns;

void   siyi_ledger_columns_reset     (SiyiLedgerColumns *self);
void   siyi_ledger_columns_from_text (SiyiLedgerColumns *self,
                                      const char        *text);
char  *siyi_ledger_columns_to_text   (const SiyiLedgerColumns *self);
guint  siyi_ledger_columns_n_shown   (const SiyiLedgerColumns *self);
void   siyi_ledger_columns_move      (SiyiLedgerColumns *self,
                                      guint              place,
                                      int                step);
void   siyi_ledger_columns_apply     (const SiyiLedgerColumns *self,
                                      SiyiGrid          *grid);
void   siyi_ledger_columns_take      (SiyiLedgerColumns *self,
                                      SiyiGrid          *grid);

G_END_DECLS
