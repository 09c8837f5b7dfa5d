/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The quick answers of Today beside the slow ones: whatever happens to an archive, on any day the lists and
 * numbers that come from the alarms are those that reading every task and every clock by the rules gives. */
#include "store-fixture.h"

#include <sqlite3.h>
#include <string.h>

#include "siyi-case-store.h"
#include "siyi-clock-store.h"
#include "siyi-db.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-office-store.h"
#include "siyi-task-store.h"

#define N_STEPS 45

static guint n_orphans;      /* found in all */

static const int days_off[] = { -40, 0, 1, 9, 60 };

typedef struct { SiyiDb *db; SiyiTaskOffice *office; SiyiDay today; } Reader;

typedef enum { BIN_NONE, BIN_OVERDUE, BIN_TODAY, BIN_SOON, BIN_WAITING, BIN_OFFICE, BIN_VISIT_BACK, BIN_UNASSIGNED, N_BINS } Bin;

typedef struct { GHashTable *bins; gint64 n[N_BINS]; GHashTable *clocks; } Naive;   /* id -> Bin; cases */

static gint64
number (SiyiDb *db, const char *sql, gint64 id)
{
  sqlite3_stmt *row;
  gint64 n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (siyi_db_handle (db), sql, -1, &row, NULL), ==, SQLITE_OK);
  sqlite3_bind_int64 (row, 1, id);
  if (sqlite3_step (row) == SQLITE_ROW)
    n = sqlite3_column_int64 (row, 0);
  sqlite3_finalize (row);

  return n;
}

static GArray *
ids (SiyiDb *db, const char *sql)
{
  GArray *all = g_array_new (FALSE, FALSE, sizeof (gint64));
  sqlite3_stmt *row;

  g_assert_cmpint (sqlite3_prepare_v2 (siyi_db_handle (db), sql, -1, &row, NULL), ==, SQLITE_OK);
  while (sqlite3_step (row) == SQLITE_ROW)
    {
      gint64 id = sqlite3_column_int64 (row, 0);

      g_array_append_val (all, id);
    }
  sqlite3_finalize (row);

  return all;
}

static gint64
any (GArray *all)
{
  return all->len > 0 ? g_array_index (all, gint64, (guint) g_test_rand_int_range (0, (gint32) all->len)) : 0;
}

/* The unit's own light; what was answered and not served yet goes on by its day. */
static Bin
bin_of_unit (const Reader *reader, const SiyiTaskReading *reading)
{
  SiyiClockRules rules = reader->office->rules.clocks;
  SiyiClockReading clock;
  SiyiLight light = reading->light;

  if (reading->state == SIYI_TASK_TO_SERVE)
    {
      if (reading->clock.due == reading->clock.unrolled)
        rules.rolling = SIYI_ROLL_NEVER;
      siyi_limit_read (&rules, reader->office->calendar, reading->clock.limit, reading->clock.start, SIYI_DAY_NONE,
                       reader->today, &clock);
      g_assert_cmpint (clock.due, ==, reading->clock.due);
      light = siyi_clock_light (&clock);
    }

  if (light == SIYI_LIGHT_RED)
    return BIN_OVERDUE;
  if (light != SIYI_LIGHT_YELLOW)
    return BIN_WAITING;

  return reading->next_day == reader->today ? BIN_TODAY : BIN_SOON;
}

static Bin
bin_of (const Reader *reader, const SiyiTaskReading *reading)
{
  switch (reading->turn)
    {
    case SIYI_TURN_NOBODY:
      return BIN_NONE;
    case SIYI_TURN_OTHER:    /* whoever is waited for, the day is the office's to set */
      return reading->due == SIYI_DAY_NONE ? BIN_UNASSIGNED : BIN_WAITING;
    case SIYI_TURN_UNIT:
      return reading->next_day == SIYI_DAY_NONE ? BIN_UNASSIGNED : bin_of_unit (reader, reading);
    case SIYI_TURN_OFFICE:
    default:
      if (reading->state == SIYI_TASK_UNASSIGNED)
        return BIN_UNASSIGNED;
      return reading->state == SIYI_TASK_TO_VISIT_BACK || reading->state == SIYI_TASK_TO_EVALUATE ? BIN_VISIT_BACK
                                                                                                  : BIN_OFFICE;
    }
}

