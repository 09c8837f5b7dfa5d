/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rectangles drawn, moved and stretched by dragging and by keys. The wheel and two fingers zoom, as on
 * any photo; the middle button, and arrows while no rectangle is chosen, move what is seen. Main
 * thread. */
#include "siyi-mask-pad-private.h"

#include <math.h>

enum { WHOLE = 4 };

#define SMALLEST_DRAG 4.0    /* px; less is a click */
#define STEP 10.0            /* px of an arrow */

static int
grip_at (SiyiMaskPad        *self,
         const SiyiMaskRect *rect,
         double              x,
         double              y)
{
  graphene_rect_t room;

  siyi_mask_pad_where (self, rect, &room);
  for (int corner = 0; corner < 4; corner++)
    if (fabs (x - (room.origin.x + corner % 2 * room.size.width)) <= SIYI_MASK_HANDLE &&
        fabs (y - (room.origin.y + corner / 2 * room.size.height)) <= SIYI_MASK_HANDLE)
      return corner;

  return graphene_rect_contains_point (&room, &GRAPHENE_POINT_INIT ((float) x, (float) y)) ? WHOLE : -1;
}

/* The chosen one first: its corners may lie upon another. */
static int
find_rect (SiyiMaskPad *self,
           double       x,
           double       y,
           int         *grip)
{
  if (self->chosen >= 0)
    {
      *grip = grip_at (self, &g_array_index (self->rects, SiyiMaskRect, self->chosen), x, y);
      if (*grip >= 0)
        return self->chosen;
    }
  for (int i = (int) self->rects->len - 1; i >= 0; i--)
    {
      *grip = grip_at (self, &g_array_index (self->rects, SiyiMaskRect, i), x, y);
      if (*grip >= 0)
        return i;
    }

  return -1;
}

static void
on_drag_begin (SiyiMaskPad *self,
               double       x,
               double       y,
               GtkGesture  *gesture)
{
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (self->canvas);
  int found;

  if (view->photo_width == 0)
    {
      gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
  siyi_photo_view_to_photo (view, x, y, &self->start_x, &self->start_y);
  found = find_rect (self, x, y, &self->grip);
  self->is_new = found < 0;
  siyi_mask_pad_remember (self);
  if (self->is_new)
    return;

  self->start_rect = g_array_index (self->rects, SiyiMaskRect, found);
  siyi_mask_pad_choose (self, found);
}

static SiyiMaskRect
stretched (SiyiMaskPad *self,
           double       x,
           double       y)
{
  const SiyiMaskRect *start = &self->start_rect;
  const double fixed_x = self->is_new ? self->start_x : start->x + (self->grip % 2 == 0 ? start->width : 0);
  const double fixed_y = self->is_new ? self->start_y : start->y + (self->grip / 2 == 0 ? start->height : 0);

  return (SiyiMaskRect) { (int) floor (MIN (fixed_x, x)), (int) floor (MIN (fixed_y, y)),
                          MAX (1, (int) ceil (fabs (x - fixed_x))), MAX (1, (int) ceil (fabs (y - fixed_y))),
                          self->is_new ? self->cover : start->cover };
}

static void
on_drag_update (SiyiMaskPad *self,
                double       dx,
                double       dy,
                GtkGesture  *gesture)
{
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (self->canvas);
  SiyiMaskRect rect;
  double x, y;

  if (self->is_new && self->start_rect.width == 0 && MAX (fabs (dx), fabs (dy)) < SMALLEST_DRAG)
    return;

  gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_CLAIMED);
  x = self->start_x + dx / view->zoom;
  y = self->start_y + dy / view->zoom;
  if (!self->is_new && self->grip == WHOLE)
    {
      rect = self->start_rect;
      rect.x += (int) (x - self->start_x);
      rect.y += (int) (y - self->start_y);
    }
  else
    rect = stretched (self, x, y);

  if (self->is_new && self->start_rect.width == 0)
    {
      self->start_rect = rect;
      siyi_mask_pad_choose (self, siyi_mask_pad_insert (self, &rect));
    }
  else if (self->chosen >= 0)
    siyi_mask_pad_put (self, self->chosen, &rect);
}

static void
on_drag_end (SiyiMaskPad *self,
             double       dx,
             double       dy)
{
  const gboolean is_click = MAX (fabs (dx), fabs (dy)) < SMALLEST_DRAG;

  if (is_click)
    siyi_mask_pad_forget (self);
  if (is_click && self->is_new && self->start_rect.width == 0)
    siyi_mask_pad_choose (self, -1);
  self->start_rect.width = 0;
  siyi_mask_pad_tell (self);
}

