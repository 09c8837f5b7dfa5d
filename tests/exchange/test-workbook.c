/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of a workbook: sheets in their order and state, whatever the parts are called and in
 * which dialect they are written; hidden rows and columns, merges, comments, the day system. */
#include "fixture.h"

#include <string.h>

#define STRICT "http://purl.oclc.org/ooxml/officeDocument/relationships"

static const char sheet_one[] =
  "<worksheet xmlns='" FIXTURE_MAIN "'><sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
  "</sheetData></worksheet>";
static const char sheet_two[] =
  "<worksheet xmlns='" FIXTURE_MAIN "'><sheetData><row r='1'><c r='A1'><v>2</v></c></row>"
  "</sheetData></worksheet>";

/* The order is the workbook's, not that of the parts' names or of the relations. */
static void
test_order_and_state (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  GPtrArray *sheets;
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/workbook.xml",
      "<workbook xmlns='" FIXTURE_MAIN "' xmlns:q='" FIXTURE_RELATIONS "'>"
      "<workbookPr date1904='true'/><sheets>"
      "<sheet name='五月 &amp; 六月' sheetId='7' q:id='b'/>"
      "<sheet name='chart' sheetId='9' q:id='c'/>"
      "<sheet name='h' sheetId='1' state='hidden' q:id='a'/>"
      "<sheet name='v' sheetId='2' state='veryHidden' q:id='d'/></sheets></workbook>" },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships xmlns='" FIXTURE_PACKAGE "'>"
      "<Relationship Id='a' Type='" FIXTURE_RELATIONS "/worksheet' Target='worksheets/sheet1.xml'/>"
      "<Relationship Id='c' Type='" FIXTURE_RELATIONS "/chartsheet' Target='chartsheets/s.xml'/>"
      "<Relationship Id='d' Type='" FIXTURE_RELATIONS "/worksheet' Target='/xl/x/../y%20z.xml'/>"
      "<Relationship Id='b' Type='" FIXTURE_RELATIONS "/worksheet' Target='/xl/other/eight.xml'/>"
      "</Relationships>" },
    { "xl/worksheets/sheet1.xml", sheet_one },
    { "xl/other/eight.xml", sheet_two },
    { "xl/y z.xml", sheet_two },
    { "xl/chartsheets/s.xml", "<chartsheet xmlns='" FIXTURE_MAIN "'/>" },
  };

  book = fixture_read (fixture_zip (parts, G_N_ELEMENTS (parts)));
  sheets = siyi_book_get_sheets (book);
  g_assert_true (siyi_book_is_1904 (book));
  g_assert_false (siyi_book_is_text (book));
  g_assert_cmpuint (sheets->len, ==, 4);
  g_assert_cmpstr (((SiyiSheet *) sheets->pdata[0])->name, ==, "五月 & 六月");
  g_assert_false (((SiyiSheet *) sheets->pdata[0])->hidden);
  g_assert_cmpstr (fixture_text (sheets->pdata[0], 1, 0), ==, "2");
  g_assert_cmpuint (((SiyiSheet *) sheets->pdata[1])->rows->len, ==, 0);
  g_assert_true (((SiyiSheet *) sheets->pdata[2])->hidden);
  g_assert_cmpstr (fixture_text (sheets->pdata[2], 1, 0), ==, "1");
  g_assert_true (((SiyiSheet *) sheets->pdata[3])->hidden);
}

static const char prefixed_sheet[] =
  "<?xml version='1.0'?><x:worksheet xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'>"
  "<x:dimension ref='A1:XFD1048576'/>"
  "<x:sheetData><x:row r='2'><x:c r='B2' t='s'><x:v>0</x:v></x:c>"
  "<x:c r='C2' t='inlineStr'><x:is><x:t>i</x:t></x:is></x:c></x:row></x:sheetData>"
  "<x:mergeCells count='1'><x:mergeCell ref='B2:C3'/></x:mergeCells></x:worksheet>";

