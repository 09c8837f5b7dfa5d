/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* One session on the page of the schedule. Click and Return activate "schedule.why" (iu: day,
 * number on the day), the menu key and the second button "schedule.menu" (iu); it can be dragged. */
#define SIYI_TYPE_MONTH_CHIP (siyi_month_chip_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMonthChip, siyi_month_chip, SIYI, MONTH_CHIP, GtkWidget)

GtkWidget       *siyi_month_chip_new        (SiyiShownMonth  *month,
                                             const SiyiShown *shown,
                                             guint            number,
                                             gboolean         large);
const SiyiShown *siyi_month_chip_get_shown  (SiyiMonthChip   *self);
SiyiShownMonth  *siyi_month_chip_get_month  (SiyiMonthChip   *self);
guint            siyi_month_chip_get_number (SiyiMonthChip   *self);
gboolean         siyi_month_chip_can_change (SiyiMonthChip   *self);
void             siyi_month_chip_why        (SiyiMonthChip   *self);

G_END_DECLS
