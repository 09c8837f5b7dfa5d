/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines behind "why" of a session, told from the facts that were stored when it was planned.
 * Pure functions. */
#include "siyi-schedule-parts.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "siyi-words.h"

static void
why_line_free (gpointer data)
{
  SiyiWhyLine *line = data;

  g_free (line->label);
  g_free (line->text);
  g_free (line);
}

static void
add_line (GPtrArray       *lines,
          SiyiWhyLineKind  kind,
          const char      *label,
          char            *text)
{
  SiyiWhyLine *line = g_new0 (SiyiWhyLine, 1);

  line->kind = kind;
  line->label = g_strdup (siyi_word ("schedule-why", label));
  line->text = text;
  g_ptr_array_add (lines, line);
}

static SiyiDay
day_member (JsonObject *turn,
            const char *member)
{
  return siyi_day_parse (json_object_get_string_member_with_default (turn, member, NULL));
}

/* Beside the day of the session, which goes without its year. */
static char *
day_words (JsonObject *turn,
           const char *member)
{
  return siyi_schedule_far_day_words (day_member (turn, member), day_member (turn, "day"));
}

static char *
away_of (JsonObject *turn)
{
  JsonArray *away = json_object_has_member (turn, "away")
                      ? json_object_get_array_member (turn, "away") : NULL;

  if (away == NULL || json_array_get_length (away) != 2)
    return NULL;

  return siyi_schedule_away_words (siyi_day_parse (json_array_get_string_element (away, 0)),
                                   siyi_day_parse (json_array_get_string_element (away, 1)));
}

static char *
turn_text (JsonObject *turn)
{
  const char *code = json_object_get_string_member_with_default (turn, "code", "fixed");
  const char *leader = json_object_get_string_member_with_default (turn, "leader", "");
  g_autofree char *day = day_words (turn, "day");
  g_autofree char *instead = day_words (turn, "instead_of");
  g_autofree char *away = away_of (turn);

  if (strcmp (code, "moved") == 0 && away != NULL)
    code = "moved-away";

  return siyi_fill (siyi_word ("schedule-why", code), "leader", leader, "day", day, "instead",
                    instead, "away", away != NULL ? away : "", NULL);
}

static char *
count_text (JsonObject *turn)
{
  gint64 n_level = json_object_get_int_member_with_default (turn, "level", 0);
  g_autofree char *turns =
    g_strdup_printf ("%d", (int) json_object_get_int_member_with_default (turn, "turns", 0));
  g_autofree char *level = g_strdup_printf ("%d", (int) n_level);
  gboolean fewest = json_object_get_boolean_member_with_default (turn, "fewest", FALSE);

  return siyi_fill (siyi_word ("schedule-why", !fewest ? "count"
                                               : n_level > 1 ? "count-level" : "count-fewest"),
                    "leader", json_object_get_string_member_with_default (turn, "leader", ""),
                    "turns", turns, "level", level, NULL);
}

static char *
gap_text (JsonObject *turn)
{
  g_autofree char *last = day_words (turn, "last");
  g_autofree char *gap =
    g_strdup_printf ("%d", (int) json_object_get_int_member_with_default (turn, "gap", 0));

  return siyi_fill (siyi_word ("schedule-why", *last != '\0' ? "gap" : "gap-none"), "last", last,
                    "gap", gap, NULL);
}

static void
tell_turn (GPtrArray  *lines,
           JsonObject *turn)
{
  const char *code = json_object_get_string_member_with_default (turn, "code", "");

  add_line (lines, SIYI_WHY_LINE_OK, "label-turn", turn_text (turn));
  if (strcmp (code, "fixed") == 0)
    return;
  if (!g_str_has_prefix (code, "monthly"))
    add_line (lines, SIYI_WHY_LINE_OK, "label-count", count_text (turn));
  add_line (lines, SIYI_WHY_LINE_OK, "label-gap", gap_text (turn));
}

static JsonArray *
array_of (JsonObject *facts,
          const char *member)
{
  return facts != NULL && json_object_has_member (facts, member)
           ? json_object_get_array_member (facts, member) : NULL;
}

/**
 * siyi_schedule_why:
 *
 * Returns: (transfer full) (element-type SiyiWhyLine): whose turn it was, how many, how long ago,
 *   what to look at; only the stored sentence where no facts are kept
 */
GPtrArray *
siyi_schedule_why (const SiyiPlanned *session)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func (why_line_free);
  g_autoptr(JsonParser) parser = json_parser_new ();
  JsonObject *facts = NULL;
  JsonArray *turns, *remarks;

  if (session->why != NULL && json_parser_load_from_data (parser, session->why, -1, NULL) &&
      JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    facts = json_node_get_object (json_parser_get_root (parser));

  turns = array_of (facts, "turns");
  remarks = array_of (facts, "remarks");
  for (guint i = 0; turns != NULL && i < json_array_get_length (turns); i++)
    tell_turn (lines, json_array_get_object_element (turns, i));
  if (lines->len == 0 && session->why_text != NULL)
    add_line (lines, g_strcmp0 (session->why_code, "unfilled") == 0 ? SIYI_WHY_LINE_WARNING
                                                                    : SIYI_WHY_LINE_OK,
              "label-turn", g_strdup (session->why_text));
  for (guint i = 0; remarks != NULL && i < json_array_get_length (remarks); i++)
    add_line (lines, SIYI_WHY_LINE_WARNING, "label-remark",
              g_strdup (json_array_get_string_element (remarks, i)));

  return lines;
}
