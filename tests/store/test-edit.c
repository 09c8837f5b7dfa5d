/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Editing in the ledger: read like an imported cell, guarded by the row's version, undone and
 * redone, never past a later change. */
#include "store-fixture.h"

#include <string.h>

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"

typedef struct
{
  gint64      visit;
  int         version;
  SiyiColumn  column;
  const char *text;
  const char *field;
  GError     *error;
} Step;

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, data, 1, error);

  return rows != NULL ? siyi_ledger_row_ref (g_ptr_array_index (rows, 0)) : NULL;
}

static gpointer
edit_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return siyi_ledger_edit (db, step->visit, step->version, step->column, step->text, &step->error);
}

static gpointer
case_edit_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return siyi_case_edit (db, step->visit, step->version, step->field, step->text, &step->error);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return siyi_action_undo (db, step->text, &step->error);
}

static gpointer
void_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;

  return siyi_visit_void (db, step->visit, step->text, &step->error);
}

static SiyiLedgerRow *
row_of (StoreFixture *fixture,
        gint64        visit)
{
  return store_read (fixture, load_in_thread, &visit);
}

static char *
edit (StoreFixture  *fixture,
      gint64         visit,
      SiyiColumn     column,
      const char    *text,
      GError       **error)
{
  g_autoptr(SiyiLedgerRow) row = row_of (fixture, visit);
  Step step = { visit, row->version, column, text, NULL, NULL };
  char *action = store_write (fixture, edit_in_thread, &step);

  if (step.error != NULL)
    g_propagate_error (error, step.error);

  return action;
}

static char *
undo (StoreFixture  *fixture,
      const char    *action,
      GError       **error)
{
  Step step = { .text = action };
  char *made = store_write (fixture, undo_in_thread, &step);

  if (step.error != NULL)
    g_propagate_error (error, step.error);

  return made;
}

static gpointer
units_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *aliases[] = { "自然资源局", NULL };
  const char *none[] = { NULL };
  SiyiUnit unit = { 0, (char *) "示例市自然资源局", (char *) "市自然资源局", NULL, (char **) aliases,
                    (char **) none, TRUE };
  SiyiLeader leader = { .name = (char *) "萧丙戌", .post = (char *) "市委副书记", .rank = 3,
                        .active = TRUE };

  siyi_unit_save (db, &unit, error);
  siyi_leader_save (db, &leader, error);

  return NULL;
}

