/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A period's report as a document, a file, plain text. It holds figures only and may be read by anybody
 * the office gives it to; what leaves is logged before the file has its name. */
#include "siyi-period-report-private.h"

#include <string.h>

#include "siyi-docx.h"
#include "siyi-error.h"
#include "siyi-keeping.h"
#include "siyi-neighbour.h"
#include "siyi-paper.h"
#include "siyi-words.h"

static char *
words_of (const SiyiPeriodReport *self,
          guint                   paragraph)
{
  const SiyiParagraph *it = g_ptr_array_index (self->paragraphs, paragraph);

  return it->kind == SIYI_PARAGRAPH_HEADING ? siyi_report_heading (self->paragraphs, paragraph)
                                            : siyi_paragraph_text (it);
}

/**
 * siyi_period_report_name:
 *
 * Returns: (transfer full): a name for its file, without ending
 */
char *
siyi_period_report_name (const SiyiPeriodReport *self)
{
  g_autofree char *period = siyi_span_words (&self->query.span);

  return siyi_fill (siyi_word ("report", "name"), "period", period, NULL);
}

/**
 * siyi_period_report_text:
 *
 * Returns: (transfer full): a line a paragraph
 */
char *
siyi_period_report_text (const SiyiPeriodReport *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      g_autofree char *words = words_of (self, i);

      g_string_append (text, words);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/**
 * siyi_period_report_document:
 *
 * Returns: (transfer full): the report as a paper (GB/T 9704)
 */
SiyiDocument *
siyi_period_report_document (const SiyiPeriodReport *self)
{
  static const SiyiBlockKind kinds[] = {
    [SIYI_PARAGRAPH_TITLE] = SIYI_BLOCK_TITLE,
    [SIYI_PARAGRAPH_HEADING] = SIYI_BLOCK_HEADING,
    [SIYI_PARAGRAPH_TEXT] = SIYI_BLOCK_TEXT,
  };
  g_autofree char *name = siyi_period_report_name (self);
  SiyiDocument *document = siyi_document_new (name, SIYI_PAPER_A4);

  siyi_document_set_numbered (document, TRUE);
  for (guint i = 0; i < self->paragraphs->len; i++)
    {
      const SiyiParagraph *paragraph = g_ptr_array_index (self->paragraphs, i);
      g_autofree char *words = words_of (self, i);

      siyi_document_add (document, kinds[paragraph->kind], words);
    }

  return document;
}

static gboolean
log_leaving (SiyiDb                  *db,
             const SiyiPeriodReport  *self,
             const char              *verb,
             GError                 **error)
{
  g_autofree char *from = siyi_day_to_text (self->query.span.from);
  g_autofree char *to = siyi_day_to_text (self->query.span.to);
  g_autofree char *days = g_strconcat (from, "/", to, NULL);

  return siyi_audit_note (db, verb, "report", days, "{}", error);
}

/**
 * siyi_period_report_log_print:
 *
 * Logs that it goes to the printer, if it may.
 */
gboolean
siyi_period_report_log_print (SiyiDb                  *db,
                              const SiyiPeriodReport  *self,
                              GError                 **error)
{
  return siyi_period_report_may_leave (self, error) && log_leaving (db, self, "print.report", error);
}

static gboolean
write_text (const SiyiPeriodReport  *self,
            const char              *path,
            GError                 **error)
{
  g_autofree char *text = siyi_period_report_text (self);
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new (path, error);

  return file != NULL && siyi_neighbour_write (file, text, strlen (text), error) &&
         siyi_neighbour_finish (file, error);
}

static gboolean
write_pdf (SiyiDocument  *document,
           const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, cancellable, error);

  return pages != NULL && siyi_pages_save (pages, path, cancellable, error);
}

/**
 * siyi_period_report_write:
 * @path: ends with .txt, .docx or .pdf
 * @cancellable: (nullable): to stop
 *
 * Returns: whether the file is there; %FALSE with CONSTRAINT as siyi_period_report_may_leave()
 */
gboolean
siyi_period_report_write (SiyiDb                  *db,
                          const SiyiPeriodReport  *self,
                          const char              *path,
                          GCancellable            *cancellable,
                          GError                 **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);
  const gboolean is_text = g_str_has_suffix (lower, ".txt");
  const gboolean is_docx = g_str_has_suffix (lower, ".docx");
  g_autoptr(SiyiDocument) document = NULL;

  if (!is_text && !is_docx && !g_str_has_suffix (lower, ".pdf"))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   "A report can't be written to “%s”; end the name with .docx, .pdf or .txt", path);
      return FALSE;
    }
  if (!siyi_period_report_may_leave (self, error) || !log_leaving (db, self, "export.report", error))
    return FALSE;
  if (is_text)
    return write_text (self, path, error);

  document = siyi_period_report_document (self);

  return is_docx ? siyi_docx_write (document, path, error) : write_pdf (document, path, cancellable, error);
}
