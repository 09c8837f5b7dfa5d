/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether a session has all four ones, kept and asked for again: whatever is written that it is read from, the
 * answer is that of the session's own page. */
#include "siyi-completeness.h"
#include "siyi-kept.h"
#include "siyi-schedule-store.h"
#include "siyi-session-store.h"
#include "store-fixture.h"

#define FROM siyi_day_new (2026, 1, 1)
#define TO siyi_day_new (2026, 12, 31)

/* Session 1 lacks nothing, nobody came to session 2. */
static const char complete_session[] =
  "INSERT INTO session (id, uid, day, state) VALUES (1, 's1', '2026-03-02', 'held'), (2, 's2', '2026-03-03', 'held'), "
  "(3, 's3', '2026-03-04', 'cancelled'), (4, 's4', '2027-03-04', 'planned');"
  "INSERT INTO petition_case (id, uid, number, title, registered) VALUES (1, 'c1', 'JF1', 'a road', '2026-03-02');"
  "INSERT INTO visit (id, uid, case_id, session, book, year, serial, day, persons, queue, talk, sealed_at) VALUES "
  "(1, 'v1', 1, 1, 0, 2026, 1, '2026-03-02', 2, 'left', 'what was said', 1);"
  "INSERT INTO instruction (visit, ordinal, body) VALUES (1, 0, 'look into it');"
  "INSERT INTO task (id, visit, assigned, due) VALUES (1, 1, '2026-03-02', '2026-04-01');"
  "INSERT INTO task_unit (task, ordinal, name) VALUES (1, 0, 'a unit');"
  "INSERT INTO photo (id, uid, session, file, kind, caption) VALUES (1, 'p1', 1, 1, 'overview', 'the room'), "
  "(2, 'p2', 1, 1, 'sign-in', 'at the door');"
  "INSERT INTO signature (id, session, part, ordinal, name, visit, signed_at, ink) VALUES (1, 1, 'B', 0, 'a', 1, 0, x'00'), "
  "(2, 1, 'B', 1, 'b', 1, 0, x'00');";

/* One after the other: what is written, and how many of the sessions are complete then. */
static const struct { const char *sql; int n_complete; } steps[] = {
  { "UPDATE petition_case SET title = '' WHERE id = 1", 1 },
  { "UPDATE petition_case SET title = 'a road' WHERE id = 1", 2 },
  { "UPDATE visit SET sealed_at = NULL WHERE id = 1", 1 },
  { "UPDATE visit SET sealed_at = 1 WHERE id = 1", 2 },
  { "UPDATE visit SET talk = NULL WHERE id = 1", 1 },
  { "UPDATE visit SET on_the_spot = 1, talk = 'more' WHERE id = 1", 2 },
  { "UPDATE visit SET on_the_spot = NULL WHERE id = 1", 2 },
  { "UPDATE instruction SET visit = 9 WHERE visit = 1", 1 },
  { "UPDATE instruction SET visit = 1 WHERE visit = 9", 2 },
  { "DELETE FROM instruction", 1 },
  { "INSERT INTO instruction (visit, ordinal, body) VALUES (1, 0, 'again')", 2 },
  { "UPDATE task_unit SET task = 9", 1 },
  { "UPDATE task_unit SET task = 1", 2 },
  { "DELETE FROM task_unit", 1 },
  { "INSERT INTO task_unit (task, ordinal, name) VALUES (1, 0, 'another')", 2 },
  { "UPDATE task SET due = NULL", 1 },
  { "UPDATE task SET limit_days = 10, limit_kind = 'working'", 2 },
  { "UPDATE task SET visit = 9", 1 },
  { "UPDATE task SET visit = 1", 2 },
  { "DELETE FROM task", 1 },
  { "INSERT INTO task (id, visit, due) VALUES (1, 1, '2026-04-01')", 2 },
  { "UPDATE photo SET caption = '' WHERE id = 2", 1 },
  { "UPDATE photo SET caption = 'at the door' WHERE id = 2", 2 },
  { "UPDATE photo SET session = 2 WHERE id = 1", 1 },
  { "UPDATE photo SET session = 1 WHERE id = 1", 2 },
  { "UPDATE photo SET row_state = 2 WHERE id = 1", 1 },
  { "INSERT INTO photo (id, uid, session, file, kind, caption) VALUES (3, 'p3', 1, 1, 'overview', 'it')", 2 },
  { "DELETE FROM photo WHERE id = 3", 1 },
  { "INSERT INTO excuse (session, piece, reason) VALUES (1, 'photos', 'a power cut')", 2 },
  { "UPDATE excuse SET piece = 'ledger'", 1 },
  { "UPDATE excuse SET piece = 'photos'", 2 },
  { "DELETE FROM excuse", 1 },
  { "UPDATE photo SET row_state = 0 WHERE id = 1", 2 },
  { "UPDATE signature SET signed_at = NULL WHERE id = 2", 1 },
  { "INSERT INTO signin_difference (visit, signed, reason) VALUES (1, 0, 'left early')", 2 },
  { "UPDATE signin_difference SET reason = NULL", 1 },
  { "UPDATE signin_difference SET reason = 'left early'", 2 },
  { "DELETE FROM signin_difference", 1 },
  { "INSERT INTO signin_sheet (id, session, part, file, day, at, who, heads) VALUES (1, 1, 'B', 1, '2026-03-02', 0, 'w', 2)",
    2 },
  { "UPDATE signin_sheet SET heads = 1", 1 },
  { "UPDATE signin_sheet SET heads = 2", 2 },
  { "DELETE FROM signin_sheet", 1 },
  { "INSERT INTO signature (id, session, part, ordinal, name, visit, signed_at, ink) VALUES (3, 1, 'B', 2, 'b', 1, 0, x'00')",
    2 },
  { "DELETE FROM signature WHERE id = 3", 1 },
  { "UPDATE signature SET signed_at = 0", 2 },
  { "UPDATE visit SET persons = 3 WHERE id = 1", 1 },
  { "UPDATE visit SET persons = 2 WHERE id = 1", 2 },
  { "INSERT INTO visit (id, uid, case_id, session, book, year, serial, day, persons, queue) VALUES "
    "(2, 'v2', 1, 2, 0, 2026, 2, '2026-03-03', 1, 'left')", 1 },
  { "UPDATE visit SET queue = 'booked' WHERE id = 2", 2 },
  { "UPDATE visit SET queue = 'left', session = 1 WHERE id = 2", 1 },
  { "UPDATE visit SET session = 2 WHERE id = 2", 1 },
  { "DELETE FROM visit WHERE id = 2", 2 },
  { "UPDATE session SET state = 'held' WHERE id = 3", 3 },
  { "DELETE FROM session WHERE id = 3", 2 },
  { "INSERT INTO session (id, uid, day, state) VALUES (3, 's3', '2026-03-05', 'planned')", 3 },
};

