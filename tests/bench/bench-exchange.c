/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What files in and out cost: a table of 100,000 rows and 16 columns is written as .xlsx and .csv
 * and read again, each in a process of its own, whose CPU time and peak of memory are printed.
 *
 *   bench-exchange             all of it, in a folder that is removed
 *   bench-exchange write FILE  only writes the table to FILE
 *   bench-exchange read FILE   only reads FILE
 */
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-book.h"
#include "siyi-table-writer.h"

#define N_ROWS 100000
#define N_COLUMNS 16
#define CELL_BYTES 160

static const SiyiOutColumn columns[N_COLUMNS] = {
  { "序号", SIYI_OUT_NUMBER, 0 }, { "接访日期", SIYI_OUT_DAY, 0 },
  { "接访领导", SIYI_OUT_TEXT, 0 }, { "接访方式", SIYI_OUT_TEXT, 0 },
  { "信访人", SIYI_OUT_TEXT, 0 }, { "人数", SIYI_OUT_NUMBER, 0 },
  { "住址", SIYI_OUT_TEXT, 0 }, { "联系电话", SIYI_OUT_TEXT, 0 },
  { "身份证号", SIYI_OUT_TEXT, 0 }, { "反映的主要问题", SIYI_OUT_TEXT, 40 },
  { "问题分类", SIYI_OUT_TEXT, 0 }, { "责任单位", SIYI_OUT_TEXT, 0 },
  { "交办日期", SIYI_OUT_DAY, 0 }, { "办理时限", SIYI_OUT_DAY, 0 },
  { "办理情况", SIYI_OUT_TEXT, 40 }, { "是否化解", SIYI_OUT_TEXT, 0 },
};

/* As in a ledger: some columns repeat a few words, some are different in every row. */
static void
fill_row (guint row,
          char  cells[][CELL_BYTES])
{
  guint day = row % 28 + 1, month = row / 28 % 12 + 1, other = row * 7919u;

  g_snprintf (cells[0], CELL_BYTES, "%u", row + 1);
  g_snprintf (cells[1], CELL_BYTES, "20%02u-%02u-%02u", 10 + row / 10000, month, day);
  g_snprintf (cells[2], CELL_BYTES, "示例领导%u", other % 14);
  g_snprintf (cells[3], CELL_BYTES, "%s", other % 3 == 0 ? "预约接访" : "现场接访");
  g_snprintf (cells[4], CELL_BYTES, "示例信访人%u", other % 60000);
  g_snprintf (cells[5], CELL_BYTES, "%u", other % 9 + 1);
  g_snprintf (cells[6], CELL_BYTES, "示例镇第%u村", other % 300);
  g_snprintf (cells[7], CELL_BYTES, "1990000%04u", other % 10000);
  g_snprintf (cells[8], CELL_BYTES, "43049919%02u%02u%02u%04u", row / 12 % 60 + 40, month, day,
              other % 10000);
  g_snprintf (cells[9], CELL_BYTES, "反映第%u号地块征收补偿款未足额发放，要求尽快核实兑付", row);
  g_snprintf (cells[10], CELL_BYTES, "示例分类%u", other % 17);
  g_snprintf (cells[11], CELL_BYTES, "示例市第%u局", other % 20);
  g_snprintf (cells[12], CELL_BYTES, "20%02u-%02u-%02u", 10 + row / 10000, month, day);
  g_snprintf (cells[13], CELL_BYTES, "20%02u-%02u-%02u", 11 + row / 10000, month, day);
  g_snprintf (cells[14], CELL_BYTES, "第%u号答复意见已送达信访人", row / 2);
  g_snprintf (cells[15], CELL_BYTES, "%s", other % 5 == 0 ? "未化解" : "化解");
}

static void
write_table (const char *path)
{
  g_autoptr(GError) error = NULL;
  SiyiTableWriter *writer = siyi_table_writer_new (path, "bench", columns, N_COLUMNS, &error);
  char cells[N_COLUMNS][CELL_BYTES];
  const char *row[N_COLUMNS];

  for (guint i = 0; i < N_COLUMNS; i++)
    row[i] = cells[i];

  for (guint i = 0; writer != NULL && i < N_ROWS; i++)
    {
      fill_row (i, cells);
      if (!siyi_table_writer_row (writer, row, &error))
        g_error ("%s", error->message);
    }

  if (writer == NULL || !siyi_table_writer_close (writer, &error))
    g_error ("%s", error->message);
}

static void
read_table (const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiBookFile) book = siyi_book_read (path, NULL, NULL, NULL, NULL, &error);
  SiyiSheet *sheet;

  if (book == NULL)
    g_error ("%s", error->message);

  sheet = g_ptr_array_index (siyi_book_get_sheets (book), 0);
  g_assert_cmpuint (sheet->rows->len, ==, N_ROWS + 1);
  g_assert_cmpuint (g_array_index (sheet->rows, SiyiRow, N_ROWS).n_cells, ==, N_COLUMNS);
}

static void
measure (const char  *what,
         void       (*work) (const char *path),
         const char  *path)
{
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      work (path);
      _exit (0);
    }

  if (wait4 (child, &status, 0, &usage) != child || status != 0)
    exit (1);

  g_print ("%-12s %6.2f s CPU (%.2f user, %.2f system), peak %ld MiB\n", what,
           usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6 +
           usage.ru_stime.tv_sec + usage.ru_stime.tv_usec / 1e6,
           usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6,
           usage.ru_stime.tv_sec + usage.ru_stime.tv_usec / 1e6, usage.ru_maxrss / 1024);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *folder = NULL;
  g_autofree char *workbook = NULL;
  g_autofree char *text = NULL;

  if (argc == 3)
    {
      gboolean writes = g_str_equal (argv[1], "write");

      measure (writes ? "write" : "read", writes ? write_table : read_table, argv[2]);
      return 0;
    }

  folder = g_dir_make_tmp ("siyi-bench-XXXXXX", NULL);
  workbook = g_build_filename (folder, "table.xlsx", NULL);
  text = g_build_filename (folder, "table.csv", NULL);
  g_print ("%d rows, %d columns\n", N_ROWS, N_COLUMNS);
  measure ("write .xlsx", write_table, workbook);
  measure ("read .xlsx", read_table, workbook);
  measure ("write .csv", write_table, text);
  measure ("read .csv", read_table, text);

  g_remove (workbook);
  g_remove (text);
  g_rmdir (folder);

  return 0;
}
