/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reception day in a real archive: the queue with its times, the closing, what the three stages
 * and the four ones count. */
#include "reception-fixture.h"

#include "siyi-keeping.h"
#include "siyi-session-papers.h"

static void
test_queue (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 one = come (fixture, "曹甲", 1, NULL);
  gint64 two = come (fixture, "何己亥", 5, NULL);
  gint64 walk_in = come (fixture, "孔乙", 4, "09:31");
  gint64 never = come (fixture, "张丙", 3, NULL);
  g_autoptr(SiyiReception) reception = NULL;

  DO (fixture, appoint_in_thread, .visit = never, .text = "10:40");
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_ARRIVED, .text = "8:50");
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_IN, .text = "9:02");
  DO (fixture, move_in_thread, .visit = two, .to = SIYI_QUEUE_ARRIVED, .text = "9:10");
  /* the next one in sends the one before away */
  DO (fixture, move_in_thread, .visit = two, .to = SIYI_QUEUE_IN, .text = "9:28");

  reception = reception_of (fixture);
  g_assert_cmpuint (reception->queue->len, ==, 4);
  g_assert_cmpint (queue_line (reception, 0)->visit, ==, two);
  g_assert_cmpint (queue_line (reception, 0)->queue, ==, SIYI_QUEUE_IN);
  g_assert_cmpstr (queue_line (reception, 0)->called, ==, "09:28");
  g_assert_cmpint (queue_line (reception, 1)->visit, ==, walk_in);
  g_assert_true (queue_line (reception, 1)->walk_in);
  g_assert_cmpstr (queue_line (reception, 1)->arrived, ==, "09:31");
  g_assert_cmpint (queue_line (reception, 2)->visit, ==, never);
  g_assert_cmpint (queue_line (reception, 2)->queue, ==, SIYI_QUEUE_BOOKED);
  g_assert_cmpstr (queue_line (reception, 2)->appointed, ==, "10:40");
  g_assert_cmpint (queue_line (reception, 3)->visit, ==, one);
  g_assert_cmpstr (queue_line (reception, 3)->gone, ==, "09:28");
  g_assert_cmpstr (reception->began, ==, "09:02");
  g_assert_cmpint (reception->facts.n_in, ==, 1);
  g_assert_cmpint (reception->facts.n_visits, ==, 3);
  g_assert_cmpint (reception->facts.n_booked_ever, ==, 4);
  g_assert_cmpint (reception->number, ==, 1);
  g_assert_cmpint (reception->stages.current, ==, SIYI_STAGE_RECEIVE);
  store_assert_sound (&fixture->store);
}

/* As many groups are in as leaders sit. */
static void
test_two_leaders (Fixture       *fixture,
                  gconstpointer  unused)
{
  gint64 one = come (fixture, "曹甲", 1, "8:50");
  gint64 two = come (fixture, "何乙", 1, "8:50");
  gint64 three = come (fixture, "吕丙", 1, "8:50");
  g_autoptr(SiyiReception) reception = NULL;

  store_tamper (fixture->store.folder, "INSERT INTO session_leader (session, role, ordinal, name) "
                "VALUES (1, 'planned', 1, '陆乙酉')");
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_IN, .text = "9:00");
  DO (fixture, move_in_thread, .visit = two, .to = SIYI_QUEUE_IN, .text = "9:05");
  reception = reception_of (fixture);
  g_assert_cmpint (reception->facts.n_in, ==, 2);
  g_clear_pointer (&reception, siyi_reception_free);

  DO (fixture, move_in_thread, .visit = three, .to = SIYI_QUEUE_IN, .text = "9:20");
  reception = reception_of (fixture);
  g_assert_cmpint (reception->facts.n_in, ==, 2);
  g_assert_cmpint (queue_line (reception, 2)->visit, ==, one);
  g_assert_cmpint (queue_line (reception, 2)->queue, ==, SIYI_QUEUE_LEFT);
}

/* The number of a session in its year leaves cancelled ones out and follows the hour. */
static void
test_number (Fixture       *fixture,
             gconstpointer  unused)
{
  g_autoptr(SiyiReception) reception = NULL;

  store_tamper (fixture->store.folder,
                "INSERT INTO session (uid, day, from_time, part, state) VALUES "
                "('a', '2025-12-31', '9:00', NULL, 'held'), ('b', '2026-01-05', '9:00', NULL, 'held'), "
                "('c', '2026-02-05', '9:00', NULL, 'cancelled'), "
                "('d', '2026-12-17', '8:00', NULL, 'planned'), "
                "('e', '2026-12-17', '10:00', NULL, 'planned'), "
                "('f', '2026-12-17', '14:30', 'pm', 'planned')");
  reception = reception_of (fixture);
  g_assert_cmpint (reception->number, ==, 3);
}

