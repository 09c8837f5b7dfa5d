/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Papers of tasks and cases with their numbers: dense within a kind and year; a void one keeps its
 * number and its reason (domain, section 2.3). On an archive's threads, issuing on the writing one. */
#include "siyi-task-private.h"

#include "siyi-cover.h"
#include "siyi-words.h"

static const char sql_next[] =
  "SELECT coalesce (max (serial), 0) + 1 FROM paper WHERE kind = ? AND year = ?";
static const char sql_issue[] =
  "INSERT INTO paper (uid, kind, year, serial, number, task, case_id, step, day, body) "
  "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
static const char sql_number_task[] =
  "UPDATE task SET number = ?2 WHERE id = ?1";
#define SELECT_PAPER \
  "SELECT id, kind, number, body, day, coalesce (task, 0), coalesce (case_id, 0), coalesce (step, 0), row_state, " \
  "void_reason FROM paper "
static const char sql_of_task[] =
  SELECT_PAPER "WHERE task = ? ORDER BY id DESC";
static const char sql_of_case[] =
  SELECT_PAPER "WHERE case_id = ? ORDER BY id DESC";
static const char sql_one[] =
  SELECT_PAPER "WHERE id = ?";
static const char sql_state[] =
  "SELECT row_state FROM paper WHERE id = ?";
static const char sql_void[] =
  "UPDATE paper SET row_state = 1, void_reason = ?2 WHERE id = ?1";
/* The assignment's number is the one of the sheet that still counts. */
static const char sql_renumber_task[] =
  "UPDATE task SET number = (SELECT number FROM paper WHERE task = task.id AND kind = 'assignment' "
  "AND row_state = 0 ORDER BY id DESC LIMIT 1) WHERE id = (SELECT task FROM paper WHERE id = ? "
  "AND kind = 'assignment')";

/**
 * siyi_paper_issue:
 * @kind: assignment, urging, supervision, extension, visit-back, …
 * @task: 0: of no task
 * @case_id: 0: of no case
 * @step: the line of the history it belongs to; 0: none
 * @body: JSON of its fields as printed
 * @id: (out) (optional): of the paper
 *
 * The number follows the office's pattern (setting "paper.number.KIND", fields {year} and {serial}).
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_paper_issue (SiyiDb      *db,
                  const char  *kind,
                  gint64       task,
                  gint64       case_id,
                  gint64       step,
                  SiyiDay      day,
                  const char  *body,
                  gint64      *id,
                  GError     **error)
{
  g_autofree char *key = g_strconcat ("paper.number.", kind, NULL);
  g_autofree char *pattern = siyi_setting_get (db, key, siyi_word ("paper-numbers", kind));
  g_autofree char *year_text = NULL;
  g_autofree char *serial_text = NULL;
  g_autofree char *number = NULL;
  g_autofree char *uid = siyi_uid_new (db);
  gint64 serial;
  int year, month, of_month;
  gboolean ok;

  siyi_day_split (day, &year, &month, &of_month);
  if (!siyi_db_begin (db, "paper.issue", FALSE, error))
    return NULL;

  serial = siyi_db_ask_int64 (db, 1, sql_next, "ti", kind, year);
  year_text = g_strdup_printf ("%d", year);
  serial_text = g_strdup_printf ("%" G_GINT64_FORMAT, serial);
  number = siyi_fill (pattern, "year", year_text, "serial", serial_text, NULL);
  ok = siyi_db_run (db, error, sql_issue, "ttiltLLLdt", uid, kind, year, serial, number, task, case_id, step,
                    day, body);
  if (ok && id != NULL)
    *id = siyi_db_last_id (db);
  if (ok && task != 0 && g_str_equal (kind, "assignment"))
    ok = siyi_db_run (db, error, sql_number_task, "lt", task, number);

  return siyi_db_end (db, ok, error);
}

void
siyi_stored_paper_free (SiyiStoredPaper *paper)
{
  g_free (paper->kind);
  g_free (paper->number);
  g_free (paper->body);
  g_free (paper->void_reason);
  g_free (paper);
}

static GPtrArray *
load (SiyiDb      *db,
      const char  *sql,
      gint64       id,
      GError     **error)
{
  g_autoptr(GPtrArray) papers = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_stored_paper_free);
  sqlite3_stmt *row = siyi_db_ask (db, error, sql, "l", id);
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  while (siyi_db_row (db, row, &failed))
    {
      SiyiStoredPaper *paper = g_new0 (SiyiStoredPaper, 1);

      paper->id = sqlite3_column_int64 (row, 0);
      paper->kind = siyi_column_dup (row, 1);
      paper->number = siyi_column_dup (row, 2);
      paper->body = siyi_column_dup (row, 3);
      paper->day = siyi_column_day (row, 4);
      paper->task = sqlite3_column_int64 (row, 5);
      paper->case_id = sqlite3_column_int64 (row, 6);
      paper->step = sqlite3_column_int64 (row, 7);
      paper->is_void = sqlite3_column_int (row, 8) != 0;
      paper->void_reason = siyi_column_dup (row, 9);
      g_ptr_array_add (papers, paper);
    }
  if (!siyi_db_done (db, row, failed, error))
    return NULL;

  for (guint i = 0; i < papers->len; i++)
    siyi_cover_paper (db, g_ptr_array_index (papers, i));

  return g_steal_pointer (&papers);
}

/**
 * siyi_paper_issue_for_case:
 * @event: (nullable): the kind of event it makes, written down with its number on the same day
 * @id: (out): of the paper
 *
 * As siyi_paper_issue(); paper and event are one action.
 *
 * Returns: (transfer full): UUID of the action
 */
