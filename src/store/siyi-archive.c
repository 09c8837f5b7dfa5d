/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An open archive: the folder NAME.siyi, its shared lock, a thread that writes and one that reads.
 * Everything it does with SQLite happens on these two threads; the thread that opened it only
 * queues works and hears "changed". Closing waits for the writer's last work. */
#include "siyi-archive.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "siyi-alarm-store.h"
#include "siyi-archive-private.h"
#include "siyi-clock-store.h"
#include "siyi-db-private.h"
#include "siyi-keeping.h"

G_DEFINE_FINAL_TYPE (SiyiArchive, siyi_archive, G_TYPE_OBJECT)

enum { SIGNAL_CHANGED, SIGNAL_SEATED, N_SIGNALS };

static guint signals[N_SIGNALS];

static void
siyi_archive_dispose (GObject *object)
{
  siyi_archive_close (SIYI_ARCHIVE (object));

  G_OBJECT_CLASS (siyi_archive_parent_class)->dispose (object);
}

static void
siyi_archive_finalize (GObject *object)
{
  SiyiArchive *self = SIYI_ARCHIVE (object);

  g_free (self->folder);
  g_free (self->who);
  g_clear_pointer (&self->clock, siyi_clock_unref);

  G_OBJECT_CLASS (siyi_archive_parent_class)->finalize (object);
}

static void
siyi_archive_class_init (SiyiArchiveClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = siyi_archive_dispose;
  object_class->finalize = siyi_archive_finalize;

  /**
   * SiyiArchive::changed:
   *
   * Something was committed, here or by another process. In the opener's main context.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", SIYI_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 0);
  /**
   * SiyiArchive::seated:
   *
   * Another person sits here from now on. On the thread that said so.
   */
  signals[SIGNAL_SEATED] = g_signal_new ("seated", SIYI_TYPE_ARCHIVE, G_SIGNAL_RUN_LAST, 0, NULL,
                                         NULL, NULL, G_TYPE_NONE, 0);
}

static void
siyi_archive_init (SiyiArchive *self)
{
  self->lock = -1;
}

void
siyi_archive_announce (SiyiArchive *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static SiyiDb *
open_db (SiyiArchive  *self,
         gboolean      writable,
         GError      **error)
{
  g_autofree char *path = g_build_filename (self->folder, "main.db", NULL);
  g_autofree char *backups = siyi_archive_backup_dir (self->folder);
  g_autoptr(SiyiDb) db = siyi_db_open (path, writable, error);
  SiyiClockRules rules;

  if (db == NULL)
    return NULL;

  siyi_db_set_actor (db, self->clock, self->who);
  db->reserve = g_build_filename (self->folder, "reserve", NULL);
  if (writable && (!siyi_schema_migrate (db, backups, error) || !siyi_alarm_catch_up (db, error)))
    return NULL;
  /* The lights of lists go by this office's steps from the first question on. */
  if (writable)
    siyi_clock_rules_load (db, SIYI_ROLL_NON_WORKING, &rules);

  return g_steal_pointer (&db);
}

static void
after_write (gpointer data)
{
  SiyiArchive *self = data;

  siyi_watch_look (self->watch);
}

/* The pages are looked through after an archive was left open (a crash, a power cut), and always
 * while that takes milliseconds only; the daily backup looks through the large ones. */
static gboolean
check_pages (SiyiDb    *db,
             gboolean   left_open,
             GError   **error)
{
  enum { SMALL_PAGES = 2048 };    /* 8 MB */
  g_autofree char *answer = NULL;

  if (!left_open && siyi_db_get_int64 (db, "PRAGMA page_count", 0) > SMALL_PAGES)
    return TRUE;

  answer = siyi_db_ask_text (db, "PRAGMA quick_check (1)", "");
  if (g_strcmp0 (answer, "ok") == 0)
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "The archive's main.db is damaged (%s)",
               answer != NULL ? answer : "it can't be read");

  return FALSE;
}

/* Petitioners' data is for the owner's eyes, however the files came here. */
static void
guard_files (SiyiArchive *self,
             SiyiDb      *writer)
{
  const guint n = siyi_place_guard (self->folder);
  g_autofree char *change = NULL;
  g_autoptr(GError) error = NULL;

  if (n == 0)
    return;

  g_message ("%u files of the archive could be read by others; only their owner may now", n);
  change = g_strdup_printf ("{\"files\":%u}", n);
  if (!siyi_audit_note (writer, "place.guard", "archive", "", change, &error))
    g_message ("Noting it: %s", error->message);
}

