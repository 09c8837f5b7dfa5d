/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short way through rows: plain rows and odd ones in turn, things that only look like rows, and
 * rows that lie across the pieces in which a file is read. fixture_read() compares with expat. */
#include "fixture.h"

#include <string.h>

#define OPEN "<worksheet xmlns='" FIXTURE_MAIN "'>"
#define CLOSE "</sheetData></worksheet>"

typedef struct
{
  const char *sheet;       /* behind the root's start tag */
  const char *rows;        /* number=first text, joined by a space */
} Case;

static const Case cases[] = {
  { "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>", "1=1" },
  { "<sheetData>\n <row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\r\n<row r=\"2\" spans=\"1:2\">"
    "<c r=\"A2\"><v>2</v></c></row>\n</sheetData></worksheet>", "1=1 2=2" },
  /* A comment, a section and an instruction that hold rows. */
  { "<!-- <sheetData><row r=\"8\"><c r=\"A8\"><v>8</v></c></row> --><sheetData>"
    "<row r=\"1\"><c r=\"A1\"><v>1</v></c></row>"
    "<!-- <row r=\"2\"><c r=\"A2\"><v>2</v></c></row> -->"
    "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row><!-- </row>"
    "<row r=\"4\"><c r=\"A4\"><v>4</v></c></row> --><?x <row></row>?>"
    "<row r=\"5\"><c r=\"A5\"><v>5</v></c></row></sheetData></worksheet>", "1=1 3=3 5=5" },
  { "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t><![CDATA[</t></is></c></row>"
    "<row r=\"2\">]]></t></is></c></row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData>"
    "</worksheet>", "1=</t></is></c></row><row r=\"2\"> 2=2" },
  { "<sheetData><row r=\"1\"/><!-- </row><row r=\"2\"><c r=\"A2\"><v>2</v></c></row> -->"
    "<row r=\"3\"><c r=\"A3\"><v>3</v></c></row></sheetData></worksheet>", "3=3" },
  /* Rows of another place. */
  { "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData><extLst><sheetData>"
    "<row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData></extLst></worksheet>", "1=1" },
  { "<extLst><ext><sheetData><row r=\"2\"><c r=\"A2\"><v>2</v></c></row></sheetData></ext></extLst>"
    "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></sheetData></worksheet>", "1=1" },
  /* What the short way leaves to expat, between what it takes. */
  { "<sheetData><row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>a</t></is></c></row>"
    "<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>&lt;b&gt;</t></is></c></row>"
    "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><t>c\r\nd</t></is></c></row>"
    "<row r=\"4\"><c r=\"A4\" t=\"str\"><f t=\"shared\" si=\"0\">1&gt;0</f><v>e</v></c></row>"
    "<row r=\"5\"><c r=\"A5\" t=\"inlineStr\"><is><r><t>f</t></r><r><t>g</t></r></is></c></row>"
    "<row r=\"6\"><c r=\"A6\" t=\"inlineStr\"><is><t>_x0041_ a_b</t></is></c></row>"
    "<row r=\"7\" hidden=\"0\"><c r=\"A7\" t=\"e\"><v>#N/A</v></c></row>"
    "<row><c><v>8</v></c></row>"
    "<row r=\"9\" ht=\"15\"><c t=\"b\"><v>1</v></c><c r=\"C9\"/></row>"
    "<row r='10'><c r='A10' t='str'><f>A1</f><v>h</v></c></row>"
    "<row r=\"11\" ><c r=\"A11\"><v>11</v></c></row></sheetData></worksheet>",
    "1=a 2=<b> 3=c\nd 4=e 5=fg 6=A a_b 7=#N/A 8=8 9=1 10=h 11=11" },
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *sheet = g_strconcat (OPEN, cases[i].sheet, NULL);
      g_autoptr(SiyiBookFile) book = fixture_read (fixture_sheet (sheet));
      g_autoptr(GString) rows = g_string_new (NULL);
      GArray *read = fixture_first (book)->rows;

      for (guint j = 0; j < read->len; j++)
        g_string_append_printf (rows, "%s%u=%s", j > 0 ? " " : "",
                                g_array_index (read, SiyiRow, j).number,
                                g_array_index (read, SiyiRow, j).cells[0].text);
      g_assert_cmpstr (rows->str, ==, cases[i].rows);
    }
}

