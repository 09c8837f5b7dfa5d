/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text tables: encodings, separators, quotes, line ends. A result is written here as
 * "record:field=text" joined by "|". */
#include "fixture.h"

#include <string.h>

typedef struct
{
  const char *text;
  const char *result;
} Case;

static char *
show (SiyiBookFile *book)
{
  SiyiSheet *sheet = fixture_first (book);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const SiyiRow *row = &g_array_index (sheet->rows, SiyiRow, i);

      for (guint j = 0; j < row->n_cells; j++)
        {
          g_assert_cmpint (row->cells[j].kind, ==, SIYI_CELL_TEXT);
          g_string_append_printf (out, "%s%u:%u=%s", out->len > 0 ? "|" : "", row->number,
                                  row->cells[j].column, row->cells[j].text);
        }
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
check (const char *text,
       gsize       length,
       const char *result)
{
  g_autoptr(SiyiBookFile) book = fixture_read (g_bytes_new (text, length));
  g_autofree char *shown = show (book);

  g_assert_true (siyi_book_is_text (book));
  g_assert_cmpuint (siyi_book_get_sheets (book)->len, ==, 1);
  g_assert_cmpstr (fixture_first (book)->name, ==, "");
  g_assert_cmpstr (shown, ==, result);
}

static const Case records[] = {
  { "a,b\n1,2\n", "1:0=a|1:1=b|2:0=1|2:1=2" },
  { "a,b\r\n1,2\r\n", "1:0=a|1:1=b|2:0=1|2:1=2" },
  { "a,b\r1,2\r", "1:0=a|1:1=b|2:0=1|2:1=2" },
  { "a,b\n1,2", "1:0=a|1:1=b|2:0=1|2:1=2" },
  { "\n\na,b\n\n\r\n1,2\n\n", "3:0=a|3:1=b|6:0=1|6:1=2" },
  { "a,,c\n,,\n", "1:0=a|1:2=c" },
  { "\"a,\"\"b\"\"\",c\n", "1:0=a,\"b\"|1:1=c" },
  { "\"a\nb\r\nc\",d\n2,e\n", "1:0=a\nb\r\nc|1:1=d|2:0=2|2:1=e" },
  { "\"\",b\n", "1:1=b" },
  { "\"\"\"\",b\n", "1:0=\"|1:1=b" },
  { "\"a\" ,b\n", "1:0=a |1:1=b" },
  { "\"a\"b,c\n", "1:0=ab|1:1=c" },
  { "a\"b,c\"d\n", "1:0=a\"b|1:1=c\"d" },
  { " a , b \n", "1:0= a |1:1= b " },
  { "'430499000000000000,=1+1\n", "1:0='430499000000000000|1:1==1+1" },
  { "a", "1:0=a" },
  { "\"a\"", "1:0=a" },
  { "\n", "" },
  { "\xEF\xBB\xBF" "a,b\n", "1:0=a|1:1=b" },
  { "\xEF\xBB\xBF", "" },
  { "\xEF\xBB\xBF\"a\",b\n", "1:0=a|1:1=b" },
};

static const Case separated[] = {
  { "a\tb\n1,5\t2\n", "1:0=a|1:1=b|2:0=1,5|2:1=2" },
  { "a;b;c;d\n1,5;2,5;3,5;4\n", "1:0=a|1:1=b|1:2=c|1:3=d|2:0=1,5|2:1=2,5|2:2=3,5|2:3=4" },
  { "title, of, a, table, with, commas\na\tb\tc\td\n1\t2\t3\t4\n",
    "1:0=title, of, a, table, with, commas|2:0=a|2:1=b|2:2=c|2:3=d|3:0=1|3:1=2|3:2=3|3:3=4" },
  { "\"x;y;z;w;v\",b,c,d\n", "1:0=x;y;z;w;v|1:1=b|1:2=c|1:3=d" },
  { "\"x\"\";y;z;w;v\n;;;;\",b,c,d\n", "1:0=x\";y;z;w;v\n;;;;|1:1=b|1:2=c|1:3=d" },
  { "one column\nonly\n", "1:0=one column|2:0=only" },
  { "title\t\t\t\na\tb\tc\td\nsome, text, with, commas, in, it\t2\t3\t4\n",
    "1:0=title|2:0=a|2:1=b|2:2=c|2:3=d|3:0=some, text, with, commas, in, it|3:1=2|3:2=3|3:3=4" },
};

static void
test_records (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (records); i++)
    check (records[i].text, strlen (records[i].text), records[i].result);
}

