/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days: only real ones, in one form. */
#include "siyi-day.h"

static void
test_parse (void)
{
  static const struct { const char *text; const char *back; } rows[] = {
    { "2024-02-29", "2024-02-29" }, { "2023-02-29", NULL }, { "2023-2-9", NULL },
    { "2023-02-09 ", NULL }, { "", NULL }, { "20230209", NULL }, { "0000-01-01", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *back = siyi_day_to_text (siyi_day_parse (rows[i].text));

      g_assert_cmpstr (back, ==, rows[i].back);
    }
}

static void
test_weekday (void)
{
  g_assert_cmpint (siyi_day_weekday (siyi_day_parse ("2026-12-17")), ==, 4);
  g_assert_cmpint (siyi_day_weekday (siyi_day_parse ("2026-09-20")), ==, 7);
  g_assert_cmpint (siyi_day_weekday (siyi_day_parse ("2024-01-01")), ==, 1);
}

static void
test_clock (void)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_parse ("1970-01-02"));

  g_assert_cmpint (siyi_clock_now_us (clock), ==, 36 * G_TIME_SPAN_HOUR);
  g_assert_cmpint (siyi_clock_today (clock), ==, siyi_day_parse ("1970-01-02"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/day/parse", test_parse);
  g_test_add_func ("/day/weekday", test_weekday);
  g_test_add_func ("/day/clock", test_clock);

  return g_test_run ();
}
