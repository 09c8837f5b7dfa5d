/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the child does with a whole picture: covers parts of it and writes it as a JPEG, or gives its
 * pixels to be looked at. Both go to a descriptor that the parent made. */
#include "siyi-image-private.h"

#include <string.h>
#include <unistd.h>

enum { COVER_QUALITY = 92 };

/**
 * siyi_image_stride:
 *
 * Returns: bytes of a row of so many pixels
 */
gsize
siyi_image_stride (int width)
{
  return ((gsize) width * 3 + 3) & ~(gsize) 3;
}

/* (transfer full): not yet upright, with the view that is */
static GdkPixbuf *
open_picture (int           fd,
              int           longest,
              SiyiUpright  *upright,
              GError      **error)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  guint32 width, height;
  SiyiImageKind kind;
  SiyiImageNotes notes;
  GdkPixbuf *pixbuf;

  if (!siyi_image_read_head (fd, &kind, &width, &height, error))
    return NULL;

  siyi_image_notes_read (path, &notes);
  pixbuf = siyi_image_decode (fd, kind, longest, error);
  if (pixbuf != NULL)
    siyi_upright_init (upright, pixbuf, siyi_image_turn (pixbuf, kind, notes.orientation));
  siyi_image_notes_clear (&notes);

  return pixbuf;
}

static GVariant *
size_of (const SiyiUpright *upright)
{
  return g_variant_ref_sink (g_variant_new (SIYI_IMAGE_SIZE, (guint32) upright->width,
                                            (guint32) upright->height));
}

/**
 * siyi_image_child_cover:
 * @words: rectangles with spaces between, as siyi_mask_rect_parse() reads them
 * @out: gets a JPEG with nothing beside its pixels
 *
 * Returns: (transfer full): its size upright; %NULL with a SIYI_FILE_ERROR
 */
GVariant *
siyi_image_child_cover (int          fd,
                        const char  *words,
                        int          out,
                        GError     **error)
{
  g_auto(GStrv) texts = g_strsplit (words, " ", -1);
  SiyiUpright upright;
  g_autoptr(GdkPixbuf) pixbuf = open_picture (fd, SIYI_IMAGE_MAX_SIDE, &upright, error);

  if (pixbuf == NULL)
    return NULL;

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      SiyiMaskRect rect;

      if (!siyi_mask_rect_parse (texts[i], &rect) ||
          !siyi_mask_rect_clip (&rect, upright.width, upright.height))
        {
          g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                               "A rectangle lies outside the picture");
          return NULL;
        }
      siyi_upright_cover (&upright, &rect);
    }

  return siyi_image_write_jpeg (&upright, out, COVER_QUALITY, error) ? size_of (&upright) : NULL;
}

/**
 * siyi_image_write_all:
 *
 * Returns: whether all of it was written
 */
gboolean
siyi_image_write_all (int            fd,
                      const guint8  *bytes,
                      gsize          n,
                      GError       **error)
{
  while (n > 0)
    {
      const ssize_t written = write (fd, bytes, n);

      if (written <= 0)
        {
          g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE,
                               "Showing the picture failed; there may be too little memory");
          return FALSE;
        }
      bytes += written;
      n -= (gsize) written;
    }

  return TRUE;
}

/**
 * siyi_image_child_look:
 * @words: the longest side wanted, in pixels
 * @out: gets the upright pixels, row by row
 *
 * Returns: (transfer full): the size; %NULL with a SIYI_FILE_ERROR
 */
GVariant *
siyi_image_child_look (int          fd,
                       const char  *words,
                       int          out,
                       GError     **error)
{
  const int longest = (int) CLAMP (g_ascii_strtoll (words, NULL, 10), 1, SIYI_IMAGE_MAX_SIDE);
  SiyiUpright upright;
  g_autoptr(GdkPixbuf) pixbuf = open_picture (fd, longest, &upright, error);
  g_autofree guint8 *row = NULL;
  gsize stride;

  if (pixbuf == NULL)
    return NULL;

  stride = siyi_image_stride (upright.width);
  row = g_malloc0 (stride);
  for (int y = 0; y < upright.height; y++)
    {
      siyi_upright_row (&upright, y, row);
      if (!siyi_image_write_all (out, row, stride, error))
        return NULL;
    }

  return size_of (&upright);
}
