/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tests of the reception day share: an office with one session today, groups that come to it,
 * and one function a call of the store. */
#include "reception-fixture.h"

#include "siyi-case-store.h"
#include "siyi-office-store.h"

#define THREAD(name, expression) \
  gpointer \
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

void
reception_set_up (Fixture       *fixture,
        gconstpointer  unused)
{
  store_fixture_set_up (&fixture->store);
  store_write (&fixture->store, office_in_thread, &fixture->session);
}

void
reception_tear_down (Fixture       *fixture,
           gconstpointer  unused)
{
  store_fixture_tear_down (&fixture->store);
}

/* arrived NULL: booked */
gint64
come (Fixture    *fixture,
      const char *name,
      int         persons,
      const char *arrived)
{
  Coming coming = { fixture->session, name, arrived, persons, 0 };

  store_write (&fixture->store, come_in_thread, &coming);

  return coming.visit;
}

char *
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

SiyiReception *
reception_of (Fixture *fixture)
{
  Call call = { .session = fixture->session };
  SiyiReception *reception = store_read (&fixture->store, load_in_thread, &call);

  g_assert_no_error (call.error);

  return reception;
}

SiyiTalkRecord *
talk_of (Fixture *fixture,
         gint64   visit)
{
  Call call = { .visit = visit };
  SiyiTalkRecord *record = store_read (&fixture->store, talk_in_thread, &call);

  g_assert_no_error (call.error);

  return record;
}

SiyiTalkRecord *
draft_of (Fixture *fixture,
          gint64   visit)
{
  Call call = { .visit = visit };
  SiyiTalkRecord *record = store_read (&fixture->store, draft_in_thread, &call);

  g_assert_no_error (call.error);

  return record;
}

void
set_text (char       **text,
     const char  *value)
{
  g_free (*text);
  *text = g_strdup (value);
}

void
fill_record (SiyiTalkRecord *record)
{
  set_text (&record->talk, "合同约定6月30日交房，至今未交。\n要求：一、明确复工和交房时间。");
  set_text (&record->instruction, "请市住建局牵头，市自然资源局配合。");
  g_clear_pointer (&record->units, g_strfreev);
  record->units = g_strsplit ("市住建局 示例市自然资源局", " ", -1);
  record->limit_days = 14;
}

char *
save_full (Fixture *fixture,
           gint64   visit)
{
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);

  fill_record (record);

  return write_call (fixture, save_in_thread, (Call) { .record = record }, -1);
}

const SiyiQueueLine *
queue_line (SiyiReception *reception,
      guint          i)
{
  return g_ptr_array_index (reception->queue, i);
}
