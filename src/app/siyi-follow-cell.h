/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-follow-list.h"

G_BEGIN_DECLS

/* A place of the follow-up list. Its button says follow.row-step (xx): task and visit. */
#define SIYI_TYPE_FOLLOW_CELL (siyi_follow_cell_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowCell, siyi_follow_cell, SIYI, FOLLOW_CELL, GtkWidget)

GtkWidget *siyi_follow_cell_new  (const SiyiDay  *today);
void       siyi_follow_cell_bind (SiyiFollowCell *self,
                                  SiyiFollowItem *item);
SiyiFollowItem *siyi_follow_cell_get_item (SiyiFollowCell *self);      /* (nullable) */

G_END_DECLS
