/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile and broken files: each ends with its reason word and one sentence that names the place,
 * without taking the machine's memory. Each is read in a process of its own, whose peak is looked
 * at. */
#include "fixture.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>
#include <zip.h>

#define MIB (1024 * 1024)
#define MOST_KIB (256 * 1024)

#if defined (__SANITIZE_ADDRESS__)
#define MEASURED FALSE
#else
#define MEASURED TRUE
#endif

typedef struct
{
  char      *folder;
  char      *path;
  zip_t     *zip;
  GPtrArray *buffers;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  self->folder = fixture_folder ();
  self->path = g_build_filename (self->folder, "hostile.xlsx", NULL);
  self->buffers = g_ptr_array_new_with_free_func (g_free);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_ptr_array_unref (self->buffers);
  g_free (self->path);
  fixture_remove (self->folder);
}

static void
add (Fixture    *self,
     const char *name,
     const char *text,
     gsize       length)
{
  zip_source_t *source = zip_source_buffer (self->zip, text, length, 0);

  g_assert_cmpint (zip_file_add (self->zip, name, source, 0), >=, 0);
}

/* A workbook but for its sheet. */
static void
begin (Fixture *self)
{
  self->zip = zip_open (self->path, ZIP_CREATE | ZIP_TRUNCATE, NULL);
  g_assert_nonnull (self->zip);
  add (self, "_rels/.rels", fixture_root_relations, strlen (fixture_root_relations));
  add (self, "xl/workbook.xml", fixture_book, strlen (fixture_book));
  add (self, "xl/_rels/workbook.xml.rels", fixture_book_relations,
       strlen (fixture_book_relations));
  add (self, "xl/styles.xml", "<styleSheet/>", 13);
}

static void
end (Fixture *self)
{
  g_assert_cmpint (zip_close (self->zip), ==, 0);
  self->zip = NULL;
  g_ptr_array_set_size (self->buffers, 0);
}

/* before, then piece until the size is reached, then after. */
static void
add_repeated (Fixture    *self,
              const char *name,
              const char *before,
              const char *piece,
              gsize       size,
              const char *after)
{
  gsize n = strlen (piece), from = strlen (before), behind = strlen (after);
  char *buffer = g_malloc (from + size + n + behind);
  char *p = buffer + from;

  memcpy (buffer, before, from);
  for (; (gsize) (p - buffer) < from + size; p += n)
    memcpy (p, piece, n);
  memcpy (p, after, behind);
  g_ptr_array_add (self->buffers, buffer);
  add (self, name, buffer, (gsize) (p - buffer) + behind);
}

/* What the reading process reports. */
typedef struct
{
  int  domain_is_file;
  int  code;              /* -1: read */
  char message[1024];
} Outcome;

static void
read_in_child (const char *path,
               int         to)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiBookFile) book = siyi_book_read (path, NULL, NULL, NULL, NULL, &error);
  Outcome outcome = { 0, -1, "" };

  if (book == NULL)
    {
      outcome.domain_is_file = error->domain == SIYI_FILE_ERROR;
      outcome.code = error->code;
      g_strlcpy (outcome.message, error->message, sizeof outcome.message);
    }

  if (write (to, &outcome, sizeof outcome) != sizeof outcome)
    _exit (1);
  _exit (0);
}

static Outcome
read_apart (const char *path)
{
  Outcome outcome;
  struct rusage usage;
  int pipe_ends[2], status;
  pid_t child;

  g_assert_cmpint (pipe (pipe_ends), ==, 0);
  child = fork ();
  if (child == 0)
    read_in_child (path, pipe_ends[1]);

  close (pipe_ends[1]);
  g_assert_cmpint (read (pipe_ends[0], &outcome, sizeof outcome), ==, sizeof outcome);
  close (pipe_ends[0]);
  g_assert_cmpint (wait4 (child, &status, 0, &usage), ==, child);
  g_assert_cmpint (status, ==, 0);
  g_test_message ("%s, peak %ld MiB, %ld ms", outcome.message, usage.ru_maxrss / 1024,
                  usage.ru_utime.tv_sec * 1000 + usage.ru_utime.tv_usec / 1000);
  if (MEASURED)
    g_assert_cmpint (usage.ru_maxrss, <, MOST_KIB);

  return outcome;
}

