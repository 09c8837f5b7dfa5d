/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules of a plan one by one (domain, sections 5.1 and 5.2). 2 March 2026 is a Monday. */
#include "plan-cases.h"

static const SiyiTurn *
turn_at (const SiyiPlan *plan, guint i)
{
  g_assert_cmpuint (i, <, plan->turns->len);

  return &g_array_index (plan->turns, SiyiTurn, i);
}

static const SiyiPlanWarning *
warning_of (const SiyiPlan *plan, SiyiPlanTrouble trouble)
{
  for (guint i = 0; i < plan->warnings->len; i++)
    if (g_array_index (plan->warnings, SiyiPlanWarning, i).trouble == trouble)
      return &g_array_index (plan->warnings, SiyiPlanWarning, i);
  g_assert_not_reached ();
}

/* --- Words -------------------------------------------------------------------------------------- */

static void
test_words (void)
{
  static const char * const round[] = { "any", "day:1", "day:31", "weekday:1", "weekday:7:5" };
  static const char * const bad[] = {
    "day", "day:", "day:0", "day:32", "day:1x", "weekday:8", "weekday:1:6", "weekday:1:", "monday", " any",
    "day:-1", "day:+1", "day:99999999999999999999",
  };
  SiyiMonthly monthly;

  for (gsize i = 0; i < G_N_ELEMENTS (round); i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (siyi_monthly_parse (round[i], &monthly));
      text = siyi_monthly_to_text (monthly);
      g_assert_cmpstr (text, ==, round[i]);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (siyi_monthly_parse (bad[i], &monthly));
  g_assert_true (siyi_monthly_parse (NULL, &monthly));
  g_assert_cmpint (monthly.kind, ==, SIYI_MONTHLY_ANY);

  g_assert_cmpstr (siyi_plan_why_word (SIYI_WHY_MONTHLY_MOVED), ==, "monthly-moved");
  g_assert_cmpstr (siyi_plan_trouble_word (SIYI_PLAN_UNEVEN), ==, "uneven");
}

static void
test_monthly_day (void)
{
  static const struct { const char *wanted; int month; SiyiHoliday holiday; const char *day; } rows[] = {
    { "any", 12, SIYI_HOLIDAY_POSTPONE, NULL },
    { "day:15", 12, SIYI_HOLIDAY_POSTPONE, "2026-12-15" },
    { "day:31", 4, SIYI_HOLIDAY_POSTPONE, "2026-04-30" },     /* a shorter month */
    { "day:15", 3, SIYI_HOLIDAY_POSTPONE, "2026-03-16" },     /* a Sunday */
    { "day:15", 3, SIYI_HOLIDAY_CANCEL, NULL },
    { "day:15", 3, SIYI_HOLIDAY_AS_USUAL, "2026-03-15" },
    { "day:20", 9, SIYI_HOLIDAY_POSTPONE, "2026-09-20" },     /* a Sunday that is worked */
    { "day:2", 10, SIYI_HOLIDAY_POSTPONE, "2026-10-08" },     /* behind the holiday */
    { "day:31", 10, SIYI_HOLIDAY_POSTPONE, "2026-11-02" },    /* into the next month */
    { "weekday:1", 12, SIYI_HOLIDAY_POSTPONE, "2026-12-07" },
    { "weekday:1:2", 12, SIYI_HOLIDAY_POSTPONE, "2026-12-14" },
    { "weekday:1:5", 12, SIYI_HOLIDAY_POSTPONE, "2026-12-28" },   /* only four */
    { "weekday:4", 10, SIYI_HOLIDAY_POSTPONE, "2026-10-08" },     /* the first is a holiday, the next is not */
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiMonthly monthly;
      SiyiDay day;

      g_assert_true (siyi_monthly_parse (rows[i].wanted, &monthly));
      day = siyi_monthly_day (monthly, 2026, rows[i].month, calendar, rows[i].holiday);
      g_assert_cmpint (day, ==, rows[i].day != NULL ? test_day (rows[i].day) : SIYI_DAY_NONE);
    }
}

/* --- Rotation ------------------------------------------------------------------------------------ */

static void
test_turns (void)
{
  static const struct { const char *about; int distance; const char *plan; } rows[] = {
    { "longest ago first, then office order", 1, "0:3:turn 1:1:turn 2:2:turn 3:3:turn 4:1:turn" },
    { "the same at the widest distance there is room for", 3, "0:3:turn 1:1:turn 2:2:turn 3:3:turn 4:1:turn" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PlanCase) self = plan_case_new ();
      g_autoptr(SiyiPlan) plan = NULL;
      g_autofree char *text = NULL;

      self->rules.min_distance = rows[i].distance;
      plan_case_days (self, test_day ("2026-03-02"), test_day ("2026-03-06"));
      plan_case_leader (self, 2, test_day ("2026-02-10"));
      plan_case_leader (self, 2, test_day ("2026-02-10"));
      plan_case_leader (self, 2, SIYI_DAY_NONE);
      plan = plan_case_make (self);
      text = plan_case_to_text (plan);
      g_assert_cmpstr (text, ==, rows[i].plan);
    }
}

static void
test_half_days (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) plan = NULL;
  g_autofree char *text = NULL;
  SiyiDay day = test_day ("2026-03-02");

  plan_case_slot (self, day, 1)->part = SIYI_PART_PM;     /* given in the wrong order */
  plan_case_slot (self, day, 1)->part = SIYI_PART_AM;
  plan_case_leader (self, 0, SIYI_DAY_NONE);
  plan_case_leader (self, 5, SIYI_DAY_NONE);
  plan_case_away (self, 0, day, day, SIYI_PART_AM);
  plan_case_away (self, 1, day, day, SIYI_PART_PM);
  plan = plan_case_make (self);
  text = plan_case_to_text (plan);
  g_assert_cmpstr (text, ==, "0:1:only 1:2:only");
  g_assert_cmpint (plan_case_count (plan, SIYI_PLAN_UNFILLED), ==, 0);
}

