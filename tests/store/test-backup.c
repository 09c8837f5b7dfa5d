/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Daily backups: one a day at each place, made up when missed, told when it can't be made, and tried
 * again; how many stay; the row of each says what the copy holds. */
#include "store-fixture.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "siyi-backup-store.h"
#include "siyi-keeping.h"

typedef struct
{
  StoreFixture  archive;
  char         *own;
  char         *stick;
} Fixture;

static void
set_up (Fixture *self)
{
  store_fixture_set_up (&self->archive);
  self->own = siyi_archive_backup_dir (self->archive.folder);
  self->stick = g_build_filename (self->archive.dir, "stick", NULL);
  g_assert_cmpint (g_mkdir (self->stick, 0700), ==, 0);
}

static void
tear_down (Fixture *self)
{
  store_fixture_tear_down (&self->archive);
  g_free (self->own);
  g_free (self->stick);
}

static void
go_to (Fixture *self,
       SiyiDay  day)
{
  g_clear_pointer (&self->archive.clock, siyi_clock_unref);
  self->archive.clock = siyi_clock_new_fixed (day);
  store_fixture_reopen (&self->archive);
}

static gpointer
save_rules (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return GINT_TO_POINTER (siyi_backup_rules_save (db, data, error));
}

static void
choose (Fixture *self,
        char    *dir,
        int      keep)
{
  SiyiBackupRules rules = { .dir = dir, .keep = keep };

  store_write (&self->archive, save_rules, &rules);
}

static gpointer
load_lines (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_backups_load (db, 100, error);
}

static GPtrArray *
lines_of (Fixture *self)
{
  return store_read (&self->archive, load_lines, NULL);
}

/* "own ok, stick not-found": the newest first. */
static char *
story (Fixture *self)
{
  g_autoptr(GPtrArray) lines = lines_of (self);
  g_autoptr(GString) out = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (lines, i);

      g_assert_true (line->trouble != NULL || line->is_there || line->checked_at > 0);
      g_string_append_printf (out, "%s%s %s", i > 0 ? ", " : "", g_str_equal (line->place, self->own) ? "own" : "stick",
                              line->trouble != NULL ? line->trouble : line->is_there ? "ok" : "gone");
    }

  return g_string_free (g_steal_pointer (&out), FALSE);
}

static void
assert_story (Fixture    *self,
              const char *expected)
{
  g_autofree char *told = story (self);

  g_assert_cmpstr (told, ==, expected);
}

static guint
count_files (const char *dir)
{
  GDir *open_dir = g_dir_open (dir, 0, NULL);
  const char *name;
  guint n = 0;

  while (open_dir != NULL && (name = g_dir_read_name (open_dir)) != NULL)
    n += g_str_has_suffix (name, ".siyi-backup");
  g_clear_pointer (&open_dir, g_dir_close);

  return n;
}

static gboolean
if_due (Fixture  *self,
        int      *code)
{
  g_autoptr(GError) error = NULL;
  gboolean made = siyi_backup_if_due (self->archive.archive, NULL, NULL, &error);

  g_assert_true (made == (error == NULL));
  *code = error != NULL ? error->code : -1;

  return made;
}

/* Once a day, however often it is asked; a day that was missed is made up by the next chance. */
static void
test_once_a_day (void)
{
  Fixture fixture;
  int code;

  set_up (&fixture);
  g_assert_true (if_due (&fixture, &code));
  g_assert_true (if_due (&fixture, &code));
  assert_story (&fixture, "own ok");
  choose (&fixture, fixture.stick, SIYI_BACKUP_KEEP);
  g_assert_true (if_due (&fixture, &code));
  assert_story (&fixture, "stick ok, own ok");
  go_to (&fixture, siyi_day_new (2026, 12, 21));
  g_assert_true (if_due (&fixture, &code));
  g_assert_true (if_due (&fixture, &code));
  assert_story (&fixture, "stick ok, own ok, stick ok, own ok");
  store_assert_sound (&fixture.archive);
  tear_down (&fixture);
}