static void
assert_refused (Fixture    *self,
                int         code,
                const char *place)
{
  Outcome outcome = read_apart (self->path);

  g_assert_true (outcome.domain_is_file);
  g_assert_cmpstr (siyi_file_error_word (outcome.code), ==, siyi_file_error_word (code));
  g_assert_nonnull (strstr (outcome.message, "hostile.xlsx: "));
  g_assert_null (strchr (outcome.message, '\n'));
  if (strstr (outcome.message, place) == NULL)
    g_error ("\"%s\" does not name %s", outcome.message, place);
}

static void
test_cell_bomb (Fixture       *self,
                gconstpointer  data)
{
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'>"
                "<c r='A1' t='inlineStr'><is><t>", "aaaaaaaaaaaaaaaa", 100 * MIB,
                "</t></is></c></row></sheetData></worksheet>");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "xl/worksheets/sheet1.xml");
}

/* Under 64 MiB the cell itself is what is too big. */
static void
test_long_cell (Fixture       *self,
                gconstpointer  data)
{
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst><si><t>", "b", 40 * MIB, "</t></si></sst>");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='7'>"
                "<c r='C7' t='s'><v>0</v></c></row></sheetData></worksheet>", " ", 1, "");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "row 7, column C");
}

static void
test_unread_bomb (Fixture       *self,
                  gconstpointer  data)
{
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet/>", " ", 1, "");
  add_repeated (self, "xl/media/image1.png", "", "aaaaaaaaaaaaaaaa", 100 * MIB, "");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "xl/media/image1.png");
}

/* The name of a part may be any bytes; the sentence about it is text all the same. */
static void
test_odd_name (Fixture       *self,
               gconstpointer  data)
{
  Outcome outcome;
  char *content;
  gsize length;

  begin (self);
  add_repeated (self, "xl/media/image1.png", "", "aaaaaaaaaaaaaaaa", 100 * MIB, "");
  end (self);

  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  for (gsize i = 0; i + 6 < length; i++)
    if (memcmp (content + i, "image1", 6) == 0)
      memcpy (content + i, "im\xFF\xFE\x80" "1", 6);
  g_assert_true (g_file_set_contents (self->path, content, (gssize) length, NULL));
  g_free (content);

  outcome = read_apart (self->path);
  g_assert_true (outcome.domain_is_file);
  g_assert_cmpint (outcome.code, ==, SIYI_FILE_ERROR_TOO_BIG);
  g_assert_true (g_utf8_validate (outcome.message, -1, NULL));
}

/* The directory tells of a small part; what comes out of it counts. */
static void
test_lying_sizes (Fixture       *self,
                  gconstpointer  data)
{
  Outcome outcome;
  char *content;
  gsize length;

  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet>", " ", 100 * MIB, "</worksheet>");
  end (self);

  g_assert_true (g_file_get_contents (self->path, &content, &length, NULL));
  for (gsize i = 0; i + 46 < length; i++)
    {
      if (memcmp (content + i, "PK\001\002", 4) == 0 && (guchar) content[i + 27] >= 6)
        memcpy (content + i + 24, "\x10\x27\0\0", 4);
      else if (memcmp (content + i, "PK\003\004", 4) == 0 && (guchar) content[i + 25] >= 6)
        memcpy (content + i + 22, "\x10\x27\0\0", 4);
    }
  g_assert_true (g_file_set_contents (self->path, content, (gssize) length, NULL));
  g_free (content);

  outcome = read_apart (self->path);
  g_assert_true (outcome.domain_is_file);
  g_assert_true (outcome.code == SIYI_FILE_ERROR_TOO_BIG ||
                 outcome.code == SIYI_FILE_ERROR_TRUNCATED);
}

static void
test_entries (Fixture       *self,
              gconstpointer  data)
{
  begin (self);
  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *name = g_strdup_printf ("xl/media/%u.png", i);

      add (self, name, "x", 1);
    }
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "entries");
}

static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>",
                "<row><c><v>1</v></c></row>", 200001 * 26, "</sheetData></worksheet>");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "row 200001");
}

