/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *siyi_problem_dialog_new (GtkWindow  *over,
                                    GPtrArray  *problems,
                                    const char *name,
                                    gint64      at);

G_END_DECLS
