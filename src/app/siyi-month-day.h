/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* One day of the month grid. */
#define SIYI_TYPE_MONTH_DAY (siyi_month_day_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMonthDay, siyi_month_day, SIYI, MONTH_DAY, GtkWidget)

GtkWidget *siyi_month_day_new         (SiyiShownMonth *month,
                                       SiyiDay         day);
SiyiDay    siyi_month_day_get_day     (SiyiMonthDay   *self);
GtkWidget *siyi_month_day_get_chip    (SiyiMonthDay   *self,
                                       guint           number);
void       siyi_month_day_set_blocked (SiyiMonthDay   *self,
                                       const char     *reason);

G_END_DECLS
