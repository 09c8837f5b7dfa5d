/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A finding of a check names its record as the office knows it: a visit by its number, a case by its own, a session
 * by its day, a photo by its volume and session; and no word that a person typed. Real archives, broken from outside. */
#include "store-fixture.h"

#include <glib/gstdio.h>

#include "siyi-files.h"
#include "siyi-keeping.h"

static GPtrArray *
check (StoreFixture *fixture)
{
  GError *error = NULL;
  GPtrArray *problems = siyi_check (fixture->archive, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return problems;
}

/* The first of that kind. */
static const SiyiProblemPlace *
place_of (GPtrArray       *problems,
          SiyiProblemKind  kind)
{
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      if (problem->kind == kind)
        return &problem->place;
    }
  g_assert_not_reached ();
}

static void
test_records (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) problems = NULL;
  const SiyiProblemPlace *place;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 40, &error);
  g_assert_no_error (error);
  store_tamper (fixture.folder,
                "UPDATE visit SET row_state = 1, void_reason = NULL WHERE id = 3;"
                "UPDATE visit SET serial = NULL, day = '2023-02-28' WHERE id = 40;"
                "UPDATE petition_case SET type = 2, restricted = 0, number = 'JF20230007' WHERE id = 7;"
                "INSERT INTO session (id, uid, day, state) VALUES (900, 'u', '2026-12-21', 'planned');"
                "INSERT INTO notice (uid, month, version, body) VALUES ('n', '2026-11', 2, '{}');"
                "UPDATE import_batch SET n_visits = n_visits + 1");
  problems = check (&fixture);

  place = place_of (problems, SIYI_PROBLEM_VOID);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_VISIT);
  g_assert_cmpint (place->serial, ==, store_number (fixture.folder, "SELECT serial FROM visit WHERE id = 3"));
  g_assert_cmpint (place->year, ==, store_number (fixture.folder, "SELECT year FROM visit WHERE id = 3"));
  place = place_of (problems, SIYI_PROBLEM_BIN);
  g_assert_cmpint (place->serial, ==, 0);
  g_assert_cmpint (place->id, ==, 40);
  g_assert_cmpint (place->day, ==, siyi_day_new (2023, 2, 28));
  place = place_of (problems, SIYI_PROBLEM_RESTRICTED);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_CASE);
  g_assert_cmpstr (place->text, ==, "JF20230007");
  place = place_of (problems, SIYI_PROBLEM_UNFILLED);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_SESSION);
  g_assert_cmpint (place->day, ==, siyi_day_new (2026, 12, 21));
  place = place_of (problems, SIYI_PROBLEM_NOTICE_VERSIONS);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_MONTH);
  g_assert_cmpstr (place->text, ==, "2026-11");
  place = place_of (problems, SIYI_PROBLEM_IMPORT);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_IMPORT);
  g_assert_cmpint (place->day, !=, SIYI_DAY_NONE);
  place = place_of (problems, SIYI_PROBLEM_TAKEN_OVER);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_ROWS);
  g_assert_cmpint (place->last, >, place->id);
  store_fixture_tear_down (&fixture);
}

static void
test_serials (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) problems = NULL;
  const SiyiProblemPlace *place;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 10, &error);
  g_assert_no_error (error);
  store_tamper (fixture.folder, "UPDATE visit SET book = 3, year = 2025, serial = 5 WHERE id = 2");
  problems = check (&fixture);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      place = &problem->place;
      if (problem->kind == SIYI_PROBLEM_SERIALS && place->book == 3)
        {
          g_assert_cmpint (place->kind, ==, SIYI_WHERE_YEAR_OF_BOOK);
          g_assert_cmpint (place->id, ==, 2025);
          break;
        }
      g_assert_cmpuint (i + 1, <, problems->len);
    }
  store_fixture_tear_down (&fixture);
}

static void
test_trail (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) problems = NULL;
  const SiyiProblemPlace *place;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 10, &error);
  g_assert_no_error (error);
  store_tamper (fixture.folder, "DROP TRIGGER audit_is_never_changed; UPDATE audit SET who = 'x' WHERE seq = 2");
  problems = check (&fixture);
  place = place_of (problems, SIYI_PROBLEM_TRAIL_CHANGED);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_TRAIL);
  g_assert_cmpint (place->id, ==, 2);
  store_fixture_tear_down (&fixture);
}

static gpointer
add_file (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  const SiyiFileInfo info = { .name = "张三的照片.jpg", .kind = "paper" };
  g_autoptr(GInputStream) in = g_memory_input_stream_new_from_data ("bytes", 5, NULL);
  gint64 id = siyi_file_add (db, &info, in, cancellable, error);

  return g_memdup2 (&id, sizeof id);
}

static void
test_files (void)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) problems = NULL;
  g_autofree char *name = NULL;
  g_autofree char *volume = NULL;
  g_autofree gint64 *id = NULL;
  const SiyiProblemPlace *place;

  store_fixture_set_up (&fixture);
  id = store_write (&fixture, add_file, NULL);
  store_tamper (fixture.folder, "INSERT INTO session (id, uid, day, state) VALUES (900, 'u', '2026-03-05', 'held');"
                                "UPDATE file SET session = 900");
  problems = check (&fixture);
  g_assert_cmpuint (problems->len, ==, 0);
  g_clear_pointer (&problems, g_ptr_array_unref);

  volume = g_build_filename (fixture.folder, "photos-2026-12.db", NULL);
  g_assert_cmpint (g_unlink (volume), ==, 0);
  problems = check (&fixture);
  place = place_of (problems, SIYI_PROBLEM_FILE);
  g_assert_cmpint (place->kind, ==, SIYI_WHERE_FILE);
  g_assert_cmpint (place->id, ==, *id);
  g_assert_cmpstr (place->text, ==, "photos-2026-12");
  g_assert_cmpint (place->day, ==, siyi_day_new (2026, 3, 5));
  store_fixture_tear_down (&fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/check-places/records", test_records);
  g_test_add_func ("/check-places/serials", test_serials);
  g_test_add_func ("/check-places/trail", test_trail);
  g_test_add_func ("/check-places/files", test_files);

  return g_test_run ();
}
