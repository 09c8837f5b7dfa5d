/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-lazy-list.h"
#include "siyi-ordered-store.h"

G_BEGIN_DECLS

/* One place in the list; its row is a SiyiOrdered. */
#define SIYI_TYPE_ORDERED_ITEM (siyi_ordered_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiOrderedItem, siyi_ordered_item, SIYI, ORDERED_ITEM, SiyiLazyItem)

const SiyiOrdered *siyi_ordered_item_get_line (SiyiOrderedItem *self);

#define SIYI_TYPE_ORDERED_LIST (siyi_ordered_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiOrderedList, siyi_ordered_list, SIYI, ORDERED_LIST, SiyiLazyList)

SiyiOrderedList   *siyi_ordered_list_new      (SiyiArchive     *archive);
void               siyi_ordered_list_take_ids (SiyiOrderedList *self,
                                               GArray          *ids,
                                               SiyiDay          today);

G_END_DECLS
