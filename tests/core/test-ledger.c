/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ledger's columns and the light of a row. */
#include "siyi-ledger.h"

#include "calendar-file.h"
#include "siyi-clocks.h"

static void
test_columns (void)
{
  static const char * const headings[SIYI_N_COLUMNS] = {
    "序号", "接访日期", "接访领导", "职务", "接访方式", "接访地点", "信访人", "人数", "住址(乡镇/村)",
    "联系电话", "反映的主要问题", "问题分类", "初/重", "领导意见", "责任单位", "责任人", "包案领导",
    "交办日期", "办理时限", "办理情况", "办结日期", "是否化解", "满意度", "回访情况", "备注",
  };

  for (int column = 0; column < SIYI_N_COLUMNS; column++)
    {
      g_assert_cmpstr (siyi_column_heading (column), ==, headings[column]);
      g_assert_cmpint (siyi_field_from_word (siyi_column_word (column)), ==,
                       siyi_column_field (column));
    }
}

static void
test_lights (void)
{
  static const struct
  {
    const char *assigned;
    const char *due;
    const char *closed;
    const char *today;
    SiyiLight   light;
  } rows[] = {
    { "2026-12-01", NULL, NULL, "2026-12-17", SIYI_LIGHT_NONE },
    { "2026-12-01", "2026-12-21", NULL, "2026-12-01", SIYI_LIGHT_GREEN },
    { "2026-12-01", "2026-12-21", NULL, "2026-12-15", SIYI_LIGHT_GREEN },
    { "2026-12-01", "2026-12-21", NULL, "2026-12-16", SIYI_LIGHT_YELLOW },
    { "2026-12-01", "2026-12-21", NULL, "2026-12-21", SIYI_LIGHT_YELLOW },
    { "2026-12-01", "2026-12-21", NULL, "2026-12-22", SIYI_LIGHT_RED },
    { "2026-12-01", "2026-12-21", "2026-12-30", "2026-12-31", SIYI_LIGHT_DONE },
    { NULL, "2026-12-21", NULL, "2026-12-20", SIYI_LIGHT_GREEN },
    { "2026-12-21", "2026-12-21", NULL, "2026-12-21", SIYI_LIGHT_YELLOW },
    { "2026-12-22", "2026-12-21", NULL, "2026-12-20", SIYI_LIGHT_GREEN },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_light_of (test_day (rows[i].assigned), test_day (rows[i].due),
                                    test_day (rows[i].closed), test_day (rows[i].today)),
                     ==, rows[i].light);

  g_assert_cmpint (siyi_light_by (test_day ("2026-12-01"), test_day ("2026-12-21"), SIYI_DAY_NONE,
                                  test_day ("2026-12-11"), 50), ==, SIYI_LIGHT_YELLOW);
}

static void
test_row_and_clock_show_the_same_light (void)
{
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();
  const SiyiDay start = test_day ("2026-09-01");
  SiyiClockRules rules;

  siyi_clock_rules_init (&rules);
  for (int days = 1; days <= 40; days += 13)
    for (SiyiDay today = start; today < start + 60; today++)
      {
        SiyiLimit limit = { days, SIYI_DAYS_CALENDAR };
        SiyiClockReading reading;

        siyi_limit_read (&rules, calendar, limit, start, SIYI_DAY_NONE, today, &reading);
        g_assert_cmpint (siyi_clock_light (&reading), ==,
                         siyi_light_of (start, reading.due, SIYI_DAY_NONE, today));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/ledger/columns", test_columns);
  g_test_add_func ("/ledger/lights", test_lights);
  g_test_add_func ("/ledger/row-and-clock-show-the-same-light",
                   test_row_and_clock_show_the_same_light);

  return g_test_run ();
}
