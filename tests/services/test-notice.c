/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The notice in versions: a change makes the correction by itself, with exactly the old and the new
 * lines; what was published stays as it was; a failed check forbids publishing, also past the
 * window. Today is 17 December 2026. */
#include "notice-plan.h"

#include <string.h>

#include "siyi-ledger-store.h"
#include "siyi-office-store.h"

#define DAY(month_day) siyi_day_new (2026, 12, month_day)

typedef gpointer (*Body) (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

static SiyiNotice *
draft_of (SiyiDb *db, const char *month, gint64 session)
{
  g_autoptr(GError) error = NULL;
  SiyiNotice *notice = siyi_notice_draft (db, month, session, &error);

  g_assert_no_error (error);

  return notice;
}

static SiyiNoticeLine *
line_at (const SiyiNotice *notice, SiyiDay day)
{
  for (guint i = 0; i < notice->lines->len; i++)
    if (((SiyiNoticeLine *) g_ptr_array_index (notice->lines, i))->day == day)
      return g_ptr_array_index (notice->lines, i);

  return NULL;
}

static SiyiSessionState
state_of (SiyiDb *db, gint64 session)
{
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, NULL);

  return planned->state;
}

static gpointer
versions_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 lei = plan_leader (db, "雷辛卯", "宣传部部长");
  const gint64 tang = plan_leader (db, "汤壬辰", "统战部部长");
  const gint64 yin = plan_leader (db, "尹癸巳", "副市长");
  const gint64 on_23 = (plan_office (db), plan_session (db, lei, DAY (23), "一号接访室", NULL));
  const gint64 on_24 = plan_session (db, tang, DAY (24), "一号接访室", NULL);
  const gint64 on_25 = plan_session (db, yin, DAY (25), "一号接访室", NULL);
  g_autoptr(SiyiNotice) first = draft_of (db, "2026-12", 0);
  g_autoptr(SiyiNotice) second = NULL;
  g_autoptr(SiyiNotice) same = NULL;
  g_autoptr(GPtrArray) versions = NULL;
  g_autofree char *before = siyi_notice_text (first);
  g_autofree char *after = NULL;
  g_autofree char *published = NULL;
  const SiyiNoticeDifference *difference;

  g_assert_cmpint (first->version, ==, 1);
  g_assert_false (first->correction);
  g_assert_cmpstr (first->title, ==, "2026年12月市领导接访安排");
  g_assert_cmpint (first->lines->len, ==, 3);
  g_assert_cmpstr (line_at (first, DAY (23))->time, ==, "9:00—11:30");
  g_assert_cmpint (state_of (db, on_23), ==, SIYI_SESSION_PLANNED);

  published = plan_publish (db, "2026-12");
  g_assert_cmpint (state_of (db, on_23), ==, SIYI_SESSION_PUBLISHED);
  same = draft_of (db, "2026-12", 0);
  g_assert_cmpint (same->id, !=, 0);   /* nothing changed: no draft */
  g_assert_cmpint (same->version, ==, 1);

  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_SWAPPED, .session = on_23, .other = on_24 });
  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_CANCELLED, .session = on_25 });
  second = draft_of (db, "2026-12", 0);
  g_assert_cmpint (second->id, ==, 0);
  g_assert_cmpint (second->version, ==, 2);
  g_assert_true (second->correction);
  g_assert_cmpstr (second->title, ==, "关于调整12月份市领导接访安排的公告");
  g_assert_cmpstr (g_ptr_array_index (second->before, 0), ==,
                   "因工作需要，对2026年12月17日公布的《2026年12月市领导接访安排》作如下调整，其余安排不变。");

  g_assert_cmpint (second->differences->len, ==, 3);
  difference = g_ptr_array_index (second->differences, 0);
  g_assert_cmpstr (difference->old_line->leaders, ==, "雷辛卯");
  g_assert_cmpstr (difference->new_line->leaders, ==, "汤壬辰");
  g_assert_cmpstr (difference->new_line->remark, ==, "调换");
  difference = g_ptr_array_index (second->differences, 1);
  g_assert_cmpstr (difference->old_line->leaders, ==, "汤壬辰");
  g_assert_cmpstr (difference->new_line->leaders, ==, "雷辛卯");
  difference = g_ptr_array_index (second->differences, 2);
  g_assert_false (difference->old_line->cancelled);
  g_assert_true (difference->new_line->cancelled);
  g_assert_cmpstr (difference->new_line->remark, ==, "取消");

  g_free (plan_publish (db, "2026-12"));

  /* The leader changes, the template changes: the first version is printed again as it was. */
  siyi_setting_set (db, "office.phone", "19900000099", NULL, NULL);
  versions = siyi_notice_versions (db, "2026-12", 0, NULL);
  g_assert_cmpint (versions->len, ==, 2);
  g_assert_cmpint (((SiyiNotice *) g_ptr_array_index (versions, 0))->version, ==, 2);
  g_assert_cmpint (((SiyiNotice *) g_ptr_array_index (versions, 0))->differences->len, ==, 3);
  after = siyi_notice_text (g_ptr_array_index (versions, 1));
  g_assert_cmpstr (after, ==, before);

  /* Swapped back: the public is told again, and the word of the change is gone. */
  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_SWAPPED, .session = on_23, .other = on_24 });
  g_clear_pointer (&second, siyi_notice_free);
  second = draft_of (db, "2026-12", 0);
  g_assert_cmpint (second->version, ==, 3);
  g_assert_cmpint (second->differences->len, ==, 2);
  g_assert_cmpstr (line_at (second, DAY (23))->remark, ==, "");
  g_assert_cmpstr (g_ptr_array_index (second->before, 0), ==,
                   "因工作需要，对2026年12月17日公布、12月17日变更的《2026年12月市领导接访安排》作如下调整，其余安排不变。");

  return NULL;
}

