/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the statistics keep, counted beside other work: piece by piece it is what it is at once, stopped anywhere
 * and gone on with it is the same, what is written between the pieces is not lost; nobody hears of it, and
 * whoever asks for something comes first. */
#include "siyi-db-private.h"
#include "siyi-kept.h"
#include "siyi-session-store.h"
#include "siyi-stats-store.h"
#include "store-fixture.h"

enum { N_SESSIONS = 40, N_MONTHS = 14 };

/* Visits of fourteen months; matters that came back, in the same month and in others. */
static const char fill[] =
  "INSERT INTO session (uid, day, state) WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 39) "
  "SELECT 's' || i, date ('2025-10-05', '+' || (i * 10) || ' days'), 'held' FROM n;"
  "INSERT INTO petition_case (uid, number, title, registered, closed_day, resolved, satisfaction) WITH RECURSIVE n (i) AS "
  "(SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 249) SELECT 'c' || i, 'JF' || (100000 + i), 'matter ' || i, "
  "date ('2025-10-05', '+' || i || ' days'), CASE WHEN i % 3 THEN date ('2025-10-05', '+' || (i + 40) || ' days') END, "
  "i % 2, i % 4 FROM n;"
  "INSERT INTO visit (uid, case_id, session, book, year, serial, day, persons, first, queue) WITH RECURSIVE n (i) AS "
  "(SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 399) SELECT 'v' || i, i * 7 % 250 + 1, i * 40 / 400 + 1, i % 3, "
  "substr (date ('2025-10-05', '+' || i || ' days'), 1, 4), i + 1, date ('2025-10-05', '+' || i || ' days'), i % 9 + 1, "
  "i < 250, 'left' FROM n;"
  "INSERT INTO event (case_id, kind, day) SELECT id, 'received', registered FROM petition_case;"
  "INSERT INTO event (case_id, kind, day) SELECT id, 'accepted', date (registered, '+5 days') FROM petition_case;"
  "INSERT INTO event (case_id, kind, day) SELECT id, 'opinion', date (registered, '+35 days') FROM petition_case WHERE id % 9;"
  "INSERT INTO task (visit, assigned, due, limit_days, limit_kind, state, closed) SELECT v.id, v.day, date (v.day, '+30 days'), "
  "30, 'calendar', CASE WHEN c.closed_day IS NULL THEN 'open' ELSE 'closed' END, c.closed_day FROM visit v JOIN "
  "petition_case c ON c.id = v.case_id WHERE v.book = 0;";

static void
set_up (StoreFixture *fixture)
{
  store_fixture_set_up (fixture);
  store_tamper (fixture->folder, fill);
  store_fixture_reopen (fixture);
}

static gpointer
count_piece (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean more = FALSE;

  return siyi_kept_count (data, db, &more, error) && more ? data : NULL;
}

static void
count_all (StoreFixture *fixture,
           gint64        budget)
{
  g_autoptr(SiyiKept) kept = siyi_kept_new (budget);

  while (store_write (fixture, count_piece, kept) != NULL)
    ;
}

static gpointer
read_tables (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_db_ask_text (db, "SELECT (SELECT group_concat (month || ' ' || until || ' ' || hex (sums), char (10)) FROM "
                           "(SELECT * FROM figure_month ORDER BY month)) || char (10) || (SELECT group_concat (session || "
                           "' ' || complete, char (10)) FROM (SELECT * FROM figure_session ORDER BY session))", "");
}

static gpointer
count_wrong (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_cmpint (siyi_stat_count_wrong (db, error), ==, 0);
  g_assert_cmpint (siyi_sessions_over_count_wrong (db, error), ==, 0);

  return NULL;
}

/* As the check of an archive finds it. */
static void
assert_right (StoreFixture *fixture)
{
  store_read (fixture, count_wrong, NULL);
}

static void
assert_all_kept (StoreFixture *fixture)
{
  g_assert_cmpint (store_number (fixture->folder, "SELECT count (*) FROM figure_month WHERE month NOT IN "
                                 "(SELECT month FROM figure_stale)"), ==, N_MONTHS);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count (*) FROM figure_session"), ==, N_SESSIONS);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count (DISTINCT substr (day, 1, 7)) FROM visit"), ==, N_MONTHS);
  assert_right (fixture);
}

static void
drop_kept (StoreFixture *fixture)
{
  store_tamper (fixture->folder, "DELETE FROM figure_month; DELETE FROM figure_session");
}

