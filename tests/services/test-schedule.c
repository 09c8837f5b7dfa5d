/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A month planned with the sample leaders: leave is kept, turns are even, each slot says why; planned
 * again it touches as little as it can; a person's changes warn, never forbid, and are credited to
 * who sat; who joins late starts level. */
#include <string.h>

#include "office.h"
#include "siyi-case-store.h"
#include "siyi-ledger-store.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-schedule.h"

static SiyiDay
december (int day)
{
  return siyi_day_new (2026, 12, day);
}

static gpointer
take_leaders (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_DATA"), "samples", "leaders.csv", NULL);

  return GINT_TO_POINTER (siyi_leaders_import (db, path, error));
}

static void
set_up (Office *office, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  office_set_up (office, data);
  g_assert_cmpint (GPOINTER_TO_INT (office_do (office, take_leaders, NULL, &error)), ==, 14);
  g_assert_no_error (error);
}

typedef struct { int year, month; gboolean replan, adopt; char *action; } Ask;

static gpointer
plan_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Ask *ask = data;
  SiyiMonthPlan *plan = siyi_schedule_plan (db, ask->year, ask->month, ask->replan, error);

  if (plan != NULL && ask->adopt)
    {
      g_free (ask->action);
      ask->action = siyi_schedule_adopt (db, plan, error);
    }

  return plan;
}

static SiyiMonthPlan *
plan_month (Office *office, int year, int month, gboolean replan, gboolean adopt)
{
  Ask ask = { year, month, replan, adopt, NULL };
  g_autoptr(GError) error = NULL;
  SiyiMonthPlan *plan = office_do (office, plan_in_thread, &ask, &error);

  g_assert_no_error (error);
  g_free (ask.action);

  return plan;
}

static const char *
name_at (GPtrArray *seats)
{
  return seats->len > 0 ? ((const SiyiSeat *) g_ptr_array_index (seats, 0))->name : "";
}

static char *
text_of (const SiyiMonthPlan *plan)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);

      g_string_append_printf (text, "%d %s %s\n", proposal->session->day,
                              name_at (proposal->session->planned), proposal->session->why_text);
    }

  return g_string_free (text, FALSE);
}

static gpointer
load_leaders (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_leaders_load (db, december (1), FALSE, error);
}

static gboolean
is_away (GPtrArray *leaders, const char *name, SiyiDay day)
{
  for (guint i = 0; i < leaders->len; i++)
    {
      const SiyiLeader *leader = g_ptr_array_index (leaders, i);

      for (guint l = 0; strcmp (leader->name, name) == 0 && l < leader->leave->len; l++)
        {
          const SiyiLeave *leave = &g_array_index (leader->leave, SiyiLeave, l);

          if (day >= leave->from && day <= leave->to)
            return TRUE;
        }
    }

  return FALSE;
}

static void
test_leave_is_kept_and_turns_are_even (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, FALSE);
  g_autoptr(SiyiMonthPlan) again = plan_month (office, 2026, 12, FALSE, FALSE);
  g_autoptr(GPtrArray) leaders = office_do (office, load_leaders, NULL, NULL);
  g_autofree char *one = text_of (plan);
  g_autofree char *two = text_of (again);
  int least = 99, most = 0;

  g_assert_cmpstr (one, ==, two);
  g_assert_cmpuint (plan->proposals->len, ==, 23);
  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);

      g_assert_true (proposal->changed);
      g_assert_cmpuint (proposal->session->planned->len, ==, 1);
      g_assert_false (is_away (leaders, name_at (proposal->session->planned),
                               proposal->session->day));
      g_assert_nonnull (proposal->session->why_code);
      g_assert_null (strchr (proposal->session->why_text, '{'));
    }
  g_assert_cmpuint (plan->loads->len, ==, 14);
  for (guint i = 0; i < plan->loads->len; i++)
    {
      const SiyiScheduleLoad *load = g_ptr_array_index (plan->loads, i);

      if (i < 2)
        g_assert_cmpint (load->planned, ==, 1);
      else if (strcmp (load->name, "段庚寅") == 0)
        g_assert_cmpint (load->planned, ==, 0);
      else
        {
          least = MIN (least, load->planned);
          most = MAX (most, load->planned);
        }
    }
  g_assert_cmpint (most - least, <=, 1);
}

