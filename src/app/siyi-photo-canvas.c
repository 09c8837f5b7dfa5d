/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Draws the part of a photo that is seen, from the pixels it was given: a texture of that part alone,
 * for one of 48 megapixels would be too much to hand to the screen. Main thread. Owns its pixels. */
#include "siyi-photo-canvas-private.h"

#include <math.h>

enum
{
  MOVED,
  WANTS,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiPhotoCanvas, siyi_photo_canvas, GTK_TYPE_WIDGET)

static void
ask (gpointer data)
{
  SiyiPhotoCanvas *self = data;
  const int wanted = siyi_photo_view_wanted (&self->view);

  self->wants_idle = 0;
  if (self->told != self->view.zoom)    /* the room is another */
    {
      self->told = self->view.zoom;
      g_signal_emit (self, signals[MOVED], 0);
    }
  if (self->view.photo_width == 0 || self->view.width <= 0 || wanted <= self->wanted)
    return;

  self->wanted = wanted;
  g_signal_emit (self, signals[WANTS], 0, wanted);
}

static void
ask_soon (SiyiPhotoCanvas *self)
{
  if (self->wants_idle == 0)
    self->wants_idle = g_idle_add_once (ask, self);
}

static void
moved (SiyiPhotoCanvas *self)
{
  self->told = self->view.zoom;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ask_soon (self);
  g_signal_emit (self, signals[MOVED], 0);
}

/* The part of the pixels that is seen, with an edge of one around it. */
static void
find_part (SiyiPhotoCanvas *self,
           int              at[4])
{
  const double scale = (double) self->pixels->width / self->view.photo_width;
  graphene_rect_t seen;

  siyi_photo_view_seen (&self->view, &seen);
  at[0] = MAX (0, (int) floor (seen.origin.x * scale) - 1);
  at[1] = MAX (0, (int) floor (seen.origin.y * scale) - 1);
  at[2] = MIN (self->pixels->width, (int) ceil ((seen.origin.x + seen.size.width) * scale) + 1) - at[0];
  at[3] = MIN (self->pixels->height, (int) ceil ((seen.origin.y + seen.size.height) * scale) + 1) - at[1];
}

static GdkTexture *
get_part (SiyiPhotoCanvas *self)
{
  const SiyiPixels *pixels = self->pixels;
  g_autoptr(GBytes) bytes = NULL;
  int at[4];
  gsize offset;

  find_part (self, at);
  if (at[2] <= 0 || at[3] <= 0)
    return NULL;
  if (self->part != NULL && memcmp (at, self->part_at, sizeof at) == 0)
    return self->part;

  g_clear_object (&self->part);
  offset = (gsize) at[1] * pixels->stride + (gsize) at[0] * 3;
  bytes = g_bytes_new_from_bytes (pixels->bytes, offset,
                                  MIN ((gsize) at[3] * pixels->stride, g_bytes_get_size (pixels->bytes) - offset));
  self->part = gdk_memory_texture_new (at[2], at[3], GDK_MEMORY_R8G8B8, bytes, pixels->stride);
  memcpy (self->part_at, at, sizeof at);

  return self->part;
}

/* From here on the snapshot counts in pixels of the upright photo. */
static void
go_to_photo (GtkSnapshot         *snapshot,
             const SiyiPhotoView *view)
{
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) view->width / 2, (float) view->height / 2));
  gtk_snapshot_scale (snapshot, (float) view->zoom, (float) view->zoom);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) -view->x, (float) -view->y));
  if (view->turn == 1)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) view->photo_height, 0));
  else if (view->turn == 2)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) view->photo_width, (float) view->photo_height));
  else if (view->turn == 3)
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) view->photo_width));
  gtk_snapshot_rotate (snapshot, 90.0f * (float) view->turn);
}

static void
siyi_photo_canvas_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  SiyiPhotoCanvas *self = SIYI_PHOTO_CANVAS (widget);
  const SiyiPhotoView *view = &self->view;
  GdkTexture *part = self->pixels != NULL && view->photo_width > 0 ? get_part (self) : NULL;

  if (view->photo_width == 0 || (part == NULL && self->small == NULL))
    return;

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) view->width, (float) view->height));
  gtk_snapshot_save (snapshot);
  go_to_photo (snapshot, view);
  if (part != NULL)
    {
      const float scale = (float) view->photo_width / (float) self->pixels->width;
      const int *at = self->part_at;

      gtk_snapshot_append_texture (snapshot, part,
                                   &GRAPHENE_RECT_INIT ((float) at[0] * scale, (float) at[1] * scale,
                                                        (float) at[2] * scale, (float) at[3] * scale));
    }
  else
    gtk_snapshot_append_texture (snapshot, self->small,
                                 &GRAPHENE_RECT_INIT (0, 0, (float) view->photo_width, (float) view->photo_height));
  gtk_snapshot_restore (snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
siyi_photo_canvas_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  SiyiPhotoCanvas *self = SIYI_PHOTO_CANVAS (widget);

  siyi_photo_view_set_room (&self->view, width, height, gtk_widget_get_scale_factor (widget));
  if (self->to_follow.photo_width != 0)
    siyi_photo_view_follow (&self->view, &self->to_follow);
  self->to_follow.photo_width = 0;
  ask_soon (self);
}

/**
 * siyi_photo_canvas_zoom_at:
 * @zoom: px a pixel of the photo
 * @x: of the canvas, in px: what is seen there stays there
 */
void
siyi_photo_canvas_zoom_at (SiyiPhotoCanvas *self,
                           double           zoom,
                           double           x,
                           double           y)
{
  if (self->view.photo_width == 0 || self->view.width <= 0)
    return;

  siyi_photo_view_zoom_to (&self->view, zoom, x, y);
  moved (self);
}

