/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-statistics-work.h"

G_BEGIN_DECLS

GtkWidget *siyi_behind_row_new    (const SiyiStatLine *line,
                                   SiyiDay             today);
gint64     siyi_behind_row_get_id (GtkListBoxRow      *row);

G_END_DECLS
