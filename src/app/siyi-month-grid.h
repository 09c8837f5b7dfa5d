/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* The weeks of a month. It shows and tells what a person wants by actions of the page it is in:
 *   schedule.why (iu)      day, number on the day
 *   schedule.menu (iu)     the same; the day's own menu where it has no such session
 *   schedule.move (xi)     session, day: moved there, or swapped with what stands there
 *   schedule.copy (xi)
 *   schedule.turn (i)      months to go
 *   schedule.today () */
#define SIYI_TYPE_MONTH_GRID (siyi_month_grid_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMonthGrid, siyi_month_grid, SIYI, MONTH_GRID, GtkWidget)

GtkWidget *siyi_month_grid_new        (void);
void       siyi_month_grid_set_month  (SiyiMonthGrid  *self,
                                       SiyiShownMonth *month);
void       siyi_month_grid_set_cursor (SiyiMonthGrid  *self,
                                       SiyiDay         day,
                                       guint           number);
SiyiDay    siyi_month_grid_get_cursor (SiyiMonthGrid  *self,
                                       guint          *number);
GtkWidget *siyi_month_grid_get_day    (SiyiMonthGrid  *self,
                                       SiyiDay         day);

G_END_DECLS