static void
test_separators (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (separated); i++)
    check (separated[i].text, strlen (separated[i].text), separated[i].result);
}

static void
check_encoded (const char *mark,
               gsize       mark_length,
               const char *encoding)
{
  static const char text[] = "姓名,事由\n殷𠮷,\"反映,\n道路\"\n";
  g_autoptr(GByteArray) bytes = g_byte_array_new ();
  g_autofree char *encoded = NULL;
  gsize length;

  encoded = g_convert (text, -1, encoding, "UTF-8", NULL, &length, NULL);
  g_assert_nonnull (encoded);
  g_byte_array_append (bytes, (const guint8 *) mark, (guint) mark_length);
  g_byte_array_append (bytes, (const guint8 *) encoded, (guint) length);
  check ((const char *) bytes->data, bytes->len,
         "1:0=姓名|1:1=事由|2:0=殷𠮷|2:1=反映,\n道路");
}

static void
test_encodings (void)
{
  check_encoded ("", 0, "UTF-8");
  check_encoded ("\xEF\xBB\xBF", 3, "UTF-8");
  check_encoded ("\xFF\xFE", 2, "UTF-16LE");
  check_encoded ("\xFE\xFF", 2, "UTF-16BE");
  check_encoded ("", 0, "GB18030");
  check_encoded ("\x84\x31\x95\x33", 4, "GB18030");
}

/* Forms that only one of the two converters knows, and those the standard moved. */
static const Case gb18030[] = {
  { "\xD0\xD5\xC3\xFB,\x82\x35\x90\x37\n", "1:0=姓名|1:1=\xE9\xBE\xB4" },
  { "\xD0\xD5\xC3\xFB,\x84\x31\x82\x36\n", "1:0=姓名|1:1=\xEF\xB8\x90" },
  { "\xA6\xD9,\xFE\x59\n", "1:0=\xEF\xB8\x90|1:1=\xE9\xBE\xB4" },
  /* Both in one field: the second converter meets what only the first knew in its new place. */
  { "\xA6\xD9\x82\x35\x90\x37\xFE\x59,x\n",
    "1:0=\xEF\xB8\x90\xE9\xBE\xB4\xE9\xBE\xB4|1:1=x" },
  { "\xFE\x51,x\n", "1:0=\xF0\xA0\x82\x87|1:1=x" },
};

static void
test_gb18030 (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (gb18030); i++)
    check (gb18030[i].text, strlen (gb18030[i].text), gb18030[i].result);
}

/* Pieces of a file end anywhere: in a character, a pair, a quote, a line end. */
static void
test_piece_borders (void)
{
  static const char * const ends[] = { "汉", "𠮷", "\"\"", "\r\n" };

  for (guint shift = 0; shift < 8; shift++)
    for (gsize i = 0; i < G_N_ELEMENTS (ends); i++)
      {
        g_autoptr(GString) text = g_string_new ("a,\"");
        g_autoptr(SiyiBookFile) book = NULL;
        g_autofree char *wide = NULL;
        gsize length;
        const char *cell;

        for (guint j = 0; j < 4; j++)
          {
            guint n = 16380 + (j == 3 ? shift : 0);

            for (guint k = 0; k < n; k++)
              g_string_append_c (text, 'x');
            g_string_append (text, j < 3 ? "\"\nb,\"" : ends[i]);
          }
        g_string_append (text, "end\"\n");

        book = fixture_read (g_bytes_new (text->str, text->len));
        cell = fixture_text (fixture_first (book), 4, 1);
        g_assert_true (g_str_has_suffix (cell, i == 2 ? "x\"end" : "end"));
        siyi_book_free (g_steal_pointer (&book));

        wide = g_convert (text->str, -1, "UTF-16LE", "UTF-8", NULL, &length, NULL);
        g_string_truncate (text, 0);
        g_string_append_len (text, "\xFF\xFE", 2);
        g_string_append_len (text, wide, (gssize) length);
        book = fixture_read (g_bytes_new (text->str, text->len));
        cell = fixture_text (fixture_first (book), 4, 1);
        g_assert_true (g_str_has_suffix (cell, i == 2 ? "x\"end" : "end"));
      }
}