/* Each of these is broken XML, which the short way must not overlook. */
static const char * const broken[] = {
  "<sheetData><row r=\"1\" r=\"1\"/>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\" r=\"A1\"><v>1</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\"><f a=\"\" a=\"\">1</f><v>1</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"s=\"1\"><c r=\"A1\"><v>1</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row></worksheet>",
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>",
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>]]></v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>\x01</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xC3\x28</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xEF\xBF\xBF</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\"><v>\xED\xA0\x80</v></c></row>" CLOSE,
  "<sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"></rows>" CLOSE,
  "<sheetData></row><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>" CLOSE,
};

static void
test_broken (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      /* A comment of TAP is UTF-8, these bytes are not always. */
      g_autofree char *shown = g_strescape (broken[i], NULL);
      g_autofree char *sheet = g_strconcat (OPEN, broken[i], NULL);

      g_test_message ("%s", shown);
      fixture_refused (fixture_sheet (sheet), SIYI_FILE_ERROR_TRUNCATED,
                       "xl/worksheets/sheet1.xml");
    }
}

/* A part in another encoding is expat's alone: its bytes mean something else. */
static void
test_declared_encoding (void)
{
  g_autoptr(SiyiBookFile) latin = NULL;
  g_autoptr(SiyiBookFile) utf8 = NULL;

  latin = fixture_read (fixture_sheet ("<?xml version='1.0' encoding='ISO-8859-1'?>" OPEN
                                       "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\">"
                                       "<v>\xC3\xA9</v>"
                                       "</c></row>" CLOSE));
  g_assert_cmpstr (fixture_text (fixture_first (latin), 1, 0), ==, "\xC3\x83\xC2\xA9");
  utf8 = fixture_read (fixture_sheet ("<?xml version='1.0' encoding='utf-8'?>" OPEN
                                      "<sheetData><row r=\"1\"><c r=\"A1\" t=\"str\">"
                                      "<v>\xC3\xA9</v>"
                                      "</c></row>" CLOSE));
  g_assert_cmpstr (fixture_text (fixture_first (utf8), 1, 0), ==, "\xC3\xA9");
}

/* Pieces are read by the quarter MiB: rows across the borders, longer than a piece, odd ones among
 * them. */
static void
test_borders (void)
{
  static const guint widths[] = { 3, 700, 12000 };

  for (gsize w = 0; w < G_N_ELEMENTS (widths); w++)
    for (guint shift = 0; shift < 40; shift++)
      {
        g_autoptr(GString) sheet = g_string_new (OPEN "<sheetData>");
        g_autoptr(SiyiBookFile) book = NULL;
        guint row = 0;

        g_string_append_printf (sheet, "%*s", (int) shift, "");
        while (sheet->len < 900 * 1024)
          {
            row++;
            g_string_append_printf (sheet, "<row r=\"%u\">", row);
            for (guint i = 0; i < widths[w]; i++)
              g_string_append_printf (sheet, "<c t=\"inlineStr\"><is><t>%u%s</t></is></c>", i,
                                      row % 11 == 3 && i == 1 ? "&amp;" : "");
            g_string_append (sheet, "</row>");
            if (shift > 30)
              g_string_append (sheet, "<!-- </row> -->");
          }
        g_string_append (sheet, CLOSE);

        book = fixture_read (fixture_sheet (sheet->str));
        g_assert_cmpuint (fixture_first (book)->rows->len, ==, row);
        g_assert_cmpstr (fixture_text (fixture_first (book), row, 2), ==, "2");
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rows/cases", test_cases);
  g_test_add_func ("/rows/broken", test_broken);
  g_test_add_func ("/rows/declared-encoding", test_declared_encoding);
  g_test_add_func ("/rows/borders", test_borders);

  return g_test_run ();
}
