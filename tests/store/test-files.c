/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files in the archive: the same bytes once, read back as they came, nothing half-written after a
 * kill, missing volumes and damaged bytes told with their place, undo. Run with --writer the program
 * takes files in and prints the id of each one that is committed. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-files.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-work-folder.h"

#define VOLUME "photos-2026-12.db"

enum { CHUNK = 256 * 1024, ROUNDS = 60, WRITER_BYTES = 3 * CHUNK + 5 };

static const char *self_path;

typedef struct
{
  GBytes     *bytes;
  const char *name;
  gint64      id;
  const char *text;
  GBytes     *read;
  GPtrArray  *files;
} Ask;

/* Bytes that are the same for the same seed. */
static GBytes *
invent (gsize   n,
        guint32 seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint8 *data = g_malloc (n);

  for (gsize i = 0; i < n; i++)
    data[i] = (guint8) g_rand_int (rand);

  return g_bytes_new_take (data, n);
}

static gpointer
add_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  SiyiFileInfo info = { .name = ask->name != NULL ? ask->name : "告知书.pdf", .kind = "paper" };
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_bytes (ask->bytes);

  ask->id = siyi_file_add (db, &info, in, cancellable, error);

  return NULL;
}

static gint64
add (StoreFixture *fixture,
     GBytes       *bytes)
{
  Ask ask = { .bytes = bytes };

  store_write (fixture, add_in_thread, &ask);
  g_assert_cmpint (ask.id, >, 0);

  return ask.id;
}

static gpointer
read_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;

  ask->read = siyi_file_read_bytes (db, ask->id, cancellable, error);

  return NULL;
}

static GBytes *
read_back (StoreFixture *fixture,
           gint64        id,
           GError      **error)
{
  Ask ask = { .id = id };

  siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, read_in_thread, &ask, NULL, error);

  return ask.read;
}

static void
assert_reads (StoreFixture *fixture,
              gint64        id,
              GBytes       *bytes)
{
  GError *error = NULL;
  g_autoptr(GBytes) read = read_back (fixture, id, &error);

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (read, bytes));
}

static char *
volume_path (StoreFixture *fixture)
{
  return g_build_filename (fixture->folder, VOLUME, NULL);
}

static sqlite3 *
open_volume (const char *path)
{
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open_v2 (path, &db, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 10000);

  return db;
}

