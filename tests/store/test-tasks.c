/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tasks in a real archive: history that only grows, lists that agree with what each task comes to,
 * the lists that must be empty, numbered papers. Today is 2026-12-17. */
#include "store-fixture.h"

#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-moves.h"
#include "siyi-office-store.h"
#include "siyi-task-store.h"

#define N_RANDOM 120

typedef char *(*Writer) (SiyiDb *db, gpointer data, GError **error);

typedef struct
{
  Writer   writer;
  gpointer data;
  GError  *error;
} Write;

static gpointer
write_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Write *write = data;

  return write->writer (db, write->data, &write->error);
}

static char *
do_write (StoreFixture  *fixture,
          Writer         writer,
          gpointer       data,
          GError       **error)
{
  Write write = { writer, data, NULL };
  char *action = store_write (fixture, write_in_thread, &write);

  if (write.error != NULL)
    g_propagate_error (error, write.error);

  return action;
}

static char *
add_visit (SiyiDb *db, gpointer data, GError **error)
{
  gint64 *id = data;
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  SiyiNewVisitResult *result;
  char *action;

  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strsplit ("何己亥", ",", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修路");
  record->opinion = g_strdup ("请核实后答复");
  result = siyi_visit_add (db, &visit, error);
  if (result == NULL)
    return NULL;
  *id = result->visit;
  action = g_strdup (result->action);
  siyi_new_visit_result_free (result);

  return action;
}

static gint64
new_visit (StoreFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  gint64 id = 0;
  g_autofree char *action = do_write (fixture, add_visit, &id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (action);

  return id;
}

typedef struct { gint64 visit, task; const char *assigned; int days; const char *due; } Assign;

static char *
assign (SiyiDb *db, gpointer data, GError **error)
{
  static const char * const units[] = { "示例市住建局", "壬湖街道", NULL };
  Assign *a = data;

  return siyi_task_assign (db, a->visit, units, "冯壬申", siyi_day_parse (a->assigned),
                           (SiyiLimit) { a->days, SIYI_DAYS_CALENDAR },
                           a->due != NULL ? siyi_day_parse (a->due) : SIYI_DAY_NONE, &a->task, error);
}

typedef struct { gint64 task, id; SiyiNewStep step; } Step;

static char *
add_step (SiyiDb *db, gpointer data, GError **error)
{
  Step *step = data;

  return siyi_task_add_step (db, step->task, &step->step, &step->id, error);
}

static char *
undo (SiyiDb *db, gpointer data, GError **error)
{
  return siyi_action_undo (db, data, error);
}

static char *
step_on (StoreFixture     *fixture,
         gint64            task,
         SiyiTaskStepKind  kind,
         const char       *day,
         GError          **error)
{
  Step step = { task, 0, { .kind = kind, .day = siyi_day_parse (day), .body = "原因", .value = "满意" } };

  if (kind == SIYI_TASK_STEP_EXTENSION_ASKED)
    step.step.days = 20;

  return do_write (fixture, add_step, &step, error);
}

static void
step_ok (StoreFixture     *fixture,
         gint64            task,
         SiyiTaskStepKind  kind,
         const char       *day)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = step_on (fixture, task, kind, day, &error);

  g_assert_no_error (error);
  g_assert_nonnull (action);
}

static gpointer
load_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_task_load (db, *(gint64 *) data, siyi_day_parse ("2026-12-17"), error);
}

static gpointer
find_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_tasks_find (db, data, error);
}

static gpointer
count_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiTasksQuery query = { .part = SIYI_TASKS_ALL, .light = -1, .today = siyi_day_parse ("2026-12-17") };

  g_assert_true (siyi_tasks_count (db, &query, data, error));

  return NULL;
}

static gpointer
count_to_do_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (siyi_tasks_count_to_do (db, siyi_day_parse ("2026-12-17"), data, error));

  return NULL;
}

typedef struct { SiyiOrphan kind; gint64 n; } Orphans;

static gpointer
orphans_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Orphans *orphans = data;

  orphans->n = siyi_orphans_count (db, orphans->kind, siyi_day_parse ("2026-12-17"), error);

  return NULL;
}

static gint64
orphans_of (StoreFixture *fixture,
            SiyiOrphan    kind)
{
  Orphans orphans = { kind, 0 };

  store_read (fixture, orphans_in_thread, &orphans);

  return orphans.n;
}

