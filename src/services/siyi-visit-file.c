/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the intake form from a JSON file, as a script hands it over. What a form would refuse is
 * refused here with the key's name; numbers and names are brought into the stored form, never
 * repaired or completed (domain, section 7.1). */
#include "siyi-visit-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "siyi-code.h"
#include "siyi-json-file.h"
#include "siyi-visit-private.h"

typedef enum { KIND_TEXT, KIND_LIST, KIND_COUNT, KIND_DAY, KIND_CODE, KIND_FLAG } Kind;

typedef struct
{
  const char *key;
  Kind        kind;
  gsize       offset;
  int         list;     /* of KIND_CODE: SiyiList */
} Member;

#define AT(member) G_STRUCT_OFFSET (SiyiRecord, member)

static const Member members[] = {
  { "date", KIND_DAY, AT (date) },
  { "leaders", KIND_LIST, AT (leaders) },
  { "post", KIND_TEXT, AT (post) },
  { "method", KIND_TEXT, AT (method) },
  { "place", KIND_TEXT, AT (place) },
  { "visitors", KIND_LIST, AT (visitors) },
  { "representative_names", KIND_LIST, AT (representative_names) },
  { "visitors_text", KIND_TEXT, AT (visitors_text) },
  { "anonymous", KIND_FLAG, AT (anonymous) },
  { "persons", KIND_COUNT, AT (persons) },
  { "representatives", KIND_COUNT, AT (representatives) },
  { "concerned", KIND_COUNT, AT (concerned) },
  { "address", KIND_TEXT, AT (address) },
  { "phones", KIND_LIST, AT (phones) },
  { "ids", KIND_LIST, AT (ids) },
  { "summary", KIND_TEXT, AT (summary) },
  { "class", KIND_TEXT, AT (class_name) },
  { "first", KIND_CODE, AT (first), SIYI_LIST_FIRST },
  { "purpose", KIND_TEXT, AT (purpose) },
  { "opinion", KIND_TEXT, AT (opinion) },
  { "units", KIND_LIST, AT (units) },
  { "handler", KIND_TEXT, AT (handler) },
  { "case_leader", KIND_TEXT, AT (case_leader) },
  { "assigned", KIND_DAY, AT (assigned) },
  { "due", KIND_DAY, AT (due) },
  { "progress", KIND_TEXT, AT (progress) },
  { "closed", KIND_DAY, AT (closed) },
  { "resolved", KIND_CODE, AT (resolved), SIYI_LIST_RESOLVED },
  { "satisfaction", KIND_CODE, AT (satisfaction), SIYI_LIST_SATISFACTION },
  { "visit_back", KIND_TEXT, AT (visit_back) },
  { "remark", KIND_TEXT, AT (remark) },
  { "form", KIND_CODE, AT (form), SIYI_LIST_FORM },
  { "destination", KIND_CODE, AT (destination), SIYI_LIST_DESTINATION },
  { "number", KIND_TEXT, AT (number) },
  { "registered_at", KIND_TEXT, AT (registered_at) },
  { "accepted", KIND_DAY, AT (accepted) },
  { "routed", KIND_DAY, AT (routed) },
  { "replied", KIND_DAY, AT (replied) },
};

#undef AT

/* What only the form has. */
static const char * const form_keys[] = {
  "case", "link_to", "facts", "arrived", "problem_place", "booked", NULL
};

static const char *
text_of (JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_get_string (node);
}

static char **
list_of (JsonNode *node)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return NULL;

  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *text = text_of (json_array_get_element (array, i));

      if (text == NULL || *text == '\0')
        return NULL;
      g_strv_builder_add (builder, text);
    }

  return g_strv_builder_end (builder);
}

static gboolean
take_text (const SiyiVisitReader  *reader,
           const Member  *member,
           const char    *text,
           GError       **error)
{
  char **field = G_STRUCT_MEMBER_P (reader->form->record, member->offset);
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  int code;

  if (stripped == NULL)
    return siyi_visit_refuse (reader, member->key, _("write a text between double quotes"), error);
  if (*stripped == '\0')
    return TRUE;

  switch (member->kind)
    {
    case KIND_DAY:
      if (siyi_day_parse (stripped) == SIYI_DAY_NONE)
        return siyi_visit_refuse (reader, member->key,
                                  _("write a day of the calendar, as 2023-09-30"), error);
      break;

    case KIND_CODE:
      code = siyi_code_from_word ((SiyiList) member->list, stripped);
      if (code < 0)
        return siyi_visit_refuse (reader, member->key,
                                  _("use one of the words of its list"), error);
      *field = g_strdup (siyi_code_word ((SiyiList) member->list, code));
      return TRUE;

    case KIND_TEXT:
    case KIND_LIST:
    case KIND_COUNT:
    case KIND_FLAG:
    default:
      break;
    }
  *field = g_steal_pointer (&stripped);

  return TRUE;
}

