/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* Who sits how often: this month by dots, this year by number and bar; while a plan is proposed,
 * its warnings. A leader activates "schedule.leader" (x). */
#define SIYI_TYPE_SCHEDULE_SIDE (siyi_schedule_side_get_type ())
G_DECLARE_FINAL_TYPE (SiyiScheduleSide, siyi_schedule_side, SIYI, SCHEDULE_SIDE, GtkWidget)

GtkWidget *siyi_schedule_side_new       (void);
void       siyi_schedule_side_set_month (SiyiScheduleSide *self,
                                         SiyiShownMonth   *month);

G_END_DECLS
