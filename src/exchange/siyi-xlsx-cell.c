/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the stored value of one cell to the cell: shared strings looked up, numbers checked and given
 * the shape of their format, days of ISO 8601 made serial, formulas without a value marked. What is
 * stored as a number but is none stays text; nothing is lost. */
#include "siyi-xlsx-sheet.h"

#include <string.h>

typedef struct
{
  char     *bytes;
  gsize     length;
  gboolean  overflow;      /* there was more */
} Value;

/**
 * siyi_value_type:
 * @name: the t attribute of a cell, ended by NUL or a quote
 *
 * Returns: what the cell's value is
 */
SiyiValueType
siyi_value_type (const char *name)
{
  switch (name[0])
    {
    case 's':
      return name[1] != 't' ? SIYI_VALUE_SHARED : SIYI_VALUE_TEXT;
    case 'i':
      return SIYI_VALUE_TEXT;
    case 'b':
      return SIYI_VALUE_BOOLEAN;
    case 'e':
      return SIYI_VALUE_ERROR;
    case 'd':
      return SIYI_VALUE_DAY;
    default:
      return SIYI_VALUE_NUMBER;
    }
}

static Value
trimmed (Value value)
{
  while (value.length > 0 && g_ascii_isspace (value.bytes[0]))
    {
      value.bytes++;
      value.length--;
    }
  while (value.length > 0 && g_ascii_isspace (value.bytes[value.length - 1]))
    value.length--;

  return value;
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
      if (!g_ascii_isdigit (text[i]) && memchr ("+-.eE", text[i], 5) == NULL)
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
set_number (SiyiSheetReading *self,
            SiyiCell         *cell)
{
  GArray *formats = self->xlsx->formats;
  SiyiNumberFormat format = { SIYI_SHAPE_GENERAL, 0 };

  if (self->style < formats->len)
    format = g_array_index (formats, SiyiNumberFormat, self->style);

  cell->kind = SIYI_CELL_NUMBER;
  cell->shape = format.shape;
  cell->decimals = format.decimals & 31;
}

static gboolean
refuse_long (SiyiSheetReading *self,
             guint             column,
             GError          **error)
{
  return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TOO_BIG, column,
                              "the cell holds more than %u characters",
                              self->builder->limits->cell_characters);
}

static gboolean
find_shared (SiyiSheetReading *self,
             Value             value,
             SiyiSharedString *out)
{
  GArray *strings = self->xlsx->strings;
  guint64 index = 0;

  value = trimmed (value);
  if (value.length == 0)
    return FALSE;

  for (gsize i = 0; i < value.length; i++)
    {
      if (!g_ascii_isdigit (value.bytes[i]))
        return FALSE;
      index = index * 10 + (guint64) (value.bytes[i] - '0');
      if (index >= strings->len)
        return FALSE;
    }

  *out = g_array_index (strings, SiyiSharedString, index);

  return TRUE;
}

static gboolean
add_shared (SiyiSheetReading *self,
            SiyiCell          cell,
            Value             value,
            GError          **error)
{
  SiyiSharedString string;

  if (!find_shared (self, value, &string))
    return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_TRUNCATED, cell.column,
                                "the file is damaged: its text is not among the shared strings");

  if (string.text == NULL)
    return refuse_long (self, cell.column, error);

  cell.text = string.text;
  cell.length = string.length;
  if (cell.length > 0)
    siyi_builder_add_cell (self->builder, cell);

  return TRUE;
}

static gboolean
add_text (SiyiSheetReading *self,
          SiyiCell          cell,
          Value             value,
          GError          **error)
{
  gsize length = siyi_xml_unescape (value.bytes, value.length);

  if (value.overflow)
    return refuse_long (self, cell.column, error);

  return length == 0 || siyi_builder_add_text (self->builder, cell, value.bytes, length, error);
}

/* Serial day of an ISO 8601 day or day and time, as the number a date cell otherwise holds. */
static gboolean
add_day (SiyiSheetReading *self,
         SiyiCell          cell,
         Value             value,
         GError          **error)
{
  g_autofree char *text = g_strndup (value.bytes, value.length);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char *full = strchr (text, 'T') != NULL ? g_strdup (text)
                                                     : g_strconcat (text, "T00:00:00", NULL);
  g_autoptr(GDateTime) moment = g_date_time_new_from_iso8601 (full, zone);
  char number[G_ASCII_DTOSTR_BUF_SIZE];
  double serial;

  if (moment == NULL)
    return add_text (self, cell, value, error);

  serial = (double) g_date_time_to_unix (moment) / 86400 + 25569;
  if (self->builder->book->is_1904)
    serial -= 1462;
  set_number (self, &cell);
  if (cell.shape == SIYI_SHAPE_GENERAL)
    cell.shape = SIYI_SHAPE_DATE;
  g_ascii_dtostr (number, sizeof number, serial);

  return siyi_builder_add_text (self->builder, cell, number, strlen (number), error);
}

static gboolean
add_plain (SiyiSheetReading *self,
           SiyiCell          cell,
           Value             value,
           GError          **error)
{
  Value bare = trimmed (value);
  const char *text = bare.bytes;

  if (bare.length == 0)
    return TRUE;

  if (self->type == SIYI_VALUE_BOOLEAN)
    {
      cell.kind = SIYI_CELL_BOOLEAN;
      text = *text == '1' || *text == 't' ? "1" : "0";
      bare.length = 1;
    }
  else if (self->type == SIYI_VALUE_ERROR)
    cell.kind = SIYI_CELL_ERROR;
  else if (is_number (text, bare.length))
    set_number (self, &cell);
  else
    return add_text (self, cell, value, error);

  return siyi_builder_add_text (self->builder, cell, text, bare.length, error);
}

/**
 * siyi_sheet_add_cell:
 * @self: a sheet whose cell just ended
 * @text: its value; changed in place where it holds escapes
 * @length: in bytes
 * @overflow: whether there was more of it
 * @error: return location
 *
 * Adds the cell to the builder's row if it has something in it.
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_sheet_add_cell (SiyiSheetReading  *self,
                     char              *text,
                     gsize              length,
                     gboolean           overflow,
                     GError           **error)
{
  Value value = { text, length, overflow };
  SiyiCell cell = {
    .text = "",
    .column = self->column & 0x7FFF,
    .kind = SIYI_CELL_TEXT,
    .formula = self->has_formula,
  };

  if (self->has_formula &&
      (!self->has_value || (length == 0 && self->type != SIYI_VALUE_TEXT)))
    {
      cell.kind = SIYI_CELL_NO_VALUE;
      siyi_builder_add_cell (self->builder, cell);
      return TRUE;
    }

  if (length == 0)
    return TRUE;

  switch (self->type)
    {
    case SIYI_VALUE_SHARED:
      return add_shared (self, cell, value, error);
    case SIYI_VALUE_TEXT:
      return add_text (self, cell, value, error);
    case SIYI_VALUE_DAY:
      return add_day (self, cell, value, error);
    case SIYI_VALUE_NUMBER:
    case SIYI_VALUE_BOOLEAN:
    case SIYI_VALUE_ERROR:
    default:
      return add_plain (self, cell, value, error);
    }
}
