/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-day.h"

G_BEGIN_DECLS

/* A field for a day: typed as 2026-12-17, or picked from a calendar. */
#define SIYI_TYPE_DAY_ROW (siyi_day_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiDayRow, siyi_day_row, SIYI, DAY_ROW, AdwEntryRow)

GtkWidget *siyi_day_row_new     (const char *title);
void       siyi_day_row_set_day (SiyiDayRow *self,
                                 SiyiDay     day);
gboolean   siyi_day_row_get_day (SiyiDayRow *self,
                                 SiyiDay    *day);

G_END_DECLS
