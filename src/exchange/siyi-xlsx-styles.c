/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The styles of a workbook, as far as they say what a number is: the number format of each cell
 * style. Everything else (fonts, colours, differential styles) is passed over. */
#include "siyi-xlsx.h"

#include <stdlib.h>
#include <string.h>

#define TEXT_BYTES 64
#define MAX_STYLES 65536

typedef struct
{
  SiyiXlsx   *xlsx;
  GHashTable *codes;         /* id -> SiyiNumberFormat */
  gboolean    in_cell_styles;
} Reading;

static void
add_code (Reading     *reading,
          const char **attributes)
{
  const char *id = siyi_xml_attribute (attributes, "numFmtId");
  const char *code = siyi_xml_attribute (attributes, "formatCode");
  SiyiNumberFormat *format;

  if (id == NULL || code == NULL || g_hash_table_size (reading->codes) >= MAX_STYLES)
    return;

  format = g_new (SiyiNumberFormat, 1);
  *format = siyi_number_format_parse (code);
  g_hash_table_insert (reading->codes, GINT_TO_POINTER (atoi (id)), format);
}

static void
add_style (Reading     *reading,
           const char **attributes)
{
  const char *id = siyi_xml_attribute (attributes, "numFmtId");
  int number = id != NULL ? atoi (id) : 0;
  SiyiNumberFormat *format = g_hash_table_lookup (reading->codes, GINT_TO_POINTER (number));
  SiyiNumberFormat builtin;

  if (reading->xlsx->formats->len >= MAX_STYLES)
    return;

  if (format == NULL)
    {
      builtin = siyi_number_format_builtin ((guint) MAX (number, 0));
      format = &builtin;
    }
  g_array_append_val (reading->xlsx->formats, *format);
}

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  Reading *reading = xml->data;

  if (xml->depth == 2)
    reading->in_cell_styles = strcmp (name, "cellXfs") == 0;
  else if (xml->depth == 3 && strcmp (name, "numFmt") == 0)
    add_code (reading, attributes);
  else if (xml->depth == 3 && reading->in_cell_styles && strcmp (name, "xf") == 0)
    add_style (reading, attributes);
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
}

/**
 * siyi_xlsx_read_styles:
 * @self: a workbook under way
 * @part: the styles
 * @error: return location
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_xlsx_read_styles (SiyiXlsx  *self,
                       gint64     part,
                       GError   **error)
{
  g_autoptr(GHashTable) codes = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  Reading reading = { .xlsx = self, .codes = codes };

  return siyi_xml_parse_part (self->package, part, on_start, on_end, TEXT_BYTES, &reading, error);
}
