/* SPDX-License-Identifier: GPL-3.0-or-later */
/* However few rows of what is due are asked for, it is known how many there are of each kind. Today is
 * 2026-12-17. */
#include "office.h"

#include "siyi-case-store.h"
#include "siyi-due.h"
#include "siyi-task-store.h"

#define TODAY (siyi_day_new (2026, 12, 17))
#define N_OVERDUE 4
#define N_TODAY 3
#define N_VISIT_BACK 2
#define N_UNASSIGNED 2

/* With a task of that last day; NULL: nobody was told. */
static gint64
add_matter (SiyiDb *db, const char *due)
{
  static const char * const units[] = { "示例市住建局", NULL };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const SiyiNewVisit visit = { .record = record };
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;
  SiyiNewVisitResult *result;
  gint64 task = 0;

  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strsplit ("欧阳戊子", ",", -1);
  record->persons = 1;
  record->summary = g_strdup ("请求修复东村道路");
  record->opinion = g_strdup ("请核实后答复");
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  if (due != NULL)
    action = siyi_task_assign (db, result->visit, units, NULL, siyi_day_new (2026, 11, 3), (SiyiLimit) { 0, SIYI_DAYS_CALENDAR },
                               siyi_day_parse (due), &task, &error);
  g_assert_no_error (error);
  siyi_new_visit_result_free (result);

  return task;
}

static void
serve (SiyiDb *db, gint64 task)
{
  static const SiyiTaskStepKind steps[] = { SIYI_TASK_STEP_ANSWERED, SIYI_TASK_STEP_CHECKED, SIYI_TASK_STEP_SERVED };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      const SiyiNewStep step = { .kind = steps[i], .day = TODAY, .body = "已修复" };
      g_autoptr(GError) error = NULL;
      g_autofree char *action = siyi_task_add_step (db, task, &step, NULL, &error);

      g_assert_no_error (error);
    }
}

static gpointer
check_counts (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  for (int i = 0; i < N_OVERDUE; i++)
    add_matter (db, "2026-12-10");
  for (int i = 0; i < N_TODAY; i++)
    add_matter (db, "2026-12-17");
  for (int i = 0; i < N_VISIT_BACK; i++)
    serve (db, add_matter (db, "2026-12-20"));
  for (int i = 0; i < N_UNASSIGNED; i++)
    add_matter (db, NULL);

  for (guint limit = 0; limit < 14; limit++)
    {
      const SiyiDueQuery query = { .today = TODAY, .within = -1, .limit = limit, .last_backup = SIYI_DAY_NONE };
      guint n_of_kind[SIYI_N_DUE];
      g_autoptr(GPtrArray) items = siyi_due_list (db, &query, n_of_kind, error);

      g_assert_nonnull (items);
      g_assert_true (limit == 0 || items->len <= limit);
      g_assert_cmpuint (n_of_kind[SIYI_DUE_TASK_OVERDUE], ==, N_OVERDUE);
      g_assert_cmpuint (n_of_kind[SIYI_DUE_TASK_TODAY], ==, N_TODAY);
      g_assert_cmpuint (n_of_kind[SIYI_DUE_TASK_SOON], ==, 0);
      g_assert_cmpuint (n_of_kind[SIYI_DUE_OFFICE], ==, 0);
      g_assert_cmpuint (n_of_kind[SIYI_DUE_VISIT_BACK], ==, N_VISIT_BACK);
      g_assert_cmpuint (n_of_kind[SIYI_DUE_UNASSIGNED], ==, N_UNASSIGNED);
    }

  return db;
}

static void
test_counts (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (office_do (office, check_counts, NULL, &error));
  g_assert_no_error (error);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/due/counts", Office, NULL, office_set_up, test_counts, office_tear_down);

  return g_test_run ();
}
