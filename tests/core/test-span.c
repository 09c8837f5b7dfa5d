/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Periods: what a title says is what its days are, and what they are compared with (domain, sections 4.4
 * and 4.5). */
#include "siyi-span.h"

typedef struct
{
  const char   *from, *to;
  SiyiSpanKind  kind;
  const char   *words, *short_words;
  const char   *year_before[2], *before[2];
} Row;

static const Row rows[] = {
  { "2026-11-01", "2026-11-30", SIYI_SPAN_MONTH, "2026年11月", "11月",
    { "2025-11-01", "2025-11-30" }, { "2026-10-01", "2026-10-31" } },
  { "2026-01-01", "2026-01-31", SIYI_SPAN_MONTH, "2026年1月", "1月",
    { "2025-01-01", "2025-01-31" }, { "2025-12-01", "2025-12-31" } },
  { "2024-02-01", "2024-02-29", SIYI_SPAN_MONTH, "2024年2月", "2月",
    { "2023-02-01", "2023-02-28" }, { "2024-01-01", "2024-01-31" } },
  { "2025-02-01", "2025-02-28", SIYI_SPAN_MONTH, "2025年2月", "2月",
    { "2024-02-01", "2024-02-29" }, { "2025-01-01", "2025-01-31" } },
  { "2026-07-01", "2026-09-30", SIYI_SPAN_QUARTER, "2026年第三季度", "第三季度",
    { "2025-07-01", "2025-09-30" }, { "2026-04-01", "2026-06-30" } },
  { "2026-01-01", "2026-03-31", SIYI_SPAN_QUARTER, "2026年第一季度", "第一季度",
    { "2025-01-01", "2025-03-31" }, { "2025-10-01", "2025-12-31" } },
  { "2026-01-01", "2026-06-30", SIYI_SPAN_HALF, "2026年上半年", "上半年",
    { "2025-01-01", "2025-06-30" }, { "2025-07-01", "2025-12-31" } },
  { "2026-07-01", "2026-12-31", SIYI_SPAN_HALF, "2026年下半年", "下半年",
    { "2025-07-01", "2025-12-31" }, { "2026-01-01", "2026-06-30" } },
  { "2023-01-01", "2023-09-30", SIYI_SPAN_TO_MONTH, "2023年1至9月", "1至9月",
    { "2022-01-01", "2022-09-30" }, { "2022-04-01", "2022-12-31" } },
  { "2026-01-01", "2026-11-30", SIYI_SPAN_TO_MONTH, "2026年1至11月", "1至11月",
    { "2025-01-01", "2025-11-30" }, { "2025-02-01", "2025-12-31" } },
  { "2026-01-01", "2026-12-31", SIYI_SPAN_YEAR, "2026年", "全年",
    { "2025-01-01", "2025-12-31" }, { "2025-01-01", "2025-12-31" } },
  { "2026-02-01", "2026-04-30", SIYI_SPAN_FREE, "2026年2至4月", "2至4月",
    { "2025-02-01", "2025-04-30" }, { "2025-11-01", "2026-01-31" } },
  { "2025-11-01", "2026-01-31", SIYI_SPAN_FREE, "2025年11月至2026年1月", "2025年11月至2026年1月",
    { "2024-11-01", "2025-01-31" }, { "2025-08-01", "2025-10-31" } },
  { "2026-03-05", "2026-03-05", SIYI_SPAN_FREE, "2026年3月5日", "3月5日",
    { "2025-03-05", "2025-03-05" }, { "2026-03-04", "2026-03-04" } },
  { "2026-03-05", "2026-04-02", SIYI_SPAN_FREE, "2026年3月5日至4月2日", "3月5日至4月2日",
    { "2025-03-05", "2025-04-02" }, { "2026-02-04", "2026-03-04" } },
  { "2025-12-30", "2026-01-02", SIYI_SPAN_FREE, "2025年12月30日至2026年1月2日", "2025年12月30日至2026年1月2日",
    { "2024-12-30", "2025-01-02" }, { "2025-12-26", "2025-12-29" } },
  { "2024-02-01", "2024-02-28", SIYI_SPAN_FREE, "2024年2月1日至2月28日", "2月1日至2月28日",
    { "2023-02-01", "2023-02-28" }, { "2024-01-04", "2024-01-31" } },
  { "2024-02-10", "2024-02-29", SIYI_SPAN_FREE, "2024年2月10日至2月29日", "2月10日至2月29日",
    { "2023-02-10", "2023-02-28" }, { "2024-01-21", "2024-02-09" } },
};