static gpointer
papers_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_paper_visits_load (db, *(gint64 *) data, SIYI_VISITS_BY_QUEUE, error);
}

/* Briefs lie in the order in which the leader meets the groups. */
static void
test_order_of_briefs (Fixture       *fixture,
                      gconstpointer  unused)
{
  gint64 late = come (fixture, "张丙", 3, NULL);
  gint64 early = come (fixture, "曹甲", 1, NULL);
  gint64 open_end = come (fixture, "吕丁", 1, NULL);
  g_autoptr(GPtrArray) visits = NULL;

  DO (fixture, appoint_in_thread, .visit = late, .text = "10:40");
  DO (fixture, appoint_in_thread, .visit = early, .text = "9:00");
  visits = store_read (&fixture->store, papers_in_thread, &fixture->session);
  g_assert_cmpint (((SiyiPaperVisit *) g_ptr_array_index (visits, 0))->id, ==, early);
  g_assert_cmpint (((SiyiPaperVisit *) g_ptr_array_index (visits, 1))->id, ==, late);
  g_assert_cmpint (((SiyiPaperVisit *) g_ptr_array_index (visits, 2))->id, ==, open_end);
}

static void
test_queue_back (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 visit = come (fixture, "曹甲", 1, NULL);
  gint64 walk_in = come (fixture, "孔乙", 1, "9:00");
  g_autoptr(SiyiReception) reception = NULL;
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autofree char *action = NULL;

  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_ARRIVED, .text = "09:05");
  record = talk_of (fixture, visit);
  REFUSED (fixture, move_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit, .to = SIYI_QUEUE_IN,
           .text = "9:01");
  REFUSED (fixture, move_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit, .to = SIYI_QUEUE_IN,
           .text = "25:00");
  action = write_call (fixture, move_in_thread, (Call) { .visit = visit, .to = SIYI_QUEUE_IN,
                                                         .text = "9:10" }, -1);
  DO (fixture, undo_in_thread, .text = action);
  reception = reception_of (fixture);
  g_assert_null (reception->began);
  g_clear_pointer (&reception, siyi_reception_free);
  /* who writes the record meanwhile is not disturbed by the door */
  set_text (&record->talk, "如实记录");
  DO (fixture, save_in_thread, .record = record);

  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_LEFT, .text = "9:40");
  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_ARRIVED, .text = "9:41");
  reception = reception_of (fixture);
  g_assert_cmpstr (queue_line (reception, 1)->arrived, ==, "09:05");
  g_assert_null (queue_line (reception, 1)->called);
  g_assert_null (queue_line (reception, 1)->gone);

  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_BOOKED);
  REFUSED (fixture, move_in_thread, SIYI_ERROR_CONSTRAINT, .visit = walk_in,
           .to = SIYI_QUEUE_BOOKED);
  REFUSED (fixture, move_in_thread, SIYI_ERROR_NOT_FOUND, .visit = 999, .to = SIYI_QUEUE_LEFT,
           .text = "9:00");
}

static void
test_close (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 one = come (fixture, "曹甲", 1, "8:50");
  g_autoptr(SiyiReception) reception = NULL;
  g_autofree char *closing = NULL;

  come (fixture, "张丙", 3, NULL);
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_IN, .text = "9:00");
  REFUSED (fixture, close_in_thread, SIYI_ERROR_CONSTRAINT, .session = fixture->session,
           .text = "11:30");
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_LEFT, .text = "9:30");
  REFUSED (fixture, close_in_thread, SIYI_ERROR_CONSTRAINT, .session = fixture->session,
           .text = "9:29");
  closing = write_call (fixture, close_in_thread, (Call) { .session = fixture->session,
                                                           .text = "11:20" }, -1);
  DO (fixture, undo_in_thread, .text = closing);
  reception = reception_of (fixture);
  g_assert_false (reception->facts.is_over);
  g_clear_pointer (&reception, siyi_reception_free);
  DO (fixture, close_in_thread, .session = fixture->session, .text = "11:30");
  REFUSED (fixture, close_in_thread, SIYI_ERROR_CONSTRAINT, .session = fixture->session,
           .text = "11:40");
  REFUSED (fixture, move_in_thread, SIYI_ERROR_CONSTRAINT, .visit = one, .to = SIYI_QUEUE_IN,
           .text = "11:40");

  reception = reception_of (fixture);
  g_assert_cmpint (reception->session->state, ==, SIYI_SESSION_HELD);
  g_assert_cmpstr (reception->ended, ==, "11:30");
  g_assert_true (reception->facts.is_over);
  g_assert_cmpint (reception->session->n_booked, ==, 1);
  g_assert_cmpint (reception->facts.n_visits, ==, 1);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_RECEIVED], ==, SIYI_STEP_DONE);
}

