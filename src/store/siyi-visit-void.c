/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A void row keeps its number and its line, with the reason; its open task asks for nothing any
 * more. On an archive's writing thread. */
#include "siyi-ledger-store.h"

#include "siyi-db-private.h"

static const char sql_state[] =
  "SELECT row_state FROM visit WHERE id = ?";
static const char sql_void_visit[] =
  "UPDATE visit SET row_state = 1, void_reason = ?2, void_day = ?3, void_by = ?4, "
  "version = version + 1 WHERE id = ?1 AND row_state = 0";
static const char sql_void_tasks[] =
  "UPDATE task SET state = 'void' WHERE visit = ? AND state = 'open'";

static gboolean
may_void (SiyiDb      *db,
          gint64       visit,
          const char  *reason,
          GError     **error)
{
  gint64 state = siyi_db_ask_int64 (db, -1, sql_state, "l", visit);

  if (state < 0 || state == SIYI_ROW_BINNED)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no such row");
  else if (state == SIYI_ROW_VOID)
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT, "The row is void already");
  else if (reason == NULL || *reason == '\0')
    g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT,
                         "A row is made void only with a reason");
  else
    return TRUE;

  return FALSE;
}

/**
 * siyi_visit_void:
 * @reason: why; it is shown in the row
 *
 * Returns: (transfer full): the action; %NULL with CONSTRAINT or NOT_FOUND
 */
char *
siyi_visit_void (SiyiDb      *db,
                 gint64       visit,
                 const char  *reason,
                 GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (!may_void (db, visit, trimmed, error) || !siyi_db_begin (db, "visit.void", FALSE, error))
    return NULL;

  if (siyi_db_run (db, error, sql_void_visit, "ltdt", visit, trimmed, siyi_db_today (db),
                   db->who) &&
      siyi_db_run (db, error, sql_void_tasks, "l", visit) && siyi_db_commit (db, error))
    return g_strdup (siyi_db_action (db));

  siyi_db_cancel (db);

  return NULL;
}