static void
on_pan_update (SiyiMaskPad *self,
               double       dx,
               double       dy)
{
  siyi_photo_canvas_pan (self->canvas, dx - self->start_x, dy - self->start_y);
  self->start_x = dx;
  self->start_y = dy;
}

static void
on_pan_begin (SiyiMaskPad *self)
{
  self->start_x = self->start_y = 0;
}

/* Moved, or with Shift its far corner; with Ctrl by a pixel of the photo. */
static void
push (SiyiMaskPad     *self,
      int              dx,
      int              dy,
      GdkModifierType  state)
{
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (self->canvas);
  const int step = (state & GDK_CONTROL_MASK) != 0 ? 1 : MAX (1, (int) (STEP / view->zoom));
  SiyiMaskRect rect;

  if (self->chosen < 0)
    {
      siyi_photo_canvas_pan (self->canvas, -dx * 8 * STEP, -dy * 8 * STEP);
      return;
    }

  rect = g_array_index (self->rects, SiyiMaskRect, self->chosen);
  if ((state & GDK_SHIFT_MASK) != 0)
    {
      rect.width = MAX (1, rect.width + dx * step);
      rect.height = MAX (1, rect.height + dy * step);
    }
  else
    {
      rect.x += dx * step;
      rect.y += dy * step;
    }
  siyi_mask_pad_remember (self);
  siyi_mask_pad_put (self, self->chosen, &rect);
}

static gboolean
choose_next (SiyiMaskPad *self,
             int          by)
{
  const int n = (int) self->rects->len;

  if (n > 0)
    siyi_mask_pad_choose (self, self->chosen < 0 ? (by > 0 ? 0 : n - 1) : (self->chosen + by + n) % n);

  return n > 0;
}

static gboolean
on_plain_key (SiyiMaskPad *self,
              guint        key)
{
  switch (gdk_keyval_to_lower (key))
    {
    case GDK_KEY_n:
    case GDK_KEY_Insert:
      siyi_mask_pad_add (self);
      return TRUE;

    case GDK_KEY_Delete:
    case GDK_KEY_BackSpace:
      siyi_mask_pad_remove (self);
      return TRUE;

    case GDK_KEY_b:
      siyi_mask_pad_set_cover (self, SIYI_COVER_BLUR);
      return TRUE;

    case GDK_KEY_k:
      siyi_mask_pad_set_cover (self, SIYI_COVER_BLACK);
      return TRUE;

    case GDK_KEY_Page_Down:
      return choose_next (self, 1);

    case GDK_KEY_Page_Up:
      return choose_next (self, -1);

    case GDK_KEY_plus:
    case GDK_KEY_equal:
      siyi_photo_canvas_zoom_by (self->canvas, 1.25);
      return TRUE;

    case GDK_KEY_minus:
      siyi_photo_canvas_zoom_by (self->canvas, 0.8);
      return TRUE;

    case GDK_KEY_0:
      siyi_photo_canvas_zoom_fit (self->canvas);
      return TRUE;

    case GDK_KEY_Escape:
      if (self->chosen < 0)
        return FALSE;
      siyi_mask_pad_choose (self, -1);
      return TRUE;

    default:
      return FALSE;
    }
}

static gboolean
on_key (SiyiMaskPad     *self,
        guint            key,
        guint            code,
        GdkModifierType  state)
{
  static const struct { guint key; int dx, dy; } arrows[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (key == arrows[i].key)
      {
        push (self, arrows[i].dx, arrows[i].dy, state);
        return TRUE;
      }
  if ((state & GDK_CONTROL_MASK) != 0)
    return gdk_keyval_to_lower (key) == GDK_KEY_z && siyi_mask_pad_undo (self);

  return (state & GDK_ALT_MASK) == 0 && on_plain_key (self, key);
}

/**
 * siyi_mask_pad_add_input:
 */
void
siyi_mask_pad_add_input (SiyiMaskPad *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *pan = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (pan), GDK_BUTTON_MIDDLE);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  g_signal_connect_swapped (pan, "drag-begin", G_CALLBACK (on_pan_begin), self);
  g_signal_connect_swapped (pan, "drag-update", G_CALLBACK (on_pan_update), self);
  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pan));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
