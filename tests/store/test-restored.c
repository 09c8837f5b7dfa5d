/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a restored archive knows of its backups: the one it came from, which its own copy can't name, and those that
 * lie beside; never another office's, never twice. Real files, made in March 2024, restored now. */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "siyi-backup-store.h"
#include "siyi-keeping.h"
#include "siyi-trail.h"
#include "siyi-work-folder.h"

typedef struct
{
  StoreFixture  archive;
  char         *own;
  char         *stick;
} Fixture;

static void
go_to (Fixture *self,
       int      day)
{
  g_clear_pointer (&self->archive.clock, siyi_clock_unref);
  self->archive.clock = siyi_clock_new_fixed (siyi_day_new (2024, 3, day));
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
set_up (Fixture *self)
{
  SiyiBackupRules rules = { .keep = SIYI_BACKUP_KEEP };

  store_fixture_set_up (&self->archive);
  self->own = siyi_archive_backup_dir (self->archive.folder);
  self->stick = g_build_filename (self->archive.dir, "stick", NULL);
  g_assert_cmpint (g_mkdir (self->stick, 0700), ==, 0);
  rules.dir = self->stick;
  go_to (self, 1);
  store_write (&self->archive, save_rules, &rules);
}

static void
tear_down (Fixture *self)
{
  store_fixture_tear_down (&self->archive);
  g_free (self->own);
  g_free (self->stick);
}

/* Both places get theirs. */
static void
back_up_on (Fixture *self,
            int      day)
{
  GError *error = NULL;

  go_to (self, day);
  g_assert_true (siyi_backup_if_due (self->archive.archive, NULL, NULL, &error));
  g_assert_no_error (error);
}

/* That of that day in that folder. */
static char *
find (const char *dir,
      int         day)
{
  g_autofree char *start = g_strdup_printf ("test-202403%02d-", day);
  g_autoptr(GDir) open_dir = g_dir_open (dir, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (open_dir)) != NULL)
    if (g_str_has_prefix (name, start) && g_str_has_suffix (name, ".siyi-backup"))
      return g_build_filename (dir, name, NULL);
  g_assert_not_reached ();
}

/* The archive's clock then goes on from that day. */
static void
restore_on (Fixture    *self,
            const char *backup,
            int         day)
{
  GError *error = NULL;

  siyi_archive_close (self->archive.archive);
  g_clear_object (&self->archive.archive);
  g_assert_true (siyi_restore (self->archive.folder, backup, NULL, &error));
  g_assert_no_error (error);
  go_to (self, day);
}

static gpointer
load_lines (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  return siyi_backups_load (db, 100, error);
}

