/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One worksheet, streamed: cells with something in them, hidden rows and columns, merges. The
 * declared dimension is not looked at. Positions missing in the file are counted on from the one
 * before. This is the hot path of the import: no allocation a cell but in the book's arena. */
#include "siyi-xlsx.h"

#include <string.h>

typedef enum
{
  TYPE_NUMBER,
  TYPE_SHARED,
  TYPE_TEXT,       /* str, inlineStr */
  TYPE_BOOLEAN,
  TYPE_ERROR,
  TYPE_DAY,        /* ISO 8601 */
} Type;

typedef enum
{
  PLACE_ELSEWHERE,
  PLACE_ROWS,
  PLACE_COLUMNS,
  PLACE_MERGES,
} Place;

typedef struct
{
  SiyiXlsx        *xlsx;
  SiyiBookBuilder *builder;
  gboolean         is_sheet;
  Place            place;          /* which child of the root */

  gboolean         row_implied;    /* no number on the row: its first cell may tell */
  guint            last_row;       /* 0: none yet */
  guint            next_column;

  gboolean         in_cell;
  guint            phonetic;       /* depth of the rPh we are in, 0: none */
  guint            column;
  guint            style;
  Type             type;
  gboolean         has_value, has_formula;

  guint8           hidden[SIYI_MAX_COLUMNS / 8];
} Reading;

static void
damaged (SiyiXml    *xml,
         guint       column,
         const char *what)
{
  Reading *reading = xml->data;

  siyi_xml_fail (xml, siyi_builder_refusal (reading->builder, SIYI_FILE_ERROR_TRUNCATED, column,
                                            "the file is damaged: %s", what));
}

/**
 * siyi_cell_reference:
 * @text: "B12", "$B$12", or a column alone
 * @column: (out): from 0
 * @row: (out): from 1, 0 if there is none
 * @end: (out) (optional) (nullable): where it stopped; %NULL: nothing may stand behind
 *
 * Returns: %FALSE if it is no reference or outside of a worksheet
 */
gboolean
siyi_cell_reference (const char  *text,
                     guint       *column,
                     guint       *row,
                     const char **end)
{
  const char *p = text;
  guint letters = 0, digits = 0;

  p += *p == '$';
  for (; g_ascii_isalpha (*p) && letters <= SIYI_MAX_COLUMNS; p++)
    letters = letters * 26 + (guint) (*p & 0x1F);
  p += *p == '$';
  for (; g_ascii_isdigit (*p) && digits <= SIYI_MAX_ROW; p++)
    digits = digits * 10 + (guint) (*p - '0');

  if (letters == 0 || letters > SIYI_MAX_COLUMNS || digits > SIYI_MAX_ROW ||
      (end == NULL && *p != '\0'))
    return FALSE;

  *column = letters - 1;
  *row = digits;
  if (end != NULL)
    *end = p;

  return TRUE;
}

static guint
parse_number (const char *text,
              guint       most)
{
  guint out = 0;

  for (; g_ascii_isdigit (*text) && out <= most; text++)
    out = out * 10 + (guint) (*text - '0');

  return *text == '\0' ? out : most + 1;
}

static void
start_row (SiyiXml     *xml,
           const char **attributes)
{
  Reading *reading = xml->data;
  const char *height = siyi_xml_attribute (attributes, "ht");
  const char *number = siyi_xml_attribute (attributes, "r");
  gboolean hidden = siyi_xml_is_true (siyi_xml_attribute (attributes, "hidden"));

  if (height != NULL && g_ascii_strtod (height, NULL) <= 0)
    hidden = TRUE;

  reading->row_implied = number == NULL;
  reading->last_row = number != NULL ? parse_number (number, SIYI_MAX_ROW) : reading->last_row + 1;
  reading->next_column = 0;
  siyi_builder_begin_row (reading->builder, reading->last_row, hidden);
  if (reading->last_row == 0 || reading->last_row > SIYI_MAX_ROW)
    damaged (xml, SIYI_NO_COLUMN, "the row number is out of range");
}

static Type
parse_type (const char *name)
{
  switch (name[0])
    {
    case 's':
      return name[1] == '\0' ? TYPE_SHARED : TYPE_TEXT;
    case 'i':
      return TYPE_TEXT;
    case 'b':
      return TYPE_BOOLEAN;
    case 'e':
      return TYPE_ERROR;
    case 'd':
      return TYPE_DAY;
    default:
      return TYPE_NUMBER;
    }
}