static gint64
assigned (StoreFixture *fixture,
          const char   *day,
          int           days)
{
  Assign a = { .visit = new_visit (fixture), .assigned = day, .days = days };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = do_write (fixture, assign, &a, &error);

  g_assert_no_error (error);
  g_assert_cmpint (a.task, >, 0);

  return a.task;
}

static void
test_history (StoreFixture  *fixture,
              gconstpointer  data)
{
  gint64 task = assigned (fixture, "2026-11-16", 30);
  g_autoptr(SiyiTaskRow) row = NULL;
  g_autofree char *closing = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(GError) error = NULL;

  step_ok (fixture, task, SIYI_TASK_STEP_RECEIVED, "2026-11-18");
  step_ok (fixture, task, SIYI_TASK_STEP_URGED, "2026-12-14");
  closing = step_on (fixture, task, SIYI_TASK_STEP_CLOSED, "2026-12-15", &error);
  g_assert_no_error (error);

  row = store_read (fixture, load_in_thread, &task);
  g_assert_cmpuint (row->steps->len, ==, 4);
  g_assert_cmpint (((SiyiTaskStepRow *) g_ptr_array_index (row->steps, 0))->kind, ==, SIYI_TASK_STEP_CLOSED);
  g_assert_cmpint (row->reading.state, ==, SIYI_TASK_TO_VISIT_BACK);
  g_assert_cmpint (row->reading.n_urged, ==, 1);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM petition_case WHERE closed_day = '2026-12-15'"),
                   ==, 1);
  g_clear_pointer (&row, siyi_task_row_free);

  /* Ctrl+Z takes the whole step back: the case is open, the task is the unit's. */
  undone = do_write (fixture, undo, closing, &error);
  g_assert_no_error (error);
  row = store_read (fixture, load_in_thread, &task);
  g_assert_cmpuint (row->steps->len, ==, 3);
  g_assert_cmpint (row->reading.state, ==, SIYI_TASK_HANDLING);
  g_assert_cmpint (row->reading.due, ==, siyi_day_parse ("2026-12-16"));
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM petition_case WHERE closed_day IS NOT NULL"), ==, 0);
  store_assert_sound (fixture);
}

static void
test_refused (StoreFixture  *fixture,
              gconstpointer  data)
{
  static const struct { SiyiTaskStepKind kind; const char *day; int days; const char *body, *value; } rows[] = {
    { SIYI_TASK_STEP_CHECKED, "2026-12-10", 0, "x", NULL },        /* nothing was answered */
    { SIYI_TASK_STEP_RECEIVED, "2026-12-18", 0, NULL, NULL },      /* tomorrow */
    { SIYI_TASK_STEP_OBJECTED, "2026-12-10", 0, NULL, NULL },      /* without a reason */
    { SIYI_TASK_STEP_EXTENSION_ASKED, "2026-12-10", 31, "x", NULL },
    { SIYI_TASK_STEP_EXTENSION_ASKED, "2026-12-10", 0, "x", NULL },
  };
  gint64 task = assigned (fixture, "2026-11-16", 30);
  const gint64 before = store_number (fixture->folder, "SELECT count(*) FROM task_step");

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Step step = { task, 0, { .kind = rows[i].kind, .day = siyi_day_parse (rows[i].day), .days = rows[i].days,
                               .body = rows[i].body, .value = rows[i].value } };
      g_autoptr(GError) error = NULL;
      g_autofree char *action = do_write (fixture, add_step, &step, &error);

      g_test_message ("row %zu", i);
      g_assert_null (action);
      g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
    }
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task_step"), ==, before);
}

/* What a row that is to do is counted as. */
static void
count_row (SiyiToDoCounts         *to_do,
           const SiyiTaskHit      *hit,
           const SiyiTaskReading *reading)
{
  if (hit->group == SIYI_TASK_GROUP_OVERDUE)
    to_do->n_overdue++;
  else if (hit->group == SIYI_TASK_GROUP_SOON)
    *(reading->left == 0 ? &to_do->n_today : &to_do->n_soon) += 1;
  else if (hit->group == SIYI_TASK_GROUP_OFFICE && (reading == NULL || reading->state == SIYI_TASK_UNASSIGNED))
    to_do->n_unassigned++;
  else if (hit->group == SIYI_TASK_GROUP_OFFICE && (reading->state == SIYI_TASK_TO_VISIT_BACK ||
                                                    reading->state == SIYI_TASK_TO_EVALUATE))
    to_do->n_visit_back++;
  else if (hit->group == SIYI_TASK_GROUP_OFFICE)
    to_do->n_office++;
}

