/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-brief-view.h"

G_BEGIN_DECLS

GtkWidget *siyi_brief_line_new (const SiyiBrief *brief,
                                SiyiDay          today);

G_END_DECLS
