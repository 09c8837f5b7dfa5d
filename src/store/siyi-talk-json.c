/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The fields of a record that a person fills in, as JSON: for drafts and for programs. Any thread. */
#include <json-glib/json-glib.h>

#include "siyi-talk-private.h"

typedef enum { TEXT, NUMBER, FLAG, DAY, ID } Kind;

typedef struct { const char *name; Kind kind; gsize offset; } Member;

#define OF(member) #member
#define AT(member) G_STRUCT_OFFSET (SiyiTalkRecord, member)

static const Member members[] = {
  { OF (version), NUMBER, AT (version) }, { OF (case_version), NUMBER, AT (case_version) },
  { OF (restricted), FLAG, AT (restricted) }, { OF (visitors), TEXT, AT (visitors) },
  { OF (address), TEXT, AT (address) }, { OF (persons), NUMBER, AT (persons) },
  { OF (representatives), NUMBER, AT (representatives) },
  { OF (concerned), NUMBER, AT (concerned) }, { OF (first), NUMBER, AT (first) },
  { OF (type), NUMBER, AT (type) }, { "request", TEXT, AT (title) },
  { OF (facts), TEXT, AT (facts) }, { OF (purpose), TEXT, AT (purpose) },
  { "class", TEXT, AT (class_name) }, { OF (problem_place), TEXT, AT (problem_place) },
  { OF (talk), TEXT, AT (talk) }, { OF (recorder), TEXT, AT (recorder) },
  { OF (instruction), TEXT, AT (instruction) }, { OF (given), TEXT, AT (given) },
  { OF (leader), ID, AT (leader) }, { OF (on_the_spot), NUMBER, AT (on_the_spot) },
  { OF (assigned), DAY, AT (assigned) }, { OF (due), DAY, AT (due) },
  { OF (limit_days), NUMBER, AT (limit_days) }, { OF (limit_working), FLAG, AT (limit_working) },
  { OF (handler), TEXT, AT (handler) },
};

#undef OF
#undef AT

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_member (JsonBuilder          *builder,
            const SiyiTalkRecord *record,
            const Member         *member)
{
  g_autofree char *day = NULL;

  switch (member->kind)
    {
    case TEXT:
      add_text (builder, member->name, G_STRUCT_MEMBER (char *, record, member->offset));
      return;
    case DAY:
      if (G_STRUCT_MEMBER (SiyiDay, record, member->offset) != SIYI_DAY_NONE)
        day = siyi_day_to_text (G_STRUCT_MEMBER (SiyiDay, record, member->offset));
      add_text (builder, member->name, day);
      return;
    case ID:
      json_builder_set_member_name (builder, member->name);
      json_builder_add_int_value (builder, G_STRUCT_MEMBER (gint64, record, member->offset));
      return;
    case FLAG:
      json_builder_set_member_name (builder, member->name);
      json_builder_add_boolean_value (builder, G_STRUCT_MEMBER (gboolean, record, member->offset));
      return;
    case NUMBER:
    default:
      json_builder_set_member_name (builder, member->name);
      json_builder_add_int_value (builder, G_STRUCT_MEMBER (int, record, member->offset));
    }
}