static gboolean
take_number (const SiyiVisitReader  *reader,
             const Member  *member,
             JsonNode      *node,
             GError       **error)
{
  int *field = G_STRUCT_MEMBER_P (reader->form->record, member->offset);
  gint64 value = -1;

  if (member->kind == KIND_FLAG)
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return siyi_visit_refuse (reader, member->key, _("write true or false"), error);
      *field = json_node_get_boolean (node);
      return TRUE;
    }

  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_INT64)
    value = json_node_get_int (node);
  if (value < 0 || value > 1000000)
    return siyi_visit_refuse (reader, member->key,
                              _("write a whole number from 0 to 1000000"), error);
  *field = (int) value;

  return TRUE;
}

static gboolean
take_member (const SiyiVisitReader  *reader,
             const Member  *member,
             JsonNode      *node,
             GError       **error)
{
  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (member->kind == KIND_COUNT || member->kind == KIND_FLAG)
    return take_number (reader, member, node, error);

  if (member->kind == KIND_LIST)
    {
      char ***field = G_STRUCT_MEMBER_P (reader->form->record, member->offset);

      *field = list_of (node);
      return *field != NULL ||
             siyi_visit_refuse (reader, member->key,
                                _("write a list of texts, as [\"…\", \"…\"]"), error);
    }

  return take_text (reader, member, text_of (node), error);
}

static gboolean
take_form_key (const SiyiVisitReader  *reader,
               const char    *key,
               JsonNode      *node,
               GError       **error)
{
  SiyiNewVisit *visit = &reader->form->visit;
  const gboolean is_number = JSON_NODE_HOLDS_VALUE (node) &&
                             json_node_get_value_type (node) == G_TYPE_INT64;

  if (JSON_NODE_HOLDS_NULL (node))
    return TRUE;

  if (strcmp (key, "case") == 0 || strcmp (key, "link_to") == 0)
    {
      gint64 *id = strcmp (key, "case") == 0 ? &visit->case_id : &visit->link_to;

      if (!is_number || json_node_get_int (node) <= 0)
        return siyi_visit_refuse (reader, key, _("write the id of a case, a number"), error);
      *id = json_node_get_int (node);
      return TRUE;
    }

  if (strcmp (key, "booked") == 0)
    {
      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_BOOLEAN)
        return siyi_visit_refuse (reader, key, _("write true or false"), error);
      visit->booked = json_node_get_boolean (node);
      return TRUE;
    }

  if (text_of (node) == NULL)
    return siyi_visit_refuse (reader, key, _("write a text between double quotes"), error);
  if (strcmp (key, "facts") == 0)
    visit->facts = text_of (node);
  else if (strcmp (key, "problem_place") == 0)
    visit->problem_place = text_of (node);
  else if (g_regex_match_simple ("^([01][0-9]|2[0-3]):[0-5][0-9]$", text_of (node), 0, 0))
    visit->arrived = text_of (node);
  else
    return siyi_visit_refuse (reader, key, _("write a time of day, as 09:30"), error);

  return TRUE;
}

static gboolean
take_key (const SiyiVisitReader  *reader,
          const char    *key,
          JsonNode      *node,
          GError       **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (strcmp (members[i].key, key) == 0)
      return take_member (reader, &members[i], node, error);

  if (g_strv_contains (form_keys, key))
    return take_form_key (reader, key, node, error);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
               _("%s: there is no field \"%s\"; take it out or write its right key"),
               reader->file, key);

  return FALSE;
}

void
siyi_visit_form_free (SiyiVisitForm *self)
{
  g_clear_pointer (&self->record, siyi_record_free);
  g_clear_pointer (&self->source, json_object_unref);
  g_free (self);
}

/**
 * siyi_visit_form_read:
 * @path: a JSON file with one object
 * @session_day: day of the session; %SIYI_DAY_NONE: none
 * @today: today, the day of a visit without any other
 *
 * Returns: (transfer full): the form; %NULL with a sentence naming file and key
 */
SiyiVisitForm *
siyi_visit_form_read (const char  *path,
                      SiyiDay      session_day,
                      SiyiDay      today,
                      GError     **error)
{
  g_autofree char *file = g_path_get_basename (path);
  g_autoptr(SiyiVisitForm) form = g_new0 (SiyiVisitForm, 1);
  g_autoptr(GList) keys = NULL;
  const SiyiVisitReader reader = { file, form };

  form->record = siyi_record_new ();
  form->visit.record = form->record;
  form->source = siyi_json_read_object (path, error);
  if (form->source == NULL)
    return NULL;

  keys = json_object_get_members (form->source);
  for (GList *l = keys; l != NULL; l = l->next)
    if (!take_key (&reader, l->data, json_object_get_member (form->source, l->data), error))
      return NULL;

  return siyi_visit_check (&reader, session_day, today, error) ? g_steal_pointer (&form) : NULL;
}
