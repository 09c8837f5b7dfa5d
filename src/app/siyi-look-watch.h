/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

void siyi_look_watch (GtkWidget   *widget,
                      SiyiArchive *archive,
                      const char  *verb,
                      const char  *entity,
                      gint64       id);

G_END_DECLS
