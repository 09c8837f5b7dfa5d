/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many came to a session and what there is of its four archives (domain, section 2.2), the one
 * place where they are counted: a complete record that the leader signed and a ledger row for each
 * matter, an overall view and one of the sign-in with their captions, a signature of each person
 * present. Booked matters that nobody came with yet want nothing. On an archive's thread. */
#include "siyi-reception-private.h"
#include "siyi-schedule-private.h"

enum { VIEWS_WANTED = 2 };

static const char sql_visits[] =
  "SELECT v.queue IS 'booked', v.persons, " SIYI_LACKS_COLUMNS
  "FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE v.session = ? AND v.row_state = 0";
static const char sql_papers[] =
  "SELECT " SIYI_VIEWS_COLUMN ("?1") ", " SIYI_EXCUSED_COLUMN ("?1");

/* A taken-over row is the record of its matter: of the talk it has no more than it tells. */
SiyiLacks
siyi_column_lacks (sqlite3_stmt *row,
                   int           first)
{
  SiyiTalkFacts facts = {
    .request = sqlite3_column_int (row, first) != 0,
    .persons = sqlite3_column_int (row, first + 1),
    .talk = sqlite3_column_int (row, first + 2) != 0,
    .instruction = sqlite3_column_int (row, first + 3) != 0,
    .on_the_spot = sqlite3_column_int (row, first + 4),
    .unit = sqlite3_column_int (row, first + 5) != 0,
    .limit = sqlite3_column_int (row, first + 6) != 0,
  };
  gboolean taken_over = sqlite3_column_int (row, first + 7) != 0;

  if (taken_over && (facts.talk || facts.instruction))
    return 0;

  return siyi_talk_facts_lack (&facts);
}

/* The leader's signature belongs to the record book (domain, section 2.2). That of a taken-over row
 * stands on paper elsewhere. */
gboolean
siyi_column_signed (sqlite3_stmt *row,
                    int           first)
{
  return sqlite3_column_int (row, first + 7) != 0 || sqlite3_column_int (row, first + 8) != 0;
}

/**
 * siyi_pieces_add_visit:
 * @pieces: (inout): of the session
 * @booked: nobody came yet
 * @lacks: of its record
 * @is_signed: by the leader
 *
 * Returns: whether its record is complete but for the leader's signature
 */
gboolean
siyi_pieces_add_visit (SiyiPieceCount *pieces,
                       gboolean        booked,
                       SiyiLacks       lacks,
                       gboolean        is_signed)
{
  if (booked)
    return FALSE;

  pieces[SIYI_PIECE_RECORD].wanted++;
  pieces[SIYI_PIECE_RECORD].done += lacks == 0 && is_signed;
  pieces[SIYI_PIECE_LEDGER].wanted++;
  pieces[SIYI_PIECE_LEDGER].done++;
  pieces[SIYI_PIECE_PHOTOS].wanted = VIEWS_WANTED;

  return lacks == 0 && !is_signed;
}

/**
 * siyi_pieces_set_papers:
 * @pieces: (inout): with all visits in it
 * @n_views: of the wanted ones, with a caption
 * @excused: (nullable): words of pieces, with spaces between
 */
void
siyi_pieces_set_papers (SiyiPieceCount *pieces,
                        int             n_views,
                        const char     *excused)
{
  g_auto(GStrv) words = g_strsplit (excused != NULL ? excused : "", " ", -1);
  SiyiPieceCount *photos = &pieces[SIYI_PIECE_PHOTOS];

  photos->done = MIN (n_views, photos->wanted);
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    pieces[piece].excused =
      g_strv_contains ((const char * const *) words, siyi_piece_word ((SiyiPiece) piece));
}

static void
count_visit (SiyiPlanned  *self,
             sqlite3_stmt *row)
{
  const gboolean booked = sqlite3_column_int (row, 0) != 0;

  self->n_visits++;
  self->n_persons += sqlite3_column_int (row, 1);
  self->n_booked += booked;
  self->n_unsigned += siyi_pieces_add_visit (self->pieces, booked, booked ? 0 : siyi_column_lacks (row, 2),
                                             siyi_column_signed (row, 2));
}

gboolean
siyi_planned_load_counts (SiyiDb       *db,
                          SiyiPlanned  *self,
                          GError      **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_visits, "l", self->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;
  while (siyi_db_row (db, row, &failed))
    count_visit (self, row);
  if (!siyi_db_done (db, row, failed, error) ||
      !siyi_signin_count (db, self->id, &self->pieces[SIYI_PIECE_SIGNIN], error))
    return FALSE;

  row = siyi_db_ask (db, error, sql_papers, "l", self->id);
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    siyi_pieces_set_papers (self->pieces, sqlite3_column_int (row, 0), siyi_column_text (row, 1));

  return siyi_db_done (db, row, failed, error);
}
