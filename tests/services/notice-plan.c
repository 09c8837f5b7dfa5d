/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Leaders, sessions and an office's name for the tests of the notice. */
#include "notice-plan.h"

#include "siyi-office-store.h"

/* What fontconfig keeps to the end of the process can't be given back while others use it; cairo
 * 1.16 loses 768 bytes when it finishes a tagged PDF. */
const char *__lsan_default_suppressions (void);
const char *__asan_default_options (void);

/* Whole stacks, or the functions named below are not found in libraries without frame pointers. */
const char *
__asan_default_options (void)
{
  return "fast_unwind_on_malloc=0";
}

const char *
__lsan_default_suppressions (void)
{
  return "leak:libfontconfig\nleak:cairo_surface_finish\n";
}

void
plan_office (SiyiDb *db)
{
  g_autoptr(GError) error = NULL;

  siyi_setting_set (db, "office.name", "示例市信访局", NULL, &error);
  g_assert_no_error (error);
  siyi_setting_set (db, "office.phone", "19900000012", NULL, &error);
  g_assert_no_error (error);
  siyi_setting_set (db, "office.address", "示例市群众来访接待中心", NULL, &error);
  g_assert_no_error (error);
}

gint64
plan_leader (SiyiDb     *db,
             const char *name,
             const char *post)
{
  static int rank;
  SiyiLeader leader = { .name = (char *) name, .rank = ++rank, .active = TRUE };
  SiyiPost held = { .post = (char *) post, .portfolio = (char *) "城乡建设" };
  g_autoptr(GPtrArray) posts = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  gint64 id;

  g_ptr_array_add (posts, &held);
  id = siyi_leader_save_whole (db, &leader, posts, &error);
  g_assert_no_error (error);

  return id;
}

gint64
plan_session (SiyiDb     *db,
              gint64      leader,
              SiyiDay     day,
              const char *place,
              const char *topic)
{
  const SiyiScheduleChange change = {
    .kind = SIYI_CHANGE_ADDED, .leader = leader, .day = day, .from = "9:00", .to = "11:30",
    .place = place, .topic = topic, .method = "现场接访", .reason = "测试",
  };
  g_autoptr(GError) error = NULL;
  gint64 id = 0;
  g_autofree char *action = siyi_schedule_change_id (db, &change, &id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (action);

  return id;
}

void
plan_change (SiyiDb             *db,
             SiyiScheduleChange  change)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *action = NULL;

  change.reason = "测试";
  action = siyi_schedule_change (db, &change, &error);
  g_assert_no_error (error);
  g_assert_nonnull (action);
}

char *
plan_publish (SiyiDb     *db,
              const char *month)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiNotice) draft = siyi_notice_draft (db, month, 0, &error);
  char *action;

  g_assert_no_error (error);
  action = siyi_notice_publish (db, draft, &error);
  g_assert_no_error (error);
  g_assert_nonnull (action);

  return action;
}
