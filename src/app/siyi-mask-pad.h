/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-mask-rect.h"
#include "siyi-photo-canvas.h"

G_BEGIN_DECLS

/* A photo on which rectangles are drawn, and seen as they will be in the copy. Mouse, pen, finger or
 * keys; each step can be taken back.
 * Signals: "changed" () when the rectangles or the chosen one are others. */
#define SIYI_TYPE_MASK_PAD (siyi_mask_pad_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMaskPad, siyi_mask_pad, SIYI, MASK_PAD, GtkWidget)

GtkWidget          *siyi_mask_pad_new        (void);
SiyiPhotoCanvas    *siyi_mask_pad_get_canvas (SiyiMaskPad  *self);
const SiyiMaskRect *siyi_mask_pad_get_rects  (SiyiMaskPad  *self,
                                              guint        *n_rects);
int                 siyi_mask_pad_get_chosen (SiyiMaskPad  *self);     /* -1: none */
void                siyi_mask_pad_choose     (SiyiMaskPad  *self,
                                              int           number);
SiyiCover           siyi_mask_pad_get_cover  (SiyiMaskPad  *self);
void                siyi_mask_pad_set_cover  (SiyiMaskPad  *self,
                                              SiyiCover     cover);
void                siyi_mask_pad_add        (SiyiMaskPad  *self);
void                siyi_mask_pad_remove     (SiyiMaskPad  *self);
void                siyi_mask_pad_clear      (SiyiMaskPad  *self);
gboolean            siyi_mask_pad_undo       (SiyiMaskPad  *self);
gboolean            siyi_mask_pad_can_undo   (SiyiMaskPad  *self);

G_END_DECLS
