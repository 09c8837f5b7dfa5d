/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* The sessions of the month shown, one row each. */
#define SIYI_TYPE_SCHEDULE_LIST (siyi_schedule_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiScheduleList, siyi_schedule_list, SIYI, SCHEDULE_LIST, GtkWidget)

GtkWidget *siyi_schedule_list_new       (void);
void       siyi_schedule_list_set_month (SiyiScheduleList *self,
                                         SiyiShownMonth   *month);

G_END_DECLS
