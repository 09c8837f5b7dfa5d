/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of time of a case: its visits with what followed each, its events; the newest first.
 * Words like kind are for the window to translate; what and body are the office's own data. On an
 * archive's thread. */
#include "siyi-case-moments.h"

#include <string.h>

#include "siyi-words.h"

/* Each answers kind, day, what, body, visit; the first the session as well. */
static const char sql_visits[] =
  "SELECT CASE WHEN v.row_state = 1 THEN 'visit-void' WHEN v.book = 4 THEN 'letter' "  /* SiyiBook */
  "WHEN v.book = 5 THEN 'online' WHEN v.book = 6 THEN 'call' WHEN v.batch IS NOT NULL THEN 'import' "
  "ELSE 'visit' END, coalesce (v.day, v.year), "
  "(SELECT group_concat (name, :mark) FROM (SELECT name FROM session_leader "
  "WHERE session = v.session AND role = (SELECT max (role) FROM session_leader "
  "WHERE session = v.session) ORDER BY ordinal)), v.visitors, v.id, "
  "coalesce (v.session, 0) FROM visit v WHERE v.case_id = :case AND v.row_state <> 2";
static const char sql_instructions[] =
  "SELECT 'instruction', coalesce (i.day, v.day), "
  "coalesce ((SELECT name FROM leader WHERE id = i.leader), (SELECT group_concat (name, :mark) "
  "FROM (SELECT name FROM session_leader WHERE session = v.session AND role = "
  "(SELECT max (role) FROM session_leader WHERE session = v.session) ORDER BY ordinal))), i.body, v.id "
  "FROM instruction i JOIN visit v ON v.id = i.visit WHERE v.case_id = :case AND v.row_state <> 2";
static const char sql_assigned[] =
  "SELECT 'assigned', coalesce (t.assigned, v.day), (SELECT group_concat (name, :mark) "
  "FROM (SELECT name FROM task_unit WHERE task = t.id ORDER BY ordinal)), t.handler, v.id "
  "FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = :case AND v.row_state <> 2 "
  "AND (t.assigned IS NOT NULL OR EXISTS (SELECT 1 FROM task_unit WHERE task = t.id))";
static const char sql_progress[] =
  "SELECT 'progress', coalesce (t.closed, t.assigned, v.day), NULL, t.progress, v.id "
  "FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = :case AND v.row_state <> 2 "
  "AND t.progress IS NOT NULL";
static const char sql_steps[] =
  "SELECT s.kind, s.day, s.person, s.body, v.id FROM task_step s JOIN task t ON t.id = s.task "
  "JOIN visit v ON v.id = t.visit WHERE v.case_id = :case AND v.row_state <> 2";
static const char sql_closed[] =
  "SELECT 'closed', t.closed, NULL, NULL, v.id FROM task t JOIN visit v ON v.id = t.visit "
  "WHERE v.case_id = :case AND v.row_state <> 2 AND t.closed IS NOT NULL";
static const char sql_visit_back[] =
  "SELECT 'visit-back', coalesce (t.closed, t.due, t.assigned, v.day), NULL, t.visit_back, v.id "
  "FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = :case AND v.row_state <> 2 "
  "AND t.visit_back IS NOT NULL";
static const char sql_events[] =
  "SELECT e.kind, e.day, u.name, e.body, 0 FROM event e LEFT JOIN unit u ON u.id = e.unit "
  "WHERE e.case_id = :case";

static const char * const sources[] = {
  sql_visits, sql_instructions, sql_assigned, sql_progress, sql_steps, sql_closed, sql_visit_back,
  sql_events,
};

static void
moment_free (gpointer data)
{
  SiyiCaseMoment *moment = data;

  g_free (moment->kind);
  g_free (moment->what);
  g_free (moment->body);
  g_free (moment);
}

