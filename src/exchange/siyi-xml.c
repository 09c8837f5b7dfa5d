/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One XML part through expat, under suspicion: any document type ends it, depth is bounded, and
 * expat itself gets a few MiB only, so that a giant tag, attribute or crowd of element names cannot
 * take the machine's memory. Text is collected only where a reader asks for it. Any thread. */
#define _GNU_SOURCE    /* memmem */

#include "siyi-xml.h"

#include <string.h>

#include "siyi-error.h"
#include "siyi-xml-heap.h"

#define CHUNK_BYTES (256 * 1024)
#define MAX_DEPTH 64

static void
on_start (void        *data,
          const char  *name,
          const char **attributes)
{
  SiyiXml *xml = data;

  if (xml->error != NULL)
    return;

  if (xml->shortcut != NULL)
    xml->last_tag = (guint64) XML_GetCurrentByteIndex (xml->parser);

  if (++xml->depth > MAX_DEPTH)
    {
      siyi_xml_fail (xml, g_error_new (SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                                       "%s: part %s nests elements deeper than %d", xml->file,
                                       xml->part, MAX_DEPTH));
      return;
    }

  xml->start (xml, siyi_xml_local_name (name), attributes);
}

static void
on_end (void       *data,
        const char *name)
{
  SiyiXml *xml = data;

  if (xml->error != NULL)
    return;

  if (xml->shortcut != NULL)
    xml->last_tag = (guint64) XML_GetCurrentByteIndex (xml->parser);

  xml->end (xml, siyi_xml_local_name (name));
  xml->depth--;
}

static void
on_text (void       *data,
         const char *text,
         int         length)
{
  SiyiXml *xml = data;
  gsize n = (gsize) length;

  if (!xml->collecting)
    return;

  if (n > xml->text_limit - xml->text_length)
    {
      n = xml->text_limit - xml->text_length;
      xml->overflow = TRUE;
    }

  memcpy (xml->text + xml->text_length, text, n);
  xml->text_length += n;
}

static void
on_doctype (void       *data,
            const char *name,
            const char *system_id,
            const char *public_id,
            int         has_internal_subset)
{
  SiyiXml *xml = data;

  siyi_xml_fail (xml, g_error_new (SIYI_FILE_ERROR, SIYI_FILE_ERROR_XML_ENTITY,
                                   "%s: part %s declares a document type or entities", xml->file,
                                   xml->part));
}

static void
on_declaration (void       *data,
                const char *version,
                const char *encoding,
                int         standalone)
{
  SiyiXml *xml = data;

  xml->foreign = encoding != NULL && g_ascii_strcasecmp (encoding, "UTF-8") != 0;
}

static gboolean
report (SiyiXml  *xml,
        GError  **error)
{
  enum XML_Error code = XML_GetErrorCode (xml->parser);

  if (xml->error != NULL)
    g_propagate_error (error, g_steal_pointer (&xml->error));
  else if (code == XML_ERROR_NO_MEMORY)
    g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                 "%s: part %s holds a tag or too many names to be read", xml->file, xml->part);
  else
    g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED,
                 "%s: part %s is damaged or cut: %s", xml->file, xml->part,
                 XML_ErrorString (code));

  return FALSE;
}

static gboolean
pump (SiyiXml      *xml,
      SiyiXmlRead   read,
      gpointer      read_data,
      GError      **error)
{
  gssize n;

  do
    {
      gpointer buffer = XML_GetBuffer (xml->parser, CHUNK_BYTES);

      if (buffer == NULL)
        return report (xml, error);

      n = read (read_data, buffer, CHUNK_BYTES, error);
      if (n < 0)
        return FALSE;

      if (XML_ParseBuffer (xml->parser, (int) n, n == 0) != XML_STATUS_OK)
        return report (xml, error);
    }
  while (n > 0);

  return TRUE;
}

/* Where expat is to be asked again: behind the next opener or closer, or at the end. */
static gsize
find_stop (const SiyiXmlShortcut *shortcut,
           const char            *bytes,
           gsize                  length,
           gsize                 *tag_length)
{
  gsize opener = strlen (shortcut->opener), closer = strlen (shortcut->closer);
  const char *close = memmem (bytes, length, shortcut->closer, closer);
  gsize before = close != NULL ? (gsize) (close - bytes) : length;
  const char *open = memmem (bytes, before, shortcut->opener, opener);

  *tag_length = open != NULL ? opener : close != NULL ? closer : 0;
  if (open != NULL)
    return (gsize) (open - bytes) + opener;

  return close != NULL ? before + closer : length;
}

/* Gives expat what the shortcut did not take, tag by tag until the shortcut is ready again: when
 * the tag fed last is really the tag expat saw last, and not part of a comment or a CDATA section.
 * Returns how many bytes were dealt with, fewer than length if more are needed; -1 on error. */
