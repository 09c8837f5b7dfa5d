/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid-model.h"
#include "siyi-office-store.h"

G_BEGIN_DECLS

/* The office's names as the ledger needs them: short names of units, and what to propose while a
 * cell is typed. Immutable when loaded; may cross threads. */
typedef struct
{
  GPtrArray  *leaders;    /* SiyiLeader */
  GPtrArray  *units;      /* SiyiUnit */
  char      **classes;
  char      **methods;
  GHashTable *short_names; /* borrowed texts: full name -> short name */
} SiyiLedgerOffice;

gpointer          siyi_ledger_office_work    (SiyiDb            *db,
                                              gpointer           today,
                                              GCancellable      *cancellable,
                                              GError           **error);
SiyiLedgerOffice *siyi_ledger_office_ref     (SiyiLedgerOffice  *office);
void              siyi_ledger_office_unref   (SiyiLedgerOffice  *office);
char             *siyi_ledger_office_shorten (SiyiLedgerOffice  *office,
                                              const char        *units);
GPtrArray        *siyi_ledger_office_propose (SiyiLedgerOffice  *office,
                                              SiyiColumn         column,
                                              const char        *typed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiLedgerOffice, siyi_ledger_office_unref)

G_END_DECLS
