/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The paper of a list of destruction, before and after the deed: the same list, with what was signed and
 * done by then. On an archive's threads. */
#include "siyi-destruction-paper.h"

#include "siyi-office-store.h"
#include "siyi-retention.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "destruction"

enum { N_COLUMNS = 7 };

static const double shares[N_COLUMNS] = { 0.07, 0.2, 0.28, 0.15, 0.1, 0.08, 0.12 };

/* (transfer full): the day of an instant here */
static char *
day_of (gint64 at)
{
  g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return siyi_sheet_day (siyi_day_new (g_date_time_get_year (moment), g_date_time_get_month (moment),
                                       g_date_time_get_day_of_month (moment)));
}

static void
add_table (SiyiDocument          *document,
           const SiyiDestruction *list)
{
  const char * const *headings = siyi_words (WORDS, "columns", NULL);

  siyi_document_add_table (document);
  for (int i = 0; i < N_COLUMNS; i++)
    siyi_document_add_column (document, headings[i], shares[i],
                              i == 0 ? SIYI_ALIGN_CENTRE : i == 5 ? SIYI_ALIGN_END : SIYI_ALIGN_START);
  for (guint i = 0; i < list->items->len; i++)
    {
      const SiyiDestructionItem *item = g_ptr_array_index (list->items, i);
      g_autofree char *ordinal = siyi_sheet_number (item->ordinal);
      g_autofree char *day = siyi_sheet_day (item->last_day);
      g_autofree char *kept = siyi_retention_words (item->retention);
      g_autofree char *files = siyi_sheet_number (item->n_files);
      const char *cells[N_COLUMNS] = { ordinal, item->number, item->title, day, kept, files, "" };

      siyi_document_add_row (document);
      for (int c = 0; c < N_COLUMNS; c++)
        siyi_document_add_cell (document, cells[c], SIYI_CELL_PLAIN);
    }
}

/* A name that is not there yet leaves its line to the pen. */
static void
add_signed (SiyiDocument *document,
            const char   *key,
            const char   *who,
            gint64        at)
{
  g_autofree char *day = at != 0 ? day_of (at) : NULL;
  g_autofree char *words = siyi_fill (siyi_word (WORDS, key), "who", at != 0 ? who : siyi_word (WORDS, "room"), "day",
                                      day != NULL ? day : siyi_word (WORDS, "room-day"), NULL);

  siyi_document_add (document, SIYI_BLOCK_PLAIN, words);
}

static void
add_state (SiyiDocument          *document,
           const SiyiDestruction *list)
{
  g_autofree char *day = list->done_at != 0 ? day_of (list->done_at)
                         : list->cancelled_at != 0 ? day_of (list->cancelled_at) : NULL;
  g_autofree char *words = siyi_fill (siyi_word (WORDS, list->done_at != 0 ? "done"
                                                        : list->cancelled_at != 0 ? "taken-back" : "waiting"),
                                      "day", day != NULL ? day : "", NULL);

  siyi_document_add (document, SIYI_BLOCK_PLAIN, words);
}

/**
 * siyi_destruction_paper_document:
 * @id: of a list
 *
 * The list of the measures on destroying archives (law on archives, article 48): what, kept how long, on
 * whose word, who signed.
 *
 * Returns: (transfer full): the list on A4, landscape; NOT_FOUND where there is none
 */
SiyiDocument *
siyi_destruction_paper_document (SiyiDb  *db,
                                 gint64   id,
                                 GError **error)
{
  g_autoptr(SiyiDestruction) list = siyi_destruction_load (db, id, error);
  g_autofree char *office = siyi_setting_get (db, "office.name", "");
  g_autofree char *number = NULL;
  g_autofree char *name = NULL;
  g_autofree char *below = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *items = NULL;
  SiyiDocument *document;

  if (list == NULL)
    return NULL;

  number = siyi_sheet_number (list->number);
  items = siyi_sheet_number (list->items->len);
  name = siyi_fill (siyi_word (WORDS, "name"), "number", number, NULL);
  below = siyi_fill (siyi_word (WORDS, "below"), "office", office, "number", number, "items", items, NULL);
  reason = siyi_fill (siyi_word (WORDS, "reason"), "reason", list->reason, NULL);
  document = siyi_document_new (name, SIYI_PAPER_A4_WIDE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, below);
  siyi_document_add (document, SIYI_BLOCK_PLAIN, reason);
  add_table (document, list);
  add_signed (document, "listed", list->listed_by, list->listed_at);
  add_signed (document, "signed", list->signed_by, list->signed_at);
  add_signed (document, "second", list->second_by, list->second_at);
  add_state (document, list);
  add_signed (document, "seen", "", 0);
  add_signed (document, "seen", "", 0);

  return document;
}

/**
 * siyi_destruction_paper_write:
 * @path: ends with .pdf or .docx
 * @count: (out): matters, and the pages as drawn
 *
 * Returns: whether the file is there; logged as export.destruction
 */
gboolean
siyi_destruction_paper_write (SiyiDb          *db,
                              gint64           id,
                              const char      *path,
                              SiyiSheetCount  *count,
                              GCancellable    *cancellable,
                              GError         **error)
{
  g_autoptr(SiyiDocument) document = NULL;

  if (!siyi_sheet_path_check (path, error))
    return FALSE;
  document = siyi_destruction_paper_document (db, id, error);

  return document != NULL && siyi_sheet_write_of (db, document, "export.destruction", "destruction", id, 0, path, count,
                                                  cancellable, error);
}

/**
 * siyi_destruction_paper_log_print:
 *
 * Returns: whether it is known that the list goes to a printer
 */
gboolean
siyi_destruction_paper_log_print (SiyiDb  *db,
                                  gint64   id,
                                  GError **error)
{
  return siyi_sheet_log (db, "print.destruction", "destruction", id, 0, NULL, error);
}
