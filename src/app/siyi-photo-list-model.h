/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-photo-store.h"

G_BEGIN_DECLS

/* One place of the list: a photo, or a view that is wanted and missing. "photo" is notified when its
 * row has come or has changed. */
#define SIYI_TYPE_PHOTO_ITEM (siyi_photo_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoItem, siyi_photo_item, SIYI, PHOTO_ITEM, GObject)

gint64           siyi_photo_item_get_id    (SiyiPhotoItem      *self);   /* below 0: no photo */
gboolean         siyi_photo_item_is_missing (SiyiPhotoItem     *self,
                                            SiyiView           *view);
const SiyiPhoto *siyi_photo_item_get_photo (SiyiPhotoItem      *self);

/* The photos of a session in their order, then the missing views; a GListModel of SiyiPhotoItem. */
#define SIYI_TYPE_PHOTO_LIST_MODEL (siyi_photo_list_model_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoListModel, siyi_photo_list_model, SIYI, PHOTO_LIST_MODEL, GObject)

SiyiPhotoListModel *siyi_photo_list_model_new    (SiyiArchive        *archive);
void             siyi_photo_list_model_set_ids   (SiyiPhotoListModel *self,
                                                  const gint64       *ids,
                                                  guint               n_ids,
                                                  const gboolean     *missing);    /* SIYI_N_VIEWS */
void             siyi_photo_list_model_refresh   (SiyiPhotoListModel *self);
guint            siyi_photo_list_model_find      (SiyiPhotoListModel *self,
                                                  gint64              id);
gint64           siyi_photo_list_model_get_id    (SiyiPhotoListModel *self,
                                                  guint               position);
guint            siyi_photo_list_model_n_photos  (SiyiPhotoListModel *self);
GArray          *siyi_photo_list_model_dup_ids   (SiyiPhotoListModel *self);       /* of photos alone */
guint            siyi_photo_list_model_n_loaded  (SiyiPhotoListModel *self);

G_END_DECLS
