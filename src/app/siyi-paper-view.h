/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-paper.h"

G_BEGIN_DECLS

/* Pages on a desk, below each other, to be scrolled and zoomed. Page width is the default. */
#define SIYI_TYPE_PAPER_VIEW (siyi_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPaperView, siyi_paper_view, SIYI, PAPER_VIEW, GtkWidget)

GtkWidget *siyi_paper_view_new        (void);
void       siyi_paper_view_set_pages  (SiyiPaperView *self,
                                       SiyiPages     *pages);
SiyiPages *siyi_paper_view_get_pages  (SiyiPaperView *self);
double     siyi_paper_view_get_zoom   (SiyiPaperView *self);
void       siyi_paper_view_zoom_in    (SiyiPaperView *self);
void       siyi_paper_view_zoom_out   (SiyiPaperView *self);
void       siyi_paper_view_zoom_width (SiyiPaperView *self);

G_END_DECLS
