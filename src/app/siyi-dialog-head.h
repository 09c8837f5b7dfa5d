/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *siyi_dialog_head_new   (GtkWidget  *act);
void       siyi_dialog_ctrl_enter (GtkWidget  *widget,
                                   const char *action);

G_END_DECLS
