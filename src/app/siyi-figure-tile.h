/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One large figure as a button: what it is, its number with its unit, how it changed. "clicked" is the
 * button's; "opened" () twice; "copied" () Ctrl+C. */
#define SIYI_TYPE_FIGURE_TILE (siyi_figure_tile_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFigureTile, siyi_figure_tile, SIYI, FIGURE_TILE, GtkButton)

GtkWidget  *siyi_figure_tile_new        (void);
void        siyi_figure_tile_set        (SiyiFigureTile *self,
                                         const char     *title,
                                         const char     *value,
                                         const char     *below,
                                         const char     *definition);
void        siyi_figure_tile_wait       (SiyiFigureTile *self);
void        siyi_figure_tile_set_chosen (SiyiFigureTile *self,
                                         gboolean        chosen);
const char *siyi_figure_tile_get_value  (SiyiFigureTile *self);
const char *siyi_figure_tile_get_below  (SiyiFigureTile *self);

G_END_DECLS
