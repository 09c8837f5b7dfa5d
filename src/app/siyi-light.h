/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ledger.h"

G_BEGIN_DECLS

/* The light of a clock. Sizes: 14 in the ledger, 16 in lists, 30 in the brief (px at 96 dpi). */
void        siyi_light_snapshot    (GtkSnapshot *snapshot,
                                    SiyiLight    state,
                                    double       fraction,
                                    double       size,
                                    GtkWidget   *widget);
double      siyi_light_fraction    (SiyiDay      assigned,
                                    SiyiDay      due,
                                    SiyiDay      today);
const char *siyi_light_word        (SiyiLight    state);

/* The same as a widget of its own: role image, named by its state. */
#define SIYI_TYPE_LIGHT_ICON (siyi_light_icon_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLightIcon, siyi_light_icon, SIYI, LIGHT_ICON, GtkWidget)

GtkWidget  *siyi_light_icon_new    (int            size);
void        siyi_light_icon_set    (SiyiLightIcon *self,
                                    SiyiLight      state,
                                    double         fraction,
                                    const char    *description);

G_END_DECLS
