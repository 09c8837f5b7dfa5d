/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper as words, where a title breaks, and how wide columns become. */
#include <string.h>

#include "siyi-document.h"
#include "siyi-sheet.h"
#include "siyi-title.h"

/* Whatever comes in, writers get text without control characters. */
static void
test_clean (void)
{
  g_autoptr(SiyiDocument) document = siyi_document_new ("a\x01\xff", SIYI_PAPER_A4);
  const SiyiBlock *block;

  siyi_document_add (document, SIYI_BLOCK_TEXT, "一\r\n二\r三\x0b\x7f\xc2\x85四\t\xef\xbf\xbf");
  siyi_document_add_table (document);
  siyi_document_add_column (document, NULL, -1, SIYI_ALIGN_START);
  siyi_document_add_column (document, "b", 0, SIYI_ALIGN_END);
  siyi_document_add_row (document);
  siyi_document_add_cell (document, NULL, SIYI_CELL_STRONG);

  g_assert_cmpstr (siyi_document_get_name (document), ==, "a\xef\xbf\xbd");
  g_assert_cmpstr (siyi_document_get_block (document, 0)->text, ==, "一\n二\n三四\t");
  block = siyi_document_get_block (document, 1);
  g_assert_cmpfloat (g_array_index (block->columns, SiyiTableColumn, 0).share, ==, 0);
  g_assert_cmpstr (siyi_block_get_cell (block, 0, 0)->text, ==, "");
  g_assert_cmpint (siyi_block_get_cell (block, 0, 0)->style, ==, SIYI_CELL_STRONG);
  g_assert_cmpstr (siyi_block_get_cell (block, 0, 1)->text, ==, "");
}

static const char * const titles[] = {
  "关于调整2026年12月份市委市政府领导干部接待群众来访安排的公告",
  "示例市信访工作联席会议办公室关于进一步规范市级领导干部定期接待群众来访工作有关事项的通知",
  "关于印发《示例市领导干部接访下访工作办法（试行）》的通知示例市委办公室",
};

/* Lines grow shorter downwards, no word is torn, nothing is lost. */
static void
test_trapezoid (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autofree char *broken = siyi_title_break (titles[i], 20);
      g_auto(GStrv) lines = g_strsplit (broken, "\n", -1);
      g_autofree char *joined = g_strjoinv ("", lines);
      double last = 1000;

      g_test_message ("%s", broken);
      g_assert_cmpstr (joined, ==, titles[i]);
      g_assert_cmpuint (g_strv_length (lines), >=, 2);
      for (gsize k = 0; lines[k] != NULL; k++)
        {
          g_assert_cmpfloat (siyi_text_ems (lines[k]), <=, 20);
          g_assert_cmpfloat (siyi_text_ems (lines[k]), <, last - 0.5);
          last = siyi_text_ems (lines[k]);
          g_assert_false (g_str_has_prefix (lines[k], "的"));
          g_assert_false (g_str_has_prefix (lines[k], "》"));
          g_assert_false (g_str_has_suffix (lines[k], "关于"));
        }
      /* A month is not torn from its number, nor 信访 in two. */
      g_assert_null (strstr (broken, "12\n"));
      g_assert_null (strstr (broken, "信\n访"));
    }
}

/* A short title, one that the office broke, and one without a place to break stay as they are. */
static void
test_left_whole (void)
{
  static const char * const whole[] = { "接访公告", "关于接访的\n公告", "", "7777777777777777777777777777777777777777" };

  for (gsize i = 0; i < G_N_ELEMENTS (whole); i++)
    {
      g_autofree char *broken = siyi_title_break (whole[i], 20);

      g_assert_cmpstr (broken, ==, whole[i]);
    }
}

static SiyiDocument *
table_of (const char * const *cells,
          const double       *shares,
          guint               n)
{
  SiyiDocument *document = siyi_document_new ("t", SIYI_PAPER_A4_WIDE);

  siyi_document_add_table (document);
  for (guint c = 0; c < n; c++)
    siyi_document_add_column (document, "栏", shares != NULL ? shares[c] : 0, SIYI_ALIGN_START);
  siyi_document_add_row (document);
  for (guint c = 0; c < n; c++)
    siyi_document_add_cell (document, cells[c], SIYI_CELL_PLAIN);

  return document;
}

/* Together always the type area; short data is not torn for a long text. */
static void
test_widths (void)
{
  static const char * const cells[] = {
    "12月3日", "9:00—11:30",
    "反映征地补偿款未足额发放并要求核实账目、公开分配方案、依法处理有关责任人员的诉求", "一号接访室",
  };
  static const double some[] = { 0, 0.2, 0.5, 0 }, all[] = { 1, 2, 3, 4 }, much[] = { 0, 2, 3, 0 };
  static const double * const shares[] = { NULL, some, all, much };
  const SiyiSheet *sheet = siyi_sheet_of (SIYI_PAPER_A4_WIDE);

  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autoptr(SiyiDocument) document = table_of (cells, shares[i], 4);
      double widths[4], sum = 0, size;

      size = siyi_table_measure (siyi_document_get_block (document, 0), sheet, widths);
      for (guint c = 0; c < 4; c++)
        {
          g_assert_cmpfloat (widths[c], >, 0);
          sum += widths[c];
        }
      g_assert_cmpfloat_with_epsilon (sum, siyi_sheet_area (sheet), 0.01);
      if (shares[i] == NULL)
        {
          g_assert_cmpfloat (size, ==, sheet->table);
          for (guint c = 0; c < 4; c++)
            g_assert_true (c == 2 || widths[c] >= siyi_text_ems (cells[c]) * size);
        }
      if (shares[i] == some)
        g_assert_cmpfloat_with_epsilon (widths[2], siyi_sheet_area (sheet) / 2, 0.01);
      if (shares[i] == all)
        g_assert_cmpfloat_with_epsilon (widths[3], siyi_sheet_area (sheet) * 0.4, 0.01);
    }
}

/* The more columns, the smaller the type: from 四号 down. */
static void
test_sizes (void)
{
  const SiyiSheet *sheet = siyi_sheet_of (SIYI_PAPER_A4_WIDE);
  double last = sheet->table + 1;

  for (guint n = 4; n <= 25; n += 7)
    {
      const char *cells[25];
      g_autoptr(SiyiDocument) document = NULL;
      double widths[25], size;

      for (guint c = 0; c < n; c++)
        cells[c] = "市政府会议室";
      document = table_of (cells, NULL, n);
      size = siyi_table_measure (siyi_document_get_block (document, 0), sheet, widths);
      g_assert_cmpfloat (size, <=, last);
      g_assert_cmpfloat (size, >=, 6);
      last = size;
    }
  g_assert_cmpfloat (last, <, sheet->table);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/document/clean", test_clean);
  g_test_add_func ("/document/title/trapezoid", test_trapezoid);
  g_test_add_func ("/document/title/left-whole", test_left_whole);
  g_test_add_func ("/document/table/widths", test_widths);
  g_test_add_func ("/document/table/sizes", test_sizes);

  return g_test_run ();
}
