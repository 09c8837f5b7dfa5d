/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-today-words.h"

G_BEGIN_DECLS

/* A line of Today: light or tile, state, what it is about, its next step. Opens by win.show-due. */
GtkWidget  *siyi_today_row_new          (const SiyiDueItem *item,
                                         GActionGroup      *window,    /* (nullable): whose actions there are */
                                         GtkSizeGroup      *leads,
                                         GtkSizeGroup      *buttons);
const char *siyi_today_row_get_subject  (GtkWidget         *row);
SiyiDueKind siyi_today_row_get_kind     (GtkWidget         *row);
GtkWidget  *siyi_today_row_get_button   (GtkWidget         *row);      /* (nullable) */

G_END_DECLS
