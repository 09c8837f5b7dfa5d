/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Damaged archives: each is answered with one sentence and the way back, and stays as it was
 * found. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "siyi-keeping.h"

/* An archive with rows and a backup, closed. */
static char *
set_up_closed (StoreFixture *fixture)
{
  g_autofree char *dir = NULL;
  GError *error = NULL;
  char *backup;

  store_fixture_set_up (fixture);
  store_import (fixture, "a", 200, &error);
  g_assert_no_error (error);
  dir = siyi_archive_backup_dir (fixture->folder);
  backup = siyi_backup (fixture->archive, dir, &error);
  g_assert_no_error (error);
  siyi_archive_close (fixture->archive);
  g_clear_object (&fixture->archive);

  return backup;
}

static GBytes *
read_main (StoreFixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->folder, "main.db", NULL);
  char *text = NULL;
  gsize n = 0;

  g_assert_true (g_file_get_contents (path, &text, &n, NULL));

  return g_bytes_new_take (text, n);
}

static void
write_main (StoreFixture *fixture,
            gconstpointer data,
            gsize         n)
{
  g_autofree char *path = g_build_filename (fixture->folder, "main.db", NULL);

  g_assert_true (g_file_set_contents (path, data, (gssize) n, NULL));
  /* Another right would be mended at opening, with a line in the trail. */
  g_assert_cmpint (g_chmod (path, 0600), ==, 0);
}

static void
assert_way_back (StoreFixture *fixture,
                 const char   *backup)
{
  g_autoptr(GBytes) found = read_main (fixture);
  g_autofree char *kept = NULL;
  GError *error = NULL;

  g_assert_null (siyi_archive_open (fixture->folder, fixture->clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, backup));
  g_clear_error (&error);
  {
    g_autoptr(GBytes) left = read_main (fixture);

    g_assert_true (g_bytes_equal (found, left));
  }

  g_assert_true (siyi_restore (fixture->folder, backup, &kept, &error));
  g_assert_no_error (error);
  {
    g_autofree char *text = NULL;
    gsize n;

    g_assert_true (g_file_get_contents (kept, &text, &n, NULL));
    g_assert_cmpmem (text, n, g_bytes_get_data (found, NULL), g_bytes_get_size (found));
  }
  store_fixture_reopen (fixture);
  store_assert_sound (fixture);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM visit"), ==, 200);
}

typedef enum { HEADER, PAGE, ONE_PAGE, RUBBISH, CUT, EMPTY, SHORT } Damage;

static void
test_damaged (gconstpointer data)
{
  Damage how = GPOINTER_TO_INT (data);
  StoreFixture fixture;
  g_autofree char *backup = set_up_closed (&fixture);
  g_autoptr(GBytes) sound = read_main (&fixture);
  gsize n = g_bytes_get_size (sound);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (sound, NULL), n);

  if (how == HEADER)
    memset (bytes, 'x', 32);
  if (how == PAGE)
    for (gsize at = 4096 * 4; at + 4096 <= n; at += 4096 * 3)
      memset (bytes + at, 0xa5, 4096);
  if (how == ONE_PAGE)
    for (gsize i = 0; i < 4096; i++)
      bytes[4096 + i] ^= 0xff;
  if (how == RUBBISH)
    for (gsize i = 0; i < n; i++)
      bytes[i] = (guint8) (i * 131 % 251);
  write_main (&fixture, bytes, how == CUT ? n / 2 / 4096 * 4096 : how == EMPTY ? 0
                               : how == SHORT ? 60 : n);
  assert_way_back (&fixture, backup);
  store_fixture_tear_down (&fixture);
}

