/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Cells of workbooks: every way a value can be stored reads as what a person sees. */
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char  *xml;        /* of the cell A1 */
  SiyiCellKind kind;
  const char  *text;       /* NULL: there is no cell */
  gboolean     formula;
} Case;

static const char strings[] =
  "<si><t>plain</t></si>"
  "<si><r><rPr><b/></rPr><t>one </t></r><r><t xml:space='preserve'> two</t></r></si>"
  "<si><t>汉</t><rPh sb='0' eb='1'><t>han</t></rPh><phoneticPr fontId='1'/></si>"
  "<si><t/></si>"
  "<si><t>a_x000D_b_x005F_x000D_c_xD842__xDFB7_</t></si>"
  "<si><t>  kept  </t></si>"
  "<si/>";

static const Case cases[] = {
  { "<c r='A1' t='s'><v>0</v></c>", SIYI_CELL_TEXT, "plain", FALSE },
  { "<c r='A1' t='s'><v> 0 </v></c>", SIYI_CELL_TEXT, "plain", FALSE },
  { "<c r='A1' t='s'><v>1</v></c>", SIYI_CELL_TEXT, "one  two", FALSE },
  { "<c r='A1' t='s'><v>2</v></c>", SIYI_CELL_TEXT, "汉", FALSE },
  { "<c r='A1' t='s'><v>3</v></c>", 0, NULL, FALSE },
  { "<c r='A1' t='s'><v>4</v></c>", SIYI_CELL_TEXT, "a\rb_x000D_c𠮷", FALSE },
  { "<c r='A1' t='s'><v>5</v></c>", SIYI_CELL_TEXT, "  kept  ", FALSE },
  { "<c r='A1' t='s'><v>6</v></c>", 0, NULL, FALSE },
  { "<c r='A1' t='inlineStr'><is><t>in &amp; &#x6C49;</t></is></c>", SIYI_CELL_TEXT, "in & 汉",
    FALSE },
  { "<c r='A1' t='inlineStr'><is><r><t>a</t></r><r><t>b</t></r><rPh><t>x</t></rPh></is></c>",
    SIYI_CELL_TEXT, "ab", FALSE },
  { "<c r='A1' t='inlineStr'><is><t>a\nb</t></is></c>", SIYI_CELL_TEXT, "a\nb", FALSE },
  { "<c r='A1' t='inlineStr'><is><t></t></is></c>", 0, NULL, FALSE },
  { "<c r='A1' t='str'><f>B1</f><v>shown</v></c>", SIYI_CELL_TEXT, "shown", TRUE },
  { "<c r='A1' t='str'><f>\"\"</f><v></v></c>", 0, NULL, FALSE },
  { "<c r='A1' t='str'><f>B1</f></c>", SIYI_CELL_NO_VALUE, "", TRUE },
  { "<c r='A1'><f>SUM(B1:B2)</f><v></v></c>", SIYI_CELL_NO_VALUE, "", TRUE },
  { "<c r='A1'><f>SUM(B1:B2)</f></c>", SIYI_CELL_NO_VALUE, "", TRUE },
  { "<c r='A1'><f>SUM(B1:B2)</f><v>12</v></c>", SIYI_CELL_NUMBER, "12", TRUE },
  { "<c r='A1'><v>12</v></c>", SIYI_CELL_NUMBER, "12", FALSE },
  { "<c r='A1' t='n'><v>\n 5.10 </v></c>", SIYI_CELL_NUMBER, "5.10", FALSE },
  { "<c r='A1'><v>4.304991990062836E+17</v></c>", SIYI_CELL_NUMBER, "4.304991990062836E+17",
    FALSE },
  { "<c r='A1'><v>-0.5</v></c>", SIYI_CELL_NUMBER, "-0.5", FALSE },
  { "<c r='A1'><v>1E999</v></c>", SIYI_CELL_TEXT, "1E999", FALSE },
  { "<c r='A1'><v>1.2.3</v></c>", SIYI_CELL_TEXT, "1.2.3", FALSE },
  { "<c r='A1'><v>nan</v></c>", SIYI_CELL_TEXT, "nan", FALSE },
  { "<c r='A1'><v/></c>", 0, NULL, FALSE },
  { "<c r='A1' s='1'/>", 0, NULL, FALSE },
  { "<c r='A1' t='b'><v>1</v></c>", SIYI_CELL_BOOLEAN, "1", FALSE },
  { "<c r='A1' t='b'><v>0</v></c>", SIYI_CELL_BOOLEAN, "0", FALSE },
  { "<c r='A1' t='e'><v>#REF!</v></c>", SIYI_CELL_ERROR, "#REF!", FALSE },
  { "<c r='A1' t='e'><f>1/0</f><v>#DIV/0!</v></c>", SIYI_CELL_ERROR, "#DIV/0!", TRUE },
  { "<c r='A1' t='d'><v>2023-05-17</v></c>", SIYI_CELL_NUMBER, "45063", FALSE },
  { "<c r='A1' t='d'><v>2023-05-17T12:00:00</v></c>", SIYI_CELL_NUMBER, "45063.5", FALSE },
  { "<c r='A1' t='d'><v>soon</v></c>", SIYI_CELL_TEXT, "soon", FALSE },
  { "<c r='$A$1'><v>7</v></c>", SIYI_CELL_NUMBER, "7", FALSE },
  { "<c><v>7</v></c>", SIYI_CELL_NUMBER, "7", FALSE },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      /* A comment of TAP is UTF-8, these bytes are not always. */
      g_autofree char *shown = g_strescape (cases[i].xml, NULL);
      g_autofree char *row = g_strdup_printf ("<row r='1'>%s</row>", cases[i].xml);
      g_autoptr(SiyiBookFile) book = fixture_read (fixture_workbook (row, strings, NULL));
      const SiyiCell *cell = fixture_cell (fixture_first (book), 1, 0);

      g_test_message ("%s", shown);
      g_assert_cmpint (cell != NULL, ==, cases[i].text != NULL);
      if (cell == NULL)
        continue;
      g_assert_cmpstr (cell->text, ==, cases[i].text);
      g_assert_cmpuint (cell->length, ==, strlen (cases[i].text));
      g_assert_cmpint (cell->kind, ==, cases[i].kind);
      g_assert_cmpint (cell->formula, ==, cases[i].formula);
    }
}

