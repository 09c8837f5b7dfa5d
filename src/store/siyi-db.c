/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One connection to a main.db: opened with the settings that make it durable, its statements
 * cached by the address of their SQL, SQLite's codes turned into the project's at this one place.
 * A connection belongs to one thread at a time (it is opened without SQLite's mutexes); the
 * archive moves it to its thread once and leaves it there. */
#include "siyi-db-private.h"

#include <glib/gstdio.h>
#include <string.h>

#include "siyi-search-store.h"
#include "siyi-watch-private.h"

/* TRUNCATE and FULL, not WAL: SQLite up to 3.51.2 can lose committed pages in WAL mode when two
 * connections write and checkpoint at the same instant (the WAL-reset bug, sqlite.org/wal.html
 * section 11), silently, and the window, siyictl and the reminder are such connections. A WAL
 * transaction over main.db and an attached photo volume is not atomic either. With TRUNCATE and
 * FULL neither was seen in thousands of simulated power cuts, at about 1 ms a commit.
 * recursive_triggers: without it INSERT OR REPLACE overwrites a row of the append-only audit
 * table although a trigger forbids the delete. secure_delete: names of petitioners don't stay in
 * free pages. trusted_schema, DEFENSIVE: a foreign file's schema runs no functions of ours.
 * mmap_size 0: an I/O error is an error, not a signal. */
static const char sql_settings[] =
  "PRAGMA busy_timeout = " G_STRINGIFY (SIYI_BUSY_MS) ";"
  "PRAGMA trusted_schema = OFF;"
  "PRAGMA cell_size_check = ON;"
  "PRAGMA mmap_size = 0;"
  "PRAGMA temp_store = MEMORY;"
  "PRAGMA secure_delete = ON;"
  "PRAGMA foreign_keys = ON;"
  "PRAGMA recursive_triggers = ON;"
  "PRAGMA synchronous = FULL;"
  "PRAGMA cache_size = -16000;";

enum
{
  MAX_VALUE_BYTES = 20 * 1024 * 1024,
  OPS_BETWEEN_CANCEL_CHECKS = 1000,
};

/**
 * siyi_db_error_code:
 * @rc: SQLite's (extended) result code
 *
 * Returns: the #SiyiError it means
 */
int
siyi_db_error_code (int rc)
{
  switch (rc & 0xff)
    {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SIYI_ERROR_BUSY;
    case SQLITE_CONSTRAINT:
      return SIYI_ERROR_CONSTRAINT;
    case SQLITE_FULL:
      return SIYI_ERROR_NO_SPACE;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SIYI_ERROR_CORRUPT;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SIYI_ERROR_READ_ONLY;
    default:
      return SIYI_ERROR_FAILED;
    }
}

/**
 * siyi_db_set_error:
 * @doing: what was attempted, as the beginning of a sentence
 *
 * Translates SQLite's last error. On a full disk the archive's reserve file is given back, so that
 * there is room for deleting and exporting.
 *
 * Returns: %FALSE always, so that a failing step reads `return siyi_db_set_error (…)`
 */
gboolean
siyi_db_set_error (SiyiDb      *db,
                   const char  *doing,
                   GError     **error)
{
  int rc = sqlite3_extended_errcode (db->handle);

  if ((rc & 0xff) == SQLITE_FULL || rc == SQLITE_IOERR_WRITE)
    {
      gboolean freed = db->reserve != NULL && g_unlink (db->reserve) == 0;

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE,
                   freed ? "%s: the disk is full; nothing was changed. The archive gave back its "
                           "reserve of 32 MB, so that files can be deleted or exported now"
                         : "%s: the disk is full; nothing was changed", doing);
    }
  else if ((rc & 0xff) == SQLITE_INTERRUPT)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s was cancelled", doing);
  else if ((rc & 0xff) == SQLITE_BUSY)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_BUSY,
                 "%s: another program is writing to the archive; try again", doing);
  else
    g_set_error (error, SIYI_ERROR, siyi_db_error_code (rc), "%s: %s", doing,
                 sqlite3_errmsg (db->handle));

  return FALSE;
}

static gboolean
refuse_open (SiyiDb  *db,
             GError **error)
{
  siyi_db_set_error (db, "Opening the archive's main.db", error);
  siyi_db_close (db);

  return FALSE;
}

