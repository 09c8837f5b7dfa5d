/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-ones-year.h"

G_BEGIN_DECLS

/* A line of the list of gaps. Its button says why a piece is missing: action "ones.excuse" (xi), of a
 * session and a #SiyiPiece. */
GtkWidget *siyi_ones_row_new         (const SiyiOnes *ones,
                                      SiyiDay         today);
gint64     siyi_ones_row_get_session (GtkListBoxRow  *row);
SiyiPiece  siyi_ones_row_get_piece   (GtkListBoxRow  *row);     /* the first that is missing */

G_END_DECLS
