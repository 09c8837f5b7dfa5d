/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts a leader reads, as the archive stores them: promises with what became of them, units
 * with and without a word, what was proposed since the last reception, what the Regulations leave
 * to a leader, the earlier archive, and nothing where nothing is stored. */
#include "notice-plan.h"

#include "siyi-brief-package.h"
#include "siyi-case-store.h"
#include "siyi-error.h"

typedef struct { const char *due, *closed; SiyiPromiseState state; int days; } Promise;

/* Today is 17 December 2026, the office's clock; each was instructed on 2 November. */
static const Promise promises[] = {
  { NULL, NULL, SIYI_PROMISE_OPEN, 0 },
  { "2026-12-26", NULL, SIYI_PROMISE_DUE, 9 },
  { "2026-12-17", NULL, SIYI_PROMISE_DUE, 0 },
  { "2026-12-16", NULL, SIYI_PROMISE_OVERDUE, 1 },
  { "2026-11-20", "2026-11-20", SIYI_PROMISE_KEPT, 0 },
  { "2026-11-20", "2026-11-23", SIYI_PROMISE_KEPT_LATE, 3 },
  { NULL, "2026-11-23", SIYI_PROMISE_KEPT, 0 },
};

static gint64
receive (SiyiDb *db, gint64 session, const char *day, gint64 case_id, const Promise *promise, const char *title)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const char *names[] = { "欧阳甲", "欧阳乙", NULL };
  const char *units[] = { "示例市水利局", NULL };
  SiyiNewVisit visit = { .record = record, .session = session, .case_id = case_id };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 id;

  record->date = g_strdup (day);
  record->visitors = g_strdupv ((char **) names);
  record->summary = g_strdup (title);
  record->persons = 2;
  if (promise != NULL)
    {
      record->opinion = g_strdup ("十日内清理完毕");
      record->units = g_strdupv ((char **) units);
      record->assigned = g_strdup (day);
      record->due = g_strdup (promise->due);
      record->closed = g_strdup (promise->closed);
    }
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  id = result->case_id;
  siyi_new_visit_result_free (result);

  return id;
}

static void
add_moment (SiyiDb *db, gint64 case_id, const char *kind, SiyiDay day, const char *body)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = siyi_case_add_moment (db, case_id, kind, day, body, &error);

  g_assert_no_error (error);
}

static SiyiBriefs *
load (SiyiDb *db, gint64 session, SiyiAudience audience)
{
  g_autoptr(GError) error = NULL;
  SiyiBriefs *briefs = siyi_briefs_load (db, session, audience, &error);

  g_assert_no_error (error);

  return briefs;
}

static gpointer
table (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "黎甲午", "副市长");
  const gint64 earlier = plan_session (db, leader, siyi_day_new (2026, 11, 2), "一号接访室", NULL);
  const gint64 session = plan_session (db, leader, siyi_day_new (2026, 12, 17), "一号接访室", NULL);
  g_autoptr(SiyiBriefs) briefs = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    receive (db, session, "2026-12-17", receive (db, earlier, "2026-11-02", 0, &promises[i], "反映水渠堵塞"),
             NULL, NULL);
  briefs = load (db, session, SIYI_AUDIENCE_INSIDE);
  g_assert_cmpint (briefs->leader, ==, leader);
  g_assert_cmpuint (briefs->briefs->len, ==, G_N_ELEMENTS (promises));
  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      const SiyiBrief *brief = g_ptr_array_index (briefs->briefs, i);
      const SiyiBriefPromise *promise = g_ptr_array_index (brief->promises, 0);
      const SiyiBriefTask *task = g_ptr_array_index (promise->tasks, 0);

      g_assert_cmpuint (brief->promises->len, ==, 1);
      g_assert_cmpuint (brief->ordered->len, ==, 0);
      g_assert_cmpstr (promise->body, ==, "十日内清理完毕");
      g_assert_cmpstr (promise->leader, ==, "黎甲午");
      g_assert_cmpint (promise->state, ==, promises[i].state);
      g_assert_cmpint (task->days, ==, promises[i].days);
      g_assert_cmpint (brief->earlier, ==, earlier);
    }

  return db;
}

static void
test_promises (Office *office, gconstpointer data)
{
  g_assert_nonnull (office_do (office, table, NULL, NULL));
}

