/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The working-day calendar with all traps of the domain's section 6. */
#include "calendar-file.h"

static void
test_years (void)
{
  static const struct { int year; int off; int make_up; int working; } rows[] = {
    { 2023, 27, 7, 249 }, { 2024, 28, 8, 251 }, { 2025, 28, 5, 248 }, { 2026, 33, 6, 248 },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiCalendarYear year = siyi_calendar_count_year (calendar, rows[i].year);

      g_assert_cmpint (year.off, ==, rows[i].off);
      g_assert_cmpint (year.make_up, ==, rows[i].make_up);
      g_assert_cmpint (year.working, ==, rows[i].working);
      g_assert_true (g_str_has_prefix (siyi_calendar_get_source (calendar, rows[i].year), "国办发明电"));
    }

  g_assert_cmpint (siyi_calendar_count_working (calendar, test_day ("2023-01-01"),
                                                test_day ("2023-09-30")), ==, 187);
  g_assert_cmpint (siyi_calendar_count_working (calendar, test_day ("2026-12-01"),
                                                test_day ("2026-12-31")), ==, 23);
  g_assert_cmpint (siyi_calendar_count_working (calendar, test_day ("2026-12-31"),
                                                test_day ("2026-12-01")), ==, 0);
  g_assert_null (siyi_calendar_get_source (calendar, 2027));
}

static void
test_days (void)
{
  static const struct { const char *day; SiyiDayKind kind; gboolean working; } rows[] = {
    { "2022-12-31", SIYI_DAY_KIND_OFF, FALSE },       /* stands under 2023 */
    { "2023-12-30", SIYI_DAY_KIND_WEEKEND, FALSE },   /* beside a holiday, listed nowhere */
    { "2023-01-28", SIYI_DAY_KIND_MAKE_UP, TRUE },    /* a Saturday */
    { "2023-01-29", SIYI_DAY_KIND_MAKE_UP, TRUE },    /* a Sunday */
    { "2024-02-09", SIYI_DAY_KIND_WEEKDAY, TRUE },    /* New Year's Eve of 2024 worked */
    { "2025-01-28", SIYI_DAY_KIND_OFF, FALSE },       /* that of 2025 did not */
    { "2026-09-20", SIYI_DAY_KIND_MAKE_UP, TRUE },
    { "2026-09-25", SIYI_DAY_KIND_OFF, FALSE },
    { "2026-12-17", SIYI_DAY_KIND_WEEKDAY, TRUE },
    { "2026-12-19", SIYI_DAY_KIND_WEEKEND, FALSE },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiDay day = test_day (rows[i].day);

      g_assert_cmpint (siyi_calendar_day_kind (calendar, day), ==, rows[i].kind);
      g_assert_cmpint (siyi_calendar_is_working (calendar, day), ==, rows[i].working);
    }
}

static void
test_own_days_win (void)
{
  SiyiCalendarBuilder *builder = test_calendar_builder ();
  g_autoptr(SiyiCalendar) calendar = NULL;

  /* In whatever order they come. */
  siyi_calendar_builder_add_day (builder, test_day ("2026-12-19"), 0, TRUE, TRUE);
  siyi_calendar_builder_add_day (builder, test_day ("2026-10-10"), 0, TRUE, FALSE);
  siyi_calendar_builder_add_day (builder, test_day ("2026-10-10"), 2026, FALSE, TRUE);
  siyi_calendar_builder_add_day (builder, test_day ("2027-03-01"), 0, TRUE, FALSE);
  calendar = siyi_calendar_builder_end (builder);

  g_assert_cmpint (siyi_calendar_day_kind (calendar, test_day ("2026-12-19")), ==,
                   SIYI_DAY_KIND_OWN_WORKING);
  g_assert_true (siyi_calendar_is_working (calendar, test_day ("2026-12-19")));
  g_assert_false (siyi_calendar_is_working (calendar, test_day ("2026-10-10")));
  g_assert_false (siyi_calendar_is_provisional (calendar, test_day ("2027-03-01")));
  g_assert_cmpint (siyi_calendar_count_year (calendar, 2026).working, ==, 248);
  g_assert_false (siyi_calendar_has_year (calendar, 0));
}

static void
test_provisional (void)
{
  static const struct { const char *day; gboolean provisional; } rows[] = {
    { "2022-12-30", TRUE }, { "2022-12-31", TRUE }, { "2023-01-01", FALSE },
    { "2023-12-31", FALSE }, { "2026-12-25", FALSE }, { "2026-12-26", TRUE },
    { "2026-12-31", TRUE }, { "2027-01-01", TRUE }, { "2028-07-01", TRUE },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_calendar_is_provisional (calendar, test_day (rows[i].day)), ==,
                     rows[i].provisional);
}

