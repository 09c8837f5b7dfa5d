/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A decoded picture seen upright without turning it: 48 megapixels twice would be more memory than
 * the child may have. A turn or mirroring is only another first pixel and other steps. What is
 * transparent stands on white. In the child process; the pixbuf belongs to the caller. */
#include "siyi-image-private.h"

enum { CHANNELS = 3 };

/**
 * siyi_upright_init:
 * @pixbuf: as it is stored; outlives @self
 * @orientation: as EXIF numbers them, 1 to 8
 */
void
siyi_upright_init (SiyiUpright *self,
                   GdkPixbuf   *pixbuf,
                   int          orientation)
{
  /* Whether the stored columns, and the stored rows, are walked backwards; whether they change places. */
  static const struct { gboolean back_column, back_row, swapped; } ways[9] = {
    { 0 }, { FALSE, FALSE, FALSE }, { TRUE, FALSE, FALSE }, { TRUE, TRUE, FALSE }, { FALSE, TRUE, FALSE },
    { FALSE, FALSE, TRUE }, { FALSE, TRUE, TRUE }, { TRUE, TRUE, TRUE }, { TRUE, FALSE, TRUE },
  };
  const int width = gdk_pixbuf_get_width (pixbuf);
  const int height = gdk_pixbuf_get_height (pixbuf);
  gssize column = gdk_pixbuf_get_n_channels (pixbuf);
  gssize row = gdk_pixbuf_get_rowstride (pixbuf);

  self->origin = gdk_pixbuf_get_pixels (pixbuf);
  self->has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  if (ways[orientation].back_column)
    {
      self->origin += (width - 1) * column;
      column = -column;
    }
  if (ways[orientation].back_row)
    {
      self->origin += (height - 1) * row;
      row = -row;
    }
  self->step_x = ways[orientation].swapped ? row : column;
  self->step_y = ways[orientation].swapped ? column : row;
  self->width = ways[orientation].swapped ? height : width;
  self->height = ways[orientation].swapped ? width : height;
}

static guint8 *
pixel_at (const SiyiUpright *self,
          int                x,
          int                y)
{
  return self->origin + x * self->step_x + y * self->step_y;
}

static void
read_pixel (const SiyiUpright *self,
            const guint8      *pixel,
            guint8            *color)
{
  for (int c = 0; c < CHANNELS; c++)
    color[c] = self->has_alpha ? (guint8) ((pixel[c] * pixel[3] + 255 * (255 - pixel[3]) + 127) / 255)
                               : pixel[c];
}

/**
 * siyi_upright_row:
 * @row: (out): width × 3 bytes
 */
void
siyi_upright_row (const SiyiUpright *self,
                  int                y,
                  guint8            *row)
{
  const guint8 *pixel = pixel_at (self, 0, y);

  for (int x = 0; x < self->width; x++, pixel += self->step_x)
    read_pixel (self, pixel, row + x * CHANNELS);
}

static void
write_pixel (const SiyiUpright *self,
             int                x,
             int                y,
             const double      *color)
{
  guint8 *pixel = pixel_at (self, x, y);

  for (int c = 0; c < CHANNELS; c++)
    pixel[c] = (guint8) (color[c] + 0.5);
  if (self->has_alpha)
    pixel[3] = 255;
}

/* The mean colour of each cell: all that stays of the rectangle. */
static void
read_cells (const SiyiUpright  *self,
            const SiyiMaskRect *rect,
            int                 cell,
            int                 n_x,
            int                 n_y,
            double             *cells)
{
  g_autofree int *counts = g_new0 (int, n_x * n_y);

  for (int y = 0; y < rect->height; y++)
    for (int x = 0; x < rect->width; x++)
      {
        const int at = y / cell * n_x + x / cell;
        guint8 color[CHANNELS];

        read_pixel (self, pixel_at (self, rect->x + x, rect->y + y), color);
        for (int c = 0; c < CHANNELS; c++)
          cells[at * CHANNELS + c] += color[c];
        counts[at]++;
      }
  for (int i = 0; i < n_x * n_y; i++)
    for (int c = 0; c < CHANNELS; c++)
      cells[i * CHANNELS + c] /= counts[i];
}

/* Between the middles of the cells a colour passes evenly into the next one. */
static void
blur (const SiyiUpright  *self,
      const SiyiMaskRect *rect)
{
  const int cell = siyi_mask_cell (rect->width, rect->height);
  const int n_x = (rect->width + cell - 1) / cell;
  const int n_y = (rect->height + cell - 1) / cell;
  g_autofree double *cells = g_new0 (double, (gsize) n_x * n_y * CHANNELS);

  read_cells (self, rect, cell, n_x, n_y, cells);
  for (int y = 0; y < rect->height; y++)
    {
      const double v = CLAMP ((y + 0.5) / cell - 0.5, 0, n_y - 1);
      const int top = (int) v, bottom = MIN (top + 1, n_y - 1);

      for (int x = 0; x < rect->width; x++)
        {
          const double u = CLAMP ((x + 0.5) / cell - 0.5, 0, n_x - 1);
          const int left = (int) u, right = MIN (left + 1, n_x - 1);
          double color[CHANNELS];

          for (int c = 0; c < CHANNELS; c++)
            {
              const double above = cells[(top * n_x + left) * CHANNELS + c] * (1 - (u - left)) +
                                   cells[(top * n_x + right) * CHANNELS + c] * (u - left);
              const double below = cells[(bottom * n_x + left) * CHANNELS + c] * (1 - (u - left)) +
                                   cells[(bottom * n_x + right) * CHANNELS + c] * (u - left);

              color[c] = above * (1 - (v - top)) + below * (v - top);
            }
          write_pixel (self, rect->x + x, rect->y + y, color);
        }
    }
}

/**
 * siyi_upright_cover:
 * @rect: within the picture
 *
 * Writes over the pixels themselves, so that nothing of them is left to be encoded.
 */
void
siyi_upright_cover (const SiyiUpright  *self,
                    const SiyiMaskRect *rect)
{
  static const double black[CHANNELS] = { 0 };

  if (rect->cover == SIYI_COVER_BLUR)
    {
      blur (self, rect);
      return;
    }

  for (int y = 0; y < rect->height; y++)
    for (int x = 0; x < rect->width; x++)
      write_pixel (self, rect->x + x, rect->y + y, black);
}
