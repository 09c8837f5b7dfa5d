/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Numbers by pattern: what is formatted reads back, and nothing else does. */
#include "siyi-number.h"

#include "siyi-words.h"

static void
test_format_and_parse (void)
{
  static const struct { const char *pattern; int year; int serial; const char *number; } rows[] = {
    { "JF{year}{seq:4}", 2026, 873, "JF20260873" },
    { "JF{year}{seq:4}", 2026, 1, "JF20260001" },
    { "JF{year}{seq:4}", 2026, 12345, "JF202612345" },
    { "示信交〔{year}〕{seq}号", 2026, 5, "示信交〔2026〕5号" },
    { "示信交〔{year}〕{seq}号", 2026, 112, "示信交〔2026〕112号" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *number = siyi_number_format (rows[i].pattern, rows[i].year, rows[i].serial);
      int year, serial;

      g_assert_cmpstr (number, ==, rows[i].number);
      g_assert_true (siyi_number_parse (rows[i].pattern, number, &year, &serial));
      g_assert_cmpint (year, ==, rows[i].year);
      g_assert_cmpint (serial, ==, rows[i].serial);
    }
}

static void
test_typed (void)
{
  static const struct { const char *pattern; const char *text; int serial; } rows[] = {
    { "示信交〔{year}〕{seq}号", "示信交[2026]5号", 5 },
    { "示信交〔{year}〕{seq}号", "示信交（２０２６）5号", 5 },
    { "JF{year}{seq:4}", "jf20260873", 873 }, { "JF{year}{seq:4}", "ＪＦ20260873", 873 },
    { "JF{year}{seq:4}", "JF2026087", 0 }, { "JF{year}{seq:4}", "JF20260873x", 0 },
    { "JF{year}{seq:4}", "JF20260000", 0 }, { "JF{year}{seq:4}", "", 0 },
    { "JF{year}{seq:4}", "JF20261234567890", 0 },
    { "示信交〔{year}〕{seq}号", "示信交〔2026〕5", 0 },
    { "示信交〔{year}〕{seq}号", "示信交〔2026〕号", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int year, serial;
      gboolean read = siyi_number_parse (rows[i].pattern, rows[i].text, &year, &serial);

      g_assert_cmpint (read, ==, rows[i].serial > 0);
      if (read)
        g_assert_cmpint (serial, ==, rows[i].serial);
    }
}

static void
test_patterns (void)
{
  static const struct { const char *pattern; gboolean valid; } rows[] = {
    { "JF{year}{seq:4}", TRUE }, { "{seq}-{year}", TRUE }, { "{year}", FALSE },
    { "JF{seq:4}", FALSE }, { "", FALSE }, { "{year}{year}{seq}", FALSE },
    { "{seq}{year}", FALSE }, { "{year}{seq:x}", FALSE },
  };
  const char * const *keys = siyi_words_keys ("numbers", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_number_pattern_is_valid (rows[i].pattern), ==, rows[i].valid);
  for (gsize i = 0; keys[i] != NULL; i++)
    g_assert_true (siyi_number_pattern_is_valid (siyi_word ("numbers", keys[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/format-and-parse", test_format_and_parse);
  g_test_add_func ("/number/typed", test_typed);
  g_test_add_func ("/number/patterns", test_patterns);

  return g_test_run ();
}