static void
recount_tasks (const Reader *reader, Naive *naive)
{
  g_autoptr(GArray) tasks = ids (reader->db, "SELECT t.id FROM task t JOIN visit v ON v.id = t.visit "
                                 "WHERE v.row_state = 0 AND (t.state = 'open' OR t.waits = 'office')");

  for (guint i = 0; i < tasks->len; i++)
    {
      const gint64 id = g_array_index (tasks, gint64, i);
      g_autoptr(GError) error = NULL;
      g_autoptr(SiyiTaskRow) row = siyi_task_load (reader->db, id, reader->today, &error);
      Bin bin;

      g_assert_no_error (error);
      bin = bin_of (reader, &row->reading);
      naive->n[bin]++;
      if (bin != BIN_NONE)
        g_hash_table_insert (naive->bins, GSIZE_TO_POINTER ((gsize) id), GINT_TO_POINTER (bin));
    }
}

static gboolean
take_case (const SiyiOpenCase *one, gpointer data)
{
  gpointer *both = data;
  const Reader *reader = both[0];
  Naive *naive = both[1];
  SiyiClockReading readings[SIYI_N_CLOCKS];
  SiyiLight light;
  int id;

  siyi_clocks_read (&reader->office->rules.clocks, reader->office->calendar, (const SiyiEvent *) one->events->data,
                    one->events->len, reader->today, readings);
  id = siyi_clocks_tightest (readings);
  light = id >= 0 ? siyi_clock_light (&readings[id]) : SIYI_LIGHT_NONE;
  if (light == SIYI_LIGHT_RED || light == SIYI_LIGHT_YELLOW)
    g_hash_table_add (naive->clocks, GSIZE_TO_POINTER ((gsize) one->id));

  return TRUE;
}

static void
recount (const Reader *reader, Naive *naive)
{
  gconstpointer both[] = { reader, naive };
  g_autoptr(GError) error = NULL;

  *naive = (Naive) { g_hash_table_new (NULL, NULL), { 0 }, g_hash_table_new (NULL, NULL) };
  recount_tasks (reader, naive);
  naive->n[BIN_UNASSIGNED] +=
    number (reader->db, "SELECT count(*) FROM instruction i JOIN visit v ON v.id = i.visit JOIN petition_case c "
            "ON c.id = v.case_id WHERE ?1 = 0 AND i.ordinal = 0 AND i.given <> 'imported' AND v.row_state = 0 "
            "AND coalesce (v.on_the_spot, 0) <> 1 AND c.closed_day IS NULL "
            "AND (SELECT count(*) FROM task WHERE visit = v.id AND state <> 'void') = 0", 0);
  g_assert_true (siyi_open_cases_walk (reader->db, 0, take_case, both, &error));
  g_assert_no_error (error);
}

static SiyiTaskGroup
group_of (Bin bin)
{
  switch (bin)
    {
    case BIN_OVERDUE:
      return SIYI_TASK_GROUP_OVERDUE;
    case BIN_TODAY:
    case BIN_SOON:
      return SIYI_TASK_GROUP_SOON;
    case BIN_WAITING:
      return SIYI_TASK_GROUP_WAITING;
    case BIN_OFFICE:
    case BIN_VISIT_BACK:
    case BIN_UNASSIGNED:
    case BIN_NONE:
    case N_BINS:
    default:
      return SIYI_TASK_GROUP_OFFICE;
    }
}

static void
check_lists (const Reader *reader, const Naive *naive)
{
  const SiyiTasksQuery query = { .part = SIYI_TASKS_OPEN, .light = -1, .today = reader->today };
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) hits = siyi_tasks_find (reader->db, &query, &error);
  guint n_tasks = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < hits->len; i++)
    {
      const SiyiTaskHit *hit = &g_array_index (hits, SiyiTaskHit, i);
      const Bin bin = (Bin) GPOINTER_TO_INT (g_hash_table_lookup (naive->bins, GSIZE_TO_POINTER ((gsize) hit->task)));

      if (hit->task == 0)
        continue;
      n_tasks++;
      g_assert_cmpint (bin, !=, BIN_NONE);
      g_assert_cmpint (hit->group, ==, group_of (bin));
    }
  g_assert_cmpuint (n_tasks, ==, g_hash_table_size (naive->bins));
}

