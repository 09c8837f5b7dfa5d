/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A report as JSON and back, for the archive. */
#include "siyi-period-report-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "siyi-error.h"

static const char * const piece_words[] = { "template", "figure", "typed", "asked" };
static const char * const paragraph_words[] = { "title", "heading", "text" };

static void
add_member (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  if (text == NULL)
    return;
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_piece (JsonBuilder     *builder,
           const SiyiReportPiece *piece)
{
  json_builder_begin_object (builder);
  add_member (builder, "kind", piece_words[piece->kind]);
  add_member (builder, "text", piece->text);
  add_member (builder, "key", piece->key);
  add_member (builder, "form", piece->form);
  json_builder_end_object (builder);
}

/**
 * siyi_period_report_to_json:
 * @paragraphs: (element-type SiyiParagraph):
 *
 * Returns: (transfer full):
 */
char *
siyi_period_report_to_json (GPtrArray *paragraphs)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < paragraphs->len; i++)
    {
      const SiyiParagraph *paragraph = g_ptr_array_index (paragraphs, i);

      json_builder_begin_object (builder);
      add_member (builder, "kind", paragraph_words[paragraph->kind]);
      json_builder_set_member_name (builder, "pieces");
      json_builder_begin_array (builder);
      for (guint k = 0; k < paragraph->pieces->len; k++)
        add_piece (builder, g_ptr_array_index (paragraph->pieces, k));
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static int
kind_of (JsonObject         *object,
         const char * const *words,
         gsize               n_words)
{
  const char *word = json_object_get_string_member_with_default (object, "kind", "");

  for (gsize i = 0; i < n_words; i++)
    if (strcmp (words[i], word) == 0)
      return (int) i;

  return -1;
}

static gboolean
read_paragraph (JsonObject *object,
                GPtrArray  *paragraphs)
{
  const int kind = kind_of (object, paragraph_words, G_N_ELEMENTS (paragraph_words));
  JsonArray *pieces = json_object_has_member (object, "pieces") ? json_object_get_array_member (object, "pieces")
                                                                : NULL;
  SiyiParagraph *paragraph;

  if (kind < 0 || pieces == NULL)
    return FALSE;

  paragraph = siyi_paragraph_new ((SiyiParagraphKind) kind);
  g_ptr_array_add (paragraphs, paragraph);
  for (guint i = 0; i < json_array_get_length (pieces); i++)
    {
      JsonObject *piece = json_array_get_object_element (pieces, i);
      const int piece_kind = kind_of (piece, piece_words, G_N_ELEMENTS (piece_words));

      if (piece_kind < 0)
        return FALSE;
      g_ptr_array_add (paragraph->pieces,
                       siyi_report_piece_new ((SiyiReportPieceKind) piece_kind,
                                       json_object_get_string_member_with_default (piece, "text", ""),
                                       json_object_get_string_member_with_default (piece, "key", NULL),
                                       json_object_get_string_member_with_default (piece, "form", NULL)));
    }

  return TRUE;
}

/**
 * siyi_period_report_from_json:
 *
 * Returns: (transfer full) (element-type SiyiParagraph): the paragraphs; %NULL with CORRUPT
 */
GPtrArray *
siyi_period_report_from_json (const char  *body,
                              GError     **error)
{
  g_autoptr(JsonNode) root = json_from_string (body, error);
  g_autoptr(GPtrArray) paragraphs = NULL;
  JsonArray *array = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_paragraph_free);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    if (!read_paragraph (json_array_get_object_element (array, i), paragraphs))
      array = NULL;
  if (array == NULL)
    {
      g_clear_error (error);
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CORRUPT,
                           "The stored report can't be read; make it anew from the template");
      return NULL;
    }

  return g_steal_pointer (&paragraphs);
}