static void
tamper (const char *path,
        const char *sql)
{
  sqlite3 *db = open_volume (path);

  g_assert_cmpint (sqlite3_exec (db, sql, NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

static gint64
number (const char *path,
        const char *sql)
{
  sqlite3 *db = open_volume (path);
  sqlite3_stmt *statement = NULL;
  gint64 answer;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  answer = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return answer;
}

static void
test_sizes (void)
{
  static const gsize sizes[] = { 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 5 * CHUNK + 77 };
  StoreFixture fixture;
  g_autofree char *path = NULL;
  GStatBuf info;

  store_fixture_set_up (&fixture);
  path = volume_path (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GBytes) bytes = invent (sizes[i], (guint32) i);

      assert_reads (&fixture, add (&fixture, bytes), bytes);
    }
  store_assert_sound (&fixture);

  g_assert_cmpint (number (path, "PRAGMA page_size"), ==, 16384);
  g_assert_cmpint (number (path, "PRAGMA application_id"), ==, 0x53495956);
  g_assert_cmpint (number (path, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (number (path, "SELECT max (length (data)) FROM chunk"), ==, CHUNK);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  store_fixture_tear_down (&fixture);
}

typedef struct { gint64 id; guint8 *room; gsize n_room, n_bytes; } Room;

static gpointer
read_into_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Room *room = data;

  return siyi_file_read_into (db, room->id, room->room, room->n_room, &room->n_bytes, cancellable, error) ? data : NULL;
}

/* The same room serves one file after another, and is never written beyond. */
static void
test_room (void)
{
  static const gsize sizes[] = { 3 * CHUNK + 5, 1, CHUNK };
  StoreFixture fixture;
  Room room = { .n_room = 3 * CHUNK + 5 };
  g_autoptr(GError) error = NULL;

  store_fixture_set_up (&fixture);
  room.room = g_malloc (room.n_room);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr(GBytes) bytes = invent (sizes[i], (guint32) i);

      room.id = add (&fixture, bytes);
      g_assert_nonnull (siyi_archive_run (fixture.archive, SIYI_ACCESS_READ, read_into_in_thread, &room, NULL, &error));
      g_assert_no_error (error);
      g_assert_cmpmem (room.room, room.n_bytes, g_bytes_get_data (bytes, NULL), sizes[i]);
    }

  room.n_room = CHUNK - 1;
  g_assert_null (siyi_archive_run (fixture.archive, SIYI_ACCESS_READ, read_into_in_thread, &room, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_free (room.room);
  store_fixture_tear_down (&fixture);
}

/* Bytes are stored once, a later month's double points to the older volume. */
static void
test_once (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) bytes = invent (2 * CHUNK, 1);
  g_autofree char *path = NULL;
  gint64 first;

  store_fixture_set_up (&fixture);
  path = volume_path (&fixture);
  first = add (&fixture, bytes);
  g_assert_cmpint (add (&fixture, bytes), !=, first);
  g_assert_cmpint (number (path, "SELECT count(*) FROM blob"), ==, 1);
  g_assert_cmpint (number (path, "SELECT count(*) FROM chunk"), ==, 2);

  g_clear_pointer (&fixture.clock, siyi_clock_unref);
  fixture.clock = siyi_clock_new_fixed (siyi_day_new (2027, 1, 4));
  store_fixture_reopen (&fixture);
  assert_reads (&fixture, add (&fixture, bytes), bytes);
  g_assert_cmpint (store_number (fixture.folder,
                                 "SELECT count(*) FROM file WHERE volume = 'photos-2026-12'"),
                   ==, 3);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
assert_refused (StoreFixture *fixture,
                GBytes       *bytes,
                const char   *name,
                int           code,
                const char   *part)
{
  Ask ask = { .bytes = bytes, .name = name };
  GError *error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_in_thread, &ask, NULL, &error);
  g_assert_error (error, SIYI_ERROR, code);
  g_assert_nonnull (strstr (error->message, part));
  g_assert_cmpint (ask.id, ==, 0);
  g_clear_error (&error);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM file"), ==, 0);
}

static void
test_refused (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) none = g_bytes_new_static ("", 0);
  g_autoptr(GBytes) one = g_bytes_new_static ("x", 1);
  g_autoptr(GBytes) most = g_bytes_new_take (g_malloc0 (SIYI_FILE_MAX_BYTES), SIYI_FILE_MAX_BYTES);
  g_autoptr(GBytes) large = g_bytes_new_take (g_malloc0 (SIYI_FILE_MAX_BYTES + 1),
                                              SIYI_FILE_MAX_BYTES + 1);
  g_autofree char *path = NULL;

  store_fixture_set_up (&fixture);
  path = volume_path (&fixture);
  assert_refused (&fixture, none, "空.txt", SIYI_ERROR_CONSTRAINT, "empty");
  assert_refused (&fixture, one, " ", SIYI_ERROR_CONSTRAINT, "name");
  assert_refused (&fixture, large, "大.bin", SIYI_ERROR_CONSTRAINT, "64 MiB");
  g_assert_cmpint (number (path, "SELECT count(*) FROM chunk"), ==, 0);
  add (&fixture, most);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

/* A disk without room (here: a limit for files of this process) is told, nothing is changed. */
static void
test_full (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) bytes = invent (20 * CHUNK, 3);
  struct rlimit before, tight;
  g_autofree char *reserve = NULL;

  store_fixture_set_up (&fixture);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight = before;
  tight.rlim_cur = 4 * CHUNK;
  setrlimit (RLIMIT_FSIZE, &tight);
  assert_refused (&fixture, bytes, "大.bin", SIYI_ERROR_NO_SPACE, "disk is full");
  setrlimit (RLIMIT_FSIZE, &before);

  assert_reads (&fixture, add (&fixture, bytes), bytes);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
list_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_files_out_of_reach (db, error);
}

static guint
count_problems (StoreFixture *fixture,
                const char   *part)
{
  GError *error = NULL;
  g_autoptr(GPtrArray) problems = siyi_check (fixture->archive, NULL, NULL, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    n += strstr (((SiyiProblem *) g_ptr_array_index (problems, i))->what, part) != NULL;
  g_assert_cmpuint (n, ==, problems->len);

  return n;
}

/* main.db opens and works alone; what is out of reach is named. */
static void
test_missing (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) one = invent (10, 1);
  g_autoptr(GBytes) two = invent (20, 2);
  g_autoptr(GPtrArray) lost = NULL;
  g_autofree char *path = NULL;
  g_autofree char *away = NULL;
  GError *error = NULL;
  gint64 id;

  store_fixture_set_up (&fixture);
  path = volume_path (&fixture);
  away = g_strconcat (path, ".away", NULL);
  id = add (&fixture, one);
  add (&fixture, two);
  g_assert_cmpint (g_rename (path, away), ==, 0);

  store_fixture_reopen (&fixture);
  g_assert_null (read_back (&fixture, id, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, VOLUME));
  g_clear_error (&error);
  lost = store_read (&fixture, list_in_thread, NULL);
  g_assert_cmpuint (lost->len, ==, 2);
  g_assert_cmpuint (count_problems (&fixture, "out of reach"), ==, 2);

  /* Work goes on, and taking a file in again makes it readable again. */
  assert_reads (&fixture, add (&fixture, one), one);
  assert_reads (&fixture, id, one);
  g_assert_cmpuint (count_problems (&fixture, "not in its volume"), ==, 1);
  store_fixture_tear_down (&fixture);
}

static void
test_damaged (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) bytes = invent (2 * CHUNK + 9, 7);
  g_autoptr(GBytes) other = invent (99, 8);
  g_autofree char *path = NULL;
  GError *error = NULL;
  gint64 id;

  store_fixture_set_up (&fixture);
  path = volume_path (&fixture);
  id = add (&fixture, bytes);
  add (&fixture, other);
  tamper (path, "UPDATE chunk SET data = zeroblob (length (data)) WHERE blob = 1 AND seq = 1");
  g_assert_null (read_back (&fixture, id, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_cmpuint (count_problems (&fixture, "damaged"), ==, 1);

  add (&fixture, bytes);
  assert_reads (&fixture, id, bytes);
  store_assert_sound (&fixture);

  tamper (path, "DELETE FROM chunk WHERE seq = 2");
  g_assert_cmpuint (count_problems (&fixture, "damaged"), ==, 1);
  g_assert_true (g_file_set_contents (path, "no volume", -1, NULL));
  g_assert_cmpuint (count_problems (&fixture, "database"), ==, 2);
  store_fixture_tear_down (&fixture);
}

static gpointer
take_out_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;

  return siyi_file_take_out (db, ask->id, ask->text, error);
}

static gpointer
rename_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Ask *ask = data;

  return siyi_file_rename (db, ask->id, ask->text, error);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_action_undo (db, data, error);
}

static gint64
shown (StoreFixture *fixture)
{
  return store_number (fixture->folder, "SELECT count(*) FROM file WHERE row_state = 0");
}

static void
test_take_out (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) bytes = invent (300, 4);
  g_autofree char *action = NULL;
  g_autofree char *undone = NULL;
  Ask ask = { .text = "放错了案件" };
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  ask.id = add (&fixture, bytes);
  action = store_write (&fixture, take_out_in_thread, &ask);
  g_assert_cmpint (shown (&fixture), ==, 0);
  assert_reads (&fixture, ask.id, bytes);
  g_assert_null (siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, take_out_in_thread, &ask,
                                   NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  undone = store_write (&fixture, undo_in_thread, action);
  g_assert_cmpint (shown (&fixture), ==, 1);
  ask.text = "  ";
  g_assert_null (siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, take_out_in_thread, &ask,
                                   NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);

  ask.text = "../送达回证.pdf";
  g_free (store_write (&fixture, rename_in_thread, &ask));
  g_assert_cmpint (store_number (fixture.folder,
                                 "SELECT name = '.._送达回证.pdf' FROM file"), ==, 1);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
cancel_and_add (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_cancellable_cancel (cancellable);

  return add_in_thread (db, data, cancellable, error);
}

/* Stopped work leaves nothing; a stopped check is no answer. */
static void
test_cancelled (void)
{
  StoreFixture fixture;
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) problems = NULL;
  Ask ask = { .bytes = invent (4 * CHUNK, 5) };
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, cancel_and_add, &ask, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpint (shown (&fixture), ==, 0);
  problems = siyi_check (fixture.archive, cancellable, NULL, NULL, &error);
  g_assert_null (problems);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_bytes_unref (ask.bytes);
  store_fixture_tear_down (&fixture);
}

static gint64
inode_of (const char *path)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);

  return (gint64) info.st_ino;
}

