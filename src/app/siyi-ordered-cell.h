/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-lazy-list.h"

G_BEGIN_DECLS

#define SIYI_TYPE_ORDERED_CELL (siyi_ordered_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiOrderedCell, siyi_ordered_cell, SIYI, ORDERED_CELL, GtkWidget)

GtkWidget *siyi_ordered_cell_new      (void);
void       siyi_ordered_cell_set_item (SiyiOrderedCell *self,
                                       SiyiLazyItem    *item,
                                       SiyiDay          today);

G_END_DECLS
