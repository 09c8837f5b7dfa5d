/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GdkRGBA siyi_color (GtkWidget  *widget,
                    const char *name,
                    float       alpha);

G_END_DECLS
