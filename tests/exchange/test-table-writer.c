/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables out: what is written is read back as it was, and does nothing in a spreadsheet. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "siyi-table-writer.h"

static const SiyiOutColumn columns[] = {
  { "序号", SIYI_OUT_NUMBER, 0 },
  { "接访日期", SIYI_OUT_DAY, 0 },
  { "事由", SIYI_OUT_TEXT, 40 },
};

static const char * const rows[][3] = {
  { "1", "2023-05-17", "430499195203058939" },
  { "12.5", "2023-05", "=SUM(A1:A9)" },
  { "-3", "1899-01-01", "+86 19900000001" },
  { "007", "2023-02-30", "-—@" },
  { "1234567890123456", NULL, "@x" },
  { "3人", "1900-03-01", "a,b;\"c\"\td" },
  { "", "9999-12-31", "one\ntwo\r\nthree" },
  { NULL, NULL, NULL },
  { "0", "2024-02-29", "  <kept> & 'kept'  " },
  { "1e5", "x", "_x000D_ \x01\x1F 𠮷" },
  { "1.", "", "\t=1" },
};

static void
write_rows (const char *path)
{
  g_autoptr(GError) error = NULL;
  SiyiTableWriter *writer;

  writer = siyi_table_writer_new (path, "台账[1]", columns, G_N_ELEMENTS (columns), &error);
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_assert_true (siyi_table_writer_row (writer, rows[i], &error));
      g_assert_no_error (error);
    }
  g_assert_true (siyi_table_writer_close (writer, &error));
  g_assert_no_error (error);
}

