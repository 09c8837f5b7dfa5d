/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The leader's view over a real archive: leafing by keys, the pair of sizes that is kept, twice the
 * type without a cut, what is empty told as empty, an instruction issued, added to, taken back, kept
 * while it is typed; the cover when nobody is there; what this leader ordered; papers as files. */
#include <adwaita.h>

#include "sample-cases.h"
#include "siyi-application.h"
#include "siyi-ledger-store.h"
#include "siyi-leader-window-private.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-schedule.h"
#include "siyi-session-print.h"
#include "siyi-window.h"
#include "ui-test.h"

#define N_GROUPS 3

typedef struct
{
  char             *folder;
  SiyiArchive      *archive;      /* the window's */
  SiyiWindow       *window;
  SiyiLeaderWindow *view;
  gint64            session;
} Fixture;

static SiyiApplication *application;

static gint64
add_group (SiyiDb *db, gint64 session, const char *arrived, const char *title, const char *facts, int persons)
{
  g_autoptr(SiyiRecord) record = siyi_record_new ();
  const char *names[] = { "何己亥", NULL };
  SiyiNewVisit visit = { .record = record, .session = session, .arrived = arrived, .facts = facts };
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *result;
  gint64 id;

  record->date = g_strdup ("2026-12-17");
  record->form = g_strdup ("来访");
  record->visitors = g_strdupv ((char **) names);
  record->summary = g_strdup (title);
  record->persons = persons;
  result = siyi_visit_add (db, &visit, &error);
  g_assert_no_error (error);
  id = result->case_id;
  siyi_new_visit_result_free (result);

  return id;
}

static gpointer
fill (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;
  SiyiLeader leader = { .name = (char *) "易乙未", .post = (char *) "副市长", .active = TRUE };
  const SiyiScheduleChange change = {
    .kind = SIYI_CHANGE_ADDED, .leader = 1, .day = sample_today (), .from = "9:00", .to = "11:30",
    .place = "一号接访室", .method = "现场接访", .reason = "测试",
  };
  g_autofree char *action = NULL;
  g_autofree char *proposed = NULL;
  gint64 rich;

  g_assert_true (siyi_leader_save (db, &leader, error));
  action = siyi_schedule_change_id (db, &change, &fixture->session, error);
  g_assert_nonnull (action);
  add_group (db, fixture->session, "09:00", "反映路灯不亮", NULL, 1);
  rich = add_group (db, fixture->session, "09:30", "请求甲河新苑复工交房，先办首期218户不动产证",
                    "合同约定6月30日交房。主体已封顶，配套未完工。", 6);
  add_group (db, fixture->session, "10:00", "反映水渠堵塞", NULL, 1);
  proposed = siyi_case_add_moment (db, rich, "proposed", sample_today (), "限期出具处理意见\n首期先行办证", error);
  g_assert_nonnull (proposed);

  return db;
}

static gboolean
is_shown (gpointer data)
{
  SiyiLeaderWindow *view = data;

  return view->view != NULL && gtk_stack_get_visible_child_name (view->state) != NULL &&
         !g_str_equal (gtk_stack_get_visible_child_name (view->state), "loading");
}

static SiyiLeaderWindow *
find_view (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (SIYI_IS_LEADER_WINDOW (window))
        return SIYI_LEADER_WINDOW (window);
    }

  return NULL;
}

static void
open_view (Fixture *fixture)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "show-briefs",
                                  g_variant_new_int64 (fixture->session));
  fixture->view = find_view ();
  g_assert_nonnull (fixture->view);
  sample_wait (is_shown, fixture->view);
  ui_test_settle (GTK_WIDGET (fixture->view));
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;

  fixture->archive = sample_archive_new (&fixture->folder);
  siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, fill, fixture, NULL, &error);
  g_assert_no_error (error);
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  siyi_window_open (fixture->window, fixture->archive);
  g_object_unref (fixture->archive);
  gtk_window_present (GTK_WINDOW (fixture->window));
  open_view (fixture);
}

static gboolean
is_null (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_add_weak_pointer (G_OBJECT (fixture->view), (gpointer *) &fixture->view);
  g_object_add_weak_pointer (G_OBJECT (fixture->archive), (gpointer *) &fixture->archive);
  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  /* It goes with the person's window, and lets go of the archive. */
  sample_wait (is_null, &fixture->view);
  sample_wait (is_null, &fixture->window);
  sample_wait (is_null, &fixture->archive);
  g_free (fixture->folder);
}

static const char *
place (Fixture *fixture)
{
  return gtk_label_get_text (fixture->view->place);
}

