/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The report's words under a person's hands: figures guard themselves, what is typed is marked, edits are
 * saved and come back, what is undone is gone. A real archive, a real screen. */
#include <string.h>

#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-ledger-store.h"
#include "siyi-period-report.h"
#include "siyi-report-page-private.h"
#include "siyi-report-text-private.h"
#include "siyi-window-private.h"
#include "ui-test.h"

static SiyiApplication *application;

/* --- The words alone ----------------------------------------------------------------------------- */

static GPtrArray *
new_paragraphs (void)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func ((GDestroyNotify) siyi_paragraph_free);
  SiyiParagraph *title = siyi_paragraph_new (SIYI_PARAGRAPH_TITLE);
  SiyiParagraph *text = siyi_paragraph_new (SIYI_PARAGRAPH_TEXT);

  g_ptr_array_add (title->pieces, siyi_report_piece_new (SIYI_REPORT_TEMPLATE, "综述", NULL, NULL));
  g_ptr_array_add (text->pieces, siyi_report_piece_new (SIYI_REPORT_TEMPLATE, "接待", NULL, NULL));
  g_ptr_array_add (text->pieces, siyi_report_piece_new (SIYI_REPORT_FIGURE, "376批", "own.batches", NULL));
  g_ptr_array_add (text->pieces, siyi_report_piece_new (SIYI_REPORT_FIGURE, "1,823人次", "own.persons", NULL));
  g_ptr_array_add (text->pieces, siyi_report_piece_new (SIYI_REPORT_TEMPLATE, "。", NULL, NULL));
  g_ptr_array_add (paragraphs, title);
  g_ptr_array_add (paragraphs, text);

  return paragraphs;
}

/* "text:接待|figure own.batches:376批|…" */
static char *
describe (SiyiReportText *text,
          guint           paragraph)
{
  static const char * const words[] = { "template", "figure", "typed", "asked" };
  g_autoptr(GPtrArray) paragraphs = siyi_report_text_get_paragraphs (text);
  const SiyiParagraph *it = g_ptr_array_index (paragraphs, paragraph);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < it->pieces->len; i++)
    {
      const SiyiReportPiece *piece = g_ptr_array_index (it->pieces, i);

      g_string_append_printf (out, "%s%s%s%s:%s", i > 0 ? "|" : "", words[piece->kind], piece->key != NULL ? " " : "",
                              piece->key != NULL ? piece->key : "", piece->text);
    }

  return g_string_free (out, FALSE);
}

static void
type_at (SiyiReportText *text,
         int             line,
         int             offset,
         const char     *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (text));
  GtkTextIter at;

  gtk_text_buffer_get_iter_at_line_offset (buffer, &at, line, offset);
  gtk_text_buffer_place_cursor (buffer, &at);
  gtk_text_buffer_insert_at_cursor (buffer, words, -1);
}

static void
count (SiyiReportText *text,
       const char     *words,
       guint          *n)
{
  (*n)++;
}

