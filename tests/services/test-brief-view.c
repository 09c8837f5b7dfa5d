/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts a leader reads, as the archive stores them: promises with what became of them, units
 * with and without a word, what was proposed since the last reception, what the Regulations leave
 * to a leader, the earlier archive, and nothing where nothing is stored. */
#include "notice-plan.h"

#include "siyi-brief-view.h"
#include "siyi-case-store.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/brief-view/promises", Office, NULL, office_set_up, test_promises, office_tear_down);
  g_test_add ("/brief-view/facts", Office, NULL, office_set_up, test_facts, office_tear_down);
  g_test_add ("/brief-view/spoken", Office, NULL, office_set_up, test_spoken, office_tear_down);

  return g_test_run ();
}
