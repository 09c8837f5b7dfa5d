/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-clocks.h"

G_BEGIN_DECLS

/* From which part of its days on a clock warns. Signal "apply" (): what is shown is to be stored. */
#define SIYI_TYPE_STEPS_GROUP (siyi_steps_group_get_type ())
G_DECLARE_FINAL_TYPE (SiyiStepsGroup, siyi_steps_group, SIYI, STEPS_GROUP, AdwPreferencesGroup)

GtkWidget *siyi_steps_group_new        (void);
char      *siyi_steps_group_get_value  (SiyiStepsGroup       *self);   /* NULL: the shipped steps */
void       siyi_steps_group_set_stored (SiyiStepsGroup       *self,
                                        const SiyiClockRules *rules);

G_END_DECLS