static void
test_steps (Fixture       *fixture,
            gconstpointer  unused)
{
  g_autoptr(SiyiReception) reception = NULL;

  DO (fixture, step_in_thread, .session = fixture->session, .step = SIYI_STEP_LEADER_TOLD,
      .done = TRUE);
  REFUSED (fixture, step_in_thread, SIYI_ERROR_CONSTRAINT, .session = fixture->session,
           .step = SIYI_STEP_RECORDS, .done = TRUE);
  DO (fixture, staff_in_thread, .session = fixture->session, .text = "柏甲寅",
      .more = "戴乙卯 市住建局");
  reception = reception_of (fixture);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_LEADER_TOLD], ==, SIYI_STEP_DONE);
  g_assert_cmpint (reception->stages.current, ==, SIYI_STAGE_PREPARE);
  g_assert_cmpstr (reception->recorder, ==, "柏甲寅");
  g_clear_pointer (&reception, siyi_reception_free);

  DO (fixture, step_in_thread, .session = fixture->session, .step = SIYI_STEP_LEADER_TOLD,
      .done = FALSE);
  reception = reception_of (fixture);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_LEADER_TOLD], ==, SIYI_STEP_OPEN);
}

static gpointer
recuse_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiRecusal recusal = { .leader = 1, .case_id = 1, .reason = (char *) "利害关系" };

  return siyi_recusal_save (db, &recusal, error);
}

static gpointer
brief_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  siyi_audit_note (db, "export.brief", "session", "1", "{}", error);

  return NULL;
}

/* What the first stage rests on: twins among the booked, briefs in the log, who must withdraw. */
static void
test_facts_before (Fixture       *fixture,
                   gconstpointer  unused)
{
  g_autoptr(SiyiReception) reception = NULL;

  come (fixture, "何己亥", 1, NULL);
  come (fixture, "何己亥", 1, NULL);
  g_free (store_write (&fixture->store, recuse_in_thread, NULL));
  reception = reception_of (fixture);
  g_assert_cmpint (reception->facts.n_unchecked_twins, ==, 2);
  g_assert_cmpint (reception->facts.n_recused_sitting, ==, 1);
  g_assert_cmpuint (reception->facts.printed, ==, 0);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_TWINS], ==, SIYI_STEP_OPEN);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_RECUSAL], ==, SIYI_STEP_OPEN);
  g_clear_pointer (&reception, siyi_reception_free);

  DO (fixture, step_in_thread, .session = fixture->session, .step = SIYI_STEP_TWINS, .done = TRUE);
  store_write (&fixture->store, brief_in_thread, NULL);
  reception = reception_of (fixture);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_TWINS], ==, SIYI_STEP_DONE);
  g_assert_cmpint (reception->stages.steps[SIYI_STEP_BRIEFS], ==, SIYI_STEP_DONE);
}

#define PHOTO(kind, caption) \
  "INSERT INTO file (uid, name, bytes, hash, volume) VALUES (hex (randomblob (8)), 'a.jpg', 1, " \
  "hex (randomblob (8)), 'photos-2026-12'); INSERT INTO photo (uid, session, file, kind, caption) " \
  "VALUES (hex (randomblob (8)), 1, last_insert_rowid (), " kind ", " caption ")"

/* The pieces: a captioned overall view and one of the sign-in; a signature for each who came, and a
 * line that is only printed is none. */
