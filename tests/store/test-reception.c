/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reception day in a real archive: the queue with its times, the record saved, refused, sealed
 * and added to, drafts that outlive the program, what the stages and the four ones count. */
#include "store-fixture.h"

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-reception-store.h"

/* One call of the store; what is not said is not used. */
typedef struct
{
  gint64                visit, session;
  SiyiQueue             to;
  SiyiStep              step;
  SiyiSigner            signer;
  const char           *text, *more;
  GBytes               *ink;
  gboolean              done;
  const SiyiTalkRecord *record;
  int                   version;
  SiyiColumn            column;
  SiyiPiece             piece;
  GError               *error;
} Call;

#define THREAD(name, expression) \
  static gpointer \
  name (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error) \
  { \
    Call *call = data; \
    return (gpointer) (expression); \
  }

THREAD (move_in_thread, siyi_visit_set_queue (db, call->visit, call->to, call->text, &call->error))
THREAD (appoint_in_thread, siyi_visit_set_appointed (db, call->visit, call->text, &call->error))
THREAD (close_in_thread, siyi_session_close (db, call->session, call->text, &call->error))
THREAD (step_in_thread, siyi_session_set_step (db, call->session, call->step, call->done, NULL,
                                               &call->error))
THREAD (staff_in_thread, siyi_session_set_staff (db, call->session, call->text, call->more,
                                                 &call->error))
THREAD (load_in_thread, siyi_reception_load (db, call->session, siyi_day_new (2026, 12, 17),
                                             &call->error))
THREAD (talk_in_thread, siyi_talk_load (db, call->visit, &call->error))
THREAD (save_in_thread, siyi_talk_save (db, call->record, &call->error))
THREAD (sign_in_thread, siyi_talk_sign (db, call->visit, call->signer, call->text, call->ink,
                                        &call->error))
THREAD (add_in_thread, siyi_talk_add (db, call->visit, call->text, call->more, &call->error))
THREAD (keep_in_thread, GINT_TO_POINTER (siyi_talk_keep_draft (db, call->record, &call->error)))
THREAD (draft_in_thread, siyi_talk_draft (db, call->visit, &call->error))
THREAD (undo_in_thread, siyi_action_undo (db, call->text, &call->error))
THREAD (cell_in_thread, siyi_ledger_edit (db, call->visit, call->version, call->column, call->text,
                                          &call->error))

static gpointer
office_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiLeader leader = { .name = (char *) "黎甲午", .post = (char *) "副市长", .rank = 1,
                        .active = TRUE };
  SiyiUnit housing = { .name = (char *) "示例市住房和城乡建设局", .short_name = (char *) "市住建局",
                       .active = TRUE };
  SiyiUnit land = { .name = (char *) "示例市自然资源局", .active = TRUE };
  SiyiPlanned session = { .day = siyi_day_new (2026, 12, 17), .from = (char *) "9:00",
                          .to = (char *) "11:30", .method = (char *) "现场接访" };
  SiyiSessionEdit edit = { .session = &session };
  gint64 *id = data;

  session.planned = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_seat_free);
  session.sat = g_ptr_array_new ();
  g_ptr_array_add (session.planned, siyi_seat_new (db, siyi_leader_save (db, &leader, error),
                                                   session.day, NULL, error));
  siyi_unit_save (db, &housing, error);
  siyi_unit_save (db, &land, error);
  g_free (siyi_sessions_write (db, "schedule.plan", &edit, 1, id, error));
  g_ptr_array_unref (session.planned);
  g_ptr_array_unref (session.sat);

  return NULL;
}

typedef struct { gint64 session; const char *name, *arrived; int persons; gint64 visit; } Coming;

static gpointer
come_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Coming *coming = data;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = coming->session,
                         .arrived = coming->arrived, .booked = coming->arrived == NULL };
  SiyiNewVisitResult *result;

  record->visitors = g_strsplit (coming->name, " ", -1);
  record->persons = coming->persons;
  record->summary = g_strdup_printf ("%s反映的问题", coming->name);
  record->date = g_strdup ("2026-12-17");
  result = siyi_visit_add (db, &visit, error);
  if (result == NULL)
    return NULL;
  coming->visit = result->visit;
  siyi_new_visit_result_free (result);

  return NULL;
}

