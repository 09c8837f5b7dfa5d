/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Charges in a real archive: the steps in their order, one name in charge, ledger and case, a history that
 * only grows, every write taken back whole, and nothing closed or resolved by striking off. Today is
 * 2026-12-17. */
#include "store-fixture.h"

#include "siyi-case-store.h"
#include "siyi-charge-store.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"

#define LEADER "黎甲午"
#define OTHER "常丙申"

typedef struct
{
  StoreFixture store;
  gint64       visit, matter;
} Fixture;

typedef char *(*Writer) (SiyiDb *db, gpointer data, GError **error);

typedef struct { Writer writer; gpointer data; GError *error; } Write;

static gpointer
write_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;

  return write->writer (db, write->data, &write->error);
}

static char *
do_write (Fixture *fixture, Writer writer, gpointer data, GError **error)
{
  Write write = { writer, data, NULL };
  char *action = store_write (&fixture->store, write_in_thread, &write);

  if (write.error != NULL)
    g_propagate_error (error, write.error);

  return action;
}

static char *
add_visit (SiyiDb *db, gpointer data, GError **error)
{
  static const char * const names[] = { LEADER, OTHER };
  Fixture *fixture = data;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  SiyiNewVisitResult *result;
  char *action;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      SiyiLeader leader = { .name = (char *) names[i], .post = (char *) (i == 0 ? "副市长" : "常委"), .rank = (int) i,
                            .active = TRUE };

      g_assert_true (siyi_leader_save (db, &leader, error));
    }
  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strsplit ("何己亥", ",", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修路");
  result = siyi_visit_add (db, &visit, error);
  g_assert_no_error (*error);
  fixture->visit = result->visit;
  fixture->matter = result->case_id;
  action = g_strdup (result->action);
  siyi_new_visit_result_free (result);

  return action;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;

  store_fixture_set_up (&fixture->store);
  action = do_write (fixture, add_visit, fixture, &error);
  g_assert_no_error (error);
  g_assert_nonnull (action);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  store_assert_sound (&fixture->store);
  store_fixture_tear_down (&fixture->store);
}

typedef struct { gint64 matter; SiyiNewCharge charge; SiyiNewChargeLine line; const char *text; } Call;

static char *
take (SiyiDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return siyi_charge_take (db, call->matter, &call->charge, NULL, error);
}

static char *
change (SiyiDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return siyi_charge_change (db, call->matter, &call->charge, error);
}

static char *
add_line (SiyiDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return siyi_charge_add_to (db, call->matter, &call->line, error);
}

static char *
edit_leader (SiyiDb *db, gpointer data, GError **error)
{
  Call *call = data;

  return siyi_case_edit (db, call->matter, -1, "case_leader", call->text, error);
}

static char *
undo (SiyiDb *db, gpointer data, GError **error)
{
  return siyi_action_undo (db, data, error);
}

static SiyiDay
day (const char *text)
{
  return text != NULL ? siyi_day_parse (text) : SIYI_DAY_NONE;
}

static char *
take_on (Fixture *fixture, const char *limit, GError **error)
{
  Call call = { .matter = fixture->matter,
                .charge = { LEADER, NULL, "示例市交通运输局", day (limit), day ("2026-11-03") } };

  return do_write (fixture, take, &call, error);
}

/* "word day person body [>limit]" */
static char *
line_on (Fixture *fixture, const char *text, GError **error)
{
  g_auto(GStrv) word = g_strsplit (text, " ", -1);
  const guint n = g_strv_length (word);
  Call call = { .matter = fixture->matter,
                .line = { siyi_charge_line_from_word (word[0]), day (word[1]),
                          n > 2 && word[2][0] != '-' ? word[2] : NULL, n > 3 && word[3][0] != '-' ? word[3] : NULL,
                          n > 4 ? day (word[4]) : SIYI_DAY_NONE } };

  g_assert_cmpint (call.line.kind, <, SIYI_N_CHARGE_LINES);

  return do_write (fixture, add_line, &call, error);
}

static void
lines_ok (Fixture *fixture, const char * const *lines)
{
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *action = line_on (fixture, lines[i], &error);

      g_test_message ("%s", lines[i]);
      g_assert_no_error (error);
      g_assert_nonnull (action);
    }
}

