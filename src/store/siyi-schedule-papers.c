/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two of the four ones that need no file: who signed, as typed, and why a piece is missing. On an
 * archive's writing thread. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

static const char sql_next_line[] =
  "SELECT coalesce (max (ordinal), 0) + 1 FROM signature WHERE session = ? AND part = ?";
static const char sql_sign[] =
  "INSERT INTO signature (session, part, ordinal, name, signed_at) VALUES (?, ?, ?, ?, ?)";
static const char sql_excuse[] =
  "INSERT INTO excuse (session, piece, reason) VALUES (?, ?, ?) "
  "ON CONFLICT (session, piece) DO UPDATE SET reason = excluded.reason";
static const char sql_drop_excuse[] =
  "DELETE FROM excuse WHERE session = ? AND piece = ?";

/**
 * siyi_session_sign:
 * @part: A: leader, accompanying persons, staff; B: petitioners (domain, section 2.2)
 * @names: who signed, in the order of the sheet
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_session_sign (SiyiDb              *db,
                   gint64               session,
                   const char          *part,
                   const char * const  *names,
                   GError             **error)
{
  gint64 line = siyi_db_ask_int64 (db, 1, sql_next_line, "lt", session, part);
  gboolean ok = TRUE;

  if (!siyi_db_begin (db, "session.sign", FALSE, error))
    return NULL;

  for (int i = 0; ok && names[i] != NULL; i++)
    ok = siyi_db_run (db, error, sql_sign, "ltltl", session, part, line + i, names[i],
                      siyi_db_now (db));

  return siyi_db_end (db, ok, error);
}

/**
 * siyi_session_excuse:
 * @reason: (nullable): why the piece is missing; %NULL takes the excuse back
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_session_excuse (SiyiDb      *db,
                     gint64       session,
                     SiyiPiece    piece,
                     const char  *reason,
                     GError     **error)
{
  const char *word = siyi_piece_word (piece);
  gboolean ok;

  if (!siyi_db_begin (db, "session.excuse", FALSE, error))
    return NULL;

  ok = reason != NULL ? siyi_db_run (db, error, sql_excuse, "ltt", session, word, reason)
                      : siyi_db_run (db, error, sql_drop_excuse, "lt", session, word);

  return siyi_db_end (db, ok, error);
}
