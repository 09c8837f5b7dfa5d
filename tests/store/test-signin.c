/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The stored sign-in sheet: its lines follow plan and queue, signatures and heads are counted against
 * the persons present, nothing is accepted with an open difference, everything can be undone. */
#include "store-fixture.h"

#include "siyi-db.h"
#include "siyi-files.h"
#include "siyi-ink.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-schedule-store.h"
#include "siyi-signin-store.h"

enum { SESSION = 1, ONE = 1, FOUR = 2 };

/* What a test does on the archive's writing thread. */
typedef void (*Test) (SiyiDb *db, const char *folder);

typedef struct { Test test; const char *folder; } Call;

static gpointer
run_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Call *call = data;

  siyi_db_begin (db, "test", FALSE, error);
  siyi_db_exec (db, "UPDATE session SET accompany = '市住建局 苏己巳 副局长', recorder = '柏甲寅'", error);
  siyi_db_commit (db, error);
  call->test (db, call->folder);

  return NULL;
}

/* A reception of 2026-12-17 with a petitioner alone (visit 1) and a group of four (visit 2). */
static void
run (gconstpointer data)
{
  StoreFixture fixture;
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_record_free);
  Call call;

  store_fixture_set_up (&fixture);
  for (int i = 0; i < 2; i++)
    {
      SiyiRecord *record = store_record (i * 2);

      g_free (record->date);
      record->date = g_strdup ("2026-12-17");
      record->persons = i == 0 ? 1 : 4;
      g_ptr_array_add (records, record);
    }
  g_assert_cmpint (store_import_records (&fixture, "hash", records, NULL), >, 0);
  call = (Call) { (Test) (gpointer) data, fixture.folder };
  store_write (&fixture, run_in_thread, &call);
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static SiyiSignin *
load (SiyiDb *db)
{
  g_autoptr(GError) error = NULL;
  SiyiSignin *sheet = siyi_signin_load (db, SESSION, &error);

  g_assert_no_error (error);

  return sheet;
}

static SiyiSigninLine *
staff (SiyiSignin *sheet, const char *name)
{
  for (guint i = 0; i < sheet->staff->len; i++)
    {
      SiyiSigninLine *line = g_ptr_array_index (sheet->staff, i);

      if (g_str_equal (line->name, name))
        return line;
    }

  return NULL;
}

static SiyiSigninGroup *
group (SiyiSignin *sheet, gint64 visit)
{
  for (guint i = 0; i < sheet->groups->len; i++)
    {
      SiyiSigninGroup *one = g_ptr_array_index (sheet->groups, i);

      if (one->visit == visit)
        return one;
    }

  g_assert_not_reached ();
}

static GBytes *
new_ink (void)
{
  g_autoptr(SiyiInk) ink = siyi_ink_new (3);

  siyi_ink_add (ink, &(SiyiInkPoint) { 1, 0.5f, 0.5f, 0 });
  siyi_ink_add (ink, &(SiyiInkPoint) { 2, 0.5f, 0.5f, 9 });

  return siyi_ink_to_bytes (ink);
}

static void
done (char *action, GError *error)
{
  g_assert_no_error (error);
  g_assert_nonnull (action);
  g_free (action);
}

static void
sign (SiyiDb *db, const SiyiSigninLine *line, GBytes *ink)
{
  g_autoptr(GError) error = NULL;
  char *action = siyi_signin_sign (db, SESSION, &line, 1, ink, &error);

  done (action, error);
}

static void
set_heads (SiyiDb *db, gint64 visit, int counted, const char *reason)
{
  g_autoptr(GError) error = NULL;
  char *action = siyi_signin_set_heads (db, visit, counted, reason, &error);

  done (action, error);
}

static void
test_follows_plan_and_queue (SiyiDb *db, const char *folder)
{
  g_autoptr(SiyiSignin) sheet = load (db);
  const SiyiSigninLine *beside = staff (sheet, "苏己巳");

  g_assert_cmpstr (((SiyiSigninLine *) g_ptr_array_index (sheet->staff, 0))->name, ==, "顾甲申");
  g_assert_cmpstr (((SiyiSigninLine *) g_ptr_array_index (sheet->staff, 0))->post, ==, "市委书记");
  g_assert_cmpstr (beside->unit, ==, "市住建局");
  g_assert_cmpstr (beside->post, ==, "副局长");
  g_assert_nonnull (staff (sheet, "柏甲寅"));
  g_assert_cmpuint (sheet->groups->len, ==, 2);
  g_assert_cmpuint (group (sheet, FOUR)->lines->len, ==, 4);
  g_assert_cmpint (sheet->count.wanted, ==, 5);
  g_assert_cmpint (sheet->count.done, ==, 0);
  g_assert_cmpint (sheet->n_open_groups, ==, 2);
  g_assert_cmpint (sheet->n_open_staff, ==, 3);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM signature"), ==, 0);
}

