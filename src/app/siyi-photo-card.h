/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-photo-list-model.h"

G_BEGIN_DECLS

/* A photo as a card: picture, title, time, six bars for the elements of its caption; or, dashed, a
 * view that is wanted and missing, with the action "photos.excuse" (). */
#define SIYI_TYPE_PHOTO_CARD (siyi_photo_card_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoCard, siyi_photo_card, SIYI, PHOTO_CARD, GtkWidget)

/* What all cards of a set have in common. */
typedef struct
{
  SiyiDay     day, today;      /* of the session */
  guint       n_photos;
  const char *excuse;          /* (nullable) */
} SiyiPhotoCardSet;

GtkWidget     *siyi_photo_card_new         (void);
void           siyi_photo_card_show        (SiyiPhotoCard          *self,
                                            SiyiPhotoItem          *item,       /* (nullable) */
                                            guint                   position,
                                            const SiyiPhotoCardSet *set);
void           siyi_photo_card_set_texture (SiyiPhotoCard          *self,
                                            GdkTexture             *texture);   /* (nullable) */
SiyiPhotoItem *siyi_photo_card_get_item    (SiyiPhotoCard          *self);
gboolean       siyi_photo_card_has_texture (SiyiPhotoCard          *self);

G_END_DECLS