static void
test_joint (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) plan = NULL;

  for (int day = 0; day < 3; day++)
    plan_case_slot (self, test_day ("2026-03-02") + day, 2);
  for (int i = 0; i < 3; i++)
    plan_case_leader (self, 0, SIYI_DAY_NONE);
  g_array_index (self->leaders, SiyiPlanLeader, 0).monthly = TRUE;
  plan = plan_case_make (self);
  plan_case_check (self, plan);

  /* The head takes one seat; two leaders for the other five. */
  g_assert_cmpint (plan->turns->len, ==, 6);
  g_assert_cmpint (g_array_index (plan->loads, SiyiPlanLoad, 0).planned, ==, 1);
  g_assert_cmpint (g_array_index (plan->loads, SiyiPlanLoad, 1).planned, ==, 3);
  g_assert_cmpint (g_array_index (plan->loads, SiyiPlanLoad, 2).planned, ==, 2);
}

static void
test_moved (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) plan = NULL;
  const SiyiTurn *turn;

  plan_case_days (self, test_day ("2026-03-02"), test_day ("2026-03-05"));
  for (int i = 0; i < 4; i++)
    plan_case_leader (self, 7, test_day ("2026-02-10") + i % 2);
  plan_case_away (self, 0, test_day ("2026-03-02"), test_day ("2026-03-04"), SIYI_PART_DAY);
  plan = plan_case_make (self);
  turn = turn_at (plan, 3);
  g_assert_cmpint (turn->leader, ==, 1);
  g_assert_cmpint (turn->why, ==, SIYI_WHY_MOVED);
  g_assert_cmpint (turn->instead_of, ==, test_day ("2026-03-02"));
  g_assert_cmpint (turn->turns, ==, 7);
  g_assert_cmpint (turn->n_level, ==, 1);      /* the other three have sat by then */
  g_assert_true (turn->fewest);
  g_assert_cmpint (turn->last, ==, test_day ("2026-02-10"));
  g_assert_cmpint (turn->gap, ==, siyi_calendar_count_working (self->calendar, test_day ("2026-02-11"),
                                                               test_day ("2026-03-05")));
  g_assert_cmpint (turn_at (plan, 0)->n_level, ==, 4);
}