/* An empty mount point is no stick: nothing goes into it. The same trouble is told once. */
static void
test_stick_missing (void)
{
  Fixture fixture;
  g_autofree char *away = NULL;
  int code;

  set_up (&fixture);
  away = g_build_filename (fixture.archive.dir, "drawer", NULL);
  choose (&fixture, fixture.stick, SIYI_BACKUP_KEEP);
  g_assert_cmpint (g_rename (fixture.stick, away), ==, 0);
  g_assert_false (if_due (&fixture, &code));
  g_assert_cmpint (code, ==, SIYI_ERROR_NOT_FOUND);
  g_assert_cmpint (g_mkdir (fixture.stick, 0700), ==, 0);
  g_assert_false (if_due (&fixture, &code));
  g_assert_cmpint (code, ==, SIYI_ERROR_NOT_FOUND);
  g_assert_cmpuint (count_files (fixture.stick), ==, 0);
  assert_story (&fixture, "stick not-found, own ok");

  g_assert_cmpint (g_rmdir (fixture.stick), ==, 0);
  g_assert_cmpint (g_rename (away, fixture.stick), ==, 0);
  g_assert_true (if_due (&fixture, &code));
  assert_story (&fixture, "stick ok, stick not-found, own ok");
  tear_down (&fixture);
}

/* A full stick is told as such, leaves nothing half-written, and keeps what it had. */
static void
test_stick_full (void)
{
  Fixture fixture;
  struct rlimit before, tight = { 64 * 1024, 0 };
  GError *error = NULL;
  g_autofree char *made = NULL;

  set_up (&fixture);
  g_free (siyi_backup_to (fixture.archive.archive, fixture.stick, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  tight.rlim_max = before.rlim_max;
  setrlimit (RLIMIT_FSIZE, &tight);
  made = siyi_backup (fixture.archive.archive, fixture.stick, &error);
  setrlimit (RLIMIT_FSIZE, &before);
  g_assert_null (made);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture.stick), ==, 1);
  tear_down (&fixture);
}

