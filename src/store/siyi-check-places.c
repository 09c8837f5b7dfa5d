/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a problem is, as the office knows the place: a visit by its number in the ledger, a case by its own, a
 * session by its day. Asked once the check is over, by row numbers; a row that can't be read stays a row number. */
#include "siyi-check-private.h"

static const char * const sql_of[SIYI_N_WHERES] = {
  [SIYI_WHERE_FILE] = "SELECT f.volume, 0, 0, 0, s.day, NULL FROM file f LEFT JOIN session s ON s.id = f.session "
                      "WHERE f.id = ?",
  [SIYI_WHERE_VISIT] = "SELECT NULL, book, year, coalesce (serial, 0), day, NULL FROM visit WHERE id = ?",
  [SIYI_WHERE_CASE] = "SELECT number, 0, 0, 0, NULL, NULL FROM petition_case WHERE id = ?",
  [SIYI_WHERE_SESSION] = "SELECT NULL, 0, 0, 0, day, NULL FROM session WHERE id = ?",
  [SIYI_WHERE_IMPORT] = "SELECT NULL, 0, 0, 0, date (at / 1000000, 'unixepoch', 'localtime'), NULL "
                        "FROM import_batch WHERE id = ?",
  [SIYI_WHERE_PERIOD] = "SELECT NULL, 0, 0, 0, from_day, to_day FROM frozen_period WHERE id = ?",
};

/**
 * siyi_problem_set_place:
 * @text: (nullable): as @kind says
 */
void
siyi_problem_set_place (SiyiProblem *problem,
                        SiyiWhere    kind,
                        gint64       id,
                        const char  *text)
{
  SiyiProblemPlace *place = &problem->place;

  place->kind = kind;
  place->id = id;
  place->day = place->last_day = SIYI_DAY_NONE;
  g_free (place->text);
  place->text = g_strdup (text);
}

static void
name_place (SiyiProblemPlace *place,
            SiyiDb           *db)
{
  sqlite3_stmt *row = sql_of[place->kind] != NULL ? siyi_db_ask (db, NULL, sql_of[place->kind], "l", place->id) : NULL;

  if (row == NULL)
    return;

  if (siyi_db_row (db, row, NULL))
    {
      if (place->text == NULL)
        place->text = siyi_column_dup (row, 0);
      place->book = sqlite3_column_int (row, 1);
      place->year = sqlite3_column_int (row, 2);
      place->serial = sqlite3_column_int (row, 3);
      place->day = siyi_column_day (row, 4);
      place->last_day = siyi_column_day (row, 5);
    }
  siyi_db_release (db, row);
}

/**
 * siyi_problems_name:
 * @db: that the rows are in
 *
 * Adds to each place the number or day the office knows it by.
 */
void
siyi_problems_name (GPtrArray *problems,
                    SiyiDb    *db)
{
  for (guint i = 0; i < problems->len; i++)
    {
      SiyiProblem *problem = g_ptr_array_index (problems, i);

      name_place (&problem->place, db);
    }
}
