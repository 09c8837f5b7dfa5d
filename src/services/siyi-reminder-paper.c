/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The log of reminders on paper, a line a reminder, latest first. On an archive's writing thread. */
#include "siyi-reminder-paper.h"

#include "siyi-bell.h"
#include "siyi-keeping.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "reminders"
#define N_COLUMNS 7

static const double shares[N_COLUMNS] = { 0.06, 0.16, 0.14, 0.22, 0.18, 0.17, 0.07 };

static char *
time_of (gint64 at)
{
  const SiyiMoment moment = siyi_moment_now (at);
  g_autofree char *day = siyi_sheet_day (moment.day);
  g_autofree char *time = g_strdup_printf ("%d:%02d", moment.minute / 60, moment.minute % 60);

  return siyi_fill (siyi_word (WORDS, "time"), "day", day, "time", time, NULL);
}

static const char *
kind_of (const SiyiReminderEntry *entry)
{
  g_autofree char *key = g_strconcat ("kind-", entry->kind, NULL);

  return siyi_word (WORDS, key);
}

static char *
result_of (const SiyiReminderEntry *entry)
{
  g_autofree char *key = g_strconcat ("rang-", siyi_rang_word (entry->rang), NULL);
  g_autofree char *failed = siyi_sheet_number (entry->n_failed);
  g_autofree char *until = entry->later_until != 0 ? time_of (entry->later_until) : g_strdup ("");

  if (entry->rang == SIYI_RANG_PAST && siyi_reminder_group (entry->kind) == SIYI_REMINDERS_DIGEST)
    return g_strdup (siyi_word (WORDS, "rang-past-digest"));
  if (entry->rang == SIYI_RANG_SHOWN && entry->digest != 0)
    return g_strdup (siyi_word (WORDS, "rang-shown-in"));

  return siyi_fill (siyi_word (WORDS, key), "n", failed, "at", until, NULL);
}

static char *
seen_of (const SiyiReminderEntry *entry)
{
  g_autofree char *at = entry->seen_at != 0 ? time_of (entry->seen_at) : NULL;

  return at != NULL ? siyi_fill (siyi_word (WORDS, "seen"), "who", entry->seen_by != NULL ? entry->seen_by : "", "at", at,
                                 NULL)
                    : g_strdup ("");
}

static char *
times_of (int n)
{
  g_autofree char *number = siyi_sheet_number (n);

  return n > 0 ? siyi_fill (siyi_word (WORDS, "times"), "n", number, NULL) : g_strdup ("");
}

static void
add_row (SiyiDocument            *document,
         const SiyiReminderEntry *entry,
         guint                    number)
{
  g_autofree char *digits = siyi_sheet_number (number);
  g_autofree char *time = time_of (entry->shown_at != 0 ? entry->shown_at : entry->due_at);
  g_autofree char *told = siyi_sheet_number (entry->n_told);
  g_autofree char *of = entry->n_told > 0 ? siyi_fill (siyi_word (WORDS, "digest-of"), "n", told, NULL)
                                          : g_strdup (entry->of);
  g_autofree char *result = result_of (entry);
  g_autofree char *seen = seen_of (entry);
  g_autofree char *later = times_of (entry->n_later);
  const char *cells[N_COLUMNS] = { digits, time, kind_of (entry), of, result, seen, later };

  siyi_document_add_row (document);
  for (int i = 0; i < N_COLUMNS; i++)
    siyi_document_add_cell (document, cells[i] != NULL ? cells[i] : "", SIYI_CELL_PLAIN);
}

static void
add_table (SiyiDocument *document,
           GPtrArray    *entries)
{
  gsize n_headings;
  const char * const *headings = siyi_words (WORDS, "columns", &n_headings);
  guint number = 0;

  siyi_document_add_table (document);
  for (gsize i = 0; i < N_COLUMNS && i < n_headings; i++)
    siyi_document_add_column (document, headings[i], shares[i], i == 0 ? SIYI_ALIGN_CENTRE : SIYI_ALIGN_START);
  for (guint i = 0; i < entries->len; i++)
    if (g_ptr_array_index (entries, i) != NULL)
      add_row (document, g_ptr_array_index (entries, i), ++number);
}

static char *
note_of (SiyiDb                  *db,
         const SiyiReminderQuery *query,
         guint                    n)
{
  g_autofree char *number = siyi_sheet_number (n);
  const SiyiDay today = siyi_schedule_today (db);
  g_autofree char *day = siyi_sheet_day (today);
  g_autofree char *from = siyi_sheet_day (siyi_moment_now (query->from).day);
  g_autofree char *to = siyi_sheet_day (query->until != 0 ? siyi_moment_now (query->until - 1).day : today);

  return siyi_fill (siyi_word (WORDS, query->from != 0 ? "note" : "note-all"), "from", from, "to", to, "day", day, "n",
                    number, NULL);
}

/**
 * siyi_reminder_document:
 * @query: of which days and kind
 * @n_lines: (out): how many it has
 *
 * Returns: (transfer full): the log of those days
 */
SiyiDocument *
siyi_reminder_document (SiyiDb                   *db,
                        const SiyiReminderQuery  *query,
                        guint                    *n_lines,
                        GError                  **error)
{
  g_autoptr(GArray) ids = siyi_reminder_ids (db, query, error);
  g_autoptr(GPtrArray) entries = ids == NULL ? NULL
                                 : siyi_reminder_entries (db, (const gint64 *) ids->data, ids->len, error);
  g_autoptr(SiyiDocument) document = NULL;
  g_autofree char *note = NULL;

  if (entries == NULL)
    return NULL;

  *n_lines = entries->len;
  note = note_of (db, query, entries->len);
  document = siyi_document_new (siyi_word (WORDS, "name"), SIYI_PAPER_A4_WIDE);
  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, siyi_word (WORDS, "title"));
  siyi_document_add (document, SIYI_BLOCK_NOTE, note);
  if (entries->len > 0)
    add_table (document, entries);
  else
    siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word (WORDS, "empty"));

  return g_steal_pointer (&document);
}

/**
 * siyi_reminder_print_log:
 *
 * Logs that the list goes to the printer.
 */
gboolean
siyi_reminder_print_log (SiyiDb  *db,
                         guint    n_lines,
                         GError **error)
{
  g_autofree char *change = g_strdup_printf ("{\"lines\":%u}", n_lines);

  return siyi_audit_note (db, "print.reminders", "reminder", "", change, error);
}

/**
 * siyi_reminder_write:
 * @path: ends with .pdf or .docx
 *
 * Returns: whether the file is there; logged before
 */
gboolean
siyi_reminder_write (SiyiDb                   *db,
                     const SiyiReminderQuery  *query,
                     const char               *path,
                     SiyiSheetCount           *count,
                     GCancellable             *cancellable,
                     GError                  **error)
{
  guint n_lines = 0;
  g_autoptr(SiyiDocument) document = siyi_reminder_document (db, query, &n_lines, error);

  return document != NULL && siyi_sheet_write_of (db, document, "export.reminders", "reminder", 0, n_lines, path, count,
                                                  cancellable, error);
}