static void
place_cell (SiyiXml    *xml,
            const char *reference)
{
  Reading *reading = xml->data;
  guint row = 0;

  if (reference == NULL)
    reading->column = reading->next_column;
  else if (!siyi_cell_reference (reference, &reading->column, &row, NULL))
    reading->column = SIYI_MAX_COLUMNS;

  if (reading->column >= SIYI_MAX_COLUMNS)
    {
      damaged (xml, SIYI_NO_COLUMN, "a cell's column is out of range");
      return;
    }

  if (row > 0 && row != reading->last_row)
    {
      if (!reading->row_implied || reading->next_column > 0)
        {
          damaged (xml, reading->column, "a cell's row is not the one it stands in");
          return;
        }
      reading->last_row = row;
      reading->builder->row.number = row;
    }

  reading->next_column = reading->column + 1;
}

static void
start_cell (SiyiXml     *xml,
            const char **attributes)
{
  Reading *reading = xml->data;
  const char *reference = NULL;

  reading->type = TYPE_NUMBER;
  reading->style = 0;
  for (; attributes[0] != NULL; attributes += 2)
    {
      const char *name = attributes[0];

      if (name[0] == '\0' || name[1] != '\0')
        continue;
      if (name[0] == 'r')
        reference = attributes[1];
      else if (name[0] == 's')
        reading->style = parse_number (attributes[1], G_MAXUINT16);
      else if (name[0] == 't')
        reading->type = parse_type (attributes[1]);
    }

  reading->in_cell = TRUE;
  reading->has_value = FALSE;
  reading->has_formula = FALSE;
  siyi_xml_clear (xml);
  place_cell (xml, reference);
}

static void
start_in_cell (SiyiXml    *xml,
               const char *name)
{
  Reading *reading = xml->data;

  if (reading->phonetic > 0)
    return;

  if (strcmp (name, "v") == 0 && xml->depth == 5)
    {
      reading->has_value = TRUE;
      siyi_xml_clear (xml);
      siyi_xml_collect (xml, TRUE);
    }
  else if (strcmp (name, "t") == 0)
    siyi_xml_collect (xml, TRUE);
  else if (strcmp (name, "f") == 0 && xml->depth == 5)
    reading->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    reading->phonetic = xml->depth;
}

static void
hide_columns (Reading     *reading,
              const char **attributes)
{
  const char *first = siyi_xml_attribute (attributes, "min");
  const char *last = siyi_xml_attribute (attributes, "max");
  const char *width = siyi_xml_attribute (attributes, "width");
  gboolean hidden = siyi_xml_is_true (siyi_xml_attribute (attributes, "hidden")) ||
                    (width != NULL && g_ascii_strtod (width, NULL) <= 0);
  guint from, to;

  if (!hidden || first == NULL || last == NULL)
    return;

  from = parse_number (first, SIYI_MAX_COLUMNS);
  to = parse_number (last, SIYI_MAX_COLUMNS);
  if (from == 0 || to > SIYI_MAX_COLUMNS)
    return;

  for (guint column = from; column <= to; column++)
    reading->hidden[(column - 1) / 8] |= (guint8) (1 << (column - 1) % 8);
}

static void
add_merge (SiyiXml     *xml,
           const char **attributes)
{
  Reading *reading = xml->data;
  const char *p = siyi_xml_attribute (attributes, "ref");
  SiyiMerge merge;
  GError *error = NULL;

  if (p == NULL || !siyi_cell_reference (p, &merge.first_column, &merge.first_row, &p))
    return;
  if (*p != ':' || !siyi_cell_reference (p + 1, &merge.last_column, &merge.last_row, NULL))
    return;
  if (merge.first_row == 0 || merge.last_row < merge.first_row ||
      merge.last_column < merge.first_column)
    return;

  if (siyi_builder_charge (reading->builder, sizeof merge, &error))
    g_array_append_val (reading->builder->sheet->merges, merge);
  else
    siyi_xml_fail (xml, error);
}

