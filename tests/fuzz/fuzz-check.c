/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What holds for any file that was read, however odd: rows and cells in order, texts that are UTF-8
 * and as long as they say; and a sentence with a known reason for any that was refused. */
#include "fuzz-check.h"

#include <string.h>

#include "compare.h"

static void
check_row (const SiyiRow *row)
{
  g_assert_cmpuint (row->number, >, 0);
  g_assert_cmpuint (row->n_cells, >, 0);
  for (guint i = 0; i < row->n_cells; i++)
    {
      const SiyiCell *cell = &row->cells[i];

      g_assert_true (i == 0 || row->cells[i - 1].column < cell->column);
      g_assert_cmpuint (cell->length, ==, strlen (cell->text));
      g_assert_true (g_utf8_validate (cell->text, cell->length, NULL));
      g_assert_true (cell->length > 0 || cell->kind == SIYI_CELL_NO_VALUE);
      g_assert_true (siyi_row_cell (row, cell->column) == cell);
      siyi_cell_number (cell);
    }
}

static void
check_sheet (const SiyiSheet *sheet)
{
  g_assert_true (g_utf8_validate (sheet->name, -1, NULL));
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const SiyiRow *row = &g_array_index (sheet->rows, SiyiRow, i);

      g_assert_true (i == 0 || row[-1].number < row->number);
      check_row (row);
    }

  for (guint i = 0; i < sheet->merges->len; i++)
    {
      const SiyiMerge *merge = &g_array_index (sheet->merges, SiyiMerge, i);

      g_assert_true (merge->first_row > 0 && merge->first_row <= merge->last_row &&
                     merge->first_column <= merge->last_column);
    }

  for (guint i = 0; i < sheet->comments->len; i++)
    g_assert_true (g_utf8_validate (g_array_index (sheet->comments, SiyiComment, i).text, -1,
                                    NULL));
}

/* Reads the bytes as a file, with limits so small that they are met. */
void
fuzz_read (GBytes *bytes)
{
  g_autoptr(SiyiBookFile) book = NULL;
  g_autoptr(GError) error = NULL;
  SiyiReadLimits limits;
  GPtrArray *sheets;

  siyi_read_limits_init (&limits);
  limits.part_bytes = 1024 * 1024;
  limits.cell_characters = 2000;
  limits.rows = 5000;
  limits.cells = 20000;
  limits.memory = 8 * 1024 * 1024;

  book = siyi_book_read_bytes ("fuzz", bytes, &limits, &error);
  compare_ways ("fuzz", bytes, &limits, book, error);
  if (book == NULL)
    {
      g_assert_true (error->domain == SIYI_FILE_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      return;
    }

  sheets = siyi_book_get_sheets (book);
  for (guint i = 0; i < sheets->len; i++)
    check_sheet (g_ptr_array_index (sheets, i));
}