static void
test_pieces_are_the_whole (void)
{
  StoreFixture fixture;
  g_autofree char *whole = NULL;
  g_autofree char *pieces = NULL;
  gint64 n_lines;

  set_up (&fixture);
  n_lines = store_number (fixture.folder, "SELECT count (*) FROM audit");
  count_all (&fixture, G_MAXINT64);
  assert_all_kept (&fixture);
  whole = store_read (&fixture, read_tables, NULL);
  drop_kept (&fixture);
  count_all (&fixture, 0);
  assert_all_kept (&fixture);
  pieces = store_read (&fixture, read_tables, NULL);
  g_assert_cmpstr (whole, ==, pieces);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count (*) FROM audit"), ==, n_lines);
  store_fixture_tear_down (&fixture);
}

static void
test_stopped_anywhere (void)
{
  StoreFixture fixture;
  g_autofree char *whole = NULL;
  gboolean more = TRUE;

  set_up (&fixture);
  count_all (&fixture, G_MAXINT64);
  whole = store_read (&fixture, read_tables, NULL);
  drop_kept (&fixture);
  while (more)
    {
      g_autoptr(SiyiKept) kept = siyi_kept_new (0);

      /* A month takes three of them. */
      for (int n = g_test_rand_int_range (3, 12); more && n > 0; n--)
        more = store_write (&fixture, count_piece, kept) != NULL;
      if (g_test_rand_bit ())
        store_fixture_reopen (&fixture);
    }
  {
    g_autofree char *stopped = store_read (&fixture, read_tables, NULL);

    g_assert_cmpstr (whole, ==, stopped);
  }
  store_fixture_tear_down (&fixture);
}

static gpointer
write_here (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_db_exec (db, data, error) ? db : NULL;
}

/* A visit of the month that is counted next or just now; any, where none is left. */
static const char of_the_month[] =
  "SELECT coalesce ((SELECT id FROM visit WHERE substr (day, 1, 7) = (SELECT max (substr (day, 1, 7)) FROM visit "
  "WHERE substr (day, 1, 7) NOT IN (SELECT month FROM figure_month WHERE month NOT IN (SELECT month FROM figure_stale))) "
  "ORDER BY random () LIMIT 1), 200)";

/* Of all sides of a figure, by another program and by this one, between the parts of one month. */
static void
test_a_write_in_between_is_not_lost (void)
{
  static const char * const changes[] = {
    "INSERT OR REPLACE INTO setting (key, value) VALUES ('statistics.satisfied', abs (random () % 4))",
    "UPDATE visit SET persons = persons + 1 WHERE id = {n}",
    "UPDATE petition_case SET resolved = 1 - resolved WHERE id = (SELECT case_id FROM visit WHERE id = {n})",
    "UPDATE task SET state = 'closed', closed = '2026-12-01' WHERE visit = {n}",
    "UPDATE visit SET day = date (day, '-11 days') WHERE id = {n}",
    "DELETE FROM event WHERE case_id = (SELECT case_id FROM visit WHERE id = {n}) AND kind = 'opinion'",
    "INSERT OR REPLACE INTO excuse (session, piece, reason) VALUES ({n} / 11 + 1, 'photos', 'a power cut')",
  };
  g_autofree char *pieces = NULL;
  g_autofree char *whole = NULL;
  g_autoptr(SiyiKept) kept = siyi_kept_new (0);
  StoreFixture fixture;

  set_up (&fixture);
  for (int i = 0; i < 120; i++)
    {
      /* A setting, which stands first, makes everything void: not to the end. */
      const int which = i < 20 ? i % (int) G_N_ELEMENTS (changes) : 1 + i % (int) (G_N_ELEMENTS (changes) - 1);
      g_autoptr(GString) sql = g_string_new (changes[which]);
      g_autofree char *n = g_strdup_printf ("%d", (int) store_number (fixture.folder, of_the_month));

      g_string_replace (sql, "{n}", n, 0);
      if (i % 2 == 0)
        store_tamper (fixture.folder, sql->str);
      else
        store_write (&fixture, write_here, sql->str);
      for (int more = g_test_rand_int_range (1, 6); more > 0; more--)
        store_write (&fixture, count_piece, kept);
    }
  while (store_write (&fixture, count_piece, kept) != NULL)
    ;
  assert_right (&fixture);
  pieces = store_read (&fixture, read_tables, NULL);
  drop_kept (&fixture);
  count_all (&fixture, G_MAXINT64);
  whole = store_read (&fixture, read_tables, NULL);
  g_assert_cmpstr (pieces, ==, whole);
  store_fixture_tear_down (&fixture);
}

