/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-session-work.h"

G_BEGIN_DECLS

/* The rows of the ledger that a session made; a row opens in the ledger. */
#define SIYI_TYPE_SESSION_LEDGER (siyi_session_ledger_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSessionLedger, siyi_session_ledger, SIYI, SESSION_LEDGER, GtkWidget)

GtkWidget *siyi_session_ledger_new        (SiyiArchive            *archive);
void       siyi_session_ledger_show       (SiyiSessionLedger      *self,
                                           const SiyiShownSession *shown);
guint      siyi_session_ledger_get_n_rows (SiyiSessionLedger      *self);

G_END_DECLS
