/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

void siyi_charge_print (GtkWidget   *from,
                        SiyiArchive *archive,
                        gint64       case_id);

G_END_DECLS
