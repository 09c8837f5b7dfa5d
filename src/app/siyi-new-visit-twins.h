/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-case-store.h"
#include "siyi-new-visit-intake.h"

G_BEGIN_DECLS

/* The pane beside the intake form. Signal "link" (x id, s number): a person says it is the same
 * matter; id 0 takes it back. */
#define SIYI_TYPE_TWINS_PANE (siyi_twins_pane_get_type ())
G_DECLARE_FINAL_TYPE (SiyiTwinsPane, siyi_twins_pane, SIYI, TWINS_PANE, GtkWidget)

void     siyi_twins_pane_show      (SiyiTwinsPane    *self,
                                    GPtrArray        *twins,
                                    const SiyiIntake *intake,
                                    SiyiDay           today);
void     siyi_twins_pane_set_link  (SiyiTwinsPane    *self,
                                    gint64            id,
                                    const char       *number);
void     siyi_twins_pane_remind    (SiyiTwinsPane    *self,
                                    const SiyiIntake *intake);
guint    siyi_twins_pane_n_likely  (SiyiTwinsPane    *self);

G_END_DECLS