typedef struct
{
  StoreFixture store;
  gint64       session;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  store_fixture_set_up (&fixture->store);
  store_write (&fixture->store, office_in_thread, &fixture->session);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  store_fixture_tear_down (&fixture->store);
}

/* arrived NULL: booked */
static gint64
come (Fixture    *fixture,
      const char *name,
      int         persons,
      const char *arrived)
{
  Coming coming = { fixture->session, name, arrived, persons, 0 };

  store_write (&fixture->store, come_in_thread, &coming);

  return coming.visit;
}

static char *
write_call (Fixture  *fixture,
            SiyiWork  work,
            Call      call,
            int       code)
{
  char *action = store_write (&fixture->store, work, &call);

  if (code < 0)
    g_assert_no_error (call.error);
  else
    g_assert_error (call.error, SIYI_ERROR, code);
  g_assert_true ((action == NULL) == (code >= 0));
  g_clear_error (&call.error);

  return action;
}

#define DO(fixture, work, ...) \
  g_free (write_call (fixture, work, (Call) { __VA_ARGS__ }, -1))
#define REFUSED(fixture, work, code, ...) \
  g_free (write_call (fixture, work, (Call) { __VA_ARGS__ }, code))

static SiyiReception *
reception_of (Fixture *fixture)
{
  Call call = { .session = fixture->session };
  SiyiReception *reception = store_read (&fixture->store, load_in_thread, &call);

  g_assert_no_error (call.error);

  return reception;
}

static SiyiTalkRecord *
talk_of (Fixture *fixture,
         gint64   visit)
{
  Call call = { .visit = visit };
  SiyiTalkRecord *record = store_read (&fixture->store, talk_in_thread, &call);

  g_assert_no_error (call.error);

  return record;
}

static SiyiTalkRecord *
draft_of (Fixture *fixture,
          gint64   visit)
{
  Call call = { .visit = visit };
  SiyiTalkRecord *record = store_read (&fixture->store, draft_in_thread, &call);

  g_assert_no_error (call.error);

  return record;
}

static void
set (char       **text,
     const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

static void
fill (SiyiTalkRecord *record)
{
  set (&record->talk, "合同约定6月30日交房，至今未交。\n要求：一、明确复工和交房时间。");
  set (&record->instruction, "请市住建局牵头，市自然资源局配合。");
  g_clear_pointer (&record->units, g_strfreev);
  record->units = g_strsplit ("市住建局 示例市自然资源局", " ", -1);
  record->limit_days = 14;
}

static void
save_full (Fixture *fixture,
           gint64   visit)
{
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);

  fill (record);
  DO (fixture, save_in_thread, .record = record);
}

static const SiyiQueueLine *
line (SiyiReception *reception,
      guint          i)
{
  return g_ptr_array_index (reception->queue, i);
}

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
  g_assert_cmpint (line (reception, 0)->visit, ==, two);
  g_assert_cmpint (line (reception, 0)->queue, ==, SIYI_QUEUE_IN);
  g_assert_cmpstr (line (reception, 0)->called, ==, "09:28");
  g_assert_cmpint (line (reception, 1)->visit, ==, walk_in);
  g_assert_true (line (reception, 1)->walk_in);
  g_assert_cmpstr (line (reception, 1)->arrived, ==, "09:31");
  g_assert_cmpint (line (reception, 2)->visit, ==, never);
  g_assert_cmpint (line (reception, 2)->queue, ==, SIYI_QUEUE_BOOKED);
  g_assert_cmpstr (line (reception, 2)->appointed, ==, "10:40");
  g_assert_cmpint (line (reception, 3)->visit, ==, one);
  g_assert_cmpstr (line (reception, 3)->gone, ==, "09:28");
  g_assert_cmpstr (reception->began, ==, "09:02");
  g_assert_cmpint (reception->facts.n_in, ==, 1);
  g_assert_cmpint (reception->facts.n_visits, ==, 3);
  g_assert_cmpint (reception->facts.n_booked_ever, ==, 4);
  g_assert_cmpint (reception->number, ==, 1);
  g_assert_cmpint (reception->stages.current, ==, SIYI_STAGE_RECEIVE);
  store_assert_sound (&fixture->store);
}

