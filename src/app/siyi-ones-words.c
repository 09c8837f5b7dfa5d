/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session's four ones lack, in words: for a row of the year's list and for the tooltip and the
 * screen reader of its tiles. Pure functions. */
#include "siyi-ones-words.h"

#include <glib/gi18n.h>

#include "siyi-case-words.h"

static char *
record_words (const SiyiYearSession *session,
              const SiyiPieceCount  *count)
{
  const int n = count->wanted - count->done - session->n_unsigned;

  if (n <= 0)
    return g_strdup_printf (ngettext ("%d record not signed by the leader", "%d records not signed by the leader",
                                      session->n_unsigned), session->n_unsigned);
  if (session->n_unsigned > 0)
    /* Translators: records that are not complete, and those that the leader has not signed */
    return g_strdup_printf (_("%1$d records not complete, %2$d not signed by the leader"), n, session->n_unsigned);

  return g_strdup_printf (ngettext ("%d record not complete", "%d records not complete", n), n);
}

static char *
photo_words (const SiyiYearSession *session)
{
  if (session->n_photos == 0)
    return g_strdup (_("no photos taken"));
  if (!session->overview && !session->signin_view)
    return g_strdup_printf (ngettext ("%d photo, no captioned overall view or view of the sign-in",
                                      "%d photos, no captioned overall view or view of the sign-in",
                                      session->n_photos), session->n_photos);
  if (!session->overview)
    return g_strdup_printf (ngettext ("%d photo, no overall view", "%d photos, no overall view", session->n_photos),
                            session->n_photos);

  return g_strdup_printf (ngettext ("%d photo, no view of the sign-in", "%d photos, no view of the sign-in",
                                    session->n_photos), session->n_photos);
}

static char *
signin_words (const SiyiYearSession *session,
              const SiyiPieceCount  *count)
{
  const int n = count->wanted - count->done;

  if (count->done == 0 && session->n_sheets == 0)
    return g_strdup (_("sign-in sheet not there"));

  return g_strdup_printf (ngettext ("sign-in lacks %d person, no reason given",
                                    "sign-in lacks %d persons, no reason given", n), n);
}

static char *
piece_words (const SiyiOnes *ones,
             SiyiPiece       piece)
{
  const SiyiPieceCount *count = &ones->session->pieces[piece];

  switch (piece)
    {
    case SIYI_PIECE_RECORD:
      return record_words (ones->session, count);
    case SIYI_PIECE_PHOTOS:
      return photo_words (ones->session);
    case SIYI_PIECE_SIGNIN:
      return signin_words (ones->session, count);
    case SIYI_PIECE_LEDGER:
    case SIYI_N_PIECES:
    default:
      return g_strdup (_("ledger row missing"));
    }
}

static char *
days_words (const SiyiOnes *ones)
{
  if (ones->days_left == 0)
    return g_strdup (_("due today"));

  return g_strdup_printf (ngettext ("%d day left", "%d days left", ones->days_left), ones->days_left);
}

/**
 * siyi_ones_words_gap:
 *
 * Returns: (transfer full): what is missing or in doubt, and how long that is all right; "" for a complete
 *   session
 */
char *
siyi_ones_words_gap (const SiyiOnes *ones)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *other = g_strdup_printf (ngettext ("%d photo of another day", "%d photos of another day",
                                                      ones->session->n_other_day), ones->session->n_other_day);
  g_auto(GStrv) parts = NULL;

  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    if (siyi_ones_lack (ones, (SiyiPiece) piece))
      {
        g_autofree char *words = piece_words (ones, (SiyiPiece) piece);

        g_strv_builder_add (builder, words);
      }
  if (ones->session->n_other_day > 0)
    g_strv_builder_add (builder, other);
  if (ones->gap && ones->days_left >= 0)
    {
      g_autofree char *words = days_words (ones);

      g_strv_builder_add (builder, words);
    }
  parts = g_strv_builder_end (builder);

  /* Translators: between parts of a sentence about what is missing */
  return g_strjoinv (C_("missing", ", "), parts);
}

/**
 * siyi_ones_words_state:
 *
 * Returns: (transfer full): the state of the four in words
 */
char *
siyi_ones_words_state (const SiyiOnes *ones)
{
  if (ones->gap)
    return siyi_ones_words_gap (ones);
  if (ones->coming)
    return g_strdup (_("still to come"));
  if (!ones->over)
    return g_strdup (_("not yet over"));
  if (ones->state.joined)
    return g_strdup (_("complete"));

  return g_strdup (_("complete, with a reason for what is missing"));
}

/**
 * siyi_ones_words_label:
 *
 * Returns: (transfer full): day, leader and state, as a tooltip shows it and a screen reader says it
 */
char *
siyi_ones_words_label (const SiyiOnes *ones,
                       SiyiDay         today)
{
  g_autofree char *day = siyi_case_words_day (ones->session->day, today, TRUE);
  g_autofree char *state = siyi_ones_words_state (ones);

  /* Translators: day of a session, its leader, what its archive lacks */
  return g_strdup_printf (_("%1$s, %2$s: %3$s"), day, ones->session->leaders != NULL ? ones->session->leaders : "",
                          state);
}
