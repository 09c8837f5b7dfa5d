/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The short way for rows. Nearly all bytes of a workbook are rows written in one plain way, and
 * expat takes two thirds of the time of an import for them. Here such a row is read directly; the
 * moment anything else is met (an entity, a comment, a CDATA section, a prefix, a rich run, a value
 * that would be refused …) nothing of the row is kept and expat gets it. So what is read is always
 * what expat would have read, which the tests and the fuzzer check by reading both ways.
 *
 * The bytes end with a NUL that is not part of them; every step stops at it. */
#include "siyi-xlsx-sheet.h"

#include <string.h>

typedef struct
{
  SiyiSheetReading *sheet;
  char             *p;
  char             *value;        /* of the cell */
  gsize             length;
} Scan;

typedef struct
{
  const char *name, *value;       /* value: up to the quote */
  gsize       name_length, value_length;
} Attribute;

/* No tag of a plain row has more. */
#define MAX_ATTRIBUTES 8

static gboolean
take (Scan       *scan,
      const char *word,
      gsize       length)
{
  if (strncmp (scan->p, word, length) != 0)
    return FALSE;

  scan->p += length;

  return TRUE;
}

#define TAKE(scan, word) take (scan, word, sizeof word - 1)

static void
skip_space (Scan *scan)
{
  while (*scan->p == ' ' || *scan->p == '\n' || *scan->p == '\r' || *scan->p == '\t')
    scan->p++;
}

/* The next attribute of a tag: plain ASCII, nothing to be replaced in it. */
static gboolean
take_attribute (Scan      *scan,
                Attribute *out)
{
  char *p = scan->p;
  char quote;

  while (*p == ' ')
    p++;
  out->name = p;
  while (g_ascii_isalnum (*p) || *p == ':')
    p++;
  out->name_length = (gsize) (p - out->name);
  if (!g_ascii_isalpha (*out->name) || *p != '=' || (p[1] != '"' && p[1] != '\''))
    return FALSE;

  quote = p[1];
  p += 2;
  out->value = p;
  while (*p >= ' ' && *p < 0x7F && *p != quote && *p != '<' && *p != '&')
    p++;
  out->value_length = (gsize) (p - out->value);
  if (*p != quote)
    return FALSE;

  scan->p = p + 1;

  return TRUE;
}

static gboolean
same_name (const Attribute *one,
           const char      *name,
           gsize            length)
{
  return one->name_length == length && memcmp (one->name, name, length) == 0;
}

/* All attributes of a tag; -1 if they are not plain or one is there twice. */
static int
take_attributes (Scan      *scan,
                 Attribute *out)
{
  int n = 0;

  while (*scan->p == ' ')
    {
      if (n == MAX_ATTRIBUTES || !take_attribute (scan, &out[n]))
        return -1;
      for (int i = 0; i < n; i++)
        if (same_name (&out[i], out[n].name, out[n].name_length))
          return -1;
      n++;
    }

  return n;
}

static gboolean
parse_digits (const Attribute *attribute,
              guint            most,
              guint           *out)
{
  guint number = 0;

  for (gsize i = 0; i < attribute->value_length; i++)
    {
      if (!g_ascii_isdigit (attribute->value[i]) || number > most)
        return FALSE;
      number = number * 10 + (guint) (attribute->value[i] - '0');
    }

  *out = number;

  return number <= most;
}

/* 0: goes on, 1: as it is, 2: needs a look, 3: must go through expat. */
static const guint8 text_classes[256] = {
  3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
  ['&'] = 3, ['<'] = 1, ['>'] = 3, ['_'] = 2, [0x7F] = 3,
  [0x80 ... 0xFF] = 2,
};

/* Text up to the next tag. Other control characters, "]]>", escapes and what is no UTF-8 or no
 * character of XML are expat's. */
static gboolean
take_text (Scan   *scan,
           char  **text,
           gsize  *length)
{
  const guchar *p = (const guchar *) scan->p;
  gboolean wide = FALSE;

  while (text_classes[*p] != 1)
    {
      if (text_classes[*p] == 3 || (*p == '_' && p[1] == 'x') ||
          (*p == 0xEF && p[1] == 0xBF && p[2] >= 0xBE))
        return FALSE;
      wide |= *p >= 0x80;
      p++;
    }

  *text = scan->p;
  *length = (gsize) ((char *) p - scan->p);
  if (wide && !g_utf8_validate_len (*text, *length, NULL))
    return FALSE;

  scan->p += *length;

  return TRUE;
}

static gboolean
take_value (Scan *scan)
{
  scan->sheet->has_value = TRUE;

  return take_text (scan, &scan->value, &scan->length) && TAKE (scan, "</v>");
}

static gboolean
take_inline (Scan *scan)
{
  if (!TAKE (scan, "<t>") && !TAKE (scan, "<t xml:space=\"preserve\">"))
    return FALSE;

  return take_text (scan, &scan->value, &scan->length) && TAKE (scan, "</t></is>");
}

