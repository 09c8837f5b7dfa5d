/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A paper of follow-up as its stored body and back: composed once from the fields and the office's text,
 * drawn from the body and nothing else. On an archive's threads. */
#include "siyi-task-papers-private.h"

#include <json-glib/json-glib.h>

#include "siyi-notice-private.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "task-papers"
#define LETTER "letter"       /* its text has headings */

static void
add_member (JsonBuilder *body,
            const char  *key,
            const char  *text)
{
  json_builder_set_member_name (body, key);
  json_builder_add_string_value (body, text);
}

/* A row is its label and its text; without a text the form says that nothing is recorded. */
static void
add_rows (JsonBuilder       *body,
          SiyiTaskPaperKind  kind,
          GHashTable        *fields)
{
  const char * const *rows = siyi_words ("task-paper-rows", siyi_task_paper_word (kind), NULL);
  const char * const *optional = siyi_words (WORDS, "optional", NULL);

  json_builder_set_member_name (body, "rows");
  json_builder_begin_array (body);
  for (gsize i = 0; rows[i] != NULL; i++)
    {
      g_auto(GStrv) row = g_strsplit (rows[i], " ", 2);
      const char *text = g_hash_table_lookup (fields, row[0]);

      if (g_str_equal (row[0], "line") || g_str_equal (row[0], "room"))
        text = siyi_word (WORDS, row[0]);
      if (text == NULL && g_strv_contains (optional, row[0]))
        continue;
      json_builder_begin_array (body);
      json_builder_add_string_value (body, row[1]);
      if (text != NULL)
        json_builder_add_string_value (body, text);
      json_builder_end_array (body);
    }
  json_builder_end_array (body);
}

static char *
title_of (const char *word,
          GHashTable *fields)
{
  if (g_strv_contains (siyi_words_keys ("task-paper-heads", NULL), word))
    return siyi_notice_fill (siyi_word ("task-paper-heads", word), fields);

  return g_strdup (siyi_word ("task-paper-titles", word));
}

/**
 * siyi_task_paper_body:
 * @pattern: the office's text of the paper
 * @fields: key -> text
 * @today: the day it is signed
 *
 * Returns: (transfer full): what the paper says, as JSON; CONSTRAINT where a field is not known
 */
char *
siyi_task_paper_body (SiyiTaskPaperKind   kind,
                      const char         *pattern,
                      GHashTable         *fields,
                      SiyiDay             today,
                      GError            **error)
{
  const char *word = siyi_task_paper_word (kind);
  const char *to = siyi_words ("task-paper-to", word, NULL)[0];
  const gboolean of_case = kind > SIYI_N_TASK_PAPERS;
  const char *office = g_hash_table_lookup (fields, of_case ? "issuer" : "office");
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  g_autofree char *salutation = NULL;
  g_autofree char *signed_day = siyi_sheet_day (today);
  g_autoptr(JsonBuilder) body = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  if (!siyi_notice_fields_check (pattern, "task-paper-fields", error))
    return NULL;

  text = siyi_notice_fill (pattern, fields);
  salutation = siyi_notice_fill (to != NULL ? to : "", fields);
  json_builder_begin_object (body);
  title = title_of (word, fields);
  add_member (body, "title", title);
  if (of_case)
    add_member (body, "layout", LETTER);
  add_member (body, "to", salutation);
  add_member (body, "text", text);
  add_rows (body, kind, fields);
  add_member (body, "office", office != NULL ? office : "");
  add_member (body, "day", signed_day);
  json_builder_end_object (body);
  root = json_builder_get_root (body);

  return json_to_string (root, FALSE);
}

/**
 * siyi_task_paper_compose:
 *
 * Returns: (transfer full): what the paper says, as JSON
 */
char *
siyi_task_paper_compose (const SiyiTaskPaperAsk  *ask,
                         GError                 **error)
{
  const gboolean again = ask->step != NULL && ask->step->kind == SIYI_TASK_STEP_SENT_BACK;
  g_autoptr(GHashTable) fields = siyi_task_paper_fields (ask, error);
  g_autofree char *pattern = fields != NULL ? siyi_task_paper_template_load (ask->db, ask->kind, again) : NULL;

  return fields != NULL ? siyi_task_paper_body (ask->kind, pattern, fields, ask->today, error) : NULL;
}