static gboolean
says (Fixture *fixture, const char *words)
{
  return ui_test_find (GTK_WIDGET (fixture->view), GTK_TYPE_LABEL, words) != NULL;
}

static gboolean
press (Fixture *fixture, guint keyval)
{
  return ui_test_key (GTK_WIDGET (fixture->view->main_scroller), keyval, 0);
}

/* Page keys and arrows leaf and stop at the ends. */
static void
test_leafing (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpstr (place (fixture), ==, "Brief 1 of 3");
  g_assert_true (says (fixture, "反映路灯不亮"));
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpstr (place (fixture), ==, "Brief 2 of 3");
  g_assert_true (says (fixture, "限期出具处理意见"));
  g_assert_true (says (fixture, "Group visit"));
  press (fixture, GDK_KEY_Right);
  g_assert_cmpstr (place (fixture), ==, "Brief 3 of 3");
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpstr (place (fixture), ==, "Brief 3 of 3");
  press (fixture, GDK_KEY_Left);
  press (fixture, GDK_KEY_Page_Up);
  press (fixture, GDK_KEY_Page_Up);
  g_assert_cmpstr (place (fixture), ==, "Brief 1 of 3");
}

/* A fact nobody wrote down is told as such, and no more than that. */
static void
test_empty (Fixture *fixture, gconstpointer data)
{
  GtkWidget *main = GTK_WIDGET (fixture->view->main);

  g_assert_nonnull (ui_test_find (main, GTK_TYPE_LABEL, "No record"));
  g_assert_nonnull (ui_test_find (GTK_WIDGET (fixture->view->aside), GTK_TYPE_LABEL, "No record"));
  g_assert_null (ui_test_find (main, GTK_TYPE_LABEL, "Group visit"));
}

static gpointer
read_size (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = g_strconcat ("leader-view.size:", data, NULL);

  return siyi_setting_get (db, key, "");
}

static char *
stored_size (Fixture *fixture)
{
  return siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, read_size,
                           (gpointer) siyi_archive_get_who (fixture->archive), NULL, NULL);
}

static gboolean
is_kept_small (gpointer data)
{
  g_autofree char *size = stored_size (data);

  return g_str_equal (size, "smaller");
}

static gboolean
is_kept_large (gpointer data)
{
  g_autofree char *size = stored_size (data);

  return *size == '\0';
}

static void
test_size (Fixture *fixture, gconstpointer data)
{
  GtkWidget *sheet = GTK_WIDGET (fixture->view->sheet);

  g_assert_false (gtk_widget_has_css_class (sheet, "smaller"));
  g_assert_true (press (fixture, GDK_KEY_minus));
  g_assert_true (gtk_widget_has_css_class (sheet, "smaller"));
  sample_wait (is_kept_small, fixture);

  /* The next view of the same person begins with it. */
  gtk_window_destroy (GTK_WINDOW (fixture->view));
  open_view (fixture);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (fixture->view->sheet), "smaller"));
  g_assert_true (gtk_toggle_button_get_active (fixture->view->smaller));
  press (fixture, GDK_KEY_plus);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->view->sheet), "smaller"));
  sample_wait (is_kept_large, fixture);
}

static void
assert_nothing_cut (GtkWidget *widget)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget))
    {
      PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (widget));
      int width, height;

      pango_layout_get_pixel_size (layout, &width, &height);
      g_assert_false (pango_layout_is_ellipsized (layout));
      g_assert_cmpint (width, <=, gtk_widget_get_width (widget));
      g_assert_cmpint (height, <=, gtk_widget_get_height (widget));
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_nothing_cut (child);
}

/* Twice the type: one column that scrolls, no wider than the window, nothing cut. */
static void
test_large_text (Fixture *fixture, gconstpointer data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  GtkWidget *view = GTK_WIDGET (fixture->view);
  int dpi, minimum;

  g_assert_false (fixture->view->is_narrow);
  press (fixture, GDK_KEY_Page_Down);
  g_object_get (settings, "gtk-xft-dpi", &dpi, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (int i = 0; i < 4; i++)
    ui_test_settle (view);
  g_assert_true (fixture->view->is_narrow);
  gtk_widget_measure (view, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  g_assert_cmpint (minimum, <=, 1366);
  assert_nothing_cut (GTK_WIDGET (fixture->view->sheet));
  ui_test_keep_picture (view, "leader-200");
  g_object_set (settings, "gtk-xft-dpi", dpi, NULL);
  for (int i = 0; i < 4; i++)
    ui_test_settle (view);
  g_assert_false (fixture->view->is_narrow);
}

static void
type (Fixture *fixture, const char *words)
{
  gtk_text_buffer_set_text (siyi_leader_note_get_text (fixture->view->note), words, -1);
}

static char *
typed (Fixture *fixture)
{
  return siyi_leader_note_dup_words (fixture->view->note);
}

static guint
n_ordered (Fixture *fixture)
{
  const GPtrArray *briefs = fixture->view->view->briefs->briefs;

  return ((SiyiBrief *) g_ptr_array_index (briefs, fixture->view->at))->ordered->len;
}

static gboolean
has_one (gpointer data)
{
  return n_ordered (data) == 1;
}

static gboolean
has_two (gpointer data)
{
  return n_ordered (data) == 2;
}

static void
issue (Fixture *fixture, const char *words)
{
  type (fixture, words);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view->note), "note.sign", NULL);
}

