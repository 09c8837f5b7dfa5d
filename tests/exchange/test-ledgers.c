/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample ledgers: sheets, rows and cells as they stand in the files. What they mean is the
 * takeover's affair. */
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *file;
  const char *sheet;
  guint       index, n_sheets;
  guint       rows, cells, merges, comments;
} Case;

static const Case cases[] = {
  { "ledgers/01-clean.xlsx", "接访台账", 0, 1, 61, 1384, 0, 0 },
  { "ledgers/02-merged-heading.xlsx", "第二季度", 0, 1, 39, 596, 133, 0 },
  { "ledgers/03-months.xlsx", "汇总", 0, 10, 10, 30, 0, 0 },
  { "ledgers/03-months.xlsx", "9月", 9, 10, 8, 78, 2, 0 },
  { "ledgers/04-gb18030.csv", "", 0, 1, 38, 908, 0, 0 },
  { "ledgers/05-damaged.xlsx", "2023年台账", 0, 1, 36, 637, 1, 3 },
  { "ledgers/06-utf8-bom-tab.txt", "", 0, 1, 33, 616, 0, 0 },
};

static SiyiBookFile *
read_data (const char *file)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_TEST_DATA"), file, NULL);
  g_autoptr(GError) error = NULL;
  SiyiBookFile *book = siyi_book_read (path, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return book;
}

static void
test_counts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(SiyiBookFile) book = read_data (cases[i].file);
      GPtrArray *sheets = siyi_book_get_sheets (book);
      SiyiSheet *sheet;
      guint cells = 0;

      g_assert_cmpuint (sheets->len, ==, cases[i].n_sheets);
      sheet = g_ptr_array_index (sheets, cases[i].index);
      for (guint j = 0; j < sheet->rows->len; j++)
        cells += g_array_index (sheet->rows, SiyiRow, j).n_cells;

      g_assert_cmpstr (sheet->name, ==, cases[i].sheet);
      g_assert_false (sheet->hidden);
      g_assert_cmpuint (sheet->rows->len, ==, cases[i].rows);
      g_assert_cmpuint (cells, ==, cases[i].cells);
      g_assert_cmpuint (sheet->merges->len, ==, cases[i].merges);
      g_assert_cmpuint (sheet->comments->len, ==, cases[i].comments);
    }
}

/* Records are counted with blank ones, and a line break in quotes begins none. */
static void
test_gb18030 (void)
{
  g_autoptr(SiyiBookFile) book = read_data ("ledgers/04-gb18030.csv");
  SiyiSheet *sheet = fixture_first (book);

  g_assert_cmpstr (fixture_text (sheet, 2, 6), ==, "信访人");
  g_assert_cmpstr (fixture_text (sheet, 6, 6), ==, "殷𠮷");
  g_assert_cmpstr (fixture_text (sheet, 7, 6), ==, "史䶮甲、康乙亥");
  g_assert_cmpstr (fixture_text (sheet, 4, 10), ==, "'430499195910135702");
  g_assert_nonnull (strstr (fixture_text (sheet, 11, 11), "\n并称村里张贴的\"承诺书\"未兑现，\n"));
  g_assert_null (fixture_text (sheet, 24, 0));
  g_assert_cmpstr (fixture_text (sheet, 39, 7), ==, "148");
}

static void
test_damaged (void)
{
  g_autoptr(SiyiBookFile) book = read_data ("ledgers/05-damaged.xlsx");
  SiyiSheet *sheet = fixture_first (book);
  const SiyiComment *comment = &g_array_index (sheet->comments, SiyiComment, 0);
  const SiyiCell *cell;

  g_assert_true (siyi_book_is_1904 (book));
  g_assert_cmpuint (sheet->hidden_columns->len, ==, 1);
  g_assert_cmpuint (comment->row, ==, 6);
  g_assert_cmpuint (comment->column, ==, 10);

  cell = fixture_cell (sheet, 3, 1);
  g_assert_cmpint (cell->kind, ==, SIYI_CELL_NUMBER);
  g_assert_cmpint (cell->shape, ==, SIYI_SHAPE_DATE);
  g_assert_cmpfloat (siyi_cell_number (cell), ==, 43510);
  cell = fixture_cell (sheet, 4, 1);
  g_assert_cmpint (cell->shape, ==, SIYI_SHAPE_GENERAL);
  cell = fixture_cell (sheet, 4, 6);
  g_assert_cmpint (cell->kind, ==, SIYI_CELL_NUMBER);
  g_assert_cmpstr (cell->text, ==, "4.304991990062836e+17");
}

/* The hash is of the bytes, so that the same file is known again. */
static void
test_hash (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_TEST_DATA"), "ledgers",
                                            "01-clean.xlsx", NULL);
  g_autoptr(SiyiBookFile) from_file = read_data ("ledgers/01-clean.xlsx");
  g_autoptr(SiyiBookFile) from_bytes = NULL;
  g_autofree char *expected = NULL;
  char *content;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (guchar *) content, length);
  from_bytes = fixture_read (g_bytes_new_take (content, length));
  g_assert_cmpstr (siyi_book_get_hash (from_file), ==, expected);
  g_assert_cmpstr (siyi_book_get_hash (from_bytes), ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledgers/counts", test_counts);
  g_test_add_func ("/ledgers/gb18030", test_gb18030);
  g_test_add_func ("/ledgers/damaged", test_damaged);
  g_test_add_func ("/ledgers/hash", test_hash);

  return g_test_run ();
}
