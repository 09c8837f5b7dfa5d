/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One field of a case edited from its page, and moments added to its line of time. One action each,
 * guarded by the case's version. On an archive's writing thread. */
#include "siyi-case-store.h"

#include <string.h>

#include "siyi-edit-private.h"
#include "siyi-read-text.h"

static const struct { const char *field; SiyiEditFunc func; } fields[] = {
  { "title", siyi_edit_title },
  { "facts", siyi_edit_facts },
  { "class", siyi_edit_class },
  { "purpose", siyi_edit_purpose },
  { "national_number", siyi_edit_national },
  { "problem_place", siyi_edit_problem_place },
  { "closed", siyi_edit_case_closed },
  { "resolved", siyi_edit_resolved },
  { "resolved_day", siyi_edit_resolved_day },
  { "satisfaction", siyi_edit_satisfaction },
  { "satisfaction_day", siyi_edit_satisfaction_day },
  { "satisfaction_of", siyi_edit_satisfaction_of },
  { "case_leader", siyi_edit_case_leader },
  { "restricted", siyi_edit_restricted },
};

/* Steps of the task; every other kind is an event of the case. */
static const char * const step_kinds[] = {
  "progress", "urged", "answered", "visit-back", "note", NULL
};

static const char sql_load_case[] =
  "SELECT version, row_state, registered FROM petition_case WHERE id = ?";
static const char sql_latest_task[] =
  "SELECT t.id FROM task t JOIN visit v ON v.id = t.visit WHERE v.case_id = ? AND v.row_state = 0 "
  "ORDER BY t.id DESC LIMIT 1";
static const char sql_insert_step[] =
  "INSERT INTO task_step (task, day, at, kind, person, body) VALUES (?, ?, ?, ?, ?, ?)";
static const char sql_insert_event[] =
  "INSERT INTO event (case_id, kind, day, body) VALUES (?, ?, ?, ?)";
static const char sql_bump[] =
  "UPDATE petition_case SET version = version + 1 WHERE id = ?";

/* version -1: any */
static gboolean
may_edit (SiyiEdit  *edit,
          int        version,
          GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (edit->db, error, sql_load_case, "l", edit->case_id);
  int stored = -1, state = SIYI_ROW_BINNED;
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (edit->db, row, &failed))
    {
      stored = sqlite3_column_int (row, 0);
      state = sqlite3_column_int (row, 1);
      edit->day = siyi_column_dup (row, 2);
      edit->year = edit->day != NULL ? siyi_day_year (siyi_db_today (edit->db)) : 0;
    }
  if (!siyi_db_done (edit->db, row, failed, error))
    return FALSE;

  if (state == SIYI_ROW_BINNED)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such case");
  else if (version >= 0 && stored != version)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_STALE,
                         "Somebody changed this case meanwhile; look at it again");
  else
    return TRUE;

  return FALSE;
}

static SiyiEditFunc
func_of (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].field, field))
      return fields[i].func;

  return NULL;
}

/**
 * siyi_case_edit:
 * @field: title, facts, class, purpose, national_number, problem_place, closed, resolved,
 *   resolved_day, satisfaction, satisfaction_day, satisfaction_of, case_leader, restricted (1 or 0)
 *
 * Returns: (transfer full): the action, as siyi_ledger_edit()
 */
char *
siyi_case_edit (SiyiDb      *db,
                gint64       id,
                int          version,
                const char  *field,
                const char  *text,
                GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  SiyiEdit edit = { .db = db, .text = trimmed, .empty = siyi_read_is_empty (trimmed),
                    .case_id = id };
  SiyiEditFunc func = func_of (field);
  gboolean ok;

  g_return_val_if_fail (func != NULL, NULL);

  if (!siyi_db_begin (db, "case.edit", FALSE, error))
    return NULL;

  ok = may_edit (&edit, version, error) && func (&edit, error);
  g_free (edit.day);
  return siyi_db_end (db, ok, error);
}

static gboolean
add_moment (SiyiEdit    *edit,
            const char  *kind,
            SiyiDay      day,
            const char  *body,
            GError     **error)
{
  gint64 task = g_strv_contains (step_kinds, kind)
                  ? siyi_db_ask_int64 (edit->db, 0, sql_latest_task, "l", edit->case_id) : 0;

  if (task != 0 && !siyi_db_run (edit->db, error, sql_insert_step, "ldlttT", task, day,
                                 siyi_db_now (edit->db), kind, edit->db->who, body))
    return FALSE;
  if (task == 0 && !siyi_db_run (edit->db, error, sql_insert_event, "ltdT", edit->case_id, kind,
                                 day, body))
    return FALSE;

  return siyi_db_run (edit->db, error, sql_bump, "l", edit->case_id);
}

/**
 * siyi_case_add_moment:
 * @kind: a step of the task (progress, urged, answered, visit-back, note) or a kind of event the
 *   clocks know
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_case_add_moment (SiyiDb      *db,
                      gint64       id,
                      const char  *kind,
                      SiyiDay      day,
                      const char  *body,
                      GError     **error)
{
  SiyiEdit edit = { .db = db, .case_id = id };
  gboolean ok;

  if (day == SIYI_DAY_NONE)
    {
      siyi_edit_refuse (error, "What happened needs its day");
      return NULL;
    }
  if (!siyi_db_begin (db, "case.moment", FALSE, error))
    return NULL;

  ok = may_edit (&edit, -1, error) && add_moment (&edit, kind, day, body, error);
  g_free (edit.day);
  return siyi_db_end (db, ok, error);
}