static void
start_child (Reading    *reading,
             const char *name)
{
  if (strcmp (name, "sheetData") == 0)
    reading->place = PLACE_ROWS;
  else if (strcmp (name, "cols") == 0)
    reading->place = PLACE_COLUMNS;
  else if (strcmp (name, "mergeCells") == 0)
    reading->place = PLACE_MERGES;
  else
    reading->place = PLACE_ELSEWHERE;
}

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  Reading *reading = xml->data;

  if (reading->in_cell)
    start_in_cell (xml, name);
  else if (xml->depth == 1)
    reading->is_sheet = strcmp (name, "worksheet") == 0;
  else if (!reading->is_sheet)
    return;
  else if (xml->depth == 2)
    start_child (reading, name);
  else if (reading->place == PLACE_ROWS && xml->depth == 3 && strcmp (name, "row") == 0)
    start_row (xml, attributes);
  else if (reading->place == PLACE_ROWS && xml->depth == 4 && strcmp (name, "c") == 0 &&
           reading->builder->row.number > 0)
    start_cell (xml, attributes);
  else if (reading->place == PLACE_COLUMNS && xml->depth == 3 && strcmp (name, "col") == 0)
    hide_columns (reading, attributes);
  else if (reading->place == PLACE_MERGES && xml->depth == 3 && strcmp (name, "mergeCell") == 0)
    add_merge (xml, attributes);
}

static void
trim (SiyiXml     *xml,
      const char **text,
      gsize       *length)
{
  *text = xml->text;
  *length = xml->text_length;
  while (*length > 0 && g_ascii_isspace (**text))
    (*text)++, (*length)--;
  while (*length > 0 && g_ascii_isspace ((*text)[*length - 1]))
    (*length)--;
}

static gboolean
is_number (const char *text,
           gsize       length)
{
  gboolean digit = FALSE;
  gsize plain = 0;
  char *end;
  double value;
  char copy[64];

  while (plain < length && g_ascii_isdigit (text[plain]))
    plain++;
  if (plain == length && length <= 300)
    return length > 0;

  for (gsize i = 0; i < length; i++)
    {
      digit |= g_ascii_isdigit (text[i]);
      if (!g_ascii_isdigit (text[i]) && strchr ("+-.eE", text[i]) == NULL)
        return FALSE;
    }
  if (!digit || length >= sizeof copy)
    return FALSE;

  memcpy (copy, text, length);
  copy[length] = '\0';
  value = g_ascii_strtod (copy, &end);

  return *end == '\0' && value - value == 0;
}

static void
set_number (Reading  *reading,
            SiyiCell *cell)
{
  GArray *formats = reading->xlsx->formats;
  SiyiNumberFormat format = { SIYI_SHAPE_GENERAL, 0 };

  if (reading->style < formats->len)
    format = g_array_index (formats, SiyiNumberFormat, reading->style);

  cell->kind = SIYI_CELL_NUMBER;
  cell->shape = format.shape;
  cell->decimals = format.decimals & 31;
}

static gboolean
add_shared (SiyiXml  *xml,
            SiyiCell  cell,
            GError  **error)
{
  Reading *reading = xml->data;
  GArray *strings = reading->xlsx->strings;
  const SiyiSharedString *string;
  guint index = 0;
  const char *text;
  gsize length;

  trim (xml, &text, &length);
  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]) || index > strings->len)
        {
          index = G_MAXUINT;
          break;
        }
      index = index * 10 + (guint) (text[i] - '0');
    }

  if (length == 0 || index >= strings->len)
    return siyi_builder_refuse (reading->builder, error, SIYI_FILE_ERROR_TRUNCATED, cell.column,
                                "the file is damaged: its text is not among the shared strings");

  string = &g_array_index (strings, SiyiSharedString, index);
  if (string->text == NULL)
    return siyi_builder_refuse (reading->builder, error, SIYI_FILE_ERROR_TOO_BIG, cell.column,
                                "the cell holds more than %u characters",
                                reading->builder->limits->cell_characters);

  cell.text = string->text;
  cell.length = string->length;
  if (cell.length > 0)
    siyi_builder_add_cell (reading->builder, cell);

  return TRUE;
}

static gboolean
add_text (SiyiXml  *xml,
          SiyiCell  cell,
          GError  **error)
{
  Reading *reading = xml->data;
  gsize length = siyi_xml_unescape (xml->text, xml->text_length);

  if (xml->overflow)
    return siyi_builder_refuse (reading->builder, error, SIYI_FILE_ERROR_TOO_BIG, cell.column,
                                "the cell holds more than %u characters",
                                reading->builder->limits->cell_characters);

  return length == 0 || siyi_builder_add_text (reading->builder, cell, xml->text, length, error);
}