static void
assert_days (const SiyiSpan     *span,
             const char * const *days)
{
  g_autofree char *from = siyi_day_to_text (span->from);
  g_autofree char *to = siyi_day_to_text (span->to);

  g_assert_cmpstr (from, ==, days[0]);
  g_assert_cmpstr (to, ==, days[1]);
}

static void
test_words_and_comparisons_come_from_the_days (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const SiyiSpan span = siyi_span_of_days (siyi_day_parse (rows[i].from), siyi_day_parse (rows[i].to));
      const SiyiSpan year_before = siyi_span_year_before (&span);
      const SiyiSpan before = siyi_span_before (&span);
      g_autofree char *words = siyi_span_words (&span);
      g_autofree char *short_words = siyi_span_short_words (&span);

      g_assert_cmpint (span.kind, ==, rows[i].kind);
      g_assert_cmpstr (words, ==, rows[i].words);
      g_assert_cmpstr (short_words, ==, rows[i].short_words);
      assert_days (&year_before, rows[i].year_before);
      assert_days (&before, rows[i].before);
      g_assert_cmpint (before.to + 1, ==, span.from);
    }
}

/* What a person chooses by kind and number is what is recognised from its days. */
static void
test_a_chosen_period_is_the_recognised_one (void)
{
  static const struct { SiyiSpanKind kind; int most; } kinds[] = {
    { SIYI_SPAN_MONTH, 12 }, { SIYI_SPAN_QUARTER, 4 }, { SIYI_SPAN_HALF, 2 }, { SIYI_SPAN_TO_MONTH, 12 },
  };

  for (int year = 2023; year <= 2028; year++)
    for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        for (int nth = 1; nth <= kinds[i].most; nth++)
          {
            const SiyiSpan chosen = siyi_span_new (kinds[i].kind, year, nth);
            const SiyiSpan found = siyi_span_of_days (chosen.from, chosen.to);

            g_assert_cmpint (found.from, ==, chosen.from);
            g_assert_cmpint (siyi_day_year (chosen.to), ==, year);
            /* January to March is a quarter too: both words are true. */
            if (chosen.kind != SIYI_SPAN_TO_MONTH || (nth != 3 && nth != 6))
              g_assert_true (siyi_span_equal (&found, &chosen));
          }
        g_assert_cmpint (siyi_span_new (kinds[i].kind, year, kinds[i].most + 1).from, ==, SIYI_DAY_NONE);
        g_assert_cmpint (siyi_span_new (kinds[i].kind, year, 0).from, ==, SIYI_DAY_NONE);
      }
}

static void
test_whole_months_are_walked (void)
{
  const SiyiSpan span = siyi_span_new (SIYI_SPAN_TO_MONTH, 2026, 11);
  const SiyiSpan days = siyi_span_free (siyi_day_new (2026, 1, 2), siyi_day_new (2026, 1, 31));
  SiyiDay next = span.from;

  g_assert_cmpint (siyi_span_n_months (&days), ==, 0);
  g_assert_cmpint (siyi_span_n_months (&span), ==, 11);
  for (int i = 0; i < 11; i++)
    {
      const SiyiSpan month = siyi_span_month_at (&span, i);

      g_assert_cmpint (month.from, ==, next);
      next = month.to + 1;
    }
  g_assert_cmpint (next, ==, span.to + 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/span/words", test_words_and_comparisons_come_from_the_days);
  g_test_add_func ("/span/chosen", test_a_chosen_period_is_the_recognised_one);
  g_test_add_func ("/span/months", test_whole_months_are_walked);

  return g_test_run ();
}