static void
add_lines (SiyiDocument  *document,
           SiyiBlockKind  kind,
           const char    *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      siyi_document_add (document, kind, lines[i]);
}

static gboolean
is_heading (const char *line)
{
  const char * const *headings = siyi_words ("case-papers", "headings", NULL);

  for (gsize i = 0; headings[i] != NULL; i++)
    if (g_str_has_prefix (line, headings[i]))
      return TRUE;

  return FALSE;
}

static void
add_letter (SiyiDocument *document,
            const char   *text)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);

  for (gsize i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      siyi_document_add (document, is_heading (lines[i]) ? SIYI_BLOCK_HEADING : SIYI_BLOCK_TEXT, lines[i]);
}

static void
add_form (SiyiDocument *document,
          JsonArray    *rows)
{
  if (json_array_get_length (rows) == 0)
    return;

  siyi_sheet_form (document);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *row = json_array_get_array_element (rows, i);
      const char *text = json_array_get_length (row) > 1 ? json_array_get_string_element (row, 1) : NULL;

      siyi_sheet_field (document, json_array_get_string_element (row, 0), text);
    }
}

static JsonObject *
read_body (JsonParser  *parser,
           const char  *body,
           const char  *number,
           GError     **error)
{
  if (body == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED,
                   "The paper %s is not for the role of who sits here; let a person sit here who may read it", number);
      return NULL;
    }
  if (!json_parser_load_from_data (parser, body, -1, NULL) ||
      !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)) ||
      !json_object_has_member (json_node_get_object (json_parser_get_root (parser)), "rows"))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "What the paper %s said can't be read; check the archive",
                   number);
      return NULL;
    }

  return json_node_get_object (json_parser_get_root (parser));
}

static void
draw (SiyiDocument *document,
      JsonObject   *object,
      const char   *number)
{
  add_lines (document, SIYI_BLOCK_TITLE, json_object_get_string_member_with_default (object, "title", ""));
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, number);
  add_lines (document, SIYI_BLOCK_PLAIN, json_object_get_string_member_with_default (object, "to", ""));
  if (g_str_equal (json_object_get_string_member_with_default (object, "layout", ""), LETTER))
    add_letter (document, json_object_get_string_member_with_default (object, "text", ""));
  else
    add_lines (document, SIYI_BLOCK_TEXT, json_object_get_string_member_with_default (object, "text", ""));
  add_form (document, json_object_get_array_member (object, "rows"));
  add_lines (document, SIYI_BLOCK_SIGNED, json_object_get_string_member_with_default (object, "office", ""));
  add_lines (document, SIYI_BLOCK_SIGNED, json_object_get_string_member_with_default (object, "day", ""));
}

/* Only what the body says, so that a paper never changes once it has a number. */
SiyiDocument *
siyi_task_paper_draw (const char  *body,
                      const char  *number,
                      GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object = read_body (parser, body, number, error);
  g_autofree char *name = NULL;
  SiyiDocument *document;

  if (object == NULL)
    return NULL;

  name = g_strconcat (json_object_get_string_member_with_default (object, "title", ""), " ", number, NULL);
  document = siyi_document_new (name, SIYI_PAPER_A4);
  draw (document, object, number);

  return document;
}

/* The same below what stands in @document already. */
gboolean
siyi_task_paper_draw_into (SiyiDocument  *document,
                           const char    *body,
                           const char    *number,
                           GError       **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *object = read_body (parser, body, number, error);

  if (object != NULL)
    draw (document, object, number);

  return object != NULL;
}

/**
 * siyi_stored_paper_document:
 *
 * Returns: (transfer full): a paper as it was issued; CORRUPT where its body can't be read
 */
SiyiDocument *
siyi_stored_paper_document (const SiyiStoredPaper  *paper,
                            GError                **error)
{
  return siyi_task_paper_draw (paper->body, paper->number, error);
}
