/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

#define SIYI_TYPE_SCHEDULE_PAGE (siyi_schedule_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiSchedulePage, siyi_schedule_page, SIYI, SCHEDULE_PAGE, GtkWidget)

SiyiShownMonth *siyi_schedule_page_get_month (SiyiSchedulePage *self);
GtkWidget      *siyi_schedule_page_get_grid  (SiyiSchedulePage *self);

G_END_DECLS
