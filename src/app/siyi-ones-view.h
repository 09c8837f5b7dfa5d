/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"
#include "siyi-ones-grid.h"

G_BEGIN_DECLS

/* The four ones of a year: its sessions at a glance, and beside them what is missing. A part of a
 * page, without a header bar. */
#define SIYI_TYPE_ONES_VIEW (siyi_ones_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiOnesView, siyi_ones_view, SIYI, ONES_VIEW, GtkWidget)

GtkWidget          *siyi_ones_view_new         (SiyiArchive  *archive);
const SiyiOnesYear *siyi_ones_view_get_year    (SiyiOnesView *self);     /* NULL before the first answer */
SiyiOnesGrid       *siyi_ones_view_get_grid    (SiyiOnesView *self);
GtkListBox         *siyi_ones_view_get_list    (SiyiOnesView *self);
guint               siyi_ones_view_get_n_taken (SiyiOnesView *self);
void                siyi_ones_view_set_year    (SiyiOnesView *self,
                                                int           year);
void                siyi_ones_view_set_piece   (SiyiOnesView *self,
                                                int           piece);    /* -1: all */

G_END_DECLS
