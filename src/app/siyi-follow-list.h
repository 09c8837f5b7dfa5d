/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-lazy-list.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* A place in the follow-up list: the head of a group, or a task (its row is a SiyiTaskRow). */
#define SIYI_TYPE_FOLLOW_ITEM (siyi_follow_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowItem, siyi_follow_item, SIYI, FOLLOW_ITEM, SiyiLazyItem)

gboolean           siyi_follow_item_is_head   (SiyiFollowItem *self);
SiyiTaskGroup      siyi_follow_item_get_group (SiyiFollowItem *self);   /* of a head */
guint              siyi_follow_item_get_n     (SiyiFollowItem *self);   /* of a head: its rows */
const SiyiTaskRow *siyi_follow_item_get_row   (SiyiFollowItem *self);   /* NULL: on its way, or a head */

#define SIYI_TYPE_FOLLOW_LIST (siyi_follow_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFollowList, siyi_follow_list, SIYI, FOLLOW_LIST, SiyiLazyList)

SiyiFollowList    *siyi_follow_list_new      (SiyiArchive    *archive);
void               siyi_follow_list_set_hits (SiyiFollowList *self,
                                              const GArray   *hits,
                                              gboolean        with_heads,
                                              SiyiDay         today);
gboolean           siyi_follow_list_get_hit  (SiyiFollowList *self,
                                              guint           position,
                                              SiyiTaskHit    *hit);    /* FALSE: a head, or past the end */
guint              siyi_follow_list_find     (SiyiFollowList *self,
                                              gint64          task,
                                              gint64          visit);

G_END_DECLS