static gpointer
of_case (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_charges_of_case (db, *(gint64 *) data, day ("2026-12-17"), error);
}

static gpointer
find (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_charges_find (db, data, error);
}

static gpointer
load_case (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_case_load (db, *(gint64 *) data, error);
}

static gpointer
load_ledger (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_ledger_load (db, data, 1, error);
}

/* The three places say the same. */
static void
assert_leader (Fixture *fixture, const char *name)
{
  g_autoptr(GPtrArray) charges = store_read (&fixture->store, of_case, &fixture->matter);
  g_autoptr(GPtrArray) rows = store_read (&fixture->store, load_ledger, &fixture->visit);
  SiyiCase *matter = store_read (&fixture->store, load_case, &fixture->matter);
  const SiyiLedgerRow *row = g_ptr_array_index (rows, 0);
  const char *cell = row->cells[SIYI_COLUMN_CASE_LEADER];

  g_assert_cmpstr (matter->case_leader, ==, name);
  g_assert_cmpstr (cell != NULL ? cell : "", ==, name != NULL ? name : "");
  if (charges->len > 0)
    g_assert_cmpstr (((const SiyiCharge *) g_ptr_array_index (charges, 0))->name, ==, name);
  siyi_case_free (matter);
}

static const char * const whole[] = {
  "approved 2026-11-04 市委书记", "served 2026-11-05", "plan 2026-11-06 - 先查后修", "meeting 2026-11-10 - 专题会商",
  "progress 2026-11-20 - 路基已成", "instruction 2026-11-21 - 抓紧", "extended 2026-11-30 市委书记 连日有雨 2026-12-20",
  "result 2026-12-10 - 道路已通", "papers 2026-12-11 - 验收单", "struck 2026-12-12", NULL
};

static void
test_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = take_on (fixture, "2026-12-01", &error);
  g_autoptr(GPtrArray) charges = NULL;
  const SiyiCharge *charge;
  SiyiCase *matter;

  g_assert_no_error (error);
  assert_leader (fixture, LEADER);
  lines_ok (fixture, whole);

  charges = store_read (&fixture->store, of_case, &fixture->matter);
  g_assert_cmpuint (charges->len, ==, 1);
  charge = g_ptr_array_index (charges, 0);
  g_assert_cmpint (charge->reading.state, ==, SIYI_CHARGE_STRUCK);
  g_assert_cmpstr (charge->post, ==, "副市长");
  g_assert_cmpstr (charge->plan, ==, "先查后修");
  g_assert_cmpstr (charge->instruction, ==, "抓紧");
  g_assert_cmpstr (charge->result, ==, "道路已通");
  g_assert_cmpint (charge->facts.limit, ==, day ("2026-12-20"));
  g_assert_cmpuint (charge->lines->len, ==, 11);
  /* Who consented, from when to when, is in the history. */
  {
    const SiyiChargeLine *line = g_ptr_array_index (charge->lines, 3);

    g_assert_cmpint (line->kind, ==, SIYI_CHARGE_LINE_EXTENDED);
    g_assert_nonnull (strstr (line->body, "市委书记"));
    g_assert_nonnull (strstr (line->body, "2026-12-01"));
    g_assert_nonnull (strstr (line->body, "2026-12-20"));
    g_assert_nonnull (strstr (line->body, "连日有雨"));
  }

  /* Struck off is neither closed nor resolved. */
  matter = store_read (&fixture->store, load_case, &fixture->matter);
  g_assert_cmpint (matter->closed, ==, SIYI_DAY_NONE);
  g_assert_cmpint (matter->resolved, <, 1);
  siyi_case_free (matter);
  assert_leader (fixture, LEADER);
}

