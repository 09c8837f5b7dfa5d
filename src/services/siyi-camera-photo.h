/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-camera.h"
#include "siyi-photo-import.h"

G_BEGIN_DECLS

/* A frame of the camera becomes a session's photo, as any file would. */
gint64 siyi_camera_photo       (SiyiArchive         *archive,
                                gint64               session,
                                const SiyiPixels    *frame,
                                const char          *taken,
                                GCancellable        *cancellable,
                                GError             **error);
/* For a window; the job's result is a gint64 to be freed: the photo. */
void   siyi_camera_photo_async (SiyiJob             *job,
                                SiyiArchive         *archive,
                                gint64               session,
                                SiyiPixels          *frame,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);

G_END_DECLS
