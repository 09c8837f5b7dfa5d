/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Pages as a PDF: fonts embedded, text searchable, structure tagged. A file is replaced whole or
 * stays as it was. Any thread. */
#include <cairo-pdf.h>

#include "siyi-error.h"
#include "siyi-neighbour.h"
#include "siyi-paper-private.h"

enum { BUFFER_BYTES = 64 * 1024 };

struct _SiyiRawPaper
{
  SiyiNeighbour *file;
  guint          n_pages;
};

typedef struct
{
  GOutputStream  *stream;
  GCancellable   *cancellable;
  GError        **error;
} Sink;

static cairo_status_t
write_bytes (void                *data,
             const unsigned char *bytes,
             unsigned int         length)
{
  Sink *sink = data;

  if (sink->error != NULL && *sink->error != NULL)
    return CAIRO_STATUS_WRITE_ERROR;

  return g_output_stream_write_all (sink->stream, bytes, length, NULL, sink->cancellable, sink->error)
           ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static gboolean
write_pages (SiyiPages          *self,
             GOutputStream      *stream,
             SiyiPagesProgress   progress,
             gpointer            progress_data,
             GCancellable       *cancellable,
             GError            **error)
{
  g_autoptr(GError) failed = NULL;
  /* cairo writes a few bytes at a time, 25 a line of text. */
  g_autoptr(GOutputStream) buffered = g_buffered_output_stream_new_sized (stream, BUFFER_BYTES);
  Sink sink = { buffered, cancellable, &failed };
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (write_bytes, &sink, self->width,
                                                                  self->height);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->name);
  for (guint i = 0; i < self->pages->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, failed == NULL ? &failed : NULL))
        break;
      siyi_pages_draw (self, i, cr);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (progress_data, i + 1, self->pages->len);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffered), FALSE);
  if (failed == NULL)
    g_output_stream_flush (buffered, cancellable, &failed);
  if (failed != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failed));
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "The pages can't be written as a PDF: %s",
                   cairo_status_to_string (status));
      return FALSE;
    }

  return TRUE;
}

/**
 * siyi_pages_to_stream:
 * @stream: where; stays open
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: whether the whole PDF was written
 */
gboolean
siyi_pages_to_stream (SiyiPages      *self,
                      GOutputStream  *stream,
                      GCancellable   *cancellable,
                      GError        **error)
{
  return write_pages (self, stream, NULL, NULL, cancellable, error);
}

/**
 * siyi_pages_to_pdf:
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
siyi_pages_to_pdf (SiyiPages     *self,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr(GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!siyi_pages_to_stream (self, stream, cancellable, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * siyi_pages_save:
 * @path: the file to make or replace
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: whether the file is there; a failure leaves what was there before
 */
gboolean
siyi_pages_save (SiyiPages     *self,
                 const char    *path,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return siyi_pages_save_watched (self, path, NULL, NULL, cancellable, error);
}

static gboolean
write_raw (SiyiPages          *self,
           SiyiNeighbour      *raw,
           SiyiPagesProgress   progress,
           gpointer            progress_data,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autoptr(GOutputStream) stream = siyi_neighbour_stream (raw, error);
  const gboolean whole = stream != NULL && write_pages (self, stream, progress, progress_data, cancellable, error);

  return stream != NULL && g_output_stream_close (stream, NULL, whole ? error : NULL) && whole;
}

/**
 * siyi_raw_paper_free:
 * @self: (nullable): a paper that is drawn; its file goes
 */
void
siyi_raw_paper_free (SiyiRawPaper *self)
{
  if (self == NULL)
    return;

  siyi_neighbour_free (self->file);
  g_free (self);
}

/**
 * siyi_pages_save_raw:
 *
 * The first half of siyi_pages_save_watched(): the paper is drawn, larger than it need be, beside @path.
 *
 * Returns: (transfer full) (nullable): for siyi_raw_paper_finish(), in any thread; @self is no longer needed
 */
SiyiRawPaper *
siyi_pages_save_raw (SiyiPages          *self,
                     const char         *path,
                     SiyiPagesProgress   progress,
                     gpointer            progress_data,
                     GCancellable       *cancellable,
                     GError            **error)
{
  g_autoptr(SiyiRawPaper) raw = g_new0 (SiyiRawPaper, 1);

  raw->n_pages = self->pages->len;
  raw->file = siyi_neighbour_new_private (path, error);
  if (raw->file == NULL || !write_raw (self, raw->file, progress, progress_data, cancellable, error))
    return NULL;

  return g_steal_pointer (&raw);
}

/* Returns: (transfer full) (nullable): the same paper, smaller */
static SiyiNeighbour *
pack (SiyiRawPaper       *self,
      SiyiPagesProgress   progress,
      gpointer            progress_data,
      GCancellable       *cancellable)
{
  g_autoptr(SiyiNeighbour) packed = siyi_neighbour_new_private (self->file->path, NULL);

  if (packed == NULL ||
      !siyi_pdf_pack (self->file->temporary, packed->temporary, progress, progress_data, self->n_pages, cancellable))
    return NULL;

  return g_steal_pointer (&packed);
}

/**
 * siyi_raw_paper_finish:
 * @self: a paper that is drawn, used up
 *
 * The second half of siyi_pages_save_watched(): the paper is packed and gets its name.
 */
gboolean
siyi_raw_paper_finish (SiyiRawPaper       *self,
                       SiyiPagesProgress   progress,
                       gpointer            progress_data,
                       GCancellable       *cancellable,
                       GError            **error)
{
  /* What can't be packed is a paper all the same. */
  g_autoptr(SiyiNeighbour) packed = pack (self, progress, progress_data, cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         siyi_neighbour_name (packed != NULL ? packed : self->file, error);
}

/**
 * siyi_pages_save_watched:
 * @progress: (nullable): told after each page
 *
 * siyi_pages_save() for a long paper.
 */
gboolean
siyi_pages_save_watched (SiyiPages          *self,
                         const char         *path,
                         SiyiPagesProgress   progress,
                         gpointer            progress_data,
                         GCancellable       *cancellable,
                         GError            **error)
{
  g_autoptr(SiyiRawPaper) raw = siyi_pages_save_raw (self, path, progress, progress_data, cancellable, error);

  return raw != NULL && siyi_raw_paper_finish (raw, progress, progress_data, cancellable, error);
}
