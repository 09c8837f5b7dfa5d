/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "siyi-paper-private.h"

G_BEGIN_DECLS

/* What turns words into ink on the page under it; private to the layout. */
typedef struct
{
  SiyiPages    *pages;
  SiyiPage     *page;        /* the last one */
  PangoContext *context;
  GHashTable   *numbers;     /* PangoFont -> place in pages->fonts */
} SiyiPen;

typedef enum
{
  SIYI_INK_PLAIN = 0,
  SIYI_INK_GREY = 1 << 0,
  SIYI_INK_SPREAD = 1 << 1,  /* to the full width */
} SiyiInkFlags;

void         siyi_pen_init    (SiyiPen          *self,
                               SiyiPages        *pages);
void         siyi_pen_clear   (SiyiPen          *self);
PangoLayout *siyi_pen_layout  (SiyiPen          *self);
void         siyi_pen_set     (PangoLayout      *layout,
                               const char       *text,
                               double            width,
                               double            indent);
double       siyi_pen_width   (PangoLayoutLine  *line);
void         siyi_pen_line    (SiyiPen          *self,
                               PangoLayoutLine  *line,
                               double            x,
                               double            baseline,
                               double            width,
                               double            size,
                               SiyiInkFlags      flags);
void         siyi_pen_rule    (SiyiPen          *self,
                               double            x,
                               double            y,
                               double            x_to,
                               double            y_to);
void         siyi_pen_fill    (SiyiPen          *self,
                               double            x,
                               double            y,
                               double            x_to,
                               double            y_to,
                               gboolean          grey);
void         siyi_pen_picture (SiyiPen           *self,
                               const SiyiPicture *picture,
                               double             x,
                               double             y,
                               double             x_to,
                               double             y_to);
void         siyi_pen_hand    (SiyiPen           *self,
                               SiyiInk           *ink,
                               double             x,
                               double             y,
                               double             x_to,
                               double             y_to);
void         siyi_pen_open    (SiyiPen          *self,
                               const char       *tag);
void         siyi_pen_close   (SiyiPen          *self,
                               const char       *tag);

G_END_DECLS
