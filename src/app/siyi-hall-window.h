/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"
#include "siyi-hall-view.h"

G_BEGIN_DECLS

/* The notice of the day for the hall's display: full screen, on another monitor than the person's
 * own where there is one. */
#define SIYI_TYPE_HALL_WINDOW (siyi_hall_window_get_type ())
G_DECLARE_FINAL_TYPE (SiyiHallWindow, siyi_hall_window, SIYI, HALL_WINDOW, GtkWindow)

GtkWindow    *siyi_hall_window_show     (GtkApplication *application,
                                         SiyiArchive    *archive,
                                         GtkWidget      *from);
SiyiHallView *siyi_hall_window_get_view (SiyiHallWindow *self);
void          siyi_hall_window_refill   (SiyiHallWindow *self);

G_END_DECLS