static gpointer
load_month (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_planned_load (db, december (1), december (31), TRUE, error);
}

static SiyiPlanned *
session_on (GPtrArray *sessions, int day)
{
  for (guint i = 0; i < sessions->len; i++)
    if (((SiyiPlanned *) g_ptr_array_index (sessions, i))->day == december (day))
      return g_ptr_array_index (sessions, i);

  g_assert_not_reached ();
}

static void
test_a_plan_says_why (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) sessions = office_do (office, load_month, NULL, NULL);
  gboolean provisional = FALSE;

  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      g_autoptr(GPtrArray) lines = siyi_schedule_why (session);

      g_assert_cmpuint (lines->len, >=, 2);
      for (guint l = 0; l < lines->len; l++)
        {
          const SiyiWhyLine *line = g_ptr_array_index (lines, l);

          g_assert_null (strchr (line->text, '{'));
          g_assert_cmpint (*line->text, !=, '\0');
          provisional = provisional || (line->kind == SIYI_WHY_LINE_WARNING &&
                                        strstr (line->text, "2027年") != NULL);
        }
    }
  g_assert_true (provisional);
}

/* A last turn of the year before is named with its year, one of this year without. */
static void
test_a_reason_names_another_year (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) before = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2027, 1, FALSE, FALSE);
  guint far = 0, near = 0;

  for (guint i = 0; i < before->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (before->proposals, i);

      g_assert_null (strstr (proposal->session->why_text, "年"));
    }
  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);
      const char *text = proposal->session->why_text;
      g_autoptr(GPtrArray) lines = siyi_schedule_why (proposal->session);
      const SiyiWhyLine *gap = g_ptr_array_index (lines, 2);

      far += strstr (text, "上次接访 2026年12月") != NULL && strstr (gap->text, "距上次2026年12月") != NULL;
      near += strstr (text, "上次接访 1月") != NULL && strstr (gap->text, "距上次1月") != NULL;
      g_assert_null (strstr (text, "上次接访 12月"));
    }
  g_assert_cmpuint (far, >, 0);
  g_assert_cmpuint (near, >, 0);
}

static gpointer
refuse_plan (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) local = NULL;

  g_assert_null (siyi_schedule_plan (db, 2026, 12, FALSE, &local));
  g_assert_error (local, SIYI_ERROR, SIYI_ERROR_EXISTS);

  return NULL;
}

static gpointer
adopt_old (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) local = NULL;

  g_assert_null (siyi_schedule_adopt (db, data, &local));
  g_assert_error (local, SIYI_ERROR, SIYI_ERROR_STALE);

  return NULL;
}

static void
test_a_plan_is_adopted_once (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) old = plan_month (office, 2026, 12, FALSE, FALSE);
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) sessions = NULL;

  office_do (office, refuse_plan, NULL, NULL);
  office_do (office, adopt_old, old, NULL);
  sessions = office_do (office, load_month, NULL, NULL);
  g_assert_cmpuint (sessions->len, ==, 23);
}

/* A change and whether it was refused; warnings joined by a line break. */
typedef struct
{
  SiyiScheduleChange change;
  char              *warnings;
  char              *action;
  GError            *error;
} Change;

static gpointer
change_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Change *self = data;
  g_autoptr(GPtrArray) texts = siyi_schedule_warnings (db, &self->change, error);

  if (texts == NULL)
    return NULL;
  g_ptr_array_add (texts, NULL);
  self->warnings = g_strjoinv ("\n", (char **) texts->pdata);
  self->action = siyi_schedule_change (db, &self->change, &self->error);

  return NULL;
}

static void
change (Office *office, Change *self)
{
  g_autoptr(GError) error = NULL;

  office_do (office, change_in_thread, self, &error);
  g_assert_no_error (error);
}

static void
change_clear (Change *self)
{
  g_clear_pointer (&self->warnings, g_free);
  g_clear_pointer (&self->action, g_free);
  g_clear_error (&self->error);
}

