/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Workbooks written as plain lines, for tests of whole tables. A line is one of
 *   = NAME           a sheet begins; "=- NAME" hides it
 *   a | b | c        the next row; "7: a | b" sets its number, "-: a" hides it
 *   @ A1:B2          a merge
 *   ! B3 text        a comment
 *   ~                the workbook counts days from 1904
 * and a cell is a text, or #5.1 a number, #5.1;0.00 a number with its format, #!REF! an error,
 * #? a formula without value. "\n" stands for a line break. */
#include "takeover-files.h"

#include <stdlib.h>
#include <string.h>

#include "../exchange/fixture.h"

typedef struct
{
  GString   *rows;
  GString   *merges;
  GString   *comments;
  char      *name;
  gboolean   hidden;
  guint      next;
} Sheet;

typedef struct
{
  GPtrArray *sheets;    /* Sheet */
  GPtrArray *formats;
  gboolean   from_1904;
} Book;

static void
sheet_free (gpointer data)
{
  Sheet *sheet = data;

  g_string_free (sheet->rows, TRUE);
  g_string_free (sheet->merges, TRUE);
  g_string_free (sheet->comments, TRUE);
  g_free (sheet->name);
  g_free (sheet);
}

static void
begin_sheet (Book       *book,
             const char *line)
{
  Sheet *sheet = g_new0 (Sheet, 1);

  sheet->hidden = line[1] == '-';
  sheet->name = g_strstrip (g_strdup (line + (sheet->hidden ? 2 : 1)));
  sheet->rows = g_string_new (NULL);
  sheet->merges = g_string_new (NULL);
  sheet->comments = g_string_new (NULL);
  sheet->next = 1;
  g_ptr_array_add (book->sheets, sheet);
}

static guint
style_of (Book       *book,
          const char *format)
{
  guint index;

  if (g_ptr_array_find_with_equal_func (book->formats, format, g_str_equal, &index))
    return index + 1;

  g_ptr_array_add (book->formats, g_strdup (format));

  return book->formats->len;
}

static char *
reference (guint column,
           guint row)
{
  if (column < 26)
    return g_strdup_printf ("%c%u", 'A' + column, row);

  return g_strdup_printf ("%c%c%u", 'A' + column / 26 - 1, 'A' + column % 26, row);
}

static void
add_cell (Book       *book,
          Sheet      *sheet,
          guint       column,
          guint       row,
          const char *text)
{
  g_autofree char *ref = reference (column, row);
  g_autofree char *plain = g_strcompress (text);
  g_autofree char *escaped = g_markup_escape_text (plain, -1);
  const char *format = strchr (text, ';');

  if (*text == '\0')
    return;
  if (text[0] != '#')
    g_string_append_printf (sheet->rows, "<c r='%s' t='inlineStr'><is><t xml:space='preserve'>%s"
                            "</t></is></c>", ref, escaped);
  else if (text[1] == '?')
    g_string_append_printf (sheet->rows, "<c r='%s'><f>A1</f></c>", ref);
  else if (text[1] == '!')
    g_string_append_printf (sheet->rows, "<c r='%s' t='e'><v>#%s</v></c>", ref, text + 2);
  else if (format == NULL)
    g_string_append_printf (sheet->rows, "<c r='%s'><v>%s</v></c>", ref, text + 1);
  else
    g_string_append_printf (sheet->rows, "<c r='%s' s='%u'><v>%.*s</v></c>", ref,
                            style_of (book, format + 1), (int) (format - text - 1), text + 1);
}

static void
add_row (Book       *book,
         Sheet      *sheet,
         const char *line)
{
  const char *colon = strchr (line, ':');
  gboolean hidden = FALSE;
  g_auto(GStrv) cells = NULL;

  if (colon != NULL && strspn (line, "0123456789-") == (gsize) (colon - line) && colon > line)
    {
      hidden = line[0] == '-';
      if (!hidden)
        sheet->next = (guint) strtoul (line, NULL, 10);
      line = colon + 1;
    }
  cells = g_strsplit (line, "|", -1);
  g_string_append_printf (sheet->rows, "<row r='%u'%s>", sheet->next, hidden ? " hidden='1'" : "");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const char *begin = cells[i] + strspn (cells[i], " ");
      gsize n = strlen (begin);

      while (n > 0 && begin[n - 1] == ' ')
        n--;
      cells[i][(begin - cells[i]) + n] = '\0';
      add_cell (book, sheet, i, sheet->next, begin);
    }
  g_string_append (sheet->rows, "</row>");
  sheet->next++;
}

static void
add_line (Book       *book,
          const char *line)
{
  Sheet *sheet = book->sheets->len > 0 ? g_ptr_array_index (book->sheets, book->sheets->len - 1)
                                       : NULL;

  if (line[0] == '=')
    begin_sheet (book, line);
  else if (line[0] == '~')
    book->from_1904 = TRUE;
  else if (line[0] == '@')
    g_string_append_printf (sheet->merges, "<mergeCell ref='%s'/>", line + 2);
  else if (line[0] == '!')
    {
      g_auto(GStrv) parts = g_strsplit (line + 2, " ", 2);

      g_string_append_printf (sheet->comments, "<comment ref='%s' authorId='0'><text><t>%s</t></text>"
                              "</comment>", parts[0], parts[1]);
    }
  else
    add_row (book, sheet, line);
}

