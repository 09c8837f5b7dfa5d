/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Dates and limits of ledgers: every form of the rules (domain, section 10.3). */
#include "siyi-read-date.h"
#include "siyi-read-limit.h"

typedef struct { const char *text; int year; const char *want; const char *end; const char *part;
                 const char *why; } TextRow;

static char *
why_words (guint64 why)
{
  GString *words = g_string_new (NULL);

  for (int i = 0; i < SIYI_N_WHYS; i++)
    if (why & SIYI_WHY_BIT (i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", siyi_why_word (i));

  return g_string_free (words, FALSE);
}

static void
check (const SiyiReadDate *date,
       const char         *what,
       const char         *want,
       const char         *end,
       const char         *part,
       const char         *why)
{
  g_autofree char *got = siyi_read_date_to_text (date);
  g_autofree char *got_end = siyi_day_to_text (date->end);
  g_autofree char *got_why = why_words (date->why);

  g_test_message ("%s: %s %s", what, got, got_why);
  g_assert_cmpstr (got, ==, want);
  g_assert_cmpstr (got_end, ==, end);
  g_assert_cmpstr (date->part, ==, part);
  g_assert_cmpstr (got_why, ==, why != NULL ? why : "");
}

static void
test_text (void)
{
  static const TextRow rows[] = {
    { "2023.5.17", 0, "2023-05-17" }, { "2023．5．17", 0, "2023-05-17" },
    { "2023-05-17", 0, "2023-05-17" }, { "2023/5/17", 0, "2023-05-17" },
    { "20230517", 0, "2023-05-17" }, { "2023年5月17日", 0, "2023-05-17" },
    { "２０２３年５月１７日", 0, "2023-05-17" }, { "2023年05月17号", 0, "2023-05-17" },
    { "二〇二三年五月十七日", 0, "2023-05-17" }, { "二零二三年十二月三十一日", 0, "2023-12-31" },
    { "二○二三年十月二十日", 0, "2023-10-20" }, { " 2023 . 5 . 17 ", 0, "2023-05-17" },
    { "2023年 5月 17日", 0, "2023-05-17" }, { "2023.5.17.", 0, "2023-05-17" },
    { "2023-5-17 9:30", 0, "2023-05-17", NULL, "am" }, { "2023-05-17 14:30:00", 0, "2023-05-17", NULL, "pm" },
    { "2023年5月17日上午", 0, "2023-05-17", NULL, "am" }, { "2023.5.17下午", 0, "2023-05-17", NULL, "pm" },
    { "2023年5月17日上午9时30分", 0, "2023-05-17", NULL, "am" },
    { "2023年5月17日下午2:30", 0, "2023-05-17", NULL, "pm" },
    { "2023年5月17日9:00-11:30", 0, "2023-05-17", NULL, "am" },
    { "2023年5月17日（星期三）", 0, "2023-05-17" }, { "2023年5月17日 周三 下午", 0, "2023-05-17", NULL, "pm" },
    { "2023年5月21日（星期天）", 0, "2023-05-21" }, { "2023年5月21日星期日", 0, "2023-05-21" },
    { "2023年6月28日（星期五）", 0, "2023-06-28", NULL, NULL, "weekday-mismatch" },
    { "5月17日", 2023, "2023-05-17" }, { "5.17", 2023, "2023-05-17" }, { "５月１７日", 2022, "2022-05-17" },
    { "5.1", 2023, "2023-05-01" }, { "5.10", 2023, "2023-05-10" }, { "5-17", 2023, "2023-05-17" },
    { "5/17", 2023, "2023-05-17" }, { "五月十七日", 2023, "2023-05-17" }, { "十二月三日", 2023, "2023-12-03" },
    { "5月17日", 0, NULL, NULL, NULL, "year-missing" },
    { "23.5.17", 0, "2023-05-17", NULL, NULL, "two-digit-year" },
    { "23年5月17日", 0, "2023-05-17", NULL, NULL, "two-digit-year" },
    { "23-5-17", 2022, "2023-05-17", NULL, NULL, "two-digit-year" },
    { "5.17-5.19", 2023, "2023-05-17", "2023-05-19", NULL, "date-range" },
    { "2023.5.17—5.19", 0, "2023-05-17", "2023-05-19", NULL, "date-range" },
    { "2023-05-17至2023-05-19", 0, "2023-05-17", "2023-05-19", NULL, "date-range" },
    { "2023年5月17日-19日", 0, "2023-05-17", "2023-05-19", NULL, "date-range" },
    { "5月17日～19日", 2023, "2023-05-17", "2023-05-19", NULL, "date-range" },
    { "6.29-7.1", 2023, "2023-06-29", "2023-07-01", NULL, "date-range" },
    { "12.30-1.2", 2023, "2023-12-30", "2024-01-02", NULL, "date-range" },
    { "2023年5月", 0, "2023-05", NULL, NULL, "date-imprecise" },
    { "2023-05", 0, "2023-05", NULL, NULL, "date-imprecise" }, { "2023.5", 0, "2023-05", NULL, NULL, "date-imprecise" },
    { "5月上旬", 2023, "2023-05", NULL, NULL, "date-imprecise" },
    { "二〇二三年三月中旬", 0, "2023-03", NULL, NULL, "date-imprecise" },
    { "5月", 0, NULL, NULL, NULL, "year-missing" },
    { "45063", 0, "2023-05-17", NULL, NULL, "date-serial-text" },
    { "99999", 0, NULL, NULL, NULL, "date-invalid" },
    { "2023.2.30", 0, NULL, NULL, NULL, "date-invalid" }, { "2023年13月1日", 0, NULL, NULL, NULL, "date-invalid" },
    { "2023.2.29", 0, NULL, NULL, NULL, "date-invalid" }, { "2024.2.29", 0, "2024-02-29" },
    { "2.29", 2023, NULL, NULL, NULL, "date-invalid" }, { "13.5", 2023, NULL, NULL, NULL, "date-invalid" },
    { "4.31", 0, NULL, NULL, NULL, "date-invalid" }, { "待定", 2023, NULL, NULL, NULL, "date-invalid" },
    { "2023", 2023, NULL, NULL, NULL, "date-invalid" }, { "5.17 待定", 2023, NULL, NULL, NULL, "date-invalid" },
    { "20231301", 0, NULL, NULL, NULL, "date-invalid" }, { "202305171", 0, NULL, NULL, NULL, "date-invalid" },
    { "2023年6月17日前", 0, "2023-06-17" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiReadCell cell = { .text = rows[i].text };
      SiyiReadDateContext context = { .year = rows[i].year };
      SiyiReadDate date;

      siyi_read_date (&cell, &context, &date);
      check (&date, rows[i].text, rows[i].want, rows[i].end, rows[i].part, rows[i].why);
    }
}

static void
test_number (void)
{
  static const struct { double number; SiyiReadShape shape; guint decimals; gboolean from_1904;
                        const char *want; const char *part; const char *why; } rows[] = {
    { 45063, SIYI_READ_DATE, 0, FALSE, "2023-05-17" }, { 45063, SIYI_READ_GENERAL, 0, FALSE, "2023-05-17" },
    { 43601, SIYI_READ_GENERAL, 0, TRUE, "2023-05-17" }, { 43601, SIYI_READ_DATE, 0, TRUE, "2023-05-17" },
    { 45063, SIYI_READ_DECIMALS, 0, FALSE, "2023-05-17" }, { 45063.4, SIYI_READ_DATE, 0, FALSE, "2023-05-17", "am" },
    { 45063.75, SIYI_READ_DATE, 0, FALSE, "2023-05-17", "pm" },
    { 36525, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" }, { 36526, SIYI_READ_GENERAL, 0, FALSE, "2000-01-01" },
    { 73050, SIYI_READ_GENERAL, 0, FALSE, "2099-12-31" }, { 73051, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" },
    { 99999, SIYI_READ_GENERAL, 0, TRUE, NULL, NULL, "date-invalid" }, { 5, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" },
    { -5, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" }, { 1e300, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" },
    { 20230517, SIYI_READ_GENERAL, 0, FALSE, "2023-05-17" }, { 20230230, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" },
    { 5.17, SIYI_READ_GENERAL, 0, FALSE, "2023-05-17" }, { 9.050000000000001, SIYI_READ_GENERAL, 0, FALSE, "2023-09-05" },
    { 12.31, SIYI_READ_GENERAL, 0, FALSE, "2023-12-31" }, { 5.4, SIYI_READ_GENERAL, 0, FALSE, "2023-05-04" },
    { 5.1, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-ambiguous" }, { 5.2, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-ambiguous" },
    { 5.3, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-ambiguous" }, { 2.3, SIYI_READ_GENERAL, 0, FALSE, "2023-02-03" },
    { 2.2, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-ambiguous" },
    { 3.1, SIYI_READ_DECIMALS, 2, FALSE, "2023-03-10" }, { 3.1, SIYI_READ_DECIMALS, 1, FALSE, "2023-03-01" },
    { 4.31, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" }, { 13.5, SIYI_READ_GENERAL, 0, FALSE, NULL, NULL, "date-invalid" },
    { 5.17, SIYI_READ_DATE, 0, FALSE, NULL, NULL, "date-invalid" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *text = g_strdup_printf ("%.17g", rows[i].number);
      SiyiReadCell cell = { text, TRUE, rows[i].number, rows[i].shape, rows[i].decimals, rows[i].from_1904 };
      SiyiReadDateContext context = { .year = 2023 };
      SiyiReadDate date;

      siyi_read_date (&cell, &context, &date);
      check (&date, text, rows[i].want, NULL, rows[i].part, rows[i].why);
    }
}

/* Columns beside the reception date: the first such day on or after it. */
static void
test_not_before (void)
{
  static const struct { const char *reception, *text, *want; } rows[] = {
    { "2022-12-12", "2月12日", "2023-02-12" }, { "2022-12-12", "12月12日", "2022-12-12" },
    { "2022-12-12", "12.11", "2023-12-11" }, { "2023-03-01", "2月29日", "2024-02-29" },
    { "2022-12-12", "2022.11.1", "2022-11-01" }, { "2023-05-17", "4月", "2024-04" },
    { "2023-05-17", "5月下旬", "2023-05" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiReadCell cell = { .text = rows[i].text };
      SiyiReadDateContext context = { .year = 1999, .year_inferred = TRUE,
                                      .not_before = siyi_day_parse (rows[i].reception) };
      SiyiReadDate date;
      g_autofree char *got = NULL;

      siyi_read_date (&cell, &context, &date);
      got = siyi_read_date_to_text (&date);
      g_assert_cmpstr (got, ==, rows[i].want);
      g_assert_false (date.why & SIYI_WHY_BIT (SIYI_WHY_YEAR_INFERRED));
    }
}

static void
test_inferred_year (void)
{
  SiyiReadCell cell = { .text = "8月1日" }, full = { .text = "2022年8月1日" };
  SiyiReadDateContext context = { .year = 2023, .year_inferred = TRUE };
  SiyiReadDate date;

  siyi_read_date (&cell, &context, &date);
  check (&date, cell.text, "2023-08-01", NULL, NULL, "year-inferred");
  siyi_read_date (&full, &context, &date);
  check (&date, full.text, "2022-08-01", NULL, NULL, NULL);
}

static void
test_limit (void)
{
  static const struct { const char *text; int days; const char *kind; const char *date; const char *why; } rows[] = {
    { "30日", 30, "calendar" }, { "45天", 45, "calendar" }, { "15个工作日", 15, "working" },
    { "自交办之日起30日内", 30, "calendar" }, { "自交办之日起10个工作日内", 10, "working" },
    { "三十日内", 30, "calendar" }, { "１５工作日", 15, "working" }, { "60个自然日", 60, "calendar" },
    { "自收到之日起 15 个工作日以内办结", 15, "working" }, { "30日内答复", 30, "calendar" },
    { "2023年6月17日", 0, NULL, "2023-06-17" }, { "6月17日", 0, NULL, "2023-06-17" },
    { "6月17日前", 0, NULL, "2023-06-17" }, { "2023-06-17", 0, NULL, "2023-06-17" },
    { "尽快", 0, NULL, NULL, "date-invalid" }, { "30", 0, NULL, NULL, "date-invalid" },
    { "2023.2.30", 0, NULL, NULL, "date-invalid" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      SiyiReadCell cell = { .text = rows[i].text };
      SiyiReadDateContext context = { .not_before = siyi_day_parse ("2023-05-17") };
      SiyiReadLimit limit;

      siyi_read_limit (&cell, &context, &limit);
      g_assert_cmpint (limit.days, ==, rows[i].days);
      g_assert_cmpstr (limit.kind, ==, rows[i].kind);
      check (&limit.date, rows[i].text, rows[i].date, NULL, NULL, rows[i].why);
    }
}

static void
test_year (void)
{
  static const struct { const char *text; int want; } rows[] = {
    { "2023年领导接访台帐", 2023 }, { "示例市二〇二三年台账", 2023 }, { "2023", 2023 }, { "2022年", 2022 },
    { "１月（２０２３）", 2023 }, { "联系电话：20230517", 0 }, { "8月份台账", 0 }, { "第二季度", 0 },
    { "〔2023〕5号", 2023 }, { "1999年", 0 }, { "示例市2023-2024年度", 2023 }, { "二零二四年度", 2024 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpint (siyi_read_year (rows[i].text), ==, rows[i].want);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-date/text", test_text);
  g_test_add_func ("/read-date/number", test_number);
  g_test_add_func ("/read-date/not-before", test_not_before);
  g_test_add_func ("/read-date/inferred-year", test_inferred_year);
  g_test_add_func ("/read-date/limit", test_limit);
  g_test_add_func ("/read-date/year", test_year);

  return g_test_run ();
}
