/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-db-private.h"
#include "siyi-ledger-store.h"

G_BEGIN_DECLS

/* siyi-ledger-filter.c: the WHERE of a ledger's question, and its parameters. v is the visit. */
typedef struct
{
  const SiyiLedgerQuery *query;
  GString               *where;
  char                  *match;      /* (nullable) of the words */
  char                  *number;     /* (nullable) the words, of who may look for numbers alone */
} SiyiLedgerFilter;

void siyi_ledger_filter_init  (SiyiLedgerFilter *self, SiyiDb *db, const SiyiLedgerQuery *query);
void siyi_ledger_filter_clear (SiyiLedgerFilter *self);
void siyi_ledger_filter_bind  (SiyiLedgerFilter *self, sqlite3_stmt *statement);

G_END_DECLS
