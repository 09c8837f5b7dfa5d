/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cursor of a grid and the rectangle that is selected. Whoever
 * moves them calls siyi_grid_move_cursor(), which keeps invariants 2 and 3. */
#include "siyi-grid-private.h"

static void
range_between (SiyiGrid *self)
{
  guint last_row = MAX (self->cursor_row, self->anchor_row);
  guint last_place = MAX (self->cursor_place, self->anchor_place);
  SiyiGridRange *range = &self->range;

  range->first_row = MIN (self->cursor_row, self->anchor_row);
  range->first_place = MIN (self->cursor_place, self->anchor_place);
  range->n_rows = last_row - range->first_row + 1;
  range->n_places = last_place - range->first_place + 1;
}

/* The other of the two cells takes the focus, so that the step is announced. */
static void
take_turns (SiyiGrid *self)
{
  GtkWidget *before = self->cells[self->current_cell];
  gboolean focused = gtk_widget_has_focus (before);
  GtkWidget *now;

  self->current_cell = 1 - self->current_cell;
  now = self->cells[self->current_cell];
  siyi_grid_describe_cursor (self);
  gtk_widget_set_visible (now, TRUE);
  gtk_widget_set_child_visible (now, TRUE);
  if (focused)
    gtk_widget_grab_focus (now);
  gtk_widget_set_visible (before, FALSE);
}

/**
 * siyi_grid_move_cursor:
 * @row: inside the table
 * @place: inside the table
 * @extend: the anchor stays, the selection grows
 */
void
siyi_grid_move_cursor (SiyiGrid *self,
                       guint     row,
                       guint     place,
                       gboolean  extend)
{
  gboolean moved = row != self->cursor_row || place != self->cursor_place;

  g_return_if_fail (row < siyi_grid_n_rows (self) && place < self->places->len);

  self->cursor_row = row;
  self->cursor_place = place;
  self->cursor_id = siyi_grid_model_get_row_id (self->model, row);
  if (!extend)
    {
      self->anchor_row = row;
      self->anchor_place = place;
      self->anchor_id = self->cursor_id;
    }
  range_between (self);
  siyi_grid_scroll_to (self, row, place);
  if (moved)
    take_turns (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (moved)
    g_signal_emit (self, siyi_grid_signals[SIYI_GRID_CURSOR_MOVED], 0, row,
                   siyi_grid_place (self, place)->column.id);
  g_signal_emit (self, siyi_grid_signals[SIYI_GRID_SELECTION_CHANGED], 0);
}

/**
 * siyi_grid_set_range:
 * @range: inside the table
 *
 * Selects without scrolling; the cursor stays if it is inside.
 */
void
siyi_grid_set_range (SiyiGrid            *self,
                     const SiyiGridRange *range)
{
  if (self->cursor_row == SIYI_GRID_NONE ||
      self->cursor_row - range->first_row >= range->n_rows ||
      self->cursor_place - range->first_place >= range->n_places)
    siyi_grid_move_cursor (self, range->first_row, range->first_place, FALSE);

  self->range = *range;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, siyi_grid_signals[SIYI_GRID_SELECTION_CHANGED], 0);
}

static guint
row_again (SiyiGrid *self, guint row, gint64 id)
{
  guint found = siyi_grid_model_find_row (self->model, id);

  return found != SIYI_GRID_NONE ? found : MIN (row, siyi_grid_n_rows (self) - 1);
}

/* After the table became another one: onto the same records, or the nearest place. */
void
siyi_grid_clamp_cursor (SiyiGrid *self)
{
  if (siyi_grid_n_rows (self) == 0 || self->places->len == 0)
    {
      self->cursor_row = SIYI_GRID_NONE;
      return;
    }

  if (self->cursor_row == SIYI_GRID_NONE)
    self->cursor_row = self->anchor_row = 0;
  self->cursor_row = row_again (self, self->cursor_row, self->cursor_id);
  self->anchor_row = row_again (self, self->anchor_row, self->anchor_id);
  self->cursor_place = MIN (self->cursor_place, self->places->len - 1);
  self->anchor_place = MIN (self->anchor_place, self->places->len - 1);
  self->cursor_id = siyi_grid_model_get_row_id (self->model, self->cursor_row);
  self->anchor_id = siyi_grid_model_get_row_id (self->model, self->anchor_row);
  range_between (self);
}

void
siyi_grid_focus_cursor (SiyiGrid *self)
{
  if (self->cursor_row == SIYI_GRID_NONE)
    return;

  gtk_widget_set_child_visible (self->cells[self->current_cell], TRUE);
  gtk_widget_grab_focus (self->cells[self->current_cell]);
}

static guint
stepped (guint from, int step, guint n)
{
  gint64 to = (gint64) from + step;

  return (guint) CLAMP (to, 0, (gint64) n - 1);
}

/* One step without selecting, staying inside. */
void
siyi_grid_step (SiyiGrid *self,
                int       rows,
                int       places)
{
  if (self->cursor_row == SIYI_GRID_NONE)
    return;

  siyi_grid_move_cursor (self, stepped (self->cursor_row, rows, siyi_grid_n_rows (self)),
                         stepped (self->cursor_place, places, self->places->len), FALSE);
}

/* Tab: the next cell, at the end of a row the first of the next one. */
void
siyi_grid_next_cell (SiyiGrid *self,
                     int       step)
{
  guint last = self->places->len - 1;

  if (self->cursor_row == SIYI_GRID_NONE)
    return;

  if (step > 0 && self->cursor_place == last && self->cursor_row + 1 < siyi_grid_n_rows (self))
    siyi_grid_move_cursor (self, self->cursor_row + 1, 0, FALSE);
  else if (step < 0 && self->cursor_place == 0 && self->cursor_row > 0)
    siyi_grid_move_cursor (self, self->cursor_row - 1, last, FALSE);
  else
    siyi_grid_step (self, 0, step);
}