static gpointer
facts (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "常丙申", "副市长");
  const gint64 earlier = plan_session (db, leader, siyi_day_new (2026, 11, 2), "一号接访室", NULL);
  const gint64 session = plan_session (db, leader, siyi_day_new (2026, 12, 17), "一号接访室", NULL);
  const gint64 full = receive (db, earlier, "2026-11-02", 0, &promises[1], "反映水渠堵塞");
  g_autoptr(SiyiBriefs) briefs = NULL;
  const SiyiBrief *one, *two;
  const SiyiBriefPoint *last;
  const SiyiBriefPosition *position;

  receive (db, session, "2026-12-17", full, NULL, NULL);
  receive (db, session, "2026-12-17", 0, NULL, "反映路灯不亮");
  /* What was proposed before the last reception has had its answer there. */
  add_moment (db, full, "proposed", siyi_day_new (2026, 11, 1), "旧的办法");
  add_moment (db, full, "proposed", siyi_day_new (2026, 11, 28), "限期清理\n 由乡镇先行疏通 \n");

  briefs = load (db, session, SIYI_AUDIENCE_INSIDE);
  one = g_ptr_array_index (briefs->briefs, 0);
  two = g_ptr_array_index (briefs->briefs, 1);
  g_assert_cmpuint (one->options->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (one->options, 0), ==, "限期清理");
  g_assert_cmpstr (g_ptr_array_index (one->options, 1), ==, "由乡镇先行疏通");

  /* A unit that was asked and has said nothing is named without a word. */
  g_assert_cmpuint (one->positions->len, ==, 1);
  position = g_ptr_array_index (one->positions, 0);
  g_assert_cmpstr (position->unit, ==, "示例市水利局");
  g_assert_null (position->body);

  /* This reception is the last point, and the second reception of the matter. */
  last = g_ptr_array_index (one->points, one->points->len - 1);
  g_assert_true (last->is_this);
  g_assert_cmpint (last->number, ==, 2);
  g_assert_cmpint (last->day, ==, siyi_day_new (2026, 12, 17));
  g_assert_cmpint (one->earlier_day, ==, siyi_day_new (2026, 11, 2));
  g_assert_cmpint (one->earlier_state.tiles[SIYI_PIECE_PHOTOS], ==, SIYI_TILE_MISSING);

  /* Nothing is made up where nothing is stored. */
  g_assert_cmpuint (two->promises->len + two->positions->len + two->options->len + two->twins->len, ==, 0);
  g_assert_null (two->facts);
  g_assert_null (two->bounds);
  g_assert_cmpint (two->earlier, ==, 0);
  g_assert_cmpuint (two->points->len, ==, 1);

  return db;
}

static void
test_facts (Office *office, gconstpointer data)
{
  g_assert_nonnull (office_do (office, facts, NULL, NULL));
}

static gpointer
spoken (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "武丁酉", "副市长");
  const gint64 earlier = plan_session (db, leader, siyi_day_new (2026, 11, 2), "一号接访室", NULL);
  const gint64 session = plan_session (db, leader, siyi_day_new (2026, 12, 17), "一号接访室", NULL);
  const gint64 matter = receive (db, earlier, "2026-11-02", 0, &promises[1], "举报村干部");
  g_autofree char *made = siyi_case_edit (db, matter, -1, "restricted", "1", NULL);
  g_autoptr(SiyiBriefs) inside = NULL;
  g_autoptr(SiyiBriefs) unit = NULL;
  const SiyiBriefPosition *position;

  g_assert_nonnull (made);
  receive (db, session, "2026-12-17", matter, NULL, NULL);
  add_moment (db, matter, "progress", siyi_day_new (2026, 11, 20), "正在核实");
  add_moment (db, matter, "answered", siyi_day_new (2026, 11, 25), "已经核实");

  /* The last word, in the name of the unit and not of the clerk who wrote it down. */
  inside = load (db, session, SIYI_AUDIENCE_INSIDE);
  g_assert_cmpuint (inside->briefs->len, ==, 1);
  position = g_ptr_array_index (((SiyiBrief *) g_ptr_array_index (inside->briefs, 0))->positions, 0);
  g_assert_cmpstr (position->unit, ==, "示例市水利局");
  g_assert_cmpstr (position->body, ==, "已经核实");
  g_assert_nonnull (((SiyiBrief *) g_ptr_array_index (inside->briefs, 0))->bounds);

  /* A report never reaches a unit (article 30). */
  unit = load (db, session, SIYI_AUDIENCE_UNIT);
  g_assert_cmpuint (unit->briefs->len, ==, 0);

  return db;
}

static void
test_spoken (Office *office, gconstpointer data)
{
  g_assert_nonnull (office_do (office, spoken, NULL, NULL));
}

typedef struct { gint64 session; SiyiBriefs *here; } Travel;

static gpointer
prepare_travel (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Travel *travel = data;
  const gint64 leader = plan_leader (db, "常丙申", "副市长");
  const gint64 earlier = plan_session (db, leader, siyi_day_new (2026, 11, 2), "一号接访室", NULL);

  travel->session = plan_session (db, leader, siyi_day_new (2026, 12, 17), "一号接访室", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (promises); i++)
    {
      const gint64 matter = receive (db, earlier, "2026-11-02", 0, &promises[i], "反映水渠堵塞");

      receive (db, travel->session, "2026-12-17", matter, NULL, NULL);
      add_moment (db, matter, "proposed", siyi_day_new (2026, 11, 28), "限期清理\n由乡镇先行疏通");
      add_moment (db, matter, "answered", siyi_day_new (2026, 11, 25), "已经核实");
    }
  travel->here = load (db, travel->session, SIYI_AUDIENCE_INSIDE);

  return db;
}

