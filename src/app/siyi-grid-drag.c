/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Headings under the pointer: a click sorts, a drag moves the column, the right edge (and the one
 * before it) changes the width, a double click there fits it, the other button asks for the menu. */
#include "siyi-grid-private.h"

#define EDGE 5

typedef enum { NOTHING, EDGE_BEFORE, EDGE_AFTER } Grip;

static SiyiGrid *
grid_of (SiyiGridHead *head)
{
  return SIYI_GRID (gtk_widget_get_parent (GTK_WIDGET (head)));
}

static Grip
grip_at (SiyiGridHead *head, double x)
{
  if (x >= gtk_widget_get_width (GTK_WIDGET (head)) - EDGE)
    return EDGE_AFTER;
  if (x < EDGE && siyi_grid_head_get_place (head) > 0)
    return EDGE_BEFORE;

  return NOTHING;
}

/* Moves the column at @from to stand before the one that is at @to now. */
void
siyi_grid_move_column (SiyiGrid *self,
                       guint     from,
                       guint     to)
{
  SiyiGridPlace moved = *siyi_grid_place (self, from);
  SiyiGridPlace *places = siyi_grid_place (self, 0);
  guint cursor = self->cursor_row != SIYI_GRID_NONE
                 ? siyi_grid_place (self, self->cursor_place)->column.id : 0;

  if (to == from || to == from + 1)
    return;

  if (to > from)
    memmove (&places[from], &places[from + 1], (to - 1 - from) * sizeof *places);
  else
    memmove (&places[to + 1], &places[to], (from - to) * sizeof *places);
  places[to > from ? to - 1 : to] = moved;

  if (self->cursor_row != SIYI_GRID_NONE)
    siyi_grid_move_cursor (self, self->cursor_row, siyi_grid_find_place (self, cursor), FALSE);
  siyi_grid_place_columns (self);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, siyi_grid_signals[SIYI_GRID_COLUMNS_CHANGED], 0);
}

/* @width: pixels of this screen */
void
siyi_grid_resize_column (SiyiGrid *self,
                         guint     place,
                         int       width)
{
  SiyiGridPlace *at = siyi_grid_place (self, place);

  at->column.width = (int) (CLAMP (width, 3 * self->pad, 200 * self->pad) / self->scale + 0.5);
  siyi_grid_place_columns (self);
  siyi_grid_redraw_rows (self, 0, G_MAXUINT);
  gtk_widget_queue_draw (at->head);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_signal_emit (self, siyi_grid_signals[SIYI_GRID_COLUMNS_CHANGED], 0);
}

void
siyi_grid_click_heading (SiyiGrid *self,
                         guint     place)
{
  const SiyiGridColumn *column = &siyi_grid_place (self, place)->column;

  if (column->sortable)
    g_signal_emit (self, siyi_grid_signals[SIYI_GRID_SORT], 0, column->id,
                   self->sort_column == column->id && !self->sort_descending);
}

void
siyi_grid_heading_menu (SiyiGrid *self,
                        guint     place)
{
  GdkRectangle area = { siyi_grid_place_x (self, place), 0, siyi_grid_place (self, place)->width,
                        self->head_height };

  g_signal_emit (self, siyi_grid_signals[SIYI_GRID_HEADER_MENU], 0,
                 siyi_grid_place (self, place)->column.id, &area);
}

static void
on_pressed (SiyiGridHead *head, int n_press, double x, double y, GtkGesture *gesture)
{
  SiyiGrid *grid = grid_of (head);
  guint place = siyi_grid_head_get_place (head);
  Grip grip = grip_at (head, x);

  if (n_press == 2 && grip != NOTHING)
    siyi_grid_fit_column (grid, grip == EDGE_AFTER ? place : place - 1);
}

static void
on_released (SiyiGridHead *head, int n_press, double x, double y, GtkGesture *gesture)
{
  if (grip_at (head, x) == NOTHING)
    siyi_grid_click_heading (grid_of (head), siyi_grid_head_get_place (head));
}

static void
on_menu_pressed (SiyiGridHead *head, int n_press, double x, double y, GtkGesture *gesture)
{
  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  siyi_grid_heading_menu (grid_of (head), siyi_grid_head_get_place (head));
}

typedef struct { Grip grip; guint place; int width; gboolean moving; double start; } Drag;

