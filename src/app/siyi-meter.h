/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-completeness.h"

G_BEGIN_DECLS

typedef enum
{
  SIYI_METER_SEAL,          /* 2×2 */
  SIYI_METER_LARGE_SEAL,    /* 2×2, start page */
  SIYI_METER_ROW,           /* 1×4 */
  SIYI_METER_MICRO_ROW,     /* 1×4, no glyph */
  SIYI_METER_MICRO_SEAL,    /* 2×2, no glyph */
  SIYI_METER_SINGLE,        /* one tile, see siyi_meter_set_piece () */
  SIYI_METER_LARGE_SINGLE,
} SiyiMeterSize;

GType siyi_meter_size_get_type (void);
#define SIYI_TYPE_METER_SIZE (siyi_meter_size_get_type ())

#define SIYI_TYPE_METER (siyi_meter_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMeter, siyi_meter, SIYI, METER, GtkWidget)

GtkWidget *siyi_meter_new         (SiyiMeterSize  size);
void       siyi_meter_set_tile    (SiyiMeter     *self,
                                   SiyiPiece      piece,
                                   SiyiTile       state,
                                   guint          part,
                                   guint          whole);
void       siyi_meter_set_all     (SiyiMeter     *self,
                                   SiyiTile       state);
void       siyi_meter_set_piece   (SiyiMeter     *self,
                                   SiyiPiece      piece);
gboolean   siyi_meter_is_complete (SiyiMeter     *self);

G_END_DECLS
