/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every sample ledger reads exactly as its expected result says: counts, sheets, flags, records. */
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "takeover-files.h"

static JsonObject *
load_expected (const char  *path,
               JsonParser **parser)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *stem = g_strndup (path, strrchr (path, '.') - path);
  g_autofree char *name = g_path_get_basename (stem);
  g_autofree char *beside = g_strconcat (stem, ".expected.json", NULL);
  g_autofree char *seed = g_strconcat (g_getenv ("SIYI_TEST_DATA"), "/", name, ".expected.json", NULL);

  *parser = json_parser_new ();
  json_parser_load_from_file (*parser, g_str_has_prefix (name, "seed-") ? seed : beside, &error);
  g_assert_no_error (error);

  return json_node_get_object (json_parser_get_root (*parser));
}

static gint64
number_of (JsonObject *object,
           const char *member)
{
  return json_object_get_int_member_with_default (object, member, 0);
}

static void
compare_counts (JsonObject *got,
                JsonObject *want)
{
  static const char * const members[] = { "rows", "visits", "persons", "items" };

  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    g_assert_cmpint (number_of (got, members[i]), ==, number_of (want, members[i]));
}

static char *
flag_line (JsonObject *flag)
{
  JsonNode *row = json_object_get_member (flag, "row");

  return g_strdup_printf ("%s %" G_GINT64_FORMAT " %s %s",
                          json_object_get_string_member (flag, "sheet"),
                          JSON_NODE_HOLDS_NULL (row) ? 0 : json_node_get_int (row),
                          json_object_get_string_member (flag, "field"),
                          json_object_get_string_member (flag, "why"));
}

static char *
all_flags (JsonObject *document)
{
  JsonArray *flags = json_object_get_array_member (document, "flagged");
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < json_array_get_length (flags); i++)
    g_ptr_array_add (lines, flag_line (json_array_get_object_element (flags, i)));
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

static int
by_text (gconstpointer a,
         gconstpointer b)
{
  return g_strcmp0 (*(const char * const *) a, *(const char * const *) b);
}

static void
compare_flags (JsonObject *got,
               JsonObject *want)
{
  g_autofree char *got_text = all_flags (got);
  g_autofree char *want_text = all_flags (want);
  g_auto(GStrv) one = g_strsplit (got_text, "\n", -1);
  g_auto(GStrv) two = g_strsplit (want_text, "\n", -1);

  qsort (one, g_strv_length (one), sizeof *one, by_text);
  qsort (two, g_strv_length (two), sizeof *two, by_text);
  for (guint i = 0; one[i] != NULL && two[i] != NULL; i++)
    g_assert_cmpstr (one[i], ==, two[i]);
  g_assert_cmpuint (g_strv_length (one), ==, g_strv_length (two));
}

static JsonObject *
find_record (JsonArray  *records,
             JsonObject *sample)
{
  for (guint i = 0; i < json_array_get_length (records); i++)
    {
      JsonObject *record = json_array_get_object_element (records, i);

      if (number_of (record, "row") == number_of (sample, "row") &&
          g_str_equal (json_object_get_string_member (record, "sheet"),
                       json_object_get_string_member (sample, "sheet")))
        return record;
    }

  return NULL;
}

static void
compare_member (JsonObject *got,
                JsonObject *want,
                const char *member)
{
  JsonNode *one = json_object_get_member (got, member);
  JsonNode *two = json_object_get_member (want, member);
  g_autofree char *one_text = one != NULL ? json_to_string (one, FALSE) : NULL;
  g_autofree char *two_text = two != NULL ? json_to_string (two, FALSE) : NULL;

  if (g_strcmp0 (one_text, two_text) != 0)
    g_test_message ("%s: %s", member, one_text);
  g_assert_cmpstr (one_text, ==, two_text);
}

static void
compare_fields (JsonObject *got,
                JsonObject *want)
{
  g_autoptr(GList) members = json_object_get_members (want);

  for (GList *l = members; l != NULL; l = l->next)
    compare_member (got, want, l->data);
  g_assert_cmpuint (json_object_get_size (got), ==, json_object_get_size (want));
}

static void
compare_samples (JsonObject *got,
                 JsonObject *want)
{
  static const char * const members[] = { "inferred", "rows" };
  JsonArray *records = json_object_get_array_member (got, "records");
  JsonArray *samples = json_object_get_array_member (want, "samples");

  for (guint i = 0; i < json_array_get_length (samples); i++)
    {
      JsonObject *sample = json_array_get_object_element (samples, i);
      JsonObject *record = find_record (records, sample);

      g_test_message ("%s:%d", json_object_get_string_member (sample, "sheet"),
                      (int) number_of (sample, "row"));
      g_assert_nonnull (record);
      compare_fields (json_object_get_object_member (record, "fields"),
                      json_object_get_object_member (sample, "fields"));
      for (gsize m = 0; m < G_N_ELEMENTS (members); m++)
        compare_member (record, sample, members[m]);
      if (json_object_has_member (sample, "comments"))
        compare_fields (json_object_get_object_member (record, "comments"),
                        json_object_get_object_member (sample, "comments"));
      else
        g_assert_false (json_object_has_member (record, "comments"));
    }
}

static void
compare_sheets (JsonObject *got,
                JsonObject *want)
{
  JsonArray *one = json_object_get_array_member (got, "sheets");
  JsonArray *two = json_object_get_array_member (want, "sheets");

  g_assert_cmpuint (json_array_get_length (one), ==, json_array_get_length (two));
  for (guint i = 0; i < json_array_get_length (one); i++)
    compare_fields (json_array_get_object_element (one, i), json_array_get_object_element (two, i));
}

static void
test_sample (gconstpointer data)
{
  g_autofree char *path = take_path (data);
  g_autoptr(SiyiTakeover) takeover = take_file (path);
  g_autoptr(JsonParser) parser = NULL;
  JsonObject *want = load_expected (path, &parser);
  g_autofree char *text = siyi_takeover_to_json (takeover, 0);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = json_from_string (text, &error);
  JsonObject *got;

  g_assert_no_error (error);
  got = json_node_get_object (root);
  g_assert_true (json_object_get_boolean_member (got, "ok"));
  g_assert_true (json_object_get_null_member (got, "batch"));
  compare_flags (got, want);
  compare_samples (got, want);
  compare_counts (got, want);
  compare_sheets (got, want);
}

int
main (int argc, char **argv)
{
  static const char * const samples[] = {
    "01-clean.xlsx", "02-merged-heading.xlsx", "03-months.xlsx", "04-gb18030.csv",
    "05-damaged.xlsx", "06-utf8-bom-tab.txt", "seed-2023.xlsx",
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *name = g_strconcat ("/takeover/samples/", samples[i], NULL);

      g_test_add_data_func (name, samples[i], test_sample);
    }

  return g_test_run ();
}
