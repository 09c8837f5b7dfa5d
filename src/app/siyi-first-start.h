/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What a person sees before there is an archive. Everything on it is an action of the window. */
#define SIYI_TYPE_FIRST_START (siyi_first_start_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFirstStart, siyi_first_start, SIYI, FIRST_START, GtkWidget)

void siyi_first_start_set_menu    (SiyiFirstStart *self,
                                   GMenuModel     *menu);
void siyi_first_start_set_primary (SiyiFirstStart *self,
                                   gboolean        primary);

G_END_DECLS
