/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-charge-store.h"
#include "siyi-lazy-list.h"

G_BEGIN_DECLS

/* A place in the list of charges: the head of a group, or a charge. Property "row" notifies. */
#define SIYI_TYPE_CHARGE_ITEM (siyi_charge_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChargeItem, siyi_charge_item, SIYI, CHARGE_ITEM, SiyiLazyItem)

gboolean          siyi_charge_item_is_head  (SiyiChargeItem *self);
SiyiChargesPart   siyi_charge_item_get_part (SiyiChargeItem *self);   /* of a head */
guint             siyi_charge_item_get_n    (SiyiChargeItem *self);   /* of a head: its rows */
const SiyiCharge *siyi_charge_item_get_row  (SiyiChargeItem *self);   /* NULL: on its way, or a head */

#define SIYI_TYPE_CHARGE_LIST (siyi_charge_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiChargeList, siyi_charge_list, SIYI, CHARGE_LIST, SiyiLazyList)

SiyiChargeList   *siyi_charge_list_new      (SiyiArchive    *archive);
void              siyi_charge_list_take_ids (SiyiChargeList *self,
                                             GArray         *ids,
                                             SiyiDay         today);

G_END_DECLS
