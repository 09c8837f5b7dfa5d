/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Plans of real size: what holds for all of them, and December 2026 of the sample office. */
#include "plan-cases.h"

#include <string.h>

/* Most less least of what the rotation has after the plan. */
static int
apart (PlanCase *self, const SiyiPlan *plan, gint64 but)
{
  int most = G_MININT, least = G_MAXINT;

  for (guint i = 0; i < plan->loads->len; i++)
    {
      const SiyiPlanLoad *load = &g_array_index (plan->loads, SiyiPlanLoad, i);

      if (g_array_index (self->leaders, SiyiPlanLeader, i).monthly || load->leader == but)
        continue;
      most = MAX (most, load->before + load->planned);
      least = MIN (least, load->before + load->planned);
    }

  return most - least;
}

/* Half the leaders of each invented office are never away; the others now and then. */
static PlanCase *
invent (guint32 seed, int n_leaders, const char *from, const char *to, gboolean leave)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  PlanCase *self = plan_case_new ();
  SiyiDay first = test_day (from);

  self->rules.min_distance = g_rand_int_range (rand, 1, 6);
  plan_case_days (self, first, test_day (to));
  for (int i = 0; i < n_leaders; i++)
    {
      plan_case_leader (self, 3 + (g_rand_int_range (rand, 0, 3) == 0),
                        first - g_rand_int_range (rand, 10, 30));
      for (int n = leave && i % 2 == 1 ? g_rand_int_range (rand, 0, 4) : 0; n > 0; n--)
        {
          SiyiDay at = first + g_rand_int_range (rand, 0, 30);

          plan_case_away (self, i, at, at + g_rand_int_range (rand, 0, 8),
                          (SiyiPart) g_rand_int_range (rand, 0, 3));
        }
    }

  return self;
}

static void
test_level (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr(PlanCase) self = invent (seed, 8 + (int) seed % 9, "2026-12-01", "2026-12-31", FALSE);
      g_autoptr(SiyiPlan) plan = plan_case_make (self);

      plan_case_check (self, plan);
      g_assert_cmpint (plan->turns->len, ==, 23);
      g_assert_cmpint (apart (self, plan, 0), <=, 1);
      g_assert_cmpint (plan->warnings->len, ==, 0);
    }
}

/* Where loads end more than one apart, nobody with fewer turns could have taken one from who has more. */
static void
test_leave (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    {
      g_autoptr(PlanCase) self = invent (seed, 8 + (int) seed % 9, "2026-12-01", "2026-12-31", TRUE);
      g_autoptr(SiyiPlan) plan = plan_case_make (self);

      plan_case_check (self, plan);
      g_assert_cmpint (plan->turns->len, ==, 23);
      if (plan_case_count (plan, SIYI_PLAN_UNEVEN) == 0)
        g_assert_cmpint (apart (self, plan, 0), <=, 1);
      else
        g_assert_cmpint (apart (self, plan, 0), >, 1);
    }
}

static void
test_two_years (void)
{
  g_autoptr(PlanCase) self = plan_case_new ();

  self->rules.min_distance = 4;
  for (int i = 0; i < 13; i++)
    {
      plan_case_leader (self, 0, SIYI_DAY_NONE)->monthly = i < 2;
      plan_case_away (self, i, test_day ("2024-03-04") + 23 * i, test_day ("2024-03-08") + 23 * i,
                      SIYI_PART_DAY);
    }

  for (int month = 0; month < 24; month++)
    {
      g_autoptr(SiyiPlan) plan = NULL;

      g_array_set_size (self->slots, 0);
      plan_case_days (self, siyi_day_new (2024 + month / 12, month % 12 + 1, 1),
                      siyi_day_new (2024 + (month + 1) / 12, (month + 1) % 12 + 1, 1) - 1);
      plan = plan_case_make (self);
      plan_case_check (self, plan);
      g_assert_cmpint (plan->turns->len, ==, self->slots->len);
      g_assert_cmpint (apart (self, plan, 0), <=, 1);

      for (guint i = 0; i < plan->turns->len; i++)
        {
          const SiyiTurn *turn = &g_array_index (plan->turns, SiyiTurn, i);
          SiyiPlanLeader *leader = &g_array_index (self->leaders, SiyiPlanLeader, turn->leader - 1);

          leader->load++;
          leader->last = g_array_index (self->slots, SiyiPlanSlot, turn->slot).day;
        }
      for (guint i = 0; i < 2; i++)
        g_assert_cmpint (g_array_index (self->leaders, SiyiPlanLeader, i).load, ==, month + 1);
    }
}

static void
turn_round (GArray *away)
{
  for (guint i = 0; away != NULL && i < away->len / 2; i++)
    {
      SiyiAway *one = &g_array_index (away, SiyiAway, i);
      SiyiAway *other = &g_array_index (away, SiyiAway, away->len - 1 - i);
      SiyiAway kept = *one;

      *one = *other;
      *other = kept;
    }
}

