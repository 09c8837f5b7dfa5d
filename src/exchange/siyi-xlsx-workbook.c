/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The workbook part: its sheets in order with names and whether a person sees them, and the system
 * its serial days count in. */
#include "siyi-xlsx.h"

#include <string.h>

#define TEXT_BYTES 64
#define MAX_SHEETS 1024

typedef struct
{
  SiyiXlsx *xlsx;
  gboolean  is_workbook;
  gboolean  in_sheets;
} Reading;

static void
sheet_entry_free (gpointer data)
{
  SiyiSheetEntry *entry = data;

  g_free (entry->name);
  g_free (entry->relation);
  g_free (entry);
}

/* The id that points to the part has a prefix, other than the one of the workbook's own. */
static const char *
relation_id (const char **attributes)
{
  for (guint i = 0; attributes[i] != NULL; i += 2)
    if (g_str_has_suffix (attributes[i], ":id"))
      return attributes[i + 1];

  return "";
}

static void
add_sheet (SiyiXml     *xml,
           const char **attributes)
{
  Reading *reading = xml->data;
  const char *name = siyi_xml_attribute (attributes, "name");
  const char *state = siyi_xml_attribute (attributes, "state");
  SiyiSheetEntry *entry;
  char *text;

  if (reading->xlsx->sheets->len >= MAX_SHEETS)
    {
      siyi_xml_fail (xml, g_error_new (SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                                       "%s: the workbook has more than %d sheets", xml->file,
                                       MAX_SHEETS));
      return;
    }

  entry = g_new0 (SiyiSheetEntry, 1);
  text = g_strdup (name != NULL ? name : "");
  text[siyi_xml_unescape (text, strlen (text))] = '\0';
  entry->name = text;
  entry->relation = g_strdup (relation_id (attributes));
  entry->hidden = state != NULL && (strcmp (state, "hidden") == 0 ||
                                    strcmp (state, "veryHidden") == 0);
  g_ptr_array_add (reading->xlsx->sheets, entry);
}

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  Reading *reading = xml->data;

  if (xml->depth == 1)
    reading->is_workbook = strcmp (name, "workbook") == 0;
  else if (xml->depth == 2 && strcmp (name, "workbookPr") == 0)
    reading->xlsx->builder->book->is_1904 =
      siyi_xml_is_true (siyi_xml_attribute (attributes, "date1904"));
  else if (xml->depth == 2)
    reading->in_sheets = strcmp (name, "sheets") == 0;
  else if (xml->depth == 3 && reading->in_sheets && strcmp (name, "sheet") == 0)
    add_sheet (xml, attributes);
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
}

/**
 * siyi_xlsx_read_workbook:
 * @self: a workbook under way
 * @part: the package's main document
 * @error: return location
 *
 * Returns: %FALSE with a refusal; unknown-kind if it is the main document of something else
 */
gboolean
siyi_xlsx_read_workbook (SiyiXlsx  *self,
                         gint64     part,
                         GError   **error)
{
  Reading reading = { .xlsx = self };

  self->sheets = g_ptr_array_new_with_free_func (sheet_entry_free);
  if (!siyi_xml_parse_part (self->package, part, on_start, on_end, TEXT_BYTES, &reading, error))
    return FALSE;

  if (reading.is_workbook)
    return TRUE;

  return siyi_builder_refuse (self->builder, error, SIYI_FILE_ERROR_UNKNOWN_KIND, SIYI_NO_COLUMN,
                              "the file is a zip, but no .xlsx workbook");
}
