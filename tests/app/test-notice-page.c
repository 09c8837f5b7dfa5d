/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of the public notice over a real archive: draft, publishing, the notice of changes that
 * comes by itself, old versions, files, postings with a photo, the words of the office. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-files.h"
#include "siyi-notice-page-private.h"
#include "siyi-notice-posting.h"
#include "siyi-notice-template.h"
#include "siyi-notice-words.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-schedule.h"
#include "siyi-work-folder.h"
#include "ui-test.h"

#define MONTH "2027-01"

typedef struct
{
  char           *dir;
  SiyiArchive    *archive;
  GtkWidget      *window;
  SiyiNoticePage *page;
} Fixture;

static gpointer
fill_office (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *leaders = g_build_filename (g_getenv ("SIYI_TEST_DATA"), "..", "..", "data", "samples",
                                               "leaders.csv", NULL);

  return GINT_TO_POINTER (siyi_leaders_import (db, leaders, error) > 0 &&
                          siyi_setting_set (db, "office.name", "示例市信访局", NULL, error) &&
                          siyi_setting_set (db, "office.phone", "19900000012", NULL, error));
}

static gpointer
plan_month (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiMonthPlan) plan = siyi_schedule_plan (db, 2027, 1, FALSE, error);

  return plan != NULL ? siyi_schedule_adopt (db, plan, error) : NULL;
}

/* The first two sessions of different leaders change places. */
static gpointer
swap_two (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(GPtrArray) sessions = siyi_planned_load (db, siyi_day_new (2027, 1, 10), siyi_day_new (2027, 1, 31),
                                                     FALSE, error);
  const SiyiPlanned *first = sessions->pdata[0];
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_SWAPPED, .session = first->id, .reason = "会议冲突" };

  for (guint i = 1; i < sessions->len && change.other == 0; i++)
    {
      const SiyiPlanned *second = sessions->pdata[i];

      if (((SiyiSeat *) second->planned->pdata[0])->leader != ((SiyiSeat *) first->planned->pdata[0])->leader)
        change.other = second->id;
    }

  return siyi_schedule_change (db, &change, error);
}

static gpointer
run (Fixture *fixture, SiyiAccess access, SiyiWork work)
{
  g_autoptr(GError) error = NULL;
  gpointer answer = siyi_archive_run (fixture->archive, access, work, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (answer);

  return answer;
}

static gboolean
is_waiting_over (gpointer data)
{
  SiyiNoticePage *page = data;

  return page->state != NULL && !page->publishing;
}

static gboolean
has_draft (gpointer data)
{
  return is_waiting_over (data) && ((SiyiNoticePage *) data)->state->has_draft;
}

static gboolean
has_no_draft (gpointer data)
{
  SiyiNoticePage *page = data;

  return is_waiting_over (data) && !page->state->has_draft && page->state->notices->len > 0;
}

static gboolean
has_pages (gpointer data)
{
  return siyi_paper_view_get_pages (((SiyiNoticePage *) data)->view) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (sample_today ());
  g_autofree char *folder = NULL;

  fixture->dir = g_dir_make_tmp ("siyi-notice-XXXXXX", &error);
  folder = g_build_filename (fixture->dir, "office.siyi", NULL);
  siyi_office_create (folder, clock, &error);
  g_assert_no_error (error);
  fixture->archive = siyi_archive_open (folder, clock, "tester", &error);
  g_assert_no_error (error);
  run (fixture, SIYI_ACCESS_WRITE, fill_office);
  if (data != NULL)
    g_free (run (fixture, SIYI_ACCESS_WRITE, plan_month));

  fixture->page = SIYI_NOTICE_PAGE (siyi_notice_page_new (fixture->archive));
  fixture->window = ui_test_show (GTK_WIDGET (fixture->page), 1160, 720);
  g_object_set (fixture->page, "month", MONTH, NULL);
  sample_wait (is_waiting_over, fixture->page);
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  GObject *page = G_OBJECT (fixture->page);

  /* Nothing keeps the page: no job, no timeout, no question to the archive. */
  g_object_add_weak_pointer (page, (gpointer *) &fixture->page);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  sample_wait (is_gone, &fixture->page);
  siyi_archive_close (fixture->archive);
  g_object_unref (fixture->archive);
  siyi_tree_remove (fixture->dir);
  g_free (fixture->dir);
}

static void
publish (Fixture *fixture)
{
  sample_wait (has_draft, fixture->page);
  siyi_notice_page_publish (fixture->page);
  sample_wait (has_no_draft, fixture->page);
}

static const char *
stack_page (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->page->stack);
}

