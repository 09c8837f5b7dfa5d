/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reports of periods as they were edited, one a period. On an archive's threads, saving on the writing
 * one. */
#include "siyi-report-store.h"

#include "siyi-db-private.h"

static const char sql_load[] =
  "SELECT at, who, body FROM report WHERE from_day = ? AND to_day = ?";
static const char sql_save[] =
  "INSERT INTO report (uid, from_day, to_day, at, who, body) VALUES (?1, ?2, ?3, ?4, ?5, ?6) "
  "ON CONFLICT (from_day, to_day) DO UPDATE SET at = ?4, who = ?5, body = ?6";
static const char sql_drop[] =
  "DELETE FROM report WHERE from_day = ? AND to_day = ?";

void
siyi_stored_report_free (SiyiStoredReport *self)
{
  g_free (self->who);
  g_free (self->body);
  g_free (self);
}

/**
 * siyi_report_load:
 * @from: first day
 * @to: last day
 * @report: (out) (nullable): %NULL where nothing was edited
 *
 * Returns: whether the archive could be asked
 */
gboolean
siyi_report_load (SiyiDb            *db,
                  SiyiDay            from,
                  SiyiDay            to,
                  SiyiStoredReport **report,
                  GError           **error)
{
  sqlite3_stmt *row = siyi_db_ask (db, error, sql_load, "dd", from, to);
  GError *failed = NULL;

  *report = NULL;
  if (row == NULL)
    return FALSE;

  if (siyi_db_row (db, row, &failed))
    {
      *report = g_new0 (SiyiStoredReport, 1);
      (*report)->at = sqlite3_column_int64 (row, 0);
      (*report)->who = siyi_column_dup (row, 1);
      (*report)->body = siyi_column_dup (row, 2);
    }

  return siyi_db_done (db, row, failed, error);
}

/**
 * siyi_report_save:
 * @body: (nullable): %NULL: back to what the template makes
 *
 * Returns: (transfer full) (nullable): the UUID of the action
 */
char *
siyi_report_save (SiyiDb      *db,
                  SiyiDay      from,
                  SiyiDay      to,
                  const char  *body,
                  GError     **error)
{
  g_autofree char *uid = siyi_uid_new (db);
  gboolean done;

  if (!siyi_db_begin (db, "report.edit", FALSE, error))
    return NULL;

  done = body == NULL ? siyi_db_run (db, error, sql_drop, "dd", from, to)
                      : siyi_db_run (db, error, sql_save, "tddltt", uid, from, to, siyi_db_now (db), db->who, body);

  return siyi_db_end (db, done, error);
}