static void
test_numbers (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  SiyiSheet *sheet;
  static const char styles[] =
    "<numFmts><numFmt numFmtId='164' formatCode='0.00'/>"
    "<numFmt numFmtId='165' formatCode='yyyy&quot;年&quot;m&quot;月&quot;'/></numFmts>"
    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs>"
    "<cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='165'/><xf numFmtId='31'/>"
    "<xf numFmtId='20'/><xf numFmtId='49'/><xf numFmtId='10'/></cellXfs>"
    "<dxfs><dxf><numFmt numFmtId='166' formatCode='0.000'/></dxf></dxfs>";

  book = fixture_read (fixture_workbook ("<row r='1'><c r='A1'><v>3.1</v></c>"
                                         "<c r='B1' s='1'><v>3.1</v></c>"
                                         "<c r='C1' s='2'><v>45063</v></c>"
                                         "<c r='D1' s='3'><v>45063</v></c>"
                                         "<c r='E1' s='4'><v>0.5</v></c>"
                                         "<c r='F1' s='5'><v>19900000001</v></c>"
                                         "<c r='G1' s='6'><v>0.5</v></c>"
                                         "<c r='H1' s='99'><v>1</v></c></row>", NULL, styles));
  sheet = fixture_first (book);
  g_assert_cmpint (fixture_cell (sheet, 1, 0)->shape, ==, SIYI_SHAPE_GENERAL);
  g_assert_cmpint (fixture_cell (sheet, 1, 1)->shape, ==, SIYI_SHAPE_DECIMALS);
  g_assert_cmpuint (fixture_cell (sheet, 1, 1)->decimals, ==, 2);
  g_assert_cmpstr (fixture_text (sheet, 1, 1), ==, "3.1");
  g_assert_cmpfloat (siyi_cell_number (fixture_cell (sheet, 1, 1)), ==, 3.1);
  g_assert_cmpint (fixture_cell (sheet, 1, 2)->shape, ==, SIYI_SHAPE_DATE);
  g_assert_cmpint (fixture_cell (sheet, 1, 3)->shape, ==, SIYI_SHAPE_DATE);
  g_assert_cmpint (fixture_cell (sheet, 1, 4)->shape, ==, SIYI_SHAPE_TIME);
  g_assert_cmpint (fixture_cell (sheet, 1, 5)->shape, ==, SIYI_SHAPE_TEXT);
  g_assert_cmpint (fixture_cell (sheet, 1, 6)->shape, ==, SIYI_SHAPE_OTHER);
  g_assert_cmpint (fixture_cell (sheet, 1, 7)->shape, ==, SIYI_SHAPE_GENERAL);
}

