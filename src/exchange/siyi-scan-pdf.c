/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages of a foreign PDF drawn, in the child process only: its limits on memory and time hold for each
 * page. Nothing of a PDF is run or fetched; poppler's GLib side knows no scripts and opens no links. */
#include "siyi-image-private.h"

#include <math.h>
#include <poppler.h>
#include <string.h>
#include <unistd.h>

#include "siyi-scan.h"

/* Readers look for the mark within so many bytes. */
enum { HEAD = 1024 };

static const char mark[] = "%PDF-";

/**
 * siyi_scan_is_pdf:
 *
 * Returns: whether the file says it is a PDF
 */
gboolean
siyi_scan_is_pdf (int fd)
{
  char head[HEAD + 1];
  const ssize_t n = pread (fd, head, HEAD, 0);

  for (ssize_t i = 0; i + (ssize_t) strlen (mark) <= n; i++)
    if (memcmp (head + i, mark, strlen (mark)) == 0)
      return TRUE;

  return FALSE;
}

static void
tell_why (const GError  *failed,
          GError       **error)
{
  if (g_error_matches (failed, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_ENCRYPTED_OR_OLD,
                         "The PDF asks for a password; save it without one");
  else
    g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                         "The PDF is damaged or was cut off; scan the sheet once more");
}

static PopplerPage *
open_page (int      fd,
           guint    number,
           guint   *n_pages,
           GError **error)
{
  g_autoptr(GError) failed = NULL;
  g_autoptr(GObject) owned = NULL;
  /* Closed by poppler, also where it fails. */
  PopplerDocument *document = poppler_document_new_from_fd (dup (fd), NULL, &failed);
  PopplerPage *page;
  int n;

  if (document == NULL)
    {
      tell_why (failed, error);
      return NULL;
    }

  owned = G_OBJECT (document);
  n = poppler_document_get_n_pages (document);
  *n_pages = (guint) MAX (n, 0);
  if (n > SIYI_SCAN_MAX_PAGES)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                   "The PDF has %d pages; scans of up to %d pages are taken", n, SIYI_SCAN_MAX_PAGES);
      return NULL;
    }
  page = number < *n_pages ? poppler_document_get_page (document, (int) number) : NULL;
  if (page == NULL)
    g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                         "The PDF is damaged: it has no such page");

  return page;
}

/* (transfer full): the page on white; NULL with an error */
static cairo_surface_t *
draw_page (PopplerPage  *page,
           int           longest,
           GError      **error)
{
  double width = 0, height = 0, scale;
  cairo_surface_t *surface;
  cairo_t *cr;

  poppler_page_get_size (page, &width, &height);
  if (!isfinite (width) || !isfinite (height) || width < 1 || height < 1)
    {
      g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                           "The PDF is damaged: a page has no size");
      return NULL;
    }

  scale = longest / MAX (width, height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, MAX (1, (int) (width * scale)),
                                        MAX (1, (int) (height * scale)));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  if (cairo_status (cr) == CAIRO_STATUS_NO_MEMORY)
    {
      g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_MANY_PIXELS,
                           "Drawing a page of the PDF needs more memory than a page may have");
      g_clear_pointer (&surface, cairo_surface_destroy);
    }
  cairo_destroy (cr);
  if (surface != NULL)
    cairo_surface_flush (surface);

  return surface;
}

static cairo_surface_t *
open_and_draw (int      fd,
               guint    number,
               int      longest,
               guint   *n_pages,
               GError **error)
{
  PopplerPage *page = open_page (fd, number, n_pages, error);
  cairo_surface_t *surface;

  if (page == NULL)
    return NULL;

  surface = draw_page (page, longest, error);
  g_object_unref (page);

  return surface;
}

static guint32
pixel_at (cairo_surface_t *surface,
          int              x,
          int              y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) +
                      (gssize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel;

  memcpy (&pixel, row + (gssize) x * 4, sizeof pixel);

  return pixel;
}

/**
 * siyi_scan_pdf_gray:
 * @page: from 0
 * @longest: side of the page drawn, in pixels
 * @n_pages: (out)
 * @gray: (out): the page, bright is high
 *
 * Returns: whether it could be drawn
 */
gboolean
siyi_scan_pdf_gray (int        fd,
                    guint      page,
                    int        longest,
                    guint     *n_pages,
                    SiyiGray  *gray,
                    GError   **error)
{
  cairo_surface_t *surface = open_and_draw (fd, page, longest, n_pages, error);

  if (surface == NULL)
    return FALSE;

  gray->width = cairo_image_surface_get_width (surface);
  gray->height = cairo_image_surface_get_height (surface);
  gray->gray = g_malloc ((gsize) gray->width * (gsize) gray->height);
  for (int y = 0; y < gray->height; y++)
    for (int x = 0; x < gray->width; x++)
      {
        const guint32 pixel = pixel_at (surface, x, y);

        gray->gray[(gsize) y * (gsize) gray->width + (gsize) x] =
          (guint8) (((pixel >> 16 & 0xff) * 77 + (pixel >> 8 & 0xff) * 151 + (pixel & 0xff) * 28) >> 8);
      }
  cairo_surface_destroy (surface);

  return TRUE;
}

/**
 * siyi_scan_pdf_pixels:
 * @out: gets the pixels, three bytes each, rows of siyi_image_stride()
 *
 * Returns: (transfer full): the size; %NULL with a SIYI_FILE_ERROR
 */
GVariant *
siyi_scan_pdf_pixels (int      fd,
                      guint    page,
                      int      longest,
                      int      out,
                      GError **error)
{
  guint n_pages;
  cairo_surface_t *surface = open_and_draw (fd, page, longest, &n_pages, error);
  g_autofree guint8 *row = NULL;
  int width, height;
  gboolean ok = TRUE;

  if (surface == NULL)
    return NULL;

  width = cairo_image_surface_get_width (surface);
  height = cairo_image_surface_get_height (surface);
  row = g_malloc0 (siyi_image_stride (width));
  for (int y = 0; y < height && ok; y++)
    {
      for (int x = 0; x < width; x++)
        {
          const guint32 pixel = pixel_at (surface, x, y);

          row[3 * x] = (guint8) (pixel >> 16);
          row[3 * x + 1] = (guint8) (pixel >> 8);
          row[3 * x + 2] = (guint8) pixel;
        }
      ok = siyi_image_write_all (out, row, siyi_image_stride (width), error);
    }
  cairo_surface_destroy (surface);

  return ok ? g_variant_ref_sink (g_variant_new (SIYI_IMAGE_SIZE, (guint32) width, (guint32) height)) : NULL;
}
