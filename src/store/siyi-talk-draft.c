/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A record typed but not yet saved, as JSON among the drafts: survives a crash and a power cut, and
 * leaves no line in the audit trail. Reading on any of an archive's threads, writing on its writing
 * one. */
#include <json-glib/json-glib.h>

#include "siyi-office-store.h"
#include "siyi-talk-private.h"

#define OF(member) #member, G_STRUCT_OFFSET (SiyiTalkRecord, member)

static const struct { const char *name; gsize offset; } texts[] = {
  { OF (visitors) }, { OF (address) }, { OF (title) }, { OF (facts) }, { OF (purpose) },
  { OF (class_name) }, { OF (problem_place) }, { OF (talk) }, { OF (recorder) },
  { OF (instruction) }, { OF (given) }, { OF (handler) },
};

static const struct { const char *name; gsize offset; } numbers[] = {
  { OF (version) }, { OF (case_version) }, { OF (restricted) }, { OF (persons) },
  { OF (representatives) }, { OF (concerned) }, { OF (first) }, { OF (type) },
  { OF (on_the_spot) }, { OF (assigned) }, { OF (due) }, { OF (limit_days) },
  { OF (limit_working) },
};

#undef OF

G_STATIC_ASSERT (sizeof (gboolean) == sizeof (int) && sizeof (SiyiDay) == sizeof (int));

static char *
key_of (gint64 visit)
{
  return g_strdup_printf ("record:%" G_GINT64_FORMAT, visit);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_people (JsonBuilder           *builder,
            const SiyiTalkRecord  *record)
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

static char *
to_json (const SiyiTalkRecord *record)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  json_builder_begin_object (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    add_text (builder, texts[i].name, G_STRUCT_MEMBER (char *, record, texts[i].offset));
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      json_builder_set_member_name (builder, numbers[i].name);
      json_builder_add_int_value (builder, G_STRUCT_MEMBER (int, record, numbers[i].offset));
    }
  json_builder_set_member_name (builder, "leader");
  json_builder_add_int_value (builder, record->leader);
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

static void
read_people (SiyiTalkRecord *record,
             JsonArray      *people)
{
  g_ptr_array_set_size (record->people, 0);
  for (guint i = 0; i < json_array_get_length (people); i++)
    {
      JsonObject *object = json_array_get_object_element (people, i);
      SiyiTalkPerson *person = g_new0 (SiyiTalkPerson, 1);

      person->name = g_strdup (json_object_get_string_member_with_default (object, "name", NULL));
      person->post = g_strdup (json_object_get_string_member_with_default (object, "post", NULL));
      person->phone = g_strdup (json_object_get_string_member_with_default (object, "phone",
                                                                            NULL));
      person->representative = json_object_get_boolean_member_with_default (object,
                                                                            "representative",
                                                                            FALSE);
      g_ptr_array_add (record->people, person);
    }
}

static void
read_units (SiyiTalkRecord *record,
            JsonArray      *units)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();

  for (guint i = 0; i < json_array_get_length (units); i++)
    g_strv_builder_add (names, json_array_get_string_element (units, i));
  g_strfreev (record->units);
  record->units = g_strv_builder_end (names);
}

static void
read_object (SiyiTalkRecord *record,
             JsonObject     *object)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char **text = G_STRUCT_MEMBER_P (record, texts[i].offset);

      g_free (*text);
      *text = g_strdup (json_object_get_string_member_with_default (object, texts[i].name, NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    G_STRUCT_MEMBER (int, record, numbers[i].offset) =
      (int) json_object_get_int_member_with_default (object, numbers[i].name, 0);
  record->leader = json_object_get_int_member_with_default (object, "leader", 0);
  if (json_object_has_member (object, "people"))
    read_people (record, json_object_get_array_member (object, "people"));
  if (json_object_has_member (object, "units"))
    read_units (record, json_object_get_array_member (object, "units"));
}

gboolean
siyi_talk_drop_draft (SiyiDb  *db,
                      gint64   visit,
                      GError **error)
{
  g_autofree char *key = key_of (visit);

  return siyi_draft_set (db, key, NULL, error);
}

/**
 * siyi_talk_keep_draft:
 *
 * Keeps what was typed; the version it was typed over stays in it, so that saving a draft that was
 * overtaken is refused as any other stale record.
 *
 * Returns: whether it is on the disk
 */
gboolean
siyi_talk_keep_draft (SiyiDb                *db,
                      const SiyiTalkRecord  *record,
                      GError               **error)
{
  g_autofree char *key = key_of (record->visit);
  g_autofree char *body = to_json (record);

  return siyi_talk_refuse_sealed (db, record->visit, error) &&
         siyi_draft_set (db, key, body, error);
}

/**
 * siyi_talk_draft:
 *
 * Returns: (transfer full) (nullable): the stored record with what was typed over it; %NULL without
 *   error where nothing was, or where the record has been sealed since
 */
SiyiTalkRecord *
siyi_talk_draft (SiyiDb  *db,
                 gint64   visit,
                 GError **error)
{
  g_autofree char *key = key_of (visit);
  g_autofree char *body = siyi_draft_get (db, key);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(SiyiTalkRecord) record = NULL;
  JsonNode *root;

  if (body == NULL || !json_parser_load_from_data (parser, body, -1, error))
    return NULL;

  root = json_parser_get_root (parser);
  record = siyi_talk_load (db, visit, error);
  if (record == NULL || record->sealed_at != 0 || root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return NULL;

  read_object (record, json_node_get_object (root));

  return g_steal_pointer (&record);
}
