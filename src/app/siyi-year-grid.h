/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-calendar.h"

G_BEGIN_DECLS

/* Twelve small months with the days off, the make-up days and the office's own. Arrows move by day,
 * Home and End within the month, Page Up and Page Down by month. Signals:
 *   "day-activated" (i day, GdkRectangle)   a click, Return or Space */
#define SIYI_TYPE_YEAR_GRID (siyi_year_grid_get_type ())
G_DECLARE_FINAL_TYPE (SiyiYearGrid, siyi_year_grid, SIYI, YEAR_GRID, GtkWidget)

void     siyi_year_grid_set      (SiyiYearGrid *self,
                                  SiyiCalendar *calendar,
                                  int           year,
                                  SiyiDay       today);
SiyiDay  siyi_year_grid_get_day  (SiyiYearGrid *self);
void     siyi_year_grid_set_day  (SiyiYearGrid *self,
                                  SiyiDay       day);
char    *siyi_year_grid_dup_label (SiyiYearGrid *self);    /* of the day with the cursor */

G_END_DECLS