static char *
back_up (StoreFixture *fixture,
         const char   *dir,
         int           day)
{
  GError *error = NULL;
  char *backup;

  g_clear_pointer (&fixture->clock, siyi_clock_unref);
  fixture->clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, day));
  store_fixture_reopen (fixture);
  backup = siyi_backup (fixture->archive, dir, &error);
  g_assert_no_error (error);

  return backup;
}

/* Only a volume that got something new is copied again; restoring brings a lost one back. */
static void
test_backup (void)
{
  StoreFixture fixture;
  g_autoptr(GBytes) one = invent (3000, 1);
  g_autoptr(GBytes) two = invent (CHUNK + 1, 2);
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *third = NULL;
  GError *error = NULL;
  gint64 id, other, stamp;

  store_fixture_set_up (&fixture);
  path = volume_path (&fixture);
  copy = g_build_filename (fixture.dir, "test-volumes", VOLUME, NULL);
  id = add (&fixture, one);
  first = back_up (&fixture, fixture.dir, 18);
  stamp = inode_of (copy);
  second = back_up (&fixture, fixture.dir, 19);
  g_assert_cmpint (inode_of (copy), ==, stamp);
  other = add (&fixture, two);
  third = back_up (&fixture, fixture.dir, 20);
  g_assert_cmpint (number (copy, "SELECT count(*) FROM blob"), ==, 2);

  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);
  tamper (path, "UPDATE chunk SET data = zeroblob (length (data)) WHERE blob = 1");
  siyi_restore (fixture.folder, third, NULL, &error);
  g_assert_no_error (error);
  store_fixture_reopen (&fixture);
  assert_reads (&fixture, id, one);
  assert_reads (&fixture, other, two);
  store_assert_sound (&fixture);

  /* Not a copy of a damaged volume over a good one. */
  tamper (path, "UPDATE chunk SET data = zeroblob (length (data)) WHERE blob = 1;"
                "INSERT INTO blob VALUES (9, 'x', 1)");
  g_assert_null (siyi_backup (fixture.archive, fixture.dir, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_cmpint (number (copy, "SELECT count(*) FROM blob"), ==, 2);

  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);
  siyi_tree_remove (fixture.folder);
  siyi_restore (fixture.folder, first, NULL, &error);
  g_assert_no_error (error);
  store_fixture_reopen (&fixture);
  assert_reads (&fixture, id, one);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static int
write_files (const char *folder)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  GError *error = NULL;
  SiyiArchive *archive = siyi_archive_open (folder, clock, "writer", &error);

  if (archive == NULL)
    g_error ("%s", error->message);

  while (TRUE)
    {
      g_autoptr(GBytes) bytes = invent (WRITER_BYTES, g_random_int ());
      Ask ask = { .bytes = bytes };
      char line[32];
      int length;

      siyi_archive_run (archive, SIYI_ACCESS_WRITE, add_in_thread, &ask, NULL, &error);
      if (ask.id == 0)
        g_error ("%s", error->message);
      length = g_snprintf (line, sizeof line, "%" G_GINT64_FORMAT "\n", ask.id);
      if (write (STDOUT_FILENO, line, (gsize) length) != length)
        return 1;
    }
}