/* What the lists ask of SQL is what each task comes to by its steps: over many random histories. */
static void
test_lists_agree (StoreFixture  *fixture,
                  gconstpointer  data)
{
  SiyiTasksQuery query = { .part = SIYI_TASKS_ALL, .light = -1, .today = siyi_day_parse ("2026-12-17") };
  g_autoptr(GArray) hits = NULL;
  SiyiTaskCounts counts;
  SiyiToDoCounts to_do, expected = { 0 };
  guint seen[SIYI_N_TASK_GROUPS] = { 0 };
  guint n_void = 0;

  for (int i = 0; i < N_RANDOM; i++)
    {
      g_autofree char *day = siyi_day_to_text (siyi_day_parse ("2026-10-01") + g_test_rand_int_range (0, 70));
      gint64 task = assigned (fixture, day, g_test_rand_int_range (5, 61));

      for (int k = g_test_rand_int_range (0, 7); k > 0; k--)
        {
          g_autofree char *then = siyi_day_to_text (siyi_day_parse ("2026-12-17") - g_test_rand_int_range (0, 6));
          g_autoptr(GError) error = NULL;
          g_autofree char *action =
            step_on (fixture, task, (SiyiTaskStepKind) g_test_rand_int_range (1, SIYI_N_TASK_STEPS), then, &error);
        }
    }

  /* The last day itself is no overdue day; the day after is. */
  assigned (fixture, "2026-11-17", 30);
  assigned (fixture, "2026-11-16", 30);

  hits = store_read (fixture, find_in_thread, &query);
  for (guint i = 0; i < hits->len; i++)
    {
      const SiyiTaskHit *hit = &g_array_index (hits, SiyiTaskHit, i);
      gint64 id = hit->task;
      g_autoptr(SiyiTaskRow) row = id != 0 ? store_read (fixture, load_in_thread, &id) : NULL;
      const SiyiTaskReading *reading = row != NULL ? &row->reading : NULL;
      SiyiTaskGroup group = SIYI_TASK_GROUP_WAITING;

      count_row (&expected, hit, reading);
      /* The task was void: its instruction waits for an owner again. */
      if (row == NULL)
        {
          g_assert_cmpint (hit->group, ==, SIYI_TASK_GROUP_OFFICE);
          seen[hit->group]++;
          n_void++;
          continue;
        }

      g_assert_cmpint (reading->state, !=, SIYI_TASK_VOID);
      if (reading->turn == SIYI_TURN_NOBODY)
        group = SIYI_TASK_GROUP_DONE;
      else if (reading->turn == SIYI_TURN_OFFICE)
        group = SIYI_TASK_GROUP_OFFICE;
      else if (reading->turn == SIYI_TURN_UNIT && reading->state != SIYI_TASK_TO_SERVE)
        group = reading->light == SIYI_LIGHT_RED ? SIYI_TASK_GROUP_OVERDUE
                : reading->light == SIYI_LIGHT_YELLOW ? SIYI_TASK_GROUP_SOON : SIYI_TASK_GROUP_WAITING;
      if (reading->state != SIYI_TASK_TO_SERVE)
        g_assert_cmpint (hit->group, ==, group);
      seen[hit->group]++;
    }
  g_assert_cmpuint (hits->len, ==, N_RANDOM + 2);
  g_assert_cmpint (n_void, ==, store_number (fixture->folder, "SELECT count(*) FROM task WHERE state = 'void'"));

  store_read (fixture, count_in_thread, &counts);
  for (int group = 0; group < SIYI_N_TASK_GROUPS; group++)
    g_assert_cmpint (counts.n[group], ==, seen[group]);
  g_assert_cmpuint (seen[SIYI_TASK_GROUP_OVERDUE], >, 0);
  g_assert_cmpuint (seen[SIYI_TASK_GROUP_OFFICE], >, 0);
  store_read (fixture, count_to_do_in_thread, &to_do);
  g_assert_cmpmem (&to_do, sizeof to_do, &expected, sizeof expected);
  store_assert_sound (fixture);
}