static gpointer
undo_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_free (siyi_action_undo (db, data, error));

  return NULL;
}

static void
assert_same (const SiyiPlanned *a, const SiyiPlanned *b)
{
  g_autofree char *x = siyi_planned_to_json (a);
  g_autofree char *y = siyi_planned_to_json (b);

  g_assert_cmpstr (x, ==, y);
  g_assert_cmpstr (a->why_text, ==, b->why_text);
  g_assert_cmpstr (a->why, ==, b->why);
  g_assert_cmpint (a->pinned, ==, b->pinned);
  g_assert_cmpint (a->change, ==, b->change);
}

static void
test_each_change_is_taken_back (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) before = office_do (office, load_month, NULL, NULL);
  const gint64 a = session_on (before, 24)->id, b = session_on (before, 29)->id;
  Change changes[] = {
    { { .kind = SIYI_CHANGE_SWAPPED, .session = a, .other = b, .reason = "公务" } },
    { { .kind = SIYI_CHANGE_STAND_IN, .session = a, .leader = 7, .reason = "开会" } },
    { { .kind = SIYI_CHANGE_MOVED, .session = a, .day = december (26), .reason = "检修" } },
    { { .kind = SIYI_CHANGE_CANCELLED, .session = a, .reason = "停电" } },
    { { .kind = SIYI_CHANGE_EDITED, .session = a, .from = "14:30", .to = "17:00", .topic = "供水" } },
    { { .kind = SIYI_CHANGE_ADDED, .leader = 5, .day = december (27) } },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr(GPtrArray) between = NULL;
      g_autoptr(GPtrArray) after = NULL;
      g_autoptr(GError) error = NULL;

      change (office, &changes[i]);
      g_assert_no_error (changes[i].error);
      between = office_do (office, load_month, NULL, NULL);
      g_assert_cmpint (between->len == before->len, ==, changes[i].change.kind != SIYI_CHANGE_ADDED);

      office_do (office, undo_in_thread, changes[i].action, &error);
      g_assert_no_error (error);
      after = office_do (office, load_month, NULL, NULL);
      g_assert_cmpuint (after->len, ==, before->len);
      for (guint s = 0; s < after->len; s++)
        assert_same (g_ptr_array_index (after, s), g_ptr_array_index (before, s));
      change_clear (&changes[i]);
    }
}

static void
test_faulty_changes_are_refused (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) sessions = office_do (office, load_month, NULL, NULL);
  const gint64 a = session_on (sessions, 24)->id;
  const gint64 sits = ((SiyiSeat *) session_on (sessions, 24)->planned->pdata[0])->leader;
  Change changes[] = {
    { { .kind = SIYI_CHANGE_SWAPPED, .session = a, .other = session_on (sessions, 29)->id } },
    { { .kind = SIYI_CHANGE_SWAPPED, .session = a, .other = a, .reason = "公务" } },
    { { .kind = SIYI_CHANGE_STAND_IN, .session = a, .leader = sits, .reason = "开会" } },
    { { .kind = SIYI_CHANGE_MOVED, .session = a, .day = december (24), .reason = "检修" } },
    { { .kind = SIYI_CHANGE_RESTORED, .session = a, .reason = "恢复" } },
    { { .kind = SIYI_CHANGE_CANCELLED, .session = a } },
    { { .kind = SIYI_CHANGE_REPLANNED, .session = a, .reason = "?" } },
  };
  Change stale = { { .kind = SIYI_CHANGE_CANCELLED, .session = a, .version = 9, .reason = "停电" } };

  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      change (office, &changes[i]);
      g_assert_error (changes[i].error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
      g_assert_null (changes[i].action);
      change_clear (&changes[i]);
    }
  change (office, &stale);
  g_assert_error (stale.error, SIYI_ERROR, SIYI_ERROR_STALE);
  change_clear (&stale);
}

