/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Long work on connections, seen and stopped from inside a statement. SQLite's progress handler is
 * not asked while PRAGMA integrity_check walks the trees of a file, which is one step of its machine
 * and takes the time of reading gigabytes: therefore the reads of the connection's file are seen as
 * well (siyi-watch-vfs.c). A watch and its connections belong to one thread at a time. */
#include "siyi-watch-private.h"

#include <glib/gstdio.h>

static gboolean
is_stopped (const SiyiWatch *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

/**
 * siyi_watch_add:
 * @bytes: so many more were read
 */
void
siyi_watch_add (SiyiWatch *self,
                guint64    bytes)
{
  self->done = MIN (self->done + bytes, self->mark);
  if (self->told != NULL)
    self->told (self->data, self->done, self->total);
}

static int
on_steps (gpointer data)
{
  siyi_watch_add (data, SIYI_WATCH_STEP_BYTES);

  return is_stopped (data);
}

static void
on_read (const SiyiReads *reads,
         guint64          bytes)
{
  siyi_watch_add (reads->watch, bytes);
  /* A refused read would be told as damage. */
  if (is_stopped (reads->watch))
    sqlite3_interrupt (reads->handle);
}

/**
 * siyi_watch_over:
 * @db: whose reads count from now on, and which a cancel interrupts
 */
void
siyi_watch_over (SiyiWatch *self,
                 SiyiDb    *db)
{
  const SiyiReads reads = { on_read, self, db->handle };

  siyi_db_set_cancellable (db, self->cancellable);
  sqlite3_progress_handler (db->handle, SIYI_WATCH_STEPS, on_steps, self);
  siyi_watch_reads (db->handle, &reads);
}

void
siyi_watch_leave (SiyiWatch *self,
                  SiyiDb    *db)
{
  const SiyiReads nobody = { NULL };

  siyi_db_set_cancellable (db, NULL);
  siyi_watch_reads (db->handle, &nobody);
}

/**
 * siyi_watch_next:
 * @bytes: about so many are read for what begins now
 */
void
siyi_watch_next (SiyiWatch *self,
                 guint64    bytes)
{
  self->mark = MIN (self->done + bytes, self->total);
}

/**
 * siyi_watch_reach:
 *
 * What siyi_watch_next() began is done.
 *
 * Returns: %FALSE with CANCELLED where it was stopped meanwhile
 */
gboolean
siyi_watch_reach (SiyiWatch *self,
                  GError   **error)
{
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  siyi_watch_add (self, self->mark - self->done);

  return TRUE;
}

/**
 * siyi_watch_part:
 * @part: a #SiyiWatchPart; untyped so that the function fits the rooms' progress callbacks
 */
void
siyi_watch_part (gpointer part,
                 guint64  done,
                 guint64  total)
{
  const SiyiWatchPart *self = part;
  const guint64 reached = self->from + done;

  siyi_watch_add (self->watch, reached > self->watch->done ? reached - self->watch->done : 0);
}

/**
 * siyi_watch_size:
 *
 * Returns: bytes of a file, 0 where there is none
 */
guint64
siyi_watch_size (const char *path)
{
  GStatBuf info;

  return g_stat (path, &info) == 0 ? (guint64) info.st_size : 0;
}
