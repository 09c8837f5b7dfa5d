/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-image.h"

G_BEGIN_DECLS

/* Photos decoded to be looked at, one after another on a thread of its own, with one child process
 * for all of them. What nobody waits for any more (its cancellable was cancelled) is left out. */
#define SIYI_TYPE_PHOTO_LOOK (siyi_photo_look_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoLook, siyi_photo_look, SIYI, PHOTO_LOOK, GObject)

SiyiPhotoLook *siyi_photo_look_new    (SiyiArchive          *archive);
void           siyi_photo_look_async  (SiyiPhotoLook        *self,
                                       gint64                photo,
                                       int                   longest,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
SiyiPixels    *siyi_photo_look_finish (SiyiPhotoLook        *self,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
