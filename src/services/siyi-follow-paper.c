/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The papers of follow-up (domain, section 2.3). What a paper says is settled when it is issued and kept
 * beside its number, so that a later print is the same paper; a report or accusation is named by its
 * number only (article 30). On an archive's threads. */
#include "siyi-follow-paper.h"

#include <json-glib/json-glib.h>

#include "siyi-case-store.h"
#include "siyi-session-sheets-private.h"
#include "siyi-words.h"

#define WORDS "follow-papers"

/**
 * siyi_follow_paper_kind:
 * @way: (nullable): of an urging
 *
 * Returns: (nullable): the kind of paper a step goes out by; %NULL: it is done without one
 */
const char *
siyi_follow_paper_kind (SiyiTaskStepKind  kind,
                        const char       *way)
{
  static const struct { SiyiUrgeWay way; const char *kind; } ways[] = {
    { SIYI_URGE_LETTER, "urging" }, { SIYI_URGE_SHEET, "supervision" }, { SIYI_URGE_CIRCULAR, "circular" },
  };

  if (kind == SIYI_TASK_STEP_ASSIGNED)
    return "assignment";
  for (gsize i = 0; kind == SIYI_TASK_STEP_URGED && i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (way, siyi_urge_way_word (ways[i].way)) == 0)
      return ways[i].kind;

  return NULL;
}

static const SiyiTaskStepRow *
find_step (const SiyiTaskRow  *task,
           gint64              id,
           GError            **error)
{
  for (guint i = 0; i < task->steps->len; i++)
    {
      const SiyiTaskStepRow *step = g_ptr_array_index (task->steps, i);

      if (step->id == id)
        return step;
    }

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
               "Task %" G_GINT64_FORMAT " has no step %" G_GINT64_FORMAT, task->id, id);

  return NULL;
}

static void
add_field (JsonBuilder *body,
           const char  *label,
           const char  *value)
{
  if (value == NULL || *value == '\0')
    return;

  json_builder_begin_array (body);
  json_builder_add_string_value (body, siyi_word (WORDS, label));
  json_builder_add_string_value (body, value);
  json_builder_end_array (body);
}

static void
add_day (JsonBuilder *body,
         const char  *label,
         SiyiDay      day)
{
  g_autofree char *words = siyi_sheet_day (day);

  add_field (body, label, words);
}

static char *
grounds_words (const char *grounds)
{
  g_auto(GStrv) keys = g_strsplit (grounds != NULL ? grounds : "", ",", -1);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  gsize n = 0;
  const char * const *known = siyi_urge_grounds (&n);

  for (gsize i = 0; keys[i] != NULL; i++)
    g_ptr_array_add (words, g_strv_contains (known, keys[i]) ? (gpointer) siyi_word ("urge-grounds", keys[i])
                                                             : keys[i]);
  g_ptr_array_add (words, NULL);

  return g_strjoinv (siyi_word ("papers", "list-mark"), (char **) words->pdata);
}

static void
add_units (JsonBuilder       *body,
           const SiyiTaskRow *task)
{
  g_autofree char *others = NULL;

  if (task->units == NULL || task->units[0] == NULL)
    return;
  add_field (body, "to", task->units[0]);
  others = g_strjoinv (siyi_word ("papers", "list-mark"), task->units + 1);
  add_field (body, "also", others);
}

static void
add_fields (JsonBuilder           *body,
            const SiyiTaskRow     *task,
            const SiyiTaskStepRow *step,
            const SiyiCase        *content,
            const char            *phone)
{
  const gboolean assignment = step->kind == SIYI_TASK_STEP_ASSIGNED;
  g_autofree char *grounds = grounds_words (step->grounds);

  add_units (body, task);
  add_field (body, "case", task->case_number);
  add_field (body, "petitioner", task->restricted ? NULL : content->visitors);
  add_field (body, "matter", task->restricted ? NULL : task->title);
  add_field (body, "instruction", task->restricted ? NULL : task->instruction);
  add_day (body, "assigned", assignment ? step->day : task->assigned);
  add_day (body, "limit", assignment && step->due != SIYI_DAY_NONE ? step->due : task->reading.due);
  add_day (body, "urged", assignment ? SIYI_DAY_NONE : step->day);
  add_field (body, "grounds", grounds);
  add_field (body, "words", assignment || task->restricted ? NULL : step->body);
  add_day (body, "answer", assignment ? SIYI_DAY_NONE : step->due);
  add_field (body, "phone", phone);
}

