/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-paper-pen.h"
#include "siyi-sheet.h"

G_BEGIN_DECLS

/* What stands under or above the pages from one on, until the next. */
typedef struct
{
  guint       first;              /* page, from 0 */
  const char *text;               /* borrowed from the document */
} SiyiPaperPart;

/* The layout of one paper, shared by its parts. */
typedef struct
{
  SiyiPen          pen;
  const SiyiSheet *sheet;
  SiyiPaperFonts  *fonts;         /* owned by the pages */
  PangoLayout     *layout;        /* used again for each paragraph */
  double           y;             /* where the next thing begins */
  gboolean         fresh;         /* nothing stands on the page yet */
  GCancellable    *cancellable;
  GArray          *feet, *codes;  /* SiyiPaperPart */
} SiyiPaperLayout;

double    siyi_paper_layout_bottom    (const SiyiPaperLayout *self);
void      siyi_paper_layout_next_page (SiyiPaperLayout       *self);
double    siyi_paper_layout_baseline  (double                 pitch,
                                       double                 size);

gboolean  siyi_paper_table            (SiyiPaperLayout       *self,
                                       const SiyiBlock       *table);

void      siyi_paper_pictures         (SiyiPaperLayout       *self,
                                       const SiyiBlock       *block);

void      siyi_paper_marks            (SiyiPaperLayout       *self);
void      siyi_paper_rest             (SiyiPaperLayout       *self,
                                       double                 y);

G_END_DECLS