/* The rows a ledger may have, and a million that only have a format, do read. */
static void
test_allowed (Fixture       *self,
              gconstpointer  data)
{
  Outcome outcome;

  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml",
                "<worksheet><dimension ref='A1:XFD1048576'/><sheetData>"
                "<row r='848576'><c r='XFD848576'><v>1</v></c></row>",
                "<row><c s='0'/></row>", 199999 * 21, "</sheetData></worksheet>");
  end (self);
  outcome = read_apart (self->path);
  g_assert_cmpstr (outcome.message, ==, "");
  g_assert_cmpint (outcome.code, ==, -1);

  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst><si><t>x</t></si></sst>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>",
                "<c t='s'><v>0</v></c>", 16384 * 21, "</row></sheetData></worksheet>");
  end (self);
  outcome = read_apart (self->path);
  g_assert_cmpint (outcome.code, ==, -1);
}

/* Every column of many rows. */
static void
test_columns (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GString) row = g_string_new ("<row>");

  for (guint i = 0; i < 16384; i++)
    g_string_append (row, "<c><v>1</v></c>");
  g_string_append (row, "</row>");

  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row>",
                "<c><v>1</v></c>", 16385 * 15, "</row></sheetData></worksheet>");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TRUNCATED, "row 1");

  begin (self);
  zip_set_file_compression (self->zip, 0, ZIP_CM_STORE, 0);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet><sheetData>", row->str, 120 * MIB,
                "</sheetData></worksheet>");
  zip_set_file_compression (self->zip, 5, ZIP_CM_STORE, 0);
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "sheet \"A\", row ");
}

/* Texts that do not compress and are all different: only the memory limit is left. */
static void
test_strings (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr(GString) strings = g_string_new ("<sst>");

  for (guint i = 0; strings->len < 200 * MIB; i++)
    g_string_append_printf (strings, "<si><t>%u %0*u</t></si>", i, 1000, i);
  g_string_append (strings, "</sst>");

  begin (self);
  add (self, "xl/sharedStrings.xml", strings->str, strings->len);
  zip_set_file_compression (self->zip, 4, ZIP_CM_STORE, 0);
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet/>", " ", 1, "");
  end (self);
  g_string_free (g_steal_pointer (&strings), TRUE);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "memory");
}

/* What expat itself would hold in memory. */
static void
test_giant_tags (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr(GString) names = g_string_new ("<worksheet>");

  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet x='", "y", 60 * MIB, "'/>");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "xl/worksheets/sheet1.xml");

  for (guint i = 0; names->len < 40 * MIB; i++)
    g_string_append_printf (names, "<a%u/>", i);
  g_string_append (names, "</worksheet>");
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add (self, "xl/worksheets/sheet1.xml", names->str, names->len);
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "xl/worksheets/sheet1.xml");
}

static void
test_nesting (Fixture       *self,
              gconstpointer  data)
{
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "", "<a>", 300000, "");
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "xl/worksheets/sheet1.xml");
}

typedef struct
{
  const char *part;
  const char *text;
} Entity;

static const Entity entities[] = {
  { "xl/worksheets/sheet1.xml",
    "<!DOCTYPE w [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
    "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><worksheet><sheetData><row r='1'>"
    "<c t='inlineStr'><is><t>&c;</t></is></c></row></sheetData></worksheet>" },
  { "xl/worksheets/sheet1.xml", "<!DOCTYPE worksheet><worksheet/>" },
  { "xl/sharedStrings.xml",
    "<?xml version='1.0'?><!DOCTYPE s SYSTEM 'file:///etc/passwd'><sst/>" },
  { "xl/workbook.xml", "<!DOCTYPE w [<!ENTITY % x SYSTEM 'http://example.org/'>%x;]><workbook/>" },
  { "xl/styles.xml", "<!DOCTYPE s><styleSheet/>" },
  { "xl/_rels/workbook.xml.rels", "<!DOCTYPE r><Relationships/>" },
  { "_rels/.rels", "<!DOCTYPE r><Relationships/>" },
  { "docProps/app.xml", "<?xml version='1.0'?>\n<!DOCTYPE p [<!ENTITY a 'b'>]><Properties/>" },
};

