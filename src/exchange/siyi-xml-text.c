/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Names, attributes and escapes of the XML in workbooks. */
#include "siyi-xml.h"

#include <string.h>

/**
 * siyi_xml_local_name:
 * @name: of an element or attribute
 *
 * Returns: (transfer none): the name without its prefix
 */
const char *
siyi_xml_local_name (const char *name)
{
  for (const char *p = name; *p != '\0'; p++)
    if (*p == ':')
      return p + 1;

  return name;
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
      if (out == NULL && strcmp (siyi_xml_local_name (attributes[i]), name) == 0)
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