static void
test_queue_back (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 visit = come (fixture, "曹甲", 1, NULL);
  gint64 walk_in = come (fixture, "孔乙", 1, "9:00");
  g_autoptr(SiyiReception) reception = NULL;
  g_autofree char *action = NULL;

  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_ARRIVED, .text = "09:05");
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

  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_LEFT, .text = "9:40");
  DO (fixture, move_in_thread, .visit = visit, .to = SIYI_QUEUE_ARRIVED, .text = "9:41");
  reception = reception_of (fixture);
  g_assert_cmpstr (line (reception, 1)->arrived, ==, "09:05");
  g_assert_null (line (reception, 1)->called);
  g_assert_null (line (reception, 1)->gone);

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

  come (fixture, "张丙", 3, NULL);
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_IN, .text = "9:00");
  REFUSED (fixture, close_in_thread, SIYI_ERROR_CONSTRAINT, .session = fixture->session,
           .text = "11:30");
  DO (fixture, move_in_thread, .visit = one, .to = SIYI_QUEUE_LEFT, .text = "9:30");
  REFUSED (fixture, close_in_thread, SIYI_ERROR_CONSTRAINT, .session = fixture->session,
           .text = "9:29");
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
test_save (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥 何庚", 5, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
  g_autoptr(SiyiTalkRecord) saved = NULL;
  g_autoptr(SiyiTalkRecord) undone = NULL;
  g_autoptr(SiyiReception) reception = NULL;
  g_autofree char *action = NULL;

  g_assert_cmpuint (siyi_talk_record_lacks (record), ==, SIYI_LACKS_TALK | SIYI_LACKS_INSTRUCTION |
                    SIYI_LACKS_UNIT | SIYI_LACKS_LIMIT);
  g_assert_cmpstr (record->leader_name, ==, "黎甲午");
  g_assert_cmpstr (record->leader_post, ==, "副市长");
  fill (record);
  record->concerned = 23;
  record->representatives = 2;
  set (&((SiyiTalkPerson *) g_ptr_array_index (record->people, 0))->phone, "19900000001");
  action = write_call (fixture, save_in_thread, (Call) { .record = record }, -1);

  saved = talk_of (fixture, visit);
  g_assert_cmpstr (saved->talk, ==, record->talk);
  g_assert_cmpstr (saved->instruction, ==, record->instruction);
  g_assert_cmpstr (saved->given, ==, "typed");
  g_assert_cmpstr (saved->units[0], ==, "示例市住房和城乡建设局");
  g_assert_cmpstr (saved->units[1], ==, "示例市自然资源局");
  g_assert_cmpint (saved->assigned, ==, siyi_day_new (2026, 12, 17));
  g_assert_cmpint (saved->due, ==, siyi_day_new (2026, 12, 31));
  g_assert_cmpint (saved->concerned, ==, 23);
  g_assert_cmpint (saved->version, ==, record->version + 1);
  g_assert_cmpstr (saved->saved_by, ==, "tester");
  g_assert_cmpuint (siyi_talk_record_lacks (saved), ==, 0);
  g_assert_cmpuint (saved->people->len, ==, 2);
  g_assert_cmpstr (((SiyiTalkPerson *) g_ptr_array_index (saved->people, 0))->phone, ==,
                   "19900000001");

  reception = reception_of (fixture);
  g_assert_cmpint (reception->session->pieces[SIYI_PIECE_RECORD].done, ==, 1);
  g_assert_cmpint (reception->facts.n_instructions, ==, 1);
  g_assert_cmpint (reception->facts.n_unassigned, ==, 0);
  store_assert_sound (&fixture->store);

  DO (fixture, undo_in_thread, .text = action);
  undone = talk_of (fixture, visit);
  g_assert_null (undone->talk);
  g_assert_null (undone->instruction);
  g_assert_cmpint (undone->task, ==, 0);
  g_assert_cmpint (undone->concerned, ==, -1);
  store_assert_sound (&fixture->store);
}