/* The same workbook with one part replaced. */
static GBytes *
with_part (const char *name,
           const char *text)
{
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/workbook.xml", fixture_book },
    { "xl/_rels/workbook.xml.rels", fixture_book_relations },
    { "xl/worksheets/sheet1.xml", "<worksheet/>" },
    { "xl/sharedStrings.xml", "<sst/>" },
    { "xl/styles.xml", "<styleSheet/>" },
    { "docProps/app.xml", "<Properties/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    if (strcmp (parts[i].name, name) == 0)
      parts[i].text = text;

  return fixture_zip (parts, G_N_ELEMENTS (parts));
}

static void
test_entities (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (entities); i++)
    {
      g_autofree char *place = g_ascii_strdown (entities[i].part, -1);

      fixture_refused (with_part (entities[i].part, entities[i].text),
                       SIYI_FILE_ERROR_XML_ENTITY, place);
    }
}

static const Entity broken[] = {
  { "xl/worksheets/sheet1.xml", "" },
  { "xl/worksheets/sheet1.xml", "<worksheet><sheetData><row r='1'><c r='A1'><v>1</v></c>" },
  { "xl/worksheets/sheet1.xml", "<worksheet></sheetData>" },
  { "xl/worksheets/sheet1.xml", "<worksheet>&nbsp;</worksheet>" },
  { "xl/worksheets/sheet1.xml", "<worksheet>\xFF</worksheet>" },
  { "xl/worksheets/sheet1.xml", "<worksheet/><worksheet/>" },
  { "xl/sharedStrings.xml", "<sst><si>" },
  { "xl/workbook.xml", "<workbook>" },
  { "xl/styles.xml", "nothing" },
  { "_rels/.rels", "<Relationships>" },
};

static const char * const odd_rows[] = {
  "<row r='1'><c r='A1' t='s'><v>0</v></c></row>",
  "<row r='1'><c r='A1' t='s'><v>-1</v></c></row>",
  "<row r='1'><c r='A1' t='s'><v>99999999999999999999</v></c></row>",
  "<row r='1'><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>",
  "<row r='1'><c r='A1'><v>1</v></c></row><row r='1'><c r='A1'><v>2</v></c></row>",
  "<row r='1'><c r='XFE1'><v>1</v></c></row>",
  "<row r='1'><c r='1'><v>1</v></c></row>",
  "<row r='1'><c r='A2'><v>1</v></c></row>",
  "<row r='0'><c r='A1'><v>1</v></c></row>",
  "<row r='1048577'><c><v>1</v></c></row>",
  "<row r='-5'><c><v>1</v></c></row>",
  "<row r='4294967297'><c><v>1</v></c></row>",
};

static void
test_broken_parts (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *place = g_ascii_strdown (broken[i].part, -1);

      fixture_refused (with_part (broken[i].part, broken[i].text), SIYI_FILE_ERROR_TRUNCATED,
                       place);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (odd_rows); i++)
    fixture_refused (fixture_workbook (odd_rows[i], NULL, NULL), SIYI_FILE_ERROR_TRUNCATED,
                     "sheet \"A\"");
}

