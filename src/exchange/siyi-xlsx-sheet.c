/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One worksheet, streamed: cells with something in them, hidden rows and columns, merges. The
 * declared dimension is not looked at. Positions missing in the file are counted on from the one
 * before. Rows written in the plain way do not come here: siyi-xlsx-rows.c. */
#include "siyi-xlsx-sheet.h"

#include <string.h>

static void
damaged (SiyiXml    *xml,
         guint       column,
         const char *what)
{
  SiyiSheetReading *reading = xml->data;

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
  SiyiSheetReading *reading = xml->data;
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

static void
place_cell (SiyiXml    *xml,
            const char *reference)
{
  SiyiSheetReading *reading = xml->data;
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
  SiyiSheetReading *reading = xml->data;
  const char *reference = NULL;

  reading->type = SIYI_VALUE_NUMBER;
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
        reading->type = siyi_value_type (attributes[1]);
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
  SiyiSheetReading *reading = xml->data;

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
hide_columns (SiyiSheetReading *reading,
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
  SiyiSheetReading *reading = xml->data;
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
start_child (SiyiSheetReading *reading,
             const char *name)
{
  if (strcmp (name, "sheetData") == 0)
    reading->place = SIYI_PLACE_ROWS;
  else if (strcmp (name, "cols") == 0)
    reading->place = SIYI_PLACE_COLUMNS;
  else if (strcmp (name, "mergeCells") == 0)
    reading->place = SIYI_PLACE_MERGES;
  else
    reading->place = SIYI_PLACE_ELSEWHERE;
}

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  SiyiSheetReading *reading = xml->data;

  if (reading->in_cell)
    start_in_cell (xml, name);
  else if (xml->depth == 1)
    reading->is_sheet = strcmp (name, "worksheet") == 0;
  else if (!reading->is_sheet)
    return;
  else if (xml->depth == 2)
    start_child (reading, name);
  else if (reading->place == SIYI_PLACE_ROWS && xml->depth == 3 && strcmp (name, "row") == 0)
    start_row (xml, attributes);
  else if (reading->place == SIYI_PLACE_ROWS && xml->depth == 4 && strcmp (name, "c") == 0 &&
           reading->builder->row.number > 0)
    start_cell (xml, attributes);
  else if (reading->place == SIYI_PLACE_COLUMNS && xml->depth == 3 && strcmp (name, "col") == 0)
    hide_columns (reading, attributes);
  else if (reading->place == SIYI_PLACE_MERGES && xml->depth == 3 &&
           strcmp (name, "mergeCell") == 0)
    add_merge (xml, attributes);
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
  SiyiSheetReading *reading = xml->data;
  GError *error = NULL;

  if (reading->in_cell)
    {
      siyi_xml_collect (xml, FALSE);
      if (reading->phonetic == xml->depth)
        reading->phonetic = 0;
      if (xml->depth > 4)
        return;
      reading->in_cell = FALSE;
      siyi_sheet_add_cell (reading, xml->text, xml->text_length, xml->overflow, &error);
    }
  else if (reading->place == SIYI_PLACE_ROWS && xml->depth == 3 && strcmp (name, "row") == 0)
    {
      siyi_builder_end_row (reading->builder, &error);
      reading->builder->row.number = 0;
    }

  if (error != NULL)
    siyi_xml_fail (xml, error);
}

/* Between two rows, and what is read is not yet known to be refused. */
static gboolean
is_between_rows (SiyiXml *xml)
{
  SiyiSheetReading *reading = xml->data;

  return xml->depth == 2 && reading->place == SIYI_PLACE_ROWS;
}

static const SiyiXmlShortcut rows_shortcut = {
  is_between_rows, siyi_sheet_take_rows, "<sheetData>", "</row>"
};

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
  g_autofree SiyiSheetReading *reading = g_new0 (SiyiSheetReading, 1);
  SiyiBookBuilder *builder = self->builder;

  reading->xlsx = self;
  reading->builder = builder;
  builder->row.number = 0;
  if (!siyi_xml_parse (builder->book->name, part_name, read, read_data, on_start, on_end,
                       builder->limits->only_expat ? NULL : &rows_shortcut,
                       SIYI_TEXT_BYTES (builder->limits), reading, error))
    return FALSE;

  for (guint column = 0; column < SIYI_MAX_COLUMNS; column++)
    if ((reading->hidden[column / 8] & 1 << column % 8) != 0)
      g_array_append_val (builder->sheet->hidden_columns, column);

  builder->row.number = 0;

  return siyi_builder_end_sheet (builder, error);
}