static gpointer
moved_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");
  const gint64 moved = (plan_office (db), plan_session (db, leader, DAY (28), "一号接访室", NULL));
  const gint64 never = plan_session (db, leader, DAY (29), "一号接访室", NULL);
  g_autoptr(SiyiNotice) draft = NULL;
  const SiyiNoticeDifference *difference;

  /* Cancelled before anybody was told: nobody is told. */
  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_CANCELLED, .session = never });
  g_free (plan_publish (db, "2026-12"));
  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_MOVED, .session = moved,
                                          .day = siyi_day_new (2027, 1, 5) });
  plan_session (db, leader, DAY (30), "一号接访室", NULL);
  draft = draft_of (db, "2026-12", 0);
  g_assert_cmpint (draft->differences->len, ==, 2);
  difference = g_ptr_array_index (draft->differences, 0);
  g_assert_null (difference->old_line);
  g_assert_cmpstr (difference->new_line->remark, ==, "增加");
  difference = g_ptr_array_index (draft->differences, 1);
  g_assert_cmpint (difference->old_line->day, ==, DAY (28));
  g_assert_cmpint (difference->new_line->day, ==, siyi_day_new (2027, 1, 5));
  g_assert_cmpstr (difference->new_line->remark, ==, "改期");

  return NULL;
}

static gpointer
undo_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");
  const gint64 session = (plan_office (db), plan_session (db, leader, DAY (28), "一号接访室", NULL));
  g_autofree char *first = plan_publish (db, "2026-12");
  g_autofree char *second = NULL;
  g_autofree char *undone = NULL;
  g_autoptr(SiyiNotice) draft = draft_of (db, "2026-12", 0);
  g_autoptr(GError) failed = NULL;

  /* Nothing new can't be published. */
  g_assert_null (siyi_notice_publish (db, draft, &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_EXISTS);
  g_clear_error (&failed);

  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_EDITED, .session = session, .place = "二号接访室" });
  second = plan_publish (db, "2026-12");

  /* Versions stay dense: the first can't go while the second stands. */
  g_assert_null (siyi_action_undo (db, first, &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_STALE);
  g_clear_error (&failed);

  undone = siyi_action_undo (db, second, &failed);
  g_assert_no_error (failed);
  g_assert_cmpint (state_of (db, session), ==, SIYI_SESSION_PUBLISHED);
  g_free (undone);
  undone = siyi_action_undo (db, first, &failed);
  g_assert_no_error (failed);
  g_assert_cmpint (state_of (db, session), ==, SIYI_SESSION_PLANNED);
  g_clear_pointer (&draft, siyi_notice_free);
  draft = draft_of (db, "2026-12", 0);
  g_assert_cmpint (draft->version, ==, 1);

  return NULL;
}

static gpointer
stale_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");
  const gint64 session = (plan_office (db), plan_session (db, leader, DAY (28), "一号接访室", NULL));
  g_autoptr(SiyiNotice) seen = draft_of (db, "2026-12", 0);
  g_autoptr(GError) failed = NULL;

  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_MOVED, .session = session, .day = DAY (29) });
  g_assert_null (siyi_notice_publish (db, seen, &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_STALE);

  return NULL;
}