static guint
count_files (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
check_cell (SiyiSheet  *sheet,
            guint       row,
            guint       column,
            const char *text)
{
  const SiyiCell *cell = fixture_cell (sheet, row, column);
  gboolean number = (column == 0 && (row == 2 || row == 3 || row == 4 || row == 10)) ||
                    (column == 1 && (row == 2 || row == 7 || row == 8 || row == 10));

  if (text == NULL || *text == '\0')
    {
      g_assert_null (cell);
      return;
    }

  g_assert_nonnull (cell);
  g_assert_false (cell->formula);
  g_assert_cmpint (cell->kind, ==, number ? SIYI_CELL_NUMBER : SIYI_CELL_TEXT);
  if (column == 1 && number)
    g_assert_cmpint (cell->shape, ==, SIYI_SHAPE_DATE);
  else
    g_assert_cmpstr (cell->text, ==, text);
}

static void
test_workbook (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "out.XLSX", NULL);
  g_autoptr(SiyiBookFile) book = NULL;
  g_autoptr(GError) error = NULL;
  SiyiSheet *sheet;

  write_rows (path);
  g_assert_cmpuint (count_files (folder), ==, 1);
  book = siyi_book_read (path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sheet = fixture_first (book);
  g_assert_cmpstr (sheet->name, ==, "台账_1_");
  for (guint column = 0; column < 3; column++)
    {
      g_assert_cmpstr (fixture_text (sheet, 1, column), ==, columns[column].heading);
      for (guint row = 0; row < G_N_ELEMENTS (rows); row++)
        check_cell (sheet, row + 2, column, rows[row][column]);
    }
  g_assert_cmpstr (fixture_text (sheet, 2, 1), ==, "45063");
  g_assert_cmpstr (fixture_text (sheet, 7, 1), ==, "61");
  g_assert_cmpstr (fixture_text (sheet, 8, 1), ==, "2958465");
  fixture_remove (g_steal_pointer (&folder));
}

/* Several tables in one file: sheets of a workbook, parts of a text file. */
static void
write_two (const char *path)
{
  static const SiyiOutColumn second[] = { { "类别", SIYI_OUT_TEXT, 0 }, { "批次", SIYI_OUT_NUMBER, 0 } };
  static const char * const row[] = { "土地", "376" };
  g_autoptr(GError) error = NULL;
  SiyiTableWriter *writer = siyi_table_writer_new (path, "一", columns, G_N_ELEMENTS (columns), &error);

  g_assert_true (siyi_table_writer_row (writer, rows[0], &error));
  g_assert_true (siyi_table_writer_sheet (writer, "二", second, G_N_ELEMENTS (second), &error));
  g_assert_true (siyi_table_writer_row (writer, row, &error));
  g_assert_true (siyi_table_writer_row (writer, row, &error));
  g_assert_true (siyi_table_writer_close (writer, &error));
  g_assert_no_error (error);
}

static void
test_several_tables (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *workbook = g_build_filename (folder, "two.xlsx", NULL);
  g_autofree char *text = g_build_filename (folder, "two.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr(SiyiBookFile) book = NULL;
  g_autoptr(GError) error = NULL;
  SiyiSheet *sheet;

  write_two (workbook);
  book = siyi_book_read (workbook, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (siyi_book_get_sheets (book)->len, ==, 2);
  sheet = g_ptr_array_index (siyi_book_get_sheets (book), 1);
  g_assert_cmpstr (sheet->name, ==, "二");
  g_assert_cmpstr (fixture_text (sheet, 1, 1), ==, "批次");
  g_assert_cmpint (fixture_cell (sheet, 3, 1)->kind, ==, SIYI_CELL_NUMBER);
  g_assert_cmpstr (fixture_text (sheet, 3, 1), ==, "376");

  write_two (text);
  g_assert_true (g_file_get_contents (text, &content, NULL, NULL));
  g_assert_nonnull (strstr (content, "\r\n\r\n二\r\n类别,批次\r\n土地,376\r\n土地,376\r\n"));
  fixture_remove (g_steal_pointer (&folder));
}

static char *
read_part (const char *path,
           const char *name)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY, NULL);
  zip_file_t *file = zip_fopen (zip, name, 0);
  char *out = g_malloc0 (65536);

  g_assert_cmpint (zip_fread (file, out, 65535), >, 0);
  zip_fclose (file);
  zip_discard (zip);

  return out;
}

/* Heading frozen, filter over all rows, widths: what a clerk otherwise does by hand. */
static void
test_layout (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char *sheet = NULL;

  write_rows (path);
  sheet = read_part (path, "xl/worksheets/sheet1.xml");
  g_assert_nonnull (strstr (sheet, "state=\"frozen\""));
  g_assert_nonnull (strstr (sheet, "<autoFilter ref=\"A1:C12\"/>"));
  g_assert_nonnull (strstr (sheet, "<col min=\"3\" max=\"3\" width=\"40"));
  g_assert_null (strstr (sheet, "<f>"));
  fixture_remove (g_steal_pointer (&folder));
}

static void
test_csv (void)
{
  static const char expected[] =
    "\xEF\xBB\xBF序号,接访日期,事由\r\n"
    "1,2023-05-17,430499195203058939\r\n"
    "12.5,2023-05,'=SUM(A1:A9)\r\n"
    "-3,1899-01-01,'+86 19900000001\r\n"
    "007,2023-02-30,'-—@\r\n"
    "1234567890123456,,'@x\r\n"
    "3人,1900-03-01,\"a,b;\"\"c\"\"\td\"\r\n"
    ",9999-12-31,\"one\ntwo\r\nthree\"\r\n"
    ",,\r\n"
    "0,2024-02-29,\"  <kept> & 'kept'  \"\r\n"
    "1e5,x,_x000D_ \x01\x1F 𠮷\r\n"
    "1.,,\"'\t=1\"\r\n";
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);
  g_autofree char *content = NULL;
  g_autoptr(SiyiBookFile) book = NULL;
  g_autoptr(GError) error = NULL;

  write_rows (path);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
  book = siyi_book_read (path, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fixture_text (fixture_first (book), 7, 2), ==, "a,b;\"c\"\td");
  g_assert_cmpstr (fixture_text (fixture_first (book), 8, 2), ==, "one\ntwo\r\nthree");
  fixture_remove (g_steal_pointer (&folder));
}

