/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-grid-model.h"
#include "siyi-ledger-office.h"
#include "siyi-ledger-store.h"

G_BEGIN_DECLS

/* The rows of a ledger's question, fetched as they are seen. Signals:
 *   "answered" ()          ids have arrived: n_rows is right from now on
 *   "failed" (GError)      a question or a page could not be read; what was there stays
 */
#define SIYI_TYPE_LEDGER_MODEL (siyi_ledger_model_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLedgerModel, siyi_ledger_model, SIYI, LEDGER_MODEL, GObject)

SiyiLedgerModel       *siyi_ledger_model_new        (SiyiArchive           *archive);
void                   siyi_ledger_model_ask        (SiyiLedgerModel       *self,
                                                     const SiyiLedgerQuery *query);
void                   siyi_ledger_model_refresh    (SiyiLedgerModel       *self);
const SiyiLedgerQuery *siyi_ledger_model_get_query  (SiyiLedgerModel       *self);
int                    siyi_ledger_model_get_year   (SiyiLedgerModel       *self);
gboolean               siyi_ledger_model_is_answered (SiyiLedgerModel      *self);
SiyiLedgerRow         *siyi_ledger_model_get_row    (SiyiLedgerModel       *self,
                                                     guint                  row);
guint                  siyi_ledger_model_find       (SiyiLedgerModel       *self,
                                                     gint64                 visit);
void                   siyi_ledger_model_set_office (SiyiLedgerModel       *self,
                                                     SiyiLedgerOffice      *office);
void                   siyi_ledger_model_set_pending (SiyiLedgerModel      *self,
                                                     gint64                 visit,
                                                     SiyiColumn             column,
                                                     const char            *text);

G_END_DECLS