/* The write connection before the read one: it migrates. */
static gboolean
start (SiyiArchive  *self,
       gboolean      left_open,
       GError      **error)
{
  SiyiDb *writer = open_db (self, TRUE, error);
  SiyiDb *reader = NULL;
  gint64 version;
  guint32 counter;
  gboolean held;

  if (writer != NULL && check_pages (writer, left_open, error))
    reader = open_db (self, FALSE, error);
  if (reader == NULL)
    {
      siyi_db_close (writer);
      return FALSE;
    }

  siyi_place_reserve (writer->reserve);
  guard_files (self, writer);
  held = siyi_db_hold (reader);
  version = siyi_db_get_int64 (reader, "PRAGMA data_version", 0);
  counter = siyi_db_change_counter (reader);
  siyi_db_let_go (reader, held);
  self->quiet = siyi_quiet_new ();
  writer->quiet = self->quiet;
  self->reader = siyi_worker_new ("archive-reader", reader, NULL, NULL);
  self->watch = siyi_watch_new (self, self->reader, version, counter);
  self->writer = siyi_worker_new ("archive-writer", writer, after_write, self);

  return TRUE;
}

/**
 * siyi_archive_open:
 * @folder: NAME.siyi
 * @clock: the program's clock
 * @who: the person at the desk, for the audit trail
 *
 * Brings an older archive to this format (a copy is kept in its backups/ first). A damaged one is
 * left as it is.
 *
 * Returns: (transfer full): the archive; %NULL with NOT_FOUND, BUSY, CORRUPT, NEWER_SCHEMA,
 *   READ_ONLY, NETWORK_PLACE, NO_SPACE or FAILED and one sentence
 */
SiyiArchive *
siyi_archive_open (const char  *folder,
                   SiyiClock   *clock,
                   const char  *who,
                   GError     **error)
{
  g_autoptr(SiyiArchive) self = g_object_new (SIYI_TYPE_ARCHIVE, NULL);
  gboolean left_open;

  self->folder = g_canonicalize_filename (folder, NULL);
  self->clock = siyi_clock_ref (clock);
  self->who = g_strdup (who);

  if (!siyi_archive_inspect (self->folder, error))
    return NULL;

  self->lock = siyi_place_lock (self->folder, FALSE, &left_open, error);
  if (self->lock < 0)
    return NULL;
  if (!start (self, left_open, error))
    {
      siyi_archive_explain (self->folder, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * siyi_archive_close:
 *
 * Ends both threads and gives the lock back. Queued reads end with CLOSED, queued writes are done.
 * Nothing may be asked of the archive afterwards.
 */
void
siyi_archive_close (SiyiArchive *self)
{
  static GMutex closing;

  /* The window closes in a thread of its own; who else closes waits for the writer's last work too. */
  g_mutex_lock (&closing);
  if (self->writer != NULL)
    {
      siyi_worker_stop (g_steal_pointer (&self->writer), FALSE);
      siyi_worker_stop (g_steal_pointer (&self->reader), TRUE);
    }
  g_clear_pointer (&self->watch, siyi_watch_free);
  g_clear_pointer (&self->quiet, siyi_quiet_free);
  siyi_place_unlock (self->lock);
  self->lock = -1;
  g_mutex_unlock (&closing);
}

const char *
siyi_archive_get_folder (SiyiArchive *self)
{
  return self->folder;
}

/**
 * siyi_archive_dup_name:
 *
 * Returns: (transfer full): the folder's name without .siyi
 */
char *
siyi_archive_dup_name (SiyiArchive *self)
{
  char *name = g_path_get_basename (self->folder);

  if (g_str_has_suffix (name, ".siyi"))
    name[strlen (name) - strlen (".siyi")] = '\0';

  return name;
}

SiyiClock *
siyi_archive_get_clock (SiyiArchive *self)
{
  return self->clock;
}

const char *
siyi_archive_get_who (SiyiArchive *self)
{
  return self->who;
}

void
siyi_archive_set_who (SiyiArchive *self,
                      const char  *who)
{
  g_autofree char *before = g_steal_pointer (&self->who);

  self->who = g_strdup (who);
  if (g_strcmp0 (before, who) != 0)
    g_signal_emit (self, signals[SIGNAL_SEATED], 0);
}

SiyiRole
siyi_archive_get_role (SiyiArchive *self)
{
  return self->role;
}

/**
 * siyi_archive_set_role:
 *
 * What works asked for from now on may begin: an action the role may not do is refused.
 */
void
siyi_archive_set_role (SiyiArchive *self,
                       SiyiRole     role)
{
  self->role = role;
}

/**
 * siyi_archive_may:
 *
 * Returns: whether who sits here may do it
 */
gboolean
siyi_archive_may (SiyiArchive *self,
                  SiyiDeed     deed)
{
  return siyi_role_may (self->role, deed);
}

/**
 * siyi_archive_default_folder:
 *
 * Returns: (transfer full): the person's own archive, in the XDG data home
 */
char *
siyi_archive_default_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "siyi", "main.siyi", NULL);
}
