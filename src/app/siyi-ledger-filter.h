/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ledger-office.h"

G_BEGIN_DECLS

/* The conditions rows must meet, in a popover. Signal "changed" (): a condition is another. */
#define SIYI_TYPE_LEDGER_FILTER (siyi_ledger_filter_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLedgerFilter, siyi_ledger_filter, SIYI, LEDGER_FILTER, GtkPopover)

GtkWidget *siyi_ledger_filter_new        (void);
void       siyi_ledger_filter_set_office (SiyiLedgerFilter      *self,
                                          SiyiLedgerOffice      *office);
void       siyi_ledger_filter_show       (SiyiLedgerFilter      *self,
                                          const SiyiLedgerQuery *query);
void       siyi_ledger_filter_take       (SiyiLedgerFilter      *self,
                                          SiyiLedgerQuery       *query);

const char *siyi_ledger_words_book       (SiyiBook               book);
const char *siyi_ledger_words_light      (int                    light);

G_END_DECLS
