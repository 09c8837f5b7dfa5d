/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small JSON files from outside. Size and depth are bounded before the parser sees them: it
 * recurses, and a file of brackets alone would eat the stack. */
#include "siyi-json-file.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>

#include "siyi-error.h"

#define LARGEST_FILE (1024 * 1024)
#define DEEPEST_LEVEL 16

static gboolean
is_too_deep (const char *text,
             gsize       length)
{
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      const char c = text[i];

      if (in_string && c == '\\')
        i++;
      else if (c == '"')
        in_string = !in_string;
      else if (!in_string && (c == '[' || c == '{'))
        depth++;
      else if (!in_string && (c == ']' || c == '}'))
        depth--;
      if (depth > DEEPEST_LEVEL)
        return TRUE;
    }

  return FALSE;
}

/* The parser begins with its own name for the data. */
static const char *
place_of (const char *message)
{
  static const char prefix[] = "<data>:";

  return g_str_has_prefix (message, prefix) ? message + strlen (prefix) : message;
}

/**
 * siyi_json_parse_object:
 * @name: how a refusal calls the file
 *
 * Returns: (transfer full): the object that the file holds; %NULL with one sentence
 */
JsonObject *
siyi_json_parse_object (const char  *name,
                        GBytes      *bytes,
                        GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) local_error = NULL;
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (length > LARGEST_FILE || is_too_deep (text, length))
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                   _("%s is larger or deeper than such a file can be; is it another one?"), name);
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize) length, NULL))
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_BAD_TEXT,
                   _("%s is not UTF-8 text; save it again as UTF-8"), name);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) length, &local_error))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s is no JSON (%s); put it right at that line and place"), name,
                   place_of (local_error->message));
      return NULL;
    }
  if (json_parser_get_root (parser) == NULL ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                   _("%s must hold one JSON object, {…}"), name);
      return NULL;
    }

  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

/**
 * siyi_json_read_object:
 *
 * Returns: (transfer full): the object that the file at @path holds; %NULL with one sentence
 */
JsonObject *
siyi_json_read_object (const char  *path,
                       GError     **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autoptr(GBytes) bytes = NULL;

  /* One byte more than allowed tells a file that is too large, whatever its size on disk says. */
  if (stream != NULL)
    bytes = g_input_stream_read_bytes (G_INPUT_STREAM (stream), LARGEST_FILE + 1, NULL, error);

  return bytes != NULL ? siyi_json_parse_object (name, bytes, error) : NULL;
}
