/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The period's report: computed pieces follow their figures, a hand's words are kept, and the mistakes
 * seen in such reports are found (domain, section 11). */
#include "siyi-report.h"

#include <string.h>

static gboolean
words_of (const char  *key,
          const char  *form,
          char       **text,
          gpointer     data)
{
  const int *batches = data;

  if (strcmp (key, "period") == 0)
    *text = g_strdup ("2023年1至9月");
  else if (strcmp (key, "own.batches") == 0)
    *text = g_strdup_printf (g_strcmp0 (form, "number") == 0 ? "%d" : "%d批", *batches);
  else if (strcmp (key, "first.n") != 0)
    return FALSE;

  return TRUE;
}

static GPtrArray *
new_report (const char *text,
            int        *batches)
{
  GError *error = NULL;
  GPtrArray *report = siyi_report_new (text, words_of, batches, &error);

  g_assert_no_error (error);

  return report;
}

static char *
text_of (GPtrArray *report, guint paragraph)
{
  return siyi_paragraph_text (g_ptr_array_index (report, paragraph));
}

static void
test_pieces (void)
{
  int batches = 376;
  g_autoptr(GPtrArray) report = new_report ("# {period}综述\n\n## 总体\n{period}，接待{own.batches}；初访{first.n}。\n{?请手写}\n",
                                            &batches);
  g_autofree char *title = text_of (report, 0);
  g_autofree char *heading = siyi_report_heading (report, 1);
  g_autofree char *text = text_of (report, 2);
  const SiyiParagraph *body = g_ptr_array_index (report, 2);
  const SiyiReportPiece *figure = g_ptr_array_index (body->pieces, 2);

  g_assert_cmpuint (report->len, ==, 4);
  g_assert_cmpstr (title, ==, "2023年1至9月综述");
  g_assert_cmpstr (heading, ==, "一、总体");
  g_assert_cmpstr (text, ==, "2023年1至9月，接待376批；初访（没有数据，请填写）。");
  g_assert_cmpint (figure->kind, ==, SIYI_REPORT_FIGURE);
  g_assert_cmpstr (figure->key, ==, "own.batches");
  body = g_ptr_array_index (report, 3);
  g_assert_cmpint (((SiyiReportPiece *) g_ptr_array_index (body->pieces, 0))->kind, ==, SIYI_REPORT_ASKED);
}

static void
test_refresh (void)
{
  int batches = 376;
  g_autoptr(GPtrArray) report = new_report ("接待{own.batches}，又{own.batches}。", &batches);
  const SiyiParagraph *body = g_ptr_array_index (report, 0);
  SiyiReportPiece *second = g_ptr_array_index (body->pieces, 3);
  g_autofree char *text = NULL;

  second->kind = SIYI_REPORT_TYPED;
  g_free (second->text);
  second->text = g_strdup ("三百余批");
  batches = 380;
  g_assert_cmpuint (siyi_report_refresh (report, words_of, &batches), ==, 1);
  text = text_of (report, 0);
  g_assert_cmpstr (text, ==, "接待380批，又三百余批。");
}

static void
test_unknown_field (void)
{
  int batches = 1;
  g_autoptr(GError) error = NULL;
  GPtrArray *report = siyi_report_new ("接待{own.batch}", words_of, &batches, &error);

  g_assert_null (report);
  g_assert_nonnull (strstr (error->message, "{own.batch}"));
}

