/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When did the archive change? The reading connection's data_version tells commits of every other
 * connection, this process's writer and other processes alike, so there is one path: it is looked
 * at after each work of the writer and every 2 seconds, and a difference becomes one "changed" in
 * the main context of the thread that opened the archive. Commits of this process that change nothing
 * of the office (siyi-quiet.c) are none. */
#include "siyi-archive-private.h"

#include "siyi-db-private.h"

enum { SECONDS_BETWEEN_LOOKS = 2 };

struct _SiyiWatch
{
  SiyiArchive  *archive;      /* borrowed: the archive stops its threads before it frees this */
  SiyiWorker   *reader;
  GMainContext *context;
  GSource      *timer;
  gint64        version;      /* the reader thread's, as the next */
  guint32       counter;
  gint          look_queued;  /* atomic */
  gint          told;         /* atomic: an announcement is under way */
  GMutex        lock;
  GSource      *telling;
};

static gboolean
on_tell (gpointer data)
{
  SiyiWatch *self = data;

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->telling, g_source_unref);
  g_mutex_unlock (&self->lock);
  g_atomic_int_set (&self->told, FALSE);
  siyi_archive_announce (self->archive);

  return G_SOURCE_REMOVE;
}

static void
tell (SiyiWatch *self)
{
  if (!g_atomic_int_compare_and_exchange (&self->told, FALSE, TRUE))
    return;

  g_mutex_lock (&self->lock);
  self->telling = g_idle_source_new ();
  g_source_set_priority (self->telling, G_PRIORITY_DEFAULT);
  g_source_set_callback (self->telling, on_tell, self, NULL);
  g_source_attach (self->telling, self->context);
  g_mutex_unlock (&self->lock);
}

static gpointer
look_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  SiyiWatch *self = data;
  gboolean held, is_quiet;
  gint64 version;
  guint32 counter;

  g_atomic_int_set (&self->look_queued, FALSE);
  held = siyi_db_hold (db);     /* both of one state */
  version = siyi_db_get_int64 (db, "PRAGMA data_version", self->version);
  counter = siyi_db_change_counter (db);
  siyi_db_let_go (db, held);
  if (version == self->version)
    return NULL;

  is_quiet = siyi_quiet_covers (self->archive->quiet, self->counter, counter);
  self->version = version;
  self->counter = counter;
  if (!is_quiet)
    tell (self);

  return NULL;
}

/**
 * siyi_watch_look:
 *
 * Asks the reader to look now; any thread.
 */
void
siyi_watch_look (SiyiWatch *self)
{
  if (g_atomic_int_compare_and_exchange (&self->look_queued, FALSE, TRUE))
    siyi_worker_urge (self->reader, look_in_thread, self);
}

static gboolean
on_timer (gpointer data)
{
  siyi_watch_look (data);

  return G_SOURCE_CONTINUE;
}

SiyiWatch *
siyi_watch_new (SiyiArchive *archive,
                SiyiWorker  *reader,
                gint64       version,
                guint32      counter)
{
  SiyiWatch *self = g_new0 (SiyiWatch, 1);

  self->archive = archive;
  self->reader = reader;
  self->version = version;
  self->counter = counter;
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);

  self->timer = g_timeout_source_new_seconds (SECONDS_BETWEEN_LOOKS);
  g_source_set_callback (self->timer, on_timer, self, NULL);
  g_source_attach (self->timer, self->context);

  return self;
}

/* After the threads have ended. */
void
siyi_watch_free (SiyiWatch *self)
{
  g_source_destroy (self->timer);
  g_source_unref (self->timer);
  if (self->telling != NULL)
    {
      g_source_destroy (self->telling);
      g_source_unref (self->telling);
    }
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
  g_free (self);
}