/* What a person should know: each is told, none forbids. */
static void
test_changes_warn_and_never_forbid (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) sessions = office_do (office, load_month, NULL, NULL);
  const gint64 sits = ((SiyiSeat *) session_on (sessions, 24)->planned->pdata[0])->leader;
  Change late = { { .kind = SIYI_CHANGE_SWAPPED, .session = session_on (sessions, 18)->id,
                    .other = session_on (sessions, 29)->id, .reason = "公务" } };
  Change weekend = { { .kind = SIYI_CHANGE_MOVED, .session = session_on (sessions, 30)->id,
                       .day = december (27), .reason = "检修" } };
  Change holiday = { { .kind = SIYI_CHANGE_ADDED, .leader = sits, .day = siyi_day_new (2027, 1, 1) } };
  Change away = { { .kind = SIYI_CHANGE_STAND_IN, .session = session_on (sessions, 28)->id,
                    .leader = 7, .reason = "开会" } };
  Change twice = { { .kind = SIYI_CHANGE_ADDED, .leader = sits, .day = december (24) } };
  struct { Change *change; const char *word; } cases[] = {
    { &late, "12月18日距今天只有1天" }, { &weekend, "12月27日不是工作日" },
    { &holiday, "元旦" }, { &away, "段庚寅12月28日请假" }, { &twice, "12月24日已有一场接访" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      change (office, cases[i].change);
      g_assert_no_error (cases[i].change->error);
      if (strstr (cases[i].change->warnings, cases[i].word) == NULL)
        g_error ("\"%s\" lacks \"%s\"", cases[i].change->warnings, cases[i].word);
      change_clear (cases[i].change);
    }
}

static void
test_planning_again_touches_least (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(SiyiMonthPlan) idle = plan_month (office, 2026, 12, TRUE, FALSE);
  g_autoptr(GPtrArray) before = office_do (office, load_month, NULL, NULL);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(SiyiMonthPlan) again = NULL;
  Change swap = { { .kind = SIYI_CHANGE_SWAPPED, .session = session_on (before, 22)->id,
                    .other = session_on (before, 30)->id, .reason = "公务" } };
  guint n_changed = 0;

  for (guint i = 0; i < idle->proposals->len; i++)
    g_assert_false (((SiyiProposal *) g_ptr_array_index (idle->proposals, i))->changed);

  change (office, &swap);
  again = plan_month (office, 2026, 12, TRUE, TRUE);
  after = office_do (office, load_month, NULL, NULL);
  g_assert_cmpuint (after->len, ==, before->len);
  for (guint i = 0; i < after->len; i++)
    {
      const SiyiPlanned *was = g_ptr_array_index (before, i);
      const SiyiPlanned *is = g_ptr_array_index (after, i);

      g_assert_cmpint (is->id, ==, was->id);
      g_assert_cmpstr (is->uid, ==, was->uid);
      n_changed += is->version != was->version;
      if (is->day <= december (17))
        assert_same (is, was);
    }
  g_assert_cmpuint (n_changed, ==, 2);
  g_assert_cmpstr (name_at (session_on (after, 22)->planned), ==,
                   name_at (session_on (before, 30)->planned));
  change_clear (&swap);
}

/* A person's word stands though the plan would have it otherwise: who is on leave is named. */
static void
test_planning_again_keeps_a_persons_word (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) sessions = office_do (office, load_month, NULL, NULL);
  g_autoptr(SiyiMonthPlan) again = NULL;
  Change swap = { { .kind = SIYI_CHANGE_SWAPPED, .session = session_on (sessions, 29)->id,
                    .reason = "公务" } };
  gboolean told = FALSE;

  for (guint i = 0; i < sessions->len; i++)
    if (strcmp (name_at (((SiyiPlanned *) sessions->pdata[i])->planned), "易乙未") == 0)
      swap.change.other = ((SiyiPlanned *) sessions->pdata[i])->id;
  change (office, &swap);
  g_assert_no_error (swap.error);
  g_assert_nonnull (strstr (swap.warnings, "易乙未12月29日请假"));

  again = plan_month (office, 2026, 12, TRUE, TRUE);
  for (guint i = 0; i < again->warnings->len; i++)
    {
      const SiyiScheduleWarning *warning = g_ptr_array_index (again->warnings, i);

      told = told || (warning->trouble == SIYI_PLAN_FIXED_AWAY && warning->day == december (29));
    }
  g_assert_true (told);
  g_clear_pointer (&sessions, g_ptr_array_unref);
  sessions = office_do (office, load_month, NULL, NULL);
  g_assert_cmpstr (name_at (session_on (sessions, 29)->planned), ==, "易乙未");
  change_clear (&swap);
}