/* What can't be leaves nothing behind. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  static const char * const served[] = { "approved 2026-11-04 市委书记", "served 2026-11-05", NULL };
  static const char * const too_early[] = {
    "served 2026-11-05", "result 2026-11-05 - 好", "struck 2026-11-05", "approved 2026-11-04",
    "extended 2026-11-05 市委书记 雨 2027-01-01", "progress 2026-12-18 - 明天", NULL
  };
  static const char * const later[] = {
    "withdrawn 2026-11-06 - 错", "extended 2026-11-06 - 雨 2027-01-01", "extended 2026-11-06 市委书记 雨 2026-12-01",
    "plan 2026-11-06", "struck 2026-11-06", "papers 2026-11-06 - 单", NULL
  };
  g_autofree char *action = take_on (fixture, "2026-12-01", NULL);
  gint64 before, n = 0;
  const char *table = "SELECT count (*) FROM case_charge_line";

  g_assert_nonnull (action);
  for (gsize round = 0; round < 2; round++)
    {
      const char * const *texts = round == 0 ? too_early : later;

      before = store_number (fixture->store.folder, table);
      for (gsize i = 0; texts[i] != NULL; i++, n++)
        {
          g_autoptr(GError) error = NULL;
          g_autofree char *none = line_on (fixture, texts[i], &error);

          g_test_message ("%s", texts[i]);
          g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
          g_assert_null (none);
        }
      g_assert_cmpint (store_number (fixture->store.folder, table), ==, before);
      if (round == 0)
        lines_ok (fixture, served);
    }
  g_assert_cmpint (n, ==, 12);

  {
    g_autoptr(GError) error = NULL;
    g_autofree char *twice = take_on (fixture, "2026-12-01", &error);

    g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
    g_assert_null (twice);
  }
}

/* Each write is one action; all taken back, the newest first, leave the archive as it was. */
static void
test_undo (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) charges = NULL;
  gint64 n = store_number (fixture->store.folder, "SELECT count (DISTINCT action) FROM audit");

  g_ptr_array_add (actions, take_on (fixture, "2026-12-01", NULL));
  for (gsize i = 0; whole[i] != NULL; i++)
    g_ptr_array_add (actions, line_on (fixture, whole[i], NULL));
  g_assert_cmpint (store_number (fixture->store.folder, "SELECT count (DISTINCT action) FROM audit"), ==,
                   n + actions->len);

  for (guint i = actions->len; i > 0; i--)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *undone = do_write (fixture, undo, g_ptr_array_index (actions, i - 1), &error);

      g_assert_no_error (error);
      g_assert_nonnull (undone);
    }
  charges = store_read (&fixture->store, of_case, &fixture->matter);
  g_assert_cmpuint (charges->len, ==, 0);
  g_assert_cmpint (store_number (fixture->store.folder, "SELECT count (*) FROM case_charge_line"), ==, 0);
  assert_leader (fixture, NULL);
}