typedef struct { int n_complete, n_paged; } Answer;

static gpointer
ask (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GArray) over = siyi_sessions_over_load (db, FROM, TO, error);
  g_autoptr(GPtrArray) planned = siyi_planned_load (db, FROM, TO, FALSE, error);
  Answer *answer = data;

  g_assert_cmpint (over->len, ==, planned->len);
  for (guint i = 0; i < over->len; i++)
    {
      const SiyiSessionOver *session = &g_array_index (over, SiyiSessionOver, i);
      const SiyiPlanned *page = g_ptr_array_index (planned, i);

      g_assert_cmpint (session->id, ==, page->id);
      g_assert_cmpint (session->complete, ==, siyi_pieces_complete (page->pieces, TRUE));
      answer->n_complete += session->complete;
    }

  return NULL;
}

static gpointer
keep (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiKept) kept = siyi_kept_new (G_MAXINT64);
  gboolean more = TRUE;

  while (more)
    g_assert_true (siyi_kept_count (kept, db, &more, error));
  g_assert_cmpint (siyi_sessions_over_count_wrong (db, error), ==, 0);

  return NULL;
}

static void
test_kept_is_what_the_page_says (void)
{
  StoreFixture fixture;

  store_fixture_set_up (&fixture);
  store_tamper (fixture.folder, complete_session);
  store_fixture_reopen (&fixture);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      Answer kept = { 0 }, counted = { 0 };

      store_write (&fixture, keep, NULL);
      g_assert_cmpint (store_number (fixture.folder, "SELECT count (*) FROM figure_session"), >=, 2);
      store_tamper (fixture.folder, steps[i].sql);
      g_assert_cmpint (store_number (fixture.folder, "SELECT count (*) FROM figure_session WHERE session NOT IN "
                                     "(SELECT id FROM session)"), ==, 0);
      store_read (&fixture, ask, &kept);
      store_tamper (fixture.folder, "DELETE FROM figure_session");
      store_read (&fixture, ask, &counted);
      if (kept.n_complete != steps[i].n_complete || counted.n_complete != steps[i].n_complete)
        g_error ("%s: %d complete, kept %d, counted %d", steps[i].sql, steps[i].n_complete, kept.n_complete,
                 counted.n_complete);
    }
  store_fixture_tear_down (&fixture);
}

static gpointer
count_wrong (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  *(gint64 *) data = siyi_sessions_over_count_wrong (db, error);

  return NULL;
}

/* A row that another tool wrote wrongly is found. */
static void
test_a_wrong_one_is_counted (void)
{
  StoreFixture fixture;
  gint64 n_wrong = 0;

  store_fixture_set_up (&fixture);
  store_tamper (fixture.folder, complete_session);
  store_fixture_reopen (&fixture);
  store_write (&fixture, keep, NULL);
  store_tamper (fixture.folder, "UPDATE figure_session SET complete = 0 WHERE session = 1");
  store_read (&fixture, count_wrong, &n_wrong);
  g_assert_cmpint (n_wrong, ==, 1);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/session-ones/kept", test_kept_is_what_the_page_says);
  g_test_add_func ("/session-ones/wrong", test_a_wrong_one_is_counted);

  return g_test_run ();
}