/* Cancelled is not gone: it stays free when planned again, and can be restored. */
static void
test_a_cancelled_session_is_restored (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) before = office_do (office, load_month, NULL, NULL);
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(SiyiMonthPlan) again = NULL;
  Change cancel = { { .kind = SIYI_CHANGE_CANCELLED, .session = session_on (before, 24)->id,
                      .reason = "停电" } };
  Change restore = { { .kind = SIYI_CHANGE_RESTORED, .session = session_on (before, 24)->id,
                       .reason = "来电了" } };

  change (office, &cancel);
  g_assert_no_error (cancel.error);
  again = plan_month (office, 2026, 12, TRUE, FALSE);
  for (guint i = 0; i < again->proposals->len; i++)
    g_assert_cmpint (((SiyiProposal *) again->proposals->pdata[i])->session->day, !=, december (24));

  change (office, &restore);
  g_assert_no_error (restore.error);
  after = office_do (office, load_month, NULL, NULL);
  g_assert_cmpint (session_on (after, 24)->state, ==, SIYI_SESSION_PLANNED);
  g_assert_cmpstr (name_at (session_on (after, 24)->planned), ==,
                   name_at (session_on (before, 24)->planned));
  change_clear (&cancel);
  change_clear (&restore);
}

static gpointer
set_weekdays (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiScheduleRules *rules = data;
  SiyiSlotPattern first = { 0, (char *) "monthday:1", SIYI_PART_AM, (char *) "9:00", (char *) "11:30", 0,
                            (char *) "现场接访", 2 };
  SiyiSlotPattern wednesday = { 0, (char *) "weekday:3", SIYI_PART_PM, (char *) "14:30", (char *) "17:00", 0,
                                (char *) "联合接访", 1 };
  g_autoptr(GPtrArray) patterns = g_ptr_array_new ();

  g_ptr_array_add (patterns, &first);
  g_ptr_array_add (patterns, &wednesday);
  g_assert_true (siyi_slot_patterns_save (db, patterns, error));
  g_assert_true (siyi_schedule_rules_save (db, rules, error));

  return NULL;
}

/* 1 October 2026 is a holiday until the 7th, a Wednesday. */
static void
test_wanted_days_follow_the_policy (Office *office, gconstpointer data)
{
  static const struct { SiyiHoliday policy; guint n; int first_of_month; } cases[] = {
    { SIYI_HOLIDAY_POSTPONE, 5, 8 }, { SIYI_HOLIDAY_CANCEL, 3, 0 }, { SIYI_HOLIDAY_AS_USUAL, 5, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      SiyiScheduleRules rules = { cases[i].policy, 1, SIYI_ACCOUNT_YEAR };
      g_autoptr(SiyiMonthPlan) plan = NULL;
      const SiyiProposal *first;

      office_do (office, set_weekdays, &rules, NULL);
      plan = plan_month (office, 2026, 10, FALSE, FALSE);
      g_assert_cmpuint (plan->proposals->len, ==, cases[i].n);
      first = g_ptr_array_index (plan->proposals, 0);
      if (cases[i].first_of_month == 0)
        continue;
      g_assert_cmpint (first->session->day, ==, siyi_day_new (2026, 10, cases[i].first_of_month));
      g_assert_cmpint (first->session->part, ==, SIYI_PART_AM);
      g_assert_cmpuint (first->session->planned->len, ==, 2);
    }
}

static gpointer
join_and_mark (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  SiyiLeader joins = { .name = (char *) "柏甲寅", .post = (char *) "副市长", .rank = 15, .active = TRUE,
                       .from_day = december (21) };

  return GINT_TO_POINTER ((int) siyi_leader_save (db, &joins, error));
}

static gpointer
load_accounts (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_schedule_accounts (db, siyi_day_new (2026, 1, 1), december (31), error);
}

/* Who joins on the 21st owes nothing for the months before: he is credited the level of the
 * others, and the account says so. */
static void
test_who_joins_late_starts_level (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) november = plan_month (office, 2026, 11, FALSE, TRUE);
  g_autoptr(SiyiMonthPlan) october = plan_month (office, 2026, 10, FALSE, TRUE);
  int id = GPOINTER_TO_INT (office_do (office, join_and_mark, NULL, NULL));
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) accounts = office_do (office, load_accounts, NULL, NULL);
  const SiyiAccount *account = g_ptr_array_index (accounts, accounts->len - 1);
  int turns = 0;

  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiPlanned *session = ((SiyiProposal *) g_ptr_array_index (plan->proposals, i))->session;

      if (strcmp (name_at (session->planned), "柏甲寅") != 0)
        continue;
      g_assert_cmpint (session->day, >=, december (21));
      turns++;
    }
  g_assert_cmpint (turns, <=, 2);

  g_assert_cmpint (account->leader, ==, id);
  g_assert_cmpint (account->credit, >=, 2);
  g_assert_cmpint (((SiyiAccountLine *) g_ptr_array_index (account->lines, 0))->kind, ==,
                   SIYI_ACCOUNT_CREDIT);
}

