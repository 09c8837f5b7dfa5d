/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A PDF of cairo's written again, smaller: what is no stream goes into object streams (ISO 32000-1,
 * 7.5.7). The tags of a table of a thousand cells take a tenth that way, and nothing of it is left out.
 * Streams are copied as they are, but for the fonts' outlines. qpdf does the work. Any thread. */
#include <qpdf/qpdf-c.h>
#include <stdlib.h>

#include "siyi-paper-private.h"

/* So many objects are looked at between two reports. */
enum { OBJECTS_A_TIME = 200 };

typedef struct { qpdf_data data; } Pdf;

/* Whoever waits hears of it. */
typedef struct { SiyiPagesProgress progress; gpointer data; guint64 total; } Teller;

static void
pdf_clear (Pdf *self)
{
  qpdf_cleanup (&self->data);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pdf, pdf_clear)

/* @font: the one for the glyphs of a composite one; cairo gives the width of each in one row: /W [0 [ … ]] */
static void
unroll_font (qpdf_data pdf,
             qpdf_oh   font)
{
  const qpdf_oh descriptor = qpdf_oh_get_key (pdf, font, "/FontDescriptor");
  const qpdf_oh file = qpdf_oh_get_key_if_dict (pdf, descriptor, "/FontFile3");
  const qpdf_oh widths = qpdf_oh_get_key (pdf, font, "/W");
  const qpdf_oh none = qpdf_oh_new_null (pdf);
  g_autoptr(GBytes) cff = NULL, small = NULL;
  unsigned char *bytes = NULL;
  size_t n = 0;
  QPDF_ERROR_CODE status;
  int n_glyphs;

  if (!qpdf_oh_is_stream (pdf, file) || qpdf_oh_get_array_n_items (pdf, widths) != 2)
    return;
  status = qpdf_oh_get_stream_data (pdf, file, qpdf_dl_generalized, NULL, &bytes, &n);
  /* They are ours, also beside a warning. */
  cff = g_bytes_new_with_free_func (bytes, n, free, bytes);
  if (status != QPDF_SUCCESS)
    return;

  n_glyphs = qpdf_oh_get_array_n_items (pdf, qpdf_oh_get_array_item (pdf, widths, 1));
  small = siyi_outlines_unroll (cff, (guint) MAX (n_glyphs, 0));
  if (small != NULL)
    qpdf_oh_replace_stream_data (pdf, file, g_bytes_get_data (small, NULL), g_bytes_get_size (small), none, none);
}

static void
tell (int      percent,
      gpointer data)
{
  const Teller *self = data;

  if (self->progress != NULL)
    self->progress (self->data, self->total, self->total);
}

static void
unroll_fonts (qpdf_data     pdf,
              Teller       *teller,
              GCancellable *cancellable)
{
  const int n = qpdf_oh_get_int_value_as_int (pdf, qpdf_oh_get_key (pdf, qpdf_get_trailer (pdf), "/Size"));

  for (int i = 1; i < n && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const qpdf_oh object = qpdf_get_object_by_id (pdf, i, 0);

      if (qpdf_oh_is_dictionary_of_type (pdf, object, "/Font", "/CIDFontType0"))
        unroll_font (pdf, object);
      qpdf_oh_release_all (pdf);
      if (i % OBJECTS_A_TIME == 0)
        tell (0, teller);
    }
}

/* A warning is as good as an error: then it would mend what we do not know. */
static gboolean
write_packed (qpdf_data   pdf,
              Teller     *teller,
              const char *packed)
{
  if (qpdf_has_error (pdf) || qpdf_more_warnings (pdf) || qpdf_init_write (pdf, packed) != QPDF_SUCCESS)
    return FALSE;

  qpdf_set_object_stream_mode (pdf, qpdf_o_generate);
  qpdf_set_decode_level (pdf, qpdf_dl_none);
  qpdf_set_deterministic_ID (pdf, QPDF_TRUE);
  qpdf_register_progress_reporter (pdf, tell, teller);

  return qpdf_write (pdf) == QPDF_SUCCESS;
}

/**
 * siyi_pdf_pack:
 * @raw: the file that cairo made
 * @packed: where to write it
 * @progress: (nullable): told that it goes on, all @total of @total
 * @cancellable: (nullable): to stop, except while the last step writes
 *
 * Returns: whether the same PDF is at @packed, smaller. If not, it is stopped or qpdf did not understand it, and
 *   what is there is of no use.
 */
gboolean
siyi_pdf_pack (const char        *raw,
               const char        *packed,
               SiyiPagesProgress  progress,
               gpointer           progress_data,
               guint64            total,
               GCancellable      *cancellable)
{
  Teller teller = { progress, progress_data, total };
  g_autoptr(GMappedFile) bytes = g_mapped_file_new (raw, FALSE, NULL);
  g_auto(Pdf) pdf = { qpdf_init () };
  gboolean ok;

  qpdf_silence_errors (pdf.data);
  qpdf_set_suppress_warnings (pdf.data, QPDF_TRUE);
  qpdf_set_attempt_recovery (pdf.data, QPDF_FALSE);
  /* Read as a file it would be read thirty times over, a block for each object. */
  ok = bytes != NULL && qpdf_read_memory (pdf.data, raw, g_mapped_file_get_contents (bytes),
                                          g_mapped_file_get_length (bytes), NULL) == QPDF_SUCCESS;
  if (ok)
    unroll_fonts (pdf.data, &teller, cancellable);

  return ok && !g_cancellable_is_cancelled (cancellable) && write_packed (pdf.data, &teller, packed) &&
         !g_cancellable_is_cancelled (cancellable);
}
