/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A signature as it was drawn: strokes of points, kept as vectors. x and y are in units of the pad's
 * height (y from 0 to 1, x as wide as the pad is), pressure from 0 to 1 (0.5 where the pen told none),
 * ms since the first touch. */
typedef struct { float x, y, pressure; guint ms; } SiyiInkPoint;

typedef struct _SiyiInk SiyiInk;

SiyiInk            *siyi_ink_new        (double               aspect);     /* width ÷ height of the pad */
SiyiInk            *siyi_ink_ref        (SiyiInk             *self);
void                siyi_ink_unref      (SiyiInk             *self);
void                siyi_ink_begin      (SiyiInk             *self);       /* a new stroke */
void                siyi_ink_add        (SiyiInk             *self,
                                         const SiyiInkPoint  *point);
gboolean            siyi_ink_drop_stroke (SiyiInk            *self);       /* the last one */
double              siyi_ink_get_aspect (const SiyiInk       *self);
guint               siyi_ink_n_strokes  (const SiyiInk       *self);
const SiyiInkPoint *siyi_ink_stroke     (const SiyiInk       *self,
                                         guint                stroke,
                                         guint               *n_points);
gboolean            siyi_ink_is_empty   (const SiyiInk       *self);
GBytes             *siyi_ink_to_bytes   (const SiyiInk       *self);       /* versioned, little endian */
SiyiInk            *siyi_ink_from_bytes (GBytes              *bytes,
                                         GError             **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiInk, siyi_ink_unref)

G_END_DECLS
