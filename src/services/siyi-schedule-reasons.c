/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a leader sits where he sits: one sentence, and the facts behind it as JSON, from which the
 * window tells the lines of its "why". The JSON is {"turns":[{"leader","code","turns","last",
 * "gap","level","fewest","day","instead_of","away":["from","to"]}],"remarks":["…"],"by_hand":"…"}.
 * Pure functions. */
#include "siyi-schedule-parts.h"

#include <json-glib/json-glib.h>

#include "siyi-words.h"

static const SiyiLeave *
leave_on (const SiyiLeader *leader,
          SiyiDay           day)
{
  for (guint i = 0; leader != NULL && leader->leave != NULL && i < leader->leave->len; i++)
    {
      const SiyiLeave *leave = &g_array_index (leader->leave, SiyiLeave, i);

      if (day >= leave->from && day <= leave->to)
        return leave;
    }

  return NULL;
}

static const char *
sentence_key (const SiyiTurn  *turn,
              const SiyiLeave *away)
{
  switch (turn->why)
    {
    case SIYI_WHY_MOVED:
      return away != NULL ? "moved-away" : "moved";
    case SIYI_WHY_MONTHLY:
      return "monthly";
    case SIYI_WHY_MONTHLY_MOVED:
      return "monthly-moved";
    case SIYI_WHY_ONLY:
      return "only";
    case SIYI_WHY_FIXED:
      return "fixed";
    case SIYI_WHY_TURN:
    default:
      break;
    }

  if (turn->last == SIYI_DAY_NONE)
    return turn->turns > 0 ? "turn-credited" : "turn-first";
  if (!turn->fewest)
    return "turn";

  return turn->n_level > 1 ? "turn-level" : "turn-fewest";
}

static char *
sentence (SiyiDay          day,
          const SiyiTurn  *turn,
          const SiyiLeave *away)
{
  g_autofree char *last = siyi_schedule_far_day_words (turn->last, day);
  g_autofree char *instead = siyi_schedule_far_day_words (turn->instead_of, day);
  g_autofree char *turns = g_strdup_printf ("%d", turn->turns);
  g_autofree char *level = g_strdup_printf ("%d", turn->n_level);
  g_autofree char *gap = g_strdup_printf ("%d", turn->gap);
  g_autofree char *away_words = away != NULL ? siyi_schedule_away_words (away->from, away->to)
                                             : g_strdup ("");

  return siyi_fill (siyi_word ("schedule-reasons", sentence_key (turn, away)), "last", last,
                    "instead", instead, "turns", turns, "level", level, "gap", gap, "away",
                    away_words, NULL);
}

static void
add_day (JsonBuilder *builder,
         const char  *member,
         SiyiDay      day)
{
  g_autofree char *text = siyi_day_to_text (day);

  if (member != NULL)
    json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *member,
            int          number)
{
  json_builder_set_member_name (builder, member);
  json_builder_add_int_value (builder, number);
}

static void
add_turn (JsonBuilder     *builder,
          SiyiDay          day,
          const SiyiTurn  *turn,
          const char      *name,
          const SiyiLeave *away)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "leader");
  json_builder_add_string_value (builder, name);
  json_builder_set_member_name (builder, "code");
  json_builder_add_string_value (builder, siyi_plan_why_word (turn->why));
  add_number (builder, "turns", turn->turns);
  add_number (builder, "level", turn->n_level);
  add_number (builder, "gap", turn->gap);
  json_builder_set_member_name (builder, "fewest");
  json_builder_add_boolean_value (builder, turn->fewest);
  add_day (builder, "day", day);
  if (turn->last != SIYI_DAY_NONE)
    add_day (builder, "last", turn->last);
  if (turn->instead_of != SIYI_DAY_NONE)
    add_day (builder, "instead_of", turn->instead_of);
  if (away != NULL)
    {
      json_builder_set_member_name (builder, "away");
      json_builder_begin_array (builder);
      add_day (builder, NULL, away->from);
      add_day (builder, NULL, away->to);
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static char *
end_json (JsonBuilder *builder)
{
  g_autoptr(JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

static void
add_remarks (JsonBuilder        *builder,
             SiyiDay             day,
             GPtrArray          *remarks,
             const SiyiCalendar *calendar)
{
  json_builder_set_member_name (builder, "remarks");
  json_builder_begin_array (builder);
  for (guint i = 0; remarks != NULL && i < remarks->len; i++)
    json_builder_add_string_value (builder, g_ptr_array_index (remarks, i));
  if (siyi_calendar_is_provisional (calendar, day))
    {
      g_autofree char *year = g_strdup_printf ("%d", siyi_schedule_notice_year (calendar, day));
      g_autofree char *text = siyi_fill (siyi_word ("schedule-why", "provisional"), "year", year,
                                         NULL);

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
}

/**
 * siyi_schedule_reason:
 * @turns: (array length=n_turns): of this session, by seat; none: nobody can sit here
 * @leaders: (element-type SiyiLeader): the leaders with their leave
 * @remarks: (nullable) (element-type utf8): sentences about this session
 *
 * Writes code, sentence and facts into the session.
 */
void
siyi_schedule_reason (SiyiPlanned         *session,
                      const SiyiTurn      *turns,
                      guint                n_turns,
                      GPtrArray           *leaders,
                      GPtrArray           *remarks,
                      const SiyiCalendar  *calendar)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_clear_pointer (&session->why_code, g_free);
  g_clear_pointer (&session->why_text, g_free);
  g_clear_pointer (&session->why, g_free);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "turns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_turns; i++)
    {
      const SiyiLeader *leader = siyi_schedule_leader (leaders, turns[i].leader);
      const SiyiLeave *away = turns[i].instead_of != SIYI_DAY_NONE
                                ? leave_on (leader, turns[i].instead_of) : NULL;

      if (i == 0)
        {
          session->why_code = g_strdup (siyi_plan_why_word (turns[i].why));
          session->why_text = sentence (session->day, &turns[i], away);
        }
      add_turn (builder, session->day, &turns[i], leader != NULL ? leader->name : "", away);
    }
  json_builder_end_array (builder);
  add_remarks (builder, session->day, remarks, calendar);
  session->why = end_json (builder);

  if (n_turns == 0)
    {
      session->why_code = g_strdup (siyi_plan_trouble_word (SIYI_PLAN_UNFILLED));
      session->why_text = g_strdup (siyi_word ("schedule-reasons", "unfilled"));
    }
}

/**
 * siyi_schedule_by_hand:
 * @text: (transfer full): the sentence
 *
 * Gives a session that a person changed its reason; it stays whatever is planned again.
 */
void
siyi_schedule_by_hand (SiyiPlanned *session,
                       char        *text)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_free (session->why_code);
  g_free (session->why_text);
  g_free (session->why);
  session->why_code = g_strdup (siyi_plan_why_word (SIYI_WHY_FIXED));
  session->why_text = text;
  session->pinned = TRUE;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "by_hand");
  json_builder_add_string_value (builder, text);
  session->why = end_json (builder);
}
