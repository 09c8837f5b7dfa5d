/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Open cases with what happened to them, one at a time: memory stays that of one case however many there
 * are. Route 6 alone runs the petition procedure's clock (article 31). On an archive's thread. */
#include "siyi-clock-store.h"

#include "siyi-db-private.h"

static const char sql_open[] =
  "SELECT e.case_id, c.number, c.title, (SELECT masked FROM visit WHERE case_id = c.id AND row_state = 0 "
  "ORDER BY day DESC, id DESC LIMIT 1), c.restricted, e.kind, e.day, coalesce (e.days, 0), "
  "coalesce (e.body, '') <> '' FROM petition_case c CROSS JOIN event e ON e.case_id = c.id "
  "WHERE c.closed_day IS NULL AND c.row_state = 0 AND NOT (e.kind = 'accepted' AND coalesce (c.route, 6) <> 6) "
  "ORDER BY c.id, e.day, e.id";

static void
event_clear (gpointer data)
{
  g_free ((char *) ((SiyiEvent *) data)->kind);
}

static void
forget (SiyiOpenCase *one)
{
  g_clear_pointer (&one->number, g_free);
  g_clear_pointer (&one->title, g_free);
  g_clear_pointer (&one->visitors_masked, g_free);
  g_array_set_size (one->events, 0);
}

static void
begin (SiyiOpenCase *one,
       sqlite3_stmt *row)
{
  forget (one);
  one->id = sqlite3_column_int64 (row, 0);
  one->number = siyi_column_dup (row, 1);
  one->title = siyi_column_dup (row, 2);
  one->visitors_masked = siyi_column_dup (row, 3);
  one->restricted = sqlite3_column_int (row, 4) != 0;
}

/**
 * siyi_open_cases_walk:
 * @function: called for each open case that has events
 */
gboolean
siyi_open_cases_walk (SiyiDb            *db,
                      SiyiOpenCaseFunc   function,
                      gpointer           data,
                      GError           **error)
{
  SiyiOpenCase one = { .events = g_array_new (FALSE, FALSE, sizeof (SiyiEvent)) };
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_open, "");
  gboolean go_on = TRUE, ok = FALSE;
  GError *failed = NULL;

  g_array_set_clear_func (one.events, event_clear);
  if (row != NULL)
    {
      while (go_on && siyi_db_row (db, row, &failed))
        {
          SiyiEvent event = { siyi_column_dup (row, 5), siyi_column_day (row, 6), sqlite3_column_int (row, 7),
                              sqlite3_column_int (row, 8) != 0 };

          if (sqlite3_column_int64 (row, 0) != one.id)
            {
              go_on = one.id == 0 || function (&one, data);
              begin (&one, row);
            }
          g_array_append_val (one.events, event);
        }
      ok = siyi_db_done (db, row, failed, error);
      if (ok && go_on && one.id != 0)
        function (&one, data);
    }
  forget (&one);
  g_array_unref (one.events);

  return ok;
}