static const struct { SiyiColumn column; const char *typed; const char *stored; } cells[] = {
  { SIYI_COLUMN_DATE, "2023.5.17", "2023-05-17" },
  { SIYI_COLUMN_DATE, "6.3", "2023-06-03" },
  { SIYI_COLUMN_DATE, "6月4日", "2023-06-04" },
  { SIYI_COLUMN_DATE, "2024-01-01", NULL },
  { SIYI_COLUMN_DATE, "2023-02-30", NULL },
  { SIYI_COLUMN_DATE, "", NULL },
  { SIYI_COLUMN_LEADERS, "萧丙戌", "萧丙戌" },
  { SIYI_COLUMN_LEADERS, "外来领导", "外来领导" },
  { SIYI_COLUMN_POST, "局长", NULL },
  { SIYI_COLUMN_SERIAL, "9", NULL },
  { SIYI_COLUMN_METHOD, "约访", "预约接访" },
  { SIYI_COLUMN_METHOD, "喝茶", NULL },
  { SIYI_COLUMN_PLACE, " 信访大厅 ", "信访大厅" },
  { SIYI_COLUMN_VISITORS, "王某甲、李某乙", "王某甲、李某乙" },
  { SIYI_COLUMN_VISITORS, "匿名", "匿名" },
  { SIYI_COLUMN_VISITORS, "", NULL },
  { SIYI_COLUMN_PERSONS, "十二人", "12" },
  { SIYI_COLUMN_PERSONS, "0", NULL },
  { SIYI_COLUMN_PERSONS, "许多", NULL },
  { SIYI_COLUMN_ADDRESS, "乙河镇", "乙河镇" },
  { SIYI_COLUMN_ADDRESS, "", "" },
  { SIYI_COLUMN_PHONES, "19900000001，0330-7654321", "19900000001、0330-7654321" },
  { SIYI_COLUMN_PHONES, "", "" },
  { SIYI_COLUMN_SUMMARY, "反映道路破损", "反映道路破损" },
  { SIYI_COLUMN_SUMMARY, "", NULL },
  { SIYI_COLUMN_CLASS, "国土资源", "自然资源" },
  { SIYI_COLUMN_CLASS, "教育文体", NULL },
  { SIYI_COLUMN_CLASS, "天文", NULL },
  { SIYI_COLUMN_FIRST, "重访", "重" },
  { SIYI_COLUMN_FIRST, "第三次", NULL },
  { SIYI_COLUMN_OPINION, "请尽快办理。", "请尽快办理。" },
  { SIYI_COLUMN_UNITS, "自然资源局、某某局", "示例市自然资源局、某某局" },
  { SIYI_COLUMN_HANDLER, "伍科长", "伍科长" },
  { SIYI_COLUMN_CASE_LEADER, "萧丙戌", "萧丙戌" },
  { SIYI_COLUMN_ASSIGNED, "6.10", "2023-06-10" },
  { SIYI_COLUMN_DUE, "2023-07-10", "2023-07-10" },
  { SIYI_COLUMN_DUE, "30日", "2023-07-10" },
  { SIYI_COLUMN_DUE, "很快", NULL },
  { SIYI_COLUMN_PROGRESS, "已约谈", "已约谈" },
  { SIYI_COLUMN_CLOSED, "7月1日", "2023-07-01" },
  { SIYI_COLUMN_CLOSED, "2023-01-01", NULL },
  { SIYI_COLUMN_RESOLVED, "未化解", "未化解" },
  { SIYI_COLUMN_RESOLVED, "差不多", NULL },
  { SIYI_COLUMN_SATISFACTION, "较满意", "基本满意" },
  { SIYI_COLUMN_VISIT_BACK, "已回访", "已回访" },
  { SIYI_COLUMN_REMARK, "备注一", "备注一" },
};

