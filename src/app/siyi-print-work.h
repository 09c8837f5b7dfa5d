/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"
#include "siyi-paper.h"

G_BEGIN_DECLS

void siyi_print_work (GtkWidget      *from,
                      SiyiArchive    *archive,
                      SiyiWork        work,
                      gpointer        data,
                      GDestroyNotify  destroy_data,
                      const char     *doing);

G_END_DECLS
