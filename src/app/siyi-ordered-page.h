/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "siyi-archive.h"

G_BEGIN_DECLS

/* "My instructions": what one leader ordered, with what became of it. Signal "open" (x session,
 * x visit) when a line is chosen. */
#define SIYI_TYPE_ORDERED_PAGE (siyi_ordered_page_get_type ())
G_DECLARE_FINAL_TYPE (SiyiOrderedPage, siyi_ordered_page, SIYI, ORDERED_PAGE, GtkWidget)

void        siyi_ordered_page_set_archive (SiyiOrderedPage *self,
                                           SiyiArchive     *archive);
void        siyi_ordered_page_show        (SiyiOrderedPage *self,
                                           gint64           leader,
                                           const char      *name);
void        siyi_ordered_page_reload      (SiyiOrderedPage *self);
GListModel *siyi_ordered_page_get_lines   (SiyiOrderedPage *self);

G_END_DECLS
