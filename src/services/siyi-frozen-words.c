/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What has changed of a visit since its month was frozen, in words: the sides it counts by, before and after.
 * Pure functions. */
#include "siyi-frozen-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "siyi-code.h"
#include "siyi-words.h"

void
siyi_correction_line_free (SiyiCorrectionLine *line)
{
  g_free (line->number);
  g_free (line->what);
  g_free (line->who);
  g_free (line);
}

static JsonObject *
facts_of (JsonParser *parser,
          const char *text)
{
  if (text == NULL || !json_parser_load_from_data (parser, text, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return NULL;

  return json_node_get_object (json_parser_get_root (parser));
}

static const char *
code_word (const char *side,
           gint64      code)
{
  if (strcmp (side, "first") == 0)
    return siyi_code_word (SIYI_LIST_FIRST, (int) code);
  if (strcmp (side, "resolved") == 0)
    return siyi_code_word (SIYI_LIST_RESOLVED, (int) code);
  if (strcmp (side, "satisfaction") == 0)
    return siyi_code_word (SIYI_LIST_SATISFACTION, (int) code);

  return NULL;
}

static char *
side_text (JsonObject *facts,
           const char *side)
{
  JsonNode *node = json_object_get_member (facts, side);
  const char *word;

  if (node == NULL || json_node_is_null (node))
    return g_strdup (siyi_word ("correction", "empty"));
  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return g_strdup (json_node_get_string (node));

  word = code_word (side, json_node_get_int (node));
  if (word != NULL)
    return g_strdup (word);

  return strcmp (side, "book") == 0 ? g_strdup (siyi_book_word ((SiyiBook) json_node_get_int (node)))
                                    : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}

static char *
differences (JsonObject *before,
             JsonObject *after)
{
  g_autoptr(GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gsize n_sides;
  const char * const *sides = siyi_words_keys ("correction-sides", &n_sides);

  for (gsize i = 0; i < n_sides; i++)
    {
      g_autofree char *was = side_text (before, sides[i]);
      g_autofree char *is = side_text (after, sides[i]);

      if (strcmp (was, is) != 0)
        g_ptr_array_add (parts, siyi_fill (siyi_word ("correction", "changed"), "side",
                                           siyi_word ("correction-sides", sides[i]), "before", was, "after", is,
                                           NULL));
    }
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (siyi_word ("correction", "between"), (char **) parts->pdata);
}

static char *
words_of (const SiyiFrozenChange *change)
{
  g_autoptr(JsonParser) was = json_parser_new ();
  g_autoptr(JsonParser) is = json_parser_new ();
  JsonObject *before = facts_of (was, change->before);
  JsonObject *after = facts_of (is, change->after);

  if (before == NULL)
    return g_strdup (siyi_word ("correction", "added"));
  if (after != NULL)
    return differences (before, after);
  if (change->row_state == SIYI_ROW_VOID)
    return g_strdup (siyi_word ("correction", "voided"));

  return g_strdup (siyi_word ("correction", change->row_state == SIYI_ROW_LIVE ? "moved" : "gone"));
}

/**
 * siyi_frozen_lines:
 * @changes: (element-type SiyiFrozenChange)
 *
 * Returns: (transfer full) (element-type SiyiCorrectionLine): one a visit, in the same order
 */
GPtrArray *
siyi_frozen_lines (GPtrArray *changes)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_correction_line_free);

  for (guint i = 0; i < changes->len; i++)
    {
      const SiyiFrozenChange *change = g_ptr_array_index (changes, i);
      SiyiCorrectionLine *line = g_new0 (SiyiCorrectionLine, 1);

      line->visit = change->row_state == SIYI_ROW_LIVE || change->row_state == SIYI_ROW_VOID ? change->visit : 0;
      line->number = g_strdup (change->number);
      line->what = words_of (change);
      line->who = g_strdup (change->who);
      line->at = change->at;
      g_ptr_array_add (lines, line);
    }

  return lines;
}
