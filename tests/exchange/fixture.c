/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files for the tests of the readers: workbooks made from the parts a test gives, in memory. */
#include "fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "compare.h"

const char fixture_root_relations[] =
  "<Relationships xmlns='" FIXTURE_PACKAGE "'><Relationship Id='rId1' Type='"
  FIXTURE_RELATIONS "/officeDocument' Target='xl/workbook.xml'/></Relationships>";

const char fixture_book_relations[] =
  "<Relationships xmlns='" FIXTURE_PACKAGE "'>"
  "<Relationship Id='rId1' Type='" FIXTURE_RELATIONS "/worksheet' Target='worksheets/sheet1.xml'/>"
  "<Relationship Id='rId2' Type='" FIXTURE_RELATIONS "/sharedStrings' Target='sharedStrings.xml'/>"
  "<Relationship Id='rId3' Type='" FIXTURE_RELATIONS "/styles' Target='styles.xml'/>"
  "</Relationships>";

const char fixture_book[] =
  "<workbook xmlns='" FIXTURE_MAIN "' xmlns:r='" FIXTURE_RELATIONS "'><sheets>"
  "<sheet name='A' sheetId='1' r:id='rId1'/></sheets></workbook>";

GBytes *
fixture_zip (const FixturePart *parts,
             gsize              n_parts)
{
  g_autofree char *folder = fixture_folder ();
  g_autofree char *path = g_build_filename (folder, "made.zip", NULL);
  zip_t *zip = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  char *content;
  gsize length;

  g_assert_nonnull (zip);
  for (gsize i = 0; i < n_parts; i++)
    {
      gsize n = parts[i].length > 0 ? (gsize) parts[i].length : strlen (parts[i].text);
      zip_source_t *source = zip_source_buffer (zip, parts[i].text, n, 0);

      g_assert_cmpint (zip_file_add (zip, parts[i].name, source, 0), >=, 0);
    }
  g_assert_cmpint (zip_close (zip), ==, 0);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  fixture_remove (g_steal_pointer (&folder));

  return g_bytes_new_take (content, length);
}

/* A workbook of one sheet; strings and styles are the inner XML of their parts, NULL for none. */
GBytes *
fixture_workbook (const char *sheet_data,
                  const char *strings,
                  const char *styles)
{
  g_autofree char *sheet = g_strdup_printf ("<worksheet xmlns='" FIXTURE_MAIN "'><sheetData>%s"
                                            "</sheetData></worksheet>", sheet_data);
  g_autofree char *sst = g_strdup_printf ("<sst xmlns='" FIXTURE_MAIN "'>%s</sst>",
                                          strings != NULL ? strings : "");
  g_autofree char *style = g_strdup_printf ("<styleSheet xmlns='" FIXTURE_MAIN "'>%s</styleSheet>",
                                            styles != NULL ? styles : "");
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/workbook.xml", fixture_book },
    { "xl/_rels/workbook.xml.rels", fixture_book_relations },
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/sharedStrings.xml", sst },
    { "xl/styles.xml", style },
  };

  return fixture_zip (parts, G_N_ELEMENTS (parts));
}

/* A workbook of one sheet, whose whole part is given. */
GBytes *
fixture_sheet (const char *sheet)
{
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/workbook.xml", fixture_book },
    { "xl/_rels/workbook.xml.rels", fixture_book_relations },
    { "xl/worksheets/sheet1.xml", sheet },
    { "xl/sharedStrings.xml", "<sst xmlns='" FIXTURE_MAIN "'/>" },
    { "xl/styles.xml", "<styleSheet xmlns='" FIXTURE_MAIN "'/>" },
  };

  return fixture_zip (parts, G_N_ELEMENTS (parts));
}

SiyiBookFile *
fixture_read (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  SiyiBookFile *book = siyi_book_read_bytes ("book", bytes, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (book);
  compare_ways ("book", bytes, NULL, book, NULL);
  g_bytes_unref (bytes);

  return book;
}

/* The file is refused with that code, in one line that names the file and @place. */
void
fixture_refused (GBytes     *bytes,
                 int         code,
                 const char *place)
{
  g_autoptr(GError) error = NULL;
  SiyiBookFile *book = siyi_book_read_bytes ("a.book", bytes, NULL, &error);

  g_assert_null (book);
  g_assert_error (error, SIYI_FILE_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, "a.book: "));
  g_assert_null (strchr (error->message, '\n'));
  compare_ways ("a.book", bytes, NULL, NULL, error);
  if (place != NULL && strstr (error->message, place) == NULL)
    g_error ("\"%s\" does not name %s", error->message, place);
  g_bytes_unref (bytes);
}

SiyiSheet *
fixture_first (SiyiBookFile *book)
{
  GPtrArray *sheets = siyi_book_get_sheets (book);

  g_assert_cmpuint (sheets->len, >, 0);

  return g_ptr_array_index (sheets, 0);
}

const SiyiCell *
fixture_cell (SiyiSheet *sheet,
              guint      row,
              guint      column)
{
  for (guint i = 0; i < sheet->rows->len; i++)
    {
      const SiyiRow *candidate = &g_array_index (sheet->rows, SiyiRow, i);

      if (candidate->number == row)
        return siyi_row_cell (candidate, column);
    }

  return NULL;
}

const char *
fixture_text (SiyiSheet *sheet,
              guint      row,
              guint      column)
{
  const SiyiCell *cell = fixture_cell (sheet, row, column);

  if (cell == NULL)
    return NULL;

  g_assert_cmpuint (cell->length, ==, strlen (cell->text));

  return cell->text;
}

char *
fixture_folder (void)
{
  g_autoptr(GError) error = NULL;
  char *folder = g_dir_make_tmp ("siyi-exchange-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* Removes a flat folder and frees its name. */
void
fixture_remove (char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }

  g_rmdir (folder);
  g_free (folder);
}