static void
test_keep (void)
{
  static const gint64 stood[] = { 2, 1, 2, 1 };

  for (int keep = 0; keep < 2; keep++)
    {
      g_autoptr(PlanCase) self = plan_case_new ();
      g_autoptr(SiyiPlan) plan = NULL;
      g_autofree char *text = NULL;

      self->rules.keep = keep;
      plan_case_days (self, test_day ("2026-03-02"), test_day ("2026-03-05"));
      plan_case_leader (self, 0, SIYI_DAY_NONE);
      plan_case_leader (self, 0, SIYI_DAY_NONE);
      for (guint i = 0; i < 4; i++)
        plan_case_add_id (&g_array_index (self->slots, SiyiPlanSlot, i).before, stood[i]);
      plan = plan_case_make (self);
      text = plan_case_to_text (plan);
      g_assert_cmpstr (text, ==, keep ? "0:2:turn 1:1:turn 2:2:turn 3:1:turn"
                                      : "0:1:turn 1:2:turn 2:1:turn 3:2:turn");
      g_assert_cmpint (turn_at (plan, 0)->changed, ==, !keep);
    }
}

/* --- Heads --------------------------------------------------------------------------------------- */

static void
test_heads (void)
{
  static const struct
  {
    const char *wanted; SiyiHoliday holiday; const char *away_from, *away_to;
    const char *day; SiyiWhy why; const char *instead_of;
  } rows[] = {
    { "day:17", SIYI_HOLIDAY_POSTPONE, NULL, NULL, "2026-03-17", SIYI_WHY_MONTHLY, NULL },
    { "day:15", SIYI_HOLIDAY_POSTPONE, NULL, NULL, "2026-03-16", SIYI_WHY_MONTHLY_MOVED, "2026-03-15" },
    { "day:15", SIYI_HOLIDAY_CANCEL, NULL, NULL, NULL, SIYI_WHY_MONTHLY, NULL },
    { "day:17", SIYI_HOLIDAY_POSTPONE, "2026-03-17", "2026-03-17", "2026-03-18", SIYI_WHY_MONTHLY_MOVED, "2026-03-17" },
    { "day:17", SIYI_HOLIDAY_POSTPONE, "2026-03-17", "2026-03-19", "2026-03-16", SIYI_WHY_MONTHLY_MOVED, "2026-03-17" },
    { "day:31", SIYI_HOLIDAY_POSTPONE, "2026-03-31", "2026-03-31", "2026-03-30", SIYI_WHY_MONTHLY_MOVED, "2026-03-31" },
    { "weekday:1", SIYI_HOLIDAY_POSTPONE, "2026-03-02", "2026-03-05", "2026-03-09", SIYI_WHY_MONTHLY, NULL },
    { "weekday:1:2", SIYI_HOLIDAY_POSTPONE, "2026-03-09", "2026-03-09", "2026-03-10", SIYI_WHY_MONTHLY_MOVED, "2026-03-09" },
    { "day:17", SIYI_HOLIDAY_POSTPONE, "2026-03-01", "2026-03-31", NULL, SIYI_WHY_MONTHLY, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PlanCase) self = plan_case_new ();
      g_autoptr(SiyiPlan) plan = NULL;
      SiyiPlanLeader *head;
      guint n = 0;

      self->rules.holiday = rows[i].holiday;
      plan_case_days (self, test_day ("2026-03-01"), test_day ("2026-03-31"));
      head = plan_case_leader (self, 2, SIYI_DAY_NONE);
      head->monthly = TRUE;
      g_assert_true (siyi_monthly_parse (rows[i].wanted, &head->wanted));
      if (rows[i].away_from != NULL)
        plan_case_away (self, 0, test_day (rows[i].away_from), test_day (rows[i].away_to), SIYI_PART_DAY);
      for (int k = 0; k < 3; k++)
        plan_case_leader (self, 0, SIYI_DAY_NONE);
      plan = plan_case_make (self);
      plan_case_check (self, plan);
      for (guint k = 0; k < plan->turns->len; k++)
        {
          const SiyiTurn *turn = turn_at (plan, k);

          if (turn->leader != 1)
            continue;
          n++;
          g_assert_nonnull (rows[i].day);
          g_assert_cmpint (g_array_index (self->slots, SiyiPlanSlot, turn->slot).day, ==, test_day (rows[i].day));
          g_assert_cmpint (turn->why, ==, rows[i].why);
          g_assert_cmpint (turn->instead_of, ==,
                           rows[i].instead_of != NULL ? test_day (rows[i].instead_of) : SIYI_DAY_NONE);
        }
      g_assert_cmpuint (n, ==, rows[i].day != NULL);
      g_assert_cmpint (plan_case_count (plan, SIYI_PLAN_MONTHLY_UNMET), ==, rows[i].day == NULL);
    }
}

