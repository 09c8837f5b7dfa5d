/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-lazy-list.h"
#include "siyi-photo-store.h"

G_BEGIN_DECLS

/* One place of the list: a photo (its row is a SiyiPhoto), or a view that is wanted and missing. */
#define SIYI_TYPE_PHOTO_ITEM (siyi_photo_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoItem, siyi_photo_item, SIYI, PHOTO_ITEM, SiyiLazyItem)

gint64           siyi_photo_item_get_id    (SiyiPhotoItem      *self);   /* below 0: no photo */
gboolean         siyi_photo_item_is_missing (SiyiPhotoItem     *self,
                                            SiyiView           *view);
const SiyiPhoto *siyi_photo_item_get_photo (SiyiPhotoItem      *self);

/* The photos of a session in their order, then the missing views; a GListModel of SiyiPhotoItem. */
#define SIYI_TYPE_PHOTO_LIST_MODEL (siyi_photo_list_model_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoListModel, siyi_photo_list_model, SIYI, PHOTO_LIST_MODEL, SiyiLazyList)

SiyiPhotoListModel *siyi_photo_list_model_new    (SiyiArchive        *archive);
void             siyi_photo_list_model_set_ids   (SiyiPhotoListModel *self,
                                                  const gint64       *ids,
                                                  guint               n_ids,
                                                  const gboolean     *missing);    /* SIYI_N_VIEWS */
guint            siyi_photo_list_model_n_photos  (SiyiPhotoListModel *self);
GArray          *siyi_photo_list_model_dup_ids   (SiyiPhotoListModel *self);       /* of photos alone */

G_END_DECLS