static void
test_orphans (StoreFixture  *fixture,
              gconstpointer  data)
{
  gint64 visit = new_visit (fixture);
  Assign a = { .visit = visit, .assigned = "2026-11-02", .days = 30 };
  g_autofree char *action = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_INSTRUCTION), ==, 1);
  action = do_write (fixture, assign, &a, &error);
  g_assert_no_error (error);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_INSTRUCTION), ==, 0);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NO_ANSWER), ==, 1);

  step_ok (fixture, a.task, SIYI_TASK_STEP_ANSWERED, "2026-12-10");
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NO_ANSWER), ==, 0);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_SERVED), ==, 1);
  step_ok (fixture, a.task, SIYI_TASK_STEP_SERVED, "2026-12-11");
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_SERVED), ==, 0);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_VISITED_BACK), ==, 1);
  step_ok (fixture, a.task, SIYI_TASK_STEP_CLOSED, "2026-12-12");
  step_ok (fixture, a.task, SIYI_TASK_STEP_VISITED_BACK, "2026-12-14");
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_VISITED_BACK), ==, 0);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_EVALUATED), ==, 1);
  step_ok (fixture, a.task, SIYI_TASK_STEP_EVALUATED, "2026-12-15");
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_EVALUATED), ==, 0);
  g_assert_cmpint (store_number (fixture->folder, "SELECT satisfaction FROM petition_case"), ==, 3);
}

/* Taken over open: with a unit and no day it has half an owner, with neither it is what the old book said. */
static void
test_orphans_taken_over (StoreFixture  *fixture,
                         gconstpointer  data)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_record_free);
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 3; i++)
    {
      SiyiRecord *record = store_record (i);

      record->due_days = i == 0 ? 15 : 0;
      if (i == 2)
        {
          g_clear_pointer (&record->units, g_strfreev);
          g_clear_pointer (&record->handler, g_free);
          g_clear_pointer (&record->assigned, g_free);
          g_clear_pointer (&record->progress, g_free);
        }
      g_ptr_array_add (records, record);
    }
  store_import_records (fixture, "hash", records, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task WHERE state = 'open'"), ==, 2);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_INSTRUCTION), ==, 1);
}

typedef struct { gint64 visit; SiyiColumn column; const char *text; } Cell;

static char *
edit_cell (SiyiDb *db, gpointer data, GError **error)
{
  Cell *cell = data;
  g_autoptr(GPtrArray) rows = siyi_ledger_load (db, &cell->visit, 1, error);
  const SiyiLedgerRow *row = rows != NULL ? g_ptr_array_index (rows, 0) : NULL;

  return row != NULL ? siyi_ledger_edit (db, cell->visit, row->version, cell->column, cell->text, error) : NULL;
}

/* Ledger and follow-up are one: a limit changed in a cell moves the task in the lists. */
static void
test_ledger_moves_it (StoreFixture  *fixture,
                      gconstpointer  data)
{
  Assign a = { .visit = new_visit (fixture), .assigned = "2026-11-02", .days = 30 };
  Cell cell = { a.visit, SIYI_COLUMN_DUE, "2026-12-31" };
  SiyiTaskCounts counts;
  g_autoptr(GError) error = NULL;
  g_autofree char *assigning = do_write (fixture, assign, &a, &error);
  g_autofree char *editing = NULL;
  g_autofree char *undone = NULL;

  g_assert_no_error (error);
  step_ok (fixture, a.task, SIYI_TASK_STEP_RECEIVED, "2026-11-04");
  store_read (fixture, count_in_thread, &counts);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_OVERDUE], ==, 1);

  editing = do_write (fixture, edit_cell, &cell, &error);
  g_assert_no_error (error);
  store_read (fixture, count_in_thread, &counts);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_OVERDUE], ==, 0);
  undone = do_write (fixture, undo, editing, &error);
  g_assert_no_error (error);
  store_read (fixture, count_in_thread, &counts);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_OVERDUE], ==, 1);
}

/* What was taken over closed is history: no list asks for a call back of years ago. */
static void
test_history_is_quiet (StoreFixture  *fixture,
                       gconstpointer  data)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_record_free);
  g_autoptr(GError) error = NULL;

  for (int i = 0; i < 10; i++)
    {
      SiyiRecord *record = store_record (i);

      g_free (record->closed);
      record->closed = g_strdup ("2023-11-30");
      g_ptr_array_add (records, record);
    }
  store_import_records (fixture, "hash", records, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task WHERE state = 'closed'"), >, 0);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_VISITED_BACK), ==, 0);
  g_assert_cmpint (orphans_of (fixture, SIYI_ORPHAN_NOT_EVALUATED), ==, 0);
}

