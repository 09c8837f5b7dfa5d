/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-paper.h"

G_BEGIN_DECLS

/* One page of a paper as a widget: white in every theme, because it is paper. */
#define SIYI_TYPE_PAPER_SHEET (siyi_paper_sheet_get_type ())
G_DECLARE_FINAL_TYPE (SiyiPaperSheet, siyi_paper_sheet, SIYI, PAPER_SHEET, GtkWidget)

GtkWidget *siyi_paper_sheet_new      (SiyiPages      *pages,
                                      guint           number);
void       siyi_paper_sheet_set_zoom (SiyiPaperSheet *self,
                                      double          zoom);

G_END_DECLS
