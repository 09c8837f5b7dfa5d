/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The slips of several tasks on their way out: an accusation stays in and is counted, and the audit trail
 * names what left and nothing else. */
#include "office.h"

#include <string.h>

#include <glib/gstdio.h>

#include "siyi-case-store.h"
#include "siyi-keeping.h"
#include "siyi-paper.h"
#include "siyi-task-papers.h"

enum { FIRST, ACCUSATION, BY_PHONE, LAST, N_MATTERS };

typedef struct
{
  gint64             tasks[N_MATTERS];
  const char        *path;              /* NULL: to the printer */
  SiyiTaskPapersOut  out;
  char              *text;
} Slips;

static gint64
add_matter (SiyiDb *db, const char *unit, gboolean restricted, const char *way)
{
  const char *units[] = { unit, NULL }, *names[] = { "欧阳戊子", NULL };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const SiyiNewVisit visit = { .record = record };
  const SiyiNewStep step = { .kind = SIYI_TASK_STEP_URGED, .day = siyi_day_parse ("2026-12-10"), .way = way,
                             .grounds = "overdue" };
  SiyiNewVisitResult *result;
  g_autoptr(GError) error = NULL;
  g_autofree char *assigning = NULL;
  g_autofree char *urging = NULL;
  gint64 task = 0;

  record->date = g_strdup ("2026-11-02");
  record->visitors = g_strdupv ((char **) names);
  record->persons = 1;
  record->summary = g_strdup ("反映东村道路坍塌，请求修复");
  record->opinion = g_strdup ("请核实后答复");
  record->restricted = restricted;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  assigning = siyi_task_assign (db, result->visit, units, NULL, siyi_day_parse ("2026-11-03"),
                                (SiyiLimit) { 10, SIYI_DAYS_CALENDAR }, SIYI_DAY_NONE, &task, &error);
  g_assert_no_error (error);
  urging = siyi_task_add_step (db, task, &step, NULL, &error);
  g_assert_no_error (error);
  siyi_new_visit_result_free (result);

  return task;
}

static gpointer
add_matters (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Slips *slips = data;

  slips->tasks[FIRST] = add_matter (db, "示例市住建局", FALSE, "letter");
  slips->tasks[ACCUSATION] = add_matter (db, "示例市财政局", TRUE, "letter");
  slips->tasks[BY_PHONE] = add_matter (db, "示例市教育局", FALSE, "phone");
  slips->tasks[LAST] = add_matter (db, "示例市水利局", FALSE, "letter");

  return db;
}

static gpointer
send (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Slips *slips = data;
  const SiyiTaskPapersOrder order = { slips->tasks, N_MATTERS, SIYI_N_TASK_PAPERS, 0 };
  g_autoptr(SiyiPages) pages = NULL;

  if (slips->path != NULL)
    return siyi_task_papers_save (db, &order, slips->path, &slips->out, cancellable, error) ? db : NULL;

  pages = siyi_task_papers_print (db, &order, &slips->out, cancellable, error);
  if (pages == NULL)
    return NULL;
  slips->text = g_strdup ("");
  for (guint i = 0; i < siyi_pages_get_n (pages); i++)
    {
      g_autofree char *before = slips->text;

      slips->text = g_strconcat (before, siyi_pages_get_text (pages, i), NULL);
    }

  return db;
}

static gpointer
send_accusation (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Slips *slips = data;
  const SiyiTaskPapersOrder order = { slips->tasks + ACCUSATION, 1, SIYI_N_TASK_PAPERS, 0 };

  return siyi_task_papers_save (db, &order, slips->path, &slips->out, cancellable, error) ? db : NULL;
}

static gpointer
audit (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_audit_load (db, 0, 1000, error);
}

/* Of which tasks the trail says that a paper left, as a sum of bits by their place. */
static guint
left (Office *office, const Slips *slips, const char *verb)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = office_do (office, audit, NULL, &error);
  guint bits = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiAuditLine *line = g_ptr_array_index (lines, i);

      for (guint task = 0; task < N_MATTERS && g_str_equal (line->verb, verb); task++)
        if (g_ascii_strtoll (line->entity_id, NULL, 10) == slips->tasks[task])
          bits |= 1u << task;
    }

  return bits;
}

static gpointer
papers_of (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_papers_of_task (db, *(gint64 *) data, error);
}

static guint
n_papers (Office *office, gint64 task)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) papers = office_do (office, papers_of, &task, &error);

  g_assert_no_error (error);

  return papers->len;
}

static void
test_what_leaves (Office *office, gconstpointer data)
{
  Slips slips = { .path = NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "slips.pdf", NULL);
  const guint leave = 1u << FIRST | 1u << LAST;

  office_do (office, add_matters, &slips, &error);
  office_do (office, send, &slips, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (slips.out.n, ==, 2);
  g_assert_cmpuint (slips.out.n_withheld, ==, 1);
  g_assert_nonnull (strstr (slips.text, "示例市住建局"));
  g_assert_nonnull (strstr (slips.text, "示例市水利局"));
  g_assert_null (strstr (slips.text, "示例市财政局"));
  g_assert_null (strstr (slips.text, "示例市教育局"));
  g_assert_cmpuint (left (office, &slips, "print.task-paper"), ==, leave);
  g_assert_cmpuint (left (office, &slips, "export.task-paper"), ==, 0);
  for (guint i = 0; i < N_MATTERS; i++)
    g_assert_cmpuint (n_papers (office, slips.tasks[i]), ==, (leave >> i) & 1);

  /* Saved afterwards it is the same papers, and a way out of its own. */
  slips.path = path;
  office_do (office, send, &slips, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (slips.out.n, ==, 2);
  g_assert_cmpuint (slips.out.n_withheld, ==, 1);
  g_assert_cmpuint (left (office, &slips, "export.task-paper"), ==, leave);
  for (guint i = 0; i < N_MATTERS; i++)
    g_assert_cmpuint (n_papers (office, slips.tasks[i]), ==, (leave >> i) & 1);
  g_free (slips.text);
}

/* Nothing left: no file, no number, no line that says so. */
static void
test_nothing_leaves (Office *office, gconstpointer data)
{
  Slips slips = { .path = NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (office->dir, "slips.pdf", NULL);

  slips.path = path;
  office_do (office, add_matters, &slips, &error);
  g_assert_no_error (error);
  g_assert_null (office_do (office, send_accusation, &slips, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_cmpuint (slips.out.n, ==, 0);
  g_assert_cmpuint (slips.out.n_withheld, ==, 1);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (left (office, &slips, "export.task-paper"), ==, 0);
  g_assert_cmpuint (n_papers (office, slips.tasks[ACCUSATION]), ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/task-slips/what-leaves", Office, NULL, office_set_up, test_what_leaves, office_tear_down);
  g_test_add ("/task-slips/nothing-leaves", Office, NULL, office_set_up, test_nothing_leaves, office_tear_down);

  return g_test_run ();
}
