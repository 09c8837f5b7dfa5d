/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Statistics measured: a million visits in ten years, each with a matter, events, a task and its unit, in
 * twenty thousand sessions; figures, bars, tables, rows behind, of a month and of a year.
 * Prints a table; asserts nothing. Arguments: the number of visits (1000000), a file that keeps them from run to
 * run, and a word: only what has it in its name is measured. */
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "siyi-kept.h"
#include "siyi-retention-store.h"
#include "siyi-statistics.h"
#include "store-fixture.h"

enum { TIMES = 3 };

static const char *only;

/* {n} visits; days by the number, so that the years are even. */
static const char * const fill_parts[] = {
  "INSERT INTO leader (uid, name, monthly) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 14) "
  "SELECT 'l' || i, 'leader ' || i, i < 3 FROM n;",
  "INSERT INTO unit (uid, name) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 40) "
  "SELECT 'u' || i, 'unit ' || i FROM n;",
  "INSERT INTO session (uid, day, method, state) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE "
  "i < {sessions}) SELECT 's' || i, date ('2017-01-01', '+' || (i * 3650 / {sessions}) || ' days'), 'method ' || (i % 4), "
  "'held' FROM n;",
  "INSERT INTO session_leader (session, role, ordinal, leader, name) SELECT id, 'planned', 0, id % 14 + 1, "
  "'leader ' || (id % 14 + 1) FROM session;",
  "INSERT INTO petition_case (uid, number, title, facts, registered, closed_day, class, problem_place, type, resolved, "
  "satisfaction) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {n}) SELECT 'c' || i, "
  "'JF' || (100000000 + i), 'matter ' || i, 'What is asked for, in as many words as such a matter takes on paper, ' || i, "
  "date ('2017-01-01', '+' || (i * 3650 / {n}) || ' days'), CASE WHEN i % 10 THEN date ('2017-01-01', '+' || "
  "(i * 3650 / {n} + 40) || ' days') END, 'class ' || (i % 18), 'place ' || (i % 25), i % 3 + 1, i % 2, i % 4 FROM n;",
  "INSERT INTO visit (uid, case_id, session, book, year, serial, day, persons, first, queue, address, visitors, masked, method) "
  "SELECT 'v' || c.id, c.id, CASE WHEN c.id % 10 < 6 THEN 1 + c.id * ({sessions} - 1) / {n} END, "
  "CASE WHEN c.id % 10 < 6 THEN 0 ELSE c.id % 10 - 3 END, substr (c.registered, 1, 4), c.id, c.registered, 1 + c.id % 7, "
  "c.id % 2, 'left', 'street ' || (c.id % 300) || ' of a township', 'somebody', 'some**', CASE WHEN c.id % 3 = 0 THEN "
  "'method ' || (c.id % 4) END FROM petition_case c;",
  "INSERT INTO event (case_id, kind, day) SELECT id, 'received', registered FROM petition_case;",
  "INSERT INTO event (case_id, kind, day) SELECT id, 'routed', date (registered, '+3 days') FROM petition_case;",
  "INSERT INTO event (case_id, kind, day) SELECT id, 'accepted', date (registered, '+5 days') FROM petition_case;",
  "INSERT INTO event (case_id, kind, day) SELECT id, 'opinion', date (registered, '+35 days') FROM petition_case WHERE id % 9;",
  "INSERT INTO task (visit, assigned, due, limit_days, limit_kind, state, closed) SELECT v.id, v.day, "
  "date (v.day, '+30 days'), 30, 'calendar', CASE WHEN c.closed_day IS NULL THEN 'open' ELSE 'closed' END, c.closed_day "
  "FROM visit v JOIN petition_case c ON c.id = v.case_id WHERE v.book = 0;",
  "INSERT INTO task_unit (task, ordinal, unit, name) SELECT id, 0, id % 40 + 1, 'unit ' || (id % 40 + 1) FROM task;",
  "INSERT INTO national_item (visit, exchanged, first) SELECT id, day, id % 2 FROM visit WHERE id % 5 = 0;",
};

