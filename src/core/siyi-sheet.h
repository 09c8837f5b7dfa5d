/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"

G_BEGIN_DECLS

#define SIYI_POINTS_A_MM (72.0 / 25.4)

/* The measures of a form, all in points. */
typedef struct
{
  double width, height;
  double top, left, right, bottom;     /* margins; the left one is bound */
  guint  n_lines;                      /* of body text in the type area */
  double body, title, table, note;     /* sizes of type; the table's is the largest it may have */
  double title_pitch;                  /* from line to line */
} SiyiSheet;

const SiyiSheet *siyi_sheet_of      (SiyiPaperForm     form);
double           siyi_sheet_area    (const SiyiSheet  *self);
double           siyi_sheet_pitch   (const SiyiSheet  *self);

double           siyi_table_measure (const SiyiBlock  *table,
                                     const SiyiSheet  *sheet,
                                     double           *widths);

/* A row of pictures: each as wide as @column, @picture high at most, its words below. */
typedef struct { double row, column, gap, picture, pitch; } SiyiPictureMeasure;

void             siyi_pictures_measure (const SiyiBlock     *block,
                                        const SiyiSheet     *sheet,
                                        SiyiPictureMeasure  *measure);
void             siyi_picture_fit   (const SiyiPicture *picture,
                                     double             most_width,
                                     double             most_height,
                                     double            *width,
                                     double            *height);

/* Beside the text of a cell, in characters. */
#define SIYI_CELL_PADDING 0.42

G_END_DECLS
