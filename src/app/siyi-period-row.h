/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-office-store.h"

G_BEGIN_DECLS

/* A leader's post, or a leave, with its first and last day. Signal "removed" ().*/
#define SIYI_TYPE_PERIOD_ROW (siyi_period_row_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPeriodRow, siyi_period_row, SIYI, PERIOD_ROW, AdwExpanderRow)

GtkWidget *siyi_period_row_new_post   (const SiyiPost  *post);
GtkWidget *siyi_period_row_new_leave  (const SiyiLeave *leave);
SiyiPost  *siyi_period_row_get_post   (SiyiPeriodRow   *self);
GArray    *siyi_period_rows_get_leave (GPtrArray       *rows);

G_END_DECLS
