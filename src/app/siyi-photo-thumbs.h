/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* The small pictures of the photos that are on the screen.
 * Signals: "loaded" (x) when the picture of a photo is there. */
#define SIYI_TYPE_PHOTO_THUMBS (siyi_photo_thumbs_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoThumbs, siyi_photo_thumbs, SIYI, PHOTO_THUMBS, GObject)

SiyiPhotoThumbs *siyi_photo_thumbs_new      (SiyiArchive     *archive);
void             siyi_photo_thumbs_set_seen (SiyiPhotoThumbs *self,
                                             const gint64    *ids,
                                             guint            n_ids);
void             siyi_photo_thumbs_forget   (SiyiPhotoThumbs *self);
GdkTexture      *siyi_photo_thumbs_get      (SiyiPhotoThumbs *self,
                                             gint64           id);
guint            siyi_photo_thumbs_n_loaded (SiyiPhotoThumbs *self);
guint            siyi_photo_thumbs_n_kept   (SiyiPhotoThumbs *self);

G_END_DECLS
