/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The geometry of looking at a photo. Pure functions; the photo is never smaller than fits and never
 * leaves its room with an edge where there is more of it to see. */
#include "siyi-photo-view.h"

#include <glib.h>
#include <math.h>

#define LARGEST 8.0         /* dots a pixel */
#define STEP_OF_SIDES 256   /* a window drawn wider by a hair asks for no other pixels */

static void
turned_size (const SiyiPhotoView *self,
             double              *width,
             double              *height)
{
  *width = self->turn % 2 == 0 ? self->photo_width : self->photo_height;
  *height = self->turn % 2 == 0 ? self->photo_height : self->photo_width;
}

/**
 * siyi_photo_view_fit_zoom:
 *
 * Returns: the zoom at which all of it is seen; a small photo is not blown up
 */
double
siyi_photo_view_fit_zoom (const SiyiPhotoView *self)
{
  double width, height;

  turned_size (self, &width, &height);
  if (width <= 0 || height <= 0 || self->width <= 0 || self->height <= 0)
    return 1;

  return MIN (MIN (self->width / width, self->height / height), 1 / self->scale);
}

static double
middle_within (double middle,
               double photo,
               double room,
               double zoom)
{
  const double half = room / zoom / 2;

  return photo <= 2 * half ? photo / 2 : CLAMP (middle, half, photo - half);
}

static void
settle (SiyiPhotoView *self)
{
  const double fit = siyi_photo_view_fit_zoom (self);
  double width, height;

  turned_size (self, &width, &height);
  self->zoom = self->fit ? fit : CLAMP (self->zoom, fit, MAX (LARGEST / self->scale, fit));
  self->x = middle_within (self->x, width, self->width, self->zoom);
  self->y = middle_within (self->y, height, self->height, self->zoom);
}

/**
 * siyi_photo_view_set_photo:
 *
 * Another photo, upright and whole.
 */
void
siyi_photo_view_set_photo (SiyiPhotoView *self,
                           int            width,
                           int            height)
{
  self->photo_width = width;
  self->photo_height = height;
  self->turn = 0;
  self->fit = TRUE;
  settle (self);
}

/**
 * siyi_photo_view_set_room:
 * @scale: dots of the screen a px
 */
void
siyi_photo_view_set_room (SiyiPhotoView *self,
                          double         width,
                          double         height,
                          double         scale)
{
  self->width = width;
  self->height = height;
  self->scale = MAX (scale, 1);
  settle (self);
}

/**
 * siyi_photo_view_set_fit:
 */
void
siyi_photo_view_set_fit (SiyiPhotoView *self)
{
  self->fit = TRUE;
  settle (self);
}

/**
 * siyi_photo_view_zoom_to:
 * @zoom: px a pixel of the photo
 * @at_x: of the room, in px: what is seen there stays there
 */
void
siyi_photo_view_zoom_to (SiyiPhotoView *self,
                         double         zoom,
                         double         at_x,
                         double         at_y)
{
  const double fit = siyi_photo_view_fit_zoom (self);
  const double dx = at_x - self->width / 2, dy = at_y - self->height / 2;
  const double x = self->x + dx / self->zoom, y = self->y + dy / self->zoom;

  self->zoom = CLAMP (zoom, fit, MAX (LARGEST / self->scale, fit));
  self->fit = self->zoom <= fit * 1.0001;
  self->x = x - dx / self->zoom;
  self->y = y - dy / self->zoom;
  settle (self);
}

/**
 * siyi_photo_view_pan:
 * @dx: how far the photo is moved, in px
 */
void
siyi_photo_view_pan (SiyiPhotoView *self,
                     double         dx,
                     double         dy)
{
  self->x -= dx / self->zoom;
  self->y -= dy / self->zoom;
  settle (self);
}

/**
 * siyi_photo_view_turn:
 * @quarters: clockwise; negative ones the other way
 */
void
siyi_photo_view_turn (SiyiPhotoView *self,
                      int            quarters)
{
  self->turn = ((self->turn + quarters) % 4 + 4) % 4;
  self->fit = TRUE;
  settle (self);
}

/**
 * siyi_photo_view_follow:
 * @other: of the photo beside it
 *
 * As much larger than whole, and as far from the middle, each measured by its own photo.
 */
