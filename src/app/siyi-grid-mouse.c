/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A grid under the pointer: a click puts the cursor, Shift+click and dragging select and scroll
 * at the edges, a double click edits, the other button asks for the row's menu. */
#include "siyi-grid-private.h"

#define AUTOSCROLL_MS 40

void
siyi_grid_emit_menu (SiyiGrid *self,
                     guint     row,
                     guint     place)
{
  GdkRectangle area;

  siyi_grid_cell_area (self, row, place, &area);
  g_signal_emit (self, siyi_grid_signals[SIYI_GRID_ROW_MENU], 0, row,
                 siyi_grid_place (self, place)->column.id, &area);
}

static gboolean
cell_at (SiyiGrid *self, double x, double y, guint *row, guint *place)
{
  *row = siyi_grid_row_at (self, y);
  *place = siyi_grid_place_at (self, x);

  return *row != SIYI_GRID_NONE && *place != SIYI_GRID_NONE;
}

static gboolean
is_in_range (SiyiGrid *self, guint row, guint place)
{
  return self->cursor_row != SIYI_GRID_NONE &&
         row - self->range.first_row < self->range.n_rows &&
         place - self->range.first_place < self->range.n_places;
}

static void
on_pressed (SiyiGrid *self, int n_press, double x, double y, GtkGesture *gesture)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));
  gboolean extend = (state & GDK_SHIFT_MASK) != 0 && self->cursor_row != SIYI_GRID_NONE;
  guint row, place;

  self->selecting = FALSE;
  if (!cell_at (self, x, y, &row, &place))
    return;

  siyi_grid_close_editor (self, TRUE);
  /* Storing the edit may have changed the table. */
  if (!cell_at (self, x, y, &row, &place))
    return;
  siyi_grid_move_cursor (self, row, place, extend);
  siyi_grid_focus_cursor (self);
  self->selecting = TRUE;
  if (n_press != 2)
    return;

  self->selecting = FALSE;
  if (!siyi_grid_open_editor (self, NULL))
    g_signal_emit (self, siyi_grid_signals[SIYI_GRID_ACTIVATED], 0, row,
                   siyi_grid_place (self, place)->column.id);
}

static void
on_menu_pressed (SiyiGrid *self, int n_press, double x, double y, GtkGesture *gesture)
{
  guint row, place;

  if (!cell_at (self, x, y, &row, &place))
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  siyi_grid_close_editor (self, TRUE);
  if (!cell_at (self, x, y, &row, &place))
    return;
  if (!is_in_range (self, row, place))
    siyi_grid_move_cursor (self, row, place, FALSE);
  siyi_grid_focus_cursor (self);
  siyi_grid_emit_menu (self, row, place);
}

/* The nearest cell of a point that may lie outside of the body. */
static void
select_to (SiyiGrid *self, double x, double y)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  guint row = siyi_grid_row_at (self, CLAMP (y, self->head_height, height - 1));
  guint place = siyi_grid_place_at (self, CLAMP (x, 0, width - 1));

  if (row == SIYI_GRID_NONE)
    row = siyi_grid_n_rows (self) - 1;
  if (place == SIYI_GRID_NONE)
    place = self->places->len - 1;
  if (row != self->cursor_row || place != self->cursor_place)
    siyi_grid_move_cursor (self, row, place, TRUE);
}

static gboolean
autoscroll (gpointer data)
{
  SiyiGrid *self = data;
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));
  double down = 0, right = 0;

  if (self->cursor_row == SIYI_GRID_NONE)
    {
      self->autoscroll_source = 0;
      return G_SOURCE_REMOVE;
    }
  if (self->pointer_y < self->head_height)
    down = self->pointer_y - self->head_height;
  else if (self->pointer_y > height)
    down = self->pointer_y - height;
  if (self->pointer_x < 0)
    right = self->pointer_x;
  else if (self->pointer_x > width)
    right = self->pointer_x - width;

  gtk_adjustment_set_value (self->vadjustment, gtk_adjustment_get_value (self->vadjustment) + down);
  gtk_adjustment_set_value (self->hadjustment, gtk_adjustment_get_value (self->hadjustment) + right);
  select_to (self, self->pointer_x, self->pointer_y);

  return G_SOURCE_CONTINUE;
}

static void
on_drag_update (SiyiGrid *self, double dx, double dy, GtkGestureDrag *gesture)
{
  double x, y;

  if (!self->selecting || self->cursor_row == SIYI_GRID_NONE)
    return;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  self->pointer_x = x + dx;
  self->pointer_y = y + dy;
  if (gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int) dx, (int) dy))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  select_to (self, self->pointer_x, self->pointer_y);
  if (self->autoscroll_source == 0)
    self->autoscroll_source = g_timeout_add (AUTOSCROLL_MS, autoscroll, self);
}

static void
on_drag_end (SiyiGrid *self, double dx, double dy, GtkGestureDrag *gesture)
{
  g_clear_handle_id (&self->autoscroll_source, g_source_remove);
}

void
siyi_grid_add_mouse (SiyiGrid *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
}
