/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-meter.h"

G_BEGIN_DECLS

typedef struct
{
  SiyiTile state;
  double   part;      /* 0…1 for SIYI_TILE_PART */
  double   opacity;   /* less than 1 while a tile that just became full fades in */
} SiyiMeterTile;

typedef struct
{
  float tile, radius, gap, glyph;
  int   columns;      /* 1, 2 or 4 */
} SiyiMeterShape;

const SiyiMeterShape *siyi_meter_shape      (SiyiMeterSize         size);
void                  siyi_meter_draw       (GtkWidget            *widget,
                                             cairo_t              *cr,
                                             const SiyiMeterShape *shape,
                                             const SiyiMeterTile  *tiles,
                                             SiyiPiece             first,
                                             double                joined);

G_END_DECLS
