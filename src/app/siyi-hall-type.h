/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the parts of the hall screen are written with: one line of type, its size in pixels of the
 * screen, that gets smaller rather than longer than its room. */
typedef struct
{
  float       size;
  gboolean    bold;
  gboolean    struck;
  const char *color;      /* a named one */
  float       alpha;
  float       width;      /* of its room; 0: as long as it is */
  int         lines;      /* how many it may take; 0: one */
} SiyiHallType;

PangoLayout *siyi_hall_type_layout (GtkWidget          *widget,
                                    const SiyiHallType *type,
                                    const char         *text);
float        siyi_hall_type_height (PangoLayout        *layout);
float        siyi_hall_type_width  (PangoLayout        *layout);
void         siyi_hall_type_put    (GtkWidget          *widget,
                                    GtkSnapshot        *snapshot,
                                    const SiyiHallType *type,
                                    PangoLayout        *layout,
                                    float               x,
                                    float               y);
float        siyi_hall_type_line   (GtkWidget          *widget,
                                    GtkSnapshot        *snapshot,
                                    const SiyiHallType *type,
                                    const char         *text,
                                    float               x,
                                    float               middle);

G_END_DECLS