static guint
n_rows (GtkListBox *list)
{
  guint n = 0;

  while (gtk_list_box_get_row_at_index (list, (int) n) != NULL)
    n++;

  return n;
}

static void
on_plan_wanted (gboolean *wanted)
{
  *wanted = TRUE;
}

static void
test_unplanned (Fixture *fixture, gconstpointer data)
{
  gboolean wanted = FALSE;

  g_assert_cmpstr (stack_page (fixture), ==, "empty");
  g_assert_false (gtk_widget_get_sensitive (siyi_notice_page_get_button (GTK_WIDGET (fixture->page))));
  g_signal_connect_swapped (fixture->page, "plan-wanted", G_CALLBACK (on_plan_wanted), &wanted);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "notice.plan", NULL);
  g_assert_true (wanted);
}

/* A planned month is a draft on paper, with its checks, ready to be published. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = siyi_notice_page_get_button (GTK_WIDGET (fixture->page));

  g_assert_cmpstr (stack_page (fixture), ==, "notice");
  sample_wait (has_pages, fixture->page);
  g_assert_true (fixture->page->state->has_draft);
  g_assert_cmpuint (n_rows (fixture->page->versions), ==, 1);
  g_assert_cmpuint (fixture->page->state->checks->len, >=, 3);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Publish Version 1…");
  g_assert_true (gtk_widget_get_sensitive (button));
  g_assert_false (gtk_widget_get_visible (fixture->page->posts_group));
}

/* Publishing fixes version 1; a change makes the notice of changes by itself, as version 2. */
static void
test_publish_and_change (Fixture *fixture, gconstpointer data)
{
  GtkWidget *button = siyi_notice_page_get_button (GTK_WIDGET (fixture->page));
  const SiyiNotice *shown;

  publish (fixture);
  g_assert_cmpuint (n_rows (fixture->page->versions), ==, 1);
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_cmpint (siyi_notice_page_get_shown (fixture->page)->published, ==, sample_today ());
  g_assert_true (gtk_widget_get_visible (fixture->page->posts_group));

  g_free (run (fixture, SIYI_ACCESS_WRITE, swap_two));
  sample_wait (has_draft, fixture->page);
  shown = siyi_notice_page_get_shown (fixture->page);
  g_assert_true (shown->correction);
  g_assert_cmpuint (shown->differences->len, ==, 2);
  g_assert_cmpuint (n_rows (fixture->page->versions), ==, 2);
  g_assert_cmpstr (gtk_button_get_label (GTK_BUTTON (button)), ==, "Publish Version 2…");

  /* The old version can be looked at; publishing still means the draft. */
  gtk_list_box_select_row (fixture->page->versions, gtk_list_box_get_row_at_index (fixture->page->versions, 1));
  g_assert_cmpint (siyi_notice_page_get_shown (fixture->page)->version, ==, 1);
  publish (fixture);
  g_assert_cmpint (siyi_notice_page_get_shown (fixture->page)->version, ==, 2);
}

static gboolean
has_no_job (gpointer data)
{
  return ((SiyiNoticePage *) data)->job == NULL;
}

static void
test_files (Fixture *fixture, gconstpointer data)
{
  static const char * const endings[] = { ".pdf", ".docx", ".html", ".txt", ".ics" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = siyi_notice_words_file_name (siyi_notice_page_get_shown (fixture->page), endings[i]);
      g_autofree char *path = g_build_filename (fixture->dir, name, NULL);
      g_autofree char *bytes = NULL;
      gsize length;

      g_assert_true (g_str_has_prefix (name, "2027年1月"));
      siyi_notice_page_write (fixture->page, path);
      sample_wait (has_no_job, fixture->page);
      g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
      g_assert_cmpuint (length, >, 200);
    }
}

static void
test_copies (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "notice.copy", NULL);
  text = ui_test_clipboard (GTK_WIDGET (fixture->page));
  g_assert_nonnull (strstr (text, "1月"));
  g_assert_nonnull (strstr (text, "9:00"));
}

static gboolean
has_no_hall (gpointer data)
{
  return ((SiyiNoticePage *) data)->hall == NULL;
}

/* One hall screen at a time: what put it on takes it off, wherever it is shown. */
static void
test_hall (Fixture *fixture, gconstpointer data)
{
  publish (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "notice.hall", NULL);
  g_assert_nonnull (fixture->page->hall);
  ui_test_settle (GTK_WIDGET (fixture->page->hall));
  g_assert_cmpstr (gtk_button_get_label (fixture->page->hall_button), ==, "Stop");
  gtk_widget_activate_action (GTK_WIDGET (fixture->page), "notice.hall", NULL);
  sample_wait (has_no_hall, fixture->page);
  g_assert_cmpstr (gtk_button_get_label (fixture->page->hall_button), ==, "Put on");
}