/* A month or a year alone is put at its first day. */
static SiyiDay
day_of (const char *text)
{
  g_autofree char *whole = NULL;

  if (text == NULL)
    return SIYI_DAY_NONE;
  if (strlen (text) == 10)
    return siyi_day_parse (text);

  whole = g_strconcat (text, strlen (text) == 4 ? "-01-01" : "-01", NULL);

  return siyi_day_parse (whole);
}

static SiyiCaseMoment *
read_moment (sqlite3_stmt *row)
{
  SiyiCaseMoment *moment = g_new0 (SiyiCaseMoment, 1);

  moment->kind = siyi_column_dup (row, 0);
  moment->day = day_of (siyi_column_text (row, 1));
  moment->what = siyi_column_dup (row, 2);
  moment->body = siyi_column_dup (row, 3);
  moment->visit = sqlite3_column_int64 (row, 4);
  moment->session = sqlite3_column_count (row) > 5 ? sqlite3_column_int64 (row, 5) : 0;

  return moment;
}

static gboolean
load (SiyiDb      *db,
      const char  *sql,
      gint64       id,
      GPtrArray   *moments,
      GError     **error)
{
  sqlite3_stmt *row = siyi_db_prepare (db, sql, error);
  GError *failed = NULL;
  int mark;

  if (row == NULL)
    return FALSE;

  sqlite3_bind_int64 (row, sqlite3_bind_parameter_index (row, ":case"), id);
  mark = sqlite3_bind_parameter_index (row, ":mark");
  if (mark > 0)
    sqlite3_bind_text (row, mark, siyi_word ("store", "list-mark"), -1, SQLITE_STATIC);
  while (siyi_db_row (db, row, &failed))
    g_ptr_array_add (moments, read_moment (row));

  return siyi_db_done (db, row, failed, error);
}

/* Stable: what followed a visit on its day was gathered after it and stays nearer to today. */
static int
newest_first (gconstpointer a,
              gconstpointer b)
{
  const SiyiCaseMoment *x = *(SiyiCaseMoment * const *) a;
  const SiyiCaseMoment *y = *(SiyiCaseMoment * const *) b;

  return x->day < y->day ? 1 : x->day > y->day ? -1 : 0;
}

static void
reverse (GPtrArray *moments)
{
  for (guint i = 0; i < moments->len / 2; i++)
    {
      gpointer swap = moments->pdata[i];

      moments->pdata[i] = moments->pdata[moments->len - 1 - i];
      moments->pdata[moments->len - 1 - i] = swap;
    }
}

/* The clocks need to know that the matter came in and that it was closed. */
static void
add_event (GPtrArray  *events,
           const char *kind,
           SiyiDay     day)
{
  SiyiCaseMoment *moment;

  if (day == SIYI_DAY_NONE)
    return;
  for (guint i = 0; i < events->len; i++)
    if (g_str_equal (((SiyiCaseMoment *) g_ptr_array_index (events, i))->kind, kind))
      return;

  moment = g_new0 (SiyiCaseMoment, 1);
  moment->kind = g_strdup (kind);
  moment->day = day;
  g_ptr_array_add (events, moment);
}

/**
 * siyi_case_load_moments:
 *
 * Fills moments and events of @self.
 *
 * Returns: whether they were read
 */
gboolean
siyi_case_load_moments (SiyiDb    *db,
                        SiyiCase  *self,
                        GError   **error)
{
  self->moments = g_ptr_array_new_with_free_func (moment_free);
  self->events = g_ptr_array_new_with_free_func (moment_free);

  for (gsize i = 0; i < G_N_ELEMENTS (sources); i++)
    if (!load (db, sources[i], self->id, self->moments, error))
      return FALSE;
  if (!load (db, sql_events, self->id, self->events, error))
    return FALSE;

  reverse (self->moments);
  g_ptr_array_sort (self->moments, newest_first);
  add_event (self->events, "received", self->registered);
  if (self->assigned != SIYI_DAY_NONE)
    add_event (self->events, "routed", self->assigned);
  add_event (self->events, "closed", self->closed);

  return TRUE;
}
