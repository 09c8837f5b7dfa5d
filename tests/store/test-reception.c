/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reception day in a real archive: the queue with its times, the record saved, refused, sealed
 * and added to, drafts that outlive the program, what the stages and the four ones count. */
#include "store-fixture.h"

#include "siyi-case-store.h"
#include "siyi-keeping.h"
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

static char *
save_full (Fixture *fixture,
           gint64   visit)
{
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);

  fill (record);

  return write_call (fixture, save_in_thread, (Call) { .record = record }, -1);
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

  g_free (save_full (fixture, visit));
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
  g_autofree char *saving = NULL;

  REFUSED (fixture, sign_in_thread, SIYI_ERROR_CONSTRAINT, .visit = visit,
           .signer = SIYI_SIGNER_LEADER, .text = "黎甲午");
  saving = save_full (fixture, visit);
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
  REFUSED (fixture, undo_in_thread, SIYI_ERROR_CONSTRAINT, .text = saving);
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

static SiyiTalkPerson *
person (SiyiTalkRecord *record,
        guint           i)
{
  return g_ptr_array_index (record->people, i);
}

static void
add_person (SiyiTalkRecord *record,
            const char     *name,
            const char     *phone,
            gboolean        representative)
{
  SiyiTalkPerson *one = g_new0 (SiyiTalkPerson, 1);

  one->name = g_strdup (name);
  one->phone = g_strdup (phone);
  one->representative = representative;
  g_ptr_array_add (record->people, one);
}

/* A group's names with who represents it; an identity number, which the form doesn't show, stays with
 * its name wherever that stands. */
static void
test_people (Fixture       *fixture,
             gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥 何庚", 2, "9:00");
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autoptr(SiyiTalkRecord) saved = NULL;
  g_autoptr(SiyiReception) reception = NULL;
  g_autofree char *action = NULL;

  store_tamper (fixture->store.folder, "UPDATE petitioner SET id_number = '110101199003070003' "
                "WHERE name = '何庚'");
  record = talk_of (fixture, visit);
  g_assert_cmpuint (siyi_talk_record_marks (record), ==, 0);
  g_ptr_array_remove_index (record->people, 0);
  add_person (record, "金壬", "19900000007", TRUE);
  set (&person (record, 1)->post, "业主委员会主任");
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *name = g_strdup_printf ("何%c", 'A' + i);

      add_person (record, name, NULL, TRUE);
    }
  record->persons = 7;
  action = write_call (fixture, save_in_thread, (Call) { .record = record }, -1);

  saved = talk_of (fixture, visit);
  g_assert_cmpuint (saved->people->len, ==, 7);
  g_assert_cmpstr (person (saved, 0)->name, ==, "何庚");
  g_assert_cmpstr (person (saved, 1)->post, ==, "业主委员会主任");
  g_assert_true (person (saved, 1)->representative);
  g_assert_cmpint (saved->persons, ==, 7);
  g_assert_true (g_str_has_prefix (saved->visitors, "何庚、金壬、何A"));
  g_assert_cmpuint (siyi_talk_record_marks (saved), ==,
                    SIYI_TALK_GROUP | SIYI_TALK_MANY_REPRESENTING);
  g_assert_cmpint (store_number (fixture->store.folder, "SELECT ordinal FROM petitioner "
                                 "WHERE name = '何庚' AND id_number = '110101199003070003'"), ==, 0);
  reception = reception_of (fixture);
  g_assert_cmpstr (line (reception, 0)->masked, ==, "何某某等7人");

  DO (fixture, undo_in_thread, .text = action);
  g_clear_pointer (&saved, siyi_talk_record_free);
  saved = talk_of (fixture, visit);
  g_assert_cmpuint (saved->people->len, ==, 2);
  g_assert_cmpstr (person (saved, 0)->name, ==, "何己亥");
  g_assert_cmpint (saved->persons, ==, 2);
}

static void
test_refused_values (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
  gint64 n_lines = store_number (fixture->store.folder, "SELECT count (*) FROM audit");

  record->persons = 0;
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  record->persons = 1;
  set (&record->title, "  ");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  set (&record->title, "要求交房");
  set (&record->class_name, "没有的分类");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  set (&record->class_name, NULL);
  fill (record);
  record->limit_days = 0;
  record->due = siyi_day_new (2026, 12, 16);
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  g_assert_cmpint (store_number (fixture->store.folder, "SELECT count (*) FROM audit"), ==,
                   n_lines);
  record->due = siyi_day_new (2026, 12, 25);
  DO (fixture, save_in_thread, .record = record);
}