/* Prefixes, the strict namespaces, backslashes and upper case in names of parts. */
static void
test_dialects (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  SiyiSheet *sheet;
  FixturePart parts[] = {
    { "_rels/.rels",
      "<p:Relationships xmlns:p='" FIXTURE_PACKAGE "'><p:Relationship Id='rId1' "
      "Type='" STRICT "/officeDocument' Target='/XL/Workbook.xml'/></p:Relationships>" },
    { "xl\\workbook.xml",
      "<x:workbook xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main' xmlns:r='" STRICT "'>"
      "<x:sheets><x:sheet name='S' sheetId='1' r:id='rId1'/></x:sheets></x:workbook>" },
    { "xl\\_rels\\workbook.xml.rels",
      "<Relationships xmlns='" FIXTURE_PACKAGE "'>"
      "<Relationship Id='rId1' Type='" STRICT "/worksheet' Target='worksheets\\sheet1.xml'/>"
      "<Relationship Id='rId2' Type='" STRICT "/sharedStrings' Target='./sharedStrings.xml'/>"
      "</Relationships>" },
    { "xl\\worksheets\\sheet1.xml", prefixed_sheet },
    { "xl\\SharedStrings.xml",
      "<x:sst xmlns:x='http://purl.oclc.org/ooxml/spreadsheetml/main'><x:si><x:t>s</x:t></x:si>"
      "</x:sst>" },
  };

  book = fixture_read (fixture_zip (parts, G_N_ELEMENTS (parts)));
  sheet = fixture_first (book);
  g_assert_cmpuint (sheet->rows->len, ==, 1);
  g_assert_cmpstr (fixture_text (sheet, 2, 1), ==, "s");
  g_assert_cmpstr (fixture_text (sheet, 2, 2), ==, "i");
  g_assert_cmpuint (sheet->merges->len, ==, 1);
}

static void
test_utf16_parts (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  g_autofree char *wide = NULL;
  gsize length;
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/workbook.xml", fixture_book },
    { "xl/_rels/workbook.xml.rels", fixture_book_relations },
    { "xl/worksheets/sheet1.xml", NULL },
    { "xl/sharedStrings.xml", "<sst xmlns='" FIXTURE_MAIN "'/>" },
    { "xl/styles.xml", "<styleSheet xmlns='" FIXTURE_MAIN "'/>" },
  };

  wide = g_convert ("\xEF\xBB\xBF<?xml version='1.0' encoding='UTF-16'?><worksheet><sheetData>"
                    "<row r='1'><c r='A1' t='inlineStr'><is><t>汉𠮷</t></is></c></row></sheetData>"
                    "</worksheet>", -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
  parts[3].text = wide;
  parts[3].length = (gssize) length;
  book = fixture_read (fixture_zip (parts, G_N_ELEMENTS (parts)));
  g_assert_cmpstr (fixture_text (fixture_first (book), 1, 0), ==, "汉𠮷");
}