/* Positions that are not in the file go on from the one before. */
static void
test_positions (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  SiyiSheet *sheet;

  book = fixture_read (fixture_workbook ("<row><c><v>1</v></c><c r='D1'><v>2</v></c>"
                                         "<c><v>3</v></c></row>"
                                         "<row><c><v>4</v></c></row>"
                                         "<row r='9'><c r='XFD9'><v>5</v></c></row>"
                                         "<row><c r='B12'><v>6</v></c></row>"
                                         "<row r='11'><c r='C11'><v>8</v></c>"
                                         "<c r='A11'><v>7</v></c></row>"
                                         "<row r='13'/>", NULL, NULL));
  sheet = fixture_first (book);
  g_assert_cmpuint (sheet->rows->len, ==, 5);
  g_assert_cmpstr (fixture_text (sheet, 1, 0), ==, "1");
  g_assert_cmpstr (fixture_text (sheet, 1, 3), ==, "2");
  g_assert_cmpstr (fixture_text (sheet, 1, 4), ==, "3");
  g_assert_cmpstr (fixture_text (sheet, 2, 0), ==, "4");
  g_assert_cmpstr (fixture_text (sheet, 9, 16383), ==, "5");
  g_assert_cmpstr (fixture_text (sheet, 12, 1), ==, "6");
  g_assert_cmpstr (fixture_text (sheet, 11, 0), ==, "7");
  g_assert_cmpstr (fixture_text (sheet, 11, 2), ==, "8");
  for (guint i = 1; i < sheet->rows->len; i++)
    g_assert_cmpuint (g_array_index (sheet->rows, SiyiRow, i - 1).number, <,
                      g_array_index (sheet->rows, SiyiRow, i).number);
}

/* The same text in many cells is stored once. */
static void
test_shared_once (void)
{
  g_autoptr(SiyiBookFile) book = NULL;
  SiyiSheet *sheet;

  book = fixture_read (fixture_workbook ("<row r='1'><c t='s'><v>0</v></c><c t='s'><v>0</v></c>"
                                         "</row>", strings, NULL));
  sheet = fixture_first (book);
  g_assert_true (fixture_text (sheet, 1, 0) == fixture_text (sheet, 1, 1));
}

/* Exactly the limit is read, one character more is refused with its cell; characters, not bytes. */
static void
test_longest (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(SiyiBookFile) book = NULL;
  g_autofree char *inlined = NULL;
  g_autofree char *longer = NULL;
  g_autofree char *shared = NULL;

  for (guint i = 0; i < 32767; i++)
    g_string_append (text, "汉");
  inlined = g_strdup_printf ("<row r='1'><c r='B1' t='inlineStr'><is><t>%s</t></is></c></row>",
                             text->str);
  longer = g_strdup_printf ("<row r='1'><c r='B1' t='inlineStr'><is><t>%sx</t></is></c></row>",
                            text->str);
  shared = g_strdup_printf ("<si><t>%s</t></si><si><r><t>%s</t></r><r><t>x</t></r></si>",
                            text->str, text->str);

  book = fixture_read (fixture_workbook (inlined, NULL, NULL));
  g_assert_cmpuint (fixture_cell (fixture_first (book), 1, 1)->length, ==, 3 * 32767);
  fixture_refused (fixture_workbook (longer, NULL, NULL), SIYI_FILE_ERROR_TOO_BIG,
                   "sheet \"A\", row 1, column B");
  fixture_refused (fixture_workbook ("<row r='3'><c r='AA3' t='s'><v>1</v></c></row>", shared,
                                     NULL), SIYI_FILE_ERROR_TOO_BIG,
                   "sheet \"A\", row 3, column AA");
  siyi_book_free (g_steal_pointer (&book));
  book = fixture_read (fixture_workbook ("<row r='3'><c r='AA3' t='s'><v>0</v></c></row>", shared,
                                         NULL));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/cells/values", test_values);
  g_test_add_func ("/cells/numbers", test_numbers);
  g_test_add_func ("/cells/positions", test_positions);
  g_test_add_func ("/cells/shared-once", test_shared_once);
  g_test_add_func ("/cells/longest", test_longest);

  return g_test_run ();
}