/* Nothing changed is nothing written: no line in the trail, no new version. */
static void
test_saving_nothing (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autoptr(SiyiTalkRecord) again = NULL;
  gint64 n_lines;

  g_free (save_full (fixture, visit));
  record = talk_of (fixture, visit);
  n_lines = store_number (fixture->store.folder, "SELECT count (*) FROM audit");
  DO (fixture, save_in_thread, .record = record);
  again = talk_of (fixture, visit);
  g_assert_cmpint (again->version, ==, record->version);
  g_assert_cmpint (store_number (fixture->store.folder, "SELECT count (*) FROM audit"), ==,
                   n_lines);
}

static void
test_limits (Fixture       *fixture,
             gconstpointer  unused)
{
  /* From Thursday 2026-12-17: a calendar limit that ends on a day off moves on, a working one counts. */
  static const struct { int days; gboolean working; int year, month, day; } rows[] = {
    { 14, FALSE, 2026, 12, 31 },
    { 10, FALSE, 2026, 12, 28 },       /* Sunday the 27th */
    { 5, TRUE, 2026, 12, 24 },
    { 30, FALSE, 2027, 1, 18 },        /* Saturday the 16th */
  };
  gint64 visit = come (fixture, "何己亥", 1, "9:00");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
      g_autoptr(SiyiTalkRecord) saved = NULL;

      fill (record);
      record->limit_days = rows[i].days;
      record->limit_working = rows[i].working;
      DO (fixture, save_in_thread, .record = record);
      saved = talk_of (fixture, visit);
      g_assert_cmpint (saved->due, ==, siyi_day_new (rows[i].year, rows[i].month, rows[i].day));
    }
}

static void
test_on_the_spot (Fixture       *fixture,
                  gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autoptr(SiyiTalkRecord) saved = NULL;
  g_autoptr(SiyiReception) reception = NULL;
  g_autofree char *action = NULL;

  g_free (save_full (fixture, visit));
  record = talk_of (fixture, visit);
  record->on_the_spot = 1;
  action = write_call (fixture, save_in_thread, (Call) { .record = record }, -1);
  saved = talk_of (fixture, visit);
  g_assert_cmpint (saved->task, ==, 0);
  g_assert_cmpuint (siyi_talk_record_lacks (saved), ==, 0);
  reception = reception_of (fixture);
  g_assert_cmpint (reception->facts.n_instructions, ==, 0);
  g_assert_cmpint (reception->facts.n_tasks, ==, 0);

  DO (fixture, undo_in_thread, .text = action);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_cmpint (record->task, !=, 0);
  DO (fixture, cell_in_thread, .visit = visit, .version = record->version,
      .column = SIYI_COLUMN_PROGRESS, .text = "已上门");
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  record->on_the_spot = 1;
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
}

/* A report or accusation is restricted with the saving that says so; nothing frees it again. */
static void
test_restricted (Fixture       *fixture,
                 gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
  g_autoptr(SiyiTalkRecord) saved = NULL;

  record->type = 2;
  DO (fixture, save_in_thread, .record = record);
  saved = talk_of (fixture, visit);
  g_assert_true (saved->restricted);
  saved->type = 3;
  DO (fixture, save_in_thread, .record = saved);
  g_clear_pointer (&saved, siyi_talk_record_free);
  saved = talk_of (fixture, visit);
  g_assert_cmpint (saved->type, ==, 3);
  g_assert_true (saved->restricted);
  store_assert_sound (&fixture->store);
}

/* Who writes the session's records needs no name of his own in each. */
static void
test_recorder (Fixture       *fixture,
               gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = NULL;

  DO (fixture, staff_in_thread, .session = fixture->session, .text = "柏甲寅");
  record = talk_of (fixture, visit);
  g_assert_cmpstr (record->recorder, ==, "柏甲寅");
  set (&record->talk, "如实记录");
  DO (fixture, save_in_thread, .record = record);
  DO (fixture, staff_in_thread, .session = fixture->session, .text = "蓝丁巳");
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_cmpstr (record->recorder, ==, "蓝丁巳");
}

/* What petitioner and recorder signed is gone when the talk is changed; undoing the leader's
 * signature opens the record, unless an addition stands below it. */
