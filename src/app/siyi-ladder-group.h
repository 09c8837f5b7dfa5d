/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-task.h"

G_BEGIN_DECLS

/* The ladder of urging as rows to edit. Signal "apply" (s): the ladder as stored, a moment after the last
 * change; never one that can't be. */
#define SIYI_TYPE_LADDER_GROUP (siyi_ladder_group_get_type ())
G_DECLARE_FINAL_TYPE (SiyiLadderGroup, siyi_ladder_group, SIYI, LADDER_GROUP, AdwPreferencesGroup)

GtkWidget *siyi_ladder_group_new        (void);
void       siyi_ladder_group_set_stored (SiyiLadderGroup *self,
                                         const GArray    *ladder);      /* SiyiUrgeRung */
void       siyi_ladder_group_flush      (SiyiLadderGroup *self);        /* what waits is applied now */

char      *siyi_ladder_words            (const GArray    *ladder);

G_END_DECLS
