/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-image.h"

G_BEGIN_DECLS

/* A camera of this computer. Its pictures come from a device of the office's own, so they are decoded
 * in this process. Signals, in the main context of the thread that made it: "frame" () when a newer
 * picture is there; "failed" (s) when it gives none any more, with GStreamer's own words. */
#define SIYI_TYPE_CAMERA (siyi_camera_get_type ())
G_DECLARE_FINAL_TYPE (SiyiCamera, siyi_camera, SIYI, CAMERA, GObject)

/* siyi-camera-find.c: on a worker thread, for asking a device may wake it. */
char       *siyi_camera_find        (const char   *folder);     /* NULL: /dev */

/* siyi-camera.c */
SiyiCamera *siyi_camera_new         (const char   *device);
SiyiCamera *siyi_camera_new_from    (const char   *source);     /* elements before the conversion */
void        siyi_camera_start       (SiyiCamera   *self);
void        siyi_camera_stop        (SiyiCamera   *self);
SiyiPixels *siyi_camera_dup_frame   (SiyiCamera   *self);
gboolean    siyi_camera_write       (const SiyiPixels *frame,
                                     const char   *path,
                                     const char   *taken,
                                     GError      **error);

G_END_DECLS
