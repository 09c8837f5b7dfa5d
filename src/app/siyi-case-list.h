/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"

G_BEGIN_DECLS

/* One place in the list; "line" is NULL until it has come from the archive. */
#define SIYI_TYPE_CASE_ITEM (siyi_case_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseItem, siyi_case_item, SIYI, CASE_ITEM, GObject)

gint64              siyi_case_item_get_id   (SiyiCaseItem *self);
const SiyiCaseLine *siyi_case_item_get_line (SiyiCaseItem *self);

#define SIYI_TYPE_CASE_LIST (siyi_case_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCaseList, siyi_case_list, SIYI, CASE_LIST, GObject)

SiyiCaseList *siyi_case_list_new      (SiyiArchive  *archive);
void          siyi_case_list_take_ids (SiyiCaseList *self,
                                       GArray       *ids);
void          siyi_case_list_refresh  (SiyiCaseList *self);
guint         siyi_case_list_find     (SiyiCaseList *self,
                                       gint64        id);
gboolean      siyi_case_list_starts_with (SiyiCaseList *self,
                                          GArray       *ids);
gint64        siyi_case_list_get_id   (SiyiCaseList *self,
                                       guint         position);

G_END_DECLS