/* Whatever ends a table before its end leaves what stood there before, and nothing else. */
static void
test_nothing_half (void)
{
  static const char * const endings[] = { "out.xlsx", "out.csv" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *folder = fixture_folder ();
      g_autofree char *path = g_build_filename (folder, endings[i], NULL);
      g_autofree char *content = NULL;
      g_autoptr(GError) error = NULL;
      SiyiTableWriter *writer;

      g_assert_true (g_file_set_contents (path, "before", -1, NULL));
      writer = siyi_table_writer_new (path, "A", columns, G_N_ELEMENTS (columns), &error);
      g_assert_true (siyi_table_writer_row (writer, rows[0], &error));
      siyi_table_writer_cancel (writer);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, ==, "before");
      g_assert_cmpuint (count_files (folder), ==, 1);

      write_rows (path);
      g_assert_cmpuint (count_files (folder), ==, 1);
      g_free (content);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_cmpstr (content, !=, "before");
      fixture_remove (g_steal_pointer (&folder));
    }
}

static void
test_refusals (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *other = g_build_filename (folder, "out.ods", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "no", "out.csv", NULL);
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char *longest = g_strnfill (32768, 'x');
  const char *cells[3] = { NULL, NULL, longest };
  g_autoptr(GError) error = NULL;
  SiyiTableWriter *writer;

  g_assert_null (siyi_table_writer_new (other, "A", columns, 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED);
  g_clear_error (&error);
  g_assert_null (siyi_table_writer_new (nowhere, "A", columns, 3, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  writer = siyi_table_writer_new (path, "A", columns, 3, &error);
  g_assert_false (siyi_table_writer_row (writer, cells, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  siyi_table_writer_cancel (writer);
  g_assert_cmpuint (count_files (folder), ==, 0);
  fixture_remove (g_steal_pointer (&folder));
}

/* Where the machine lets us make a small file system: the library that writes workbooks does not
 * see that its temporary files were cut, we must. */
static void
test_full_temporary_folder (void)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *small = g_build_filename (folder, "small", NULL);
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);
  g_autofree char *command = g_strdup_printf ("mount -t tmpfs -o size=64k tmpfs %s", small);
  g_autofree char *undo = g_strdup_printf ("umount %s", small);
  g_autofree char *filler = g_strnfill (400, 'x');
  const char *cells[3] = { "1", "2023-05-17", filler };
  g_autoptr(GError) error = NULL;
  SiyiTableWriter *writer;
  int status = 1;

  g_mkdir (small, 0700);
  if (!g_spawn_command_line_sync (command, NULL, NULL, &status, NULL) || status != 0)
    {
      g_test_skip ("no right to mount a small file system");
      g_rmdir (small);
      fixture_remove (g_steal_pointer (&folder));
      return;
    }

  g_setenv ("TMPDIR", small, TRUE);
  writer = siyi_table_writer_new (path, "A", columns, 3, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 1000; i++)
    g_assert_true (siyi_table_writer_row (writer, cells, &error));
  g_assert_false (siyi_table_writer_close (writer, &error));
  g_unsetenv ("TMPDIR");
  g_spawn_command_line_sync (undo, NULL, NULL, NULL, NULL);

  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (small);
  g_assert_cmpuint (count_files (folder), ==, 0);
  fixture_remove (g_steal_pointer (&folder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/table-writer/workbook", test_workbook);
  g_test_add_func ("/table-writer/several", test_several_tables);
  g_test_add_func ("/table-writer/layout", test_layout);
  g_test_add_func ("/table-writer/csv", test_csv);
  g_test_add_func ("/table-writer/nothing-half", test_nothing_half);
  g_test_add_func ("/table-writer/refusals", test_refusals);
  g_test_add_func ("/table-writer/full-temporary-folder", test_full_temporary_folder);

  return g_test_run ();
}