static void
siyi_photo_canvas_dispose (GObject *object)
{
  SiyiPhotoCanvas *self = SIYI_PHOTO_CANVAS (object);

  g_clear_handle_id (&self->wants_idle, g_source_remove);
  g_clear_object (&self->small);
  g_clear_object (&self->part);
  g_clear_pointer (&self->pixels, siyi_pixels_free);

  G_OBJECT_CLASS (siyi_photo_canvas_parent_class)->dispose (object);
}

static void
siyi_photo_canvas_class_init (SiyiPhotoCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = siyi_photo_canvas_dispose;
  widget_class->snapshot = siyi_photo_canvas_snapshot;
  widget_class->size_allocate = siyi_photo_canvas_size_allocate;

  signals[MOVED] = g_signal_new ("moved", SIYI_TYPE_PHOTO_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
  signals[WANTS] = g_signal_new ("wants", SIYI_TYPE_PHOTO_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 1, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "photocanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
siyi_photo_canvas_init (SiyiPhotoCanvas *self)
{
  self->drag = TRUE;
  self->view.scale = 1;
  self->view.zoom = 1;
  self->view.fit = TRUE;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_hexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  siyi_photo_canvas_add_input (self);
}

/**
 * siyi_photo_canvas_new:
 *
 * Returns: (transfer floating): a canvas without a photo
 */
GtkWidget *
siyi_photo_canvas_new (void)
{
  return g_object_new (SIYI_TYPE_PHOTO_CANVAS, NULL);
}

/**
 * siyi_photo_canvas_set_photo:
 * @width: of the upright photo, in pixels; 0: no photo
 * @label: (nullable): what a screen reader says: its caption
 */
void
siyi_photo_canvas_set_photo (SiyiPhotoCanvas *self,
                             int              width,
                             int              height,
                             const char      *label)
{
  g_clear_object (&self->small);
  g_clear_object (&self->part);
  g_clear_pointer (&self->pixels, siyi_pixels_free);
  self->wanted = 0;
  siyi_photo_view_set_photo (&self->view, width, height);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label != NULL ? label : "", -1);
  moved (self);
}

/**
 * siyi_photo_canvas_set_small:
 * @small: shown until the pixels come
 */
void
siyi_photo_canvas_set_small (SiyiPhotoCanvas *self,
                             GdkTexture      *small)
{
  g_set_object (&self->small, small);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * siyi_photo_canvas_take_pixels:
 * @pixels: (transfer full): of the whole photo; coarser ones than those there are left out
 */
void
siyi_photo_canvas_take_pixels (SiyiPhotoCanvas *self,
                               SiyiPixels      *pixels)
{
  if (self->pixels != NULL && self->pixels->width >= pixels->width)
    {
      siyi_pixels_free (pixels);
      return;
    }

  g_clear_object (&self->part);
  g_clear_pointer (&self->pixels, siyi_pixels_free);
  self->pixels = pixels;
  self->wanted = MAX (self->wanted, MAX (pixels->width, pixels->height));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * siyi_photo_canvas_get_pixels:
 *
 * Returns: (transfer none) (nullable): what it draws from
 */
SiyiPixels *
siyi_photo_canvas_get_pixels (SiyiPhotoCanvas *self)
{
  return self->pixels;
}

/**
 * siyi_photo_canvas_get_view:
 *
 * Returns: (transfer none): where the photo lies now
 */
const SiyiPhotoView *
siyi_photo_canvas_get_view (SiyiPhotoCanvas *self)
{
  return &self->view;
}

/**
 * siyi_photo_canvas_set_drag:
 * @drag: whether dragging moves the photo
 */
void
siyi_photo_canvas_set_drag (SiyiPhotoCanvas *self,
                            gboolean         drag)
{
  self->drag = drag;
}

/**
 * siyi_photo_canvas_follow:
 * @view: of the canvas beside it; says nothing of having moved itself
 */
void
siyi_photo_canvas_follow (SiyiPhotoCanvas     *self,
                          const SiyiPhotoView *view)
{
  if (self->view.width <= 0)
    {
      self->to_follow = *view;
      return;
    }

  siyi_photo_view_follow (&self->view, view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  ask_soon (self);
}

/**
 * siyi_photo_canvas_zoom_by:
 * @factor: about the middle of what is seen
 */
void
siyi_photo_canvas_zoom_by (SiyiPhotoCanvas *self,
                           double           factor)
{
  siyi_photo_canvas_zoom_at (self, self->view.zoom * factor, self->view.width / 2, self->view.height / 2);
}

/**
 * siyi_photo_canvas_zoom_one:
 *
 * A pixel of the photo a dot of the screen.
 */
void
siyi_photo_canvas_zoom_one (SiyiPhotoCanvas *self)
{
  siyi_photo_canvas_zoom_at (self, 1 / self->view.scale, self->view.width / 2, self->view.height / 2);
}

/**
 * siyi_photo_canvas_zoom_fit:
 */
void
siyi_photo_canvas_zoom_fit (SiyiPhotoCanvas *self)
{
  siyi_photo_view_set_fit (&self->view);
  moved (self);
}

/**
 * siyi_photo_canvas_pan:
 * @dx: how far the photo is moved, in px
 */
void
siyi_photo_canvas_pan (SiyiPhotoCanvas *self,
                       double           dx,
                       double           dy)
{
  siyi_photo_view_pan (&self->view, dx, dy);
  moved (self);
}

/**
 * siyi_photo_canvas_turn:
 * @quarters: clockwise; the photo itself is not changed
 */
void
siyi_photo_canvas_turn (SiyiPhotoCanvas *self,
                        int              quarters)
{
  siyi_photo_view_turn (&self->view, quarters);
  moved (self);
}
