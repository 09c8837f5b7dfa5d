/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Transactions beside the office's work: what they write follows from other rows and is nothing new to anybody,
 * so no page need read again because of them. SQLite counts the states of a file in its header, one more with
 * each commit of any program; those a quiet transaction makes are noted before they are there, so that who looks
 * (siyi-archive-watch.c) tells them from every other. */
#include "siyi-quiet-private.h"

/* Of the file's header, a big-endian number. */
enum { COUNTER_AT = 24 };

/* Who reads or writes just now is soon done, or will be for long. */
enum { WAIT_MS = 20 };

struct _SiyiQuiet
{
  GMutex  lock;
  GArray *counters;     /* guint32 */
};

SiyiQuiet *
siyi_quiet_new (void)
{
  SiyiQuiet *self = g_new0 (SiyiQuiet, 1);

  g_mutex_init (&self->lock);
  self->counters = g_array_new (FALSE, FALSE, sizeof (guint32));

  return self;
}

void
siyi_quiet_free (SiyiQuiet *self)
{
  g_array_unref (self->counters);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/* Borrowed; -1: it is not there. With the lock held. */
static int
find (const SiyiQuiet *self,
      guint32          counter)
{
  for (guint i = 0; i < self->counters->len; i++)
    if (g_array_index (self->counters, guint32, i) == counter)
      return (int) i;

  return -1;
}

static void
note (SiyiQuiet *self,
      guint32    counter,
      gboolean   comes)
{
  int at;

  g_mutex_lock (&self->lock);
  at = find (self, counter);
  if (comes && at < 0)
    g_array_append_val (self->counters, counter);
  else if (!comes && at >= 0)
    g_array_remove_index_fast (self->counters, (guint) at);
  g_mutex_unlock (&self->lock);
}

/**
 * siyi_quiet_covers:
 * @after: the file's counter when it was looked at last; 0: not known
 * @upto: its counter now; 0: not known
 *
 * Forgets what it was asked about.
 *
 * Returns: whether every commit in between was a quiet one of this process
 */
gboolean
siyi_quiet_covers (SiyiQuiet *self,
                   guint32    after,
                   guint32    upto)
{
  gboolean covered = after != 0 && upto != 0 && after != upto;

  g_mutex_lock (&self->lock);
  covered = covered && upto - after <= self->counters->len;
  for (guint32 counter = after; covered && counter != upto; counter++)
    covered = find (self, counter + 1) >= 0;
  for (guint i = self->counters->len; i > 0; i--)
    if ((gint32) (g_array_index (self->counters, guint32, i - 1) - upto) <= 0)
      g_array_remove_index_fast (self->counters, i - 1);
  g_mutex_unlock (&self->lock);

  return covered;
}

/**
 * siyi_db_change_counter:
 *
 * Within a transaction, so that nobody commits meanwhile.
 *
 * Returns: the counter of the file's states; 0 where it can't be read
 */
guint32
siyi_db_change_counter (SiyiDb *db)
{
  sqlite3_file *file = NULL;
  guint32 counter = 0;

  if (sqlite3_file_control (db->handle, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK ||
      file == NULL || file->pMethods == NULL ||
      file->pMethods->xRead (file, &counter, sizeof counter, COUNTER_AT) != SQLITE_OK)
    return 0;

  return GUINT32_FROM_BE (counter);
}

/**
 * siyi_db_begin_quietly:
 *
 * Returns: whether the transaction is open; else BUSY, where somebody else writes
 */
gboolean
siyi_db_begin_quietly (SiyiDb  *db,
                       GError **error)
{
  g_return_val_if_fail (db->writable && db->depth == 0 && !db->grouped, FALSE);

  sqlite3_busy_timeout (db->handle, WAIT_MS);
  if (siyi_db_exec (db, "BEGIN IMMEDIATE", error))
    {
      db->quiet_since = sqlite3_total_changes64 (db->handle);
      return TRUE;
    }
  sqlite3_busy_timeout (db->handle, SIYI_BUSY_MS);

  return FALSE;
}

/**
 * siyi_db_commit_quietly:
 *
 * Returns: whether it is on the disk; else nothing is, with BUSY where somebody still reads
 */
gboolean
siyi_db_commit_quietly (SiyiDb  *db,
                        GError **error)
{
  /* Without a change there is no new state, and the next one is another's. */
  const gboolean changes = sqlite3_total_changes64 (db->handle) != db->quiet_since;
  const guint32 counter = changes && db->quiet != NULL ? siyi_db_change_counter (db) : 0;

  if (counter != 0)
    note (db->quiet, counter + 1, TRUE);
  if (siyi_db_exec (db, "COMMIT", error))
    {
      sqlite3_busy_timeout (db->handle, SIYI_BUSY_MS);
      return TRUE;
    }
  siyi_db_cancel_quietly (db);
  if (counter != 0)
    note (db->quiet, counter + 1, FALSE);

  return FALSE;
}

void
siyi_db_cancel_quietly (SiyiDb *db)
{
  /* One that was stopped is taken back all the same. */
  sqlite3_progress_handler (db->handle, 0, NULL, NULL);
  siyi_db_exec (db, "ROLLBACK", NULL);
  siyi_db_set_cancellable (db, db->cancellable);
  sqlite3_busy_timeout (db->handle, SIYI_BUSY_MS);
}
