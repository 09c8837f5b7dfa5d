/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-photo-card.h"

G_BEGIN_DECLS

/* What is known of the chosen photo, and what can be done with one or many, by the actions
 * "photos.captions", "photos.kind" (s), "photos.publish" (b), "photos.mask" of whoever holds it. */
#define SIYI_TYPE_PHOTO_DETAIL (siyi_photo_detail_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoDetail, siyi_photo_detail, SIYI, PHOTO_DETAIL, GtkWidget)

GtkWidget *siyi_photo_detail_new       (SiyiArchive            *archive);
void       siyi_photo_detail_show      (SiyiPhotoDetail        *self,
                                        SiyiPhotoItem          *item,
                                        guint                   position,
                                        const SiyiPhotoCardSet *set);
void       siyi_photo_detail_show_many (SiyiPhotoDetail        *self,
                                        guint                   n);

G_END_DECLS