/* Killed at any moment: what was acknowledged is there and reads right, nothing else is. */
static void
test_killed (void)
{
  StoreFixture fixture;
  gint64 acknowledged = 0;

  store_fixture_set_up (&fixture);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);

  for (int round = 1; round <= ROUNDS; round++)
    {
      char *argv[] = { (char *) self_path, (char *) "--writer", fixture.folder, NULL };
      char line[64];
      int out, status;
      FILE *stream;
      GPid pid;

      g_assert_true (g_spawn_async_with_pipes (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                                               NULL, &pid, NULL, &out, NULL, NULL));
      stream = fdopen (out, "r");
      if (round % 3 != 0 && fgets (line, sizeof line, stream) != NULL)
        acknowledged = atoll (line);
      g_usleep ((gulong) g_random_int_range (0, 30000));
      kill (pid, SIGKILL);
      waitpid (pid, &status, 0);
      while (fgets (line, sizeof line, stream) != NULL)
        if (strchr (line, '\n') != NULL)
          acknowledged = atoll (line);
      fclose (stream);

      g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM file"), >=,
                       acknowledged);
      store_fixture_reopen (&fixture);
      store_assert_sound (&fixture);
      siyi_archive_close (fixture.archive);
      g_clear_object (&fixture.archive);
    }
  {
    g_autofree char *path = volume_path (&fixture);

    /* No content without its row, no row without its content. */
    g_assert_cmpint (number (path, "SELECT count(*) FROM blob"), ==,
                     store_number (fixture.folder, "SELECT count(*) FROM file"));
    g_assert_cmpint (number (path, "SELECT count(*) FROM chunk WHERE blob NOT IN "
                                   "(SELECT id FROM blob)"), ==, 0);
  }
  g_assert_cmpint (acknowledged, >, ROUNDS / 4);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  if (argc == 3 && strcmp (argv[1], "--writer") == 0)
    return write_files (argv[2]);

  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/files/sizes", test_sizes);
  g_test_add_func ("/files/room", test_room);
  g_test_add_func ("/files/once", test_once);
  g_test_add_func ("/files/refused", test_refused);
  g_test_add_func ("/files/full", test_full);
  g_test_add_func ("/files/missing", test_missing);
  g_test_add_func ("/files/damaged", test_damaged);
  g_test_add_func ("/files/take-out", test_take_out);
  g_test_add_func ("/files/cancelled", test_cancelled);
  g_test_add_func ("/files/backup", test_backup);
  g_test_add_func ("/files/killed", test_killed);

  return g_test_run ();
}
