/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-mask-pad.h"

G_BEGIN_DECLS

/* The pad is one class in several files: what is shared stands here. */
#define SIYI_MASK_HANDLE 9.0f      /* px from a corner that still grip it */

struct _SiyiMaskPad
{
  GtkWidget        parent_instance;

  /* Child */
  SiyiPhotoCanvas *canvas;

  /* Owned */
  GArray          *rects;        /* SiyiMaskRect */
  GPtrArray       *steps;        /* GArray: the rectangles before each step */
  GPtrArray       *previews;     /* of the blurred ones, as far as drawn */

  SiyiCover        cover;        /* of the next rectangle */
  int              chosen;       /* -1: none */

  /* A drag under way */
  gboolean         is_new;
  int              grip;         /* corner 0 to 3, 4: the whole */
  double           start_x, start_y;     /* in pixels of the photo */
  SiyiMaskRect     start_rect;
};

/* siyi-mask-pad-draw.c */
void siyi_mask_pad_draw  (SiyiMaskPad *self, GtkSnapshot *snapshot);
void siyi_mask_pad_preview_free (gpointer preview);
void siyi_mask_pad_where (SiyiMaskPad *self, const SiyiMaskRect *rect, graphene_rect_t *room);

/* siyi-mask-pad-input.c */
void siyi_mask_pad_add_input (SiyiMaskPad *self);

/* siyi-mask-pad.c */
void siyi_mask_pad_remember (SiyiMaskPad *self);
void siyi_mask_pad_forget   (SiyiMaskPad *self);
void siyi_mask_pad_put      (SiyiMaskPad *self, int number, const SiyiMaskRect *rect);
int  siyi_mask_pad_insert   (SiyiMaskPad *self, const SiyiMaskRect *rect);
void siyi_mask_pad_tell     (SiyiMaskPad *self);

G_END_DECLS