static void
test_missing_parts (void)
{
  static const char * const missing[] = { "xl/workbook.xml", "xl/worksheets/sheet1.xml",
                                          "xl/sharedStrings.xml", "xl/styles.xml" };
  FixturePart parts[] = {
    { "_rels/.rels", fixture_root_relations },
    { "xl/_rels/workbook.xml.rels", fixture_book_relations },
    { "xl/workbook.xml", fixture_book },
    { "xl/worksheets/sheet1.xml", "<worksheet/>" },
    { "xl/sharedStrings.xml", "<sst/>" },
    { "xl/styles.xml", "<styleSheet/>" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (missing); i++)
    {
      FixturePart left[G_N_ELEMENTS (parts)];
      gsize n = 0;

      for (gsize j = 0; j < G_N_ELEMENTS (parts); j++)
        if (strcmp (parts[j].name, missing[i]) != 0)
          left[n++] = parts[j];
      fixture_refused (fixture_zip (left, n), SIYI_FILE_ERROR_TRUNCATED, missing[i]);
    }
}

static GBytes *
read_sample (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_TEST_DATA"), "ledgers", name, NULL);
  char *content;
  gsize length;

  g_assert_true (g_file_get_contents (path, &content, &length, NULL));

  return g_bytes_new_take (content, length);
}

/* Cut at any place, the file is refused; it is never half believed. */
static void
test_cut (void)
{
  g_autoptr(GBytes) whole = read_sample ("01-clean.xlsx");
  gsize length = g_bytes_get_size (whole);

  for (guint i = 1; i <= 64; i++)
    fixture_refused (g_bytes_new_from_bytes (whole, 0, length * i / 64 - (i == 64)),
                     SIYI_FILE_ERROR_TRUNCATED, NULL);
}

/* One wrong byte anywhere: refused, or it was in what no one reads (a date, an attribute). Never
 * other cells. */
static void
test_flipped (void)
{
  g_autoptr(GBytes) whole = read_sample ("02-merged-heading.xlsx");
  gsize length, refused = 0;
  const char *bytes = g_bytes_get_data (whole, &length);
  guint step = MEASURED ? 37 : 371;

  for (gsize i = 0; i < length; i += step)
    {
      char *copy = g_memdup2 (bytes, length);
      g_autoptr(GBytes) changed = NULL;
      g_autoptr(SiyiBookFile) book = NULL;
      g_autoptr(GError) error = NULL;

      copy[i] = (char) (copy[i] ^ 0x55);
      changed = g_bytes_new_take (copy, length);
      book = siyi_book_read_bytes ("flipped.xlsx", changed, NULL, &error);
      if (book == NULL)
        {
          refused++;
          g_assert_true (error->domain == SIYI_FILE_ERROR);
          continue;
        }
      g_assert_cmpuint (fixture_first (book)->rows->len, ==, 39);
      g_assert_cmpuint (fixture_first (book)->merges->len, ==, 133);
    }

  g_assert_cmpuint (refused, >, length / step * 9 / 10);
}

static void
test_other_kinds (void)
{
  static const FixturePart docx[] = {
    { "_rels/.rels", "<Relationships><Relationship Id='r' Type='x/officeDocument' "
      "Target='word/document.xml'/></Relationships>" },
    { "word/document.xml", "<w:document xmlns:w='w'/>" },
  };
  static const FixturePart ods[] = {
    { "mimetype", "application/vnd.oasis.opendocument.spreadsheet" },
    { "content.xml", "<office:document-content xmlns:office='o'/>" },
  };
  static const FixturePart xlsb[] = {
    { "_rels/.rels", "<Relationships><Relationship Id='r' Type='x/officeDocument' "
      "Target='xl/workbook.bin'/></Relationships>" },
    { "xl/workbook.bin", "x" },
  };
  static const FixturePart plain[] = { { "notes.txt", "x" } };

  fixture_refused (fixture_zip (docx, 2), SIYI_FILE_ERROR_UNKNOWN_KIND, NULL);
  fixture_refused (fixture_zip (ods, 2), SIYI_FILE_ERROR_UNKNOWN_KIND, NULL);
  fixture_refused (fixture_zip (xlsb, 2), SIYI_FILE_ERROR_UNKNOWN_KIND, NULL);
  fixture_refused (fixture_zip (plain, 1), SIYI_FILE_ERROR_UNKNOWN_KIND, NULL);
  fixture_refused (g_bytes_new ("PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", 22),
                   SIYI_FILE_ERROR_UNKNOWN_KIND, NULL);
  fixture_refused (g_bytes_new ("\x89PNG\r\n\x1A\n\0\0\0\rIHDR", 16),
                   SIYI_FILE_ERROR_UNKNOWN_KIND, "PNG");
  fixture_refused (g_bytes_new ("%PDF-1.7\n", 9), SIYI_FILE_ERROR_UNKNOWN_KIND, "PDF");
  fixture_refused (g_bytes_new ("<html><table><tr><td>1", 22), SIYI_FILE_ERROR_UNKNOWN_KIND, NULL);
  fixture_refused (g_bytes_new ("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0\0", 12),
                   SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, NULL);
  fixture_refused (g_bytes_new ("\xD0\xCF\x11\xE0", 4), SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, NULL);
  fixture_refused (g_bytes_new ("\x09\x08\x10\x00\x00\x06", 6),
                   SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, NULL);
  fixture_refused (g_bytes_new ("PK\003\004", 4), SIYI_FILE_ERROR_TRUNCATED, NULL);
  fixture_refused (g_bytes_new ("", 0), SIYI_FILE_ERROR_TRUNCATED, "empty");
  fixture_refused (g_bytes_new ("\0\0\0\0", 4), SIYI_FILE_ERROR_NUL_BYTE, NULL);
}

static void
test_password (Fixture       *self,
               gconstpointer  data)
{
  begin (self);
  add_repeated (self, "xl/sharedStrings.xml", "<sst/>", " ", 1, "");
  add_repeated (self, "xl/worksheets/sheet1.xml", "<worksheet/>", " ", 1, "");
  g_assert_cmpint (zip_file_set_encryption (self->zip, 5, ZIP_EM_AES_256, "secret"), ==, 0);
  end (self);
  assert_refused (self, SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, "password");
}

static void
test_big_texts (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *text = g_strnfill (60 * MIB, 'x');
  gsize i;

  text[999] = '\n';
  text[1500] = ',';
  g_assert_true (g_file_set_contents (self->path, text, 60 * MIB, NULL));
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "record 2, field 2");

  text[0] = '"';
  g_assert_true (g_file_set_contents (self->path, text, 60 * MIB, NULL));
  assert_refused (self, SIYI_FILE_ERROR_UNTERMINATED_QUOTE, "record 1, field 1");

  for (i = 0; i + 2 < 60 * MIB; i += 2)
    memcpy (text + i, "1,", 2);
  g_assert_true (g_file_set_contents (self->path, text, 60 * MIB, NULL));
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "record 1");

  for (i = 0; i + 4 < 60 * MIB; i += 4)
    memcpy (text + i, "1,2\n", 4);
  g_assert_true (g_file_set_contents (self->path, text, 60 * MIB, NULL));
  assert_refused (self, SIYI_FILE_ERROR_TOO_BIG, "record 200001");

  memset (text, '\n', 60 * MIB - 1);
  text[60 * MIB - 1] = 'x';
  g_assert_true (g_file_set_contents (self->path, text, 60 * MIB, NULL));
  g_assert_cmpint (read_apart (self->path).code, ==, -1);
}