static gpointer
single_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");
  const gint64 one = (plan_office (db), plan_session (db, leader, DAY (28), "一号接访室", "老旧小区改造"));
  const gint64 two = plan_session (db, leader, DAY (28), "二号接访室", NULL);
  g_autoptr(SiyiNotice) draft = draft_of (db, NULL, one);
  g_autoptr(SiyiNotice) other = draft_of (db, NULL, two);
  g_autoptr(GPtrArray) versions = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpstr (draft->month, ==, "2026-12-28");
  g_assert_cmpstr (draft->title, ==, "2026年12月28日市领导接访公告");
  g_assert_cmpint (draft->lines->len, ==, 1);

  /* Two sessions of one day have notices of their own. */
  g_free (siyi_notice_publish (db, draft, error));
  g_assert_no_error (*error);
  g_free (siyi_notice_publish (db, other, error));
  g_assert_no_error (*error);
  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_MOVED, .session = one, .day = DAY (30) });
  g_clear_pointer (&draft, siyi_notice_free);
  draft = draft_of (db, NULL, one);
  g_assert_cmpint (draft->version, ==, 2);
  g_free (siyi_notice_publish (db, draft, error));
  g_assert_no_error (*error);
  versions = siyi_notice_versions (db, NULL, two, NULL);
  g_assert_cmpint (versions->len, ==, 1);

  return NULL;
}

static gpointer
template_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");
  g_auto(SiyiNoticeTemplate) texts = { 0 };
  g_autoptr(SiyiNotice) draft = NULL;
  g_autoptr(GError) failed = NULL;
  g_autofree char *action = NULL;

  plan_session (db, leader, DAY (28), "一号接访室", NULL);

  /* Without phone and address their sentences are left out, the rest stays. */
  draft = draft_of (db, "2026-12", 0);
  g_assert_cmpstr (draft->title, ==, "2026年12月领导接访安排");
  g_assert_cmpstr (g_ptr_array_index (draft->after, 0), ==,
                   "一、请在接访日前1个工作日17时前预约，来访时请带身份证件和有关材料。");

  siyi_notice_template_defaults (&texts);
  g_free (texts.title);
  texts.title = g_strdup ("{office}{year}年第{mouth}月安排");
  g_assert_null (siyi_notice_template_save (db, &texts, &failed));
  g_assert_error (failed, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  g_assert_nonnull (strstr (failed->message, "{mouth}"));
  g_clear_error (&failed);

  plan_office (db);
  g_free (texts.title);
  texts.title = g_strdup ("{office}{year}年{month}月安排{");
  action = siyi_notice_template_save (db, &texts, &failed);
  g_assert_no_error (failed);
  g_clear_pointer (&draft, siyi_notice_free);
  draft = draft_of (db, "2026-12", 0);
  g_assert_cmpstr (draft->title, ==, "示例市信访局2026年12月安排{");
  g_free (siyi_action_undo (db, action, &failed));
  g_assert_no_error (failed);
  g_clear_pointer (&draft, siyi_notice_free);
  draft = draft_of (db, "2026-12", 0);
  g_assert_cmpstr (draft->title, ==, "2026年12月市领导接访安排");

  return NULL;
}

/* Levels as offices' names tell them. */
static const struct { const char *office, *title; } levels[] = {
  { "示例市信访局", "2026年12月市领导接访安排" },
  { "示例省示例市甲县信访局", "2026年12月县领导接访安排" },
  { "示例市乙区群众来访接待中心", "2026年12月区领导接访安排" },
  { "丙镇信访办", "2026年12月镇领导接访安排" },
  { "信访局", "2026年12月领导接访安排" },
};

static gpointer
levels_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  plan_session (db, plan_leader (db, "雷辛卯", "宣传部部长"), DAY (28), "一号接访室", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      g_autoptr(SiyiNotice) draft = NULL;

      siyi_setting_set (db, "office.name", levels[i].office, NULL, NULL);
      draft = draft_of (db, "2026-12", 0);
      g_assert_cmpstr (draft->title, ==, levels[i].title);
    }

  return NULL;
}

static SiyiCheckState
worst_of (GPtrArray *checks, SiyiCheckKind kind)
{
  SiyiCheckState worst = SIYI_CHECK_OK;

  for (guint i = 0; i < checks->len; i++)
    {
      const SiyiNoticeCheck *check = g_ptr_array_index (checks, i);

      if (check->kind == kind && check->state > worst)
        worst = check->state;
    }

  return worst;
}

/* Working days from the 17th, a Thursday, to a session: weekends between are none, a make-up
 * Saturday is one, the day of the session counts. */
static const struct { int day; gboolean make_up; int lead; SiyiCheckState state; } leads[] = {
  { 17, FALSE, 0, SIYI_CHECK_WARNING }, { 18, FALSE, 1, SIYI_CHECK_WARNING },
  { 21, FALSE, 2, SIYI_CHECK_WARNING }, { 21, TRUE, 3, SIYI_CHECK_OK },
  { 22, FALSE, 3, SIYI_CHECK_OK }, { 23, FALSE, 4, SIYI_CHECK_OK }, { 23, TRUE, 5, SIYI_CHECK_OK },
};

