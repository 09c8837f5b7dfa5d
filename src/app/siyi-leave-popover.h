/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-office-store.h"

G_BEGIN_DECLS

void siyi_leave_popover_show (GtkWidget        *anchor,
                              GtkWidget        *page,
                              SiyiArchive      *archive,
                              const SiyiLeader *leader);

G_END_DECLS
