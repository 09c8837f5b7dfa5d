/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a page tells a grid and asks of it: model, columns, sort mark, cursor, selection. */
#include "siyi-grid-private.h"

/**
 * siyi_grid_set_name:
 * @name: what the table is, for assistive technology, translated
 */
void
siyi_grid_set_name (SiyiGrid   *self,
                    const char *name)
{
  g_return_if_fail (SIYI_IS_GRID (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

SiyiGridModel *
siyi_grid_get_model (SiyiGrid *self)
{
  g_return_val_if_fail (SIYI_IS_GRID (self), NULL);

  return self->model;
}

static void
add_place (SiyiGrid *self, const SiyiGridColumn *column)
{
  SiyiGridPlace place = { *column };

  place.column.title = g_strdup (column->title);
  place.column.subtitle = g_strdup (column->subtitle);
  place.head = siyi_grid_head_new ();
  gtk_widget_set_parent (place.head, GTK_WIDGET (self));
  g_array_append_val (self->places, place);
  self->two_lines = self->two_lines || column->subtitle != NULL;
}

/**
 * siyi_grid_set_columns:
 * @columns: which columns show, in order; copied
 *
 * The cursor stays in its column if that still shows.
 */
void
siyi_grid_set_columns (SiyiGrid             *self,
                       const SiyiGridColumn *columns,
                       guint                 n_columns)
{
  guint column = 0;
  guint place;

  g_return_if_fail (SIYI_IS_GRID (self));

  siyi_grid_close_editor (self, FALSE);
  if (self->cursor_row != SIYI_GRID_NONE)
    column = siyi_grid_place (self, self->cursor_place)->column.id;

  g_array_set_size (self->places, 0);
  self->two_lines = FALSE;
  for (guint i = 0; i < n_columns; i++)
    add_place (self, &columns[i]);
  for (guint i = 0; i < n_columns; i++)
    siyi_grid_head_update (SIYI_GRID_HEAD (siyi_grid_place (self, i)->head));

  place = siyi_grid_find_place (self, column);
  self->cursor_place = self->anchor_place = place != SIYI_GRID_NONE ? place : 0;
  siyi_grid_clamp_cursor (self);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_COL_COUNT,
                                  (int) n_columns, -1);
  siyi_grid_update_measures (self);
  siyi_grid_place_columns (self);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
siyi_grid_get_n_columns (SiyiGrid *self)
{
  g_return_val_if_fail (SIYI_IS_GRID (self), 0);

  return self->places->len;
}

/**
 * siyi_grid_get_column:
 * @place: from 0, left to right
 *
 * Returns: (transfer none): the column as it is now, its width as the user left it
 */
const SiyiGridColumn *
siyi_grid_get_column (SiyiGrid *self,
                      guint     place)
{
  g_return_val_if_fail (SIYI_IS_GRID (self) && place < self->places->len, NULL);

  return &siyi_grid_place (self, place)->column;
}

/**
 * siyi_grid_set_frozen:
 * @n_columns: how many columns stay at the left; 2 at first
 */
void
siyi_grid_set_frozen (SiyiGrid *self,
                      guint     n_columns)
{
  g_return_if_fail (SIYI_IS_GRID (self));

  self->n_frozen = n_columns;
  siyi_grid_place_columns (self);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * siyi_grid_set_row_height:
 * @height: px at 96 dpi and 11 pt; 32 at first
 */
void
siyi_grid_set_row_height (SiyiGrid *self,
                          int       height)
{
  g_return_if_fail (SIYI_IS_GRID (self) && height > 0);

  self->base_row_height = height;
  siyi_grid_update_measures (self);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * siyi_grid_set_sort:
 * @column: the column that is sorted by; SIYI_GRID_NONE: none
 *
 * Shows the mark in the heading; the model does the sorting.
 */
void
siyi_grid_set_sort (SiyiGrid *self,
                    guint     column,
                    gboolean  descending)
{
  g_return_if_fail (SIYI_IS_GRID (self));

  self->sort_column = column;
  self->sort_descending = descending;
  for (guint i = 0; i < self->places->len; i++)
    siyi_grid_head_update (SIYI_GRID_HEAD (siyi_grid_place (self, i)->head));
}

gboolean
siyi_grid_get_cursor (SiyiGrid *self,
                      guint    *row,
                      guint    *column)
{
  g_return_val_if_fail (SIYI_IS_GRID (self), FALSE);

  if (self->cursor_row == SIYI_GRID_NONE)
    return FALSE;

  *row = self->cursor_row;
  *column = siyi_grid_place (self, self->cursor_place)->column.id;

  return TRUE;
}

/**
 * siyi_grid_set_cursor:
 *
 * Puts the cursor there, scrolls to it, and gives it the focus if the grid has it.
 */
void
siyi_grid_set_cursor (SiyiGrid *self,
                      guint     row,
                      guint     column)
{
  guint place;

  g_return_if_fail (SIYI_IS_GRID (self));

  place = siyi_grid_find_place (self, column);
  if (row < siyi_grid_n_rows (self) && place != SIYI_GRID_NONE)
    siyi_grid_move_cursor (self, row, place, FALSE);
}

/**
 * siyi_grid_get_selection:
 *
 * Returns: %FALSE where there is no cursor, hence no selection
 */
gboolean
siyi_grid_get_selection (SiyiGrid      *self,
                         SiyiGridRange *range)
{
  g_return_val_if_fail (SIYI_IS_GRID (self), FALSE);

  if (self->cursor_row == SIYI_GRID_NONE)
    return FALSE;

  *range = self->range;

  return TRUE;
}

/**
 * siyi_grid_select:
 * @range: cut to the table; the cursor stays if it is inside
 */
void
siyi_grid_select (SiyiGrid            *self,
                  const SiyiGridRange *range)
{
  SiyiGridRange cut = *range;
  guint n_rows = siyi_grid_n_rows (self);

  g_return_if_fail (SIYI_IS_GRID (self) && range->n_rows > 0 && range->n_places > 0);

  if (cut.first_row >= n_rows || cut.first_place >= self->places->len)
    return;

  cut.n_rows = MIN (cut.n_rows, n_rows - cut.first_row);
  cut.n_places = MIN (cut.n_places, self->places->len - cut.first_place);
  siyi_grid_set_range (self, &cut);
}

/**
 * siyi_grid_get_cell_area:
 * @area: (out): on the grid, also where it is scrolled out of sight
 *
 * Returns: %FALSE where there is no such cell
 */
gboolean
siyi_grid_get_cell_area (SiyiGrid     *self,
                         guint         row,
                         guint         column,
                         GdkRectangle *area)
{
  guint place;

  g_return_val_if_fail (SIYI_IS_GRID (self), FALSE);

  place = siyi_grid_find_place (self, column);
  if (row >= siyi_grid_n_rows (self) || place == SIYI_GRID_NONE)
    return FALSE;

  siyi_grid_cell_area (self, row, place, area);

  return TRUE;
}

gboolean
siyi_grid_is_editing (SiyiGrid *self)
{
  g_return_val_if_fail (SIYI_IS_GRID (self), FALSE);

  return self->editor != NULL;
}
