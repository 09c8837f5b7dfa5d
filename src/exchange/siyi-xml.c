/* SPDX-License-Identifier: GPL-3.0-or-later */
#define _GNU_SOURCE    /* memmem */
/* One XML part through expat, under suspicion: any document type ends it, depth is bounded, and
 * expat itself gets a few MiB only, so that a giant tag, attribute or crowd of element names cannot
 * take the machine's memory. Text is collected only where a reader asks for it. Any thread. */
#include "siyi-xml.h"

#include <stdlib.h>
#include <string.h>

#include "siyi-error.h"

#define CHUNK_BYTES (256 * 1024)
#define HEAP_BYTES (8 * 1024 * 1024)
#define MAX_DEPTH 64
#define HEADER_BYTES 16

/* expat's memory functions get no user data. */
static __thread gsize heap_used;

static void *
heap_alloc (size_t size)
{
  gsize *out;

  if (size > HEAP_BYTES - MIN (heap_used, HEAP_BYTES))
    return NULL;

  out = malloc (size + HEADER_BYTES);
  if (out == NULL)
    return NULL;

  *out = size;
  heap_used += size;

  return (char *) out + HEADER_BYTES;
}

static void
heap_free (void *memory)
{
  gsize *start;

  if (memory == NULL)
    return;

  start = (gsize *) (gpointer) ((char *) memory - HEADER_BYTES);
  heap_used -= *start;
  free (start);
}

static void *
heap_realloc (void   *memory,
              size_t  size)
{
  gsize *start, old;

  if (memory == NULL)
    return heap_alloc (size);

  start = (gsize *) (gpointer) ((char *) memory - HEADER_BYTES);
  old = *start;
  if (size > old && size - old > HEAP_BYTES - MIN (heap_used, HEAP_BYTES))
    return NULL;

  start = realloc (start, size + HEADER_BYTES);
  if (start == NULL)
    return NULL;

  heap_used += size - old;
  *start = size;

  return (char *) start + HEADER_BYTES;
}

static const char *
local_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (*p == ':')
      return p + 1;

  return name;
}

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

  xml->start (xml, local_name (name), attributes);
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

  xml->end (xml, local_name (name));
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
  static const XML_Memory_Handling_Suite heap = { heap_alloc, heap_realloc, heap_free };
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

  xml.parser = XML_ParserCreate_MM (NULL, &heap, NULL);
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

/**
 * siyi_xml_attribute:
 * @attributes: as a start callback got them
 * @name: without a prefix; "r:id" style attributes are found by their local name
 *
 * Returns: (transfer none) (nullable): the value; one without a prefix is preferred
 */
const char *
siyi_xml_attribute (const char **attributes,
                    const char  *name)
{
  const char *out = NULL;

  for (guint i = 0; attributes[i] != NULL; i += 2)
    {
      if (strcmp (attributes[i], name) == 0)
        return attributes[i + 1];
      if (out == NULL && strcmp (local_name (attributes[i]), name) == 0)
        out = attributes[i + 1];
    }

  return out;
}

/**
 * siyi_xml_is_true:
 * @value: (nullable): an attribute
 *
 * Returns: whether it says yes in one of the ways XML knows
 */
gboolean
siyi_xml_is_true (const char *value)
{
  return value != NULL && (strcmp (value, "1") == 0 || strcmp (value, "true") == 0 ||
                           strcmp (value, "on") == 0);
}

static int
escaped_unit (const char *text,
              gsize       left)
{
  int out = 0;

  if (left < 7 || text[0] != '_' || text[1] != 'x' || text[6] != '_')
    return -1;

  for (guint i = 2; i < 6; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      out = out << 4 | digit;
    }

  return out;
}

/**
 * siyi_xml_unescape:
 * @text: UTF-8, changed in place
 * @length: in bytes
 *
 * Undoes the _xHHHH_ form in which workbooks write what XML cannot; a NUL vanishes.
 *
 * Returns: the new length
 */
gsize
siyi_xml_unescape (char  *text,
                   gsize  length)
{
  char *in = memchr (text, '_', length);
  char *end = text + length;
  char *out = in;

  if (in == NULL)
    return length;

  while (in < end)
    {
      int unit = escaped_unit (in, (gsize) (end - in));
      int low;

      if (unit < 0)
        {
          *out++ = *in++;
          continue;
        }

      in += 7;
      low = unit >= 0xD800 && unit < 0xDC00 ? escaped_unit (in, (gsize) (end - in)) : -1;
      if (low >= 0xDC00 && low < 0xE000)
        {
          unit = 0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00);
          in += 7;
        }
      else if (unit >= 0xD800 && unit < 0xE000)
        unit = 0xFFFD;

      if (unit != 0)
        out += g_unichar_to_utf8 ((gunichar) unit, out);
    }

  return (gsize) (out - text);
}
