/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bars of charts: as long as their part of the greatest, within their box, and never hidden where there is
 * something to show. */
#include "siyi-paper-chart.h"

static const SiyiChartRect box = { 100, 50, 200, 20 };

static void
assert_inside (const SiyiChartRect *rect)
{
  g_assert_cmpfloat (rect->x, ==, box.x);
  g_assert_cmpfloat (rect->width, <=, box.width);
  g_assert_cmpfloat (rect->y, >=, box.y);
  g_assert_cmpfloat (rect->y + rect->height, <=, box.y + box.height);
}

static void
test_lengths_are_parts_of_the_greatest (void)
{
  for (int i = 0; i <= 100; i++)
    {
      const SiyiChartBar bar = siyi_chart_bar (i / 100.0, 1 - i / 100.0, &box);

      assert_inside (&bar.now);
      assert_inside (&bar.before);
      if (i > 0)
        g_assert_cmpfloat_with_epsilon (bar.now.width, box.width * i / 100.0, 1e-9);
      g_assert_cmpfloat (bar.now.y + bar.now.height, <, bar.before.y);
    }
}

static void
test_nothing_has_no_bar_and_little_can_be_seen (void)
{
  g_assert_cmpfloat (siyi_chart_bar (0, -1, &box).now.width, ==, 0);
  g_assert_cmpfloat (siyi_chart_bar (0.5, -1, &box).before.width, ==, 0);
  g_assert_cmpfloat (siyi_chart_bar (1e-9, 0, &box).now.width, >, 0.5);
  g_assert_cmpfloat (siyi_chart_bar (7, 7, &box).now.width, ==, box.width);
}

static void
test_the_greatest_is_found (void)
{
  static const gint64 values[] = { 3, 17, -1, 9 };

  g_assert_cmpfloat (siyi_chart_greatest (values, G_N_ELEMENTS (values), 1), ==, 17);
  g_assert_cmpfloat (siyi_chart_greatest (NULL, 0, 1), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/lengths", test_lengths_are_parts_of_the_greatest);
  g_test_add_func ("/chart/nothing", test_nothing_has_no_bar_and_little_can_be_seen);
  g_test_add_func ("/chart/greatest", test_the_greatest_is_found);

  return g_test_run ();
}
