/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leader's instructions with what became of them, as a table: masked like every list, a report
 * without its words. On an archive's thread. */
#include "siyi-ordered-paper.h"

#include "siyi-keeping.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "ordered"
#define N_COLUMNS 8

static const double shares[N_COLUMNS] = { 0.05, 0.11, 0.11, 0.19, 0.25, 0.12, 0.09, 0.08 };

static char *
state_of (const SiyiOrdered *line,
          SiyiDay            today)
{
  g_autofree char *key = g_strconcat ("state-", siyi_ordered_word (line->state), NULL);
  g_autofree char *over = siyi_sheet_number (line->due != SIYI_DAY_NONE ? today - line->due : 0);

  return siyi_fill (siyi_word (WORDS, key), "n", over, NULL);
}

static void
add_row (SiyiDocument      *document,
         const SiyiOrdered *line,
         guint              number,
         SiyiDay            today)
{
  g_autofree char *digits = siyi_sheet_number (number);
  g_autofree char *day = siyi_sheet_day (line->day);
  g_autofree char *due = siyi_sheet_day (line->due);
  g_autofree char *state = state_of (line, today);
  const char *restricted = siyi_word (WORDS, "restricted");
  const char *cells[N_COLUMNS] = {
    digits, day, line->number, line->restricted ? restricted : line->title,
    line->restricted ? "" : line->body, line->units, due, state,
  };

  siyi_document_add_row (document);
  for (int i = 0; i < N_COLUMNS; i++)
    siyi_document_add_cell (document, cells[i] != NULL ? cells[i] : "",
                            i == N_COLUMNS - 1 && line->state == SIYI_ORDERED_OVERDUE
                              ? SIYI_CELL_STRONG : SIYI_CELL_PLAIN);
}

static void
add_table (SiyiDocument *document,
           GPtrArray    *lines,
           SiyiDay       today)
{
  gsize n_headings;
  const char * const *headings = siyi_words (WORDS, "columns", &n_headings);
  guint number = 0;

  siyi_document_add_table (document);
  for (gsize i = 0; i < N_COLUMNS && i < n_headings; i++)
    siyi_document_add_column (document, headings[i], shares[i],
                              i == 0 ? SIYI_ALIGN_CENTRE : SIYI_ALIGN_START);
  for (guint i = 0; i < lines->len; i++)
    if (g_ptr_array_index (lines, i) != NULL)
      add_row (document, g_ptr_array_index (lines, i), ++number, today);
}

/**
 * siyi_ordered_document:
 * @leader: his name
 *
 * Returns: (transfer full): the list
 */
SiyiDocument *
siyi_ordered_document (SiyiDb                  *db,
                       const SiyiOrderedQuery  *query,
                       const char              *leader,
                       GError                 **error)
{
  g_autoptr(GArray) ids = siyi_ordered_ids (db, query, error);
  g_autoptr(GPtrArray) lines = ids == NULL ? NULL
                               : siyi_ordered_load (db, (const gint64 *) ids->data, ids->len,
                                                    query->today, error);
  g_autofree char *name = siyi_fill (siyi_word (WORDS, "name"), "leader", leader, NULL);
  g_autofree char *title = siyi_fill (siyi_word (WORDS, "title"), "leader", leader, NULL);
  g_autofree char *day = siyi_sheet_day (query->today);
  g_autofree char *number = NULL;
  g_autofree char *note = NULL;
  g_autoptr(SiyiDocument) document = NULL;

  if (lines == NULL)
    return NULL;

  number = siyi_sheet_number (lines->len);
  note = siyi_fill (siyi_word (WORDS, query->open_only ? "note-open" : "note"), "day", day, "n",
                    number, NULL);
  document = siyi_document_new (name, SIYI_PAPER_A4_WIDE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, title);
  siyi_document_add (document, SIYI_BLOCK_NOTE, note);
  if (lines->len > 0)
    add_table (document, lines, query->today);
  else
    siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word (WORDS, "empty"));

  return g_steal_pointer (&document);
}

/**
 * siyi_ordered_log:
 *
 * Logs that the list goes to the printer.
 */
gboolean
siyi_ordered_log (SiyiDb  *db,
                  gint64   leader,
                  GError **error)
{
  g_autofree char *id = siyi_sheet_number (leader);

  return siyi_audit_note (db, "print.ordered", "leader", id, "{}", error);
}