static void
test_round_trip (void)
{
  SiyiReportText *text = siyi_report_text_new ();
  GtkWidget *window = ui_test_show (GTK_WIDGET (text), 600, 300);
  g_autoptr(GPtrArray) paragraphs = new_paragraphs ();
  g_autofree char *title = NULL;
  g_autofree char *body = NULL;

  siyi_report_text_set_paragraphs (text, paragraphs);
  title = describe (text, 0);
  body = describe (text, 1);
  g_assert_cmpstr (title, ==, "template:综述");
  g_assert_cmpstr (body, ==, "template:接待|figure own.batches:376批|figure own.persons:1,823人次|template:。");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_typed_is_marked (void)
{
  SiyiReportText *text = siyi_report_text_new ();
  GtkWidget *window = ui_test_show (GTK_WIDGET (text), 600, 300);
  g_autoptr(GPtrArray) paragraphs = new_paragraphs ();
  g_autofree char *between = NULL;
  guint n_asked = 0;

  g_signal_connect (text, "asks", G_CALLBACK (count), &n_asked);
  siyi_report_text_set_paragraphs (text, paragraphs);
  type_at (text, 1, 1, "共");
  type_at (text, 1, 7, "、");       /* between two figures: in none */
  between = describe (text, 1);
  g_assert_cmpstr (between, ==, "template:接|typed:共|template:待|figure own.batches:376批|typed:、|"
                   "figure own.persons:1,823人次|template:。");
  g_assert_cmpuint (n_asked, ==, 0);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_figures_guard_themselves (void)
{
  SiyiReportText *text = siyi_report_text_new ();
  GtkWidget *window = ui_test_show (GTK_WIDGET (text), 600, 300);
  g_autoptr(GPtrArray) paragraphs = new_paragraphs ();
  g_autofree char *refused = NULL;
  g_autofree char *allowed = NULL;
  guint n_asked = 0;

  g_signal_connect (text, "asks", G_CALLBACK (count), &n_asked);
  siyi_report_text_set_paragraphs (text, paragraphs);
  type_at (text, 1, 4, "9");
  refused = describe (text, 1);
  g_assert_cmpuint (n_asked, ==, 1);
  g_assert_cmpstr (refused, ==, "template:接待|figure own.batches:376批|figure own.persons:1,823人次|template:。");

  siyi_report_text_allow (text);
  allowed = describe (text, 1);
  g_assert_cmpstr (allowed, ==, "template:接待|typed own.batches:3796批|figure own.persons:1,823人次|template:。");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- The page ------------------------------------------------------------------------------------ */

typedef struct
{
  char           *folder;
  SiyiArchive    *archive;
  SiyiWindow     *window;
  SiyiReportPage *page;
} Fixture;

static gboolean
has_words (gpointer data)
{
  Fixture *fixture = data;

  return g_strcmp0 (gtk_stack_get_visible_child_name (fixture->page->stack), "words") == 0;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const SiyiStatQuery query = siyi_stat_query (siyi_day_new (2026, 1, 1), siyi_day_new (2026, 11, 30));

  fixture->archive = sample_archive_new (&fixture->folder);
  sample_cases_add (fixture->archive);
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  siyi_window_open (fixture->window, fixture->archive);
  fixture->page = SIYI_REPORT_PAGE (siyi_report_page_new (fixture->archive));
  gtk_stack_add_named (fixture->window->pages, GTK_WIDGET (fixture->page), "report-test");
  siyi_report_page_set_query (fixture->page, &query);
  gtk_stack_set_visible_child_name (fixture->window->pages, "report-test");
  sample_wait (has_words, fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static gboolean
is_saved (gpointer data)
{
  Fixture *fixture = data;

  return fixture->page->report->saved_at != 0;
}

static gboolean
is_template (gpointer data)
{
  return !is_saved (data);
}

static char *
words_of (Fixture *fixture)
{
  return siyi_period_report_text (fixture->page->report);
}

static void
test_edits_are_saved_and_undone (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *before = words_of (fixture);
  g_autofree char *saved = NULL;
  g_autofree char *undone = NULL;
  const int last = gtk_text_buffer_get_line_count (fixture->page->text->buffer) - 1;

  g_assert_nonnull (strstr (before, "2026年1至11月"));
  type_at (fixture->page->text, last, 0, "下一步抓紧办理。");
  sample_wait (is_saved, fixture);
  saved = words_of (fixture);
  g_assert_nonnull (strstr (saved, "下一步抓紧办理。"));

  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "undo", NULL);
  sample_wait (is_template, fixture);
  undone = words_of (fixture);
  g_assert_cmpstr (undone, ==, before);
}

/* A figure's row opens its words, its words open the row. */
static void
test_figures_and_words_lead_to_each_other (Fixture       *fixture,
                                           gconstpointer  data)
{
  AdwExpanderRow *row = g_hash_table_lookup (fixture->page->rows, "own.batches");
  GtkTextIter start, end;

  g_assert_nonnull (row);
  g_assert_true (siyi_report_text_show_figure (fixture->page->text, "own.batches"));
  gtk_text_buffer_get_start_iter (fixture->page->text->buffer, &start);
  g_assert_true (gtk_text_iter_forward_to_tag_toggle (&start, fixture->page->text->found));
  end = start;
  gtk_text_iter_forward_chars (&end, 1);
  gtk_text_buffer_place_cursor (fixture->page->text->buffer, &end);
  g_assert_true (adw_expander_row_get_expanded (row));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  application = siyi_application_new ();
  g_application_register (G_APPLICATION (application), NULL, NULL);

  g_test_add_func ("/report/words/round-trip", test_round_trip);
  g_test_add_func ("/report/words/typed", test_typed_is_marked);
  g_test_add_func ("/report/words/guarded", test_figures_guard_themselves);
  g_test_add ("/report/page/edits", Fixture, NULL, set_up, test_edits_are_saved_and_undone, tear_down);
  g_test_add ("/report/page/each-other", Fixture, NULL, set_up, test_figures_and_words_lead_to_each_other, tear_down);

  return g_test_run ();
}