static void
on_changed (guint *n_changed)
{
  (*n_changed)++;
}

static gpointer
nothing (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return NULL;
}

/* One "changed" for the write that comes at last, none for what was counted before it. */
static void
test_nobody_hears_of_it (void)
{
  StoreFixture fixture;
  guint n_changed = 0;

  set_up (&fixture);
  g_signal_connect_swapped (fixture.archive, "changed", G_CALLBACK (on_changed), &n_changed);
  count_all (&fixture, 0);
  assert_all_kept (&fixture);
  /* After each the reader was told to look, before what is asked of it then. */
  for (int i = 0; i < 10; i++)
    {
      store_write (&fixture, nothing, NULL);
      store_read (&fixture, nothing, NULL);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (n_changed, ==, 0);

  store_write (&fixture, write_here, (gpointer) "UPDATE visit SET persons = 11 WHERE id = 399");
  while (n_changed == 0)
    g_main_context_iteration (NULL, TRUE);
  count_all (&fixture, 0);
  store_tamper (fixture.folder, "UPDATE visit SET persons = 12 WHERE id = 399");
  while (n_changed == 1)
    g_main_context_iteration (NULL, TRUE);
  store_fixture_tear_down (&fixture);
}

/* The order in which works were done; of the writing thread until all have ended. */
typedef struct
{
  GMutex   lock;
  GCond    pushed;
  gboolean is_pushed;
  GString *order;
  guint    n_ended;
  GError  *error;
} Later;

static gpointer
do_later (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Later *later = data;

  g_mutex_lock (&later->lock);
  while (!later->is_pushed)
    g_cond_wait (&later->pushed, &later->lock);
  g_mutex_unlock (&later->lock);
  g_string_append_c (later->order, 'l');

  return later->order->len < 5 ? later : NULL;
}

static gpointer
do_now (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_string_append_c (((Later *) data)->order, 'n');

  return NULL;
}

static gpointer
do_for_ever (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return data;
}

static void
on_ended (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Later *later = data;

  siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &later->error);
  later->n_ended++;
}

static void
test_what_is_asked_for_comes_first (void)
{
  StoreFixture fixture;
  Later later = { .order = g_string_new (NULL) };

  store_fixture_set_up (&fixture);
  siyi_archive_run_later (fixture.archive, do_later, &later, NULL, NULL, on_ended, &later);
  siyi_archive_run_async (fixture.archive, SIYI_ACCESS_WRITE, do_now, &later, NULL, NULL, NULL, on_ended, &later);
  siyi_archive_run_async (fixture.archive, SIYI_ACCESS_WRITE, do_now, &later, NULL, NULL, NULL, on_ended, &later);
  g_mutex_lock (&later.lock);
  later.is_pushed = TRUE;
  g_cond_signal (&later.pushed);
  g_mutex_unlock (&later.lock);
  while (later.n_ended < 3)
    g_main_context_iteration (NULL, TRUE);
  g_assert_no_error (later.error);
  /* The first piece may have begun before the others were there. */
  if (!g_str_equal (later.order->str, "lnnll"))
    g_assert_cmpstr (later.order->str, ==, "nnlll");
  g_string_free (later.order, TRUE);
  store_fixture_tear_down (&fixture);
}

static void
test_it_ends_with_the_archive (void)
{
  StoreFixture fixture;
  Later later = { .n_ended = 0 };
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();

  store_fixture_set_up (&fixture);
  siyi_archive_run_later (fixture.archive, do_for_ever, &later, NULL, cancellable, on_ended, &later);
  g_cancellable_cancel (cancellable);
  while (later.n_ended < 1)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (later.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&later.error);

  siyi_archive_run_later (fixture.archive, do_for_ever, &later, NULL, NULL, on_ended, &later);
  siyi_archive_close (fixture.archive);
  while (later.n_ended < 2)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (later.error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&later.error);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kept/pieces", test_pieces_are_the_whole);
  g_test_add_func ("/kept/stopped", test_stopped_anywhere);
  g_test_add_func ("/kept/written-between", test_a_write_in_between_is_not_lost);
  g_test_add_func ("/kept/quiet", test_nobody_hears_of_it);
  g_test_add_func ("/kept/first", test_what_is_asked_for_comes_first);
  g_test_add_func ("/kept/ends", test_it_ends_with_the_archive);

  return g_test_run ();
}