/* The ledger's cell and the charge are one: whichever is written, both say it. */
static void
test_cell (Fixture *fixture, gconstpointer data)
{
  Call cell = { .matter = fixture->matter, .text = OTHER };
  Call hand = { .matter = fixture->matter, .charge = { LEADER, NULL, NULL, SIYI_DAY_NONE, 0 } };
  g_autoptr(GError) error = NULL;
  g_autofree char *free_cell = do_write (fixture, edit_leader, &cell, &error);
  g_autofree char *taken = NULL, *by_cell = NULL, *by_charge = NULL, *none = NULL, *struck = NULL;

  g_assert_no_error (error);
  assert_leader (fixture, OTHER);
  taken = take_on (fixture, "2026-12-01", &error);
  g_assert_no_error (error);
  assert_leader (fixture, LEADER);
  by_cell = do_write (fixture, edit_leader, &cell, &error);
  g_assert_no_error (error);
  assert_leader (fixture, OTHER);
  hand.charge.day = day ("2026-11-04");
  by_charge = do_write (fixture, change, &hand, &error);
  g_assert_no_error (error);
  assert_leader (fixture, LEADER);

  cell.text = "";
  none = do_write (fixture, edit_leader, &cell, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  assert_leader (fixture, LEADER);

  lines_ok (fixture, whole);
  cell.text = OTHER;
  struck = do_write (fixture, edit_leader, &cell, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  assert_leader (fixture, LEADER);
}

static void
test_withdrawn (Fixture *fixture, gconstpointer data)
{
  static const char * const lines[] = { "withdrawn 2026-11-04 - 列错了", NULL };
  g_autofree char *taken = take_on (fixture, "2026-12-01", NULL);
  g_autofree char *again = NULL;

  g_assert_nonnull (taken);
  lines_ok (fixture, lines);
  assert_leader (fixture, NULL);
  again = take_on (fixture, "2026-12-01", NULL);
  g_assert_nonnull (again);
  assert_leader (fixture, LEADER);
}

/* The limit is set by the table until it is approved, by an extension after it. */
static void
test_limit (Fixture *fixture, gconstpointer data)
{
  static const char * const approved[] = { "approved 2026-11-04 市委书记", NULL };
  Call call = { .matter = fixture->matter,
                .charge = { NULL, "分管副市长", "示例市水利局", day ("2026-12-05"), day ("2026-11-03") } };
  g_autofree char *taken = take_on (fixture, NULL, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) charges = NULL;
  g_autofree char *early = line_on (fixture, approved[0], &error);
  g_autofree char *changed = NULL, *late = NULL;

  g_assert_nonnull (taken);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  changed = do_write (fixture, change, &call, &error);
  g_assert_no_error (error);
  lines_ok (fixture, approved);
  call.charge.limit = day ("2026-12-06");
  late = do_write (fixture, change, &call, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);

  charges = store_read (&fixture->store, of_case, &fixture->matter);
  g_assert_cmpint (((const SiyiCharge *) g_ptr_array_index (charges, 0))->facts.limit, ==, day ("2026-12-05"));
  g_assert_cmpstr (((const SiyiCharge *) g_ptr_array_index (charges, 0))->post, ==, "分管副市长");
}

static guint
n_found (Fixture *fixture, SiyiChargesPart part, const char *leader)
{
  SiyiChargesQuery query = { part, leader, day ("2026-12-17"), 0 };
  g_autoptr(GArray) ids = store_read (&fixture->store, find, &query);

  return ids->len;
}

static void
test_found (Fixture *fixture, gconstpointer data)
{
  static const char * const rest[] = { "approved 2026-11-04 市委书记", "served 2026-11-05", "plan 2026-11-06 - 案",
                                       "progress 2026-11-07 - 办", "result 2026-12-10 - 通", NULL };
  static const char * const end[] = { "papers 2026-12-11 - 单", "struck 2026-12-12", NULL };
  static const struct { SiyiChargesPart part; const char *leader; guint n[3]; } table[] = {
    { SIYI_CHARGES_OPEN, NULL, { 1, 1, 0 } },
    { SIYI_CHARGES_OVERDUE, NULL, { 1, 0, 0 } },
    { SIYI_CHARGES_RUNNING, NULL, { 0, 0, 0 } },
    { SIYI_CHARGES_FINISHED, NULL, { 0, 1, 0 } },
    { SIYI_CHARGES_STRUCK, NULL, { 0, 0, 1 } },
    { SIYI_CHARGES_ALL, NULL, { 1, 1, 1 } },
    { SIYI_CHARGES_ALL, LEADER, { 1, 1, 1 } },
    { SIYI_CHARGES_ALL, OTHER, { 0, 0, 0 } },
  };
  g_autofree char *taken = take_on (fixture, "2026-12-01", NULL);

  g_assert_nonnull (taken);
  for (gsize stage = 0; stage < 3; stage++)
    {
      if (stage > 0)
        lines_ok (fixture, stage == 1 ? rest : end);
      for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
        g_assert_cmpuint (n_found (fixture, table[i].part, table[i].leader), ==, table[i].n[stage]);
    }
}

/* Somebody with a tool changes one place: the check names the case. */
static void
test_check (Fixture *fixture, gconstpointer data)
{
  g_autofree char *taken = take_on (fixture, "2026-12-01", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) problems = NULL;
  guint n = 0;

  g_assert_nonnull (taken);
  store_assert_sound (&fixture->store);
  store_tamper (fixture->store.folder, "UPDATE petition_case SET case_leader_name = '常丙申'");
  problems = siyi_check (fixture->store.archive, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    n += strstr (((const SiyiProblem *) g_ptr_array_index (problems, i))->what, "another leader") != NULL;
  g_assert_cmpuint (n, ==, 1);
  store_tamper (fixture->store.folder, "UPDATE petition_case SET case_leader_name = '" LEADER "'");
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *path; void (*func) (Fixture *fixture, gconstpointer data); } tests[] = {
    { "/charge/whole", test_whole }, { "/charge/refused", test_refused }, { "/charge/undo", test_undo },
    { "/charge/cell", test_cell }, { "/charge/withdrawn", test_withdrawn }, { "/charge/limit", test_limit },
    { "/charge/found", test_found }, { "/charge/check", test_check },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].func, tear_down);

  return g_test_run ();
}
