/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* A small popover: who wrote what part of a record, when; read anew each time it opens. */
GtkWidget *siyi_session_history_new (SiyiArchive *archive);
void       siyi_session_history_set (GtkWidget   *popover,
                                     gint64       visit);

G_END_DECLS
