/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Follow-up measured: a million tasks, of which a thousand are open, beside the same with a hundred thousand;
 * the next moment to ring, the log of a million reminders, the lists of Today. Prints a table; asserts nothing.
 * Arguments: tasks (1000000), open ones of the first archive (a thousandth), of the second (a tenth). */
#include <stdlib.h>
#include <time.h>

#include "siyi-bell.h"
#include "siyi-db.h"
#include "siyi-moves.h"
#include "siyi-office-store.h"
#include "store-fixture.h"

enum { TIMES = 5, LIMIT = 200 };

#define TODAY siyi_day_new (2026, 12, 17)

/* %1$d tasks, the last %2$d of them open; each of a matter of its own, with an instruction, a unit, a step. */
static const char * const fill_parts[] = {
  "INSERT INTO petition_case (uid, number, title, registered, closed_day) WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL "
  "SELECT i + 1 FROM n WHERE i < %1$d) SELECT 'c' || i, 'JF' || (100000000 + i), 'matter ' || i, '2026-01-01', "
  "CASE WHEN i <= %1$d - %2$d THEN '2026-06-01' END FROM n;",
  "INSERT INTO visit (uid, case_id, book, year, serial, day, persons, masked) SELECT 'v' || id, id, 0, 2026, id, "
  "date ('2026-12-16', '-' || (id % 60) || ' days'), 1, 'somebody' FROM petition_case;",
  "INSERT INTO instruction (visit, ordinal, body) SELECT id, 0, 'look into it' FROM visit;",
  "INSERT INTO event (case_id, kind, day) SELECT id, 'received', date ('2026-12-16', '-' || (id % 40) || ' days') "
  "FROM petition_case;",
  "INSERT INTO task (visit, instruction, assigned, due, limit_days, limit_kind, state, closed, visit_back, waits, "
  "next_day, warn_day) SELECT v.id, 0, date (v.day, '+1 day'), date ('2026-12-07', '+' || (v.id % 60) || ' days'), 30, "
  "'calendar', CASE WHEN c.closed_day IS NULL THEN 'open' ELSE 'closed' END, c.closed_day, "
  "CASE WHEN c.closed_day IS NOT NULL THEN 'called' END, CASE WHEN c.closed_day IS NULL THEN 'unit' END, "
  "CASE WHEN c.closed_day IS NULL THEN date ('2026-12-07', '+' || (v.id % 60) || ' days') END, "
  "CASE WHEN c.closed_day IS NULL THEN date ('2026-12-01', '+' || (v.id % 60) || ' days') END "
  "FROM visit v JOIN petition_case c ON c.id = v.case_id;",
  "INSERT INTO task_unit (task, ordinal, name) SELECT id, 0, 'a unit of the city' FROM task;",
  "INSERT INTO task_step (task, day, at, kind) SELECT id, assigned, 0, 'assigned' FROM task;",
  /* Of three years, one a minute and a half; each with a line of the log. */
  "INSERT INTO reminder (subject, kind, due_at, state, n_shown, shown_at) SELECT 'task:' || id || ':due', 'task-overdue', "
  "1797436800000000 - (%1$d - id) * 94000000, 'seen', 1, 1797436800000000 - (%1$d - id) * 94000000 FROM task;",
  "INSERT INTO reminder_log (reminder, at, what, detail) SELECT id, due_at, 'shown', 'a server' FROM reminder;",
  "ANALYZE;",
};

static void
fill (StoreFixture *fixture,
      int           n,
      int           n_open)
{
  gint64 begun = g_get_monotonic_time ();

  for (gsize i = 0; i < G_N_ELEMENTS (fill_parts); i++)
    {
      g_autoptr(GString) sql = g_string_new (fill_parts[i]);
      g_autofree char *all = g_strdup_printf ("%d", n);
      g_autofree char *open = g_strdup_printf ("%d", n_open);

      g_string_replace (sql, "%1$d", all, 0);
      g_string_replace (sql, "%2$d", open, 0);
      store_tamper (fixture->folder, sql->str);
    }
  store_fixture_reopen (fixture);
  g_print ("%d tasks, %d open: made in %.1f s\n", n, n_open, (double) (g_get_monotonic_time () - begun) / 1e6);
}

static gpointer
next_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load (db, error);
  SiyiRingRules rules;
  SiyiMoment now = { TODAY, 600 };

  siyi_ring_rules_load (db, &rules, error);
  siyi_ring_next_digest (&rules, calendar, now);
  siyi_reminder_next_due (db, 0);

  return NULL;
}

static gpointer
waiting_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GArray) ids = siyi_reminders_waiting (db, siyi_day_begins (TODAY), error);

  return NULL;
}

