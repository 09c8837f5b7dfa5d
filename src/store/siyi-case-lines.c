/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lines of the cases' list by id: the case and its latest visit; persons as lists show them. On an
 * archive's thread. */
#include "siyi-case-store.h"

#include "siyi-cover.h"
#include "siyi-words.h"

static const char sql_load_line[] =
  "SELECT c.number, c.title, v.masked, v.address, v.day, c.closed_day, c.resolved, c.restricted, "
  "(SELECT count(*) FROM visit WHERE case_id = c.id AND row_state = 0), t.id, t.assigned, t.due, "
  "t.state "
  "FROM petition_case c "
  "LEFT JOIN visit v ON v.id = (SELECT id FROM visit WHERE case_id = c.id AND row_state <> 2 "
  "ORDER BY day DESC, id DESC LIMIT 1) "
  "LEFT JOIN task t ON t.id = (SELECT max (id) FROM task WHERE visit = v.id) WHERE c.id = ?";
static const char sql_load_units[] =
  "SELECT coalesce (u.short_name, tu.name) FROM task_unit tu LEFT JOIN unit u ON u.id = tu.unit "
  "WHERE tu.task = ? ORDER BY tu.ordinal";

void
siyi_case_line_free (SiyiCaseLine *line)
{
  g_free (line->number);
  g_free (line->title);
  g_free (line->visitors);
  g_free (line->address);
  g_free (line->units);
  g_free (line);
}

static void
free_line (gpointer line)
{
  if (line != NULL)
    siyi_case_line_free (line);
}

static char *
short_units (SiyiDb *db,
             gint64  task)
{
  sqlite3_stmt *statement = siyi_db_ask (db, NULL, sql_load_units, "l", task);
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;

  while (statement != NULL && siyi_db_row (db, statement, NULL))
    g_strv_builder_add (names, siyi_column_text (statement, 0));
  siyi_db_release (db, statement);
  list = g_strv_builder_end (names);

  return list[0] != NULL ? g_strjoinv (siyi_word ("store", "list-mark"), list) : NULL;
}

static SiyiCaseLine *
read_line (SiyiDb       *db,
           sqlite3_stmt *statement,
           gint64        id)
{
  SiyiCaseLine *line = g_new0 (SiyiCaseLine, 1);
  gint64 task = sqlite3_column_int64 (statement, 9);

  line->id = id;
  line->number = siyi_column_dup (statement, 0);
  line->title = siyi_column_dup (statement, 1);
  line->visitors = siyi_column_dup (statement, 2);
  line->address = siyi_column_dup (statement, 3);
  line->last_day = siyi_column_day (statement, 4);
  line->closed = siyi_column_day (statement, 5);
  line->resolved = siyi_column_int (statement, 6, -1);
  line->restricted = sqlite3_column_int (statement, 7);
  line->n_visits = sqlite3_column_int (statement, 8);
  line->assigned = siyi_column_day (statement, 10);
  line->due = siyi_column_day (statement, 11);
  /* Closed on a day that nobody wrote down: no limit is running any more. */
  if (g_strcmp0 (siyi_column_text (statement, 12), "closed") == 0 && line->closed == SIYI_DAY_NONE)
    line->due = SIYI_DAY_NONE;
  line->units = task != 0 ? short_units (db, task) : NULL;
  siyi_cover_case_line (db, line);

  return line;
}

/**
 * siyi_cases_load:
 *
 * Returns: (transfer full) (element-type SiyiCaseLine): in the order of @ids; %NULL in the place of
 *   one that is gone
 */
GPtrArray *
siyi_cases_load (SiyiDb        *db,
                 const gint64  *ids,
                 gsize          n_ids,
                 GError       **error)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_full ((guint) n_ids, free_line);

  for (gsize i = 0; i < n_ids; i++)
    {
      sqlite3_stmt *statement = siyi_db_ask (db, error, sql_load_line, "l", ids[i]);
      GError *failed = NULL;

      if (statement == NULL)
        return NULL;

      if (siyi_db_row (db, statement, &failed))
        g_ptr_array_add (lines, read_line (db, statement, ids[i]));
      else
        g_ptr_array_add (lines, NULL);
      if (!siyi_db_done (db, statement, failed, error))
        return NULL;
    }

  return g_steal_pointer (&lines);
}
