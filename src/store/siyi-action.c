/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An action: one transaction, one UUID, its audit lines and its refreshed search rows. All or
 * nothing; idempotent by its UUID. Actions of this room may stand inside one another: the
 * outermost gives the verb and commits. Same thread as the connection. */
#include "siyi-db-private.h"

#include "siyi-search-store.h"

static void
end_action (SiyiDb *db)
{
  db->depth = 0;
  db->spoiled = FALSE;
  db->bulk = FALSE;
  g_clear_pointer (&db->verb, g_free);
  siyi_audit_forget (db);
  siyi_dirty_forget (db->dirty);
}

/**
 * siyi_db_begin:
 * @verb: what the audit trail calls it: visit.edit, import …
 * @bulk: many rows: digests in the audit trail, and the search rows are the caller's duty
 *
 * Returns: whether the action is open; BUSY where another process holds the archive for longer
 *   than 10 s
 */
gboolean
siyi_db_begin (SiyiDb      *db,
               const char  *verb,
               gboolean     bulk,
               GError     **error)
{
  g_return_val_if_fail (db->writable, FALSE);

  if (db->depth > 0)
    {
      db->depth++;
      return TRUE;
    }

  if (db->audit == NULL)
    {
      db->audit = siyi_audit_new (db, error);
      if (db->audit == NULL)
        return FALSE;
      db->dirty = siyi_dirty_new ();
    }
  if (!siyi_db_exec (db, "BEGIN IMMEDIATE", error))
    return FALSE;

  db->depth = 1;
  db->bulk = bulk;
  db->verb = g_strdup (verb);
  siyi_uid_fill (siyi_db_now (db), db->action);
  siyi_audit_start (db);

  return TRUE;
}

/**
 * siyi_db_commit:
 *
 * Returns: whether everything is on the disk; where not, nothing is, and the action is over
 */
gboolean
siyi_db_commit (SiyiDb  *db,
                GError **error)
{
  g_return_val_if_fail (db->depth > 0, FALSE);

  if (db->depth > 1)
    {
      db->depth--;
      return TRUE;
    }
  if (db->spoiled)
    {
      siyi_db_cancel (db);
      g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_FAILED,
                           "A part of the action failed; nothing was changed");
      return FALSE;
    }

  if (siyi_dirty_refresh (db, error) && siyi_audit_write (db, error) &&
      siyi_db_exec (db, "COMMIT", error))
    {
      end_action (db);
      return TRUE;
    }

  siyi_db_cancel (db);

  return FALSE;
}

/**
 * siyi_db_cancel:
 *
 * Takes the whole action back; an outer one can't commit any more.
 */
void
siyi_db_cancel (SiyiDb *db)
{
  if (db->depth > 1)
    {
      db->depth--;
      db->spoiled = TRUE;
      return;
    }
  if (db->depth == 0)
    return;

  /* Some failures (disk full) have rolled back already; a cancelled progress handler must not
   * interrupt this. */
  if (!sqlite3_get_autocommit (db->handle))
    {
      sqlite3_progress_handler (db->handle, 0, NULL, NULL);
      sqlite3_exec (db->handle, "ROLLBACK", NULL, NULL, NULL);
      siyi_db_set_cancellable (db, db->cancellable);
    }
  end_action (db);
}

/**
 * siyi_db_action:
 *
 * Returns: (transfer none): the UUID of the open action, or of the last one
 */
const char *
siyi_db_action (SiyiDb *db)
{
  return db->action;
}