/* Over two years of months the rotation's accounts stay within one turn of each other. */
static void
test_accounts_stay_within_one (Office *office, gconstpointer data)
{
  g_autoptr(GPtrArray) accounts = NULL;
  int least = 99, most = 0;

  for (int month = 1; month <= 11; month++)
    {
      g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, month, FALSE, TRUE);

      g_assert_cmpuint (plan->proposals->len, >=, 15);
    }
  accounts = office_do (office, load_accounts, NULL, NULL);
  for (guint i = 0; i < accounts->len; i++)
    {
      const SiyiAccount *account = g_ptr_array_index (accounts, i);
      int turns = 0;

      for (int m = 0; m < 12; m++)
        turns += account->by_month[m];
      if (account->monthly)
        {
          g_assert_cmpint (turns, ==, 11);
          g_assert_cmpfloat (account->due, ==, 11);
          continue;
        }
      least = MIN (least, turns);
      most = MAX (most, turns);
      g_assert_cmpfloat (ABS (account->due - turns), <, 1.01);
    }
  g_assert_cmpint (most - least, <=, 1);
}

/* The leader of the 22nd must not receive the matter that is booked for him. */
static gpointer
book_and_recuse (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiPlanned *session = data;
  const char *visitor[] = { "何甲寅", NULL };
  const char *unit[] = { "示例市教育局", NULL };
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  SiyiNewVisit visit = { .record = record, .session = session->id, .booked = TRUE };
  SiyiNewVisitResult *result;
  g_autofree char *action = NULL;
  SiyiRecusal recusal = { .leader = ((SiyiSeat *) session->planned->pdata[0])->leader,
                          .day = december (17), .reason = (char *) "利害关系" };

  record->visitors = g_strdupv ((char **) visitor);
  record->units = g_strdupv ((char **) unit);
  record->summary = g_strdup ("反映学区划分有异议");
  record->persons = 1;
  record->date = siyi_day_to_text (session->day);
  result = siyi_visit_add (db, &visit, error);
  recusal.case_id = result->case_id;
  siyi_new_visit_result_free (result);
  action = siyi_recusal_save (db, &recusal, error);
  g_assert_nonnull (action);

  return NULL;
}