/* "stick 3 checked, own 3 found, own 1 gone": the newest first. */
static void
assert_lines (Fixture    *self,
              const char *expected)
{
  g_autoptr(GPtrArray) lines = store_read (&self->archive, load_lines, NULL);
  g_autoptr(GString) told = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiBackupLine *line = g_ptr_array_index (lines, i);
      g_autoptr(GDateTime) moment = g_date_time_new_from_unix_local (line->at / G_USEC_PER_SEC);

      g_assert_null (line->trouble);
      g_assert_cmpint (line->bytes, >, 0);
      g_string_append_printf (told, "%s%s %d %s", i > 0 ? ", " : "", g_str_equal (line->place, self->own) ? "own" : "stick",
                              g_date_time_get_day_of_month (moment),
                              !line->is_there ? "gone" : line->checked_at != 0 ? "checked" : "found");
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static gpointer
last_day_in_thread (SiyiDb        *db,
                    gpointer       data,
                    GCancellable  *cancellable,
                    GError       **error)
{
  *(SiyiDay *) data = siyi_backup_last_good_day_of (db);

  return data;
}

static void
assert_last_day (Fixture *self,
                 int      day)
{
  SiyiDay found = SIYI_DAY_NONE;

  store_read (&self->archive, last_day_in_thread, &found);
  g_assert_cmpint (found, ==, siyi_day_new (2024, 3, day));
}

static void
assert_sound (Fixture *self)
{
  g_autoptr(SiyiTrail) trail = NULL;
  GError *error = NULL;

  store_assert_sound (&self->archive);
  trail = siyi_audit_verify (self->archive.archive, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (trail->state, ==, SIYI_TRAIL_SOUND);
}

/* The first of all backups knows of none: it is listed all the same, and is the last good one. */
static void
test_from_the_first (void)
{
  Fixture fixture;
  g_autofree char *backup = NULL;

  set_up (&fixture);
  back_up_on (&fixture, 2);
  backup = find (fixture.stick, 2);
  restore_on (&fixture, backup, 2);
  assert_lines (&fixture, "stick 2 checked, own 2 checked");
  assert_last_day (&fixture, 2);
  assert_sound (&fixture);
  g_assert_cmpint (store_number (fixture.archive.folder, "SELECT count(*) FROM backup b JOIN audit a "
                                 "ON a.seq = b.audit_seq AND a.hash = b.audit_head"), ==, 2);
  g_assert_cmpint (store_number (fixture.archive.folder, "SELECT count(DISTINCT action) FROM audit "
                                 "WHERE verb = 'backup.found' AND entity = 'backup'"), ==, 1);
  tear_down (&fixture);
}

/* Those made after it still lie there and can be restored, but count as no proof of this archive: the next is made
 * the same day. Restored again, nothing is listed twice. */
static void
test_from_an_older_one (void)
{
  Fixture fixture;
  g_autofree char *backup = NULL;

  set_up (&fixture);
  for (int day = 2; day <= 4; day++)
    back_up_on (&fixture, day);
  backup = find (fixture.own, 3);
  for (int times = 0; times < 2; times++)
    {
      restore_on (&fixture, backup, 4);
      assert_lines (&fixture, "stick 4 found, own 4 found, stick 3 found, own 3 checked, stick 2 checked, own 2 checked");
      /* On the stick is none of this course of things since the second. */
      assert_last_day (&fixture, 2);
      assert_sound (&fixture);
    }
  back_up_on (&fixture, 4);
  assert_lines (&fixture, "stick 4 checked, own 4 checked, stick 4 found, own 4 found, stick 3 found, own 3 checked, "
                          "stick 2 checked, own 2 checked");
  assert_last_day (&fixture, 4);
  assert_sound (&fixture);
  tear_down (&fixture);
}

static void
copy_as (const char *from,
         const char *dir,
         const char *name)
{
  g_autofree char *to = g_build_filename (dir, name, NULL);
  g_autofree char *bytes = NULL;
  gsize n;

  g_assert_true (g_file_get_contents (from, &bytes, &n, NULL));
  g_assert_true (g_file_set_contents (to, bytes, (gssize) n, NULL));
}

/* On a stick that two offices share, of an archive of the same name; a day that is still to come; no database. */
static void
test_not_its_own (void)
{
  Fixture fixture;
  StoreFixture other;
  g_autofree char *backup = NULL;
  g_autofree char *theirs = NULL;
  GError *error = NULL;

  set_up (&fixture);
  back_up_on (&fixture, 2);
  backup = find (fixture.own, 2);
  store_fixture_set_up (&other);
  theirs = siyi_backup (other.archive, other.dir, &error);
  g_assert_no_error (error);
  copy_as (theirs, fixture.stick, "test-20240303-083000.siyi-backup");
  copy_as (backup, fixture.stick, "test-29990101-083000.siyi-backup");
  copy_as ("/dev/null", fixture.stick, "test-20240304-083000.siyi-backup");
  restore_on (&fixture, backup, 5);
  assert_lines (&fixture, "stick 2 found, own 2 checked");
  store_assert_sound (&fixture.archive);
  store_fixture_tear_down (&other);
  tear_down (&fixture);
}

/* Onto a new computer, from a stick, under another name: nothing of the old computer is there. */
static void
test_elsewhere (void)
{
  SiyiBackupRules none = { .dir = (char *) "", .keep = SIYI_BACKUP_KEEP };
  Fixture fixture;
  g_autoptr(GPtrArray) lines = NULL;
  g_autofree char *backup = NULL;
  g_autofree char *path = NULL;
  const SiyiBackupLine *line;
  GError *error = NULL;

  set_up (&fixture);
  store_write (&fixture.archive, save_rules, &none);
  back_up_on (&fixture, 2);
  go_to (&fixture, 3);
  backup = siyi_backup_to (fixture.archive.archive, fixture.stick, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  siyi_archive_close (fixture.archive.archive);
  g_clear_object (&fixture.archive.archive);
  siyi_tree_remove (fixture.archive.folder);
  g_free (fixture.archive.folder);
  fixture.archive.folder = g_build_filename (fixture.archive.dir, "new.siyi", NULL);

  g_assert_true (siyi_restore (fixture.archive.folder, backup, NULL, &error));
  g_assert_no_error (error);
  go_to (&fixture, 4);
  lines = store_read (&fixture.archive, load_lines, NULL);
  line = g_ptr_array_index (lines, 0);
  path = g_build_filename (line->place, line->name, NULL);
  g_assert_cmpstr (path, ==, backup);
  g_assert_true (line->is_there && line->checked_at != 0);
  assert_last_day (&fixture, 3);
  assert_sound (&fixture);
  tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/restored/from-the-first", test_from_the_first);
  g_test_add_func ("/restored/from-an-older-one", test_from_an_older_one);
  g_test_add_func ("/restored/not-its-own", test_not_its_own);
  g_test_add_func ("/restored/elsewhere", test_elsewhere);

  return g_test_run ();
}
