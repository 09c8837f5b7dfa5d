/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-image.h"
#include "siyi-photo-view.h"

G_BEGIN_DECLS

/* One photo to look at: wheel, pinch and drag zoom and move it. It shows the small picture until
 * pixels come, and never asks for more than the screen needs.
 * Signals: "moved" () when zoom, middle or turn are others; "wants" (i) the longer side of pixels that
 * would be sharp now. */
#define SIYI_TYPE_PHOTO_CANVAS (siyi_photo_canvas_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPhotoCanvas, siyi_photo_canvas, SIYI, PHOTO_CANVAS, GtkWidget)

GtkWidget           *siyi_photo_canvas_new         (void);
void                 siyi_photo_canvas_set_photo   (SiyiPhotoCanvas     *self,
                                                    int                  width,
                                                    int                  height,
                                                    const char          *label);
void                 siyi_photo_canvas_set_small   (SiyiPhotoCanvas     *self,
                                                    GdkTexture          *small);
void                 siyi_photo_canvas_take_pixels (SiyiPhotoCanvas     *self,
                                                    SiyiPixels          *pixels);
SiyiPixels          *siyi_photo_canvas_get_pixels  (SiyiPhotoCanvas     *self);
const SiyiPhotoView *siyi_photo_canvas_get_view    (SiyiPhotoCanvas     *self);
void                 siyi_photo_canvas_set_drag    (SiyiPhotoCanvas     *self,
                                                    gboolean             drag);
void                 siyi_photo_canvas_follow      (SiyiPhotoCanvas     *self,
                                                    const SiyiPhotoView *view);
void                 siyi_photo_canvas_zoom_by     (SiyiPhotoCanvas     *self,
                                                    double               factor);
void                 siyi_photo_canvas_zoom_one    (SiyiPhotoCanvas     *self);
void                 siyi_photo_canvas_zoom_fit    (SiyiPhotoCanvas     *self);
void                 siyi_photo_canvas_pan         (SiyiPhotoCanvas     *self,
                                                    double               dx,
                                                    double               dy);
void                 siyi_photo_canvas_turn        (SiyiPhotoCanvas     *self,
                                                    int                  quarters);

G_END_DECLS
