/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A year's catalogue as a paper and as a table of a workbook. On an archive's threads. */
#include "siyi-catalogue.h"

#include "siyi-keeping.h"
#include "siyi-office-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-table-writer.h"
#include "siyi-words.h"

#define WORDS "catalogue"

enum { N_COLUMNS = 7 };

static const double shares[N_COLUMNS] = { 0.06, 0.23, 0.13, 0.29, 0.11, 0.07, 0.11 };

static char *
year_words (const SiyiCatalogue *catalogue,
            const char          *key)
{
  g_autofree char *year = siyi_sheet_number (catalogue->year);

  return siyi_fill (siyi_word (WORDS, key), "year", year, NULL);
}

/* The cells of a line; the number and the day are made for it. */
typedef struct { const char *cells[N_COLUMNS + 1]; char *number, *day; } Row;

static void
row_fill (Row                     *row,
          const SiyiCatalogueLine *line,
          guint                    number,
          gboolean                 for_table)
{
  row->number = siyi_sheet_number (number);
  row->day = for_table ? siyi_day_to_text (line->day) : siyi_sheet_day (line->day);
  row->cells[0] = row->number;
  row->cells[1] = line->number;
  row->cells[2] = line->responsible;
  row->cells[3] = line->title;
  row->cells[4] = row->day;
  row->cells[5] = line->amount;
  row->cells[6] = line->remark != NULL ? line->remark : "";
  row->cells[N_COLUMNS] = NULL;
}

static void
row_clear (Row *row)
{
  g_free (row->number);
  g_free (row->day);
}

static void
add_table (SiyiDocument        *document,
           const SiyiCatalogue *catalogue)
{
  const char * const *headings = siyi_words (WORDS, "columns", NULL);

  siyi_document_add_table (document);
  for (int i = 0; i < N_COLUMNS; i++)
    siyi_document_add_column (document, headings[i], shares[i], i == 0 ? SIYI_ALIGN_CENTRE : SIYI_ALIGN_START);
  for (guint i = 0; i < catalogue->lines->len; i++)
    {
      Row row;

      row_fill (&row, g_ptr_array_index (catalogue->lines, i), i + 1, FALSE);
      siyi_document_add_row (document);
      for (int c = 0; c < N_COLUMNS; c++)
        siyi_document_add_cell (document, row.cells[c], SIYI_CELL_PLAIN);
      row_clear (&row);
    }
}

static SiyiDocument *
document_of (SiyiDb              *db,
             const SiyiCatalogue *catalogue)
{
  g_autofree char *office = siyi_setting_get (db, "office.name", "");
  g_autofree char *name = year_words (catalogue, "name");
  g_autofree char *title = year_words (catalogue, "title");
  g_autofree char *day = siyi_sheet_day (catalogue->today);
  g_autofree char *volumes = siyi_sheet_number (catalogue->n_volumes);
  g_autofree char *items = siyi_sheet_number (catalogue->lines->len);
  g_autofree char *note = siyi_fill (siyi_word (WORDS, "note"), "office", office, "day", day, "volumes", volumes,
                                     "items", items, NULL);
  SiyiDocument *document = siyi_document_new (name, SIYI_PAPER_A4_WIDE);

  siyi_document_add (document, SIYI_BLOCK_TITLE, title);
  siyi_document_add (document, SIYI_BLOCK_NOTE, note);
  if (catalogue->lines->len > 0)
    add_table (document, catalogue);
  else
    siyi_document_add (document, SIYI_BLOCK_TEXT, siyi_word (WORDS, "empty"));

  return document;
}

/**
 * siyi_catalogue_document:
 * @count: (out): the pieces
 *
 * Returns: (transfer full): the catalogue on A4, landscape
 */
SiyiDocument *
siyi_catalogue_document (SiyiDb          *db,
                         int              year,
                         SiyiSheetCount  *count,
                         GError         **error)
{
  g_autoptr(SiyiCatalogue) catalogue = siyi_catalogue_load (db, year, error);

  if (catalogue == NULL)
    return NULL;

  *count = (SiyiSheetCount) { .n_matters = catalogue->lines->len };

  return document_of (db, catalogue);
}

static gboolean
write_table (const SiyiCatalogue  *catalogue,
             const char           *path,
             GError              **error)
{
  const char * const *headings = siyi_words (WORDS, "columns", NULL);
  static const double widths[N_COLUMNS] = { 8, 34, 22, 40, 12, 10, 24 };
  SiyiOutColumn columns[N_COLUMNS];
  g_autofree char *name = year_words (catalogue, "name");
  SiyiTableWriter *writer;
  gboolean done = TRUE;

  for (int i = 0; i < N_COLUMNS; i++)
    columns[i] = (SiyiOutColumn) { headings[i], i == 0 ? SIYI_OUT_NUMBER : i == 4 ? SIYI_OUT_DAY : SIYI_OUT_TEXT,
                                   widths[i] };
  writer = siyi_table_writer_new (path, name, columns, N_COLUMNS, error);
  for (guint i = 0; writer != NULL && done && i < catalogue->lines->len; i++)
    {
      Row row;

      row_fill (&row, g_ptr_array_index (catalogue->lines, i), i + 1, TRUE);
      done = siyi_table_writer_row (writer, row.cells, error);
      row_clear (&row);
    }
  if (writer == NULL)
    return FALSE;
  if (!done)
    {
      siyi_table_writer_cancel (writer);
      return FALSE;
    }

  return siyi_table_writer_close (writer, error);
}

/**
 * siyi_catalogue_write:
 * @path: .pdf, .docx, .xlsx or .csv
 * @count: (out): pieces, and pages of a paper
 *
 * Returns: whether the file is there; logged before
 */
gboolean
siyi_catalogue_write (SiyiDb          *db,
                      int              year,
                      const char      *path,
                      SiyiSheetCount  *count,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autoptr(SiyiCatalogue) catalogue = siyi_catalogue_load (db, year, error);
  g_autoptr(SiyiDocument) document = NULL;

  if (catalogue == NULL)
    return FALSE;

  if (g_str_has_suffix (path, ".xlsx") || g_str_has_suffix (path, ".csv"))
    {
      *count = (SiyiSheetCount) { .n_matters = catalogue->lines->len };
      return siyi_sheet_log (db, "export.catalogue", "year", year, catalogue->lines->len, path, error) &&
             write_table (catalogue, path, error);
    }
  document = document_of (db, catalogue);

  return siyi_sheet_write_of (db, document, "export.catalogue", "year", year, catalogue->lines->len, path, count,
                              cancellable, error);
}

/**
 * siyi_catalogue_log_print:
 *
 * Returns: whether it is known that the catalogue goes to a printer
 */
gboolean
siyi_catalogue_log_print (SiyiDb  *db,
                          int      year,
                          GError **error)
{
  return siyi_sheet_log (db, "print.catalogue", "year", year, 0, NULL, error);
}