static gboolean
has_words_back (gpointer data)
{
  g_autofree char *words = typed (data);

  return n_ordered (data) == 1 && g_str_equal (words, "再报一次");
}

static gboolean
is_done_again (gpointer data)
{
  g_autofree char *words = typed (data);

  return n_ordered (data) == 2 && *words == '\0';
}

/* Issued, shown, added to and not replaced; undone, and the words are there again to be changed. */
static void
test_instruction (Fixture *fixture, gconstpointer data)
{
  const SiyiBriefPromise *first;
  const SiyiBrief *brief;
  g_autofree char *after = NULL;

  type (fixture, "请住建局三日内答复");
  g_assert_true (ui_test_key (ui_test_find (GTK_WIDGET (fixture->view->note), GTK_TYPE_TEXT_VIEW, NULL),
                              GDK_KEY_Return, GDK_CONTROL_MASK));
  sample_wait (has_one, fixture);
  brief = g_ptr_array_index (fixture->view->view->briefs->briefs, 0);
  first = g_ptr_array_index (brief->ordered, 0);
  g_assert_cmpstr (first->body, ==, "请住建局三日内答复");
  g_assert_cmpstr (first->given, ==, "signed");
  g_assert_cmpstr (first->leader, ==, "易乙未");
  g_assert_cmpint (first->day, ==, sample_today ());
  g_assert_true (says (fixture, "请住建局三日内答复"));
  after = typed (fixture);
  g_assert_cmpstr (after, ==, "");

  issue (fixture, "再报一次");
  sample_wait (has_two, fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.undo", NULL);
  sample_wait (has_words_back, fixture);
  g_assert_true (says (fixture, "请住建局三日内答复"));
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "win.redo", NULL);
  sample_wait (is_done_again, fixture);
}

static gpointer
read_draft (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree char *key = g_strdup_printf ("instruction:%" G_GINT64_FORMAT, *(gint64 *) data);

  return siyi_draft_get (db, key);
}

static gboolean
draft_is_kept (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *draft = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, read_draft,
                                             &fixture->view->visit, NULL, NULL);

  return g_strcmp0 (draft, "写到一半") == 0;
}

/* Typed and not issued: on disk by itself, there after leafing, there in the next view. */
static void
test_draft (Fixture *fixture, gconstpointer data)
{
  g_autofree char *back = NULL;
  g_autofree char *other = NULL;
  g_autofree char *later = NULL;

  type (fixture, "写到一半");
  sample_wait (draft_is_kept, fixture);
  press (fixture, GDK_KEY_Page_Down);
  other = typed (fixture);
  g_assert_cmpstr (other, ==, "");
  press (fixture, GDK_KEY_Page_Up);
  back = typed (fixture);
  g_assert_cmpstr (back, ==, "写到一半");

  gtk_window_destroy (GTK_WINDOW (fixture->view));
  open_view (fixture);
  later = typed (fixture);
  g_assert_cmpstr (later, ==, "写到一半");
}

/* Nobody there: nothing of a matter is on the screen, no key leafs; what was typed is kept. */
static void
test_rest (Fixture *fixture, gconstpointer data)
{
  type (fixture, "写到一半");
  siyi_leader_window_rest (fixture->view);
  ui_test_settle (GTK_WIDGET (fixture->view));
  g_assert_true (siyi_leader_window_is_resting (fixture->view));
  g_assert_false (gtk_widget_get_mapped (GTK_WIDGET (fixture->view->main)));
  press (fixture, GDK_KEY_Page_Down);
  g_assert_cmpuint (fixture->view->at, ==, 0);
  sample_wait (draft_is_kept, fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->view), "leader.continue", NULL);
  ui_test_settle (GTK_WIDGET (fixture->view));
  g_assert_true (gtk_widget_get_mapped (GTK_WIDGET (fixture->view->main)));
}

