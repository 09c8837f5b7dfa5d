/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in sheet among the four ones: the rule of core over counts alone, quick enough for each
 * session of a year. On an archive's threads. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"
#include "siyi-signin.h"

static const char sql_heads[] =
  "SELECT " SIYI_HEADS_COLUMNS "FROM visit v LEFT JOIN signin_difference d ON d.visit = v.id "
  "WHERE v.session = ? AND v.row_state = 0";
static const char sql_loose[] =
  "SELECT " SIYI_LOOSE_COLUMN ("?1") ", " SIYI_SHEET_HEADS_COLUMN ("?1");

/* Of one group, from the columns of SIYI_HEADS_COLUMNS. */
void
siyi_column_heads (sqlite3_stmt   *row,
                   int             first,
                   SiyiPieceCount *count)
{
  const SiyiSigninHeads heads = {
    .came = sqlite3_column_int (row, first) != 0,
    .present = sqlite3_column_int (row, first + 1),
    .on_screen = sqlite3_column_int (row, first + 2),
    .on_paper = sqlite3_column_int (row, first + 3),
    .counted = siyi_column_int (row, first + 4, -1),
    .has_reason = sqlite3_column_int (row, first + 5) != 0,
  };

  siyi_heads_add (&heads, count);
}

/* Who signed without a group, as older archives have it, stands for anybody; so do heads counted for
 * a whole scanned sheet. */
void
siyi_heads_settle (SiyiPieceCount *count,
                   int             loose,
                   int             on_sheets)
{
  if (count->done < count->wanted)
    count->done = CLAMP (loose, count->done, count->wanted);
  if (count->done < count->wanted)
    count->done = CLAMP (on_sheets, count->done, count->wanted);
}

/**
 * siyi_signin_count:
 * @count: (out): persons present, and those of them that signed or whose lacking has a reason
 */
gboolean
siyi_signin_count (SiyiDb          *db,
                   gint64           session,
                   SiyiPieceCount  *count,
                   GError         **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_heads, "l", session);
  GError *failed = NULL;

  count->done = count->wanted = 0;
  if (row == NULL)
    return FALSE;

  while (siyi_db_row (db, row, &failed))
    siyi_column_heads (row, 0, count);
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  if (count->done == count->wanted)
    return TRUE;

  row = siyi_db_ask (db, error, sql_loose, "l", session);
  if (row == NULL)
    return FALSE;
  if (siyi_db_row (db, row, &failed))
    siyi_heads_settle (count, sqlite3_column_int (row, 0), sqlite3_column_int (row, 1));

  return siyi_db_done (db, row, failed, error);
}
