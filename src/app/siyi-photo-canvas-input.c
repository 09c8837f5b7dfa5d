/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Wheel, two fingers, drag and double click on a photo. Main thread. */
#include "siyi-photo-canvas-private.h"

#include <math.h>

#define WHEEL_STEP 1.2

static void
on_motion (SiyiPhotoCanvas *self,
           double           x,
           double           y)
{
  self->pointer_x = x;
  self->pointer_y = y;
}

static gboolean
on_scroll (SiyiPhotoCanvas *self,
           double           dx,
           double           dy)
{
  siyi_photo_canvas_zoom_at (self, self->view.zoom * pow (WHEEL_STEP, -dy), self->pointer_x, self->pointer_y);

  return TRUE;
}

/* Two fingers zoom; what one finger has begun ends. */
static void
on_pinch_begin (SiyiPhotoCanvas  *self,
                GdkEventSequence *sequence,
                GtkGesture       *pinch)
{
  self->begin_zoom = self->view.zoom;
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch (SiyiPhotoCanvas *self,
          double           scale,
          GtkGesture      *pinch)
{
  double x = self->view.width / 2, y = self->view.height / 2;

  gtk_gesture_get_bounding_box_center (pinch, &x, &y);
  siyi_photo_canvas_zoom_at (self, self->begin_zoom * scale, x, y);
}

static void
on_drag_begin (SiyiPhotoCanvas *self,
               double           x,
               double           y,
               GtkGesture      *gesture)
{
  gtk_widget_grab_focus (GTK_WIDGET (self));
  self->last_dx = self->last_dy = 0;
  if (!self->drag || !siyi_photo_view_is_larger (&self->view))
    gtk_gesture_set_state (gesture, GTK_EVENT_SEQUENCE_DENIED);
  else
    gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
}

static void
on_drag_update (SiyiPhotoCanvas *self,
                double           dx,
                double           dy)
{
  siyi_photo_canvas_pan (self, dx - self->last_dx, dy - self->last_dy);
  self->last_dx = dx;
  self->last_dy = dy;
}

static void
on_drag_end (SiyiPhotoCanvas *self)
{
  gtk_widget_set_cursor (GTK_WIDGET (self), NULL);
}

/* Twice: from whole to one to one at that place, and back. */
static void
on_pressed (SiyiPhotoCanvas *self,
            int              n_press,
            double           x,
            double           y)
{
  if (n_press != 2 || !self->drag)
    return;

  if (self->view.fit)
    siyi_photo_canvas_zoom_at (self, 1 / self->view.scale, x, y);
  else
    siyi_photo_canvas_zoom_fit (self);
}

/**
 * siyi_photo_canvas_add_input:
 */
void
siyi_photo_canvas_add_input (SiyiPhotoCanvas *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *wheel = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  const struct { gpointer from; const char *name; GCallback callback; } signals_of[] = {
    { motion, "motion", G_CALLBACK (on_motion) }, { motion, "enter", G_CALLBACK (on_motion) },
    { wheel, "scroll", G_CALLBACK (on_scroll) }, { pinch, "begin", G_CALLBACK (on_pinch_begin) },
    { pinch, "scale-changed", G_CALLBACK (on_pinch) }, { drag, "drag-begin", G_CALLBACK (on_drag_begin) },
    { drag, "drag-update", G_CALLBACK (on_drag_update) }, { drag, "drag-end", G_CALLBACK (on_drag_end) },
    { click, "pressed", G_CALLBACK (on_pressed) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (signals_of); i++)
    g_signal_connect_swapped (signals_of[i].from, signals_of[i].name, signals_of[i].callback, self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), wheel);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}