/* What the log's page asks for: the ids of thirty days, the lines of the first screen. */
static gpointer
log_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiReminderQuery query = { .from = siyi_day_begins (TODAY - 29) };
  g_autoptr(GArray) ids = siyi_reminder_ids (db, &query, error);
  g_autoptr(GPtrArray) entries = siyi_reminder_entries (db, (const gint64 *) ids->data, MIN (ids->len, 64), error);

  return NULL;
}

static gpointer
whole_log_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiReminderQuery query = { 0 };
  g_autoptr(GArray) ids = siyi_reminder_ids (db, &query, error);
  g_autoptr(GPtrArray) entries = siyi_reminder_entries (db, (const gint64 *) ids->data, MIN (ids->len, 64), error);

  return NULL;
}

static gpointer
overdue_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiTasksQuery query = { .part = SIYI_TASKS_TO_DO, .light = SIYI_LIGHT_RED, .today = TODAY, .limit = LIMIT };
  g_autoptr(GArray) hits = siyi_tasks_find (db, &query, error);

  return NULL;
}

static gpointer
count_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiTasksQuery query = { .part = SIYI_TASKS_ALL, .light = -1, .today = TODAY };
  SiyiTaskCounts counts;

  siyi_tasks_count (db, &query, &counts, error);

  return NULL;
}

static gpointer
orphans_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int kind = 0; kind < SIYI_N_ORPHANS; kind++)
    siyi_orphans_count (db, (SiyiOrphan) kind, TODAY, error);

  return NULL;
}

static gpointer
today_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiDueQuery query = { .today = TODAY, .within = -1, .limit = LIMIT, .last_backup = SIYI_DAY_NONE };
  guint n_of_kind[SIYI_N_DUE];
  g_autoptr(GPtrArray) items = siyi_due_list (db, &query, n_of_kind, error);

  return NULL;
}

static gpointer
preview_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiMovesChange change = { .key = "limit.visit-back", .value = "10 calendar" };
  g_autoptr(GPtrArray) moves = siyi_moves_preview (db, &change, NULL, NULL, error);

  return NULL;
}

static gpointer
preview_clock_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiMovesChange change = { .key = "limit.D1", .value = "20 calendar" };
  g_autoptr(GPtrArray) moves = siyi_moves_preview (db, &change, NULL, NULL, error);

  return NULL;
}

static gpointer
preview_rolling_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiMovesChange change = { .key = "clock.rolling", .value = "never" };
  g_autoptr(GPtrArray) moves = siyi_moves_preview (db, &change, NULL, NULL, error);

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

static double
measure (StoreFixture *fixture,
         const char   *what,
         SiyiWork      work)
{
  double best = 1e9, worst = 0, cpu = 1e9;

  for (int i = 0; i < TIMES; i++)
    {
      const gint64 begun = g_get_monotonic_time ();
      const double cpu_begun = cpu_ms ();
      double ms;

      store_read (fixture, work, NULL);
      ms = (double) (g_get_monotonic_time () - begun) / 1e3;
      best = MIN (best, ms);
      worst = MAX (worst, ms);
      cpu = MIN (cpu, cpu_ms () - cpu_begun);
    }
  g_print ("  %-44s %8.2f to %8.2f ms   CPU %8.2f ms\n", what, best, worst, cpu);

  return best;
}

static double
measure_all (int n,
             int n_open)
{
  StoreFixture fixture;
  double today;

  store_fixture_set_up (&fixture);
  fill (&fixture, n, n_open);
  measure (&fixture, "the next moment to ring", next_in_thread);
  measure (&fixture, "what waits to ring", waiting_in_thread);
  measure (&fixture, "the log of reminders, 30 days", log_in_thread);
  measure (&fixture, "the log of reminders, all days", whole_log_in_thread);
  measure (&fixture, "the first 200 overdue", overdue_in_thread);
  measure (&fixture, "counts of the follow-up page", count_in_thread);
  measure (&fixture, "the five lists that must be empty", orphans_in_thread);
  today = measure (&fixture, "Today, 200 lines", today_in_thread);
  measure (&fixture, "what another limit would move", preview_in_thread);
  measure (&fixture, "what another clock's limit would move", preview_clock_in_thread);
  measure (&fixture, "what another rolling would move", preview_rolling_in_thread);
  store_fixture_tear_down (&fixture);

  return today;
}

int
main (int    argc,
      char **argv)
{
  const int n = argc > 1 ? atoi (argv[1]) : 1000000;
  const int n_few = argc > 2 ? atoi (argv[2]) : n / 1000;
  const int n_many = argc > 3 ? atoi (argv[3]) : n / 10;
  const double few = measure_all (n, n_few);
  const double many = measure_all (n, n_many);

  g_print ("Today with %d open tasks beside %d: %.1f times\n", n_many, n_few, many / few);

  return 0;
}