static void
test_no_files (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  g_assert_null (siyi_book_read (self->path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_assert_null (siyi_book_read (self->folder, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  g_clear_error (&error);

  g_assert_cmpint (mkfifo (self->path, 0600), ==, 0);
  g_assert_null (siyi_book_read (self->path, NULL, NULL, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE);
  g_clear_error (&error);
  g_remove (self->path);

  g_assert_true (g_file_set_contents (self->path, "a,b\n", -1, NULL));
  g_chmod (self->path, 0);
  if (geteuid () != 0)
    {
      g_assert_null (siyi_book_read (self->path, NULL, NULL, NULL, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED);
    }
}

static void
test_own_limits (void)
{
  g_autoptr(GBytes) bytes = read_sample ("06-utf8-bom-tab.txt");
  g_autoptr(GError) error = NULL;
  SiyiReadLimits limits;

  siyi_read_limits_init (&limits);
  limits.rows = 10;
  g_assert_null (siyi_book_read_bytes ("a", bytes, &limits, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG);
  g_clear_error (&error);

  siyi_read_limits_init (&limits);
  limits.cell_characters = 5;
  g_assert_null (siyi_book_read_bytes ("a", bytes, &limits, &error));
  g_assert_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG);
}

#define ADD(name, function) \
  g_test_add ("/hostile/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("cell-bomb", test_cell_bomb);
  ADD ("long-cell", test_long_cell);
  ADD ("unread-bomb", test_unread_bomb);
  ADD ("odd-name", test_odd_name);
  ADD ("lying-sizes", test_lying_sizes);
  ADD ("entries", test_entries);
  ADD ("rows", test_rows);
  ADD ("allowed", test_allowed);
  ADD ("columns", test_columns);
  ADD ("strings", test_strings);
  ADD ("giant-tags", test_giant_tags);
  ADD ("nesting", test_nesting);
  ADD ("password", test_password);
  ADD ("big-texts", test_big_texts);
  ADD ("no-files", test_no_files);
  g_test_add_func ("/hostile/entities", test_entities);
  g_test_add_func ("/hostile/broken-parts", test_broken_parts);
  g_test_add_func ("/hostile/missing-parts", test_missing_parts);
  g_test_add_func ("/hostile/cut", test_cut);
  g_test_add_func ("/hostile/flipped", test_flipped);
  g_test_add_func ("/hostile/other-kinds", test_other_kinds);
  g_test_add_func ("/hostile/own-limits", test_own_limits);

  return g_test_run ();
}
