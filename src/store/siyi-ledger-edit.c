/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One cell of the ledger edited: one action, guarded by the row's version. Which table a column
 * writes stands in a table; the text is read by the rules of imported cells. On an archive's
 * writing thread. */
#include "siyi-edit-private.h"
#include "siyi-task-private.h"

#include <stdarg.h>

#include "siyi-ledger-store.h"
#include "siyi-read-date.h"
#include "siyi-read-text.h"

static const char sql_load_row[] =
  "SELECT v.case_id, v.session, v.version, v.row_state, v.year, v.day, v.part, v.persons, "
  "(SELECT min (id) FROM task WHERE visit = v.id) FROM visit v WHERE v.id = ?";
static const char sql_bump[] =
  "UPDATE visit SET version = version + 1 WHERE id = ?";
static const char sql_insert_task[] =
  "INSERT INTO task (visit) VALUES (?)";

static gboolean
refuse_serial (SiyiEdit  *edit,
               GError   **error)
{
  return siyi_edit_refuse (error, "A serial number is given by the book and can't be changed");
}

static gboolean
refuse_post (SiyiEdit  *edit,
             GError   **error)
{
  return siyi_edit_refuse (error, "The post follows from the leader and the day; "
                                  "change the leader's posts in the settings");
}

static const SiyiEditFunc columns[SIYI_N_COLUMNS] = {
  [SIYI_COLUMN_SERIAL] = refuse_serial,
  [SIYI_COLUMN_DATE] = siyi_edit_date,
  [SIYI_COLUMN_LEADERS] = siyi_edit_leaders,
  [SIYI_COLUMN_POST] = refuse_post,
  [SIYI_COLUMN_METHOD] = siyi_edit_method,
  [SIYI_COLUMN_PLACE] = siyi_edit_place,
  [SIYI_COLUMN_VISITORS] = siyi_edit_visitors,
  [SIYI_COLUMN_PERSONS] = siyi_edit_persons,
  [SIYI_COLUMN_ADDRESS] = siyi_edit_address,
  [SIYI_COLUMN_PHONES] = siyi_edit_phones,
  [SIYI_COLUMN_SUMMARY] = siyi_edit_title,
  [SIYI_COLUMN_CLASS] = siyi_edit_class,
  [SIYI_COLUMN_FIRST] = siyi_edit_first,
  [SIYI_COLUMN_OPINION] = siyi_edit_opinion,
  [SIYI_COLUMN_UNITS] = siyi_edit_units,
  [SIYI_COLUMN_HANDLER] = siyi_edit_handler,
  [SIYI_COLUMN_CASE_LEADER] = siyi_edit_case_leader,
  [SIYI_COLUMN_ASSIGNED] = siyi_edit_assigned,
  [SIYI_COLUMN_DUE] = siyi_edit_due,
  [SIYI_COLUMN_PROGRESS] = siyi_edit_progress,
  [SIYI_COLUMN_CLOSED] = siyi_edit_closed,
  [SIYI_COLUMN_RESOLVED] = siyi_edit_resolved,
  [SIYI_COLUMN_SATISFACTION] = siyi_edit_satisfaction,
  [SIYI_COLUMN_VISIT_BACK] = siyi_edit_visit_back,
  [SIYI_COLUMN_REMARK] = siyi_edit_remark,
};

/* What a signed record says of its matter; the case and its task go on living. */
static gboolean
is_sealed_column (SiyiColumn column)
{
  return column == SIYI_COLUMN_DATE || column == SIYI_COLUMN_LEADERS ||
         column == SIYI_COLUMN_VISITORS || column == SIYI_COLUMN_PERSONS ||
         column == SIYI_COLUMN_OPINION;
}

gboolean
siyi_edit_refuse (GError     **error,
                  const char  *format,
                  ...)
{
  g_autofree char *why = NULL;
  va_list values;

  va_start (values, format);
  why = g_strdup_vprintf (format, values);
  va_end (values);
  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, why);

  return FALSE;
}

