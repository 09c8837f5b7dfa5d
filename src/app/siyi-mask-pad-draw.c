/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rectangles as they will be in the copy: black, or the few colours that a blur leaves, worked out
 * from the pixels on the screen by the same cells. Main thread. */
#include "siyi-mask-pad-private.h"

#include <math.h>

#include "siyi-colors.h"

typedef struct
{
  SiyiMaskRect  rect;
  int           from_width;    /* of the pixels it was made from */
  GdkTexture   *texture;       /* a pixel a cell */
} Preview;

/**
 * siyi_mask_pad_preview_free:
 */
void
siyi_mask_pad_preview_free (gpointer data)
{
  Preview *preview = data;

  g_object_unref (preview->texture);
  g_free (preview);
}

/**
 * siyi_mask_pad_where:
 * @room: (out): where a rectangle is seen, in px
 */
void
siyi_mask_pad_where (SiyiMaskPad        *self,
                     const SiyiMaskRect *rect,
                     graphene_rect_t    *room)
{
  const graphene_rect_t photo = GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->width,
                                                    (float) rect->height);

  siyi_photo_view_to_room (siyi_photo_canvas_get_view (self->canvas), &photo, room);
}

static void
mean_color (const SiyiPixels *pixels,
            int               left,
            int               top,
            int               right,
            int               bottom,
            guint8           *color)
{
  const guint8 *bytes = g_bytes_get_data (pixels->bytes, NULL);
  guint64 sums[3] = { 0 };
  guint n = 0;

  left = CLAMP (left, 0, pixels->width - 1);
  top = CLAMP (top, 0, pixels->height - 1);
  right = CLAMP (right, left + 1, pixels->width);
  bottom = CLAMP (bottom, top + 1, pixels->height);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++, n++)
      for (int c = 0; c < 3; c++)
        sums[c] += bytes[(gsize) y * pixels->stride + (gsize) x * 3 + (gsize) c];
  for (int c = 0; c < 3; c++)
    color[c] = (guint8) (sums[c] / n);
}

static GdkTexture *
make_cells (const SiyiPixels   *pixels,
            const SiyiMaskRect *rect,
            double              scale)
{
  const int cell = siyi_mask_cell (rect->width, rect->height);
  const int n_x = (rect->width + cell - 1) / cell, n_y = (rect->height + cell - 1) / cell;
  guint8 *colors = g_malloc ((gsize) n_x * n_y * 3);
  g_autoptr(GBytes) bytes = g_bytes_new_take (colors, (gsize) n_x * n_y * 3);

  for (int y = 0; y < n_y; y++)
    for (int x = 0; x < n_x; x++)
      mean_color (pixels, (int) ((rect->x + x * cell) * scale), (int) ((rect->y + y * cell) * scale),
                  (int) (MIN (rect->x + (x + 1) * cell, rect->x + rect->width) * scale),
                  (int) (MIN (rect->y + (y + 1) * cell, rect->y + rect->height) * scale),
                  colors + (y * n_x + x) * 3);

  return gdk_memory_texture_new (n_x, n_y, GDK_MEMORY_R8G8B8, bytes, (gsize) n_x * 3);
}

static gboolean
is_same (const SiyiMaskRect *a,
         const SiyiMaskRect *b)
{
  return a->x == b->x && a->y == b->y && a->width == b->width && a->height == b->height;
}

/* (nullable): until there are pixels */
static GdkTexture *
get_cells (SiyiMaskPad        *self,
           const SiyiMaskRect *rect)
{
  const SiyiPixels *pixels = siyi_photo_canvas_get_pixels (self->canvas);
  const SiyiPhotoView *view = siyi_photo_canvas_get_view (self->canvas);
  Preview *preview;

  if (pixels == NULL)
    return NULL;
  for (guint i = 0; i < self->previews->len; i++)
    {
      preview = g_ptr_array_index (self->previews, i);
      if (preview->from_width == pixels->width && is_same (&preview->rect, rect))
        return preview->texture;
    }

  if (self->previews->len > SIYI_MASK_MAX_RECTS)
    g_ptr_array_set_size (self->previews, 0);
  preview = g_new0 (Preview, 1);
  preview->rect = *rect;
  preview->from_width = pixels->width;
  preview->texture = make_cells (pixels, rect, (double) pixels->width / view->photo_width);
  g_ptr_array_add (self->previews, preview);

  return preview->texture;
}

static void
draw_cover (SiyiMaskPad           *self,
            GtkSnapshot           *snapshot,
            const SiyiMaskRect    *rect,
            const graphene_rect_t *room)
{
  GdkTexture *cells = rect->cover == SIYI_COVER_BLUR ? get_cells (self, rect) : NULL;
  const double zoom = siyi_photo_canvas_get_view (self->canvas)->zoom;
  const double cell = siyi_mask_cell (rect->width, rect->height) * zoom;

  if (cells == NULL)
    {
      gtk_snapshot_append_color (snapshot, &(GdkRGBA) { .alpha = 1 }, room);
      return;
    }

  /* The last cells stand out beyond the edge. */
  gtk_snapshot_push_clip (snapshot, room);
  gtk_snapshot_append_texture (snapshot, cells,
                               &GRAPHENE_RECT_INIT (room->origin.x, room->origin.y,
                                                    (float) (gdk_texture_get_width (cells) * cell),
                                                    (float) (gdk_texture_get_height (cells) * cell)));
  gtk_snapshot_pop (snapshot);
}

static void
draw_outline (SiyiMaskPad           *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *room,
              gboolean               is_chosen)
{
  const GdkRGBA color = siyi_color (GTK_WIDGET (self), is_chosen ? "accent_bg_color" : "window_bg_color", 1);
  const float width = is_chosen ? 2 : 1;
  GskRoundedRect frame;

  gsk_rounded_rect_init_from_rect (&frame, room, 0);
  gtk_snapshot_append_border (snapshot, &frame, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { color, color, color, color });
  for (int corner = 0; is_chosen && corner < 4; corner++)
    {
      const float x = room->origin.x + (float) (corner % 2) * room->size.width;
      const float y = room->origin.y + (float) (corner / 2) * room->size.height;

      gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x - 4, y - 4, 8, 8));
    }
}

/**
 * siyi_mask_pad_draw:
 */
void
siyi_mask_pad_draw (SiyiMaskPad *self,
                    GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->rects->len; i++)
    {
      const SiyiMaskRect *rect = &g_array_index (self->rects, SiyiMaskRect, i);
      graphene_rect_t room;

      siyi_mask_pad_where (self, rect, &room);
      draw_cover (self, snapshot, rect, &room);
      draw_outline (self, snapshot, &room, (int) i == self->chosen);
    }
}
