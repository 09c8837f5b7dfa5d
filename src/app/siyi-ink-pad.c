/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The surface a signature is drawn on. A pen is heard by a gesture of its own, that knows its
 * pressure and the points between two frames; finger and mouse by a drag. Main thread; holds the
 * strokes until the dialog takes them. */
#include "siyi-ink-pad.h"

#include <glib/gi18n.h>

#include "siyi-colors.h"
#include "siyi-ink-draw.h"

#define NATURAL_WIDTH 660
#define NATURAL_HEIGHT 220
#define LEAST_WIDTH 300
#define LEAST_HEIGHT 120
/* Where the line to sign on lies, of the height, and how far from the sides. */
#define BASELINE 0.78
#define MARGIN 28
/* Of finger and mouse, which tell none. */
#define PRESSURE 0.5f

struct _SiyiInkPad
{
  GtkWidget  parent_instance;

  SiyiInk   *ink;        /* (nullable) until the first touch */
  gint64     since;      /* monotonic time of the first touch, in µs */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiInkPad, siyi_ink_pad, GTK_TYPE_WIDGET)

/* The widget may be resized under a signature: it stays whole, in the middle. */
static void
add_point (SiyiInkPad *self,
           double      x,
           double      y,
           double      pressure)
{
  const double width = gtk_widget_get_width (GTK_WIDGET (self));
  const double height = gtk_widget_get_height (GTK_WIDGET (self));
  const double aspect = siyi_ink_get_aspect (self->ink);
  const double scale = MIN (height, width / aspect);

  siyi_ink_add (self->ink, &(SiyiInkPoint) {
    .x = (float) ((x - (width - scale * aspect) / 2) / scale),
    .y = (float) ((y - (height - scale) / 2) / scale),
    .pressure = (float) pressure,
    .ms = (guint) ((g_get_monotonic_time () - self->since) / 1000),
  });
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
begin_stroke (SiyiInkPad *self)
{
  if (self->ink == NULL)
    {
      self->ink = siyi_ink_new ((double) gtk_widget_get_width (GTK_WIDGET (self)) /
                                MAX (gtk_widget_get_height (GTK_WIDGET (self)), 1));
      self->since = g_get_monotonic_time ();
    }
  siyi_ink_begin (self->ink);
}

static void
end_stroke (SiyiInkPad *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static double
pen_pressure (GtkGestureStylus *pen)
{
  double pressure;

  return gtk_gesture_stylus_get_axis (pen, GDK_AXIS_PRESSURE, &pressure) ? pressure : PRESSURE;
}

static void
on_pen_down (SiyiInkPad       *self,
             double            x,
             double            y,
             GtkGestureStylus *pen)
{
  gtk_gesture_set_state (GTK_GESTURE (pen), GTK_EVENT_SEQUENCE_CLAIMED);
  begin_stroke (self);
  add_point (self, x, y, pen_pressure (pen));
}

static void
on_pen_motion (SiyiInkPad       *self,
               double            x,
               double            y,
               GtkGestureStylus *pen)
{
  g_autofree GdkTimeCoord *between = NULL;
  guint n = 0;

  /* Motion is told of a pen in the air too. */
  if (self->ink == NULL || !gtk_gesture_is_recognized (GTK_GESTURE (pen)))
    return;

  if (gtk_gesture_stylus_get_backlog (pen, &between, &n))
    for (guint i = 0; i < n; i++)
      add_point (self, between[i].axes[GDK_AXIS_X], between[i].axes[GDK_AXIS_Y],
                 (between[i].flags & GDK_AXIS_FLAG_PRESSURE) != 0
                   ? between[i].axes[GDK_AXIS_PRESSURE] : PRESSURE);
  else
    add_point (self, x, y, pen_pressure (pen));
}

static void
on_pen_up (SiyiInkPad *self)
{
  end_stroke (self);
}

/* A pen points too; it has its own gesture. */
static gboolean
is_pen (GtkGesture *gesture)
{
  GdkEvent *event = gtk_gesture_get_last_event (gesture, gtk_gesture_get_last_updated_sequence (gesture));

  return event != NULL && gdk_event_get_device_tool (event) != NULL;
}

static void
on_drag_begin (SiyiInkPad     *self,
               double          x,
               double          y,
               GtkGestureDrag *drag)
{
  if (is_pen (GTK_GESTURE (drag)))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }

  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  begin_stroke (self);
  add_point (self, x, y, PRESSURE);
}

static void
on_drag_update (SiyiInkPad     *self,
                double          x,
                double          y,
                GtkGestureDrag *drag)
{
  double from_x, from_y;

  if (self->ink == NULL || is_pen (GTK_GESTURE (drag)) ||
      !gtk_gesture_drag_get_start_point (drag, &from_x, &from_y))
    return;

  add_point (self, from_x + x, from_y + y, PRESSURE);
}

static void
on_drag_end (SiyiInkPad     *self,
             double          x,
             double          y,
             GtkGestureDrag *drag)
{
  if (!is_pen (GTK_GESTURE (drag)))
    end_stroke (self);
}

static void
siyi_ink_pad_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  const gboolean across = orientation == GTK_ORIENTATION_HORIZONTAL;

  *minimum = across ? LEAST_WIDTH : LEAST_HEIGHT;
  *natural = across ? NATURAL_WIDTH : NATURAL_HEIGHT;
}

