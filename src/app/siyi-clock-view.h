/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-clocks.h"

G_BEGIN_DECLS

/* The clocks of a case in one card; the tightest open one stands open. */
#define SIYI_TYPE_CLOCK_VIEW (siyi_clock_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiClockView, siyi_clock_view, SIYI, CLOCK_VIEW, GtkWidget)

GtkWidget *siyi_clock_view_new        (void);
void       siyi_clock_view_set_clocks (SiyiClockView *self,
                                       GPtrArray     *clocks,
                                       SiyiDay        today);

G_END_DECLS
