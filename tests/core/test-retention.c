/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long a matter is kept (regulation on archives, article 20), and the numbers of the archive's pieces. */
#include "siyi-retention.h"

static void
test_the_rule (void)
{
  static const struct { gboolean important, has_result; SiyiRetention want; } rows[] = {
    { TRUE, TRUE, SIYI_RETENTION_IMPORTANT },
    { FALSE, TRUE, SIYI_RETENTION_RESULT },
    { TRUE, FALSE, SIYI_RETENTION_OTHER },
    { FALSE, FALSE, SIYI_RETENTION_OTHER },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_retention_of (rows[i].important, rows[i].has_result), ==, rows[i].want);
}

static void
test_the_end (void)
{
  static const struct { const char *last; int years, ends; } rows[] = {
    { "2016-01-01", 10, 2026 },     /* to the last day of the tenth year after */
    { "2016-12-31", 10, 2026 },
    { "1996-06-15", 30, 2026 },
    { "1996-06-15", SIYI_RETENTION_PERMANENT, 0 },
    { "", 10, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_retention_ends (siyi_day_parse (rows[i].last), rows[i].years), ==, rows[i].ends);
  g_assert_cmpint (siyi_retention_longer (10, 30), ==, 30);
  g_assert_cmpint (siyi_retention_longer (30, SIYI_RETENTION_PERMANENT), ==, SIYI_RETENTION_PERMANENT);
}

static void
test_numbers (void)
{
  static const struct { int retention, volume, item; const char *want; } rows[] = {
    { 30, 12, 3, "0417-LDJF·2026-D30-0012-003" },
    { 10, 1, 1, "0417-LDJF·2026-D10-0001-001" },
    { SIYI_RETENTION_PERMANENT, 9999, 120, "0417-LDJF·2026-Y-9999-120" },
    { 30, 12345, 1000, "0417-LDJF·2026-D30-12345-1000" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = siyi_archive_number ("{fonds}-LDJF·{year}-{retention}-{volume}-{item}", "0417", 2026,
                                                     rows[i].retention, rows[i].volume, rows[i].item);

      g_assert_cmpstr (number, ==, rows[i].want);
    }
}

/* Without volume, item or year two pieces would get one number. */
static void
test_patterns (void)
{
  g_assert_true (siyi_archive_pattern_is_valid ("{year}·{volume}·{item}"));
  g_assert_false (siyi_archive_pattern_is_valid ("{fonds}-{year}-{volume}"));
  g_assert_false (siyi_archive_pattern_is_valid ("{volume}{item}"));
  g_assert_false (siyi_archive_pattern_is_valid ("{year}{item}"));
  g_assert_false (siyi_archive_pattern_is_valid (NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/retention/the-rule", test_the_rule);
  g_test_add_func ("/retention/the-end", test_the_end);
  g_test_add_func ("/retention/numbers", test_numbers);
  g_test_add_func ("/retention/patterns", test_patterns);

  return g_test_run ();
}