static void
fill (StoreFixture *fixture,
      int           n)
{
  gint64 begun = g_get_monotonic_time ();
  g_autofree char *visits = g_strdup_printf ("%d", n);
  g_autofree char *sessions = g_strdup_printf ("%d", MAX (50, n / 50));

  for (gsize i = 0; i < G_N_ELEMENTS (fill_parts); i++)
    {
      g_autoptr(GString) sql = g_string_new (fill_parts[i]);

      g_string_replace (sql, "{n}", visits, 0);
      g_string_replace (sql, "{sessions}", sessions, 0);
      store_tamper (fixture->folder, sql->str);
    }
  store_fixture_reopen (fixture);
  g_print ("%d visits, made in %.1f s, main.db %" G_GINT64_FORMAT " MB\n", n,
           (double) (g_get_monotonic_time () - begun) / 1e6,
           store_number (fixture->folder, "PRAGMA page_count") * 4096 / 1000000);
}

static void
copy_file (const char *from,
           const char *to)
{
  g_autoptr(GFile) source = g_file_new_for_path (from);
  g_autoptr(GFile) target = g_file_new_for_path (to);
  GError *error = NULL;

  g_file_copy (source, target, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
fill_or_take (StoreFixture *fixture,
              int           n,
              const char   *kept)
{
  g_autofree char *path = g_build_filename (fixture->folder, "main.db", NULL);

  if (kept == NULL || !g_file_test (kept, G_FILE_TEST_EXISTS))
    {
      fill (fixture, n);
      if (kept != NULL)
        copy_file (path, kept);
      return;
    }

  copy_file (kept, path);
  store_fixture_reopen (fixture);
}

typedef struct
{
  SiyiStatQuery query;
  SiyiDimension by;
  const char   *key;
} Question;

static gpointer
figures (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiFigures) found = siyi_statistics_load (db, &((Question *) data)->query, error);

  return NULL;
}

static gpointer
bars (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;
  g_autoptr(GPtrArray) found = siyi_statistics_bars (db, &question->query, question->by, error);

  return NULL;
}

static gpointer
cross (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) found = siyi_statistics_cross (db, &((Question *) data)->query, error);

  return NULL;
}

static gpointer
closing (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) found = siyi_statistics_closing (db, &((Question *) data)->query, error);

  return NULL;
}

static gpointer
funnel (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) found = siyi_statistics_funnel (db, &((Question *) data)->query, error);

  return NULL;
}

static gpointer
behind_figure (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  siyi_behind_free (siyi_figure_behind (db, &question->query, question->key, "numerator", error));

  return NULL;
}

static gpointer
behind_bar (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  siyi_behind_free (siyi_bar_behind (db, &question->query, question->by, question->key, error));

  return NULL;
}

static gpointer
keep (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gboolean more = FALSE;

  return siyi_kept_count (data, db, &more, error) && more ? data : NULL;
}

/* The key is the year. */
static gpointer
due (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) found = siyi_retention_due (db, atoi (((Question *) data)->key), error);

  return NULL;
}

/* Of all threads; says more than the clock where others use the machine too. */
static double
cpu_ms (void)
{
  struct timespec at;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &at);

  return (double) at.tv_sec * 1e3 + (double) at.tv_nsec / 1e6;
}

static void
measure (StoreFixture *fixture,
         const char   *what,
         SiyiWork      work,
         Question      question)
{
  double best = 1e9, worst = 0, cpu = 1e9;

  if (only != NULL && strstr (what, only) == NULL)
    return;

  for (int i = 0; i < TIMES; i++)
    {
      const gint64 begun = g_get_monotonic_time ();
      const double cpu_begun = cpu_ms ();
      double ms;

      store_read (fixture, work, &question);
      ms = (double) (g_get_monotonic_time () - begun) / 1e3;
      best = MIN (best, ms);
      worst = MAX (worst, ms);
      cpu = MIN (cpu, cpu_ms () - cpu_begun);
    }
  g_print ("  %-46s %8.1f to %8.1f ms   CPU %8.1f ms%s\n", what, best, worst, cpu, best > 300 ? "   > 300" : "");
}

