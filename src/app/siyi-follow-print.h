/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

void siyi_follow_print (GtkWidget   *from,
                        SiyiArchive *archive,
                        gint64       task,
                        gint64       step);

G_END_DECLS