/* What a person named, and what is another archive's, stays. */
static void
test_how_many_stay (void)
{
  static const char * const others[] = {
    "before-the-move.siyi-backup", "test-before-the-move.siyi-backup", "test-north-20251102-083000.siyi-backup",
    "test-2-20261101-090000.siyi-backup",
    "test-20251102-0830-a.siyi-backup", NULL
  };
  Fixture fixture;
  int code;

  set_up (&fixture);
  for (int i = 0; others[i] != NULL; i++)
    {
      g_autofree char *own = g_build_filename (fixture.own, others[i], NULL);
      g_autofree char *away = g_build_filename (fixture.stick, others[i], NULL);

      g_assert_true (g_file_set_contents (own, "another's", -1, NULL));
      g_assert_true (g_file_set_contents (away, "another's", -1, NULL));
    }
  choose (&fixture, fixture.stick, 3);
  for (int day = 1; day <= 6; day++)
    {
      go_to (&fixture, siyi_day_new (2026, 11, day));
      g_assert_true (if_due (&fixture, &code));
    }
  for (int i = 0; others[i] != NULL; i++)
    {
      g_autofree char *own = g_build_filename (fixture.own, others[i], NULL);
      g_autofree char *away = g_build_filename (fixture.stick, others[i], NULL);

      g_assert_true (g_file_test (own, G_FILE_TEST_IS_REGULAR) && g_file_test (away, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_cmpuint (count_files (fixture.stick), ==, 3 + g_strv_length ((char **) others));
  g_assert_cmpuint (count_files (fixture.own), ==, 3 + g_strv_length ((char **) others));
  tear_down (&fixture);
}

/* The row is an anchor: it holds the last row of the trail in the copy, not of the archive. */
static void
test_row_is_an_anchor (void)
{
  Fixture fixture;
  g_autofree char *made = NULL;
  GError *error = NULL;

  set_up (&fixture);
  store_import (&fixture.archive, "a", 20, &error);
  g_assert_no_error (error);
  made = siyi_backup_to (fixture.archive.archive, fixture.stick, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture.archive.folder, "SELECT count(*) FROM backup b JOIN audit a "
                                 "ON a.seq = b.audit_seq AND a.hash = b.audit_head"), ==, 1);
  g_assert_cmpint (store_number (fixture.archive.folder,
                                 "SELECT count(*) FROM audit WHERE verb = 'backup' AND entity = 'backup'"), ==, 1);
  tear_down (&fixture);
}

/* Two at the same second are two files; neither is written over. */
static void
test_twice_at_once (void)
{
  Fixture fixture;
  GError *error = NULL;

  set_up (&fixture);
  for (int i = 0; i < 3; i++)
    {
      g_free (siyi_backup_to (fixture.archive.archive, fixture.stick, NULL, NULL, NULL, &error));
      g_assert_no_error (error);
    }
  g_assert_cmpuint (count_files (fixture.stick), ==, 3);
  tear_down (&fixture);
}

static gpointer
refuse_rules (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr(GError) failed = NULL;
  SiyiBackupRules rules = { .dir = data, .keep = 5 };

  g_assert_false (siyi_backup_rules_save (db, &rules, &failed));

  return GINT_TO_POINTER (failed->code + 1);
}

/* A folder that can't serve is refused when it is chosen, not at night. */
static void
test_folder_that_cannot_serve (void)
{
  Fixture fixture;
  g_autofree char *nowhere = NULL;

  set_up (&fixture);
  nowhere = g_build_filename (fixture.archive.dir, "nowhere", NULL);
  g_assert_cmpint (GPOINTER_TO_INT (store_write (&fixture.archive, refuse_rules, fixture.own)) - 1, ==,
                   SIYI_ERROR_CONSTRAINT);
  g_assert_cmpint (GPOINTER_TO_INT (store_write (&fixture.archive, refuse_rules, nowhere)) - 1, ==,
                   SIYI_ERROR_NOT_FOUND);
  tear_down (&fixture);
}

/* Trying a backup reads all of it and changes nothing; a damaged one is told. */
static void
test_try (void)
{
  Fixture fixture;
  g_autofree char *made = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize n, n_after;
  SiyiBackupTry tried;
  GError *error = NULL;

  set_up (&fixture);
  store_import (&fixture.archive, "a", 20, &error);
  made = siyi_backup_to (fixture.archive.archive, fixture.stick, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (made, &before, &n, NULL));
  g_assert_true (siyi_backup_try (made, &tried, NULL, NULL, NULL, &error));
  g_assert_cmpint (tried.visits, ==, 20);
  g_assert_true (g_file_get_contents (made, &after, &n_after, NULL));
  g_assert_cmpmem (before, n, after, n_after);

  memset (after + 5 * 4096, 0x5a, 4096);
  g_assert_true (g_file_set_contents (made, after, (gssize) n, NULL));
  g_assert_false (siyi_backup_try (made, &tried, NULL, NULL, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_clear_error (&error);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/backup/once-a-day", test_once_a_day);
  g_test_add_func ("/backup/stick-missing", test_stick_missing);
  g_test_add_func ("/backup/stick-full", test_stick_full);
  g_test_add_func ("/backup/how-many-stay", test_how_many_stay);
  g_test_add_func ("/backup/row-is-an-anchor", test_row_is_an_anchor);
  g_test_add_func ("/backup/twice-at-once", test_twice_at_once);
  g_test_add_func ("/backup/folder-that-cannot-serve", test_folder_that_cannot_serve);
  g_test_add_func ("/backup/try", test_try);

  return g_test_run ();
}