/* Two heads want the same day: the first of the office has it. A way out is named for who has none. */
static void
test_heads_together (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) plan = NULL;
  const SiyiPlanWarning *unmet;
  g_autofree char *text = NULL;

  plan_case_days (self, test_day ("2026-03-02"), test_day ("2026-03-03"));
  for (int i = 0; i < 3; i++)
    {
      SiyiPlanLeader *head = plan_case_leader (self, 0, SIYI_DAY_NONE);

      head->monthly = TRUE;
      head->wanted = (SiyiMonthly) { SIYI_MONTHLY_DAY, 2, 0, 0 };
    }
  plan_case_away (self, 2, test_day ("2026-03-02"), test_day ("2026-03-05"), SIYI_PART_DAY);
  plan = plan_case_make (self);
  text = plan_case_to_text (plan);
  g_assert_cmpstr (text, ==, "0:1:monthly 1:2:monthly-moved");
  unmet = warning_of (plan, SIYI_PLAN_MONTHLY_UNMET);
  g_assert_cmpint (unmet->leader, ==, 3);
  g_assert_cmpint (unmet->slot, ==, -1);
  g_assert_cmpint (unmet->way, ==, SIYI_WAY_OTHER_DAY);
  g_assert_cmpint (unmet->way_day, ==, test_day ("2026-03-06"));
}

/* --- Warnings ------------------------------------------------------------------------------------ */