static void
test_pieces (Fixture       *fixture,
             gconstpointer  unused)
{
  static const struct { const char *sql; int photos, signin; } rows[] = {
    { PHOTO ("'papers'", "'说明'"), 0, 0 },
    { PHOTO ("NULL", "'说明'"), 0, 0 },
    { PHOTO ("'overview'", "NULL"), 0, 0 },
    { PHOTO ("'overview'", "'说明'"), 1, 0 },
    { PHOTO ("'overview'", "'说明'"), 1, 0 },
    { PHOTO ("'sign-in'", "'说明'"), 2, 0 },
    { "INSERT INTO signature (session, part, ordinal, name) VALUES (1, 'B', 1, '何己亥')", 2, 0 },
    { "UPDATE signature SET signed_at = 1", 2, 1 },
    { "INSERT INTO signature (session, part, ordinal, name, signed_at) VALUES (1, 'A', 1, '黎', 1)",
      2, 1 },
    { "INSERT INTO signin_sheet (session, part, file, day, at, who) "
      "VALUES (1, 'B', 1, '2026-12-17', 1, 'x')", 2, 1 },
    { "UPDATE signin_sheet SET heads = 3", 2, 3 },
    { "INSERT INTO signin_difference (visit, signed) VALUES (1, 3)", 2, 3 },
    { "UPDATE signin_difference SET reason = '两人先行离开'", 2, 5 },
    { "UPDATE signin_sheet SET row_state = 2", 2, 5 },
    { "UPDATE photo SET row_state = 2 WHERE kind = 'sign-in'", 1, 5 },
  };

  come (fixture, "何己亥", 5, "9:00");
  come (fixture, "张丙", 4, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SiyiReception) reception = NULL;

      store_tamper (fixture->store.folder, rows[i].sql);
      reception = reception_of (fixture);
      g_assert_cmpint (reception->session->pieces[SIYI_PIECE_PHOTOS].wanted, ==, 2);
      g_assert_cmpint (reception->session->pieces[SIYI_PIECE_PHOTOS].done, ==, rows[i].photos);
      g_assert_cmpint (reception->session->pieces[SIYI_PIECE_SIGNIN].wanted, ==, 5);
      g_assert_cmpint (reception->session->pieces[SIYI_PIECE_SIGNIN].done, ==, rows[i].signin);
    }
}

/* The record counts in the queue by the same rule as in the form; what is whole waits for the leader. */
static void
test_lacks_agree (Fixture       *fixture,
                  gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");

  for (int mask = 0; mask < 32; mask++)
    {
      g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
      g_autoptr(SiyiTalkRecord) saved = NULL;
      g_autoptr(SiyiReception) reception = NULL;

      set_text (&record->talk, mask & 1 ? "如实记录" : NULL);
      set_text (&record->instruction, mask & 2 ? "批示" : NULL);
      g_clear_pointer (&record->units, g_strfreev);
      record->units = mask & 4 ? g_strsplit ("市住建局", " ", -1) : NULL;
      record->limit_days = mask & 8 ? 10 : 0;
      record->due = SIYI_DAY_NONE;
      record->on_the_spot = mask & 16 ? 1 : 0;
      DO (fixture, save_in_thread, .record = record);

      saved = talk_of (fixture, visit);
      reception = reception_of (fixture);
      g_assert_cmpuint (queue_line (reception, 0)->lacks, ==, siyi_talk_record_lacks (saved));
      g_assert_cmpint (reception->session->pieces[SIYI_PIECE_RECORD].done, ==, 0);
      g_assert_cmpint (reception->session->n_unsigned, ==, siyi_talk_record_lacks (saved) == 0);
    }
}

static void
test_taken_over (void)
{
  StoreFixture store;
  GError *error = NULL;
  Call call = { .session = 1 };
  g_autoptr(SiyiReception) reception = NULL;

  store_fixture_set_up (&store);
  store_import (&store, "hash", 2, &error);
  g_assert_no_error (error);
  reception = store_read (&store, load_in_thread, &call);
  g_assert_no_error (call.error);
  g_assert_cmpint (queue_line (reception, 0)->queue, ==, SIYI_QUEUE_LEFT);
  g_assert_cmpint (reception->session->pieces[SIYI_PIECE_RECORD].done, ==, 1);
  g_assert_cmpint (reception->stages.n_done[SIYI_STAGE_PREPARE], ==, 7);
  g_assert_cmpint (reception->stages.n_done[SIYI_STAGE_RECEIVE], ==, 3);
  g_assert_cmpint (reception->stages.current, ==, SIYI_STAGE_FOLLOW);
  store_fixture_tear_down (&store);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) \
  g_test_add ("/reception/" name, Fixture, NULL, reception_set_up, test, reception_tear_down)
  ADD ("queue", test_queue);
  ADD ("two-leaders", test_two_leaders);
  ADD ("number", test_number);
  ADD ("order-of-briefs", test_order_of_briefs);
  ADD ("queue-back", test_queue_back);
  ADD ("close", test_close);
  ADD ("steps", test_steps);
  ADD ("facts-before", test_facts_before);
  ADD ("pieces", test_pieces);
  ADD ("lacks-agree", test_lacks_agree);
  g_test_add_func ("/reception/taken-over", test_taken_over);

  return g_test_run ();
}
