/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Last days: every check value of the domain's section 3.2, and the shipped lengths. */
#include "siyi-limits.h"

#include <string.h>

#include "calendar-file.h"

#define CALENDAR SIYI_DAYS_CALENDAR
#define WORKING SIYI_DAYS_WORKING

static void
test_check_values (void)
{
  static const struct
  {
    const char  *start;
    SiyiLimit    limit;
    const char  *unrolled;
    const char  *last;
    gboolean     provisional;
  } rows[] = {
    { "2026-09-10", { 15, CALENDAR }, "2026-09-25", "2026-09-28", FALSE },
    { "2026-08-03", { 60, CALENDAR }, "2026-10-02", "2026-10-08", FALSE },
    { "2026-08-03", { 90, CALENDAR }, "2026-11-01", "2026-11-02", FALSE },
    { "2025-12-31", { 60, CALENDAR }, "2026-03-01", "2026-03-02", FALSE },
    { "2023-08-01", { 60, CALENDAR }, "2023-09-30", "2023-10-07", FALSE },
    { "2024-01-25", { 15, CALENDAR }, "2024-02-09", "2024-02-09", FALSE },
    { "2026-12-18", { 15, CALENDAR }, "2027-01-02", "2027-01-04", TRUE },
    { "2026-12-11", { 15, CALENDAR }, "2026-12-26", "2026-12-28", TRUE },
    { "2026-09-24", { 5, WORKING }, "2026-10-09", "2026-10-09", FALSE },
    { "2026-09-18", { 5, WORKING }, "2026-09-24", "2026-09-24", FALSE },
    { "2026-02-12", { 5, WORKING }, "2026-02-26", "2026-02-26", FALSE },
    { "2023-09-27", { 5, WORKING }, "2023-10-10", "2023-10-10", FALSE },
    { "2026-12-24", { 5, WORKING }, "2026-12-31", "2026-12-31", TRUE },
  };
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiDue due = siyi_limit_due (rows[i].limit, test_day (rows[i].start), calendar,
                                    SIYI_ROLL_NON_WORKING);

      g_assert_cmpint (due.unrolled, ==, test_day (rows[i].unrolled));
      g_assert_cmpint (due.last, ==, test_day (rows[i].last));
      g_assert_cmpint (due.provisional, ==, rows[i].provisional);
    }
}

static void
test_rolling_is_a_setting (void)
{
  g_autoptr(SiyiCalendar) calendar = test_calendar_new ();
  SiyiLimit limit = { 60, CALENDAR };
  SiyiDue never = siyi_limit_due (limit, test_day ("2026-08-03"), calendar, SIYI_ROLL_NEVER);
  SiyiDue holiday = siyi_limit_due (limit, test_day ("2025-12-31"), calendar, SIYI_ROLL_HOLIDAY);

  g_assert_cmpint (never.last, ==, test_day ("2026-10-02"));
  g_assert_cmpint (holiday.last, ==, test_day ("2026-03-01"));
}

static void
test_defaults (void)
{
  static const struct
  {
    const char   *key;
    int           days;
    SiyiDaysKind  kind;
    const char   *article;
  } rows[] = {
    { "D1", 15, CALENDAR, "第二十二条" }, { "D2", 15, CALENDAR, "第二十三条" },
    { "D3", 5, WORKING, "第二十三条" }, { "D4", 60, CALENDAR, "第三十四条" },
    { "D5", 30, CALENDAR, "第三十四条" }, { "D6", 30, CALENDAR, "第三十五条" },
    { "D7", 30, CALENDAR, "第三十五条" }, { "D8", 30, CALENDAR, "第三十六条" },
    { "D9", 30, CALENDAR, "第三十六条" }, { "instruction", 30, CALENDAR, "第二十二条" },
    { "simplified", 10, WORKING, "" }, { "reminder-answer", 5, WORKING, "" },
    { "visit-back", 15, CALENDAR, "" }, { "leader-told", 5, CALENDAR, "" },
    { "booking-list", 1, CALENDAR, "" }, { "notice-lead", 2, WORKING, "" },
    { "notice-warning", 3, WORKING, "" }, { "archive-grace", 3, WORKING, "" },
  };
  gsize n;
  const char * const *keys = siyi_limit_keys (&n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (rows));
  for (gsize i = 0; i < n; i++)
    {
      SiyiLimit limit = siyi_limit_default (keys[i]);

      g_assert_cmpstr (keys[i], ==, rows[i].key);
      g_assert_cmpint (limit.days, ==, rows[i].days);
      g_assert_cmpint (limit.kind, ==, rows[i].kind);
      g_assert_nonnull (strstr (siyi_limit_basis (keys[i]), rows[i].article));
      g_assert_cmpstr (siyi_limit_name (keys[i]), !=, "");
    }
}

static void
test_stored_form (void)
{
  static const struct { const char *text; gboolean good; } rows[] = {
    { "15 calendar", TRUE }, { "5 working", TRUE }, { "3660 calendar", TRUE },
    { "3661 calendar", FALSE }, { "0 calendar", FALSE }, { "-1 calendar", FALSE },
    { "15", FALSE }, { "15 days", FALSE }, { "15calendar", FALSE }, { "15 calendar ", FALSE },
    { "99999999999999999999 calendar", FALSE }, { "", FALSE }, { NULL, FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiLimit limit = { 7, CALENDAR };
      gboolean good = siyi_limit_parse (rows[i].text, &limit);
      g_autofree char *back = siyi_limit_to_text (limit);

      g_assert_cmpint (good, ==, rows[i].good);
      g_assert_cmpstr (back, ==, good ? rows[i].text : "7 calendar");
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/check-values", test_check_values);
  g_test_add_func ("/limits/rolling-is-a-setting", test_rolling_is_a_setting);
  g_test_add_func ("/limits/defaults", test_defaults);
  g_test_add_func ("/limits/stored-form", test_stored_form);

  return g_test_run ();
}
