/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Official papers on a case's page: one is issued by its dialog, what is missing is said and can't be issued, the
 * list follows, the event it makes is written down where that stands switched on, and service comes after. Real
 * archives, a real screen. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-case-issued.h"
#include "siyi-case-paper-dialog.h"
#include "siyi-case-service-dialog.h"
#include "siyi-cases-page.h"
#include "siyi-office-store.h"
#include "siyi-pages.h"
#include "siyi-task-store.h"
#include "ui-test.h"

typedef struct
{
  char           *folder;
  SiyiArchive    *archive;
  GtkWidget      *window, *page;
  SiyiCaseIssued *section;
  gint64          matter;
  guint           wanted;
} Fixture;

static gpointer
name_office (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (siyi_setting_set (db, "office.name", "示例市信访局", NULL, error));
}

static gboolean
is_case_there (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (siyi_case_view_get_shown (siyi_cases_page_get_view (SIYI_CASES_PAGE (fixture->page))), "case") == 0;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  fixture->matter = sample_case_add (fixture->archive, "何己亥", "19900000016", "壬湖街道", "请求修复东村道路", "2026-11-02");
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, name_office, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->page = siyi_cases_page_new (fixture->archive);
  fixture->window = ui_test_show (fixture->page, 1166, 720);
  siyi_cases_page_show (fixture->page, fixture->matter);
  sample_wait (is_case_there, fixture);
  fixture->section = SIYI_CASE_ISSUED (ui_test_find (fixture->page, SIYI_TYPE_CASE_ISSUED, NULL));
  g_assert_nonnull (fixture->section);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static GtkWidget *
find_window (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (l->data, type))
      return l->data;

  return NULL;
}

static gboolean
is_asked (gpointer data)
{
  return find_window (SIYI_TYPE_CASE_PAPER_DIALOG) != NULL;
}

static gboolean
can_issue (gpointer data)
{
  return siyi_case_paper_dialog_can (SIYI_CASE_PAPER_DIALOG (find_window (SIYI_TYPE_CASE_PAPER_DIALOG)));
}

static gboolean
has_rows (gpointer data)
{
  Fixture *fixture = data;

  return siyi_case_issued_get_n_rows (fixture->section) == fixture->wanted && !is_asked (NULL);
}

static void
ask (Fixture *fixture, const char *kind)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->section), "issued.new", "s", kind);
  sample_wait (is_asked, fixture);
}

static void
issue (Fixture *fixture)
{
  sample_wait (can_issue, fixture);
  fixture->wanted = siyi_case_issued_get_n_rows (fixture->section) + 1;
  gtk_widget_activate_action (find_window (SIYI_TYPE_CASE_PAPER_DIALOG), "dialog.issue", NULL);
  sample_wait (has_rows, fixture);
}

typedef struct { gint64 matter; const char *kind; guint n; gint64 paper; } Count;

static gpointer
count_in_thread (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Count *count = data;
  SiyiCase *content = siyi_case_load (db, count->matter, error);
  g_autoptr(GPtrArray) papers = siyi_papers_of_case (db, count->matter, error);

  for (guint i = 0; i < content->moments->len; i++)
    count->n += g_str_equal (((SiyiCaseMoment *) g_ptr_array_index (content->moments, i))->kind, count->kind);
  if (papers->len > 0)
    count->paper = ((SiyiStoredPaper *) g_ptr_array_index (papers, 0))->id;
  siyi_case_free (content);

  return NULL;
}

static Count
count (Fixture *fixture, const char *kind)
{
  Count counted = { .matter = fixture->matter, .kind = kind };
  g_autoptr(GError) error = NULL;

  siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, count_in_thread, &counted, NULL, &error);
  g_assert_no_error (error);

  return counted;
}

static gboolean
is_served (gpointer data)
{
  return count (data, "notified").n == 1;
}

static void
test_issue (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog;
  gint64 paper;

  ask (fixture, "acceptance");
  issue (fixture);
  g_assert_cmpuint (count (fixture, "accepted").n, ==, 1);

  /* When and how it was served is asked after it went out. */
  paper = count (fixture, "accepted").paper;
  gtk_widget_activate_action (GTK_WIDGET (fixture->section), "issued.serve", "x", paper);
  dialog = find_window (SIYI_TYPE_CASE_SERVICE_DIALOG);
  g_assert_nonnull (dialog);
  gtk_widget_activate_action (dialog, "dialog.save", NULL);
  sample_wait (is_served, fixture);
}

static gboolean
cannot_issue (gpointer data)
{
  GtkWidget *dialog = find_window (SIYI_TYPE_CASE_PAPER_DIALOG);

  return !can_issue (NULL) && ui_test_find (dialog, GTK_TYPE_LABEL, data) != NULL;
}

/* A line under the words, and no more than a line: the paper can be issued all the same. */
static void
test_number_hint (Fixture *fixture, gconstpointer data)
{
  const char *sentence = "There is a phone number in this text, which leaves the office";
  GtkWidget *dialog, *hint;

  ask (fixture, "decline");
  dialog = find_window (SIYI_TYPE_CASE_PAPER_DIALOG);
  sample_wait (cannot_issue, (gpointer) "Still missing: 理由");
  g_assert_null (ui_test_find (dialog, GTK_TYPE_LABEL, sentence));
  siyi_case_paper_dialog_give (SIYI_CASE_PAPER_DIALOG (dialog), "reason", "已电话告知，号码199 0000 0024");
  hint = ui_test_find (dialog, GTK_TYPE_LABEL, sentence);
  g_assert_nonnull (hint);
  g_assert_true (gtk_widget_get_visible (hint));
  siyi_case_paper_dialog_give (SIYI_CASE_PAPER_DIALOG (dialog), "reason", "该事项已由人民法院受理");
  g_assert_false (gtk_widget_get_visible (hint));
  siyi_case_paper_dialog_give (SIYI_CASE_PAPER_DIALOG (dialog), "reason", "已电话告知，号码199 0000 0024");
  issue (fixture);
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *dialog, *record;

  ask (fixture, "decline");
  dialog = find_window (SIYI_TYPE_CASE_PAPER_DIALOG);
  sample_wait (cannot_issue, (gpointer) "Still missing: 理由");
  siyi_case_paper_dialog_give (SIYI_CASE_PAPER_DIALOG (dialog), "reason", "该事项已由人民法院受理");
  /* Switched off, nothing but the paper is written. */
  record = ui_test_find (dialog, GTK_TYPE_SWITCH, NULL);
  g_assert_nonnull (record);
  gtk_switch_set_active (GTK_SWITCH (record), FALSE);
  issue (fixture);
  g_assert_cmpuint (count (fixture, "declined").n, ==, 0);
}

/* What the rules say against a paper: no dialog, no number. */
static void
test_refused (Fixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->section), "issued.new", "s", "no-more");
  ask (fixture, "acceptance");
  g_assert_cmpint (count (fixture, "accepted").paper, ==, 0);
  gtk_window_close (GTK_WINDOW (find_window (SIYI_TYPE_CASE_PAPER_DIALOG)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/official-papers/issue", Fixture, NULL, set_up, test_issue, tear_down);
  g_test_add ("/official-papers/number-hint", Fixture, NULL, set_up, test_number_hint, tear_down);
  g_test_add ("/official-papers/missing", Fixture, NULL, set_up, test_missing, tear_down);
  g_test_add ("/official-papers/refused", Fixture, NULL, set_up, test_refused, tear_down);

  return g_test_run ();
}
