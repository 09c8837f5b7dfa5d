/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-photo-canvas.h"

G_BEGIN_DECLS

/* The canvas is one class in two files: what is shared stands here. */
struct _SiyiPhotoCanvas
{
  GtkWidget      parent_instance;

  /* Owned */
  GdkTexture    *small;        /* (nullable) */
  SiyiPixels    *pixels;       /* (nullable) until they have been decoded */
  GdkTexture    *part;         /* (nullable) of the pixels, as last drawn */
  int            part_at[4];   /* x, y, width, height within the pixels */
  guint          wants_idle;

  SiyiPhotoView  view;
  SiyiPhotoView  to_follow;    /* once there is a room; its photo_width 0: none */
  gboolean       drag;
  int            wanted;       /* last asked for */
  double         told;         /* the zoom that was last told */
  double         pointer_x, pointer_y;
  double         begin_zoom, last_dx, last_dy;
};

/* siyi-photo-canvas.c */
void siyi_photo_canvas_zoom_at   (SiyiPhotoCanvas *self, double zoom, double x, double y);

/* siyi-photo-canvas-input.c */
void siyi_photo_canvas_add_input (SiyiPhotoCanvas *self);

G_END_DECLS
