/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pictures for papers: pixels that came from the child as a JPEG of our own, which holds nothing
 * beside them, and that JPEG as pixels again. Never foreign bytes: those are the child's alone. Any
 * thread. */
#include "siyi-image.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

#define QUALITY "85"

/**
 * siyi_pixels_to_jpeg:
 *
 * Returns: (transfer full): a JPEG for print; %NULL with FAILED
 */
GBytes *
siyi_pixels_to_jpeg (const SiyiPixels  *pixels,
                     GError           **error)
{
  g_autoptr(GdkPixbuf) pixbuf =
    gdk_pixbuf_new_from_bytes (pixels->bytes, GDK_COLORSPACE_RGB, FALSE, 8, pixels->width, pixels->height,
                               (int) pixels->stride);
  g_autoptr(GError) failed = NULL;
  char *bytes;
  gsize n;

  if (gdk_pixbuf_save_to_buffer (pixbuf, &bytes, &n, "jpeg", &failed, "quality", QUALITY, NULL))
    return g_bytes_new_take (bytes, n);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "A picture can't be put on paper: %s",
               failed->message);

  return NULL;
}

/**
 * siyi_pixels_of_jpeg:
 * @jpeg: from siyi_pixels_to_jpeg()
 * @pixels: @height rows of @stride bytes; four bytes a pixel as cairo's RGB24 has them
 *
 * A #SiyiPictureDecode.
 *
 * Returns: whether the pixels are there
 */
gboolean
siyi_pixels_of_jpeg (GBytes  *jpeg,
                     int      width,
                     int      height,
                     guint8  *pixels,
                     int      stride)
{
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes (jpeg);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new_from_stream (in, NULL, NULL);

  if (pixbuf == NULL || gdk_pixbuf_get_width (pixbuf) != width || gdk_pixbuf_get_height (pixbuf) != height)
    return FALSE;

  for (int y = 0; y < height; y++)
    {
      const guint8 *from = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
      guint32 *to = (guint32 *) (gpointer) (pixels + (gsize) y * stride);
      const int step = gdk_pixbuf_get_n_channels (pixbuf);

      for (int x = 0; x < width; x++, from += step)
        to[x] = (guint32) from[0] << 16 | (guint32) from[1] << 8 | from[2];
    }

  return TRUE;
}