/* A folder or a pipe in the place of main.db must neither be opened nor hang. */
static void
test_not_a_file (void)
{
  StoreFixture fixture;
  g_autofree char *backup = set_up_closed (&fixture);
  g_autofree char *path = g_build_filename (fixture.folder, "main.db", NULL);
  GError *error = NULL;

  g_unlink (path);
  g_mkdir (path, 0700);
  g_assert_null (siyi_archive_open (fixture.folder, fixture.clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_clear_error (&error);
  g_rmdir (path);

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (siyi_archive_open (fixture.folder, fixture.clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_clear_error (&error);
  g_unlink (path);

  g_assert_null (siyi_archive_open (fixture.folder, fixture.clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, backup));
  g_clear_error (&error);
  store_fixture_tear_down (&fixture);
}

/* Any byte of the first page changed: it opens or is refused, and is never changed by that. */
static void
test_first_page (void)
{
  StoreFixture fixture;
  g_autofree char *backup = set_up_closed (&fixture);
  g_autoptr(GBytes) sound = read_main (&fixture);
  gsize n = g_bytes_get_size (sound);
  g_autofree guint8 *bytes = g_memdup2 (g_bytes_get_data (sound, NULL), n);

  for (gsize at = 0; at < 4096; at += at < 112 ? 1 : 61)
    {
      GError *error = NULL;
      SiyiArchive *archive;
      g_autoptr(GBytes) left = NULL;

      bytes[at] ^= 0x5a;
      write_main (&fixture, bytes, n);
      archive = siyi_archive_open (fixture.folder, fixture.clock, "tester", &error);
      if (archive == NULL)
        g_assert_nonnull (error);
      else
        siyi_archive_close (archive);
      g_clear_object (&archive);
      g_clear_error (&error);

      left = read_main (&fixture);
      g_assert_cmpmem (g_bytes_get_data (left, NULL), g_bytes_get_size (left), bytes, n);
      bytes[at] ^= 0x5a;
    }
  store_fixture_tear_down (&fixture);
}

static void
test_newer (void)
{
  StoreFixture fixture;
  g_autofree char *backup = set_up_closed (&fixture);
  GError *error = NULL;

  store_tamper (fixture.folder, "PRAGMA user_version = 999");
  g_assert_null (siyi_archive_open (fixture.folder, fixture.clock, "tester", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NEWER_SCHEMA);
  g_assert_nonnull (strstr (error->message, "newer version"));
  g_clear_error (&error);
  g_assert_cmpint (store_number (fixture.folder, "PRAGMA user_version"), ==, 999);
  store_fixture_tear_down (&fixture);
}

/* A damaged or foreign backup never takes the place of anything. */
static void
test_bad_backup (void)
{
  StoreFixture fixture;
  g_autofree char *backup = set_up_closed (&fixture);
  g_autofree char *text = NULL;
  g_autoptr(GBytes) before = read_main (&fixture);
  g_autofree char *dir = siyi_archive_backup_dir (fixture.folder);
  gsize n;
  GError *error = NULL;

  g_assert_true (g_file_get_contents (backup, &text, &n, NULL));
  memset (text + n / 2, 0, 8192);
  g_assert_true (g_file_set_contents (backup, text, (gssize) n, NULL));
  g_assert_false (siyi_restore (fixture.folder, backup, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (siyi_backup_newest_good (dir, "test"));
  {
    g_autoptr(GBytes) after = read_main (&fixture);

    g_assert_true (g_bytes_equal (before, after));
  }
  store_fixture_tear_down (&fixture);
}

/* Nobody pulls the file from under an open archive. */
static void
test_restore_while_open (void)
{
  StoreFixture fixture;
  g_autofree char *backup = set_up_closed (&fixture);
  GError *error = NULL;

  store_fixture_reopen (&fixture);
  g_assert_false (siyi_restore (fixture.folder, backup, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_BUSY);
  g_clear_error (&error);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/damage/header", GINT_TO_POINTER (HEADER), test_damaged);
  g_test_add_data_func ("/damage/page", GINT_TO_POINTER (PAGE), test_damaged);
  g_test_add_data_func ("/damage/one-page", GINT_TO_POINTER (ONE_PAGE), test_damaged);
  g_test_add_data_func ("/damage/rubbish", GINT_TO_POINTER (RUBBISH), test_damaged);
  g_test_add_data_func ("/damage/cut", GINT_TO_POINTER (CUT), test_damaged);
  g_test_add_data_func ("/damage/empty", GINT_TO_POINTER (EMPTY), test_damaged);
  g_test_add_data_func ("/damage/short", GINT_TO_POINTER (SHORT), test_damaged);
  g_test_add_func ("/damage/not-a-file", test_not_a_file);
  g_test_add_func ("/damage/first-page", test_first_page);
  g_test_add_func ("/damage/newer", test_newer);
  g_test_add_func ("/damage/bad-backup", test_bad_backup);
  g_test_add_func ("/damage/restore-while-open", test_restore_while_open);

  return g_test_run ();
}
