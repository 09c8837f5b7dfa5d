/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One part of a workbook: the first byte says which, the rest is its XML, or a row of tags that
 * make well-formed XML. The zip around it is whole and uncompressed, so that the fuzzer spends its
 * time behind the checksums. */
#include "fuzz-check.h"

#include "fuzz-tags.h"

#include <string.h>
#include <zlib.h>

typedef struct
{
  const char *name;
  const char *text;
} Part;

#define TYPE "http://x/"

static const Part parts[] = {
  { "xl/worksheets/sheet1.xml",
    "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c s=\"1\"><v>1.5</v></c>"
    "</row></sheetData></worksheet>" },
  { "xl/sharedStrings.xml", "<sst><si><t>a</t></si><si><t>b</t></si><si><t>c</t></si></sst>" },
  { "xl/styles.xml",
    "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"0.00\"/></numFmts><cellXfs>"
    "<xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>" },
  { "xl/workbook.xml",
    "<workbook><sheets><sheet name=\"A\" r:id=\"s\"/></sheets></workbook>" },
  { "xl/_rels/workbook.xml.rels",
    "<R><Relationship Id=\"s\" Type=\"" TYPE "worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"t\" Type=\"" TYPE "sharedStrings\" Target=\"sharedStrings.xml\"/>"
    "<Relationship Id=\"y\" Type=\"" TYPE "styles\" Target=\"styles.xml\"/></R>" },
  { "xl/comments1.xml",
    "<comments><commentList><comment ref=\"A1\"><text><t>a</t></text></comment></commentList>"
    "</comments>" },
  { "xl/worksheets/_rels/sheet1.xml.rels",
    "<R><Relationship Id=\"c\" Type=\"" TYPE "comments\" Target=\"../comments1.xml\"/></R>" },
};

static void
put (GByteArray *out,
     guint64     value,
     guint       n)
{
  for (guint i = 0; i < n; i++)
    {
      guint8 byte = (guint8) value;

      g_byte_array_append (out, &byte, 1);
      value >>= 8;
    }
}

/* What local header and directory entry have in common: version to sizes and length of the name. */
static void
put_entry (GByteArray    *out,
           const char    *name,
           const guint8  *text,
           gsize          length)
{
  put (out, 20, 2);
  put (out, 0, 8);
  put (out, crc32 (0, text, (uInt) length), 4);
  put (out, length, 4);
  put (out, length, 4);
  put (out, strlen (name), 2);
  put (out, 0, 2);
}

static GBytes *
make_zip (guint         which,
          const guint8 *data,
          gsize         size)
{
  GByteArray *out = g_byte_array_new ();
  g_autoptr(GByteArray) directory = g_byte_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *name = parts[i].name;
      const guint8 *text = i == which ? data : (const guint8 *) parts[i].text;
      gsize length = i == which ? size : strlen (parts[i].text);

      put (directory, 0x02014b50, 4);
      put (directory, 20, 2);
      put_entry (directory, name, text, length);
      put (directory, 0, 10);
      put (directory, out->len, 4);
      g_byte_array_append (directory, (const guint8 *) name, (guint) strlen (name));

      put (out, 0x04034b50, 4);
      put_entry (out, name, text, length);
      g_byte_array_append (out, (const guint8 *) name, (guint) strlen (name));
      if (length > 0)
        g_byte_array_append (out, text, (guint) length);
    }

  put (directory, 0x06054b50, 4);
  put (directory, 0, 4);
  put (directory, G_N_ELEMENTS (parts), 2);
  put (directory, G_N_ELEMENTS (parts), 2);
  put (directory, directory->len - 12, 4);
  put (directory, out->len, 4);
  put (directory, 0, 2);
  g_byte_array_append (out, directory->data, directory->len);

  return g_byte_array_free_to_bytes (out);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GString) tags = NULL;
  g_autoptr(GBytes) bytes = NULL;
  guint which;

  if (size == 0)
    return 0;

  which = data[0] % 0x80 % G_N_ELEMENTS (parts);
  if (data[0] < 0x80)
    bytes = make_zip (which, data + 1, size - 1);
  else
    {
      tags = fuzz_write_tags (data + 1, size - 1);
      bytes = make_zip (which, (const guint8 *) tags->str, tags->len);
    }
  fuzz_read (bytes);

  return 0;
}