typedef struct { const char *kind; gint64 task, id; const char *day; } Issue;

static char *
issue (SiyiDb *db, gpointer data, GError **error)
{
  Issue *i = data;

  return siyi_paper_issue (db, i->kind, i->task, 0, 0, siyi_day_parse (i->day), "{}", &i->id, error);
}

static char *
void_paper (SiyiDb *db, gpointer data, GError **error)
{
  return siyi_paper_void (db, *(gint64 *) data, "填错", error);
}

static gpointer
papers_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_papers_of_task (db, *(gint64 *) data, error);
}

/* Dense within kind and year; a void number is not given again. */
static void
test_papers (StoreFixture  *fixture,
             gconstpointer  data)
{
  gint64 task = assigned (fixture, "2026-11-16", 30);
  static const struct { const char *kind, *day, *number; } rows[] = {
    { "assignment", "2026-11-16", "信交〔2026〕1号" }, { "urging", "2026-12-14", "信催〔2026〕1号" },
    { "urging", "2026-12-15", "信催〔2026〕2号" }, { "urging", "2026-12-16", "信催〔2026〕3号" },
    { "urging", "2027-01-04", "信催〔2027〕1号" },
  };
  gint64 second = 0;
  g_autoptr(GPtrArray) papers = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      Issue one = { rows[i].kind, task, 0, rows[i].day };
      g_autoptr(GError) error = NULL;
      g_autofree char *action = do_write (fixture, issue, &one, &error);

      g_assert_no_error (error);
      if (i == 2)
        {
          g_autofree char *voided = do_write (fixture, void_paper, &one.id, &error);

          g_assert_no_error (error);
          second = one.id;
        }
    }

  papers = store_read (fixture, papers_in_thread, &task);
  g_assert_cmpuint (papers->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < papers->len; i++)
    {
      SiyiStoredPaper *paper = g_ptr_array_index (papers, papers->len - 1 - i);

      g_assert_cmpstr (paper->number, ==, rows[i].number);
      g_assert_cmpint (paper->is_void, ==, paper->id == second);
    }
}

static char *
issue_paper (StoreFixture *fixture,
             const char   *kind,
             gint64        task,
             gint64       *id)
{
  Issue one = { kind, task, 0, "2026-12-16" };
  g_autoptr(GError) error = NULL;
  char *action = do_write (fixture, issue, &one, &error);

  g_assert_no_error (error);
  *id = one.id;

  return action;
}

