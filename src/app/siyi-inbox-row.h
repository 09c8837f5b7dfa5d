/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-inbox-store.h"

G_BEGIN_DECLS

GtkWidget *siyi_inbox_row_new (const SiyiInboxItem *item,
                               SiyiDay              today);

G_END_DECLS
