/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The comments of one sheet. Threads of newer versions are mirrored in the same part. */
#include "siyi-xlsx.h"

#include <string.h>

typedef struct
{
  SiyiXlsx    *xlsx;
  SiyiComment  comment;
  gboolean     in_comment;
  guint        phonetic;
} Reading;

static void
on_start (SiyiXml     *xml,
          const char  *name,
          const char **attributes)
{
  Reading *reading = xml->data;
  const char *reference;

  if (xml->depth == 3 && strcmp (name, "comment") == 0)
    {
      reference = siyi_xml_attribute (attributes, "ref");
      reading->in_comment = reference != NULL &&
                            siyi_cell_reference (reference, &reading->comment.column,
                                                 &reading->comment.row, NULL) &&
                            reading->comment.row > 0;
      siyi_xml_clear (xml);
    }
  else if (reading->phonetic == 0 && strcmp (name, "rPh") == 0)
    reading->phonetic = xml->depth;
  else if (reading->in_comment && reading->phonetic == 0 && strcmp (name, "t") == 0)
    siyi_xml_collect (xml, TRUE);
}

static GError *
keep (SiyiXml *xml)
{
  Reading *reading = xml->data;
  SiyiBookBuilder *builder = reading->xlsx->builder;
  gsize length = siyi_xml_unescape (xml->text, xml->text_length);
  GError *error = NULL;

  builder->row.number = reading->comment.row;
  if (xml->overflow || siyi_builder_too_long (builder, xml->text, length))
    return siyi_builder_refusal (builder, SIYI_FILE_ERROR_TOO_BIG, reading->comment.column,
                                 "the comment holds more than %u characters",
                                 builder->limits->cell_characters);

  reading->comment.text = siyi_arena_string (builder->book->arena, xml->text, length);
  if (reading->comment.text == NULL)
    siyi_builder_charge (builder, G_MAXSIZE, &error);
  else if (siyi_builder_charge (builder, sizeof (SiyiComment), &error))
    g_array_append_val (builder->sheet->comments, reading->comment);

  return error;
}

static void
on_end (SiyiXml    *xml,
        const char *name)
{
  Reading *reading = xml->data;
  GError *error = NULL;

  siyi_xml_collect (xml, FALSE);
  if (reading->phonetic == xml->depth)
    reading->phonetic = 0;

  if (xml->depth != 3 || !reading->in_comment)
    return;

  reading->in_comment = FALSE;
  if (xml->text_length > 0)
    error = keep (xml);
  if (error != NULL)
    siyi_xml_fail (xml, error);
}

/**
 * siyi_xlsx_read_comments:
 * @self: a workbook under way; the comments go to the builder's last sheet
 * @part: the comments
 * @error: return location
 *
 * Returns: %FALSE with a refusal
 */
gboolean
siyi_xlsx_read_comments (SiyiXlsx  *self,
                         gint64     part,
                         GError   **error)
{
  Reading reading = { .xlsx = self };

  return siyi_xml_parse_part (self->package, part, on_start, on_end,
                              SIYI_TEXT_BYTES (self->builder->limits), &reading, error);
}
