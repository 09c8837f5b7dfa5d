/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report of January to September 2023 from the taken-over seed ledger holds every figure of the model
 * report (domain, section 11); what a hand wrote stays, what is wrong does not leave. */
#include <glib/gstdio.h>
#include <string.h>

#include "office.h"
#include "siyi-keeping.h"
#include "siyi-ledger-store.h"
#include "siyi-office-files.h"
#include "siyi-period-report.h"
#include "siyi-told-store.h"
#include "siyi-work-folder.h"

static char *example;     /* made once: the main.db of the example office */

static void
set_up (Office        *office,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) from = g_file_new_build_filename (example, "main.db", NULL);
  g_autoptr(GFile) to = NULL;

  office->dir = g_dir_make_tmp ("siyi-test-XXXXXX", &error);
  office->folder = g_build_filename (office->dir, "example.siyi", NULL);
  office->clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  g_mkdir (office->folder, 0700);
  to = g_file_new_build_filename (office->folder, "main.db", NULL);
  g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  office->archive = siyi_archive_open (office->folder, office->clock, "tester", &error);
  g_assert_no_error (error);
}

static SiyiStatQuery
nine_months (int year)
{
  return siyi_stat_query (siyi_day_new (year, 1, 1), siyi_day_new (year, 9, 30));
}

static gpointer
tell_register (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const SiyiStatQuery now = nine_months (2023);
  const SiyiStatQuery then = nine_months (2022);

  g_free (siyi_told_figure_save (db, "first.n", now.span.from, now.span.to, 50, "国家系统", error));
  g_free (siyi_told_figure_save (db, "first.n", then.span.from, then.span.to, 105, "国家系统", error));

  return NULL;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const SiyiStatQuery query = nine_months (2023);

  return siyi_period_report_load (db, &query, FALSE, error);
}

static gpointer
save (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return siyi_period_report_save (db, data, error);
}

static void
assert_holds (const char *text,
              const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” is not in\n%s", words, text);
}

