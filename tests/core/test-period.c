/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods by name: both ends belong to them, over the turn of the year too. */
#include "siyi-period.h"

static void
test_days (void)
{
  static const struct { const char *today; SiyiPeriod period; const char *from, *to; } rows[] = {
    { "2026-12-17", SIYI_PERIOD_THIS_MONTH, "2026-12-01", "2026-12-31" },
    { "2026-12-17", SIYI_PERIOD_LAST_MONTH, "2026-11-01", "2026-11-30" },
    { "2027-01-04", SIYI_PERIOD_LAST_MONTH, "2026-12-01", "2026-12-31" },
    { "2024-02-29", SIYI_PERIOD_THIS_MONTH, "2024-02-01", "2024-02-29" },
    { "2026-11-30", SIYI_PERIOD_THIS_QUARTER, "2026-10-01", "2026-12-31" },
    { "2026-03-31", SIYI_PERIOD_THIS_QUARTER, "2026-01-01", "2026-03-31" },
    { "2026-12-17", SIYI_PERIOD_THIS_YEAR, "2026-01-01", "2026-12-31" },
    { "2026-12-17", SIYI_PERIOD_LAST_YEAR, "2025-01-01", "2025-12-31" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiDay from, to;
      g_autofree char *first = NULL;
      g_autofree char *last = NULL;

      siyi_period_days (rows[i].period, siyi_day_parse (rows[i].today), &from, &to);
      first = siyi_day_to_text (from);
      last = siyi_day_to_text (to);
      g_assert_cmpstr (first, ==, rows[i].from);
      g_assert_cmpstr (last, ==, rows[i].to);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/days", test_days);

  return g_test_run ();
}
