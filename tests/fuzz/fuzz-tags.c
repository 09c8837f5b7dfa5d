/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Well-formed XML from any bytes: each is a tag to open with its attributes, a text, or the end of
 * the tag open last. Random bytes seldom are XML; these always are, and reach what is behind. */
#include "fuzz-tags.h"

#include <string.h>

#define MAX_OPEN 80

/* With their attributes; %s takes a value that the next byte chooses. */
static const char * const tags[] = {
  "worksheet", "sheetData", "row r=\"%s\"", "row", "row hidden=\"%s\" ht=\"%s\"",
  "c r=\"%s\"", "c", "c t=\"s\"", "c r=\"%s\" t=\"%s\"", "c s=\"%s\" t=\"%s\"", "v", "f", "is", "t",
  "r", "rPh", "cols", "col min=\"%s\" max=\"%s\" hidden=\"1\"", "mergeCells",
  "mergeCell ref=\"%s:%s\"", "sst", "si", "styleSheet", "numFmts",
  "numFmt numFmtId=\"%s\" formatCode=\"%s\"", "cellXfs", "xf numFmtId=\"%s\"", "workbook",
  "workbookPr date1904=\"%s\"", "sheets", "sheet name=\"%s\" state=\"%s\" r:id=\"s\"", "comments",
  "commentList", "comment ref=\"%s\"", "text", "Relationships",
  "Relationship Id=\"s\" Type=\"x/worksheet\" Target=\"worksheets/sheet1.xml\"",
  "Relationship Id=\"t\" Type=\"x/sharedStrings\" Target=\"sharedStrings.xml\"",
  "Relationship Id=\"%s\" Type=\"x/%s\" Target=\"%s\"", "x:row r=\"%s\"",
};

static const char * const values[] = {
  "1", "0", "2", "3", "-1", "1048576", "1048577", "4294967296", "16384", "A1", "B1", "A2", "C3",
  "XFD1", "XFE1", "$A$1", "s", "str", "inlineStr", "b", "e", "n", "d", "true", "hidden",
  "veryHidden", "12.50", "1E+17", "1e999", "2023-05-17", "2023-05-17T10:20:30Z", "_x0041_",
  "_x005F_x0041_", "_xD83D__xDE00_", "_xD83D_", "_x0000_", "&#x4E00;&#x20087;", "&amp;", "  ",
  "#REF!", "General", "0.00", "yyyy\\-mm\\-dd", "[h]:mm", "\\", "[$-804]AM/PM", "&quot;d&quot;0",
  "worksheet", "comments", "styles", "../x/../comments1.xml", "/xl/styles.xml", "%2e%2e", "",
};

static void
append_tag (GString      *out,
            const char   *tag,
            const guint8 *data,
            gsize         size,
            gsize        *at)
{
  for (const char *p = tag; *p != '\0'; p++)
    {
      if (p[0] != '%')
        {
          g_string_append_c (out, *p);
          continue;
        }
      g_string_append (out, values[(*at < size ? data[(*at)++] : 0) % G_N_ELEMENTS (values)]);
      p++;
    }
}

/* Returns: (transfer full): XML; the first tag is the root, all are closed */
GString *
fuzz_write_tags (const guint8 *data,
                 gsize         size)
{
  GString *out = g_string_new (NULL);
  const char *open[MAX_OPEN];
  guint n_open = 0;
  gsize at = 0;

  while (at < size)
    {
      guint8 byte = data[at++];

      if (byte < 0x80 && n_open < MAX_OPEN)
        {
          open[n_open] = tags[byte % G_N_ELEMENTS (tags)];
          g_string_append_c (out, '<');
          append_tag (out, open[n_open++], data, size, &at);
          g_string_append_c (out, '>');
        }
      else if (byte < 0xC0)
        g_string_append (out, values[byte % G_N_ELEMENTS (values)]);
      else if (n_open > 1)
        {
          n_open--;
          g_string_append_printf (out, "</%.*s>", (int) strcspn (open[n_open], " "), open[n_open]);
        }
    }

  while (n_open > 0)
    {
      n_open--;
      g_string_append_printf (out, "</%.*s>", (int) strcspn (open[n_open], " "), open[n_open]);
    }

  return out;
}
