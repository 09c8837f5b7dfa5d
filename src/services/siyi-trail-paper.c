/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The audit trail on paper, as it was filtered, with the last row's number and code: whoever keeps the
 * sheet can prove the trail against it. On an archive's writing thread. */
#include "siyi-trail-words.h"

#include <glib/gi18n-lib.h>

enum { N_COLUMNS = 4, MOST_ROWS = 5000 };

static void
add_row (SiyiDocument        *document,
         const SiyiAuditLine *line)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, line->seq);
  g_autofree char *time = siyi_trail_time (line->at);
  g_autofree char *words = siyi_trail_words (line);
  g_autofree char *changes = siyi_trail_changes (line);
  const char *cells[N_COLUMNS] = { number, time, words, changes };

  siyi_document_add_row (document);
  for (int i = 0; i < N_COLUMNS; i++)
    siyi_document_add_cell (document, cells[i], SIYI_CELL_PLAIN);
}

static void
add_table (SiyiDocument *document,
           GPtrArray    *lines)
{
  siyi_document_add_table (document);
  siyi_document_add_column (document, _("No."), 0.08, SIYI_ALIGN_CENTRE);
  siyi_document_add_column (document, _("Time"), 0.17, SIYI_ALIGN_START);
  siyi_document_add_column (document, _("What was done"), 0.35, SIYI_ALIGN_START);
  siyi_document_add_column (document, _("Changes"), 0.40, SIYI_ALIGN_START);
  for (guint i = 0; i < lines->len; i++)
    if (g_ptr_array_index (lines, i) != NULL)
      add_row (document, g_ptr_array_index (lines, i));
}

static char *
note_of (SiyiDb *db,
         guint   n)
{
  gint64 seq = 0;
  g_autofree char *code = siyi_trail_code (db, &seq);

  return g_strdup_printf (ngettext ("%1$u row. The last of the trail is no. %2$d, its code %3$s.",
                                    "%1$u rows. The last of the trail is no. %2$d, its code %3$s.", n), n, (int) seq, code);
}

/**
 * siyi_trail_document:
 *
 * Returns: (transfer full): the filtered rows, at most 5,000 of the newest; its printing is logged
 */
SiyiDocument *
siyi_trail_document (SiyiDb                *db,
                     const SiyiTrailQuery  *query,
                     GError               **error)
{
  g_autoptr(GArray) ids = siyi_trail_ids (db, query, error);
  g_autoptr(GPtrArray) lines = ids == NULL ? NULL
    : siyi_trail_lines (db, (const gint64 *) ids->data, MIN (ids->len, MOST_ROWS), error);
  g_autoptr(SiyiDocument) document = NULL;
  g_autofree char *note = NULL;
  g_autofree char *change = NULL;

  if (lines == NULL)
    return NULL;

  note = note_of (db, lines->len);
  document = siyi_document_new (_("Audit trail"), SIYI_PAPER_A4_WIDE);
  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, _("Audit trail"));
  siyi_document_add (document, SIYI_BLOCK_NOTE, note);
  add_table (document, lines);
  change = g_strdup_printf ("{\"rows\":%u}", lines->len);

  return siyi_audit_note (db, "print.audit", "audit", "", change, error) ? g_steal_pointer (&document) : NULL;
}
