/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ones-year.h"

G_BEGIN_DECLS

/* A year of sessions at a glance: a row a month, a column a day, the four ones of each session as
 * tiles that join when they are complete. Left and Right walk the sessions, Up and Down the months,
 * Home and End the first and the last of the month. Signals:
 *   "session-activated" (gint64 id)   a click, Return or Space */
#define SIYI_TYPE_ONES_GRID (siyi_ones_grid_get_type ())
G_DECLARE_FINAL_TYPE (SiyiOnesGrid, siyi_ones_grid, SIYI, ONES_GRID, GtkWidget)

void    siyi_ones_grid_set         (SiyiOnesGrid       *self,
                                    const SiyiOnesYear *year);    /* (nullable) borrowed until the next call */
gint64  siyi_ones_grid_get_session (SiyiOnesGrid       *self);    /* with the cursor; 0: none */
void    siyi_ones_grid_set_session (SiyiOnesGrid       *self,
                                    gint64              session);
char   *siyi_ones_grid_dup_label   (SiyiOnesGrid       *self);    /* of the one with the cursor */

G_END_DECLS