static void
check_numbers (const Reader *reader, const Naive *naive)
{
  const SiyiTasksQuery query = { .part = SIYI_TASKS_ALL, .light = -1, .today = reader->today };
  const gint64 *n = naive->n;
  g_autoptr(GError) error = NULL;
  SiyiTaskCounts counts;
  SiyiToDoCounts to_do;

  g_assert_true (siyi_tasks_count (reader->db, &query, &counts, &error));
  g_assert_true (siyi_tasks_count_to_do (reader->db, reader->today, &to_do, &error));
  g_assert_no_error (error);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_OVERDUE], ==, n[BIN_OVERDUE]);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_SOON], ==, n[BIN_TODAY] + n[BIN_SOON]);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_WAITING], ==, n[BIN_WAITING]);
  g_assert_cmpint (counts.n[SIYI_TASK_GROUP_OFFICE], ==, n[BIN_OFFICE] + n[BIN_VISIT_BACK] + n[BIN_UNASSIGNED]);
  g_assert_cmpint (to_do.n_overdue, ==, n[BIN_OVERDUE]);
  g_assert_cmpint (to_do.n_today, ==, n[BIN_TODAY]);
  g_assert_cmpint (to_do.n_soon, ==, n[BIN_SOON]);
  g_assert_cmpint (to_do.n_office, ==, n[BIN_OFFICE]);
  g_assert_cmpint (to_do.n_visit_back, ==, n[BIN_VISIT_BACK]);
  g_assert_cmpint (to_do.n_unassigned, ==, n[BIN_UNASSIGNED]);
}

static void
check_clocks (const Reader *reader, const Naive *naive)
{
  gint64 n = 0;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) due = siyi_clocks_due (reader->db, reader->today, SIYI_DAY_NONE, G_MAXUINT, &n, &error);

  g_assert_no_error (error);
  g_assert_cmpint (n, ==, due->len);
  g_assert_cmpint (n, ==, g_hash_table_size (naive->clocks));
  for (guint i = 0; i < due->len; i++)
    g_assert_true (g_hash_table_contains (naive->clocks, GSIZE_TO_POINTER ((gsize) g_array_index (due, SiyiClockHit, i).id)));
}

/* Of all there is, by the records alone. */
static const struct { SiyiOrphan kind; const char *sql; } orphans[] = {
  { SIYI_ORPHAN_INSTRUCTION,
    "SELECT coalesce (t.id, -v.id) FROM visit v JOIN petition_case c ON c.id = v.case_id JOIN instruction i ON i.visit = v.id "
    "LEFT JOIN task t ON t.visit = v.id AND t.state <> 'void' WHERE v.row_state = 0 AND i.ordinal = 0 "
    "AND v.on_the_spot IS NOT 1 AND c.closed_day IS NULL AND (t.id IS NULL AND i.given <> 'imported' OR t.state = 'open' "
    "AND (t.due IS NULL AND t.limit_days IS NULL OR NOT EXISTS (SELECT 1 FROM task_unit WHERE task = t.id))) "
    "ORDER BY v.id, t.id" },
  { SIYI_ORPHAN_NOT_SERVED,
    "SELECT t.id FROM task t JOIN visit v ON v.id = t.visit WHERE v.row_state = 0 AND (t.state = 'open' OR t.waits = 'office') "
    "AND t.state <> 'void' AND t.answered IS NOT NULL AND t.served IS NULL AND t.waits IS NOT NULL "
    "ORDER BY t.answered, t.id" },
};

static void
check_orphans (SiyiDb *db)
{
  for (gsize i = 0; i < G_N_ELEMENTS (orphans); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GArray) hits = siyi_orphans_find (db, orphans[i].kind, siyi_day_new (2026, 12, 17), 0, &error);
      g_autoptr(GArray) there = ids (db, orphans[i].sql);

      g_assert_no_error (error);
      g_assert_cmpint (hits->len, ==, there->len);
      g_assert_cmpint (siyi_orphans_count (db, orphans[i].kind, siyi_day_new (2026, 12, 17), &error), ==, there->len);
      for (guint k = 0; k < hits->len; k++)
        {
          const SiyiOrphanHit *hit = &g_array_index (hits, SiyiOrphanHit, k);

          g_assert_cmpint (hit->task > 0 ? hit->task : -hit->visit, ==, g_array_index (there, gint64, k));
        }
      n_orphans += there->len;
    }
}

