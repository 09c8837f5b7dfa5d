/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <graphene.h>

G_BEGIN_DECLS

/* Where a photo lies in its room: zoom, middle, quarter turns of the view. Numbers only. A photo's
 * own pixels are those of the upright original; the turned photo is what the person sees. */
typedef struct
{
  int      photo_width, photo_height;
  int      turn;                /* quarters clockwise, 0 to 3 */
  double   width, height;       /* of the room, in px */
  double   scale;               /* dots of the screen a px */
  double   zoom;                /* px a pixel of the photo */
  double   x, y;                /* of the turned photo, in the room's middle */
  gboolean fit;                 /* whole, however the room changes */
} SiyiPhotoView;

void     siyi_photo_view_set_photo  (SiyiPhotoView       *self,
                                     int                  width,
                                     int                  height);
void     siyi_photo_view_set_room   (SiyiPhotoView       *self,
                                     double               width,
                                     double               height,
                                     double               scale);
void     siyi_photo_view_set_fit    (SiyiPhotoView       *self);
void     siyi_photo_view_zoom_to    (SiyiPhotoView       *self,
                                     double               zoom,
                                     double               at_x,
                                     double               at_y);
void     siyi_photo_view_pan        (SiyiPhotoView       *self,
                                     double               dx,
                                     double               dy);
void     siyi_photo_view_turn       (SiyiPhotoView       *self,
                                     int                  quarters);
void     siyi_photo_view_follow     (SiyiPhotoView       *self,
                                     const SiyiPhotoView *other);
gboolean siyi_photo_view_is_larger  (const SiyiPhotoView *self);
double   siyi_photo_view_fit_zoom   (const SiyiPhotoView *self);
void     siyi_photo_view_to_photo   (const SiyiPhotoView *self,
                                     double               x,
                                     double               y,
                                     double              *photo_x,
                                     double              *photo_y);
void     siyi_photo_view_to_room    (const SiyiPhotoView *self,
                                     const graphene_rect_t *photo,
                                     graphene_rect_t     *room);
void     siyi_photo_view_seen       (const SiyiPhotoView *self,
                                     graphene_rect_t     *photo);
int      siyi_photo_view_wanted     (const SiyiPhotoView *self);

G_END_DECLS