static void
add_part (GPtrArray *names,
          GPtrArray *texts,
          char      *name,
          char      *text)
{
  g_ptr_array_add (names, name);
  g_ptr_array_add (texts, text);
}

static char *
styles_of (const Book *book)
{
  GString *text = g_string_new ("<styleSheet xmlns='" FIXTURE_MAIN "'><numFmts>");

  for (guint i = 0; i < book->formats->len; i++)
    {
      g_autofree char *code = g_markup_escape_text (g_ptr_array_index (book->formats, i), -1);

      g_string_append_printf (text, "<numFmt numFmtId='%u' formatCode='%s'/>", 170 + i, code);
    }
  g_string_append (text, "</numFmts><cellXfs><xf numFmtId='0'/>");
  for (guint i = 0; i < book->formats->len; i++)
    g_string_append_printf (text, "<xf numFmtId='%u'/>", 170 + i);
  g_string_append (text, "</cellXfs></styleSheet>");

  return g_string_free (text, FALSE);
}

static void
add_sheets (const Book *book,
            GPtrArray  *names,
            GPtrArray  *texts)
{
  GString *list = g_string_new ("<workbook xmlns='" FIXTURE_MAIN "' xmlns:r='" FIXTURE_RELATIONS "'>");
  GString *relations = g_string_new ("<Relationships xmlns='" FIXTURE_PACKAGE "'>");

  g_string_append_printf (list, "<workbookPr%s/><sheets>", book->from_1904 ? " date1904='1'" : "");
  for (guint i = 0; i < book->sheets->len; i++)
    {
      const Sheet *sheet = g_ptr_array_index (book->sheets, i);

      g_string_append_printf (list, "<sheet name='%s' sheetId='%u' r:id='rId%u'%s/>", sheet->name,
                              i + 1, i + 1, sheet->hidden ? " state='hidden'" : "");
      g_string_append_printf (relations, "<Relationship Id='rId%u' Type='" FIXTURE_RELATIONS
                              "/worksheet' Target='worksheets/sheet%u.xml'/>", i + 1, i + 1);
      add_part (names, texts, g_strdup_printf ("xl/worksheets/sheet%u.xml", i + 1),
                g_strdup_printf ("<worksheet xmlns='" FIXTURE_MAIN "'><sheetData>%s</sheetData>%s%s%s"
                                 "</worksheet>", sheet->rows->str,
                                 sheet->merges->len > 0 ? "<mergeCells>" : "", sheet->merges->str,
                                 sheet->merges->len > 0 ? "</mergeCells>" : ""));
      if (sheet->comments->len == 0)
        continue;
      add_part (names, texts, g_strdup_printf ("xl/worksheets/_rels/sheet%u.xml.rels", i + 1),
                g_strdup_printf ("<Relationships xmlns='" FIXTURE_PACKAGE "'><Relationship Id='rId1' Type='"
                                 FIXTURE_RELATIONS "/comments' Target='../comments%u.xml'/></Relationships>",
                                 i + 1));
      add_part (names, texts, g_strdup_printf ("xl/comments%u.xml", i + 1),
                g_strdup_printf ("<comments xmlns='" FIXTURE_MAIN "'><authors><author>a</author></authors>"
                                 "<commentList>%s</commentList></comments>", sheet->comments->str));
    }
  g_string_append (list, "</sheets></workbook>");
  g_string_append (relations, "<Relationship Id='rIdS' Type='" FIXTURE_RELATIONS
                   "/styles' Target='styles.xml'/></Relationships>");
  add_part (names, texts, g_strdup ("xl/workbook.xml"), g_string_free (list, FALSE));
  add_part (names, texts, g_strdup ("xl/_rels/workbook.xml.rels"), g_string_free (relations, FALSE));
}

static GBytes *
make (const Book *book)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree FixturePart *parts = NULL;

  add_part (names, texts, g_strdup ("_rels/.rels"), g_strdup (fixture_root_relations));
  add_part (names, texts, g_strdup ("xl/styles.xml"), styles_of (book));
  add_sheets (book, names, texts);
  parts = g_new0 (FixturePart, names->len);
  for (guint i = 0; i < names->len; i++)
    parts[i] = (FixturePart) { g_ptr_array_index (names, i), g_ptr_array_index (texts, i), 0 };

  return fixture_zip (parts, names->len);
}

SiyiTakeover *
take_book_with (const char *lines,
                GHashTable *mapping)
{
  Book book = { g_ptr_array_new_with_free_func (sheet_free), g_ptr_array_new_with_free_func (g_free) };
  g_auto(GStrv) split = g_strsplit (lines, "\n", -1);
  g_autoptr(SiyiOfficeNames) names = take_names ();
  g_autoptr(GError) error = NULL;
  SiyiTakeover *takeover;

  for (guint i = 0; split[i] != NULL; i++)
    if (*split[i] != '\0')
      add_line (&book, split[i]);
  takeover = siyi_takeover_new (fixture_read (make (&book)), names, mapping, NULL, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (book.sheets);
  g_ptr_array_unref (book.formats);

  return takeover;
}

SiyiTakeover *
take_book (const char *lines)
{
  return take_book_with (lines, NULL);
}