/* As the window does it beside other work, here without its pauses. */
static void
keep_all (StoreFixture *fixture)
{
  const gint64 begun = g_get_monotonic_time ();
  g_autoptr(SiyiKept) kept = siyi_kept_new (SIYI_KEPT_BUDGET_US);
  double longest = 0, longest_cpu = 0, cpu_begun = cpu_ms ();
  gboolean more = TRUE;
  guint n = 0;

  for (double cpu = cpu_begun; more; n++)
    {
      const gint64 before = g_get_monotonic_time ();

      more = store_write (fixture, keep, kept) != NULL;
      longest = MAX (longest, (double) (g_get_monotonic_time () - before) / 1e3);
      longest_cpu = MAX (longest_cpu, cpu_ms () - cpu);
      cpu = cpu_ms ();
    }
  g_print ("All months and sessions counted and kept in %u pieces, %.1f s, CPU %.1f s; the longest %.1f ms, CPU %.1f ms; "
           "%" G_GINT64_FORMAT " KB\n", n, (double) (g_get_monotonic_time () - begun) / 1e6, (cpu_ms () - cpu_begun) / 1e3,
           longest, longest_cpu,
           store_number (fixture->folder, "SELECT coalesce (sum (length (sums)), 0) / 1000 FROM figure_month"));
}

static void
measure_span (StoreFixture  *fixture,
              SiyiStatQuery  query)
{
  static const struct { SiyiDimension by; const char *what, *key; } sides[] = {
    { SIYI_BY_MONTH, "bars by month", "2026-03" }, { SIYI_BY_LEADER, "bars by leader", "leader 3" },
    { SIYI_BY_CLASS, "bars by class", "class 3" }, { SIYI_BY_METHOD, "bars by method", "method 1" },
    { SIYI_BY_UNIT, "bars by unit", "unit 7" }, { SIYI_BY_PLACE, "bars by place", "place 3" },
    { SIYI_BY_FIRST, "bars by first or repeated", "1" }, { SIYI_BY_SIZE, "bars by size", "1" },
  };
  static const char * const keys[] = { "own.batches", "received.batches", "received.sessions", "reply.rate",
                                       "resolve.rate", "close.rate", "complete.rate" };
  g_autofree char *words = siyi_span_words (&query.span);

  g_print ("%s\n", words);
  measure (fixture, "all figures, both comparisons, months kept", figures, (Question) { query, 0, NULL });
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    measure (fixture, sides[i].what, bars, (Question) { query, sides[i].by, NULL });
  measure (fixture, "cross table", cross, (Question) { query, 0, NULL });
  measure (fixture, "line of closing", closing, (Question) { query, 0, NULL });
  measure (fixture, "funnel", funnel, (Question) { query, 0, NULL });
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *what = g_strconcat ("behind ", keys[i], NULL);

      measure (fixture, what, behind_figure, (Question) { query, 0, keys[i] });
    }
  for (gsize i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *what = g_strconcat ("behind one of the ", sides[i].what, NULL);

      measure (fixture, what, behind_bar, (Question) { query, sides[i].by, sides[i].key });
    }
}

static void
measure_uncounted (StoreFixture  *fixture,
                   SiyiStatQuery  query)
{
  g_autofree char *words = siyi_span_words (&query.span);

  g_print ("%s\n", words);
  measure (fixture, "all figures, both comparisons, nothing kept", figures, (Question) { query, 0, NULL });
}

int
main (int    argc,
      char **argv)
{
  const SiyiStatQuery month = siyi_stat_query (siyi_day_new (2026, 3, 1), siyi_day_new (2026, 3, 31));
  const SiyiStatQuery year = siyi_stat_query (siyi_day_new (2025, 1, 1), siyi_day_new (2025, 12, 31));
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  only = argc > 3 ? argv[3] : NULL;
  fill_or_take (&fixture, argc > 1 ? atoi (argv[1]) : 1000000, argc > 2 ? argv[2] : NULL);
  measure_uncounted (&fixture, month);
  measure_uncounted (&fixture, year);
  keep_all (&fixture);
  measure_span (&fixture, month);
  measure_span (&fixture, year);
  g_print ("Matters due\n");
  measure (&fixture, "due in the tenth year: none", due, (Question) { year, 0, "2026" });
  measure (&fixture, "due in the year after: a tenth of all", due, (Question) { year, 0, "2027" });
  store_fixture_tear_down (&fixture);

  return 0;
}
