/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ones-grid.h"

G_BEGIN_DECLS

/* The widget is one class in two files. */
enum
{
  SIYI_ONES_HEAD = 36,        /* px above January's row */
  SIYI_ONES_ROW = 35,
  SIYI_ONES_LEFT = 48,        /* px for the names of the months */
  SIYI_ONES_RIGHT = 72,       /* px for the figures */
  SIYI_ONES_STEP = 19,        /* px of a day, at least */
  SIYI_ONES_STEP_MOST = 26,
  SIYI_ONES_BELOW = 8,
};

struct _SiyiOnesGrid
{
  GtkWidget           parent_instance;

  /* Borrowed */
  const SiyiOnesYear *year;         /* NULL until set */

  gint64              session;      /* with the cursor; 0: none */
};

/* siyi-ones-grid.c: the place of the year's i-th session. */
void  siyi_ones_grid_area (SiyiOnesGrid    *self,
                           guint            i,
                           graphene_rect_t *area);

/* siyi-ones-grid-draw.c */
void  siyi_ones_grid_draw (SiyiOnesGrid    *self,
                           GtkSnapshot     *snapshot);

G_END_DECLS