/* The header is asked first: a file that is no database must not be given a journal. */
static gboolean
apply_settings (SiyiDb  *db,
                GError **error)
{
  g_autofree char *mode = NULL;

  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0, NULL);
  sqlite3_db_config (db->handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 1, NULL);
  sqlite3_limit (db->handle, SQLITE_LIMIT_LENGTH, MAX_VALUE_BYTES);
  sqlite3_extended_result_codes (db->handle, 1);

  if (!siyi_db_exec (db, sql_settings, error))
    return FALSE;
  if (!db->writable)
    /* Rows by id and hits of a search need little cache; a window stays open all day. */
    return siyi_db_exec (db, "PRAGMA query_only = ON; PRAGMA cache_size = -8000;", error);

  mode = siyi_db_ask_text (db, "PRAGMA journal_mode = TRUNCATE", "");
  if (g_strcmp0 (mode, "truncate") != 0)
    {
      int rc = sqlite3_errcode (db->handle);

      if (rc != SQLITE_OK && rc != SQLITE_DONE && rc != SQLITE_ROW)
        return siyi_db_set_error (db, "Opening the archive's main.db", error);

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED,
                   "The archive's main.db can't be switched to the safe journal (it answers %s)",
                   mode != NULL ? mode : "nothing");
      return FALSE;
    }

  return TRUE;
}

/* SQLite counts its memory under one lock for all threads unless told not to; nobody here asks for
 * the count. Before SQLite's first use, hence at the first opening. */
static void
configure_once (void)
{
  static gsize done = 0;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

/**
 * siyi_db_open:
 * @path: the main.db; it must exist
 * @writable: %FALSE makes a connection that refuses to change anything
 *
 * Returns: (transfer full): the connection with all settings; %NULL with BUSY, CORRUPT,
 *   READ_ONLY or FAILED
 */
SiyiDb *
siyi_db_open (const char  *path,
              gboolean     writable,
              GError     **error)
{
  SiyiDb *db = g_new0 (SiyiDb, 1);
  int rc;

  configure_once ();
  db->path = g_strdup (path);
  db->writable = writable;
  db->clock = siyi_clock_new_system ();
  db->who = g_strdup ("");
  db->idle = g_hash_table_new (NULL, NULL);
  db->lent = g_hash_table_new (NULL, NULL);

  /* Readers are opened for writing too: one that finds a hot journal must roll it back. */
  rc = sqlite3_open_v2 (path, &db->handle, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX,
                        siyi_watch_vfs ());
  if (rc != SQLITE_OK)
    {
      refuse_open (db, error);
      return NULL;
    }
  if (!apply_settings (db, error) || !siyi_functions_register (db, error))
    {
      siyi_db_close (db);
      return NULL;
    }

  return db;
}

void
siyi_db_close (SiyiDb *db)
{
  GHashTableIter iter;
  gpointer statement;

  if (db == NULL)
    return;

  if (db->depth > 0)
    siyi_db_cancel (db);
  g_clear_pointer (&db->audit, siyi_audit_free);
  g_clear_pointer (&db->dirty, siyi_dirty_free);

  g_hash_table_iter_init (&iter, db->idle);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_finalize (statement);
  g_warn_if_fail (g_hash_table_size (db->lent) == 0);

  g_hash_table_unref (db->idle);
  g_hash_table_unref (db->lent);
  sqlite3_close_v2 (db->handle);
  g_clear_object (&db->cancellable);
  siyi_clock_unref (db->clock);
  g_free (db->path);
  g_free (db->who);
  g_free (db->reserve);
  g_free (db->volume);
  g_free (db->verb);
  g_free (db);
}

sqlite3 *
siyi_db_handle (SiyiDb *db)
{
  return db->handle;
}

/**
 * siyi_db_set_actor:
 * @clock: whose today and now the audit rows get
 * @who: the person at the desk
 */
void
siyi_db_set_actor (SiyiDb     *db,
                   SiyiClock  *clock,
                   const char *who)
{
  siyi_clock_ref (clock);
  siyi_clock_unref (db->clock);
  db->clock = clock;
  g_free (db->who);
  db->who = g_strdup (who);
}

SiyiDay
siyi_db_today (SiyiDb *db)
{
  return siyi_clock_today (db->clock);
}

gint64
siyi_db_now (SiyiDb *db)
{
  return siyi_clock_now_us (db->clock);
}

static int
on_progress (gpointer data)
{
  return g_cancellable_is_cancelled (data);
}

/**
 * siyi_db_set_cancellable:
 * @cancellable: (nullable): while set, cancelling it interrupts running statements
 */
void
siyi_db_set_cancellable (SiyiDb       *db,
                         GCancellable *cancellable)
{
  g_set_object (&db->cancellable, cancellable);
  sqlite3_progress_handler (db->handle, OPS_BETWEEN_CANCEL_CHECKS,
                            cancellable != NULL ? on_progress : NULL, cancellable);
}

/**
 * siyi_db_sibling:
 *
 * Returns: (transfer full) (nullable): a reading connection like @db, to be closed with siyi_db_close();
 *   %NULL without an error where @db may write
 */
SiyiDb *
siyi_db_sibling (SiyiDb  *db,
                 GError **error)
{
  SiyiDb *sibling = db->writable ? NULL : siyi_db_open (db->path, FALSE, error);

  if (sibling == NULL)
    return NULL;

  siyi_db_set_actor (sibling, db->clock, db->who);
  siyi_db_set_cancellable (sibling, db->cancellable);

  return sibling;
}
