/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A planned session in words: its state, what changed, its line in a notice and in the trail of its
 * changes. Pure functions. */
#include <json-glib/json-glib.h>

#include "siyi-schedule-private.h"
#include "siyi-words.h"

static const char * const state_words[] = {
  [SIYI_SESSION_PLANNED] = "planned",
  [SIYI_SESSION_PUBLISHED] = "published",
  [SIYI_SESSION_HELD] = "held",
  [SIYI_SESSION_CANCELLED] = "cancelled",
};

static const char * const change_words[] = {
  [SIYI_CHANGE_NONE] = "",
  [SIYI_CHANGE_ADDED] = "added",
  [SIYI_CHANGE_SWAPPED] = "swapped",
  [SIYI_CHANGE_STAND_IN] = "stand-in",
  [SIYI_CHANGE_MOVED] = "moved",
  [SIYI_CHANGE_EDITED] = "edited",
  [SIYI_CHANGE_CANCELLED] = "cancelled",
  [SIYI_CHANGE_RESTORED] = "restored",
  [SIYI_CHANGE_REPLANNED] = "replanned",
};

/**
 * siyi_session_state_word:
 *
 * Returns: (transfer none): the state as stored and as siyictl says it
 */
const char *
siyi_session_state_word (SiyiSessionState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_words), "");

  return state_words[state];
}

SiyiSessionState
siyi_session_state_parse (const char *word)
{
  for (gsize i = 0; i < G_N_ELEMENTS (state_words); i++)
    if (g_strcmp0 (word, state_words[i]) == 0)
      return (SiyiSessionState) i;

  return SIYI_SESSION_PLANNED;
}

/**
 * siyi_change_kind_word:
 *
 * Returns: (transfer none): the kind of a change as stored; "" for none
 */
const char *
siyi_change_kind_word (SiyiChangeKind kind)
{
  g_return_val_if_fail (kind < G_N_ELEMENTS (change_words), "");

  return change_words[kind];
}

SiyiChangeKind
siyi_change_kind_parse (const char *word)
{
  for (gsize i = 1; i < G_N_ELEMENTS (change_words); i++)
    if (g_strcmp0 (word, change_words[i]) == 0)
      return (SiyiChangeKind) i;

  return SIYI_CHANGE_NONE;
}

const char *
siyi_part_word (SiyiPart part)
{
  switch (part)
    {
    case SIYI_PART_AM:
      return "am";
    case SIYI_PART_PM:
      return "pm";
    case SIYI_PART_DAY:
    default:
      return "";
    }
}

SiyiPart
siyi_part_parse (const char *word)
{
  if (g_strcmp0 (word, "am") == 0)
    return SIYI_PART_AM;

  return g_strcmp0 (word, "pm") == 0 ? SIYI_PART_PM : SIYI_PART_DAY;
}

/**
 * siyi_planned_sitting:
 *
 * Returns: (transfer none) (element-type SiyiSeat): who sits: the stand-ins where there are any,
 *   else the planned ones
 */
GPtrArray *
siyi_planned_sitting (const SiyiPlanned *self)
{
  return self->sat->len > 0 ? self->sat : self->planned;
}

/**
 * siyi_planned_time:
 *
 * Returns: (transfer full): "9:00—11:30"; the half of the day where no hour is named, else ""
 */
char *
siyi_planned_time (const SiyiPlanned *self)
{
  if (self->from != NULL && self->to != NULL)
    return g_strconcat (self->from, siyi_word ("store", "range-mark"), self->to, NULL);
  if (self->from != NULL)
    return g_strdup (self->from);
  if (self->part != SIYI_PART_DAY)
    return g_strdup (siyi_word ("store", siyi_part_word (self->part)));

  return g_strdup ("");
}

static char *
join (const SiyiPlanned *self,
      gboolean           posts)
{
  GPtrArray *seats = siyi_planned_sitting (self);
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);
      const char *word = posts ? seat->post : seat->name;

      g_strv_builder_add (words, word != NULL ? word : "");
    }
  list = g_strv_builder_end (words);

  return g_strjoinv (siyi_word ("store", "list-mark"), list);
}

/**
 * siyi_planned_leaders:
 *
 * Returns: (transfer full): names of who sits, as a notice prints them
 */
char *
siyi_planned_leaders (const SiyiPlanned *self)
{
  return join (self, FALSE);
}

/**
 * siyi_planned_posts:
 *
 * Returns: (transfer full): their posts of that day, in the same order
 */
char *
siyi_planned_posts (const SiyiPlanned *self)
{
  return join (self, TRUE);
}

static void
add_text (JsonBuilder *builder,
          const char  *member,
          const char  *text)
{
  if (text == NULL || *text == '\0')
    return;

  json_builder_set_member_name (builder, member);
  json_builder_add_string_value (builder, text);
}

static void
add_seats (JsonBuilder *builder,
           const char  *member,
           GPtrArray   *seats)
{
  if (seats->len == 0)
    return;

  json_builder_set_member_name (builder, member);
  json_builder_begin_array (builder);
  for (guint i = 0; i < seats->len; i++)
    {
      const SiyiSeat *seat = g_ptr_array_index (seats, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "leader");
      json_builder_add_int_value (builder, seat->leader);
      add_text (builder, "name", seat->name);
      add_text (builder, "post", seat->post);
      add_text (builder, "reason", seat->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * siyi_planned_to_json:
 *
 * Returns: (transfer full): the session's line for the trail of its changes
 */
char *
siyi_planned_to_json (const SiyiPlanned *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;
  g_autofree char *day = siyi_day_to_text (self->day);

  json_builder_begin_object (builder);
  add_text (builder, "day", day);
  add_text (builder, "from", self->from);
  add_text (builder, "to", self->to);
  add_text (builder, "part", siyi_part_word (self->part));
  add_text (builder, "place", self->place);
  add_text (builder, "method", self->method);
  add_text (builder, "topic", self->topic);
  add_text (builder, "state", siyi_session_state_word (self->state));
  add_seats (builder, "planned", self->planned);
  add_seats (builder, "sat", self->sat);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
