/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The record of a matter in a real archive: saved, refused, undone, sealed and added to; drafts that
 * outlive the program. */
#include "reception-fixture.h"

static void
test_save (Fixture       *fixture,
           gconstpointer  unused)
{
  gint64 visit = come (fixture, "何己亥 何庚", 5, "9:00");
  g_autoptr(SiyiTalkRecord) record = talk_of (fixture, visit);
  g_autoptr(SiyiTalkRecord) saved = NULL;
  g_autoptr(SiyiTalkRecord) undone = NULL;
  g_autoptr(SiyiReception) reception = NULL;
  g_autoptr(SiyiReception) sealed = NULL;
  g_autofree char *action = NULL;
  g_autofree char *sealing = NULL;

  g_assert_cmpuint (siyi_talk_record_lacks (record), ==, SIYI_LACKS_TALK | SIYI_LACKS_INSTRUCTION |
                    SIYI_LACKS_UNIT | SIYI_LACKS_LIMIT);
  g_assert_cmpstr (record->leader_name, ==, "黎甲午");
  g_assert_cmpstr (record->leader_post, ==, "副市长");
  fill_record (record);
  record->concerned = 23;
  record->representatives = 2;
  set_text (&((SiyiTalkPerson *) g_ptr_array_index (record->people, 0))->phone, "19900000001");
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

  /* Whole, but not the leader's before he signed it. */
  reception = reception_of (fixture);
  g_assert_cmpint (reception->session->pieces[SIYI_PIECE_RECORD].done, ==, 0);
  g_assert_cmpint (reception->session->n_unsigned, ==, 1);
  sealing = write_call (fixture, sign_in_thread, (Call) { .visit = visit, .text = "黎甲午" }, -1);
  sealed = reception_of (fixture);
  g_assert_cmpint (sealed->session->pieces[SIYI_PIECE_RECORD].done, ==, 1);
  g_assert_cmpint (sealed->session->n_unsigned, ==, 0);
  DO (fixture, undo_in_thread, .text = sealing);
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
  set_text (&record->talk, "后来的人");
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
  fill_record (record);
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
  set_text (&record->talk, "改过的");
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
  set_text (&person (record, 1)->post, "业主委员会主任");
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
  g_assert_cmpstr (queue_line (reception, 0)->masked, ==, "何某某等7人");

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
  set_text (&record->title, "  ");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  set_text (&record->title, "要求交房");
  set_text (&record->class_name, "没有的分类");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_CONSTRAINT, .record = record);
  set_text (&record->class_name, NULL);
  fill_record (record);
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

      fill_record (record);
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
  set_text (&record->talk, "如实记录");
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
  set_text (&record->instruction, "另作批示");
  DO (fixture, save_in_thread, .record = record);
  g_clear_pointer (&record, siyi_talk_record_free);
  record = talk_of (fixture, visit);
  g_assert_cmpstr (record->signatures[SIYI_SIGNER_PETITIONER].name, ==, "何己亥");
  set_text (&record->talk, "另作陈述");
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
  set_text (&record->talk, "另作陈述");
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
  set_text (&record->talk, "如实记录");
  DO (fixture, save_in_thread, .record = record);
  record->version++;
  set_text (&record->facts, "事实与理由");
  REFUSED (fixture, save_in_thread, SIYI_ERROR_STALE, .record = record);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, test) \
  g_test_add ("/talk/" name, Fixture, NULL, reception_set_up, test, reception_tear_down)
  ADD ("save", test_save);
  ADD ("stale", test_stale);
  ADD ("draft", test_draft);
  ADD ("seal", test_seal);
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

  return g_test_run ();
}