static void
test_recusal_is_pointed_out (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(GPtrArray) sessions = office_do (office, load_month, NULL, NULL);
  const SiyiPlanned *session = session_on (sessions, 22);
  const gint64 sits = ((SiyiSeat *) session->planned->pdata[0])->leader;
  g_autoptr(SiyiMonthPlan) again = NULL;
  Change away = { { .kind = SIYI_CHANGE_SWAPPED, .session = session->id,
                    .other = session_on (sessions, 29)->id, .reason = "回避" } };
  Change back = { { .kind = SIYI_CHANGE_STAND_IN, .session = session->id, .leader = sits,
                    .reason = "回来" } };
  Change portfolio = { { .kind = SIYI_CHANGE_STAND_IN, .session = session->id, .leader = 12,
                         .reason = "开会" } };
  gboolean told = FALSE;

  office_do (office, book_and_recuse, (gpointer) session, NULL);
  again = plan_month (office, 2026, 12, TRUE, FALSE);
  for (guint i = 0; i < again->warnings->len; i++)
    {
      const SiyiScheduleWarning *warning = g_ptr_array_index (again->warnings, i);

      told = told || (warning->trouble == SIYI_PLAN_FIXED_RECUSED &&
                      strstr (warning->text, "12月22日") != NULL &&
                      strstr (warning->text, "可以由") != NULL);
    }
  g_assert_true (told);

  change (office, &away);
  g_assert_no_error (away.error);
  change (office, &back);
  g_assert_nonnull (strstr (back.warnings, "应当回避12月22日的信访事项：利害关系"));
  change (office, &portfolio);
  g_assert_nonnull (strstr (portfolio.warnings, "易乙未分管“教育”"));
  change_clear (&away);
  change_clear (&back);
  change_clear (&portfolio);
}

static gpointer
load_view (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_schedule_month (db, siyi_day_new (2026, 11, 30), siyi_day_new (2027, 1, 3), 2026, 12,
                              error);
}

static void
test_the_month_as_it_is_shown (Office *office, gconstpointer data)
{
  g_autoptr(SiyiMonthPlan) plan = plan_month (office, 2026, 12, FALSE, TRUE);
  g_autoptr(SiyiMonth) month = office_do (office, load_view, NULL, NULL);
  const SiyiScheduleDay *day = g_ptr_array_index (month->days, 1);
  const SiyiMonthLoad *load = g_ptr_array_index (month->loads, 6);
  int sat = 0, planned = 0;

  g_assert_cmpuint (month->days->len, ==, 35);
  g_assert_true (month->planned);
  g_assert_cmpint (month->n_sessions, ==, 23);
  g_assert_cmpint (month->n_statutory, ==, 23);
  g_assert_cmpint (month->n_own, ==, 0);
  g_assert_nonnull (month->next_missing);
  g_assert_cmpint (day->day, ==, december (1));
  g_assert_cmpuint (day->away->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (day->away, 0), ==, "顾甲申");
  day = g_ptr_array_index (month->days, 32);
  g_assert_cmpstr (day->holiday, ==, "元旦");
  g_assert_true (day->provisional);
  g_assert_false (day->working);
  g_assert_cmpstr (load->name, ==, "段庚寅");
  g_assert_true (load->away_all);
  for (guint i = 0; i < month->loads->len; i++)
    {
      load = g_ptr_array_index (month->loads, i);
      sat += load->sat;
      planned += load->planned;
      g_assert_cmpint (load->year_sat, >=, load->sat);
    }
  g_assert_cmpint (sat, ==, 12);
  g_assert_cmpint (planned, ==, 11);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/schedule/" path, Office, NULL, set_up, test, office_tear_down)
  ADD ("even", test_leave_is_kept_and_turns_are_even);
  ADD ("why", test_a_plan_says_why);
  ADD ("year", test_a_reason_names_another_year);
  ADD ("once", test_a_plan_is_adopted_once);
  ADD ("undo", test_each_change_is_taken_back);
  ADD ("refused", test_faulty_changes_are_refused);
  ADD ("warnings", test_changes_warn_and_never_forbid);
  ADD ("again", test_planning_again_touches_least);
  ADD ("word", test_planning_again_keeps_a_persons_word);
  ADD ("restored", test_a_cancelled_session_is_restored);
  ADD ("policy", test_wanted_days_follow_the_policy);
  ADD ("joins", test_who_joins_late_starts_level);
  ADD ("account", test_accounts_stay_within_one);
  ADD ("recusal", test_recusal_is_pointed_out);
  ADD ("month", test_the_month_as_it_is_shown);

  return g_test_run ();
}
