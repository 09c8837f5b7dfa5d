/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-charge-list.h"

G_BEGIN_DECLS

/* All leaders in charge of cases, overdue first; a row opens its case. Signal "counted" (u): how many there
 * are, whenever that is known anew. */
#define SIYI_TYPE_CHARGE_PANE (siyi_charge_pane_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChargePane, siyi_charge_pane, SIYI, CHARGE_PANE, GtkWidget)

void            siyi_charge_pane_set_archive (SiyiChargePane *self,
                                              SiyiArchive    *archive);
SiyiChargeList *siyi_charge_pane_get_list    (SiyiChargePane *self);
const char     *siyi_charge_pane_get_shown   (SiyiChargePane *self);   /* list, empty; NULL: not yet */

G_END_DECLS