static void
test_unfilled (void)
{
  static const struct { int distance; gboolean away, recused; SiyiWayOut way; int leader; const char *day; } rows[] = {
    { 3, FALSE, FALSE, SIYI_WAY_CLOSER, 1, "2026-03-03" },
    { 1, TRUE, FALSE, SIYI_WAY_ON_LEAVE, 1, "2026-03-03" },
    { 3, TRUE, FALSE, SIYI_WAY_OTHER_DAY, 1, "2026-03-05" },
    { 3, FALSE, TRUE, SIYI_WAY_NONE, 0, NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr(PlanCase) self = plan_case_new ();
      g_autoptr(SiyiPlan) plan = NULL;
      const SiyiPlanWarning *unfilled;

      self->rules.min_distance = rows[i].distance;
      plan_case_slot (self, test_day ("2026-03-02"), 1);
      plan_case_slot (self, test_day ("2026-03-03"), 1);
      plan_case_leader (self, 0, SIYI_DAY_NONE);
      plan_case_add_id (&g_array_index (self->slots, SiyiPlanSlot, 0).fixed, 1);
      if (rows[i].away)
        plan_case_away (self, 0, test_day ("2026-03-03"), test_day ("2026-03-03"), SIYI_PART_DAY);
      if (rows[i].recused)
        plan_case_add_id (&g_array_index (self->slots, SiyiPlanSlot, 1).recused, 1);
      plan = plan_case_make (self);
      g_assert_cmpint (plan->turns->len, ==, 1);
      unfilled = warning_of (plan, SIYI_PLAN_UNFILLED);
      g_assert_cmpint (unfilled->slot, ==, 1);
      g_assert_cmpint (unfilled->n, ==, 1);
      g_assert_cmpint (unfilled->way, ==, rows[i].way);
      g_assert_cmpint (unfilled->way_leader, ==, rows[i].leader);
      g_assert_cmpint (unfilled->way_day, ==, rows[i].day != NULL ? test_day (rows[i].day) : SIYI_DAY_NONE);
    }
}

static void
test_fixed (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) plan = NULL;
  g_autofree char *text = NULL;
  SiyiPlanSlot *slots;

  self->rules.min_distance = 2;
  plan_case_days (self, test_day ("2026-03-02"), test_day ("2026-03-06"));
  slots = (SiyiPlanSlot *) (void *) self->slots->data;
  plan_case_leader (self, 0, SIYI_DAY_NONE);
  plan_case_leader (self, 0, SIYI_DAY_NONE);
  plan_case_add_id (&slots[0].fixed, 1);
  plan_case_add_id (&slots[1].fixed, 1);          /* nearer than two days */
  plan_case_add_id (&slots[1].recused, 1);
  plan_case_away (self, 0, slots[0].day, slots[0].day, SIYI_PART_DAY);
  plan_case_add_id (&slots[3].fixed, 99);         /* has left the list */
  slots[4].provisional = TRUE;
  plan = plan_case_make (self);
  text = plan_case_to_text (plan);

  g_assert_cmpstr (text, ==, "0:1:fixed 1:1:fixed 2:2:only 3:99:fixed 4:2:turn");
  g_assert_cmpint (plan->warnings->len, ==, 4);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_FIXED_AWAY)->slot, ==, 0);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_FIXED_RECUSED)->slot, ==, 1);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_FIXED_RECUSED)->way, ==, SIYI_WAY_STAND_IN);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_FIXED_RECUSED)->way_leader, ==, 2);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_FIXED_CLOSE)->slot, ==, 1);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_FIXED_CLOSE)->n, ==, 1);
  g_assert_cmpint (warning_of (plan, SIYI_PLAN_PROVISIONAL)->slot, ==, 4);
  g_assert_cmpint (g_array_index (plan->loads, SiyiPlanLoad, 0).planned, ==, 2);
}

/* Friday, then a Saturday set by hand: one day apart, though no working day lies between. */
static void
test_weekend (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) plan = NULL;

  plan_case_slot (self, test_day ("2026-03-06"), 1);
  plan_case_slot (self, test_day ("2026-03-07"), 1);
  plan_case_leader (self, 0, SIYI_DAY_NONE);
  plan = plan_case_make (self);
  g_assert_cmpint (plan->turns->len, ==, 2);
  g_assert_cmpint (turn_at (plan, 1)->gap, ==, 1);
}

static void
test_nothing (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();
  g_autoptr(SiyiPlan) none = plan_case_make (self);
  g_autoptr(SiyiPlan) nobody = NULL;

  g_assert_cmpint (none->turns->len, ==, 0);
  plan_case_slot (self, test_day ("2026-03-02"), 2);
  nobody = plan_case_make (self);
  g_assert_cmpint (nobody->turns->len, ==, 0);
  g_assert_cmpint (warning_of (nobody, SIYI_PLAN_UNFILLED)->n, ==, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/words", test_words);
  g_test_add_func ("/plan/monthly-day", test_monthly_day);
  g_test_add_func ("/plan/turns", test_turns);
  g_test_add_func ("/plan/half-days", test_half_days);
  g_test_add_func ("/plan/joint", test_joint);
  g_test_add_func ("/plan/moved", test_moved);
  g_test_add_func ("/plan/keep", test_keep);
  g_test_add_func ("/plan/heads", test_heads);
  g_test_add_func ("/plan/heads-together", test_heads_together);
  g_test_add_func ("/plan/unfilled", test_unfilled);
  g_test_add_func ("/plan/fixed", test_fixed);
  g_test_add_func ("/plan/weekend", test_weekend);
  g_test_add_func ("/plan/nothing", test_nothing);

  return g_test_run ();
}
