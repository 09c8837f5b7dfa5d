/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void siyi_cell_set_class (GtkWidget  *widget,
                          const char *name,
                          gboolean    on);
void siyi_cell_name      (GtkWidget  *cell,
                          const char *sentence);

G_END_DECLS