static void
test_missing_year (void)
{
  static const struct { const char *today; int missing; } rows[] = {
    { "2026-10-31", 0 }, { "2026-11-01", 2027 }, { "2026-12-31", 2027 }, { "2025-12-31", 0 },
    { "2027-01-01", 2027 }, { "2027-11-01", 2027 },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_calendar_missing_year (calendar, test_day (rows[i].today)), ==,
                     rows[i].missing);
}

static void
test_steps (void)
{
  static const struct { const char *from; int n; const char *to; } rows[] = {
    { "2026-09-24", 1, "2026-09-28" }, { "2026-09-30", 1, "2026-10-08" },
    { "2026-10-08", 2, "2026-10-10" }, { "2026-10-11", 0, "2026-10-11" },
    { "2026-10-08", -1, "2026-09-30" }, { "2026-12-17", -2, "2026-12-15" },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_calendar_add_working (calendar, test_day (rows[i].from), rows[i].n), ==,
                     test_day (rows[i].to));
  g_assert_cmpint (siyi_calendar_next_working (calendar, test_day ("2026-10-10")), ==,
                   test_day ("2026-10-12"));
}

static void
test_rolling (void)
{
  static const struct { const char *day; SiyiRolling rolling; const char *last; } rows[] = {
    { "2026-10-02", SIYI_ROLL_NON_WORKING, "2026-10-08" },
    { "2026-10-02", SIYI_ROLL_HOLIDAY, "2026-10-08" },
    { "2026-10-02", SIYI_ROLL_NEVER, "2026-10-02" },
    { "2026-12-19", SIYI_ROLL_NON_WORKING, "2026-12-21" },
    { "2026-12-19", SIYI_ROLL_HOLIDAY, "2026-12-19" },    /* a plain weekend is no holiday */
    { "2023-09-30", SIYI_ROLL_NON_WORKING, "2023-10-07" },
    { "2026-10-10", SIYI_ROLL_NON_WORKING, "2026-10-10" },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_calendar_roll (calendar, test_day (rows[i].day), rows[i].rolling), ==,
                     test_day (rows[i].last));
}

static void
test_no_list_at_all (void)
{
  g_autoptr(SiyiCalendar) calendar = siyi_calendar_builder_end (siyi_calendar_builder_new ());

  g_assert_true (siyi_calendar_is_working (calendar, test_day ("2026-10-01")));
  g_assert_true (siyi_calendar_is_provisional (calendar, test_day ("2026-10-01")));
  g_assert_cmpint (siyi_calendar_missing_year (calendar, test_day ("2026-03-01")), ==, 2026);
}

/* A half-day off is open for the other half: limits count it, nothing rolls off it (trap 5). */
static void
test_half_days (void)
{
  SiyiCalendarBuilder *builder = siyi_calendar_builder_new ();
  g_autoptr(SiyiCalendar) calendar = NULL;
  const SiyiDay friday = siyi_day_new (2026, 5, 8), saturday = friday + 1;

  siyi_calendar_builder_add_half (builder, friday, SIYI_HALF_AFTERNOON);
  siyi_calendar_builder_add_half (builder, saturday, SIYI_HALF_MORNING);
  calendar = siyi_calendar_builder_end (builder);

  g_assert_true (siyi_calendar_is_working (calendar, friday));
  g_assert_true (siyi_calendar_is_working (calendar, saturday));
  g_assert_cmpint (siyi_calendar_day_kind (calendar, friday), ==, SIYI_DAY_KIND_OWN_WORKING);
  g_assert_cmpint (siyi_calendar_half_off (calendar, friday), ==, SIYI_HALF_AFTERNOON);
  g_assert_cmpint (siyi_calendar_half_off (calendar, saturday), ==, SIYI_HALF_MORNING);
  g_assert_cmpint (siyi_calendar_half_off (calendar, friday - 1), ==, SIYI_HALF_NONE);
  g_assert_cmpint (siyi_calendar_roll (calendar, friday, SIYI_ROLL_NON_WORKING), ==, friday);
  g_assert_cmpint (siyi_calendar_count_working (calendar, friday - 4, saturday + 1), ==, 6);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/calendar/years", test_years);
  g_test_add_func ("/calendar/days", test_days);
  g_test_add_func ("/calendar/own-days-win", test_own_days_win);
  g_test_add_func ("/calendar/provisional", test_provisional);
  g_test_add_func ("/calendar/missing-year", test_missing_year);
  g_test_add_func ("/calendar/steps", test_steps);
  g_test_add_func ("/calendar/rolling", test_rolling);
  g_test_add_func ("/calendar/no-list-at-all", test_no_list_at_all);
  g_test_add_func ("/calendar/half-days", test_half_days);

  return g_test_run ();
}
