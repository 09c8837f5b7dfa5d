/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-month-day.h"
#include "siyi-month-grid.h"

G_BEGIN_DECLS

/* The grid is one class in several files: what is shared stands here. */
struct _SiyiMonthGrid
{
  GtkWidget       parent_instance;

  /* Children */
  GtkWidget      *weeks;
  GPtrArray      *days;       /* borrowed SiyiMonthDay, from the first one shown */

  /* Owned */
  SiyiShownMonth *month;      /* NULL before the first one */
  SiyiDay         cursor;
  guint           number;     /* of the session the cursor is at */
};

/* siyi-month-grid-keys.c */
void siyi_month_grid_bind_keys   (GtkWidgetClass *widget_class);
void siyi_month_grid_focus_at    (SiyiMonthGrid  *self);

/* siyi-month-grid-drag.c */
void siyi_month_grid_add_drag    (SiyiMonthGrid  *self);
void siyi_month_grid_accept_drop (SiyiMonthGrid  *self,
                                  SiyiMonthDay   *day);

G_END_DECLS