static void
verify (SiyiDb *db)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiTaskOffice) office = siyi_task_office_load (db, &error);

  g_assert_no_error (error);
  g_assert_cmpint (number (db, "SELECT count(*) FROM alarm_stale WHERE ?1 = 0", 0), ==, 0);
  check_orphans (db);
  for (gsize i = 0; i < G_N_ELEMENTS (days_off); i++)
    {
      const Reader reader = { db, office, siyi_day_new (2026, 12, 17) + days_off[i] };
      Naive naive;

      recount (&reader, &naive);
      check_lists (&reader, &naive);
      check_numbers (&reader, &naive);
      check_clocks (&reader, &naive);
      g_hash_table_unref (naive.bins);
      g_hash_table_unref (naive.clocks);
    }
}

static SiyiDay
some_day (int before, int after)
{
  return siyi_day_new (2026, 12, 17) + g_test_rand_int_range (-before, after + 1);
}

/* What may be refused by a rule must then have changed nothing: only a fault of a rule is an error here. */
static void
keep (GPtrArray *actions, char *action, GError *error)
{
  if (error != NULL && error->code == SIYI_ERROR_FAILED)
    g_error ("%s", error->message);
  g_clear_error (&error);
  if (action != NULL)
    g_ptr_array_add (actions, action);
}

static void
add_visit (SiyiDb *db, GPtrArray *actions)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record };
  GError *error = NULL;
  SiyiNewVisitResult *result;

  record->date = siyi_day_to_text (some_day (120, 0));
  record->visitors = g_strsplit ("何己亥", ",", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修路");
  record->opinion = g_strdup (g_test_rand_bit () ? "请核实后答复" : NULL);
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  g_ptr_array_add (actions, g_strdup (result->action));
  siyi_new_visit_result_free (result);
}

static void
assign (SiyiDb *db, GPtrArray *actions)
{
  static const char * const units[] = { "示例市住建局", "壬湖街道", NULL };
  g_autoptr(GArray) visits = ids (db, "SELECT v.id FROM visit v WHERE v.row_state = 0 AND NOT EXISTS "
                                  "(SELECT 1 FROM task WHERE visit = v.id AND state <> 'void')");
  const SiyiDay day = some_day (100, 5);
  const gboolean fixed = g_test_rand_int_range (0, 4) == 0;
  const SiyiLimit limit = { fixed ? 0 : g_test_rand_int_range (1, 70), g_test_rand_bit () ? SIYI_DAYS_WORKING
                                                                                         : SIYI_DAYS_CALENDAR };
  GError *error = NULL;
  gint64 task;

  if (visits->len > 0)
    keep (actions, siyi_task_assign (db, any (visits), units, "冯壬申", day, limit,
                                     fixed ? day + g_test_rand_int_range (0, 50) : SIYI_DAY_NONE, &task, &error), error);
}

static void
add_step (SiyiDb *db, GPtrArray *actions)
{
  g_autoptr(GArray) tasks = ids (db, "SELECT id FROM task");
  const SiyiNewStep step = { .kind = (SiyiTaskStepKind) g_test_rand_int_range (1, SIYI_N_TASK_STEPS),
                             .day = some_day (30, 0), .body = g_test_rand_bit () ? "原因" : NULL, .value = "满意",
                             .due = g_test_rand_bit () ? some_day (10, 30) : SIYI_DAY_NONE,
                             .days = g_test_rand_int_range (1, 41) };
  GError *error = NULL;

  if (tasks->len > 0)
    keep (actions, siyi_task_add_step (db, any (tasks), &step, NULL, &error), error);
}

static void
take_back (SiyiDb *db, GPtrArray *actions)
{
  GError *error = NULL;

  if (actions->len > 0)
    keep (actions, siyi_action_undo (db, g_ptr_array_index (actions, (guint) g_test_rand_int_range (0, (gint32) actions->len)),
                                     &error), error);
}

static const char * const settings[][4] = {
  { "limit.D2", "10 calendar", "3 working", NULL }, { "limit.D3", "2 working", "20 calendar", NULL },
  { "limit.D4", "30 calendar", "40 working", NULL }, { "limit.D5", "10 calendar", "30 calendar", NULL },
  { "limit.visit-back", "5 working", "60 calendar", NULL }, { "clock.steps", "20 40 60", "60 95 100", NULL },
  { "clock.rolling", "never", "holiday", NULL }, { "urge.ladder", "-5 call; 2 letter", NULL, NULL },
};

