/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rates and comparisons with the year before (domain, sections 4.5 and 4.6). */
#include "siyi-rate.h"

static void
test_rates (void)
{
  static const struct { gint64 numerator; gint64 denominator; const char *text; } rows[] = {
    { 602, 602, "100.00%" }, { 0, 0, "—" }, { 0, 7, "0.00%" }, { 1, 3, "33.33%" },
    { 2, 3, "66.67%" }, { 1, 8, "12.50%" }, { 229, 237, "96.62%" },
    { 1, 20000, "0.01%" },                          /* 0.005 rounds up */
    { 1, 20001, "0.00%" },
    { 99999, 100000, "99.99%" },                    /* never 100 unless equal */
    { 999999999, 1000000000, "99.99%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = siyi_rate_text (rows[i].numerator, rows[i].denominator);

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_year_on_year (void)
{
  static const struct
  {
    gint64      this_year;
    gint64      last_year;
    gboolean    has_last_year;
    SiyiTrend   trend;
    const char *number;
    const char *text;
  } rows[] = {
    { 50, 105, TRUE, SIYI_TREND_DOWN, "52.38", "同比下降52.38%" },
    { 108, 100, TRUE, SIYI_TREND_UP, "8.00", "同比上升8.00%" },
    { 7, 7, TRUE, SIYI_TREND_FLAT, "", "同比持平" },
    { 7, 0, TRUE, SIYI_TREND_LAST_ZERO, "", "上年同期为0件，不作同比" },
    { 0, 0, TRUE, SIYI_TREND_LAST_ZERO, "", "上年同期为0件，不作同比" },
    { 7, 0, FALSE, SIYI_TREND_NO_DATA, "", "上年同期无数据" },
    { 0, 7, TRUE, SIYI_TREND_DOWN, "100.00", "同比下降100.00%" },
    { 300, 100, TRUE, SIYI_TREND_UP, "200.00", "同比上升200.00%" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiYearOnYear change = siyi_year_on_year (rows[i].this_year, rows[i].last_year,
                                                 rows[i].has_last_year);
      g_autofree char *text = siyi_year_on_year_text (&change, FALSE, "件");

      g_assert_cmpint (change.trend, ==, rows[i].trend);
      g_assert_cmpstr (change.number, ==, rows[i].number);
      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_points (void)
{
  static const struct { gint64 now; gint64 before; const char *text; } rows[] = {
    { 9862, 9742, "同比上升1.20个百分点" }, { 9742, 9862, "同比下降1.20个百分点" },
    { 10000, 10000, "同比持平" }, { SIYI_RATE_EMPTY, 10000, "上年同期无数据" },
    { 10000, SIYI_RATE_EMPTY, "上年同期无数据" }, { 10000, 0, "同比上升100.00个百分点" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiYearOnYear change = siyi_year_on_year_of_rates (rows[i].now, rows[i].before);
      g_autofree char *text = siyi_year_on_year_text (&change, TRUE, "");

      g_assert_cmpstr (text, ==, rows[i].text);
    }
}

static void
test_replies (void)
{
  SiyiDay due = siyi_day_new (2026, 12, 17);

  g_assert_cmpint (siyi_reply_of (due, due, due + 9), ==, SIYI_REPLY_ON_TIME);
  g_assert_cmpint (siyi_reply_of (due, due + 1, due + 9), ==, SIYI_REPLY_LATE);
  g_assert_cmpint (siyi_reply_of (due, SIYI_DAY_NONE, due), ==, SIYI_REPLY_NOT_YET);
  g_assert_cmpint (siyi_reply_of (due, SIYI_DAY_NONE, due + 1), ==, SIYI_REPLY_OVERDUE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rate/rates", test_rates);
  g_test_add_func ("/rate/year-on-year", test_year_on_year);
  g_test_add_func ("/rate/points", test_points);
  g_test_add_func ("/rate/replies", test_replies);

  return g_test_run ();
}
