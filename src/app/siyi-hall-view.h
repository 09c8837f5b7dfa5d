/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-notice.h"

G_BEGIN_DECLS

/* What the hall sees, filling whatever room it gets. */
#define SIYI_TYPE_HALL_VIEW (siyi_hall_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiHallView, siyi_hall_view, SIYI, HALL_VIEW, GtkWidget)

GtkWidget *siyi_hall_view_new         (void);
void       siyi_hall_view_take_hall   (SiyiHallView *self,
                                       SiyiHall     *hall);
void       siyi_hall_view_set_time    (SiyiHallView *self,
                                       int           hour,
                                       int           minute);
void       siyi_hall_view_turn        (SiyiHallView *self);
guint      siyi_hall_view_get_page    (SiyiHallView *self);
guint      siyi_hall_view_get_n_pages (SiyiHallView *self);

G_END_DECLS