static char *
compose (SiyiDb                *db,
         const SiyiTaskRow     *task,
         const SiyiTaskStepRow *step,
         const SiyiCase        *content,
         const char            *kind)
{
  g_autofree char *office = siyi_setting_get (db, "office.name", "");
  g_autofree char *phone = siyi_setting_get (db, "office.phone", "");
  g_autofree char *key = g_strconcat (kind, "-text", NULL);
  g_autofree char *due = siyi_sheet_day (step->due != SIYI_DAY_NONE ? step->due : task->reading.due);
  g_autofree char *text = siyi_fill (siyi_word (WORDS, key), "due", due, NULL);
  g_autofree char *day = siyi_sheet_day (step->day);
  g_autoptr(JsonBuilder) body = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (body);
  json_builder_set_member_name (body, "title");
  json_builder_add_string_value (body, siyi_word (WORDS, kind));
  json_builder_set_member_name (body, "fields");
  json_builder_begin_array (body);
  add_fields (body, task, step, content, phone);
  json_builder_end_array (body);
  json_builder_set_member_name (body, "text");
  json_builder_add_string_value (body, text);
  json_builder_set_member_name (body, "office");
  json_builder_add_string_value (body, office);
  json_builder_set_member_name (body, "day");
  json_builder_add_string_value (body, day);
  json_builder_end_object (body);
  root = json_builder_get_root (body);

  return json_to_string (root, FALSE);
}

/**
 * siyi_follow_paper_issue:
 * @step: of the task's history
 *
 * Gives the step's paper its number and settles what it says. One that has a paper keeps it.
 *
 * Returns: whether the step has its paper now; CONSTRAINT where it is done without one
 */
gboolean
siyi_follow_paper_issue (SiyiDb   *db,
                         gint64    task,
                         gint64    step,
                         SiyiDay   today,
                         GError  **error)
{
  g_autoptr(SiyiTaskRow) row = siyi_task_load (db, task, today, error);
  const SiyiTaskStepRow *line = row != NULL ? find_step (row, step, error) : NULL;
  const char *kind = line != NULL ? siyi_follow_paper_kind (line->kind, line->way) : NULL;
  g_autofree char *body = NULL;
  g_autofree char *action = NULL;
  SiyiCase *content;

  if (line == NULL)
    return FALSE;
  if (line->paper != 0)
    return TRUE;
  if (kind == NULL)
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "The step \"%s\" is done without a paper",
                   siyi_task_step_word (line->kind));
      return FALSE;
    }

  content = siyi_case_load (db, row->case_id, error);
  if (content == NULL)
    return FALSE;
  body = compose (db, row, line, content, kind);
  siyi_case_free (content);
  action = siyi_paper_issue (db, kind, task, row->case_id, step, today, body, NULL, error);

  return action != NULL;
}

static void
add_body (SiyiDocument *document,
          JsonObject   *body)
{
  JsonArray *fields = json_object_get_array_member (body, "fields");

  siyi_sheet_form (document);
  for (guint i = 0; i < json_array_get_length (fields); i++)
    {
      JsonArray *field = json_array_get_array_element (fields, i);

      siyi_sheet_field (document, json_array_get_string_element (field, 0),
                        json_array_get_string_element (field, 1));
    }
  siyi_document_add (document, SIYI_BLOCK_TEXT, json_object_get_string_member (body, "text"));
  siyi_document_add (document, SIYI_BLOCK_SIGNED, json_object_get_string_member (body, "office"));
  siyi_document_add (document, SIYI_BLOCK_SIGNED, json_object_get_string_member (body, "day"));
}

static SiyiDocument *
new_document (const SiyiStoredPaper  *paper,
              GError                **error)
{
  g_autoptr(JsonNode) root = json_from_string (paper->body, error);
  JsonObject *body = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  SiyiDocument *document;
  g_autofree char *name = NULL;
  const char *title;

  if (body == NULL || !json_object_has_member (body, "fields") || !json_object_has_member (body, "title"))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "What the paper %s says can't be read; restore a backup",
                     paper->number);
      return NULL;
    }

  title = json_object_get_string_member (body, "title");
  name = siyi_fill (siyi_word (WORDS, "name"), "title", title, "number", paper->number, NULL);
  document = siyi_document_new (name, SIYI_PAPER_A4);
  siyi_document_add (document, SIYI_BLOCK_TITLE, title);
  siyi_document_add (document, SIYI_BLOCK_SUBTITLE, paper->number);
  add_body (document, body);

  return document;
}

/**
 * siyi_follow_paper_load:
 * @step: of the task's history
 *
 * Returns: (transfer full): its paper as it was issued; NOT_FOUND where there is none
 */
SiyiDocument *
siyi_follow_paper_load (SiyiDb   *db,
                        gint64    task,
                        gint64    step,
                        GError  **error)
{
  g_autoptr(GPtrArray) papers = siyi_papers_of_task (db, task, error);

  if (papers == NULL)
    return NULL;

  for (guint i = 0; i < papers->len; i++)
    {
      const SiyiStoredPaper *paper = g_ptr_array_index (papers, i);

      if (paper->step == step && !paper->is_void)
        return new_document (paper, error);
    }

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "The step %" G_GINT64_FORMAT " has no paper yet", step);

  return NULL;
}