static void
siyi_ink_pad_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  SiyiInkPad *self = SIYI_INK_PAD (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height);
  const GdkRGBA line = siyi_color (widget, "window_fg_color", 0.24f);
  const GdkRGBA color = siyi_color (widget, "window_fg_color", 1);
  cairo_t *cr;

  gtk_snapshot_append_color (snapshot, &line,
                             &GRAPHENE_RECT_INIT (MARGIN, (float) (height * BASELINE),
                                                  (float) MAX (width - 2 * MARGIN, 0), 1));
  if (self->ink == NULL)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &bounds);
  /* Curves overlap within a stroke: opaque, or each joint would show. */
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  siyi_ink_draw (cr, self->ink, width, height);
  cairo_destroy (cr);
}

static void
siyi_ink_pad_finalize (GObject *object)
{
  SiyiInkPad *self = SIYI_INK_PAD (object);

  g_clear_pointer (&self->ink, siyi_ink_unref);

  G_OBJECT_CLASS (siyi_ink_pad_parent_class)->finalize (object);
}

static void
siyi_ink_pad_class_init (SiyiInkPadClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = siyi_ink_pad_finalize;
  widget_class->measure = siyi_ink_pad_measure;
  widget_class->snapshot = siyi_ink_pad_snapshot;
  gtk_widget_class_set_css_name (widget_class, "inkpad");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SIYI_TYPE_INK_PAD, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
}

static void
siyi_ink_pad_init (SiyiInkPad *self)
{
  GtkGesture *pen = gtk_gesture_stylus_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  g_signal_connect_swapped (pen, "down", G_CALLBACK (on_pen_down), self);
  g_signal_connect_swapped (pen, "motion", G_CALLBACK (on_pen_motion), self);
  g_signal_connect_swapped (pen, "up", G_CALLBACK (on_pen_up), self);
  g_signal_connect_swapped (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect_swapped (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect_swapped (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), GDK_BUTTON_PRIMARY);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (pen));
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "crosshair");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Signing pad"), -1);
}

GtkWidget *
siyi_ink_pad_new (void)
{
  return g_object_new (SIYI_TYPE_INK_PAD, NULL);
}

/**
 * siyi_ink_pad_get_ink:
 *
 * Returns: (transfer none) (nullable): what is signed so far; %NULL: nothing
 */
SiyiInk *
siyi_ink_pad_get_ink (SiyiInkPad *self)
{
  return self->ink != NULL && !siyi_ink_is_empty (self->ink) ? self->ink : NULL;
}

/**
 * siyi_ink_pad_undo:
 *
 * Takes the last stroke back.
 */
void
siyi_ink_pad_undo (SiyiInkPad *self)
{
  if (self->ink == NULL || !siyi_ink_drop_stroke (self->ink))
    return;

  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
siyi_ink_pad_clear (SiyiInkPad *self)
{
  g_clear_pointer (&self->ink, siyi_ink_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}
