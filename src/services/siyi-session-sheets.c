/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the papers of a session share: days and lines in an office's words, forms of labels and
 * values, and the way into a file, which is logged first. On an archive's threads. */
#include "siyi-session-sheets-private.h"

#include <json-glib/json-glib.h>

#include "siyi-docx.h"
#include "siyi-error.h"
#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-words.h"

/* A label of four characters in the largest type of the form. */
#define LABEL_SHARE 0.17
#define LABEL_SHARE_LARGE 0.21

/**
 * siyi_sheet_number:
 *
 * Returns: (transfer full): a number in digits
 */
char *
siyi_sheet_number (gint64 number)
{
  return g_strdup_printf ("%" G_GINT64_FORMAT, number);
}

/**
 * siyi_sheet_day:
 *
 * Returns: (transfer full): as official papers write it, no leading zeros; empty without a day
 */
char *
siyi_sheet_day (SiyiDay day)
{
  int year, month, month_day;
  g_autofree char *year_text = NULL;
  g_autofree char *month_text = NULL;
  g_autofree char *day_text = NULL;

  if (day == SIYI_DAY_NONE)
    return g_strdup ("");

  siyi_day_split (day, &year, &month, &month_day);
  year_text = siyi_sheet_number (year);
  month_text = siyi_sheet_number (month);
  day_text = siyi_sheet_number (month_day);

  return siyi_fill (siyi_word ("papers", "day"), "year", year_text, "month", month_text, "day",
                    day_text, NULL);
}

/**
 * siyi_sheet_leaders:
 *
 * Returns: (transfer full): who sits, with the posts of that day
 */
char *
siyi_sheet_leaders (const SiyiPlanned *session)
{
  const GPtrArray *seats = siyi_planned_sitting (session);
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      g_ptr_array_add (names, seat->post == NULL || *seat->post == '\0' ? g_strdup (seat->name)
                              : siyi_fill (siyi_word ("papers", "leaders"), "names", seat->name,
                                           "posts", seat->post, NULL));
    }
  g_ptr_array_add (names, NULL);

  return g_strjoinv (siyi_word ("papers", "list-mark"), (char **) names->pdata);
}

/**
 * siyi_sheet_line:
 *
 * Returns: (transfer full): a line of a list by days
 */
char *
siyi_sheet_line (SiyiDay     day,
                 const char *text)
{
  g_autofree char *day_text = siyi_sheet_day (day);

  return siyi_fill (siyi_word ("papers", "line"), "day", day_text, "text", text, NULL);
}

/**
 * siyi_sheet_form:
 *
 * Begins a form: a label and its value a row. Long values go on over pages.
 */
void
siyi_sheet_form (SiyiDocument *document)
{
  const double share = siyi_document_get_form (document) == SIYI_PAPER_LARGE ? LABEL_SHARE_LARGE
                                                                             : LABEL_SHARE;

  siyi_document_add_table (document);
  siyi_document_let_rows_flow (document);
  siyi_document_add_column (document, NULL, share, SIYI_ALIGN_CENTRE);
  siyi_document_add_column (document, NULL, 1 - share, SIYI_ALIGN_START);
}

/**
 * siyi_sheet_field:
 * @label: what it is
 * @text: (nullable): %NULL or empty: the form says that there is no record of it
 */
void
siyi_sheet_field (SiyiDocument *document,
                  const char   *label,
                  const char   *text)
{
  const gboolean is_empty = text == NULL || *text == '\0';

  siyi_document_add_row (document);
  siyi_document_add_cell (document, label, SIYI_CELL_STRONG);
  siyi_document_add_cell (document, is_empty ? siyi_word ("papers", "none") : text,
                          is_empty ? SIYI_CELL_FAINT : SIYI_CELL_PLAIN);
}

gboolean
siyi_sheet_is_docx (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".docx");
}

/**
 * siyi_sheet_path_check:
 *
 * Returns: whether a paper of a session can be written to a file of that name
 */
gboolean
siyi_sheet_path_check (const char  *path,
                       GError     **error)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (g_str_has_suffix (lower, ".pdf") || g_str_has_suffix (lower, ".docx"))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               "The paper can't be written to \"%s\"; end the name with .pdf or .docx", path);

  return FALSE;
}

/**
 * siyi_sheet_log:
 * @entity: what the paper is of: session, year
 * @path: (nullable): %NULL for the printer
 *
 * Before the file gets its name or the printer its pages: what leaves is never unknown.
 *
 * Returns: whether the audit trail tells that the paper leaves
 */
gboolean
siyi_sheet_log (SiyiDb      *db,
                const char  *verb,
                const char  *entity,
                gint64       of,
                guint        n_matters,
                const char  *path,
                GError     **error)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *id = siyi_sheet_number (of);
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *change = NULL;

  json_builder_begin_object (builder);
  if (name != NULL)
    {
      json_builder_set_member_name (builder, "file");
      json_builder_add_string_value (builder, name);
    }
  json_builder_set_member_name (builder, "matters");
  json_builder_add_int_value (builder, n_matters);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  change = json_to_string (root, FALSE);

  return siyi_audit_note (db, verb, entity, id, change, error);
}

/**
 * siyi_sheet_log_print:
 * @verb: of the audit trail
 *
 * Returns: whether it is known that the pages go to a printer
 */
gboolean
siyi_sheet_log_print (SiyiDb      *db,
                      const char  *verb,
                      gint64       session,
                      guint        n_matters,
                      GError     **error)
{
  return siyi_sheet_log (db, verb, "session", session, n_matters, NULL, error);
}

/**
 * siyi_sheet_write:
 * @verb: of the audit trail
 * @path: ends with .pdf or .docx
 * @count: (out) (optional): matters, and the pages as drawn
 *
 * Returns: whether the file is there; a failure leaves what was there before
 */
gboolean
siyi_sheet_write (SiyiDb          *db,
                  SiyiDocument    *document,
                  const char      *verb,
                  gint64           session,
                  guint            n_matters,
                  const char      *path,
                  SiyiSheetCount  *count,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, cancellable, error);

  if (pages == NULL || !siyi_sheet_path_check (path, error) ||
      !siyi_sheet_log (db, verb, "session", session, n_matters, path, error))
    return FALSE;

  if (count != NULL)
    *count = (SiyiSheetCount) { .n_matters = n_matters, .n_pages = siyi_pages_get_n (pages) };

  return siyi_sheet_is_docx (path) ? siyi_docx_write (document, path, error)
                        : siyi_pages_save (pages, path, cancellable, error);
}
