/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of the last good backup: of a real one, the newest of several, never one of the future, never a file
 * that only has the name. Today is 2026-12-17. */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "siyi-keeping.h"

static SiyiDay
today (void)
{
  return siyi_day_new (2026, 12, 17);
}

static gpointer
day_in_thread (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  *(SiyiDay *) data = siyi_backup_last_good_day_of (db);

  return data;
}

static SiyiDay
last_day (StoreFixture *fixture)
{
  SiyiDay of_db = SIYI_DAY_NONE;

  store_read (fixture, day_in_thread, &of_db);
  g_assert_cmpint (siyi_backup_last_good_day (fixture->folder, today ()), ==, of_db);

  return of_db;
}

/* The real backup under the name of another day. */
static void
copy_as (StoreFixture *fixture,
         const char   *backup,
         const char   *stamp)
{
  g_autofree char *dir = g_path_get_dirname (backup);
  g_autofree char *name = g_strdup_printf ("office-%s.siyi-backup", stamp);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *text = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (backup, &text, &n, NULL));
  g_assert_true (g_file_set_contents (path, text, (gssize) n, NULL));
}

static void
test_days (void)
{
  StoreFixture fixture;
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *half = NULL;

  store_fixture_set_up (&fixture);
  dir = siyi_archive_backup_dir (fixture.folder);
  g_assert_cmpint (last_day (&fixture), ==, SIYI_DAY_NONE);

  g_mkdir_with_parents (dir, 0700);
  backup = siyi_backup (fixture.archive, dir, &error);
  g_assert_no_error (error);
  g_assert_cmpint (last_day (&fixture), ==, today ());

  copy_as (&fixture, backup, "20261211-181500");
  copy_as (&fixture, backup, "20261203-181500");
  g_unlink (backup);
  g_assert_cmpint (last_day (&fixture), ==, siyi_day_new (2026, 12, 11));

  /* Made while the clock was wrong; no day at all; a name without a database. */
  copy_as (&fixture, "/dev/null", "20261216-181500");
  half = g_build_filename (dir, "office-20261203-181500.siyi-backup", NULL);
  copy_as (&fixture, half, "20270301-181500");
  copy_as (&fixture, half, "20261399-181500");
  copy_as (&fixture, half, "1");
  g_assert_cmpint (last_day (&fixture), ==, siyi_day_new (2026, 12, 11));

  store_fixture_tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup-day/days", test_days);

  return g_test_run ();
}