static void
test_refusals (void)
{
  g_autoptr(GString) text = g_string_new ("a,b\n1,\"2\n");
  g_autoptr(GString) cut = g_string_new ("姓名,事由\n殷");
  g_autoptr(GString) fields = g_string_new (NULL);

  fixture_refused (g_bytes_new ("a,b\n1\0,2\n", 9), SIYI_FILE_ERROR_NUL_BYTE, "line 2");
  fixture_refused (g_bytes_new ("\xFF\xFE" "a\0\0\0", 6), SIYI_FILE_ERROR_NUL_BYTE, NULL);
  fixture_refused (g_bytes_new ("\xFF\xFE" "a\0b", 5), SIYI_FILE_ERROR_TRUNCATED, NULL);
  fixture_refused (g_bytes_new ("\xFF\xFE\x00\xDC", 4), SIYI_FILE_ERROR_BAD_TEXT, NULL);
  fixture_refused (g_bytes_new ("\xFF\xFE\x00\xD8", 4), SIYI_FILE_ERROR_TRUNCATED, NULL);
  fixture_refused (g_bytes_new ("a,b\nc,\xFF\xFF\n", 9), SIYI_FILE_ERROR_BAD_TEXT,
                   "record 2, field 2");
  fixture_refused (g_bytes_new (cut->str, cut->len - 1), SIYI_FILE_ERROR_TRUNCATED, NULL);
  fixture_refused (g_bytes_new (text->str, text->len), SIYI_FILE_ERROR_UNTERMINATED_QUOTE,
                   "record 2, field 2");

  /* The missing quote is found although a later field has one. */
  g_string_append (text, "3,\"4\"\n5,6\n");
  fixture_refused (g_bytes_new (text->str, text->len), SIYI_FILE_ERROR_UNTERMINATED_QUOTE,
                   "record 2, field 2");

  /* A field longer than a cell is one thing, a quote that never ends another. */
  g_string_assign (text, "a,\"");
  for (guint i = 0; i < 40000; i++)
    g_string_append_c (text, 'x');
  fixture_refused (g_bytes_new (text->str, text->len), SIYI_FILE_ERROR_UNTERMINATED_QUOTE,
                   "record 1, field 2");
  g_string_append (text, "\"\n1,2\n");
  fixture_refused (g_bytes_new (text->str, text->len), SIYI_FILE_ERROR_TOO_BIG,
                   "record 1, field 2");
  fixture_refused (g_bytes_new (text->str + 3, text->len - 3), SIYI_FILE_ERROR_TOO_BIG,
                   "record 1, field 1");

  for (guint i = 0; i < 16384; i++)
    g_string_append_c (fields, ',');
  fixture_refused (g_bytes_new (fields->str, fields->len), SIYI_FILE_ERROR_TOO_BIG, "record 1");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-table/records", test_records);
  g_test_add_func ("/text-table/separators", test_separators);
  g_test_add_func ("/text-table/encodings", test_encodings);
  g_test_add_func ("/text-table/gb18030", test_gb18030);
  g_test_add_func ("/text-table/piece-borders", test_piece_borders);
  g_test_add_func ("/text-table/refusals", test_refusals);

  return g_test_run ();
}
