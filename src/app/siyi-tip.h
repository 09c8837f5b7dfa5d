/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void siyi_tip_set          (gpointer        widget,
                            const char     *words);
void siyi_tip_inner        (gpointer        widget,
                            gpointer        words);
void siyi_tip_labelled     (gpointer        widget);
void siyi_tip_split_button (AdwSplitButton *button);

G_END_DECLS
