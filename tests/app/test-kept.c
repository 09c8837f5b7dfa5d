/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the statistics keep is counted while a window shows an archive that has nothing of it yet, without a line in
 * the trail; not where the screen is locked, and not for somebody who may only look. */
#include "siyi-db.h"
#include "siyi-keeping.h"
#include "siyi-pages.h"
#include "siyi-window-private.h"
#include "window-test.h"

typedef WindowTest Fixture;

/* More than are counted before anybody notices; of twelve months, in sessions that are over. */
static const char fill[] =
  "INSERT INTO session (uid, day, state) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 50) "
  "SELECT 's' || i, date ('2024-01-01', '+' || (i * 7) || ' days'), 'held' FROM n;"
  "INSERT INTO petition_case (uid, number, title, registered) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 "
  "FROM n WHERE i < 5999) SELECT 'c' || i, 'JF' || (100000 + i), 'a matter', date ('2024-01-01', '+' || (i % 366) || ' days') "
  "FROM n;"
  "INSERT INTO visit (uid, case_id, session, book, year, serial, day, persons, queue) SELECT 'v' || id, id, id % 51 + 1, 0, "
  "2024, id, registered, 1, 'left' FROM petition_case;";

static gpointer
fill_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  siyi_db_exec (db, data, error);

  return NULL;
}

static char *
make_archive (Fixture *fixture)
{
  g_autofree char *folder = window_test_make_archive (fixture, "Large.siyi");
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiArchive) archive = siyi_archive_open (folder, clock, "test", &error);

  g_assert_no_error (error);
  siyi_archive_run (archive, SIYI_ACCESS_WRITE, fill_in_thread, (gpointer) fill, NULL, &error);
  g_assert_no_error (error);
  siyi_archive_close (archive);

  return g_steal_pointer (&folder);
}

static gpointer
ask_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return g_memdup2 (&(gint64) { siyi_db_get_int64 (db, data, -1) }, sizeof (gint64));
}

static gint64
ask (Fixture    *fixture,
     const char *sql)
{
  g_autofree gint64 *answer = siyi_archive_run (siyi_window_get_archive (fixture->window), SIYI_ACCESS_READ, ask_in_thread,
                                                (gpointer) sql, NULL, NULL);

  return *answer;
}

static gboolean
is_all_kept (Fixture *fixture)
{
  return ask (fixture, "SELECT count (*) FROM figure_month WHERE month NOT IN (SELECT month FROM figure_stale)") == 12 &&
         ask (fixture, "SELECT count (*) FROM figure_session") == 51;
}

static void
test_opened (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_archive (fixture);
  gint64 n_lines;

  window_test_open_folder (fixture, folder);
  n_lines = ask (fixture, "SELECT count (*) FROM audit");
  wait_for (is_all_kept (fixture));
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM audit"), ==, n_lines);
}

/* An import, or whatever else is written while the window is open. */
static void
test_written (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_archive (fixture);
  g_autoptr(GError) error = NULL;

  window_test_open_folder (fixture, folder);
  wait_for (is_all_kept (fixture));
  siyi_archive_run (siyi_window_get_archive (fixture->window), SIYI_ACCESS_WRITE, fill_in_thread,
                    (gpointer) "UPDATE visit SET persons = 2; DELETE FROM figure_session", NULL, &error);
  g_assert_no_error (error);
  g_assert_false (is_all_kept (fixture));
  wait_for (is_all_kept (fixture));
}

static void
assert_is_not_counted (Fixture *fixture)
{
  siyi_window_count_figures (fixture->window);
  wait_for (fixture->window->figures_source == 0);
  g_assert_null (fixture->window->counting);
  g_assert_cmpint (ask (fixture, "SELECT count (*) FROM figure_month"), ==, 0);
}

static void
test_looked_at (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_archive (fixture);

  window_test_open_folder (fixture, folder);
  siyi_archive_run (siyi_window_get_archive (fixture->window), SIYI_ACCESS_WRITE, fill_in_thread,
                    (gpointer) "INSERT INTO profile (id, uid, name, role) VALUES (1, 'p', 'a guest', 'viewer')", NULL, NULL);
  siyi_window_seat (fixture->window, 1);
  wait_for (siyi_archive_get_role (siyi_window_get_archive (fixture->window)) == SIYI_ROLE_VIEWER);
  assert_is_not_counted (fixture);
}

static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = make_archive (fixture);

  window_test_open_folder (fixture, folder);
  siyi_window_lock (fixture->window);
  assert_is_not_counted (fixture);
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, window_test_set_up, test, window_test_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/app/kept/opened", test_opened);
  add ("/app/kept/written", test_written);
  add ("/app/kept/looked-at", test_looked_at);
  add ("/app/kept/locked", test_locked);

  return window_test_run ();
}
