/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "siyi-grid-model.h"

G_BEGIN_DECLS

/* A table like a spreadsheet's for a million rows; goes into a GtkScrolledWindow. Signals:
 *   "sort" (u column, b descending)           a heading was clicked; answer by siyi_grid_set_sort()
 *   "columns-changed" ()                      moved or resized by the user
 *   "header-menu" (u column, GdkRectangle)    a heading asked for its menu
 *   "row-menu" (u row, u column, GdkRectangle)
 *   "cursor-moved" (u row, u column)
 *   "selection-changed" ()
 *   "activated" (u row, u column)             Ctrl+Enter, or a double click on what can't be edited
 *   "edit" (u row, u column, s text)          a cell's new text, to be stored
 *   "clear" ()                                Delete: empty the selected cells
 *   "paste" (s text)                          tab-separated text, from the cursor on
 * Columns in signals and functions are the model's numbers. Sizes are px at 96 dpi and 11 pt. */
#define SIYI_TYPE_GRID (siyi_grid_get_type ())
G_DECLARE_FINAL_TYPE (SiyiGrid, siyi_grid, SIYI, GRID, GtkWidget)

#define SIYI_GRID_NONE G_MAXUINT

typedef struct
{
  guint       id;            /* the model's number */
  const char *title;
  const char *subtitle;      /* (nullable) second line of the heading: the file's own */
  int         width;
  float       xalign;        /* of the cells: 0 or 1 */
  gboolean    sortable;
} SiyiGridColumn;

/* Rows first_row … first_row + n_rows - 1, and columns by their place on the screen. */
typedef struct { guint first_row, n_rows, first_place, n_places; } SiyiGridRange;

GtkWidget            *siyi_grid_new           (void);
void                  siyi_grid_set_model     (SiyiGrid             *self,
                                               SiyiGridModel        *model);
SiyiGridModel        *siyi_grid_get_model     (SiyiGrid             *self);
void                  siyi_grid_set_name      (SiyiGrid             *self,
                                               const char           *name);
void                  siyi_grid_set_columns   (SiyiGrid             *self,
                                               const SiyiGridColumn *columns,
                                               guint                 n_columns);
guint                 siyi_grid_get_n_columns (SiyiGrid             *self);
const SiyiGridColumn *siyi_grid_get_column    (SiyiGrid             *self,
                                               guint                 place);
void                  siyi_grid_set_frozen    (SiyiGrid             *self,
                                               guint                 n_columns);
void                  siyi_grid_set_row_height (SiyiGrid            *self,
                                               int                   height);
void                  siyi_grid_set_sort      (SiyiGrid             *self,
                                               guint                 column,
                                               gboolean              descending);
gboolean              siyi_grid_get_cursor    (SiyiGrid             *self,
                                               guint                *row,
                                               guint                *column);
void                  siyi_grid_set_cursor    (SiyiGrid             *self,
                                               guint                 row,
                                               guint                 column);
gboolean              siyi_grid_get_selection (SiyiGrid             *self,
                                               SiyiGridRange        *range);
void                  siyi_grid_select        (SiyiGrid             *self,
                                               const SiyiGridRange  *range);
gboolean              siyi_grid_get_cell_area (SiyiGrid             *self,
                                               guint                 row,
                                               guint                 column,
                                               GdkRectangle         *area);
void                  siyi_grid_copy          (SiyiGrid             *self);
GPtrArray            *siyi_grid_split_table   (const char           *text);
void                  siyi_grid_start_edit    (SiyiGrid             *self,
                                               const char           *text);
gboolean              siyi_grid_is_editing    (SiyiGrid             *self);
void                  siyi_grid_show_hint     (SiyiGrid             *self,
                                               guint                 row,
                                               guint                 column,
                                               const char           *text);

G_END_DECLS