void
siyi_photo_view_follow (SiyiPhotoView       *self,
                        const SiyiPhotoView *other)
{
  double width, height, other_width, other_height;

  turned_size (self, &width, &height);
  turned_size (other, &other_width, &other_height);
  if (other_width <= 0 || other_height <= 0)
    return;

  self->fit = other->fit;
  self->zoom = siyi_photo_view_fit_zoom (self) * other->zoom / siyi_photo_view_fit_zoom (other);
  self->x = other->x / other_width * width;
  self->y = other->y / other_height * height;
  settle (self);
}

/**
 * siyi_photo_view_is_larger:
 *
 * Returns: whether there is more of it than is seen
 */
gboolean
siyi_photo_view_is_larger (const SiyiPhotoView *self)
{
  double width, height;

  turned_size (self, &width, &height);

  return width * self->zoom > self->width + 0.5 || height * self->zoom > self->height + 0.5;
}

/**
 * siyi_photo_view_to_photo:
 * @x: of the room, in px
 * @photo_x: (out): pixels of the upright photo, also beyond its edges
 */
void
siyi_photo_view_to_photo (const SiyiPhotoView *self,
                          double               x,
                          double               y,
                          double              *photo_x,
                          double              *photo_y)
{
  const double u = self->x + (x - self->width / 2) / self->zoom;
  const double v = self->y + (y - self->height / 2) / self->zoom;
  const double w = self->photo_width, h = self->photo_height;

  *photo_x = self->turn == 0 ? u : self->turn == 1 ? v : self->turn == 2 ? w - u : w - v;
  *photo_y = self->turn == 0 ? v : self->turn == 1 ? h - u : self->turn == 2 ? h - v : u;
}

static void
point_to_room (const SiyiPhotoView *self,
               double               photo_x,
               double               photo_y,
               double              *x,
               double              *y)
{
  const double w = self->photo_width, h = self->photo_height;
  const double u = self->turn == 0 ? photo_x : self->turn == 1 ? h - photo_y
                   : self->turn == 2 ? w - photo_x : photo_y;
  const double v = self->turn == 0 ? photo_y : self->turn == 1 ? photo_x
                   : self->turn == 2 ? h - photo_y : w - photo_x;

  *x = self->width / 2 + (u - self->x) * self->zoom;
  *y = self->height / 2 + (v - self->y) * self->zoom;
}

static void
between (double           x1,
         double           y1,
         double           x2,
         double           y2,
         graphene_rect_t *rect)
{
  graphene_rect_init (rect, (float) MIN (x1, x2), (float) MIN (y1, y2), (float) fabs (x2 - x1),
                      (float) fabs (y2 - y1));
}

/**
 * siyi_photo_view_to_room:
 * @photo: in pixels of the upright photo
 * @room: (out): where it is seen
 */
void
siyi_photo_view_to_room (const SiyiPhotoView   *self,
                         const graphene_rect_t *photo,
                         graphene_rect_t       *room)
{
  double x1, y1, x2, y2;

  point_to_room (self, photo->origin.x, photo->origin.y, &x1, &y1);
  point_to_room (self, photo->origin.x + photo->size.width, photo->origin.y + photo->size.height, &x2, &y2);
  between (x1, y1, x2, y2, room);
}

/**
 * siyi_photo_view_seen:
 * @photo: (out): the part of the upright photo that is seen, in its pixels
 */
void
siyi_photo_view_seen (const SiyiPhotoView *self,
                      graphene_rect_t     *photo)
{
  graphene_rect_t whole = GRAPHENE_RECT_INIT (0, 0, self->photo_width, self->photo_height);
  double x1, y1, x2, y2;

  siyi_photo_view_to_photo (self, 0, 0, &x1, &y1);
  siyi_photo_view_to_photo (self, self->width, self->height, &x2, &y2);
  between (x1, y1, x2, y2, photo);
  if (!graphene_rect_intersection (photo, &whole, photo))
    *photo = GRAPHENE_RECT_INIT (0, 0, 0, 0);
}

/**
 * siyi_photo_view_wanted:
 *
 * In steps of two from what the whole photo needs, so that the part that is seen is never more than
 * twice as fine as the screen.
 *
 * Returns: the longer side that the decoded pixels should have
 */
int
siyi_photo_view_wanted (const SiyiPhotoView *self)
{
  const double longest = MAX (self->photo_width, self->photo_height);
  const double needed = longest * self->zoom * self->scale;
  double side = ceil (longest * siyi_photo_view_fit_zoom (self) * self->scale / STEP_OF_SIDES) * STEP_OF_SIDES;

  while (side < needed * 0.99 && side < longest)
    side *= 2;

  return (int) MIN (side, longest);
}
