/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of takeovers share. */
#include "takeover-files.h"

#include <json-glib/json-glib.h>
#include <string.h>

static char **
split (const SiyiCell *cell)
{
  return cell != NULL ? g_strsplit (cell->text, "|", -1) : NULL;
}

static char *
text_of (const SiyiCell *cell)
{
  return cell != NULL ? g_strdup (cell->text) : NULL;
}

static GPtrArray *
read_list (const char      *name,
           gpointer       (*make) (const SiyiRow *row),
           GDestroyNotify   free_func)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_DATA"), "samples", name, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiBookFile) book = siyi_book_read (path, NULL, NULL, NULL, NULL, &error);
  GPtrArray *list = g_ptr_array_new_with_free_func (free_func);
  const SiyiSheet *sheet;

  g_assert_no_error (error);
  sheet = g_ptr_array_index (siyi_book_get_sheets (book), 0);
  for (guint i = 1; i < sheet->rows->len; i++)
    g_ptr_array_add (list, make (&g_array_index (sheet->rows, SiyiRow, i)));

  return list;
}

static gpointer
make_leader (const SiyiRow *row)
{
  SiyiLeader *leader = g_new0 (SiyiLeader, 1);

  leader->name = text_of (siyi_row_cell (row, 0));

  return leader;
}

static gpointer
make_unit (const SiyiRow *row)
{
  SiyiUnit *unit = g_new0 (SiyiUnit, 1);

  unit->name = text_of (siyi_row_cell (row, 0));
  unit->short_name = text_of (siyi_row_cell (row, 1));
  unit->aliases = split (siyi_row_cell (row, 2));
  unit->old_names = split (siyi_row_cell (row, 3));

  return unit;
}

SiyiOfficeNames *
take_names (void)
{
  g_autoptr(GPtrArray) leaders = read_list ("leaders.csv", make_leader,
                                            (GDestroyNotify) siyi_leader_free);
  g_autoptr(GPtrArray) units = read_list ("units.csv", make_unit, (GDestroyNotify) siyi_unit_free);

  return siyi_office_names_new (leaders, units);
}

char *
take_path (const char *name)
{
  if (g_str_has_prefix (name, "seed-"))
    return g_build_filename (g_getenv ("SIYI_DATA"), "samples", name, NULL);

  return g_build_filename (g_getenv ("SIYI_TEST_DATA"), "ledgers", name, NULL);
}

SiyiTakeover *
take_file (const char *path)
{
  g_autoptr(SiyiOfficeNames) names = take_names ();
  g_autoptr(GError) error = NULL;
  SiyiTakeover *takeover = siyi_takeover_read (path, names, NULL, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return takeover;
}

SiyiTakeover *
take_text (const char *table)
{
  g_autoptr(SiyiOfficeNames) names = take_names ();
  g_autoptr(GBytes) bytes = g_bytes_new (table, strlen (table));
  g_autoptr(GError) error = NULL;
  SiyiBookFile *book = siyi_book_read_bytes ("table.csv", bytes, NULL, &error);
  SiyiTakeover *takeover;

  g_assert_no_error (error);
  takeover = siyi_takeover_new (book, names, NULL, NULL, &error);
  g_assert_no_error (error);

  return takeover;
}

static int
by_text (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

char *
take_flags (SiyiTakeover *takeover)
{
  GArray *flags = siyi_takeover_get_flags (takeover);
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < flags->len; i++)
    {
      const SiyiTakeoverFlag *flag = &g_array_index (flags, SiyiTakeoverFlag, i);

      g_ptr_array_add (lines, g_strdup_printf ("%u %s %s", flag->row, flag->field, flag->why));
    }
  g_ptr_array_sort (lines, by_text);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("; ", (char **) lines->pdata);
}

static char *
join (JsonArray *array)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < json_array_get_length (array); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "|" : "", json_array_get_string_element (array, i));

  return g_string_free (text, FALSE);
}

char *
take_field (SiyiTakeover *takeover,
            guint         record,
            const char   *field)
{
  g_autofree char *text = siyi_takeover_to_json (takeover, 0);
  g_autoptr(JsonNode) root = json_from_string (text, NULL);
  JsonArray *records = json_object_get_array_member (json_node_get_object (root), "records");
  JsonObject *object = json_array_get_object_element (records, record);
  JsonObject *fields = json_object_get_object_member (object, "fields");
  JsonNode *node;

  if (g_str_equal (field, "inferred"))
    return json_object_has_member (object, field)
           ? join (json_object_get_array_member (object, field)) : NULL;

  node = json_object_get_member (fields, field);
  if (node == NULL)
    return NULL;
  if (JSON_NODE_HOLDS_ARRAY (node))
    return join (json_node_get_array (node));
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return json_node_dup_string (node);
  if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? "true" : "false");

  return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));
}