static void
test_stale (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 5, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);

  save_full (fixture, visit);
  set (&record->talk, "后来的人");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_STALE, .record = record);
}

static void
test_draft (Fixture       *fixture,
            gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 5, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
  g_autoptr(SiyiTalkRecord) draft = NULL;
  gint64 n_lines = store_number (fixture->store.folder, "SELECT count (*) FROM audit");
  Call call = { .record = record };

  g_assert_null (draft_of (fixture, visit));
  fill (record);
  record->on_the_spot = 0;
  store_write (&fixture->store, keep_in_thread, &call);
  g_assert_no_error (call.error);
  g_assert_cmpint (store_number (fixture->store.folder, "SELECT count (*) FROM audit"), ==,
                   n_lines);

  store_fixture_reopen (&fixture->store);
  draft = draft_of (fixture, visit);
  g_assert_nonnull (draft);
  g_assert_cmpstr (draft->talk, ==, record->talk);
  g_assert_cmpstr (draft->instruction, ==, record->instruction);
  g_assert_cmpstr (draft->units[1], ==, record->units[1]);
  g_assert_cmpint (draft->limit_days, ==, 14);
  g_assert_cmpint (draft->on_the_spot, ==, 0);
  g_assert_cmpint (draft->version, ==, record->version);
  g_assert_cmpuint (draft->people->len, ==, 1);

  DO (fixture, save_in_thread, .record = draft);
  g_assert_null (draft_of (fixture, visit));
}

static void
test_seal (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 5, "9:00");
  g_autoptr(GBytes) ink = g_bytes_new_static ("ink", 3);
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autoptr(SiyiTalkRecord) sealed = NULL;

  REFUSED (fixture, sign_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit,
           .signer = SIYI_SIGNER_LEADER, .text = "黎甲午");
  save_full (fixture, visit);
  REFUSED (fixture, add_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit, .text = "补记",
           .more = "漏记");
  DO (fixture, sign_in_thread, .visit = visit, .signer = SIYI_SIGNER_PETITIONER, .text = "何己亥");
  DO (fixture, sign_in_thread, .visit = visit, .signer = SIYI_SIGNER_LEADER, .text = "黎甲午",
      .ink = ink);

  record = talk_of (fixture, visit);
  g_assert_cmpint (record->sealed_at, !=, 0);
  g_assert_cmpstr (record->sealed_by, ==, "黎甲午");
  g_assert_true (g_bytes_equal (record->signatures[SIYI_SIGNER_LEADER].ink, ink));
  g_assert_null (record->signatures[SIYI_SIGNER_PETITIONER].ink);
  set (&record->talk, "改过的");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  REFUSED (fixture, cell_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit,
           .version = record->version, .column = SIYI_COLUMN_OPINION, .text = "改过的批示");
  REFUSED (fixture, add_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit, .text = "补记");
  DO (fixture, add_in_thread, .visit = visit, .text = "另要求支付违约金", .more = "漏记");

  sealed = talk_of (fixture, visit);
  g_assert_cmpuint (sealed->additions->len, ==, 1);
  g_assert_cmpstr (((SiyiTalkAddition *) g_ptr_array_index (sealed->additions, 0))->reason, ==,
                   "漏记");
  store_assert_sound (&fixture->store);
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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/reception/queue", Fixture, NULL, set_up, test_queue, tear_down);
  g_test_add ("/reception/queue-back", Fixture, NULL, set_up, test_queue_back, tear_down);
  g_test_add ("/reception/close", Fixture, NULL, set_up, test_close, tear_down);
  g_test_add ("/reception/save", Fixture, NULL, set_up, test_save, tear_down);
  g_test_add ("/reception/stale", Fixture, NULL, set_up, test_stale, tear_down);
  g_test_add ("/reception/draft", Fixture, NULL, set_up, test_draft, tear_down);
  g_test_add ("/reception/seal", Fixture, NULL, set_up, test_seal, tear_down);
  g_test_add ("/reception/steps", Fixture, NULL, set_up, test_steps, tear_down);

  return g_test_run ();
}