/* A number given back leaves no gap: only the last one can be, and only while nothing stands in its place. */
static void
test_undo_papers (StoreFixture  *fixture,
                  gconstpointer  data)
{
  gint64 task = assigned (fixture, "2026-11-16", 30);
  gint64 ids[3], again;
  g_autofree char *first = issue_paper (fixture, "urging", task, &ids[0]);
  g_autofree char *second = issue_paper (fixture, "urging", task, &ids[1]);
  g_autofree char *other = issue_paper (fixture, "supervision", task, &ids[2]);
  g_autofree char *undone = NULL, *third = NULL, *voided = NULL, *kept = NULL;
  g_autoptr(GError) error = NULL;

  undone = do_write (fixture, undo, first, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_null (undone);
  g_clear_error (&error);

  /* Another kind has numbers of its own. */
  undone = do_write (fixture, undo, second, &error);
  g_assert_no_error (error);
  third = issue_paper (fixture, "urging", task, &again);
  g_assert_cmpint (store_number (fixture->folder, "SELECT max(serial) FROM paper WHERE kind = 'urging'"), ==, 2);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM paper WHERE kind = 'urging'"), ==, 2);

  voided = do_write (fixture, void_paper, &again, &error);
  g_assert_no_error (error);
  g_clear_pointer (&undone, g_free);
  undone = do_write (fixture, undo, third, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_STALE);
  g_clear_error (&error);
  g_assert_null (do_write (fixture, void_paper, &again, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_clear_error (&error);
  kept = do_write (fixture, undo, voided, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM paper WHERE row_state = 1"), ==, 0);
}

/* The sheet's number is the task's own; a void one is nobody's, and the next takes its place for good. */
static void
test_void_assignment (StoreFixture  *fixture,
                      gconstpointer  data)
{
  gint64 task = assigned (fixture, "2026-11-16", 30);
  gint64 first, second;
  g_autofree char *issued = issue_paper (fixture, "assignment", task, &first);
  g_autofree char *voided = NULL, *replaced = NULL, *undone = NULL;
  g_autoptr(GError) error = NULL;

  voided = do_write (fixture, void_paper, &first, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task WHERE number IS NOT NULL"), ==, 0);
  replaced = issue_paper (fixture, "assignment", task, &second);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task t JOIN paper p ON p.number = t.number "
                                                  "WHERE p.serial = 2"), ==, 1);
  undone = do_write (fixture, undo, voided, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_STALE);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM paper WHERE row_state = 1"), ==, 1);
}

/* A mistake is a further line that names the line it sets right; nothing that was written changes. */
static void
test_corrections (StoreFixture  *fixture,
                  gconstpointer  data)
{
  gint64 task = assigned (fixture, "2026-11-16", 30);
  gint64 other = assigned (fixture, "2026-11-16", 30);
  Step wrong = { task, 0, { .kind = SIYI_TASK_STEP_PROGRESS, .day = siyi_day_parse ("2026-12-01"), .body = "已开工" } };
  Step note = { task, 0, { .kind = SIYI_TASK_STEP_NOTE, .day = siyi_day_parse ("2026-12-02"), .body = "应为尚未开工" } };
  g_autofree char *sql = NULL;
  g_autoptr(GError) error = NULL;

  g_free (do_write (fixture, add_step, &wrong, &error));
  g_assert_no_error (error);
  note.step.corrects = wrong.id;
  g_free (do_write (fixture, add_step, &note, &error));
  g_assert_no_error (error);
  sql = g_strdup_printf ("SELECT count(*) FROM task_step WHERE corrects = %" G_GINT64_FORMAT, wrong.id);
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 1);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task_step WHERE body = '已开工'"), ==, 1);

  note.task = other;
  g_assert_null (do_write (fixture, add_step, &note, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND);
  g_clear_error (&error);
  wrong.step.corrects = wrong.id;
  g_assert_null (do_write (fixture, add_step, &wrong, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

static void
set_up (StoreFixture  *fixture,
        gconstpointer  data)
{
  store_fixture_set_up (fixture);
}

static void
tear_down (StoreFixture  *fixture,
           gconstpointer  data)
{
  store_fixture_tear_down (fixture);
}

/* The invented notice of a year: the first days of January are off. */
static GPtrArray *
new_year (int n_off)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func (g_free);

  for (int i = 1; i <= n_off; i++)
    {
      SiyiCalendarRow *row = g_new0 (SiyiCalendarRow, 1);

      row->day = siyi_day_new (2027, 1, i);
      row->year = 2027;
      g_ptr_array_add (rows, row);
    }

  return rows;
}

static char *
import_2027 (SiyiDb *db, gpointer data, GError **error)
{
  g_autoptr(GPtrArray) rows = new_year (4);

  return siyi_calendar_save_year (db, 2027, "an invented notice", rows, error) ? siyi_office_last_action (db) : NULL;
}

static char *
shorter_visit_back (SiyiDb *db, gpointer data, GError **error)
{
  return siyi_setting_set (db, "limit.visit-back", "10 calendar", NULL, error) ? siyi_office_last_action (db) : NULL;
}

static gpointer
moves_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_moves_since (db, 0, error);
}

static gpointer
preview_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiCalendarBuilder) builder = siyi_calendar_builder_new ();
  g_autoptr(SiyiCalendar) calendar = NULL;

  siyi_calendar_builder_add_year (builder, 2027, "an invented notice");
  for (int i = 1; i <= 4; i++)
    siyi_calendar_builder_add_day (builder, siyi_day_new (2027, 1, i), 2027, FALSE, FALSE);
  calendar = siyi_calendar_builder_end (g_steal_pointer (&builder));

  return siyi_moves_preview (db, &(SiyiMovesChange) { .calendar = calendar }, NULL, NULL, error);
}

static void
assert_move (GPtrArray *moves, guint at, gint64 task, const char *before, const char *after)
{
  const SiyiMove *move = g_ptr_array_index (moves, at);
  g_autofree char *subject = g_strdup_printf ("task:%" G_GINT64_FORMAT, task);

  g_assert_cmpstr (move->subject, ==, subject);
  g_assert_cmpint (move->id, ==, task);
  g_assert_nonnull (move->number);
  g_assert_cmpint (move->before, ==, siyi_day_parse (before));
  g_assert_cmpint (move->after, ==, siyi_day_parse (after));
}

/* Rule 8 of domain 3.2: a new holiday list moves open days, keeps the old value, and what ended stays. */
static void
test_moves (StoreFixture *fixture, gconstpointer data)
{
  gint64 moved = assigned (fixture, "2026-12-05", 30), other = assigned (fixture, "2026-12-06", 30);
  gint64 closed = assigned (fixture, "2026-12-05", 30);
  gint64 fixed_visit = new_visit (fixture);
  Assign by_hand = { .visit = fixed_visit, .assigned = "2026-12-05", .due = "2027-01-04" };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = do_write (fixture, assign, &by_hand, &error);
  g_autofree char *import_action = NULL;
  g_autofree char *limit_action = NULL;
  g_autofree char *undo_action = NULL;
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM task WHERE id = %" G_GINT64_FORMAT
                                          " AND due = '2027-01-05' AND next_day = '2027-01-05'", moved);
  g_autoptr(GPtrArray) preview = NULL;
  g_autoptr(GPtrArray) moves = NULL;
  g_autoptr(GPtrArray) later = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(SiyiTaskRow) row = NULL;

  g_assert_no_error (error);
  step_ok (fixture, closed, SIYI_TASK_STEP_ANSWERED, "2026-12-14");
  step_ok (fixture, closed, SIYI_TASK_STEP_CLOSED, "2026-12-15");

  preview = store_read (fixture, preview_in_thread, NULL);
  g_assert_cmpuint (preview->len, ==, 1);
  assert_move (preview, 0, moved, "2027-01-04", "2027-01-05");

  import_action = do_write (fixture, import_2027, NULL, &error);
  g_assert_no_error (error);
  moves = store_read (fixture, moves_in_thread, NULL);
  g_assert_cmpuint (moves->len, ==, 1);
  assert_move (moves, 0, moved, "2027-01-04", "2027-01-05");
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 1);
  row = store_read (fixture, load_in_thread, &other);
  g_assert_cmpint (row->reading.due, ==, siyi_day_parse ("2027-01-05"));

  /* A limit of the settings moves the office's own turn. 15 December and 15 days, then 10. */
  limit_action = do_write (fixture, shorter_visit_back, NULL, &error);
  g_assert_no_error (error);
  later = store_read (fixture, moves_in_thread, NULL);
  g_assert_cmpuint (later->len, ==, 2);
  assert_move (later, 1, closed, "2026-12-30", "2026-12-25");

  /* One action: taken back as one. */
  undo_action = do_write (fixture, undo, limit_action, &error);
  g_assert_no_error (error);
  g_free (undo_action);
  undo_action = do_write (fixture, undo, import_action, &error);
  g_assert_no_error (error);
  none = store_read (fixture, moves_in_thread, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 0);
  store_assert_sound (fixture);
}

