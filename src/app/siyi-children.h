/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void siyi_children_unparent (gpointer widget);
void siyi_children_remove   (gpointer box);

G_END_DECLS
