/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-notice.h"

G_BEGIN_DECLS

/* Where the parts of the hall screen lie. All sizes count in units: 1/768 of the screen's height,
 * less where the screen is narrower than 16:9; the picture is the same on every screen. */
typedef struct
{
  float           unit;
  gboolean        upright;    /* higher than wide: the lists stand below each other */
  graphene_rect_t head, now, next, foot;
} SiyiHallPlaces;

void   siyi_hall_places         (SiyiHallPlaces       *places,
                                 float                 width,
                                 float                 height);
guint  siyi_hall_rows_on_page   (const SiyiHallPlaces *places);
void   siyi_hall_draw_ground    (GtkWidget            *widget,
                                 GtkSnapshot          *snapshot,
                                 const SiyiHallPlaces *places,
                                 const SiyiHall       *hall,
                                 const char           *time);
void   siyi_hall_draw_now       (GtkWidget            *widget,
                                 GtkSnapshot          *snapshot,
                                 const SiyiHallPlaces *places,
                                 const SiyiHall       *hall);
void   siyi_hall_draw_next      (GtkWidget            *widget,
                                 GtkSnapshot          *snapshot,
                                 const SiyiHallPlaces *places,
                                 const SiyiHall       *hall,
                                 guint                 page,
                                 guint                 n_pages);

G_END_DECLS