/**
 * siyi_edit_day:
 * @after_visit: a day without a year is the first one on or after the reception
 *
 * Returns: whether the text names a day, or a month
 */
gboolean
siyi_edit_day (SiyiEdit      *edit,
               gboolean       after_visit,
               SiyiReadDate  *date,
               GError       **error)
{
  SiyiReadCell cell = { .text = edit->text };
  SiyiReadDateContext context = { .year = edit->year };
  const guint64 bad = SIYI_WHY_BIT (SIYI_WHY_DATE_INVALID) | SIYI_WHY_BIT (SIYI_WHY_DATE_AMBIGUOUS);

  if (after_visit)
    context.not_before = siyi_day_parse (edit->day);
  siyi_read_date (&cell, &context, date);
  if ((date->day != SIYI_DAY_NONE || date->month > 0) && !(date->why & bad))
    return TRUE;

  return siyi_edit_refuse (error, "%s is not a day; write it like 2026-12-17, or like 12.17",
                           edit->text);
}

/**
 * siyi_edit_need_task:
 *
 * Makes the visit's task where it has none yet.
 */
gboolean
siyi_edit_need_task (SiyiEdit  *edit,
                     GError   **error)
{
  if (edit->task != 0)
    return TRUE;
  if (!siyi_db_run (edit->db, error, sql_insert_task, "l", edit->visit))
    return FALSE;
  edit->task = siyi_db_last_id (edit->db);

  return TRUE;
}

static gboolean
load_row (SiyiEdit  *edit,
          int       *version,
          int       *state,
          GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (edit->db, error, sql_load_row, "l", edit->visit);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  *state = SIYI_ROW_BINNED;
  if (siyi_db_row (edit->db, row, &failed))
    {
      edit->case_id = sqlite3_column_int64 (row, 0);
      edit->session = sqlite3_column_int64 (row, 1);
      *version = sqlite3_column_int (row, 2);
      *state = sqlite3_column_int (row, 3);
      edit->year = sqlite3_column_int (row, 4);
      edit->day = siyi_column_dup (row, 5);
      edit->part = siyi_column_dup (row, 6);
      edit->persons = sqlite3_column_int (row, 7);
      edit->task = sqlite3_column_int64 (row, 8);
    }

  return siyi_db_done (edit->db, row, failed, error);
}

static gboolean
may_edit (SiyiEdit  *edit,
          int        version,
          GError   **error)
{
  int stored = 0, state;

  if (!load_row (edit, &stored, &state, error))
    return FALSE;

  if (state == SIYI_ROW_BINNED)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such row");
  else if (state == SIYI_ROW_VOID)
    siyi_edit_refuse (error, "The row is void; it keeps its line as it is");
  else if (stored != version)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_STALE,
                         "Somebody changed this row meanwhile; look at it again");
  else
    return TRUE;

  return FALSE;
}

/**
 * siyi_ledger_edit:
 * @version: of the row as it was shown
 * @text: as typed; "" empties the cell
 *
 * Returns: (transfer full): the action, for undo; %NULL with CONSTRAINT and a sentence where the
 *   text can't be read or the cell can't be edited, STALE, NOT_FOUND
 */
char *
siyi_ledger_edit (SiyiDb      *db,
                  gint64       visit,
                  int          version,
                  SiyiColumn   column,
                  const char  *text,
                  GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  SiyiEdit edit = { .db = db, .text = trimmed, .empty = siyi_read_is_empty (trimmed),
                    .visit = visit };
  gboolean ok;

  g_return_val_if_fail (column < SIYI_N_COLUMNS, NULL);

  if (!siyi_db_begin (db, "visit.edit", FALSE, error))
    return NULL;

  ok = may_edit (&edit, version, error) &&
       (!is_sealed_column (column) || siyi_talk_refuse_sealed (db, visit, error)) &&
       columns[column] (&edit, error) &&
       siyi_task_settle_now (db, edit.task, error) &&
       siyi_db_run (db, error, sql_bump, "l", visit);
  g_free (edit.day);
  g_free (edit.part);
  return siyi_db_end (db, ok, error);
}