static gboolean
has_post (gpointer data)
{
  SiyiNoticePage *page = data;
  const SiyiNotice *shown = siyi_notice_page_get_shown (page);

  return shown != NULL && shown->posts != NULL && shown->posts->len > 0;
}

static gpointer
read_proof (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_file_read_bytes (db, *(gint64 *) data, cancellable, error);
}

/* Where it hangs is noted with the photo, whose bytes the archive keeps. */
static void
test_posting (Fixture *fixture, gconstpointer data)
{
  g_autofree char *photo = g_build_filename (fixture->dir, "sheet.png", NULL);
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 40, 30);
  g_autoptr(GBytes) stored = NULL;
  g_autofree char *bytes = NULL;
  gsize length;
  GtkWindow *dialog;
  SiyiNoticePost *post;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save (pixbuf, photo, "png", NULL, NULL));
  publish (fixture);

  dialog = siyi_notice_posting_dialog_new (GTK_WINDOW (fixture->window),
                                           siyi_notice_page_get_shown (fixture->page)->id, "posted");
  siyi_notice_posting_dialog_set_proof (SIYI_NOTICE_POSTING_DIALOG (dialog), photo);
  siyi_notice_page_post (fixture->page, siyi_notice_posting_dialog_get (SIYI_NOTICE_POSTING_DIALOG (dialog)));
  gtk_window_destroy (dialog);
  sample_wait (has_post, fixture->page);

  post = siyi_notice_page_get_shown (fixture->page)->posts->pdata[0];
  g_assert_cmpstr (post->outlet, ==, "posted");
  g_assert_cmpint (post->proof, >, 0);
  g_assert_cmpuint (n_rows (fixture->page->posts), ==, 1);
  stored = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, read_proof, &post->proof, NULL, NULL);
  g_assert_true (g_file_get_contents (photo, &bytes, &length, NULL));
  g_assert_cmpmem (g_bytes_get_data (stored, NULL), g_bytes_get_size (stored), bytes, length);
}

static gboolean
is_loaded (gpointer data)
{
  return siyi_template_dialog_is_loaded (data);
}

static gboolean
title_is_changed (gpointer data)
{
  const SiyiNotice *shown = siyi_notice_page_get_shown (data);

  return shown != NULL && g_str_has_prefix (shown->title, "新标题");
}

static gboolean
is_refused (gpointer data)
{
  GtkWidget *problem = ui_test_find (data, GTK_TYPE_LABEL,
                                     "A word in braces is not known. Choose one of those below, or take the "
                                     "braces away.");

  return problem != NULL && gtk_widget_get_visible (problem);
}

static void
on_words_saved (SiyiNoticePage *page, const char *action)
{
  g_assert_true (g_uuid_string_is_valid (action));
  siyi_notice_page_ask (page);
}

/* The office's own words; a field nobody knows is refused before anything is saved. */
static void
test_words (Fixture *fixture, gconstpointer data)
{
  GtkWindow *dialog = siyi_notice_template_dialog_new (GTK_WINDOW (fixture->window), fixture->archive, MONTH);
  GtkWidget *title;

  gtk_window_present (dialog);
  sample_wait (is_loaded, dialog);
  g_signal_connect_object (dialog, "saved", G_CALLBACK (on_words_saved), fixture->page, G_CONNECT_SWAPPED);
  title = ui_test_find (GTK_WIDGET (dialog), GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (title)), "新标题{nobody}", -1);
  sample_wait (is_refused, dialog);

  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (title)), "新标题{year}", -1);
  while (is_refused (dialog))
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "dialog.save", NULL);
  sample_wait (title_is_changed, fixture->page);
  g_assert_cmpstr (siyi_notice_page_get_shown (fixture->page)->title, ==, "新标题2027");
}

static void
add (const char *path, gboolean planned, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, GINT_TO_POINTER (planned), set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  add ("/app/notice/unplanned", FALSE, test_unplanned);
  add ("/app/notice/draft", TRUE, test_draft);
  add ("/app/notice/publish-and-change", TRUE, test_publish_and_change);
  add ("/app/notice/files", TRUE, test_files);
  add ("/app/notice/copies", TRUE, test_copies);
  add ("/app/notice/hall", TRUE, test_hall);
  add ("/app/notice/posting", TRUE, test_posting);
  add ("/app/notice/words", TRUE, test_words);

  return g_test_run ();
}