static void
compare_promise (const SiyiBriefPromise *here, const SiyiBriefPromise *there)
{
  const SiyiBriefTask *task = g_ptr_array_index (here->tasks, 0);
  const SiyiBriefTask *read = g_ptr_array_index (there->tasks, 0);

  g_assert_cmpstr (there->body, ==, here->body);
  g_assert_cmpstr (there->leader, ==, here->leader);
  g_assert_cmpint (there->day, ==, here->day);
  g_assert_cmpint (there->state, ==, here->state);
  g_assert_cmpuint (there->tasks->len, ==, here->tasks->len);
  g_assert_cmpstr (read->units, ==, task->units);
  g_assert_cmpint (read->state, ==, task->state);
  g_assert_cmpint (read->assigned, ==, task->assigned);
  g_assert_cmpint (read->due, ==, task->due);
  g_assert_cmpint (read->closed, ==, task->closed);
  g_assert_cmpint (read->days, ==, task->days);
}

static void
compare (const SiyiBrief *here, const SiyiBrief *there)
{
  g_assert_cmpstr (there->request, ==, here->request);
  g_assert_cmpstr (there->who, ==, here->who);
  g_assert_cmpstr (there->number, ==, here->number);
  g_assert_cmpint (there->persons, ==, here->persons);
  g_assert_cmpint (there->first, ==, here->first);
  g_assert_cmpuint (there->promises->len, ==, here->promises->len);
  compare_promise (g_ptr_array_index (here->promises, 0), g_ptr_array_index (there->promises, 0));
  g_assert_cmpuint (there->points->len, ==, here->points->len);
  for (guint i = 0; i < here->points->len; i++)
    {
      const SiyiBriefPoint *point = g_ptr_array_index (here->points, i);
      const SiyiBriefPoint *read = g_ptr_array_index (there->points, i);

      g_assert_cmpstr (read->kind, ==, point->kind);
      g_assert_cmpint (read->day, ==, point->day);
      g_assert_cmpint (read->number, ==, point->number);
      g_assert_cmpint (read->is_this, ==, point->is_this);
    }
  g_assert_cmpuint (there->options->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (there->options, 1), ==, "由乡镇先行疏通");
  g_assert_cmpuint (there->positions->len, ==, here->positions->len);
  g_assert_cmpstr (((SiyiBriefPosition *) g_ptr_array_index (there->positions, 0))->body, ==, "已经核实");
}

/* A leader's computer shows what the office's would. */
static void
test_travel (Office *office, gconstpointer data)
{
  Travel travel = { 0, NULL };
  g_autofree char *path = g_build_filename (office->dir, "to.siyi-briefs", NULL);
  SiyiBriefWish wish = { .leader = "常丙申", .expires = siyi_day_new (2026, 12, 24), .passphrase = "四一接访 2026 封存",
                         .path = path };
  g_autoptr(SiyiBriefPackage) there = NULL;
  g_autoptr(GError) error = NULL;
  guint n;

  g_assert_nonnull (office_do (office, prepare_travel, &travel, NULL));
  wish.session = travel.session;
  g_assert_true (siyi_brief_package_write (office->archive, &wish, NULL, &n, NULL, NULL, NULL, &error));
  g_assert_no_error (error);
  there = siyi_brief_package_read (path, wish.passphrase, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (promises));
  g_assert_cmpuint (there->briefs->briefs->len, ==, n);
  g_assert_cmpint (there->briefs->today, ==, travel.here->today);
  g_assert_cmpint (there->briefs->session->day, ==, travel.here->session->day);
  for (guint i = 0; i < n; i++)
    compare (g_ptr_array_index (travel.here->briefs, i), g_ptr_array_index (there->briefs->briefs, i));
  siyi_briefs_free (travel.here);

  /* Who does not sit is no leader of it. */
  wish.leader = "黎甲午";
  g_assert_false (siyi_brief_package_write (office->archive, &wish, NULL, &n, NULL, NULL, NULL, &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/brief-view/promises", Office, NULL, office_set_up, test_promises, office_tear_down);
  g_test_add ("/brief-view/facts", Office, NULL, office_set_up, test_facts, office_tear_down);
  g_test_add ("/brief-view/spoken", Office, NULL, office_set_up, test_spoken, office_tear_down);

  g_test_add ("/brief-view/travel", Office, NULL, office_set_up, test_travel, office_tear_down);

  return g_test_run ();
}
