/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-shown-month.h"

G_BEGIN_DECLS

void siyi_why_popover_show (GtkWidget       *anchor,
                            SiyiShownMonth  *month,
                            const SiyiShown *shown);
void siyi_popover_keep     (GtkPopover      *popover,
                            GtkWidget       *anchor);

G_END_DECLS
