/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

void siyi_catalogue_print (GtkWidget   *from,
                           SiyiArchive *archive,
                           int          year);
void siyi_catalogue_save  (GtkWidget   *from,
                           SiyiArchive *archive,
                           int          year);

G_END_DECLS
