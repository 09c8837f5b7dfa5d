/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-charge-list.h"

G_BEGIN_DECLS

/* A place of the list of charges. */
#define SIYI_TYPE_CHARGE_CELL (siyi_charge_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChargeCell, siyi_charge_cell, SIYI, CHARGE_CELL, GtkWidget)

GtkWidget *siyi_charge_cell_new  (const SiyiDay  *today);
void       siyi_charge_cell_bind (SiyiChargeCell *self,
                                  SiyiChargeItem *item);

G_END_DECLS
