/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sign-in sheet among the four ones: the rule of core over counts alone, quick enough for each
 * session of a year. On an archive's threads. */
#include "siyi-db-private.h"
#include "siyi-schedule-private.h"
#include "siyi-signin.h"

#define SIGNED "(SELECT count (*) FROM signature s WHERE s.session = v.session AND s.part = 'B' " \
  "AND s.visit = v.id AND s.signed_at IS NOT NULL AND s.ink IS "

static const char sql_heads[] =
  "SELECT v.queue IS NOT 'booked', v.persons, " SIGNED "NOT NULL), " SIGNED "NULL), d.signed, "
  "coalesce (d.reason, '') <> '' FROM visit v LEFT JOIN signin_difference d ON d.visit = v.id "
  "WHERE v.session = ? AND v.row_state = 0";
static const char sql_loose[] =
  "SELECT count (*) FROM signature WHERE session = ? AND part = 'B' AND visit IS NULL "
  "AND signed_at IS NOT NULL";

/**
 * siyi_signin_count:
 * @count: (out): persons present, and those of them that signed or whose lacking has a reason
 *
 * Who signed without a group, as older archives have it, stands for anybody.
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
    {
      const SiyiSigninHeads heads = {
        .came = sqlite3_column_int (row, 0) != 0,
        .present = sqlite3_column_int (row, 1),
        .on_screen = sqlite3_column_int (row, 2),
        .on_paper = sqlite3_column_int (row, 3),
        .counted = siyi_column_int (row, 4, -1),
        .has_reason = sqlite3_column_int (row, 5) != 0,
      };

      siyi_heads_add (&heads, count);
    }
  if (!siyi_db_done (db, row, failed, error))
    return FALSE;

  if (count->done < count->wanted)
    count->done = MIN (count->wanted, count->done + (int) siyi_db_ask_int64 (db, 0, sql_loose, "l", session));

  return TRUE;
}
