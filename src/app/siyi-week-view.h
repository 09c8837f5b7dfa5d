/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

/* One week of the month shown: hours down, sessions as blocks. */
#define SIYI_TYPE_WEEK_VIEW (siyi_week_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiWeekView, siyi_week_view, SIYI, WEEK_VIEW, GtkWidget)

GtkWidget *siyi_week_view_new       (void);
void       siyi_week_view_set_month (SiyiWeekView   *self,
                                     SiyiShownMonth *month);
void       siyi_week_view_set_day   (SiyiWeekView   *self,
                                     SiyiDay         day);
gboolean   siyi_week_view_step      (SiyiWeekView   *self,
                                     int             weeks);
char      *siyi_week_view_dup_title (SiyiWeekView   *self);

G_END_DECLS