static gssize
feed (SiyiXml  *xml,
      char     *bytes,
      gsize     length,
      gboolean *ready,
      gboolean  wait)
{
  const SiyiXmlShortcut *shortcut = xml->shortcut;
  gsize done = 0;

  while (done < length)
    {
      gsize n, tag;

      if (*ready)
        done += shortcut->take (xml, bytes + done, length - done);
      if (xml->error != NULL)
        break;

      n = find_stop (shortcut, bytes + done, length - done, &tag);
      if (done == length || (*ready && tag == 0 && wait && done > 0))
        break;

      if (XML_Parse (xml->parser, bytes + done, (int) n, FALSE) != XML_STATUS_OK)
        return -1;

      done += n;
      xml->fed += n;
      *ready = tag > 0 && !xml->foreign && xml->last_tag + tag == xml->fed &&
               shortcut->ready (xml);
    }

  return xml->error != NULL ? -1 : (gssize) done;
}

static gboolean
pump_short (SiyiXml      *xml,
            SiyiXmlRead   read,
            gpointer      read_data,
            GError      **error)
{
  g_autofree char *buffer = g_malloc (CHUNK_BYTES + 1);
  gboolean ready = FALSE;
  gsize have = 0;
  gssize n;

  do
    {
      gssize done;

      n = read (read_data, buffer + have, CHUNK_BYTES - have, error);
      if (n < 0)
        return FALSE;

      have += (gsize) n;
      buffer[have] = '\0';
      done = feed (xml, buffer, have, &ready, n > 0);
      if (done < 0)
        return report (xml, error);

      have -= (gsize) done;
      memmove (buffer, buffer + done, have);
    }
  while (n > 0);

  if (XML_Parse (xml->parser, "", 0, TRUE) != XML_STATUS_OK)
    return report (xml, error);

  return TRUE;
}

/**
 * siyi_xml_parse:
 * @file: the file's name, for messages
 * @part: the part's name, for messages
 * @read: gives the bytes
 * @read_data: for @read
 * @start: called for each start tag
 * @end: called for each end tag
 * @shortcut: (nullable): a way around expat
 * @text_limit: bytes of text kept at most between two siyi_xml_clear()
 * @data: becomes xml->data
 * @error: return location
 *
 * Returns: %FALSE with xml-entity, too-big, truncated or what a callback set
 */
gboolean
siyi_xml_parse (const char    *file,
                const char    *part,
                SiyiXmlRead    read,
                gpointer       read_data,
                SiyiXmlStart   start,
                SiyiXmlEnd     end,
                const SiyiXmlShortcut *shortcut,
                gsize          text_limit,
                gpointer       data,
                GError       **error)
{
  g_autofree char *text = g_malloc (text_limit + 1);
  SiyiXml xml = {
    .data = data,
    .text = text,
    .text_limit = text_limit,
    .start = start,
    .end = end,
    .file = file,
    .part = part,
    .shortcut = shortcut,
  };
  gboolean done;

  xml.parser = XML_ParserCreate_MM (NULL, &siyi_xml_heap, NULL);
  if (xml.parser == NULL)
    g_error ("No memory for an XML parser");

  XML_SetUserData (xml.parser, &xml);
  XML_SetElementHandler (xml.parser, on_start, on_end);
  XML_SetCharacterDataHandler (xml.parser, on_text);
  XML_SetStartDoctypeDeclHandler (xml.parser, on_doctype);
  XML_SetXmlDeclHandler (xml.parser, on_declaration);
  done = shortcut != NULL ? pump_short (&xml, read, read_data, error)
                          : pump (&xml, read, read_data, error);
  XML_ParserFree (xml.parser);
  g_clear_error (&xml.error);

  return done;
}

static gssize
read_part (gpointer   data,
           gpointer   buffer,
           gsize      size,
           GError   **error)
{
  return siyi_part_read (data, buffer, size, error);
}

/**
 * siyi_xml_parse_part:
 * @package: a package
 * @part: index of a part
 * @start: called for each start tag
 * @end: called for each end tag
 * @text_limit: bytes of text kept at most between two siyi_xml_clear()
 * @data: becomes xml->data
 * @error: return location
 *
 * Returns: as siyi_xml_parse()
 */
gboolean
siyi_xml_parse_part (SiyiPackage   *package,
                     gint64         part,
                     SiyiXmlStart   start,
                     SiyiXmlEnd     end,
                     gsize          text_limit,
                     gpointer       data,
                     GError       **error)
{
  g_autoptr(SiyiPart) stream = siyi_part_open (package, part, error);

  if (stream == NULL)
    return FALSE;

  return siyi_xml_parse (siyi_package_file_name (package), siyi_package_part_name (package, part),
                         read_part, stream, start, end, NULL, text_limit, data, error);
}

/**
 * siyi_xml_collect:
 * @xml: under way
 * @on: whether text from here on is appended to xml->text
 */
void
siyi_xml_collect (SiyiXml  *xml,
                  gboolean  on)
{
  xml->collecting = on;
}

/**
 * siyi_xml_clear:
 * @xml: under way; forgets the text collected
 */
void
siyi_xml_clear (SiyiXml *xml)
{
  xml->text_length = 0;
  xml->overflow = FALSE;
}

/**
 * siyi_xml_fail:
 * @xml: under way
 * @error: (transfer full): why the parse ends here
 */
void
siyi_xml_fail (SiyiXml *xml,
               GError  *error)
{
  if (xml->error == NULL)
    xml->error = error;
  else
    g_error_free (error);

  XML_StopParser (xml->parser, XML_FALSE);
}
