/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An action: one transaction, one UUID, its audit lines and its refreshed search rows. All or
 * nothing; idempotent by its UUID. Actions of this room may stand inside one another: the
 * outermost gives the verb and commits. Same thread as the connection. */
#include "siyi-db-private.h"

#include "siyi-alarm-store.h"
#include "siyi-search-store.h"
#include "siyi-volume.h"

static void
end_action (SiyiDb *db)
{
  db->depth = 0;
  db->spoiled = FALSE;
  db->bulk = FALSE;
  g_clear_pointer (&db->verb, g_free);
  if (!db->grouped)
    siyi_volume_detach (db);
  siyi_audit_forget (db);
  siyi_dirty_forget (db->dirty);
}

/* Some failures (disk full) have rolled back already; a cancelled progress handler must not
 * interrupt this. */
static void
end_transaction (SiyiDb     *db,
                 const char *sql)
{
  if (sqlite3_get_autocommit (db->handle))
    return;

  sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  sqlite3_exec (db->handle, sql, NULL, NULL, NULL);
  siyi_db_set_cancellable (db, db->cancellable);
}

static gboolean
prepare_trail (SiyiDb  *db,
               GError **error)
{
  if (db->audit != NULL)
    return TRUE;

  db->audit = siyi_audit_new (db, error);
  if (db->audit == NULL)
    return FALSE;
  db->dirty = siyi_dirty_new ();

  return TRUE;
}

/* Without the group's transaction a savepoint would be one of its own. */
static gboolean
group_stands (SiyiDb  *db,
              GError **error)
{
  if (!sqlite3_get_autocommit (db->handle))
    return TRUE;

  return siyi_refuse (error, SIYI_ERROR_FAILED,
                      "An action before this one failed and took the others back; nothing was changed");
}

/**
 * siyi_db_may:
 * @verb: of an action
 *
 * Returns: whether who sits there may do it; NOT_ALLOWED where not
 */
gboolean
siyi_db_may (SiyiDb      *db,
             const char  *verb,
             GError     **error)
{
  if (siyi_role_may (db->role, siyi_deed_of_verb (verb)))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_ALLOWED,
               "The role %s may not do this (%s), nothing was changed; let a person sit here who may, or ask the "
               "administrator", siyi_role_word (db->role), verb);

  return FALSE;
}

/**
 * siyi_db_begin:
 * @verb: what the audit trail calls it: visit.edit, import …
 * @bulk: many rows: digests in the audit trail, and the search rows are the caller's duty
 *
 * Returns: whether the action is open; NOT_ALLOWED where the role of who sits there may not, BUSY
 *   where another process holds the archive for longer than 10 s
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

  if (!siyi_db_may (db, verb, error) || !prepare_trail (db, error) || (db->grouped && !group_stands (db, error)) ||
      !siyi_db_exec (db, db->grouped ? "SAVEPOINT action" : "BEGIN IMMEDIATE", error))
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

  if (siyi_dirty_refresh (db, error) && siyi_alarm_settle (db, error) && siyi_audit_write (db, error) &&
      siyi_db_exec (db, db->grouped ? "RELEASE action" : "COMMIT", error))
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

  end_transaction (db, db->grouped ? "ROLLBACK TO action; RELEASE action" : "ROLLBACK");
  end_action (db);
}

/**
 * siyi_db_finish:
 * @done: whether the action's statements all went through
 *
 * Commits the open action, or takes it back.
 *
 * Returns: whether everything is on the disk
 */
gboolean
siyi_db_finish (SiyiDb    *db,
                gboolean   done,
                GError   **error)
{
  if (done)
    return siyi_db_commit (db, error);

  siyi_db_cancel (db);

  return FALSE;
}

/**
 * siyi_db_end:
 * @done: whether the action's statements all went through
 *
 * As siyi_db_finish().
 *
 * Returns: (transfer full) (nullable): the UUID of the action, %NULL where it was taken back
 */
char *
siyi_db_end (SiyiDb    *db,
             gboolean   done,
             GError   **error)
{
  return siyi_db_finish (db, done, error) ? g_strdup (siyi_db_action (db)) : NULL;
}

/**
 * siyi_db_group_begin:
 *
 * Actions until siyi_db_group_commit() are told apart as ever, taken back one by one where they
 * fail, and written together: most of what a small one costs is waiting for the disk.
 *
 * Returns: whether the group is open; BUSY as siyi_db_begin()
 */
gboolean
siyi_db_group_begin (SiyiDb  *db,
                     GError **error)
{
  g_return_val_if_fail (db->writable && db->depth == 0 && !db->grouped, FALSE);

  db->grouped = siyi_db_exec (db, "BEGIN IMMEDIATE", error);

  return db->grouped;
}

/**
 * siyi_db_group_commit:
 *
 * Returns: whether all its actions are on the disk; where not, none is
 */
gboolean
siyi_db_group_commit (SiyiDb  *db,
                      GError **error)
{
  gboolean done;

  g_return_val_if_fail (db->grouped && db->depth == 0, FALSE);

  done = group_stands (db, error) && siyi_db_exec (db, "COMMIT", error);
  if (done)
    {
      db->grouped = FALSE;
      siyi_volume_detach (db);
    }
  else
    siyi_db_group_cancel (db);

  return done;
}

/**
 * siyi_db_group_cancel:
 *
 * Takes all actions of the group back, the open one among them.
 */
void
siyi_db_group_cancel (SiyiDb *db)
{
  if (!db->grouped)
    return;

  while (db->depth > 0)
    siyi_db_cancel (db);
  end_transaction (db, "ROLLBACK");
  db->grouped = FALSE;
  siyi_volume_detach (db);
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

/**
 * siyi_db_hold:
 *
 * Questions until siyi_db_let_go() see one state of the archive and lock it once instead of each
 * for itself, which costs more than a question by id. No action may begin in between.
 *
 * Returns: whether there is something to let go; %FALSE inside an action or another hold
 */
gboolean
siyi_db_hold (SiyiDb *db)
{
  return sqlite3_get_autocommit (db->handle) && siyi_db_exec (db, "BEGIN", NULL);
}

/**
 * siyi_db_let_go:
 * @held: what siyi_db_hold() returned
 */
void
siyi_db_let_go (SiyiDb   *db,
                gboolean  held)
{
  if (held)
    end_transaction (db, "COMMIT");
}