static void
test_same_again (void)
{
  for (guint32 seed = 200; seed < 220; seed++)
    {
      g_autoptr(PlanCase) self = invent (seed, 12, "2026-12-01", "2026-12-31", TRUE);
      g_autoptr(SiyiPlan) first = plan_case_make (self);
      g_autoptr(SiyiPlan) second = plan_case_make (self);
      g_autoptr(SiyiPlan) third = NULL;

      for (guint i = 0; i < self->leaders->len; i++)
        turn_round (g_array_index (self->leaders, SiyiPlanLeader, i).away);
      third = plan_case_make (self);
      g_assert_cmpmem (first->turns->data, first->turns->len * sizeof (SiyiTurn),
                       second->turns->data, second->turns->len * sizeof (SiyiTurn));
      g_assert_cmpmem (first->turns->data, first->turns->len * sizeof (SiyiTurn),
                       third->turns->data, third->turns->len * sizeof (SiyiTurn));
    }
}

/* A short office with a long distance: more clashes than any search can try. The rules hold all the same. */
static void
test_scarce (void)
{
  for (int n_leaders = 2; n_leaders <= 5; n_leaders++)
    {
      g_autoptr(PlanCase) self = plan_case_new ();
      g_autoptr(SiyiPlan) plan = NULL;

      self->rules.min_distance = 6;
      plan_case_days (self, test_day ("2026-12-01"), test_day ("2026-12-31"));
      for (int i = 0; i < n_leaders; i++)
        plan_case_leader (self, i % 2, SIYI_DAY_NONE);
      plan = plan_case_make (self);
      plan_case_check (self, plan);
      g_assert_cmpint (plan->turns->len, ==, 4 * n_leaders);
      g_assert_cmpint (apart (self, plan, 0), <=, 1);
      g_assert_cmpint (plan_case_count (plan, SIYI_PLAN_UNFILLED), ==, 23 - 4 * n_leaders);
    }
}

/* 2026-12-01..2026-12-11；2026-12-16 */
static void
read_leave (PlanCase *self, const char *text)
{
  g_auto(GStrv) parts = g_strsplit (text, "；", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto(GStrv) ends = g_strsplit (g_strstrip (parts[i]), "..", 2);
      SiyiDay from = *ends[0] != '\0' ? test_day (ends[0]) : SIYI_DAY_NONE;

      if (from != SIYI_DAY_NONE)
        plan_case_away (self, (int) self->leaders->len - 1, from, ends[1] != NULL ? test_day (ends[1]) : from,
                        SIYI_PART_DAY);
    }
}

static PlanCase *
sample_office (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_DATA"), "samples", "leaders.csv", NULL);
  g_autofree char *bytes = NULL;
  g_auto(GStrv) lines = NULL;
  PlanCase *self = plan_case_new ();

  g_assert_true (g_file_get_contents (path, &bytes, NULL, NULL));
  lines = g_strsplit (bytes, "\n", -1);
  self->rules.min_distance = 5;
  plan_case_days (self, test_day ("2026-12-01"), test_day ("2026-12-31"));
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_auto(GStrv) fields = g_strsplit (g_strchomp (lines[i]), ",", 6);
      SiyiPlanLeader *leader = plan_case_leader (self, 16, SIYI_DAY_NONE);

      leader->monthly = strcmp (fields[4], "是") == 0;
      leader->wanted = (SiyiMonthly) { SIYI_MONTHLY_DAY, i == 1 ? 15 : 10, 0, 0 };
      read_leave (self, fields[5]);
    }
  g_assert_cmpint (self->leaders->len, ==, 14);

  return self;
}

static void
test_december (void)
{
  g_autoptr(PlanCase) self = sample_office ();
  g_autoptr(SiyiPlan) plan = plan_case_make (self);
  const gint64 away_all = 7;

  if (g_test_verbose ())
    {
      g_autofree char *text = plan_case_to_text (plan);

      g_test_message ("%s", text);
    }
  plan_case_check (self, plan);
  g_assert_true (plan->proven);
  g_assert_cmpint (plan->turns->len, ==, 23);
  for (guint i = 0; i < 2; i++)
    g_assert_cmpint (g_array_index (plan->loads, SiyiPlanLoad, i).planned, ==, 1);
  g_assert_cmpint (g_array_index (plan->loads, SiyiPlanLoad, away_all - 1).planned, ==, 0);
  g_assert_cmpint (apart (self, plan, away_all), <=, 1);

  /* Who is away all month is the one told of; the heads sit on their days, the 10th and the 15th. */
  g_assert_cmpint (plan->warnings->len, ==, 1);
  g_assert_cmpint (g_array_index (plan->warnings, SiyiPlanWarning, 0).trouble, ==, SIYI_PLAN_UNEVEN);
  g_assert_cmpint (g_array_index (plan->warnings, SiyiPlanWarning, 0).leader, ==, away_all);
  g_assert_cmpint (g_array_index (plan->warnings, SiyiPlanWarning, 0).n, ==, 2);
  g_assert_cmpint (g_array_index (plan->turns, SiyiTurn, 7).leader, ==, 2);
  g_assert_cmpint (g_array_index (plan->turns, SiyiTurn, 10).leader, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/plan/large/level", test_level);
  g_test_add_func ("/plan/large/leave", test_leave);
  g_test_add_func ("/plan/large/two-years", test_two_years);
  g_test_add_func ("/plan/large/same-again", test_same_again);
  g_test_add_func ("/plan/large/scarce", test_scarce);
  g_test_add_func ("/plan/large/december", test_december);

  return g_test_run ();
}