/* On the grid: a heading may itself move while its neighbour's edge is dragged. */
static double
grid_x (SiyiGridHead *head, double x)
{
  double on_grid, ignored;

  gtk_widget_translate_coordinates (GTK_WIDGET (head), GTK_WIDGET (grid_of (head)), x, 0, &on_grid,
                                    &ignored);

  return on_grid;
}

static void
on_drag_begin (SiyiGridHead *head, double x, double y, GtkGesture *gesture)
{
  Drag *drag = g_object_get_data (G_OBJECT (head), "drag");
  guint place = siyi_grid_head_get_place (head);

  drag->grip = grip_at (head, x);
  drag->place = drag->grip == EDGE_BEFORE ? place - 1 : place;
  drag->width = siyi_grid_place (grid_of (head), drag->place)->width;
  drag->moving = FALSE;
  drag->start = grid_x (head, x);
  if (drag->grip != NOTHING)
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
}

static guint
drop_place_at (SiyiGrid *grid, double x)
{
  for (guint i = 0; i < grid->places->len; i++)
    {
      SiyiGridPlace *place = siyi_grid_place (grid, i);

      if (i >= grid->n_frozen && siyi_grid_place_x (grid, i) + place->width <= grid->frozen_width)
        continue;
      if (x < siyi_grid_place_x (grid, i) + place->width / 2.0)
        return i;
    }

  return grid->places->len;
}

static void
on_drag_update (SiyiGridHead *head, double dx, double dy, GtkGestureDrag *gesture)
{
  SiyiGrid *grid = grid_of (head);
  Drag *drag = g_object_get_data (G_OBJECT (head), "drag");
  double x, y, now;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  now = grid_x (head, x + dx);
  if (drag->grip != NOTHING)
    {
      siyi_grid_resize_column (grid, drag->place, drag->width + (int) (now - drag->start));
      return;
    }
  if (!drag->moving && !gtk_drag_check_threshold (GTK_WIDGET (head), 0, 0, (int) dx, (int) dy))
    return;

  drag->moving = TRUE;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  grid->drop_place = drop_place_at (grid, now);
  gtk_widget_queue_draw (GTK_WIDGET (grid));
}

static void
on_drag_end (SiyiGridHead *head, double dx, double dy, GtkGesture *gesture)
{
  SiyiGrid *grid = grid_of (head);
  Drag *drag = g_object_get_data (G_OBJECT (head), "drag");
  guint to = grid->drop_place;

  grid->drop_place = SIYI_GRID_NONE;
  gtk_widget_queue_draw (GTK_WIDGET (grid));
  if (drag->moving && to != SIYI_GRID_NONE)
    siyi_grid_move_column (grid, siyi_grid_head_get_place (head), to);
}

static void
on_motion (SiyiGridHead *head, double x, double y, GtkEventController *controller)
{
  gtk_widget_set_cursor_from_name (GTK_WIDGET (head), grip_at (head, x) != NOTHING ? "col-resize" : NULL);
}

static void
add (SiyiGridHead *head, GtkEventController *controller, const char *signal, GCallback callback)
{
  g_signal_connect_swapped (controller, signal, callback, head);
}

void
siyi_grid_head_add_drag (SiyiGridHead *head)
{
  GtkWidget *widget = GTK_WIDGET (head);
  GtkEventController *click = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *menu = GTK_EVENT_CONTROLLER (gtk_gesture_click_new ());
  GtkEventController *drag = GTK_EVENT_CONTROLLER (gtk_gesture_drag_new ());
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_object_set_data_full (G_OBJECT (head), "drag", g_new0 (Drag, 1), g_free);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  add (head, click, "pressed", G_CALLBACK (on_pressed));
  add (head, click, "released", G_CALLBACK (on_released));
  add (head, menu, "pressed", G_CALLBACK (on_menu_pressed));
  add (head, drag, "drag-begin", G_CALLBACK (on_drag_begin));
  add (head, drag, "drag-update", G_CALLBACK (on_drag_update));
  add (head, drag, "drag-end", G_CALLBACK (on_drag_end));
  add (head, motion, "motion", G_CALLBACK (on_motion));
  gtk_widget_add_controller (widget, click);
  gtk_widget_add_controller (widget, menu);
  gtk_widget_add_controller (widget, drag);
  gtk_widget_add_controller (widget, motion);
}
