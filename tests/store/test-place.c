/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an archive may stand, who may open it, and what a full disk or a read-only place does. The
 * real thing where the test may mount; else a file-size limit and another user's rights. */
#define _GNU_SOURCE
#include "store-fixture.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "siyi-case-store.h"
#include "siyi-db-private.h"
#include "siyi-work-folder.h"

static gboolean may_mount;

static void
test_network (void)
{
  static const struct { unsigned long type; const char *name; gboolean network; } rows[] = {
    { 0x6969, NULL, TRUE }, { 0xff534d42, NULL, TRUE }, { 0xfe534d42, NULL, TRUE },
    { 0x517b, NULL, TRUE }, { 0x65735546, "fuse.sshfs", TRUE }, { 0x65735546, NULL, TRUE },
    { 0x65735546, "fuseblk", FALSE }, { 0xef53, NULL, FALSE }, { 0x01021994, NULL, FALSE },
    { 0x58465342, NULL, FALSE }, { 0x9123683e, NULL, FALSE }, { 0x4d44, NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_place_is_network (rows[i].type, rows[i].name), ==, rows[i].network);
}

static void
test_private (void)
{
  StoreFixture fixture;
  g_autofree char *main_db = NULL;
  struct stat info;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  main_db = g_build_filename (fixture.folder, "main.db", NULL);
  g_assert_cmpint (stat (fixture.folder, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0700);
  g_assert_cmpint (stat (main_db, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);

  g_assert_false (siyi_archive_create (fixture.folder, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS);
  g_clear_error (&error);
  store_fixture_tear_down (&fixture);
}

/* The window, siyictl and the reminder of one person open it together; another account is told who
 * has it. */
static void
test_lock (void)
{
  StoreFixture fixture;
  g_autofree char *lock = NULL;
  SiyiArchive *second;
  GError *error = NULL;
  int fd;

  store_fixture_set_up (&fixture);
  second = siyi_archive_open (fixture.folder, fixture.clock, "tester", &error);
  g_assert_no_error (error);
  siyi_archive_close (second);
  g_clear_object (&second);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);

  lock = g_build_filename (fixture.folder, "lock", NULL);
  fd = open (lock, O_RDWR | O_CLOEXEC);
  g_assert_cmpint (flock (fd, LOCK_SH), ==, 0);
  g_assert_cmpint (pwrite (fd, "54321 wang\n", 11, 0), ==, 11);
  g_assert_null (siyi_archive_open (fixture.folder, fixture.clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_BUSY);
  g_assert_nonnull (strstr (error->message, "wang"));
  g_clear_error (&error);
  close (fd);

  store_fixture_reopen (&fixture);
  store_fixture_tear_down (&fixture);
}

static gpointer
add_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiRecord) record = store_record (7);
  SiyiNewVisit visit = { .record = record };

  record->row = 0;

  return siyi_visit_add (db, &visit, error);
}

static gboolean
add_visit (StoreFixture  *fixture,
           GError       **error)
{
  SiyiNewVisitResult *result = siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_in_thread,
                                                 NULL, NULL, error);
  gboolean added = result != NULL;

  g_clear_pointer (&result, siyi_new_visit_result_free);

  return added;
}

static void
fill_up (const char *dir,
         const char *name)
{
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *zeros = g_malloc0 (65536);
  int fd = open (path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600);

  while (write (fd, zeros, 65536) == 65536)
    ;
  while (write (fd, zeros, 512) > 0)
    ;
  close (fd);
}

/* Adds visits until the disk refuses; the refused one leaves nothing behind. */
static void
add_until_full (StoreFixture *fixture)
{
  GError *error = NULL;
  gint64 before;
  int n = 0;

  do
    before = store_number (fixture->folder, "SELECT count(*) FROM visit");
  while (add_visit (fixture, &error) && ++n < 200000);

  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE);
  g_assert_nonnull (strstr (error->message, "disk is full"));
  g_clear_error (&error);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM visit"), ==, before);
}