/* Serial day of an ISO 8601 day or day and time, as the number a date cell otherwise holds. */
static gboolean
add_day (SiyiXml   *xml,
         SiyiCell   cell,
         GError   **error)
{
  Reading *reading = xml->data;
  g_autofree char *text = g_strndup (xml->text, xml->text_length);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *full = strchr (text, 'T') != NULL ? g_strdup (text)
                                                     : g_strconcat (text, "T00:00:00", NULL);
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (full, zone);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double serial;

  if (moment == NULL)
    return add_text (xml, cell, error);

  serial = (double) g_date_time_to_unix (moment) / 86400 + 25569;
  if (reading->builder->book->is_1904)
    serial -= 1462;
  set_number (reading, &cell);
  if (cell.shape == SIYI_SHAPE_GENERAL)
    cell.shape = SIYI_SHAPE_DATE;
  g_ascii_dtostr (number, sizeof number, serial);

  return siyi_builder_add_text (reading->builder, cell, number, strlen (number), error);
}

static gboolean
add_plain (SiyiXml  *xml,
           SiyiCell  cell,
           GError  **error)
{
  Reading *reading = xml->data;
  const char *text;
  gsize length;

  trim (xml, &text, &length);
  if (length == 0)
    return TRUE;

  if (reading->type == TYPE_BOOLEAN)
    {
      cell.kind = SIYI_CELL_BOOLEAN;
      text = *text == '1' || *text == 't' ? "1" : "0";
      length = 1;
    }
  else if (reading->type == TYPE_ERROR)
    cell.kind = SIYI_CELL_ERROR;
  else if (is_number (text, length))
    set_number (reading, &cell);
  else
    return add_text (xml, cell, error);

  return siyi_builder_add_text (reading->builder, cell, text, length, error);
}

static gboolean
add_cell (SiyiXml  *xml,
          GError  **error)
{
  Reading *reading = xml->data;
  SiyiCell cell = {
    .text = "",
    .column = reading->column & 0x7FFF,
    .kind = SIYI_CELL_TEXT,
    .formula = reading->has_formula,
  };

  if (reading->has_formula &&
      (!reading->has_value || (xml->text_length == 0 && reading->type != TYPE_TEXT)))
    {
      cell.kind = SIYI_CELL_NO_VALUE;
      siyi_builder_add_cell (reading->builder, cell);
      return TRUE;
    }

  if (xml->text_length == 0)
    return TRUE;

  switch (reading->type)
    {
    case TYPE_SHARED:
      return add_shared (xml, cell, error);
    case TYPE_TEXT:
      return add_text (xml, cell, error);
    case TYPE_DAY:
      return add_day (xml, cell, error);
    case TYPE_NUMBER:
    case TYPE_BOOLEAN:
    case TYPE_ERROR:
    default:
      return add_plain (xml, cell, error);
    }
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
  Reading *reading = xml->data;
  GError *error = NULL;

  if (reading->in_cell)
    {
      siyi_xml_collect (xml, FALSE);
      if (reading->phonetic == xml->depth)
        reading->phonetic = 0;
      if (xml->depth > 4)
        return;
      reading->in_cell = FALSE;
      add_cell (xml, &error);
    }
  else if (reading->place == PLACE_ROWS && xml->depth == 3 && strcmp (name, "row") == 0)
    {
      siyi_builder_end_row (reading->builder, &error);
      reading->builder->row.number = 0;
    }

  if (error != NULL)
    siyi_xml_fail (xml, error);
}

/**
 * siyi_xlsx_read_sheet:
 * @self: a workbook under way; the cells go to the builder's last sheet
 * @part_name: the worksheet's name, for messages
 * @read: gives the bytes
 * @read_data: for @read
 * @error: return location
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_xlsx_read_sheet (SiyiXlsx     *self,
                      const char   *part_name,
                      SiyiXmlRead   read,
                      gpointer      read_data,
                      GError      **error)
{
  g_autofree Reading *reading = g_new0 (Reading, 1);
  SiyiBookBuilder *builder = self->builder;

  reading->xlsx = self;
  reading->builder = builder;
  builder->row.number = 0;
  if (!siyi_xml_parse (builder->book->name, part_name, read, read_data, on_start, on_end,
                       SIYI_TEXT_BYTES (builder->limits), reading, error))
    return FALSE;

  for (guint column = 0; column < SIYI_MAX_COLUMNS; column++)
    if ((reading->hidden[column / 8] & 1 << column % 8) != 0)
      g_array_append_val (builder->sheet->hidden_columns, column);

  builder->row.number = 0;

  return siyi_builder_end_sheet (builder, error);
}
