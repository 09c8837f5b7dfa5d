/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The four-ones of a session: what state each archive is in and whether the session is complete.
 * Works on plain counts, so that a year of sessions can be judged from one query. Pure
 * functions. */
#include "siyi-completeness.h"

static const char * const piece_words[SIYI_N_PIECES] = {
  [SIYI_PIECE_RECORD] = "record",
  [SIYI_PIECE_LEDGER] = "ledger",
  [SIYI_PIECE_PHOTOS] = "photos",
  [SIYI_PIECE_SIGNIN] = "signin",
};

/**
 * siyi_piece_word:
 *
 * Returns: (transfer none): the stable key of a piece, as stored
 */
const char *
siyi_piece_word (SiyiPiece piece)
{
  g_return_val_if_fail (piece < SIYI_N_PIECES, "");

  return piece_words[piece];
}

/* Nothing wanted (nobody came) is full as soon as nobody can come any more. */
static gboolean
is_full (const SiyiPieceCount *count,
         gboolean              is_over)
{
  return count->done >= count->wanted && (count->wanted > 0 || is_over);
}

static SiyiTile
tile_of (const SiyiPieceCount *count,
         gboolean              is_over,
         gboolean              is_late)
{
  if (is_full (count, is_over))
    return SIYI_TILE_FULL;
  if (count->excused)
    return SIYI_TILE_EXCUSED;
  if (is_over && is_late)
    return SIYI_TILE_MISSING;
  if (count->done > 0)
    return SIYI_TILE_PART;

  return is_over ? SIYI_TILE_SOON : SIYI_TILE_EMPTY;
}

/**
 * siyi_pieces_complete:
 * @counts: (array fixed-size=4): what there is, by #SiyiPiece
 * @is_over: whether the session has ended
 *
 * Of a session that is over it stays true on every day after, whatever the grace.
 *
 * Returns: whether each archive is full or excused
 */
gboolean
siyi_pieces_complete (const SiyiPieceCount *counts,
                      gboolean              is_over)
{
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    if (!is_full (&counts[piece], is_over) && !counts[piece].excused)
      return FALSE;

  return TRUE;
}

/**
 * siyi_completeness_read:
 * @counts: (array fixed-size=4): what there is, by #SiyiPiece
 * @session_day: the day of the session
 * @is_over: whether it has ended
 * @grace_days: working days in which nothing is missing yet
 * @calendar: working days
 * @today: today
 *
 * Returns: the states of the four tiles and what they add up to
 */
SiyiCompleteness
siyi_completeness_read (const SiyiPieceCount *counts,
                        SiyiDay               session_day,
                        gboolean              is_over,
                        int                   grace_days,
                        const SiyiCalendar   *calendar,
                        SiyiDay               today)
{
  SiyiCompleteness result = { .complete = siyi_pieces_complete (counts, is_over), .joined = TRUE, .first_missing = -1 };

  result.grace_ends = siyi_calendar_add_working (calendar, session_day, grace_days);
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    {
      SiyiTile tile = tile_of (&counts[piece], is_over, today > result.grace_ends);

      result.tiles[piece] = tile;
      result.joined = result.joined && tile == SIYI_TILE_FULL;
      if (result.first_missing < 0 && tile != SIYI_TILE_FULL && tile != SIYI_TILE_EXCUSED)
        result.first_missing = piece;
    }

  return result;
}
