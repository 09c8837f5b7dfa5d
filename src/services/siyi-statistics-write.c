/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The statistics of a period as a file: a workbook with a sheet a table, a text file, or paper with charts.
 * Logged before anything leaves. On an archive's writing thread. */
#include "siyi-statistics-sheets.h"

#include <string.h>

#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-paper-chart.h"
#include "siyi-table-writer.h"
#include "siyi-words.h"

#define WORDS "paper-statistics"

static SiyiOutColumn *
columns_of (const SiyiStatSheet *sheet)
{
  SiyiOutColumn *columns = g_new0 (SiyiOutColumn, sheet->n_columns);

  for (guint i = 0; i < sheet->n_columns; i++)
    {
      const gboolean is_text = i < sheet->n_texts;

      columns[i].heading = sheet->headings[i];
      columns[i].kind = is_text ? SIYI_OUT_TEXT : SIYI_OUT_NUMBER;
      columns[i].width = is_text ? (i == 0 || sheet->n_texts == 2 ? 36 : 18) : 11;
    }

  return columns;
}

static gboolean
write_rows (SiyiTableWriter      *writer,
            const SiyiStatSheet  *sheet,
            GError              **error)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    if (!siyi_table_writer_row (writer, (const char * const *) g_ptr_array_index (sheet->rows, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
write_sheets (SiyiTableWriter       *writer,
              const SiyiStatSheets  *sheets,
              GError               **error)
{
  for (guint i = 0; i < sheets->sheets->len; i++)
    {
      const SiyiStatSheet *sheet = g_ptr_array_index (sheets->sheets, i);
      g_autofree SiyiOutColumn *columns = columns_of (sheet);

      if (i > 0 && !siyi_table_writer_sheet (writer, sheet->name, columns, sheet->n_columns, error))
        return FALSE;
      if (!write_rows (writer, sheet, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
write_table (const SiyiStatSheets  *sheets,
             const char            *path,
             GError               **error)
{
  const SiyiStatSheet *first = g_ptr_array_index (sheets->sheets, 0);
  g_autofree SiyiOutColumn *columns = columns_of (first);
  SiyiTableWriter *writer = siyi_table_writer_new (path, first->name, columns, first->n_columns, error);

  if (writer == NULL)
    return FALSE;
  if (!write_sheets (writer, sheets, error))
    {
      siyi_table_writer_cancel (writer);
      return FALSE;
    }

  return siyi_table_writer_close (writer, error);
}

static double
greatest_of (const SiyiStatSheet *sheet)
{
  double greatest = 1;

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      char **row = g_ptr_array_index (sheet->rows, i);
      const gint64 values[] = { g_ascii_strtoll (row[1], NULL, 10),
                                g_ascii_strtoll (row[sheet->bar_before], NULL, 10) };

      greatest = siyi_chart_greatest (values, G_N_ELEMENTS (values), greatest);
    }

  return greatest;
}

/* Of the table of figures: columns that hold a change, as signed numbers. */
enum { UNIT = 2, YEAR_ON_YEAR = 6, PERIOD_ON_PERIOD = 8 };

/* On paper the sign is said by a word, once (domain, section 4.5). */
static char *
change_text (char **row,
             guint  column)
{
  const gboolean of_rate = strcmp (row[UNIT], "%") == 0;
  const char *number = row[column] + (*row[column] == '-');
  const char *word = "flat";

  if (*number == '\0')
    return g_strdup ("");
  if (g_ascii_strtod (number, NULL) > 0)
    word = *row[column] == '-' ? (of_rate ? "points-down" : "down") : (of_rate ? "points-up" : "up");

  return siyi_fill (siyi_word ("change-on-paper", word), "number", number, NULL);
}

static void
add_figure_row (SiyiDocument        *document,
                const SiyiStatSheet *sheet,
                char               **row)
{
  siyi_document_add_row (document);
  for (guint c = 0; c < sheet->n_columns; c++)
    {
      g_autofree char *text = c == YEAR_ON_YEAR || c == PERIOD_ON_PERIOD ? change_text (row, c) : g_strdup (row[c]);

      siyi_document_add_cell (document, text, SIYI_CELL_PLAIN);
    }
}

/* The bar stands between the words and the numbers. */
static void
add_row (SiyiDocument        *document,
         const SiyiStatSheet *sheet,
         char               **row,
         double               greatest)
{
  siyi_document_add_row (document);
  for (guint c = 0; c < sheet->n_columns; c++)
    {
      siyi_document_add_cell (document, row[c], SIYI_CELL_PLAIN);
      if (c == 0 && sheet->has_bars)
        siyi_document_add_bar (document, g_ascii_strtod (row[1], NULL) / greatest,
                               *row[sheet->bar_before] != '\0' ? g_ascii_strtod (row[sheet->bar_before], NULL) / greatest
                                                               : -1);
    }
}

static void
add_table (SiyiDocument        *document,
           const SiyiStatSheet *sheet,
           gboolean             is_of_figures)
{
  const double greatest = sheet->has_bars ? greatest_of (sheet) : 1;

  siyi_document_add (document, SIYI_BLOCK_HEADING, sheet->name);
  siyi_document_add_table (document);
  for (guint c = 0; c < sheet->n_columns; c++)
    {
      siyi_document_add_column (document, sheet->headings[c], 0,
                                c < sheet->n_texts ? SIYI_ALIGN_START : SIYI_ALIGN_END);
      if (c == 0 && sheet->has_bars)
        siyi_document_add_column (document, "", 0.3, SIYI_ALIGN_START);
    }
  for (guint i = 0; i < sheet->rows->len; i++)
    if (is_of_figures)
      add_figure_row (document, sheet, g_ptr_array_index (sheet->rows, i));
    else
      add_row (document, sheet, g_ptr_array_index (sheet->rows, i), greatest);
}

/**
 * siyi_statistics_document:
 *
 * Returns: (transfer full): the statistics of a period as paper, with its charts
 */
SiyiDocument *
siyi_statistics_document (const SiyiStatSheets *sheets)
{
  SiyiDocument *document = siyi_document_new (sheets->title, SIYI_PAPER_A4_WIDE);

  siyi_document_set_numbered (document, TRUE);
  siyi_document_add (document, SIYI_BLOCK_TITLE, sheets->title);
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, sheets->basis);
  if (sheets->frozen != NULL)
    siyi_document_add (document, SIYI_BLOCK_NOTE, sheets->frozen);
  for (guint i = 0; i < sheets->sheets->len; i++)
    {
      add_table (document, g_ptr_array_index (sheets->sheets, i), i == 0);
      if (i == 1)
        siyi_document_add (document, SIYI_BLOCK_NOTE, siyi_word (WORDS, "note-before"));
    }

  return document;
}

static gboolean
write_paper (const SiyiStatSheets  *sheets,
             const char            *path,
             GCancellable          *cancellable,
             GError               **error)
{
  g_autoptr(SiyiDocument) document = siyi_statistics_document (sheets);
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, cancellable, error);

  return pages != NULL && siyi_pages_save (pages, path, cancellable, error);
}

static gboolean
log_leaving (SiyiDb               *db,
             const SiyiStatQuery  *query,
             const char           *verb,
             const char           *path,
             GError              **error)
{
  g_autofree char *name = path != NULL ? g_path_get_basename (path) : g_strdup ("");
  g_autofree char *from = siyi_day_to_text (query->span.from);
  g_autofree char *to = siyi_day_to_text (query->span.to);
  g_autofree char *change = g_strdup_printf ("{\"from\":\"%s\",\"to\":\"%s\",\"basis\":\"%s\"}", from, to,
                                             siyi_date_basis_word (query->basis));

  return siyi_audit_note (db, verb, "statistics", name, change, error);
}

/**
 * siyi_statistics_export:
 * @path: ends with .xlsx, .csv or .pdf
 *
 * Within a writing work; it is logged.
 *
 * Returns: whether the file is there
 */
gboolean
siyi_statistics_export (SiyiDb               *db,
                        const SiyiStatQuery  *query,
                        const char           *path,
                        GCancellable         *cancellable,
                        GError              **error)
{
  g_autoptr(SiyiStatSheets) sheets = siyi_stat_sheets_load (db, query, error);
  g_autofree char *lower = g_ascii_strdown (path, -1);

  if (sheets == NULL || !log_leaving (db, query, "export.statistics", path, error))
    return FALSE;
  if (g_str_has_suffix (lower, ".pdf"))
    return write_paper (sheets, path, cancellable, error);

  return write_table (sheets, path, error);
}

typedef struct { const SiyiStatQuery *query; const char *path; } Export;

static gpointer
export (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Export *self = data;

  return GINT_TO_POINTER (siyi_statistics_export (db, self->query, self->path, cancellable, error));
}

/**
 * siyi_statistics_write:
 * @path: ends with .xlsx, .csv or .pdf
 *
 * Waits; never on a window's thread.
 *
 * Returns: whether the file is there
 */
gboolean
siyi_statistics_write (SiyiArchive          *archive,
                       const SiyiStatQuery  *query,
                       const char           *path,
                       GCancellable         *cancellable,
                       GError              **error)
{
  Export data = { query, path };

  return siyi_archive_run (archive, SIYI_ACCESS_WRITE, export, &data, cancellable, error) != NULL;
}

/**
 * siyi_statistics_print:
 *
 * On an archive's writing thread.
 *
 * Returns: (transfer full): the pages of the same paper for the printer; logged as print.figures
 */
SiyiPages *
siyi_statistics_print (SiyiDb               *db,
                       const SiyiStatQuery  *query,
                       GCancellable         *cancellable,
                       GError              **error)
{
  g_autoptr(SiyiStatSheets) sheets = siyi_stat_sheets_load (db, query, error);
  g_autoptr(SiyiDocument) document = sheets != NULL ? siyi_statistics_document (sheets) : NULL;
  g_autoptr(SiyiPages) pages = document != NULL ? siyi_pages_new (document, cancellable, error) : NULL;

  return pages != NULL && log_leaving (db, query, "print.figures", NULL, error) ? g_steal_pointer (&pages) : NULL;
}