/* A change that is only looked at. */
static gpointer
look_at (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_moves_preview (db, data, NULL, NULL, error);
}

static void
count_told (gpointer data, guint64 done, guint64 total)
{
  g_assert_cmpuint (done, <=, total);
  (*(guint *) data)++;
}

static gpointer
look_at_own (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_load_with_own (db, siyi_day_parse ("2027-01-04"), 0, error);

  return siyi_moves_preview (db, &(SiyiMovesChange) { .calendar = calendar }, count_told, data, error);
}

static gpointer
moved_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_moved_days (db, data, error);
}

static char *
set_pair (SiyiDb *db, gpointer data, GError **error)
{
  const char * const *pair = data;

  return siyi_setting_set (db, pair[0], pair[1], NULL, error) ? siyi_office_last_action (db) : NULL;
}

/* The office rolls by another rule (domain 3.2, rule 3): what is open moves, the old day is kept, and what
 * is assigned later goes by it too. Looking at it first writes nothing. */
static void
test_rolling (StoreFixture *fixture, gconstpointer data)
{
  gint64 moved = assigned (fixture, "2026-12-05", 30);   /* unrolled 2027-01-04, a Monday: stays */
  gint64 sunday = assigned (fixture, "2026-12-04", 30);  /* unrolled 2027-01-03, a Sunday */
  const char *pair[] = { "clock.rolling", "never" };
  SiyiMovesChange change = { .key = pair[0], .value = pair[1] };
  g_autofree char *subject = g_strdup_printf ("task:%" G_GINT64_FORMAT, sunday);
  g_autofree char *still = g_strdup_printf ("task:%" G_GINT64_FORMAT, moved);
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM task WHERE id = %" G_GINT64_FORMAT
                                          " AND due = '2027-01-03' AND next_day = '2027-01-03'", sunday);
  g_autoptr(GPtrArray) preview = store_read (fixture, look_at, &change);
  g_autoptr(GPtrArray) before = store_read (fixture, moved_in_thread, subject);
  g_autoptr(GPtrArray) days = NULL;
  g_autoptr(GPtrArray) none = NULL;
  g_autoptr(GPtrArray) own = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  g_autofree char *back = NULL;
  const SiyiMovedDay *day;
  guint n_told = 0;

  g_assert_cmpuint (preview->len, ==, 1);
  assert_move (preview, 0, sunday, "2027-01-04", "2027-01-03");
  g_assert_cmpuint (before->len, ==, 0);

  own = store_read (fixture, look_at_own, &n_told);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpuint (n_told, >, 0);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM calendar_day WHERE own"), ==, 0);

  action = do_write (fixture, set_pair, pair, &error);
  g_assert_no_error (error);
  days = store_read (fixture, moved_in_thread, subject);
  none = store_read (fixture, moved_in_thread, still);
  g_assert_cmpuint (days->len, ==, 1);
  g_assert_cmpuint (none->len, ==, 0);
  day = g_ptr_array_index (days, 0);
  g_assert_cmpint (day->before, ==, siyi_day_parse ("2027-01-04"));
  g_assert_cmpint (day->after, ==, siyi_day_parse ("2027-01-03"));
  g_assert_cmpstr (day->why, ==, "clock.rolling");
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 1);

  assigned (fixture, "2026-12-04", 30);
  g_assert_cmpint (store_number (fixture->folder, "SELECT count(*) FROM task WHERE due = '2027-01-03'"), ==, 2);

  back = do_write (fixture, undo, action, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 0);
  store_assert_sound (fixture);
}