static void
test_hidden_and_merged (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  SiyiSheet *sheet;
  const SiyiMerge *merge;
  static const guint columns[] = { 1, 2, 5, 7 };

  book = fixture_read (fixture_sheet (
    "<worksheet xmlns='" FIXTURE_MAIN "'><dimension ref='A1:A1048576'/>"
    "<cols><col min='1' max='1' width='9'/><col min='2' max='3' hidden='1' width='9'/>"
    "<col min='6' max='6' width='0' customWidth='1'/><col min='8' max='8' hidden='true'/>"
    "<col min='0' max='0' hidden='1'/><col min='9' max='x' hidden='1'/></cols>"
    "<sheetData><row r='1'><c r='A1'><v>1</v></c></row>"
    "<row r='2' hidden='1'><c r='A2'><v>1</v></c></row>"
    "<row r='3' ht='0' customHeight='1'><c r='A3'><v>1</v></c></row>"
    "<row r='4' ht='15.5'><c r='A4'><v>1</v></c></row></sheetData>"
    "<mergeCells><mergeCell ref='A1:B3'/><mergeCell ref='C1'/><mergeCell ref='D5:C4'/>"
    "<mergeCell ref='$E$2:$E$9'/></mergeCells>"
    "<extLst><ext><sheetData><row r='7'><c r='A7'><v>1</v></c></row></sheetData></ext></extLst>"
    "</worksheet>"));
  sheet = fixture_first (book);
  g_assert_cmpuint (sheet->rows->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (g_array_index (sheet->rows, SiyiRow, i).hidden, ==, i == 1 || i == 2);

  g_assert_cmpuint (sheet->hidden_columns->len, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (g_array_index (sheet->hidden_columns, guint, i), ==, columns[i]);

  g_assert_cmpuint (sheet->merges->len, ==, 2);
  merge = &g_array_index (sheet->merges, SiyiMerge, 1);
  g_assert_cmpuint (merge->first_row, ==, 2);
  g_assert_cmpuint (merge->last_row, ==, 9);
  g_assert_cmpuint (merge->first_column, ==, 4);
  g_assert_cmpuint (merge->last_column, ==, 4);
}

static void
test_comments (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  const SiyiComment *comment;
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/workbook.xml", fixture_book },
    { "xl/_rels/workbook.xml.rels", fixture_book_relations },
    { "xl/worksheets/sheet1.xml", sheet_one },
    { "xl/worksheets/_rels/sheet1.xml.rels",
      "<Relationships xmlns='" FIXTURE_PACKAGE "'>"
      "<Relationship Id='r1' Type='" FIXTURE_RELATIONS "/hyperlink' TargetMode='External' "
      "Target='http://example.org/comments'/>"
      "<Relationship Id='r2' Type='" FIXTURE_RELATIONS "/comments' Target='../comments1.xml'/>"
      "</Relationships>" },
    { "xl/comments1.xml",
      "<comments xmlns='" FIXTURE_MAIN "'><authors><author>nobody</author></authors><commentList>"
      "<comment ref='K6' authorId='0'><text><r><t>one </t></r><r><t>two</t></r></text></comment>"
      "<comment ref='A1'><text><t></t></text></comment>"
      "<comment ref='?'><text><t>lost</t></text></comment></commentList></comments>" },
    { "xl/sharedStrings.xml", "<sst xmlns='" FIXTURE_MAIN "'/>" },
    { "xl/styles.xml", "<styleSheet xmlns='" FIXTURE_MAIN "'/>" },
  };

  book = fixture_read (fixture_zip (parts, G_N_ELEMENTS (parts)));
  g_assert_cmpuint (fixture_first (book)->comments->len, ==, 1);
  comment = &g_array_index (fixture_first (book)->comments, SiyiComment, 0);
  g_assert_cmpuint (comment->row, ==, 6);
  g_assert_cmpuint (comment->column, ==, 10);
  g_assert_cmpstr (comment->text, ==, "one two");
}

/* A workbook may do without relations of the package, styles and strings. */
static void
test_sparse_package (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  FixturePart parts[] = {
    { "xl/workbook.xml", fixture_book },
    { "xl/_rels/workbook.xml.rels",
      "<Relationships><Relationship Id='rId1' Type='x/worksheet' Target='s.xml'/>"
      "</Relationships>" },
    { "xl/s.xml", sheet_one },
  };

  book = fixture_read (fixture_zip (parts, G_N_ELEMENTS (parts)));
  g_assert_cmpstr (fixture_text (fixture_first (book), 1, 0), ==, "1");
}

static void
on_progress (gpointer data,
             guint64  done,
             guint64  total)
{
  guint64 *last = data;

  g_assert_cmpuint (done, >=, *last);
  g_assert_cmpuint (done, <=, total);
  *last = done;
}

static void
test_progress_and_stop (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_TEST_DATA"), "ledgers",
                                            "01-clean.xlsx", NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(SiyiBookFile) book = NULL;
  g_autoptr(GError) error = NULL;
  guint64 last = 0;

  book = siyi_book_read (path, NULL, on_progress, &last, cancellable, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (last, >, 100000);
  g_assert_cmpstr (siyi_book_get_name (book), ==, "01-clean.xlsx");

  g_cancellable_cancel (cancellable);
  g_assert_null (siyi_book_read (path, NULL, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workbook/order-and-state", test_order_and_state);
  g_test_add_func ("/workbook/dialects", test_dialects);
  g_test_add_func ("/workbook/utf16-parts", test_utf16_parts);
  g_test_add_func ("/workbook/hidden-and-merged", test_hidden_and_merged);
  g_test_add_func ("/workbook/comments", test_comments);
  g_test_add_func ("/workbook/sparse-package", test_sparse_package);
  g_test_add_func ("/workbook/progress-and-stop", test_progress_and_stop);

  return g_test_run ();
}