static void
set_setting (SiyiDb *db, GPtrArray *actions)
{
  const char * const *setting = settings[g_test_rand_int_range (0, G_N_ELEMENTS (settings))];
  GError *error = NULL;
  const gboolean ok = siyi_setting_set (db, setting[0], setting[g_test_rand_int_range (1, 4)], NULL, &error);

  keep (actions, ok ? siyi_office_last_action (db) : NULL, error);
}

static void
set_calendar (SiyiDb *db, GPtrArray *actions)
{
  GError *error = NULL;
  gboolean ok;

  if (g_test_rand_int_range (0, 3) > 0)
    ok = siyi_calendar_set_own (db, some_day (20, 60), g_test_rand_int_range (-1, 2), "本机关", &error);
  else
    {
      g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

      for (int i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          SiyiCalendarRow *row = g_new0 (SiyiCalendarRow, 1);

          *row = (SiyiCalendarRow) { some_day (30, 60) + i, 2027, FALSE, FALSE, SIYI_HALF_NONE, NULL };
          g_ptr_array_add (rows, row);
        }
      ok = siyi_calendar_save_year (db, 2027, "国办发明电〔2026〕7号", rows, &error);
    }
  keep (actions, ok ? siyi_office_last_action (db) : NULL, error);
}

static void
add_moment (SiyiDb *db, GPtrArray *actions)
{
  static const char * const kinds[] = {
    "received", "routed", "unit-received", "notified", "objected", "returned", "accepted", "opinion", "served",
    "review-asked", "review-received", "review-opinion", "review-served", "final-received", "hearing", "closed",
    "progress", "urged", "answered", "visit-back", "note",
  };
  g_autoptr(GArray) cases = ids (db, "SELECT id FROM petition_case WHERE row_state = 0");
  GError *error = NULL;

  if (cases->len > 0)
    keep (actions, siyi_case_add_moment (db, any (cases), kinds[g_test_rand_int_range (0, G_N_ELEMENTS (kinds))],
                                         some_day (90, 0), "原因", &error), error);
}

static void
edit_cell (SiyiDb *db, GPtrArray *actions)
{
  static const struct { SiyiColumn column; const char *texts[3]; } cells[] = {
    { SIYI_COLUMN_DUE, { "2026-12-31", "2026-12-20", "" } }, { SIYI_COLUMN_ASSIGNED, { "2026-11-20", "2026-12-01", "" } },
    { SIYI_COLUMN_CLOSED, { "2026-12-10", "", "2026-11-30" } }, { SIYI_COLUMN_UNITS, { "壬湖街道", "", "市住建局" } },
    { SIYI_COLUMN_OPINION, { "请办理", "", "请答复" } }, { SIYI_COLUMN_VISIT_BACK, { "已回访", "", "满意" } },
    { SIYI_COLUMN_SATISFACTION, { "满意", "", "不满意" } },
  };
  g_autoptr(GArray) visits = ids (db, "SELECT id FROM visit WHERE row_state = 0");
  const int which = g_test_rand_int_range (0, G_N_ELEMENTS (cells));
  const gint64 visit = any (visits);
  g_autoptr(GPtrArray) rows = visit != 0 ? siyi_ledger_load (db, &visit, 1, NULL) : NULL;
  const SiyiLedgerRow *row = rows != NULL ? g_ptr_array_index (rows, 0) : NULL;
  GError *error = NULL;

  if (row != NULL)
    keep (actions, siyi_ledger_edit (db, visit, row->version, cells[which].column,
                                     cells[which].texts[g_test_rand_int_range (0, 3)], &error), error);
}

static void
void_visit (SiyiDb *db, GPtrArray *actions)
{
  g_autoptr(GArray) visits = ids (db, "SELECT id FROM visit WHERE row_state = 0");
  GError *error = NULL;

  if (visits->len > 3)
    keep (actions, siyi_visit_void (db, any (visits), "重复登记", &error), error);
}

typedef void (*Change) (SiyiDb *db, GPtrArray *actions);

static const Change changes[] = {
  add_visit, add_visit, assign, assign, assign, add_step, add_step, add_step, add_step, add_moment, add_moment,
  take_back, take_back, set_setting, set_calendar, edit_cell, edit_cell, void_visit,
};