/* Warning steps move no last day, but the first day of yellow, in lists and lights alike. */
static void
test_steps (StoreFixture *fixture, gconstpointer data)
{
  gint64 task = assigned (fixture, "2026-12-01", 20);    /* to 21 December */
  const char *pair[] = { "clock.steps", "30 50 80" };
  const char *wrong[] = { "clock.steps", "80 50 30" };
  SiyiMovesChange change = { .key = pair[0], .value = pair[1] };
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM task WHERE id = %" G_GINT64_FORMAT
                                          " AND warn_day = '%s'", task, "2026-12-11");
  const SiyiDay from = siyi_day_parse ("2026-12-01"), due = siyi_day_parse ("2026-12-21");
  g_autoptr(GPtrArray) preview = store_read (fixture, look_at, &change);
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  g_autofree char *later = NULL;

  g_assert_cmpuint (preview->len, ==, 0);
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 0);
  action = do_write (fixture, set_pair, pair, &error);
  g_assert_no_error (error);
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 1);
  g_assert_cmpint (siyi_light_of (from, due, SIYI_DAY_NONE, siyi_day_parse ("2026-12-11")), ==, SIYI_LIGHT_YELLOW);

  later = do_write (fixture, set_pair, wrong, &error);
  g_assert_null (later);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_cmpint (store_number (fixture->folder, sql), ==, 1);
  siyi_light_set_warning (0);
  store_assert_sound (fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/tasks/" name, StoreFixture, NULL, set_up, function, tear_down)
  ADD ("history", test_history);
  ADD ("refused", test_refused);
  ADD ("lists-agree", test_lists_agree);
  ADD ("orphans", test_orphans);
  ADD ("orphans-taken-over", test_orphans_taken_over);
  ADD ("history-is-quiet", test_history_is_quiet);
  ADD ("papers", test_papers);
  ADD ("undo-papers", test_undo_papers);
  ADD ("void-assignment", test_void_assignment);
  ADD ("corrections", test_corrections);
  ADD ("ledger-moves-it", test_ledger_moves_it);
  ADD ("moves", test_moves);
  ADD ("rolling", test_rolling);
  ADD ("steps", test_steps);

  return g_test_run ();
}
