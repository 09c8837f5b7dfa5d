/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A cost of several levels in one number: the sum of a year's plan needs about 90 bits. */
__extension__ typedef __int128 SiyiCost;

#define SIYI_COST_NEVER ((SiyiCost) 1 << 120)

/* The cheapest assignment of rows to columns, no column twice; a row that has none costs @idle. It stays
 * the cheapest after each edge that is taken away. */
typedef struct
{
  int       n_rows, n_columns;   /* n_rows more columns follow: the idle place of each row */
  SiyiCost *cost;                /* by row and column; SIYI_COST_NEVER: no edge */
  SiyiCost  idle;
  int      *column_of;           /* by row */
  int      *row_of;              /* by column; n_rows: nobody's */
  SiyiCost *u, *v;               /* duals of rows (one more: nobody) and columns */
  SiyiCost *distance;            /* scratch, by column */
  int      *from;                /* scratch, by column: the row it was reached from */
  gboolean *done;                /* scratch, by column */
  gint64    n_paths;             /* how much work it was */
} SiyiMatch;

SiyiMatch *siyi_match_new      (int              n_rows,
                                int              n_columns,
                                SiyiCost         idle);
void       siyi_match_free     (SiyiMatch       *match);
void       siyi_match_set_cost (SiyiMatch       *match,
                                int              row,
                                int              column,
                                SiyiCost         cost);
void       siyi_match_solve    (SiyiMatch       *match);
void       siyi_match_repair   (SiyiMatch       *match,
                                int              row);
int        siyi_match_get      (const SiyiMatch *match,
                                int              row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiMatch, siyi_match_free)

G_END_DECLS
