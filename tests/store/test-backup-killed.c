/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A backup that was killed on its way, and a restoring: no half of it bears a backup's name, what was there
 * stays, and what it left is gone after the next one. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

#include "siyi-backup-store.h"
#include "siyi-files.h"
#include "siyi-keeping.h"

/* Far more than main.db, so that the volume has its share of the way. */
#define FILE_BYTES (16 * 1024 * 1024)

static const char *self_path;

static gpointer
add_file (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const SiyiFileInfo info = { .name = "photo.jpg", .kind = "paper" };
  g_autofree guint32 *bytes = g_malloc (FILE_BYTES);
  g_autoptr(GInputStream) in = NULL;

  for (gsize i = 0; i < FILE_BYTES / sizeof *bytes; i++)
    bytes[i] = g_random_int ();
  in = g_memory_input_stream_new_from_data (g_steal_pointer (&bytes), FILE_BYTES, g_free);

  return GINT_TO_POINTER (siyi_file_add (db, &info, in, cancellable, error) != 0);
}

/* Below @path: work folders, and backups with a backup's name. */
static void
count (const char *path,
       guint      *n_work,
       guint      *n_backups)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_pattern_match_simple (".siyi-*-*", name))
        ++*n_work;
      else if (g_file_test (child, G_FILE_TEST_IS_DIR))
        count (child, n_work, n_backups);
      else if (g_str_has_suffix (name, ".siyi-backup"))
        ++*n_backups;
    }
}

static void
assert_counts (const char *path,
               guint       n_work,
               guint       n_backups)
{
  guint work = 0, backups = 0;

  count (path, &work, &backups);
  g_assert_cmpuint (work, ==, n_work);
  g_assert_cmpuint (backups, ==, n_backups);
}

static void
be_killed_at (gpointer data,
              guint64  done,
              guint64  total)
{
  if (100 * done >= (guint64) GPOINTER_TO_INT (data) * total)
    raise (SIGKILL);
}

static int
back_up_and_be_killed (const char *folder,
                       const char *stick,
                       int         percent)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  SiyiArchive *archive = siyi_archive_open (folder, clock, "tester", NULL);

  siyi_backup_to (archive, stick, NULL, be_killed_at, GINT_TO_POINTER (percent), NULL);

  return 1;    /* it should not have come so far */
}

static void
be_killed_in (gpointer        data,
              SiyiRestorePart part,
              guint64         done,
              guint64         total)
{
  if (part == (SiyiRestorePart) GPOINTER_TO_INT (data))
    raise (SIGKILL);
}

static int
restore_and_be_killed (const char *folder,
                       const char *backup,
                       int         part)
{
  siyi_restore_told (folder, backup, NULL, NULL, be_killed_in, GINT_TO_POINTER (part), NULL);

  return 1;
}

static void
run_and_kill (StoreFixture *fixture,
              const char   *what,
              const char   *path,
              int           when)
{
  g_autofree char *number = g_strdup_printf ("%d", when);
  char *argv[] = { (char *) self_path, (char *) what, fixture->folder, (char *) path, number, NULL };
  GPid pid;
  int status;

  siyi_archive_close (fixture->archive);
  g_clear_object (&fixture->archive);
  g_assert_true (g_spawn_async (NULL, argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &pid, NULL));
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  store_fixture_reopen (fixture);
}

static void
test_killed (gconstpointer data)
{
  const int percent = GPOINTER_TO_INT (data);
  StoreFixture fixture;
  g_autofree char *stick = NULL;
  g_autofree char *made = NULL;
  GError *error = NULL;
  SiyiBackupTry tried;

  store_fixture_set_up (&fixture);
  stick = g_build_filename (fixture.dir, "stick", NULL);
  g_assert_cmpint (g_mkdir (stick, 0700), ==, 0);
  g_free (siyi_backup_to (fixture.archive, stick, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  store_write (&fixture, add_file, NULL);

  run_and_kill (&fixture, "--back-up", stick, percent);
  /* Once main.db has its copy, that one bears its name and waits for its volumes. */
  assert_counts (stick, 1, percent < 50 ? 1 : 2);

  made = siyi_backup_to (fixture.archive, stick, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  assert_counts (stick, 0, percent < 50 ? 2 : 3);
  g_assert_true (siyi_backup_try (made, &tried, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (tried.files, ==, 1);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

/* Before anything takes its place the archive is as it was, with one work folder in it. */
static void
test_restore_killed (gconstpointer data)
{
  StoreFixture fixture;
  g_autofree char *made = NULL;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_write (&fixture, add_file, NULL);
  made = siyi_backup_to (fixture.archive, fixture.dir, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  run_and_kill (&fixture, "--restore", made, GPOINTER_TO_INT (data));
  assert_counts (fixture.folder, 1, 0);
  store_assert_sound (&fixture);

  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);
  g_assert_true (siyi_restore (fixture.folder, made, NULL, &error));
  g_assert_no_error (error);
  assert_counts (fixture.folder, 0, 0);
  store_fixture_reopen (&fixture);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && strcmp (argv[1], "--back-up") == 0)
    return back_up_and_be_killed (argv[2], argv[3], atoi (argv[4]));
  if (argc == 5 && strcmp (argv[1], "--restore") == 0)
    return restore_and_be_killed (argv[2], argv[3], atoi (argv[4]));

  self_path = argv[0];
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/backup-killed/main-copied", GINT_TO_POINTER (1), test_killed);
  g_test_add_data_func ("/backup-killed/main-checked", GINT_TO_POINTER (6), test_killed);
  g_test_add_data_func ("/backup-killed/volume-copied", GINT_TO_POINTER (60), test_killed);
  g_test_add_data_func ("/backup-killed/volume-checked", GINT_TO_POINTER (95), test_killed);
  g_test_add_data_func ("/backup-killed/restore-copied", GINT_TO_POINTER (SIYI_RESTORE_COPYING), test_restore_killed);
  g_test_add_data_func ("/backup-killed/restore-compared", GINT_TO_POINTER (SIYI_RESTORE_FILES), test_restore_killed);
  g_test_add_data_func ("/backup-killed/restore-placed", GINT_TO_POINTER (SIYI_RESTORE_PLACING), test_restore_killed);

  return g_test_run ();
}