static void
add_people (JsonBuilder          *builder,
            const SiyiTalkRecord *record)
{
  json_builder_set_member_name (builder, "people");
  json_builder_begin_array (builder);
  for (guint i = 0; i < record->people->len; i++)
    {
      const SiyiTalkPerson *person = g_ptr_array_index (record->people, i);

      json_builder_begin_object (builder);
      add_text (builder, "name", person->name);
      add_text (builder, "post", person->post);
      add_text (builder, "phone", person->phone);
      json_builder_set_member_name (builder, "representative");
      json_builder_add_boolean_value (builder, person->representative);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * siyi_talk_to_json:
 *
 * Returns: (transfer full): an object of the fields that can be filled in
 */
char *
siyi_talk_to_json (const SiyiTalkRecord *record)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    add_member (builder, record, &members[i]);
  add_people (builder, record);
  json_builder_set_member_name (builder, "units");
  json_builder_begin_array (builder);
  for (int i = 0; record->units != NULL && record->units[i] != NULL; i++)
    json_builder_add_string_value (builder, record->units[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static gboolean
is_type (JsonNode *node,
         GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}

static gboolean
read_text (char     **text,
           JsonNode  *node)
{
  if (!JSON_NODE_HOLDS_NULL (node) && !is_type (node, G_TYPE_STRING))
    return FALSE;

  g_free (*text);
  *text = JSON_NODE_HOLDS_NULL (node) ? NULL : g_strdup (json_node_get_string (node));

  return TRUE;
}

static gboolean
read_day (SiyiDay  *day,
          JsonNode *node)
{
  if (JSON_NODE_HOLDS_NULL (node))
    {
      *day = SIYI_DAY_NONE;
      return TRUE;
    }
  if (!is_type (node, G_TYPE_STRING))
    return FALSE;
  *day = siyi_day_parse (json_node_get_string (node));

  return *day != SIYI_DAY_NONE;
}

static gboolean
read_number (int      *number,
             JsonNode *node)
{
  gint64 value;

  if (!is_type (node, G_TYPE_INT64))
    return FALSE;
  value = json_node_get_int (node);
  if (value < -1 || value > G_MAXINT)
    return FALSE;
  *number = (int) value;

  return TRUE;
}

static gboolean
read_member (SiyiTalkRecord *record,
             const Member   *member,
             JsonNode       *node)
{
  switch (member->kind)
    {
    case TEXT:
      return read_text (G_STRUCT_MEMBER_P (record, member->offset), node);
    case DAY:
      return read_day (G_STRUCT_MEMBER_P (record, member->offset), node);
    case ID:
      G_STRUCT_MEMBER (gint64, record, member->offset) = json_node_get_int (node);
      return is_type (node, G_TYPE_INT64);
    case FLAG:
      G_STRUCT_MEMBER (gboolean, record, member->offset) = json_node_get_boolean (node);
      return is_type (node, G_TYPE_BOOLEAN);
    case NUMBER:
    default:
      return read_number (G_STRUCT_MEMBER_P (record, member->offset), node);
    }
}

static gboolean
read_person (SiyiTalkPerson *person,
             JsonObject     *object)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &node))
    {
      gboolean ok = FALSE;

      if (g_str_equal (name, "name"))
        ok = read_text (&person->name, node);
      else if (g_str_equal (name, "post"))
        ok = read_text (&person->post, node);
      else if (g_str_equal (name, "phone"))
        ok = read_text (&person->phone, node);
      else if (g_str_equal (name, "representative") && is_type (node, G_TYPE_BOOLEAN))
        {
          person->representative = json_node_get_boolean (node);
          ok = TRUE;
        }
      if (!ok)
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_people (SiyiTalkRecord *record,
             JsonNode       *node)
{
  JsonArray *people = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (people == NULL)
    return FALSE;

  g_ptr_array_set_size (record->people, 0);
  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonNode *element = json_array_get_element (people, i);
      SiyiTalkPerson *person = g_new0 (SiyiTalkPerson, 1);

      g_ptr_array_add (record->people, person);
      if (!JSON_NODE_HOLDS_OBJECT (element) || !read_person (person, json_node_get_object (element)))
        return FALSE;
    }

  return TRUE;
}

static gboolean
read_units (SiyiTalkRecord *record,
            JsonNode       *node)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  JsonArray *units = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; units != NULL && i < json_array_get_length (units); i++)
    {
      JsonNode *element = json_array_get_element (units, i);

      if (!is_type (element, G_TYPE_STRING))
        return FALSE;
      g_strv_builder_add (names, json_node_get_string (element));
    }
  if (units == NULL)
    return FALSE;
  g_strfreev (record->units);
  record->units = g_strv_builder_end (names);

  return TRUE;
}

static gboolean
read_any (SiyiTalkRecord *record,
          const char     *name,
          JsonNode       *node)
{
  if (g_str_equal (name, "people"))
    return read_people (record, node);
  if (g_str_equal (name, "units"))
    return read_units (record, node);

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (g_str_equal (name, members[i].name))
      return read_member (record, &members[i], node);

  return FALSE;
}

/**
 * siyi_talk_read_json:
 * @text: an object as siyi_talk_to_json() makes it; what is not in it stays
 *
 * Fills fields of @record in.
 *
 * Returns: whether all were read; CONSTRAINT names the first that wasn't, JSON's own errors
 */
gboolean
siyi_talk_read_json (SiyiTalkRecord  *record,
                     const char      *text,
                     GError         **error)
{
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  if (!json_parser_load_from_data (parser, text, -1, error))
    return FALSE;
  node = json_parser_get_root (parser);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return siyi_edit_refuse (error, "A record is one JSON object");

  json_object_iter_init (&iter, json_node_get_object (node));
  while (json_object_iter_next (&iter, &name, &node))
    if (!read_any (record, name, node))
      return siyi_edit_refuse (error, "A record has no such field, or it can't hold this: %s", name);

  return TRUE;
}
