/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-document.h"
#include "siyi-statistics.h"

G_BEGIN_DECLS

/* All tables of a period as texts: what a workbook, a text file and paper are written from. */
typedef struct
{
  char      *name;
  char     **headings;
  guint      n_columns;
  guint      n_texts;         /* leading columns of words; the others hold numbers */
  gboolean   has_bars;        /* column 1 is what a bar shows, column bar_before what it is compared with */
  guint      bar_before;
  GPtrArray *rows;            /* char **, one cell a column, NULL: empty */
} SiyiStatSheet;

typedef struct
{
  SiyiFigures *figures;
  char        *title, *basis;
  char        *frozen;        /* (nullable) sentence */
  GPtrArray   *sheets;        /* SiyiStatSheet: figures, sides, cross, closing, funnel, checks, definitions */
} SiyiStatSheets;

SiyiStatSheets *siyi_stat_sheets_load (SiyiDb               *db,
                                       const SiyiStatQuery  *query,
                                       GError              **error);
void            siyi_stat_sheets_free (SiyiStatSheets       *self);
SiyiDocument   *siyi_statistics_document (const SiyiStatSheets *sheets);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiStatSheets, siyi_stat_sheets_free)

G_END_DECLS
