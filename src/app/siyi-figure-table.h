/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a table says: texts only, so that the screen and paper show the same. */
typedef struct
{
  guint      n_columns;      /* the first holds what a row is about */
  GPtrArray *names;          /* char*: a column in full, for paper and for those who listen */
  GArray    *heads;          /* SiyiFigureHead; none: one line of the names */
  GPtrArray *rows;           /* GStrv of n_columns texts; NULL or "" has no list behind it */
  gboolean   has_sum;        /* the last row is one */
} SiyiFigureRows;

typedef struct
{
  char  *words;
  guint  column, line;
  guint  columns, lines;     /* how many it stands over */
} SiyiFigureHead;

SiyiFigureRows *siyi_figure_rows_new         (void);
void       siyi_figure_rows_free        (SiyiFigureRows  *self);
void       siyi_figure_rows_add_column  (SiyiFigureRows  *self,
                                   const char *name);
void       siyi_figure_rows_add_head    (SiyiFigureRows  *self,
                                   const char *words,
                                   guint       column,
                                   guint       line,
                                   guint       columns,
                                   guint       lines);
void       siyi_figure_rows_take_row    (SiyiFigureRows  *self,
                                   char      **cells);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiFigureRows, siyi_figure_rows_free)

/* A table each number of which is a button. Signals, with row and column: "chosen", "opened" (twice),
 * "copied" (Ctrl+C). */
#define SIYI_TYPE_FIGURE_TABLE (siyi_figure_table_get_type ())
G_DECLARE_FINAL_TYPE (SiyiFigureTable, siyi_figure_table, SIYI, FIGURE_TABLE, GtkWidget)

GtkWidget       *siyi_figure_table_new      (void);
void             siyi_figure_table_take     (SiyiFigureTable *self,
                                             SiyiFigureRows       *table);
const SiyiFigureRows *siyi_figure_table_get      (SiyiFigureTable *self);
GtkWidget       *siyi_figure_table_get_cell (SiyiFigureTable *self,
                                             guint            row,
                                             guint            column);

G_END_DECLS