char *
siyi_paper_issue_for_case (SiyiDb      *db,
                           const char  *kind,
                           gint64       case_id,
                           SiyiDay      day,
                           const char  *body,
                           const char  *event,
                           gint64      *id,
                           GError     **error)
{
  g_autofree char *issued = NULL;
  g_autofree char *written = NULL;
  g_autoptr(SiyiStoredPaper) paper = NULL;

  if (!siyi_db_begin (db, "paper.issue", FALSE, error))
    return NULL;

  issued = siyi_paper_issue (db, kind, 0, case_id, 0, day, body, id, error);
  paper = issued != NULL && event != NULL ? siyi_stored_paper_load (db, *id, error) : NULL;
  if (paper != NULL)
    written = siyi_case_add_moment (db, case_id, event, day, paper->number, error);

  return siyi_db_end (db, issued != NULL && (event == NULL || written != NULL), error);
}

/**
 * siyi_papers_of_task:
 *
 * Returns: (transfer full) (element-type SiyiStoredPaper): the newest first, void ones among them
 */
GPtrArray *
siyi_papers_of_task (SiyiDb  *db,
                     gint64   task,
                     GError **error)
{
  return load (db, sql_of_task, task, error);
}

/**
 * siyi_papers_of_case:
 *
 * Returns: (transfer full) (element-type SiyiStoredPaper): those of its tasks too, the newest first, void ones
 *   among them
 */
GPtrArray *
siyi_papers_of_case (SiyiDb  *db,
                     gint64   case_id,
                     GError **error)
{
  return load (db, sql_of_case, case_id, error);
}

/**
 * siyi_stored_paper_load:
 *
 * Returns: (transfer full): the paper; NOT_FOUND
 */
SiyiStoredPaper *
siyi_stored_paper_load (SiyiDb  *db,
                        gint64   id,
                        GError **error)
{
  g_autoptr(GPtrArray) papers = load (db, sql_one, id, error);

  if (papers == NULL)
    return NULL;
  if (papers->len == 0)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such paper");
      return NULL;
    }

  return g_ptr_array_steal_index (papers, 0);
}

/**
 * siyi_paper_void:
 * @reason: why; the number stays with it
 *
 * Returns: (transfer full): UUID of the action; NOT_FOUND, CONSTRAINT where it is void already
 */
char *
siyi_paper_void (SiyiDb      *db,
                 gint64       paper,
                 const char  *reason,
                 GError     **error)
{
  if (reason == NULL || *reason == '\0')
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "A void paper keeps its number; say why it is void");
      return NULL;
    }
  switch (siyi_db_ask_int64 (db, -1, sql_state, "l", paper))
    {
    case 0:
      break;
    case 1:
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT, "This paper is void already");
      return NULL;
    default:
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "There is no such paper");
      return NULL;
    }
  if (!siyi_db_begin (db, "paper.void", FALSE, error))
    return NULL;

  return siyi_db_end (db, siyi_db_run (db, error, sql_void, "lt", paper, reason) &&
                          siyi_db_run (db, error, sql_renumber_task, "l", paper), error);
}