/* Part A goes round: a petitioner whom a careless hand names among the staff does not stand in it. */
static void
test_part_a_names_no_petitioner (SiyiDb *db, const char *folder)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiSignin) sheet = NULL;
  g_autoptr(SiyiSigninLine) line = NULL;

  siyi_db_begin (db, "test", FALSE, &error);
  siyi_db_exec (db, "UPDATE session SET accompany = '苏己巳、' || (SELECT name FROM petitioner LIMIT 1)",
                &error);
  siyi_db_commit (db, &error);
  g_assert_no_error (error);
  sheet = load (db);
  g_assert_nonnull (staff (sheet, "苏己巳"));
  g_assert_cmpuint (sheet->staff->len, ==, 3);

  line = siyi_signin_line_copy (staff (sheet, "苏己巳"));
  g_free (line->name);
  line->name = g_strdup (((SiyiSigninLine *) g_ptr_array_index (group (sheet, ONE)->lines, 0))->name);
  g_assert_null (siyi_signin_save_line (db, SESSION, line, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

static void
test_signs (SiyiDb *db, const char *folder)
{
  g_autoptr(GBytes) ink = new_ink ();
  g_autoptr(SiyiSignin) sheet = load (db);
  g_autoptr(SiyiSignin) again = NULL;
  g_autoptr(SiyiSignin) last = NULL;
  g_autoptr(GError) error = NULL;

  sign (db, staff (sheet, "顾甲申"), ink);
  sign (db, staff (sheet, "柏甲寅"), NULL);
  sign (db, g_ptr_array_index (group (sheet, ONE)->lines, 0), ink);
  again = load (db);
  g_assert_cmpuint (again->staff->len, ==, sheet->staff->len);
  g_assert_true (g_bytes_equal (staff (again, "顾甲申")->ink, ink));
  g_assert_cmpint (staff (again, "柏甲寅")->signed_at, >, 0);
  g_assert_null (staff (again, "柏甲寅")->ink);
  g_assert_cmpint (again->n_open_staff, ==, 1);
  g_assert_cmpint (siyi_heads_state (&group (again, ONE)->heads), ==, SIYI_HEADS_MATCH);
  g_assert_cmpint (again->count.done, ==, 1);

  done (siyi_signin_unsign (db, staff (again, "顾甲申")->id, &error), error);
  last = load (db);
  g_assert_cmpint (staff (last, "顾甲申")->signed_at, ==, -1);
  g_assert_null (staff (last, "顾甲申")->ink);
  g_assert_null (siyi_signin_unsign (db, staff (last, "顾甲申")->id, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
}

/* All of a group on paper at once, its nameless ones too; one who signs later on the screen counts. */
static void
test_group_on_paper (SiyiDb *db, const char *folder)
{
  g_autoptr(GBytes) ink = new_ink ();
  g_autoptr(SiyiSignin) sheet = load (db);
  g_autoptr(SiyiSignin) again = NULL;
  g_autoptr(GError) error = NULL;
  GPtrArray *lines = group (sheet, FOUR)->lines;

  done (siyi_signin_sign (db, SESSION, (const SiyiSigninLine * const *) lines->pdata, 3, NULL, &error), error);
  again = load (db);
  g_assert_cmpuint (group (again, FOUR)->lines->len, ==, 4);
  g_assert_cmpint (siyi_heads_difference (&group (again, FOUR)->heads), ==, -1);
  sign (db, g_ptr_array_index (group (again, FOUR)->lines, 3), ink);
  g_clear_pointer (&again, siyi_signin_free);
  again = load (db);
  g_assert_cmpint (siyi_heads_state (&group (again, FOUR)->heads), ==, SIYI_HEADS_MATCH);
  g_assert_cmpint (again->count.done, ==, 4);
}

static void
test_heads_and_reasons (SiyiDb *db, const char *folder)
{
  g_autoptr(SiyiSignin) sheet = NULL;
  g_autoptr(GError) error = NULL;

  set_heads (db, FOUR, 3, NULL);
  sheet = load (db);
  g_assert_cmpint (siyi_heads_state (&group (sheet, FOUR)->heads), ==, SIYI_HEADS_SHORT);
  g_assert_cmpint (sheet->count.done, ==, 3);
  g_clear_pointer (&sheet, siyi_signin_free);

  set_heads (db, FOUR, 3, " 一人先行离开 ");
  sheet = load (db);
  g_assert_cmpint (siyi_heads_state (&group (sheet, FOUR)->heads), ==, SIYI_HEADS_EXPLAINED);
  g_assert_cmpstr (group (sheet, FOUR)->reason, ==, "一人先行离开");
  g_assert_cmpint (sheet->count.done, ==, 4);
  g_clear_pointer (&sheet, siyi_signin_free);

  set_heads (db, FOUR, -1, NULL);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM signin_difference"), ==, 0);
  g_assert_null (siyi_signin_set_heads (db, FOUR, 10000, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (siyi_signin_set_heads (db, 999, 1, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
}

static void
test_lines (SiyiDb *db, const char *folder)
{
  g_autoptr(SiyiSignin) sheet = load (db);
  g_autoptr(SiyiSigninLine) added = siyi_signin_line_copy (staff (sheet, "苏己巳"));
  g_autoptr(GError) error = NULL;
  gint64 id;

  added->phone = g_strdup ("19900000103");
  done (siyi_signin_save_line (db, SESSION, added, &error), error);
  g_free (added->name);
  added->name = g_strdup ("范庚午");
  done (siyi_signin_save_line (db, SESSION, added, &error), error);
  g_clear_pointer (&sheet, siyi_signin_free);
  sheet = load (db);
  g_assert_cmpuint (sheet->staff->len, ==, 4);
  g_assert_cmpstr (staff (sheet, "苏己巳")->phone, ==, "19900000103");
  g_assert_true (staff (sheet, "苏己巳")->planned);
  g_assert_false (staff (sheet, "范庚午")->planned);

  id = staff (sheet, "范庚午")->id;
  done (siyi_signin_remove_line (db, id, &error), error);
  g_assert_null (siyi_signin_remove_line (db, id, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  g_clear_error (&error);

  g_free (added->name);
  added->name = g_strdup ("");
  g_clear_pointer (&added->unit, g_free);
  g_assert_null (siyi_signin_save_line (db, SESSION, added, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  added->part = SIYI_SIGNIN_VISITORS;
  added->visit = 999;
  g_assert_null (siyi_signin_save_line (db, SESSION, added, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

static void
sign_all (SiyiDb *db)
{
  g_autoptr(SiyiSignin) sheet = load (db);

  for (guint i = 0; i < sheet->staff->len; i++)
    sign (db, g_ptr_array_index (sheet->staff, i), NULL);
  set_heads (db, ONE, 1, NULL);
  set_heads (db, FOUR, 3, NULL);
}

static void
test_accepts (SiyiDb *db, const char *folder)
{
  g_autoptr(SiyiSignin) sheet = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;

  g_assert_null (siyi_signin_accept (db, SESSION, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  sign_all (db);
  g_assert_null (siyi_signin_accept (db, SESSION, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (error->message, "0 of part A and 1 groups of part B"));
  g_clear_error (&error);

  set_heads (db, FOUR, 3, "一人先行离开");
  action = siyi_signin_accept (db, SESSION, &error);
  g_assert_no_error (error);
  sheet = load (db);
  g_assert_cmpint (sheet->accepted_at, >, 0);
  g_clear_pointer (&sheet, siyi_signin_free);

  /* What is accepted is this sheet and no other. */
  set_heads (db, FOUR, 2, "一人先行离开");
  sheet = load (db);
  g_assert_cmpint (sheet->accepted_at, ==, 0);
}

static void
test_undo (SiyiDb *db, const char *folder)
{
  g_autoptr(GBytes) ink = new_ink ();
  g_autoptr(SiyiSignin) sheet = load (db);
  const SiyiSigninLine *line = staff (sheet, "顾甲申");
  g_autoptr(GError) error = NULL;
  g_autofree char *signing = siyi_signin_sign (db, SESSION, &line, 1, ink, &error);
  g_autofree char *counting = siyi_signin_set_heads (db, FOUR, 3, NULL, &error);
  g_autofree char *changing = siyi_signin_set_heads (db, FOUR, 4, NULL, &error);

  g_assert_no_error (error);
  siyi_action_undo (db, changing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (folder, "SELECT signed FROM signin_difference"), ==, 3);
  siyi_action_undo (db, counting, &error);
  g_assert_no_error (error);
  siyi_action_undo (db, signing, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM signature"), ==, 0);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM signin_difference"), ==, 0);
}

static void
test_no_empty_ink (SiyiDb *db, const char *folder)
{
  g_autoptr(SiyiSignin) sheet = load (db);
  const SiyiSigninLine *lines[] = { staff (sheet, "顾甲申"), staff (sheet, "柏甲寅") };
  g_autoptr(SiyiInk) nothing = siyi_ink_new (3);
  g_autoptr(GBytes) empty = siyi_ink_to_bytes (nothing);
  g_autoptr(GBytes) foreign = g_bytes_new_static ("SYIX", 4);
  g_autoptr(GBytes) ink = new_ink ();
  g_autoptr(GError) error = NULL;

  g_assert_null (siyi_signin_sign (db, SESSION, lines, 1, empty, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_assert_null (siyi_signin_sign (db, SESSION, lines, 1, foreign, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_null (siyi_signin_sign (db, SESSION, lines, 2, ink, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM signature"), ==, 0);
}

/* Both parts in one file: one row of it, and it stays as long as one of them does. */
static void
test_sheets (SiyiDb *db, const char *folder)
{
  const SiyiSheetPlace places[] = { { SESSION, SIYI_SIGNIN_STAFF }, { SESSION, SIYI_SIGNIN_VISITORS } };
  g_autoptr(GBytes) bytes = g_bytes_new_static ("scan", 4);
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autoptr(SiyiSignin) sheet = NULL;
  g_autoptr(GError) error = NULL;
  const SiyiFiledSheet *first, *second;
  gint64 session;

  done (siyi_signin_file (db, places, 2, "扫描.pdf", "application/pdf", bytes, NULL, &error), error);
  sheet = load (db);
  g_assert_cmpuint (sheet->sheets->len, ==, 2);
  first = g_ptr_array_index (sheet->sheets, 0);
  second = g_ptr_array_index (sheet->sheets, 1);
  g_assert_cmpint (first->file, ==, second->file);
  g_assert_cmpint (second->part, ==, SIYI_SIGNIN_VISITORS);
  g_assert_cmpint (siyi_signin_find_double (db, hash, &session), ==, first->id);
  g_assert_cmpint (session, ==, SESSION);

  sign_all (db);
  set_heads (db, FOUR, 3, "一人先行离开");
  done (siyi_signin_accept (db, SESSION, &error), error);
  g_assert_cmpint (store_number (folder, "SELECT heads FROM signin_sheet WHERE part = 'A'"), ==, 3);
  g_assert_cmpint (store_number (folder, "SELECT heads FROM signin_sheet WHERE part = 'B'"), ==, 4);

  g_assert_null (siyi_signin_take_out (db, first->id, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  done (siyi_signin_take_out (db, first->id, "扫描不清", &error), error);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM file WHERE row_state = 0"), ==, 1);
  done (siyi_signin_take_out (db, second->id, "扫描不清", &error), error);
  g_assert_cmpint (store_number (folder, "SELECT count(*) FROM file WHERE row_state = 0"), ==, 0);
  g_assert_cmpint (siyi_signin_find_double (db, hash, &session), ==, 0);
}

/* Older archives know who signed but not of which group. */
static void
test_signed_without_group (SiyiDb *db, const char *folder)
{
  static const char * const names[] = { "甲", "乙", "丙", NULL };
  g_autoptr(SiyiSignin) sheet = NULL;
  g_autoptr(GError) error = NULL;

  done (siyi_session_sign (db, SESSION, "B", names, &error), error);
  sheet = load (db);
  g_assert_cmpint (sheet->count.done, ==, 3);
  g_assert_cmpint (siyi_heads_state (&group (sheet, ONE)->heads), ==, SIYI_HEADS_MATCH);
  g_assert_cmpint (siyi_heads_difference (&group (sheet, FOUR)->heads), ==, -2);
}

static void
add (const char *path, Test test)
{
  g_test_add_data_func (path, (gconstpointer) test, run);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/signin/follows-plan-and-queue", test_follows_plan_and_queue);
  add ("/signin/part-a-names-no-petitioner", test_part_a_names_no_petitioner);
  add ("/signin/signs", test_signs);
  add ("/signin/group-on-paper", test_group_on_paper);
  add ("/signin/heads-and-reasons", test_heads_and_reasons);
  add ("/signin/lines", test_lines);
  add ("/signin/accepts", test_accepts);
  add ("/signin/undo", test_undo);
  add ("/signin/no-empty-ink", test_no_empty_ink);
  add ("/signin/sheets", test_sheets);
  add ("/signin/signed-without-group", test_signed_without_group);

  return g_test_run ();
}