static void
test_signatures_end (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autofree char *sealing = NULL;

  g_free (save_full (fixture, visit));
  DO (fixture, sign_in_thread, .visit = visit, .signer = SIYI_SIGNER_PETITIONER, .text = "何己亥");
  record = talk_of (fixture, visit);
  set (&record->instruction, "另作批示");
  DO (fixture, save_in_thread, .record = record);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_cmpstr (record->signatures[SIYI_SIGNER_PETITIONER].name, ==, "何己亥");
  set (&record->talk, "另作陈述");
  DO (fixture, save_in_thread, .record = record);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_null (record->signatures[SIYI_SIGNER_PETITIONER].name);

  sealing = write_call (fixture, sign_in_thread, (Call) { .visit = visit, .text = "黎甲午" }, -1);
  DO (fixture, undo_in_thread, .text = sealing);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_cmpint (record->sealed_at, ==, 0);
  g_clear_pointer (&sealing, g_free);
  sealing = write_call (fixture, sign_in_thread, (Call) { .visit = visit, .text = "黎甲午" }, -1);
  DO (fixture, add_in_thread, .visit = visit, .text = "补记", .more = "漏记");
  REFUSED (fixture, undo_in_thread, SIYI_ERROR_STALE, .text = sealing);
}

/* A signature of many points comes back whole when the saving that dropped it is undone. */
static void
test_ink_comes_back (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autofree guint8 *points = g_malloc0 (40000);
  g_autoptr(GBytes) ink = NULL;
  g_autoptr(SiyiTalkRecord) record = NULL;
  g_autofree char *action = NULL;

  for (int i = 0; i < 40000; i++)
    points[i] = (guint8) (i * 7 + i / 251);
  ink = g_bytes_new (points, 40000);
  g_free (save_full (fixture, visit));
  DO (fixture, sign_in_thread, .visit = visit, .signer = SIYI_SIGNER_PETITIONER, .text = "何己亥",
      .ink = ink);
  record = talk_of (fixture, visit);
  set (&record->talk, "另作陈述");
  action = write_call (fixture, save_in_thread, (Call) { .record = record }, -1);
  DO (fixture, undo_in_thread, .text = action);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_true (g_bytes_equal (record->signatures[SIYI_SIGNER_PETITIONER].ink, ink));
  store_assert_sound (&fixture->store);
}

/* The case's version guards the case's fields only. */
static void
test_case_meanwhile (Fixture       *fixture,
                     gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥", 1, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);

  store_tamper (fixture->store.folder,
                "UPDATE petition_case SET status_text = '在办', version = version + 1");
  set (&record->talk, "如实记录");
  DO (fixture, save_in_thread, .record = record);
  record->version++;
  set (&record->facts, "事实与理由");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_STALE, .record = record);
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
    { "UPDATE photo SET row_state = 2 WHERE kind = 'sign-in'", 1, 1 },
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

/* The record counts in the queue by the same rule as in the form. */
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

      set (&record->talk, mask & 1 ? "如实记录" : NULL);
      set (&record->instruction, mask & 2 ? "批示" : NULL);
      g_clear_pointer (&record->units, g_strfreev);
      record->units = mask & 4 ? g_strsplit ("市住建局", " ", -1) : NULL;
      record->limit_days = mask & 8 ? 10 : 0;
      record->due = SIYI_DAY_NONE;
      record->on_the_spot = mask & 16 ? 1 : 0;
      DO (fixture, save_in_thread, .record = record);

      saved = talk_of (fixture, visit);
      reception = reception_of (fixture);
      g_assert_cmpuint (line (reception, 0)->lacks, ==, siyi_talk_record_lacks (saved));
      g_assert_cmpint (reception->session->pieces[SIYI_PIECE_RECORD].done, ==,
                       siyi_talk_record_lacks (saved) == 0);
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
  g_assert_cmpint (line (reception, 0)->queue, ==, SIYI_QUEUE_LEFT);
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
#define ADD(name, test) g_test_add ("/reception/" name, Fixture, NULL, set_up, test, tear_down)
  ADD ("queue", test_queue);
  ADD ("queue-back", test_queue_back);
  ADD ("close", test_close);
  ADD ("save", test_save);
  ADD ("stale", test_stale);
  ADD ("draft", test_draft);
  ADD ("seal", test_seal);
  ADD ("steps", test_steps);
  ADD ("people", test_people);
  ADD ("refused-values", test_refused_values);
  ADD ("saving-nothing", test_saving_nothing);
  ADD ("limits", test_limits);
  ADD ("on-the-spot", test_on_the_spot);
  ADD ("restricted", test_restricted);
  ADD ("recorder", test_recorder);
  ADD ("signatures-end", test_signatures_end);
  ADD ("ink-comes-back", test_ink_comes_back);
  ADD ("case-meanwhile", test_case_meanwhile);
  ADD ("facts-before", test_facts_before);
  ADD ("pieces", test_pieces);
  ADD ("lacks-agree", test_lacks_agree);
  g_test_add_func ("/reception/taken-over", test_taken_over);

  return g_test_run ();
}