static gpointer
leads_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");

  plan_office (db);
  for (gsize i = 0; i < G_N_ELEMENTS (leads); i++)
    {
      const gint64 session = plan_session (db, leader, DAY (leads[i].day), "一号接访室", NULL);
      g_autoptr(SiyiNotice) draft = NULL;
      g_autoptr(GPtrArray) checks = NULL;
      int days = -1;

      siyi_calendar_set_own (db, DAY (19), leads[i].make_up ? 1 : -1, NULL, NULL);
      draft = draft_of (db, NULL, session);
      g_assert_true (siyi_notice_lead_days (db, draft, &days, NULL));
      g_assert_cmpint (days, ==, leads[i].lead);
      checks = siyi_notice_check (db, draft, NULL);
      g_assert_cmpint (worst_of (checks, SIYI_CHECK_LEAD), ==, leads[i].state);
    }

  return NULL;
}

/* Each of the three fixings, taken away, blocks; all of them, and nothing does. */
static gpointer
fixings_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 leader = plan_leader (db, "雷辛卯", "宣传部部长");
  const gint64 session = (plan_office (db), plan_session (db, leader, DAY (28), "一号接访室", NULL));
  g_autoptr(SiyiNotice) draft = draft_of (db, NULL, session);
  SiyiNoticeLine *line = g_ptr_array_index (draft->lines, 0);
  char **parts[] = { &line->leaders, &line->time, &line->place, &line->method };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      char *kept = *parts[i];
      g_autoptr(GPtrArray) whole = siyi_notice_check (db, draft, NULL);
      g_autoptr(GPtrArray) lacking = NULL;

      g_assert_cmpint (worst_of (whole, SIYI_CHECK_FIXINGS), ==, SIYI_CHECK_OK);
      g_assert_false (siyi_notice_is_blocked (whole));
      *parts[i] = (char *) "";
      lacking = siyi_notice_check (db, draft, NULL);
      *parts[i] = kept;
      g_assert_cmpint (worst_of (lacking, SIYI_CHECK_FIXINGS), ==, SIYI_CHECK_BLOCKS);
      g_assert_true (siyi_notice_is_blocked (lacking));
    }

  return NULL;
}

static gpointer
hall_body (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const gint64 wu = plan_leader (db, "武丁酉", "市政府党组成员");
  const gint64 li = plan_leader (db, "黎甲午", "副市长");
  const gint64 today = (plan_office (db), plan_session (db, wu, DAY (17), "一号接访室", NULL));
  const gint64 later = plan_session (db, li, DAY (18), "一号接访室", NULL);
  g_autoptr(SiyiHall) hall = siyi_notice_hall (db, error);

  /* What is only planned is no public matter yet. */
  g_assert_no_error (*error);
  g_assert_null (hall->now);
  g_assert_cmpint (hall->next->len, ==, 0);
  g_assert_cmpstr (hall->title, ==, "示例市领导接访公示");

  g_free (plan_publish (db, "2026-12"));
  g_clear_pointer (&hall, siyi_hall_free);
  hall = siyi_notice_hall (db, error);
  g_assert_cmpstr (hall->now->leaders, ==, "武丁酉");
  g_assert_null (hall->change);
  g_assert_cmpint (hall->next->len, ==, 1);
  g_assert_cmpstr (hall->phone, ==, "19900000012");
  g_assert_cmpint (hall->rules->len, ==, 2);

  plan_change (db, (SiyiScheduleChange) { .kind = SIYI_CHANGE_SWAPPED, .session = today, .other = later });
  g_clear_pointer (&hall, siyi_hall_free);
  hall = siyi_notice_hall (db, error);
  g_assert_cmpstr (hall->now->leaders, ==, "武丁酉");   /* changed, but nobody was told yet */
  g_free (plan_publish (db, "2026-12"));
  g_clear_pointer (&hall, siyi_hall_free);
  hall = siyi_notice_hall (db, error);
  g_assert_cmpstr (hall->now->leaders, ==, "黎甲午");
  g_assert_cmpstr (hall->change, ==, "变更：原定武丁酉，12月17日公告调换");

  return NULL;
}

static void
run_body (Office *office, gconstpointer body)
{
  g_autoptr(GError) error = NULL;

  office_do (office, (SiyiWork) body, NULL, &error);
  g_assert_no_error (error);
}

int
main (int argc, char **argv)
{
  static const struct { const char *path; Body body; } tests[] = {
    { "/notice/versions", versions_body }, { "/notice/moved", moved_body },
    { "/notice/undo", undo_body }, { "/notice/stale", stale_body },
    { "/notice/single", single_body }, { "/notice/template", template_body },
    { "/notice/levels", levels_body }, { "/notice/lead", leads_body },
    { "/notice/fixings", fixings_body }, { "/notice/hall", hall_body },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Office, tests[i].body, office_set_up, run_body, office_tear_down);

  return g_test_run ();
}
