/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-charge-store.h"

G_BEGIN_DECLS

/* Who has charge of a case: the table, what is still wanted, the history. Follows what the page gives it. */
#define SIYI_TYPE_CASE_CHARGE (siyi_case_charge_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseCharge, siyi_case_charge, SIYI, CASE_CHARGE, GtkBox)

void        siyi_case_charge_set_archive (SiyiCaseCharge *self,
                                          SiyiArchive    *archive);
void        siyi_case_charge_set_charges (SiyiCaseCharge *self,
                                          gint64          case_id,
                                          GPtrArray      *charges,     /* SiyiCharge, the open one first */
                                          const char     *leader,      /* whom the ledger names; NULL: nobody */
                                          SiyiDay         today);
guint       siyi_case_charge_get_n_lines (SiyiCaseCharge *self);

G_END_DECLS