static gboolean
take_formula (Scan *scan)
{
  Attribute attributes[MAX_ATTRIBUTES];
  char *text;
  gsize length;

  scan->sheet->has_formula = TRUE;
  if (take_attributes (scan, attributes) < 0)
    return FALSE;
  if (TAKE (scan, "/>"))
    return TRUE;

  return TAKE (scan, ">") && take_text (scan, &text, &length) && TAKE (scan, "</f>");
}

/* What stands in a cell: at most a formula, then a value. */
static gboolean
take_content (Scan *scan)
{
  if (TAKE (scan, "<f") && !take_formula (scan))
    return FALSE;

  if (TAKE (scan, "<v>"))
    {
      if (!take_value (scan))
        return FALSE;
    }
  else if (TAKE (scan, "<v/>"))
    scan->sheet->has_value = TRUE;
  else if (TAKE (scan, "<is>") && !take_inline (scan))
    return FALSE;

  return TAKE (scan, "</c>");
}

static gboolean
place_cell (SiyiSheetReading *sheet,
            const Attribute  *reference)
{
  const char *end;
  guint row = 0;

  if (reference == NULL)
    sheet->column = sheet->next_column;
  else if (!siyi_cell_reference (reference->value, &sheet->column, &row, &end) ||
           end != reference->value + reference->value_length || row != sheet->last_row)
    return FALSE;

  sheet->next_column = sheet->column + 1;

  return sheet->column < SIYI_MAX_COLUMNS;
}

static gboolean
start_cell (Scan *scan)
{
  SiyiSheetReading *sheet = scan->sheet;
  Attribute attributes[MAX_ATTRIBUTES];
  const Attribute *reference = NULL;
  int n = take_attributes (scan, attributes);

  sheet->style = 0;
  sheet->type = SIYI_VALUE_NUMBER;
  sheet->has_value = sheet->has_formula = FALSE;
  scan->length = 0;
  for (int i = 0; i < n; i++)
    {
      if (attributes[i].name_length != 1)
        return FALSE;
      if (*attributes[i].name == 'r')
        reference = &attributes[i];
      else if (*attributes[i].name == 't')
        sheet->type = siyi_value_type (attributes[i].value);
      else if (*attributes[i].name != 's' ||
               !parse_digits (&attributes[i], G_MAXUINT16, &sheet->style))
        return FALSE;
    }

  return n >= 0 && place_cell (sheet, reference);
}

static gboolean
take_cell (Scan *scan)
{
  if (!start_cell (scan))
    return FALSE;
  if (TAKE (scan, "/>"))
    return TRUE;

  return TAKE (scan, ">") && take_content (scan) &&
         siyi_sheet_add_cell (scan->sheet, scan->value, scan->length, FALSE, NULL);
}

/* A row that says its number; the rest of what a row may say is left to expat if it counts. */
static gboolean
start_row (Scan *scan)
{
  SiyiSheetReading *sheet = scan->sheet;
  Attribute attributes[MAX_ATTRIBUTES];
  int n = take_attributes (scan, attributes);
  guint number = 0;

  for (int i = 0; i < n; i++)
    {
      char first = *attributes[i].value;

      if (same_name (&attributes[i], "hidden", 6) ||
          (same_name (&attributes[i], "ht", 2) && !(first >= '1' && first <= '9')) ||
          (same_name (&attributes[i], "r", 1) &&
           !parse_digits (&attributes[i], SIYI_MAX_ROW, &number)))
        return FALSE;
    }

  if (n < 0 || number == 0)
    return FALSE;

  sheet->last_row = number;
  sheet->next_column = 0;
  siyi_builder_begin_row (sheet->builder, number, FALSE);

  return TRUE;
}

/* TRUE: the row was taken. FALSE: nothing was. */
static gboolean
take_row (Scan    *scan,
          GError **error)
{
  guint last_row = scan->sheet->last_row;
  char *start = scan->p;
  gboolean plain = TAKE (scan, "<row") && start_row (scan);
  gboolean empty = plain && TAKE (scan, "/>");

  if (plain && !empty)
    {
      plain = TAKE (scan, ">");
      while (plain && TAKE (scan, "<c"))
        plain = take_cell (scan);
      plain = plain && TAKE (scan, "</row>");
    }

  if (plain)
    {
      siyi_builder_end_row (scan->sheet->builder, error);
      scan->sheet->builder->row.number = 0;
      return TRUE;
    }

  scan->sheet->last_row = last_row;
  scan->sheet->builder->row.number = 0;
  scan->p = start;

  return FALSE;
}

/**
 * siyi_sheet_take_rows:
 * @xml: a worksheet under way, between two rows
 * @bytes: what follows, with a NUL behind
 * @length: how many
 *
 * Takes rows as long as they are plain and whole. May set the parse's error.
 *
 * Returns: how many bytes were taken
 */
gsize
siyi_sheet_take_rows (SiyiXml *xml,
                      char    *bytes,
                      gsize    length)
{
  Scan scan = { .sheet = xml->data, .p = bytes, .value = bytes };
  GError *error = NULL;

  do
    skip_space (&scan);
  while (take_row (&scan, &error) && error == NULL);

  if (error != NULL)
    siyi_xml_fail (xml, error);

  return (gsize) (scan.p - bytes);
}