static gboolean
lists_one (gpointer data)
{
  Fixture *fixture = data;

  return g_list_model_get_n_items (siyi_ordered_page_get_lines (fixture->view->ordered)) == 1;
}

static gboolean
line_has_come (gpointer data)
{
  return ui_test_find (GTK_WIDGET (((Fixture *) data)->view->ordered), GTK_TYPE_LABEL, "请住建局三日内答复") != NULL;
}

/* What was issued is listed at once; choosing the line leads back to its brief. */
static void
test_ordered (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list;

  adw_view_stack_set_visible_child_name (fixture->view->views, "ordered");
  ui_test_settle (GTK_WIDGET (fixture->view));
  g_assert_true (says (fixture, "No Instructions Yet"));
  adw_view_stack_set_visible_child_name (fixture->view->views, "briefs");
  press (fixture, GDK_KEY_Page_Down);
  issue (fixture, "请住建局三日内答复");
  sample_wait (has_one, fixture);
  sample_wait (lists_one, fixture);
  siyi_leader_window_leaf (fixture->view, -1);
  adw_view_stack_set_visible_child_name (fixture->view->views, "ordered");
  ui_test_settle (GTK_WIDGET (fixture->view));
  sample_wait (line_has_come, fixture);
  g_assert_true (says (fixture, "Not assigned"));

  list = ui_test_find (GTK_WIDGET (fixture->view->ordered), GTK_TYPE_LIST_VIEW, NULL);
  g_signal_emit_by_name (list, "activate", 0);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (fixture->view->views), ==, "briefs");
  g_assert_cmpstr (place (fixture), ==, "Brief 2 of 3");
}

static SiyiSessionPrint *
find_print (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (SIYI_IS_SESSION_PRINT (window))
        return SIYI_SESSION_PRINT (window);
    }

  return NULL;
}

static gboolean
has_pages (gpointer data)
{
  return siyi_paper_view_get_pages (siyi_session_print_get_view (data)) != NULL;
}

static gboolean
is_file (gpointer data)
{
  return g_file_test (data, G_FILE_TEST_EXISTS);
}

static void
write_and_check (Fixture *fixture, SiyiSessionPaper paper, const char *name, const char *ending)
{
  g_autofree char *dir = g_path_get_dirname (fixture->folder);
  g_autofree char *path = g_build_filename (dir, name, NULL);
  g_autofree char *whole = g_strconcat (path, ending, NULL);

  siyi_session_write_paper (GTK_WIDGET (fixture->view), fixture->archive, fixture->session, paper, path);
  sample_wait (is_file, whole);
}

/* A paper is shown before it leaves; a file without an ending is a PDF. */
static void
test_papers (Fixture *fixture, gconstpointer data)
{
  static const SiyiSessionPaper papers[] = {
    SIYI_SESSION_PAPER_BRIEFS, SIYI_SESSION_PAPER_BRIEFS_LARGE, SIYI_SESSION_PAPER_RECORD_BOOK,
    SIYI_SESSION_PAPER_SIGNIN_A, SIYI_SESSION_PAPER_SIGNIN_B, SIYI_SESSION_PAPER_PHOTOS,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      SiyiSessionPrint *print;

      siyi_session_print (GTK_WIDGET (fixture->view), fixture->archive, fixture->session, papers[i]);
      print = find_print ();
      g_assert_nonnull (print);
      sample_wait (has_pages, print);
      gtk_window_destroy (GTK_WINDOW (print));
    }
  write_and_check (fixture, SIYI_SESSION_PAPER_BRIEFS, "briefs", ".pdf");
  write_and_check (fixture, SIYI_SESSION_PAPER_RECORD_BOOK, "book.docx", "");
  write_and_check (fixture, SIYI_SESSION_PAPER_PHOTOS, "photos.pdf", "");
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_autoptr(GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = siyi_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  add ("/app/leader/leafing", test_leafing);
  add ("/app/leader/empty", test_empty);
  add ("/app/leader/size", test_size);
  add ("/app/leader/large-text", test_large_text);
  add ("/app/leader/instruction", test_instruction);
  add ("/app/leader/draft", test_draft);
  add ("/app/leader/rest", test_rest);
  add ("/app/leader/ordered", test_ordered);
  add ("/app/leader/papers", test_papers);

  result = g_test_run ();
  g_clear_object (&application);

  return result;
}