static void
test_cells (void)
{
  StoreFixture fixture;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_write (&fixture, units_in_thread, NULL);
  store_import (&fixture, "a", 3, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(SiyiLedgerRow) before = row_of (&fixture, 2);
      g_autofree char *action = edit (&fixture, 2, cells[i].column, cells[i].typed, &error);
      g_autoptr(SiyiLedgerRow) after = row_of (&fixture, 2);

      g_test_message ("%s: %s", siyi_column_word (cells[i].column), cells[i].typed);
      if (cells[i].stored == NULL)
        {
          g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
          g_clear_error (&error);
          g_assert_cmpint (after->version, ==, before->version);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (after->version, ==, before->version + 1);
      g_assert_cmpstr (after->cells[cells[i].column] != NULL ? after->cells[cells[i].column] : "",
                       ==, cells[i].stored);
    }
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

/* Every readable edit of the table above comes back to the row as it was, and forth again. */
static void
test_undo_redo (void)
{
  StoreFixture fixture;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  store_write (&fixture, units_in_thread, NULL);
  store_import (&fixture, "a", 3, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(SiyiLedgerRow) before = row_of (&fixture, 2);
      g_autofree char *action = NULL;
      g_autofree char *undone = NULL;
      g_autofree char *redone = NULL;

      if (cells[i].stored == NULL)
        continue;

      g_test_message ("%s: %s", siyi_column_word (cells[i].column), cells[i].typed);
      action = edit (&fixture, 2, cells[i].column, cells[i].typed, &error);
      g_assert_no_error (error);
      undone = undo (&fixture, action, &error);
      g_assert_no_error (error);
      {
        g_autoptr(SiyiLedgerRow) back = row_of (&fixture, 2);

        for (int c = 0; c < SIYI_N_COLUMNS; c++)
          g_assert_cmpstr (back->cells[c], ==, before->cells[c]);
        g_assert_cmpstr (back->visitors_masked, ==, before->visitors_masked);
        g_assert_cmpint (back->version, >, before->version);
      }
      redone = undo (&fixture, undone, &error);
      g_assert_no_error (error);
      {
        g_autoptr(SiyiLedgerRow) forth = row_of (&fixture, 2);
        const char *cell = forth->cells[cells[i].column];

        g_assert_cmpstr (cell != NULL ? cell : "", ==, cells[i].stored);
      }
    }
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
test_stale (void)
{
  StoreFixture fixture;
  Step step = { 2, 1, SIYI_COLUMN_REMARK, "一", NULL, NULL };
  GError *error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 3, &error);

  first = store_write (&fixture, edit_in_thread, &step);
  g_assert_no_error (step.error);
  step.text = "二";
  g_assert_null (store_write (&fixture, edit_in_thread, &step));
  g_assert_error (step.error, SIYI_ERROR, SIYI_ERROR_STALE);
  g_clear_error (&step.error);

  /* An undo stops where a later action wrote the same cell, not where it wrote another. */
  g_free (edit (&fixture, 2, SIYI_COLUMN_ADDRESS, "丙山乡", &error));
  second = edit (&fixture, 2, SIYI_COLUMN_REMARK, "三", &error);
  g_assert_no_error (error);
  g_assert_null (undo (&fixture, first, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_STALE);
  g_clear_error (&error);
  g_free (undo (&fixture, second, &error));
  g_assert_no_error (error);
  g_free (undo (&fixture, first, &error));
  g_assert_no_error (error);
  {
    g_autoptr(SiyiLedgerRow) row = row_of (&fixture, 2);

    g_assert_null (row->cells[SIYI_COLUMN_REMARK]);
    g_assert_cmpstr (row->cells[SIYI_COLUMN_ADDRESS], ==, "丙山乡");
  }
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
test_void (void)
{
  StoreFixture fixture;
  Step step = { 2, 0, 0, "  ", NULL, NULL };
  GError *error = NULL;
  g_autofree char *action = NULL;

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 3, &error);

  g_assert_null (store_write (&fixture, void_in_thread, &step));
  g_assert_error (step.error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&step.error);
  step.text = "重复登记";
  action = store_write (&fixture, void_in_thread, &step);
  g_assert_no_error (step.error);
  {
    g_autoptr(SiyiLedgerRow) row = row_of (&fixture, 2);

    g_assert_cmpint (row->state, ==, SIYI_ROW_VOID);
    g_assert_cmpstr (row->cells[SIYI_COLUMN_SERIAL], ==, "2");
    g_assert_nonnull (strstr (row->void_note, "重复登记"));
  }
  g_assert_null (edit (&fixture, 2, SIYI_COLUMN_REMARK, "x", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);

  g_free (undo (&fixture, action, &error));
  g_assert_no_error (error);
  {
    g_autoptr(SiyiLedgerRow) row = row_of (&fixture, 2);

    g_assert_cmpint (row->state, ==, SIYI_ROW_LIVE);
  }
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

/* Closing from the row closes the case, and from the case closes the row. */
static void
test_closed_together (void)
{
  StoreFixture fixture;
  GError *error = NULL;
  Step step = { 2, 0, 0, "2023-08-01", "closed", NULL };

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 3, &error);
  g_free (edit (&fixture, 1, SIYI_COLUMN_CLOSED, "2023-07-01", &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture.folder,
                                 "SELECT count(*) FROM petition_case c JOIN visit v "
                                 "ON v.case_id = c.id JOIN task t ON t.visit = v.id WHERE v.id = 1 "
                                 "AND c.closed_day = '2023-07-01' AND t.state = 'closed'"), ==, 1);
  g_free (edit (&fixture, 1, SIYI_COLUMN_CLOSED, "", &error));
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture.folder,
                                 "SELECT count(*) FROM petition_case c JOIN visit v "
                                 "ON v.case_id = c.id JOIN task t ON t.visit = v.id WHERE v.id = 1 "
                                 "AND c.closed_day IS NULL AND t.state = 'open'"), ==, 1);

  step.version = (int) store_number (fixture.folder,
                                     "SELECT version FROM petition_case WHERE id = 2");
  g_free (store_write (&fixture, case_edit_in_thread, &step));
  g_assert_no_error (step.error);
  {
    g_autoptr(SiyiLedgerRow) row = row_of (&fixture, 2);

    g_assert_cmpstr (row->cells[SIYI_COLUMN_CLOSED], ==, "2023-08-01");
  }
  store_assert_sound (&fixture);
  store_fixture_tear_down (&fixture);
}

static void
test_restricted_stays (void)
{
  StoreFixture fixture;
  GError *error = NULL;
  Step step = { 1, 1, 0, "检举控告", "purpose", NULL };

  store_fixture_set_up (&fixture);
  store_import (&fixture, "a", 1, &error);
  g_free (store_write (&fixture, case_edit_in_thread, &step));
  g_assert_no_error (step.error);
  g_assert_cmpint (store_number (fixture.folder, "SELECT restricted FROM petition_case"), ==, 1);

  step = (Step) { 1, 2, 0, "0", "restricted", NULL };
  g_assert_null (store_write (&fixture, case_edit_in_thread, &step));
  g_assert_error (step.error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&step.error);
  store_fixture_tear_down (&fixture);
}

static gpointer
add_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiNewVisit *visit = data;

  return siyi_visit_add (db, visit, error);
}

static SiyiNewVisitResult *
add (StoreFixture *fixture,
     gint64        case_id,
     gint64        link_to)
{
  g_autoptr(SiyiRecord) record = store_record (3);
  SiyiNewVisit visit = { .record = record, .case_id = case_id, .link_to = link_to };

  return store_write (fixture, add_in_thread, &visit);
}

/* A registered visit can be taken back while it is the last one; its number is given again. */
static void
test_added (void)
{
  StoreFixture fixture;
  SiyiNewVisitResult *first, *second, *third;
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  first = add (&fixture, 0, 0);
  second = add (&fixture, first->case_id, 0);
  g_assert_cmpint (second->case_id, ==, first->case_id);
  g_assert_cmpstr (second->case_number, ==, first->case_number);
  third = add (&fixture, 0, first->case_id);
  g_assert_cmpint (third->serial, ==, 3);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM case_link"), ==, 1);
  store_assert_sound (&fixture);

  g_assert_null (undo (&fixture, first->action, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  g_free (undo (&fixture, third->action, &error));
  g_assert_no_error (error);
  g_free (undo (&fixture, second->action, &error));
  g_assert_no_error (error);
  store_assert_sound (&fixture);
  siyi_new_visit_result_free (third);

  third = add (&fixture, 0, 0);
  g_assert_cmpint (third->serial, ==, 2);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM case_text"), ==, 2);
  store_assert_sound (&fixture);
  siyi_new_visit_result_free (first);
  siyi_new_visit_result_free (second);
  siyi_new_visit_result_free (third);
  store_fixture_tear_down (&fixture);
}

/* A form that says too little is told what it lacks, and nothing is numbered. */
static void
test_add_refused (void)
{
  StoreFixture fixture;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  GError *error = NULL;

  store_fixture_set_up (&fixture);
  for (int i = 0; i < 3; i++)
    {
      if (i == 1)
        record->anonymous = TRUE;
      if (i == 2)
        {
          record->summary = g_strdup ("反映道路破损");
          record->persons = 0;
        }
      g_assert_null (siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, add_in_thread, &visit,
                                       NULL, &error));
      g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
      g_clear_error (&error);
    }
  visit.case_id = 77;
  g_assert_null (siyi_archive_run (fixture.archive, SIYI_ACCESS_WRITE, add_in_thread, &visit, NULL,
                                   &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (store_number (fixture.folder, "SELECT count(*) FROM visit"), ==, 0);
  store_fixture_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/cells", test_cells);
  g_test_add_func ("/edit/undo-redo", test_undo_redo);
  g_test_add_func ("/edit/stale", test_stale);
  g_test_add_func ("/edit/void", test_void);
  g_test_add_func ("/edit/closed-together", test_closed_together);
  g_test_add_func ("/edit/restricted-stays", test_restricted_stays);
  g_test_add_func ("/edit/added", test_added);
  g_test_add_func ("/edit/add-refused", test_add_refused);

  return g_test_run ();
}