static void
test_every_figure_of_the_model (Office        *office,
                                gconstpointer  data)
{
  static const char * const wanted[] = {
    "2023年1至9月信访工作情况综述", "376批1,823人次", "到市访30批52人次", "赴省访27批51人次", "进京访11批11人次",
    "来信101件", "网信501件", "及时受理率100.00%（602/602）", "按期答复率100.00%（602/602）",
    "初信初访50件，同比下降52.38%。", "接访187场，接待来访群众376批1,823人次", "每月接访1次",
  };
  g_autoptr(SiyiPeriodReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  office_do (office, tell_register, NULL, NULL);
  report = office_do (office, load, NULL, NULL);
  text = siyi_period_report_text (report);
  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    assert_holds (text, wanted[i]);
  g_assert_null (strstr (text, "下降-"));
  g_assert_true (siyi_period_report_may_leave (report, &error));
  g_assert_no_error (error);
}

/* Without the register the figure is asked for, not left at nothing. */
static void
test_unknown_is_asked_for (Office        *office,
                           gconstpointer  data)
{
  g_autoptr(SiyiPeriodReport) report = office_do (office, load, NULL, NULL);
  g_autoptr(GPtrArray) findings = siyi_period_report_findings (report);
  guint n_gaps = 0;

  for (guint i = 0; i < findings->len; i++)
    n_gaps += ((SiyiFinding *) g_ptr_array_index (findings, i))->guard == SIYI_GUARD_ASKED;
  g_assert_cmpuint (n_gaps, ==, 3);
}

static SiyiReportPiece *
piece_of (SiyiPeriodReport *report,
          const char       *key)
{
  for (guint i = 0; i < report->paragraphs->len; i++)
    {
      const SiyiParagraph *paragraph = g_ptr_array_index (report->paragraphs, i);

      for (guint k = 0; k < paragraph->pieces->len; k++)
        {
          SiyiReportPiece *piece = g_ptr_array_index (paragraph->pieces, k);

          if (g_strcmp0 (piece->key, key) == 0)
            return piece;
        }
    }

  return NULL;
}

static gpointer
void_one (SiyiDb        *db,
          gpointer       data,
          GCancellable  *cancellable,
          GError       **error)
{
  SiyiLedgerQuery query = { .book = SIYI_BOOK_RECEPTION, .from = siyi_day_new (2023, 1, 1),
                            .to = siyi_day_new (2023, 9, 30), .closed = -1, .light = -1 };
  g_autoptr(GArray) ids = siyi_ledger_ids (db, &query, error);

  g_free (siyi_visit_void (db, g_array_index (ids, gint64, 0), "重复登记", error));

  return NULL;
}

/* A saved report: its figures follow the records, a hand's words do not. */
static void
test_edits_stay_and_figures_follow (Office        *office,
                                    gconstpointer  data)
{
  g_autoptr(SiyiPeriodReport) report = office_do (office, load, NULL, NULL);
  g_autoptr(SiyiPeriodReport) again = NULL;
  g_autoptr(GError) error = NULL;
  SiyiReportPiece *typed = piece_of (report, "letters");

  typed->kind = SIYI_REPORT_TYPED;
  g_free (typed->text);
  typed->text = g_strdup ("一百余件");
  g_free (office_do (office, save, report, &error));
  g_assert_no_error (error);
  office_do (office, void_one, NULL, &error);
  g_assert_no_error (error);

  again = office_do (office, load, NULL, NULL);
  g_assert_cmpstr (piece_of (again, "letters")->text, ==, "一百余件");
  g_assert_cmpint (piece_of (again, "letters")->kind, ==, SIYI_REPORT_TYPED);
  g_assert_cmpstr (piece_of (again, "own.batches")->text, ==, "375批");
  g_assert_cmpuint (again->n_refreshed, >, 0);
  g_assert_cmpstr (again->saved_by, ==, "tester");
}

static gpointer
write_docx (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  SiyiPeriodReport *report = data;
  g_autofree char *path = g_build_filename (g_get_tmp_dir (), "siyi-test-report.docx", NULL);

  siyi_period_report_write (db, report, path, cancellable, error);
  g_remove (path);

  return NULL;
}

/* “同比下降－52.38%” stops the paper before it is a file. */
static void
test_a_double_sign_does_not_leave (Office        *office,
                                   gconstpointer  data)
{
  g_autoptr(SiyiPeriodReport) report = office_do (office, load, NULL, NULL);
  g_autoptr(GError) error = NULL;
  const SiyiParagraph *last = g_ptr_array_index (report->paragraphs, report->paragraphs->len - 1);

  g_ptr_array_add (last->pieces, siyi_report_piece_new (SIYI_REPORT_TYPED, "初访同比下降－52.38％。", NULL, NULL));
  office_do (office, write_docx, report, &error);
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  assert_holds (error->message, "下降－52.38％");
}

static gpointer
set_template (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  return siyi_period_report_set_template (db, data, error);
}

static void
test_the_template_is_the_office_s (Office        *office,
                                   gconstpointer  data)
{
  g_autoptr(SiyiPeriodReport) report = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_null (office_do (office, set_template, (char *) "共{own.batch}", &error));
  g_assert_error (error, SIYI_ERROR, SIYI_ERROR_CONSTRAINT);
  assert_holds (error->message, "{own.batch}");
  g_clear_error (&error);

  g_free (office_do (office, set_template, (char *) "# {period}\n共{all}", &error));
  g_assert_no_error (error);
  report = office_do (office, load, NULL, NULL);
  text = siyi_period_report_text (report);
  g_assert_cmpstr (text, ==, "2023年1至9月\n共1,046起\n");
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *dir = g_dir_make_tmp ("siyi-test-XXXXXX", &error);
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  int failed;

  g_test_init (&argc, &argv, NULL);
  example = g_build_filename (dir, "example.siyi", NULL);
  siyi_example_create (example, clock, &error);
  g_assert_no_error (error);
#define ADD(name, function) g_test_add ("/period-report/" name, Office, NULL, set_up, function, office_tear_down)
  ADD ("model", test_every_figure_of_the_model);
  ADD ("unknown", test_unknown_is_asked_for);
  ADD ("edits", test_edits_stay_and_figures_follow);
  ADD ("double-sign", test_a_double_sign_does_not_leave);
  ADD ("template", test_the_template_is_the_office_s);
#undef ADD

  failed = g_test_run ();
  siyi_tree_remove (dir);
  g_free (example);

  return failed;
}
