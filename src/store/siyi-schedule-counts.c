/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How many came to a session and what there is of its four archives (domain, section 2.2): a record
 * and a ledger row for each matter, an overall view and one of the sign-in, a signature of each
 * person present. Booked matters that nobody came with yet want nothing. On an archive's thread. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"

enum { VIEWS_WANTED = 2 };

static const char sql_visits[] =
  "SELECT count (*), sum (queue IS 'booked'), sum (persons), "
  "sum (CASE WHEN queue IS NOT 'booked' THEN persons END), "
  "sum (queue IS NOT 'booked' AND (talk IS NOT NULL OR EXISTS "
  " (SELECT 1 FROM instruction WHERE visit = v.id))) "
  "FROM visit v WHERE session = ? AND row_state = 0";
static const char sql_papers[] =
  "SELECT (SELECT count (DISTINCT coalesce (kind, id)) FROM photo WHERE session = ?1 "
  " AND row_state = 0 AND derived_from IS NULL AND caption IS NOT NULL), "
  "(SELECT count (*) FROM signature WHERE session = ?1 AND part = 'B'), "
  "(SELECT group_concat (piece, ' ') FROM excuse WHERE session = ?1)";

static void
count_visits (SiyiPlanned  *self,
              sqlite3_stmt *row)
{
  int n_came;

  self->n_visits = sqlite3_column_int (row, 0);
  self->n_booked = sqlite3_column_int (row, 1);
  self->n_persons = sqlite3_column_int64 (row, 2);
  n_came = self->n_visits - self->n_booked;
  self->pieces[SIYI_PIECE_RECORD].wanted = n_came;
  self->pieces[SIYI_PIECE_RECORD].done = sqlite3_column_int (row, 4);
  self->pieces[SIYI_PIECE_LEDGER].wanted = n_came;
  self->pieces[SIYI_PIECE_LEDGER].done = n_came;
  self->pieces[SIYI_PIECE_PHOTOS].wanted = n_came > 0 ? VIEWS_WANTED : 0;
  self->pieces[SIYI_PIECE_SIGNIN].wanted = sqlite3_column_int (row, 3);
}

static void
count_papers (SiyiPlanned  *self,
              sqlite3_stmt *row)
{
  g_auto(GStrv) excused = g_strsplit (siyi_column_text (row, 2) != NULL
                                        ? siyi_column_text (row, 2) : "", " ", -1);

  self->pieces[SIYI_PIECE_PHOTOS].done = MIN (sqlite3_column_int (row, 0), VIEWS_WANTED);
  self->pieces[SIYI_PIECE_SIGNIN].done = MIN (sqlite3_column_int (row, 1),
                                              self->pieces[SIYI_PIECE_SIGNIN].wanted);
  for (int piece = 0; piece < SIYI_N_PIECES; piece++)
    self->pieces[piece].excused =
      g_strv_contains ((const char * const *) excused, siyi_piece_word ((SiyiPiece) piece));
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
  if (siyi_db_row (db, row, &failed))
    count_visits (self, row);
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  row = siyi_db_ask (db, error, sql_papers, "l", self->id);
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    count_papers (self, row);

  return siyi_db_done (db, row, failed, error);
}
