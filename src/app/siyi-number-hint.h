/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *siyi_number_hint_new (gpointer typed,
                                 gboolean phones);

G_END_DECLS