static gpointer
change_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_STEPS; i++)
    {
      changes[g_test_rand_int_range (0, G_N_ELEMENTS (changes))] (db, data);
      verify (db);
    }

  return NULL;
}

typedef struct { const char *key, *value; SiyiDay day; int working; } Set;

/* A clock that ends on each of the days to be swept. */
static gpointer
add_clocks_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (SiyiDay day = siyi_day_new (2026, 12, 10); day < siyi_day_new (2027, 1, 10); day++)
    {
      g_autofree char *action = NULL;

      add_visit (db, data);
      action = siyi_case_add_moment (db, number (db, "SELECT max (id) FROM petition_case WHERE ?1 = 0", 0),
                                     "unit-received", day - siyi_limit_default ("D2").days, NULL, error);
      g_assert_nonnull (action);
    }

  return NULL;
}

static gpointer
set_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Set *set = data;

  if (set->key != NULL)
    g_assert_true (siyi_setting_set (db, set->key, set->value, NULL, error));
  else
    g_assert_true (siyi_calendar_set_own (db, set->day, set->working, NULL, error));
  verify (db);

  return NULL;
}

/* Each setting to each of its values and back, each day of some weeks off and back; sound means that every
 * stored day is the one the rules give. */
static void
sweep (StoreFixture *fixture, GPtrArray *actions)
{
  Set set = { NULL, NULL, siyi_day_new (2026, 12, 10), 0 };

  store_write (fixture, add_clocks_in_thread, actions);
  for (; set.day < siyi_day_new (2027, 1, 10); set.day++)
    for (set.working = 0; set.working >= -1; set.working--)
      {
        store_write (fixture, set_in_thread, &set);
        store_assert_sound (fixture);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (settings); i++)
    for (int value = 1; value < 4; value++)
      {
        set = (Set) { .key = settings[i][0], .value = settings[i][value] };
        store_write (fixture, set_in_thread, &set);
        store_assert_sound (fixture);
      }
}

static gpointer
verify_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  verify (db);

  return NULL;
}

static gpointer
undo_import_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_assert_true (siyi_import_undo (db, *(gint64 *) data, error));

  return NULL;
}

static void
test_any_change (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) error = NULL;
  gint64 batch;

  store_write (fixture, change_in_thread, actions);
  batch = store_import (fixture, "hash", 40, &error);
  g_assert_no_error (error);
  store_write (fixture, change_in_thread, actions);
  store_write (fixture, undo_import_in_thread, &batch);
  store_read (fixture, verify_in_thread, NULL);

  sweep (fixture, actions);

  /* The same from the file, and on a day that is another one. */
  siyi_clock_unref (fixture->clock);
  fixture->clock = siyi_clock_new_fixed (siyi_day_new (2027, 1, 4));
  store_fixture_reopen (fixture);
  store_read (fixture, verify_in_thread, NULL);
  store_write (fixture, change_in_thread, actions);
  store_assert_sound (fixture);
  g_assert_cmpint (n_orphans, >, 0);
}

/* What another tool wrote is caught up with when the archive is opened; what it broke is found. */
static void
test_from_outside (StoreFixture *fixture, gconstpointer data)
{
  g_autoptr(GPtrArray) actions = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) problems = NULL;
  g_autoptr(GError) error = NULL;

  store_write (fixture, change_in_thread, actions);
  store_tamper (fixture->folder, "UPDATE visit SET row_state = 1, void_reason = 'x' WHERE id % 3 = 0 AND row_state = 0;"
                "UPDATE petition_case SET closed_day = '2026-12-01' WHERE id % 4 = 0");
  store_fixture_reopen (fixture);
  store_read (fixture, verify_in_thread, NULL);

  store_tamper (fixture->folder, "UPDATE alarm_count SET n = n + 1");
  problems = siyi_check (fixture->archive, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (strstr (((const SiyiProblem *) g_ptr_array_index (problems, problems->len - 1))->where, "alarm") != NULL);
}

static void
set_up (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_set_up (fixture);
}

static void
tear_down (StoreFixture *fixture, gconstpointer data)
{
  store_fixture_tear_down (fixture);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/alarm/any-change", StoreFixture, NULL, set_up, test_any_change, tear_down);
  g_test_add ("/alarm/from-outside", StoreFixture, NULL, set_up, test_from_outside, tear_down);

  return g_test_run ();
}