static void
test_full (void)
{
  StoreFixture fixture;
  g_autofree char *reserve = NULL;
  GError *error = NULL;

  if (!may_mount)
    {
      g_test_skip ("may not mount");
      return;
    }

  store_fixture_set_up (&fixture);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);
  siyi_tree_remove (fixture.folder);
  g_assert_cmpint (mount ("tmpfs", fixture.dir, "tmpfs", 0, "size=360m"), ==, 0);
  g_assert_true (siyi_archive_create (fixture.folder, &error));
  store_fixture_reopen (&fixture);
  reserve = g_build_filename (fixture.folder, "reserve", NULL);
  g_assert_true (g_file_test (reserve, G_FILE_TEST_EXISTS));
  g_assert_true (add_visit (&fixture, &error));

  /* Full: the reserve is given back, and work can go on. */
  fill_up (fixture.dir, "filler");
  add_until_full (&fixture);
  g_assert_false (g_file_test (reserve, G_FILE_TEST_EXISTS));
  g_assert_true (add_visit (&fixture, &error));
  g_assert_no_error (error);

  /* Full without a reserve: still nothing half-done. */
  fill_up (fixture.dir, "filler2");
  add_until_full (&fixture);
  store_assert_sound (&fixture);
  {
    g_autofree char *filler = g_build_filename (fixture.dir, "filler", NULL);

    g_unlink (filler);
  }
  g_assert_true (add_visit (&fixture, &error));
  store_fixture_reopen (&fixture);
  store_assert_sound (&fixture);

  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);
  umount2 (fixture.dir, MNT_DETACH);
  store_fixture_tear_down (&fixture);
}

/* The same through the limit on the size of a file, which needs no rights. */
static void
test_limited (void)
{
  StoreFixture fixture;
  struct rlimit old_limit, small = { 800 * 1024, RLIM_INFINITY };
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &old_limit);
  small.rlim_max = old_limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
  add_until_full (&fixture);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  g_assert_true (add_visit (&fixture, &error));
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
assert_read_only (StoreFixture *fixture)
{
  GError *error = NULL;

  g_assert_null (siyi_archive_open (fixture->folder, fixture->clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "can't be written"));
  g_clear_error (&error);
}

static void
test_read_only (void)
{
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  siyi_archive_close (fixture.archive);
  g_clear_object (&fixture.archive);

  if (may_mount)
    {
      g_assert_cmpint (mount (fixture.dir, fixture.dir, NULL, MS_BIND, NULL), ==, 0);
      g_assert_cmpint (mount (NULL, fixture.dir, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL), ==,
                       0);
      assert_read_only (&fixture);
      g_assert_cmpint (umount2 (fixture.dir, MNT_DETACH), ==, 0);
    }
  else if (geteuid () != 0)
    {
      g_autofree char *lock = g_build_filename (fixture.folder, "lock", NULL);

      g_chmod (lock, 0400);
      assert_read_only (&fixture);
      g_chmod (lock, 0600);
    }
  store_fixture_reopen (&fixture);
  store_fixture_tear_down (&fixture);
}

/* Mounts of this test are seen by nobody else. */
static gboolean
have_own_mounts (void)
{
  return unshare (CLONE_NEWNS) == 0 && mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) == 0;
}

static int
mode_of (StoreFixture *fixture,
         const char   *name)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  struct stat info;

  g_assert_cmpint (stat (path, &info), ==, 0);

  return info.st_mode & 07777;
}

static void
open_up (StoreFixture *fixture,
         const char   *name,
         mode_t        mode)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_cmpint (chmod (path, mode), ==, 0);
}

/* Copied from a stick or unpacked, files come open to everybody: opening mends that and logs it, once. */
static void
test_owner_only (void)
{
  static const struct { const char *name; mode_t came; int mended; } files[] = {
    { ".", 0755, 0700 }, { "main.db", 0664, 0600 }, { "backups", 0777, 0700 }, { "lock", 0644, 0600 },
    { "backups/x.siyi-backup", 0644, 0600 },
  };
  StoreFixture fixture;
  g_autofree char *backup = NULL;

  store_fixture_set_up (&fixture);
  backup = g_build_filename (fixture.folder, "backups", "x.siyi-backup", NULL);
  g_assert_true (g_file_set_contents (backup, "x", 1, NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    open_up (&fixture, files[i].name, files[i].came);
  store_fixture_reopen (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    g_assert_cmpint (mode_of (&fixture, files[i].name), ==, files[i].mended);

  store_fixture_reopen (&fixture);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM audit WHERE verb = 'place.guard'"), ==, 1);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  may_mount = have_own_mounts ();
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/place/network", test_network);
  g_test_add_func ("/place/private", test_private);
  g_test_add_func ("/place/lock", test_lock);
  g_test_add_func ("/place/full", test_full);
  g_test_add_func ("/place/limited", test_limited);
  g_test_add_func ("/place/read-only", test_read_only);
  g_test_add_func ("/place/owner-only", test_owner_only);

  return g_test_run ();
}
