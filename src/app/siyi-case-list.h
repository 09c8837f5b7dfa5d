/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-lazy-list.h"

G_BEGIN_DECLS

/* One place in the list; its row is a SiyiCaseLine. */
#define SIYI_TYPE_CASE_ITEM (siyi_case_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseItem, siyi_case_item, SIYI, CASE_ITEM, SiyiLazyItem)

gint64              siyi_case_item_get_id      (SiyiCaseItem *self);
const SiyiCaseLine *siyi_case_item_get_line    (SiyiCaseItem *self);

#define SIYI_TYPE_CASE_LIST (siyi_case_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseList, siyi_case_list, SIYI, CASE_LIST, SiyiLazyList)

SiyiCaseList       *siyi_case_list_new         (SiyiArchive  *archive);
gboolean            siyi_case_list_starts_with (SiyiCaseList *self,
                                                GArray       *ids);

G_END_DECLS