/* What a hand wrote into a report over January to September 2023, and what is said of it. */
static const struct { const char *text; int guard; const char *words; gboolean blocks; } rows[] = {
  { "2023年1至9月，我市接待群众来访。", -1, NULL, FALSE },
  { "与2022年相比有所下降。", -1, NULL, FALSE },
  { "2021年以来持续向好。", SIYI_GUARD_YEAR, "2021年", FALSE },
  { "半年来接待群众。", SIYI_GUARD_PERIOD, "半年", TRUE },
  { "1至6月接待群众。", SIYI_GUARD_PERIOD, "1至6月", TRUE },
  { "1至9月接待群众。", -1, NULL, FALSE },
  { "同比下降－52.38％。", SIYI_GUARD_SIGN, "下降－52.38％", TRUE },
  { "同比下降52.38个点。", -1, NULL, FALSE },
  { "共３７６批。", SIYI_GUARD_WIDTH, "３７６", FALSE },
  { "答复率100%。", SIYI_GUARD_RATE, "100%", FALSE },
  { "答复率100%（12/12）。", -1, NULL, FALSE },
  { "实现双百目标。", SIYI_GUARD_RATE, "双百", FALSE },
  { "发放5000余余份。", SIYI_GUARD_VAGUE, "5000余余", FALSE },
  { "发放6000余册等。", SIYI_GUARD_VAGUE, "6000余册等", FALSE },
  { "发放6000余册。", -1, NULL, FALSE },
  { "建立台帐。", SIYI_GUARD_SPELLING, "台帐", FALSE },
  { "一是抓早。二是抓小。二是抓实。", SIYI_GUARD_NUMBERING, "二是", TRUE },
  { "一是抓早。二是抓小。三是抓实。", -1, NULL, FALSE },
  { "接待376批案件。", SIYI_GUARD_UNITS, "376批案件", FALSE },
  { "{?请手写}", SIYI_GUARD_ASKED, "（请手写）", FALSE },
  { "接待{own.batches}（2023年1至9月）。", -1, NULL, FALSE },
};

static void
test_guards (void)
{
  const SiyiSpan span = siyi_span_of_days (siyi_day_new (2023, 1, 1), siyi_day_new (2023, 9, 30));

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      int batches = 376;
      g_autoptr(GPtrArray) report = new_report (rows[i].text, &batches);
      g_autoptr(GPtrArray) findings = siyi_report_guard (report, &span);
      const SiyiFinding *first = findings->len > 0 ? g_ptr_array_index (findings, 0) : NULL;

      g_test_message ("%s", rows[i].text);
      if (rows[i].guard < 0)
        {
          g_assert_cmpuint (findings->len, ==, 0);
          continue;
        }
      g_assert_nonnull (first);
      g_assert_cmpint (first->guard, ==, rows[i].guard);
      g_assert_cmpstr (first->words, ==, rows[i].words);
      g_assert_cmpint (first->blocks, ==, rows[i].blocks);
    }
}

/* Numbered points begin again below each heading. */
static void
test_numbering_by_heading (void)
{
  const SiyiSpan span = siyi_span_new (SIYI_SPAN_TO_MONTH, 2023, 9);
  int batches = 1;
  g_autoptr(GPtrArray) report = new_report ("## 甲\n一是早。\n二是小。\n## 乙\n一是实。\n", &batches);
  g_autoptr(GPtrArray) findings = siyi_report_guard (report, &span);

  g_assert_cmpuint (findings->len, ==, 0);
}

static void
test_typed_figure (void)
{
  const SiyiSpan span = siyi_span_new (SIYI_SPAN_TO_MONTH, 2023, 9);
  int batches = 376;
  g_autoptr(GPtrArray) report = new_report ("接待{own.batches}。", &batches);
  SiyiReportPiece *piece = g_ptr_array_index (((SiyiParagraph *) g_ptr_array_index (report, 0))->pieces, 1);
  g_autoptr(GPtrArray) findings = NULL;

  piece->kind = SIYI_REPORT_TYPED;
  findings = siyi_report_guard (report, &span);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_cmpint (((SiyiFinding *) g_ptr_array_index (findings, 0))->guard, ==, SIYI_GUARD_TYPED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/report/pieces", test_pieces);
  g_test_add_func ("/report/refresh", test_refresh);
  g_test_add_func ("/report/unknown-field", test_unknown_field);
  g_test_add_func ("/report/guards", test_guards);
  g_test_add_func ("/report/numbering-by-heading", test_numbering_by_heading);
  g_test_add_func ("/report/typed-figure", test_typed_figure);

  return g_test_run ();
}
