/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Sessions as siyictl answers with them, and what it needs to tell their four ones. */
#include "commands.h"

#include "siyi-office-store.h"

static const char *
tile_word (SiyiTile tile)
{
  switch (tile)
    {
    case SIYI_TILE_PART:
      return "part";
    case SIYI_TILE_FULL:
      return "full";
    case SIYI_TILE_SOON:
      return "soon";
    case SIYI_TILE_MISSING:
      return "missing";
    case SIYI_TILE_EXCUSED:
      return "excused";
    case SIYI_TILE_EMPTY:
    default:
      return "empty";
    }
}

/**
 * ctl_ones_load:
 *
 * Reads what the four ones are judged by.
 */
gboolean
ctl_ones_load (SiyiDb   *db,
               CtlOnes  *ones,
               GError  **error)
{
  ones->calendar = siyi_calendar_load (db, error);
  ones->grace_days = siyi_setting_limit (db, "archive-grace").days;
  ones->today = siyi_schedule_today (db);

  return ones->calendar != NULL;
}

void
ctl_ones_clear (CtlOnes *ones)
{
  g_clear_pointer (&ones->calendar, siyi_calendar_unref);
}

static void
add_ones (JsonBuilder       *answer,
          const SiyiPlanned *session,
          const CtlOnes     *ones)
{
  SiyiCompleteness state = siyi_schedule_four_ones (session, ones->calendar, ones->grace_days,
                                                    ones->today);

  json_builder_set_member_name (answer, "four_ones");
  json_builder_begin_object (answer);
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    ctl_add_flag (answer, siyi_piece_word ((SiyiPiece) piece),
                  state.tiles[piece] == SIYI_TILE_FULL || state.tiles[piece] == SIYI_TILE_EXCUSED);
  json_builder_end_object (answer);

  json_builder_set_member_name (answer, "four_ones_state");
  json_builder_begin_object (answer);
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    ctl_add_text (answer, siyi_piece_word ((SiyiPiece) piece), tile_word (state.tiles[piece]));
  ctl_add_flag (answer, "complete", state.complete);
  ctl_add_int (answer, "unsigned", session->n_unsigned);
  json_builder_end_object (answer);
}

static void
add_names (JsonBuilder *answer,
           const char  *key,
           GPtrArray   *seats)
{
  json_builder_set_member_name (answer, key);
  json_builder_begin_array (answer);
  for (guint i = 0; i < seats->len; i++)
    json_builder_add_string_value (answer, ((const SiyiSeat *) g_ptr_array_index (seats, i))->name);
  json_builder_end_array (answer);
}

static void
add_reason (JsonBuilder       *answer,
            const SiyiPlanned *session)
{
  json_builder_set_member_name (answer, "reason");
  if (session->why_code == NULL)
    {
      json_builder_add_null_value (answer);
      return;
    }

  json_builder_begin_object (answer);
  ctl_add_text (answer, "code", session->why_code);
  ctl_add_text (answer, "text", session->why_text);
  json_builder_end_object (answer);
}

/**
 * ctl_add_session:
 * @ones: (nullable): %NULL leaves the four ones out
 *
 * Adds the members of a session to the object that is open.
 */
void
ctl_add_session (JsonBuilder       *answer,
                 const SiyiPlanned *session,
                 const CtlOnes     *ones)
{
  g_autofree char *leaders = siyi_planned_leaders (session);
  g_autofree char *posts = siyi_planned_posts (session);

  ctl_add_int (answer, "id", session->id);
  ctl_add_day (answer, "date", session->day);
  ctl_add_text (answer, "from", session->from);
  ctl_add_text (answer, "to", session->to);
  ctl_add_text (answer, "leader", leaders);
  ctl_add_text (answer, "post", posts);
  ctl_add_text (answer, "method", session->method);
  ctl_add_text (answer, "topic", session->topic);
  ctl_add_text (answer, "venue", session->place);
  ctl_add_text (answer, "state", siyi_session_state_word (session->state));
  add_reason (answer, session);
  add_names (answer, "planned", session->planned);
  add_names (answer, "sat", session->sat);
  ctl_add_text (answer, "change", session->change != SIYI_CHANGE_NONE
                                    ? siyi_change_kind_word (session->change) : NULL);
  ctl_add_flag (answer, "announced", session->announced);
  ctl_add_int (answer, "version", session->version);
  ctl_add_int (answer, "batches", session->n_visits);
  ctl_add_int (answer, "booked", session->n_booked);
  ctl_add_int (answer, "persons", session->n_persons);
  if (ones != NULL)
    add_ones (answer, session, ones);
}
