/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shared strings of a workbook: each stored once, cells point to it. Runs of rich text are
 * joined, phonetic runs left out. A text over the limit is not kept; the cell that uses it is
 * refused, so that the sentence can name the cell. */
#include "siyi-xlsx.h"

#include <string.h>

typedef struct
{
  SiyiXlsx *xlsx;
  gboolean  in_item;
  guint     phonetic;        /* depth of the rPh we are in, 0: none */
} Reading;

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  Reading *reading = xml->data;

  if (xml->depth == 2 && strcmp (name, "si") == 0)
    {
      reading->in_item = TRUE;
      siyi_xml_clear (xml);
    }
  else if (reading->phonetic == 0 && strcmp (name, "rPh") == 0)
    reading->phonetic = xml->depth;
  else if (reading->in_item && reading->phonetic == 0 && strcmp (name, "t") == 0)
    siyi_xml_collect (xml, TRUE);
}

static void
keep (SiyiXml *xml)
{
  Reading *reading = xml->data;
  SiyiXlsx *xlsx = reading->xlsx;
  SiyiSharedString string = { NULL, 0 };
  gsize length = siyi_xml_unescape (xml->text, xml->text_length);
  GError *error = NULL;

  if (!siyi_builder_charge (xlsx->builder, sizeof string, &error))
    {
      siyi_xml_fail (xml, error);
      return;
    }

  if (!xml->overflow && !siyi_builder_too_long (xlsx->builder, xml->text, length))
    {
      string.text = siyi_arena_string (xlsx->builder->book->arena, xml->text, length);
      string.length = (guint32) length;
      if (string.text == NULL)
        {
          siyi_builder_charge (xlsx->builder, G_MAXSIZE, &error);
          siyi_xml_fail (xml, error);
          return;
        }
    }

  g_array_append_val (xlsx->strings, string);
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
  Reading *reading = xml->data;

  siyi_xml_collect (xml, FALSE);
  if (reading->phonetic == xml->depth)
    reading->phonetic = 0;

  if (xml->depth == 2 && reading->in_item)
    {
      reading->in_item = FALSE;
      keep (xml);
    }
}

/**
 * siyi_xlsx_read_strings:
 * @self: a workbook under way
 * @part: the shared strings
 * @error: return location
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_xlsx_read_strings (SiyiXlsx  *self,
                        gint64     part,
                        GError   **error)
{
  Reading reading = { .xlsx = self };

  return siyi_xml_parse_part (self->package, part, on_start, on_end,
                              SIYI_TEXT_BYTES (self->builder->limits), &reading, error);
}
