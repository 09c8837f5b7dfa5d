/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything a case's page shows; its line of time is made by siyi-case-moments.c. On an archive's
 * thread. */
#include "siyi-case-moments.h"

#include "siyi-cover.h"
#include "siyi-words.h"

static const char sql_load_case[] =
  "SELECT version, number, national_number, title, facts, purpose, class, class_path, "
  "problem_place, registered_at, status_text, satisfaction_of, case_leader_name, type, route, "
  "restricted, law_related, row_state, registered, closed_day, resolved_day, satisfaction_day, "
  "resolved, satisfaction FROM petition_case WHERE id = ?";
static const char sql_latest_visit[] =
  "SELECT id, first, persons, concerned, visitors, address FROM visit "
  "WHERE case_id = ? AND row_state <> 2 ORDER BY row_state, day DESC, id DESC LIMIT 1";
static const char sql_phones[] =
  "SELECT DISTINCT p.phone FROM petitioner p JOIN visit v ON v.id = p.visit "
  "WHERE v.case_id = ? AND v.row_state = 0 AND p.phone IS NOT NULL ORDER BY v.day DESC, p.ordinal";
static const char sql_ids[] =
  "SELECT DISTINCT p.id_number FROM petitioner p JOIN visit v ON v.id = p.visit "
  "WHERE v.case_id = ? AND v.row_state = 0 AND p.id_number IS NOT NULL "
  "ORDER BY v.day DESC, p.ordinal";
static const char sql_units[] =
  "SELECT DISTINCT u.name FROM task_unit u JOIN task t ON t.id = u.task "
  "JOIN visit v ON v.id = t.visit WHERE v.case_id = ? AND v.row_state = 0 "
  "ORDER BY t.id DESC, u.ordinal";
static const char sql_latest_task[] =
  "SELECT t.assigned, t.due, t.id FROM task t JOIN visit v ON v.id = t.visit "
  "WHERE v.case_id = ? AND v.row_state = 0 ORDER BY t.state = 'closed', t.id DESC LIMIT 1";
static const char sql_twins[] =
  "SELECT CASE WHEN case_a = ?1 THEN case_b ELSE case_a END FROM case_link "
  "WHERE kind = 'twin' AND (case_a = ?1 OR case_b = ?1)";
static const char sql_find_case[] =
  "SELECT id FROM petition_case WHERE number = ?1 OR national_number = ?1 "
  "ORDER BY number = ?1 DESC LIMIT 1";

void
siyi_case_free (SiyiCase *self)
{
  char *texts[] = { self->number, self->national_number, self->title, self->facts, self->purpose,
                    self->class_name, self->class_path, self->address, self->problem_place,
                    self->registered_at, self->status_text, self->case_leader,
                    self->satisfaction_of, self->visitors, self->phones, self->ids, self->units };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    g_free (texts[i]);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_ptr_array_unref);
  g_clear_pointer (&self->twins, g_ptr_array_unref);
  g_free (self);
}

static void
read_texts (SiyiCase     *self,
            sqlite3_stmt *row)
{
  char **texts[] = { &self->number, &self->national_number, &self->title, &self->facts,
                     &self->purpose, &self->class_name, &self->class_path, &self->problem_place,
                     &self->registered_at, &self->status_text, &self->satisfaction_of,
                     &self->case_leader };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    *texts[i] = siyi_column_dup (row, 1 + (int) i);
}

static SiyiCase *
read_case (sqlite3_stmt *row,
           gint64        id)
{
  SiyiCase *self = g_new0 (SiyiCase, 1);

  self->id = id;
  self->version = sqlite3_column_int (row, 0);
  read_texts (self, row);
  self->type = sqlite3_column_int (row, 13);
  self->route = sqlite3_column_int (row, 14);
  self->restricted = sqlite3_column_int (row, 15);
  self->law_related = sqlite3_column_int (row, 16);
  self->row_state = sqlite3_column_int (row, 17);
  self->registered = siyi_column_day (row, 18);
  self->closed = siyi_column_day (row, 19);
  self->resolved_day = siyi_column_day (row, 20);
  self->satisfaction_day = siyi_column_day (row, 21);
  self->resolved = siyi_column_int (row, 22, -1);
  self->satisfaction = siyi_column_int (row, 23, -1);
  self->first = -1;
  self->concerned = -1;

  return self;
}

static gboolean
load_visit (SiyiDb    *db,
            SiyiCase  *self,
            GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_latest_visit, "l", self->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      self->first = siyi_column_int (row, 1, -1);
      self->persons = sqlite3_column_int (row, 2);
      self->concerned = siyi_column_int (row, 3, -1);
      self->visitors = siyi_column_dup (row, 4);
      self->address = siyi_column_dup (row, 5);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_task (SiyiDb    *db,
           SiyiCase  *self,
           GError   **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_latest_task, "l", self->id);
  GError *failed = NULL;

  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      self->assigned = siyi_column_day (row, 0);
      self->due = siyi_column_day (row, 1);
      self->task = sqlite3_column_int64 (row, 2);
    }

  return siyi_db_done (db, row, failed, error);
}

static gboolean
load_list (SiyiDb      *db,
           const char  *sql,
           gint64       id,
           char       **joined,
           GError     **error)
{
  g_auto(GStrv) list = siyi_db_texts (db, siyi_db_ask (db, error, sql, "l", id), error);

  if (list == NULL)
    return FALSE;

  *joined = list[0] != NULL ? g_strjoinv (siyi_word ("store", "list-mark"), list) : NULL;

  return TRUE;
}

static gboolean
load_twins (SiyiDb    *db,
            SiyiCase  *self,
            GError   **error)
{
  g_autoptr(GArray) ids = siyi_db_ids (db, siyi_db_ask (db, error, sql_twins, "l", self->id), error);

  if (ids == NULL)
    return FALSE;

  self->twins = siyi_cases_load (db, (const gint64 *) ids->data, ids->len, error);

  return self->twins != NULL;
}

/**
 * siyi_case_load:
 *
 * Returns: (transfer full): the case; %NULL with NOT_FOUND where there is none
 */
SiyiCase *
siyi_case_load (SiyiDb  *db,
                gint64   id,
                GError **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load_case, "l", id);
  SiyiCase *self = NULL;
  GError *failed = NULL;

  if (row == NULL)
    return NULL;

  if (siyi_db_row (db, row, &failed))
    self = read_case (row, id);
  if (!siyi_db_done (db, row, failed, error))
    return NULL;
  if (self == NULL)
    {
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such case");
      return NULL;
    }

  if (load_visit (db, self, error) && load_task (db, self, error) &&
      load_list (db, sql_phones, id, &self->phones, error) &&
      load_list (db, sql_ids, id, &self->ids, error) &&
      load_list (db, sql_units, id, &self->units, error) &&
      siyi_case_load_moments (db, self, error) && load_twins (db, self, error))
    {
      siyi_cover_case (db, self);
      return self;
    }

  siyi_case_free (self);

  return NULL;
}

/**
 * siyi_case_find:
 * @number: own or national number
 *
 * Returns: (transfer full): the case; %NULL with NOT_FOUND where there is none
 */
SiyiCase *
siyi_case_find (SiyiDb      *db,
                const char  *number,
                GError     **error)
{
  gint64 id = siyi_db_ask_int64 (db, 0, sql_find_case, "t", number);

  if (id != 0)
    return siyi_case_load (db, id, error);

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no case with the number %s",
               number);

  return NULL;
}
