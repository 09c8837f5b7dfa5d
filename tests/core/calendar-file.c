/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped calendar, for tests of rules: the file data/calendar/cn-holidays.json as it is. */
#include "calendar-file.h"

#include <json-glib/json-glib.h>
#include <stdlib.h>

static void
add_days (SiyiCalendarBuilder *builder,
          JsonArray           *days,
          int                  year,
          gboolean             working)
{
  for (guint i = 0; i < json_array_get_length (days); i++)
    siyi_calendar_builder_add_day (builder, test_day (json_array_get_string_element (days, i)),
                                   year, FALSE, working);
}

SiyiCalendarBuilder *
test_calendar_builder (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_DATA"), "calendar", "cn-holidays.json",
                                            NULL);
  g_autoptr(JsonParser) parser = json_parser_new ();
  g_autoptr(GError) error = NULL;
  SiyiCalendarBuilder *builder = siyi_calendar_builder_new ();
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);

  json_object_iter_init (&iter, json_node_get_object (json_parser_get_root (parser)));
  while (json_object_iter_next (&iter, &name, &node))
    {
      JsonObject *object = json_node_get_object (node);
      int year = atoi (name);

      siyi_calendar_builder_add_year (builder, year,
                                      json_object_get_string_member (object, "source"));
      add_days (builder, json_object_get_array_member (object, "off"), year, FALSE);
      add_days (builder, json_object_get_array_member (object, "work"), year, TRUE);
    }

  return builder;
}

SiyiCalendar *
test_calendar_new (void)
{
  return siyi_calendar_builder_end (test_calendar_builder ());
}

SiyiDay
test_day (const char *text)
{
  SiyiDay day = text != NULL ? siyi_day_parse (text) : SIYI_DAY_NONE;

  g_assert_true (text == NULL || day != SIYI_DAY_NONE);

  return day;
}
