/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The cases' page: search that never shows an older answer, a choice that stays, words, marks, and
 * restricted matters that stay away. Real archives, a real screen. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "sample-cases.h"
#include "siyi-case-hits.h"
#include "siyi-case-words.h"
#include "siyi-cases-page.h"
#include "siyi-new-visit-intake.h"
#include "siyi-pages.h"
#include "siyi-timeline-words.h"
#include "siyi-trail.h"

typedef struct
{
  char          *folder;
  SiyiArchive   *archive;
  GtkWindow     *window;
  SiyiCasesPage *page;
  guint          wanted;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->archive = sample_archive_new (&fixture->folder);
  if (data != NULL)
    sample_cases_add (fixture->archive);
  fixture->window = GTK_WINDOW (gtk_window_new ());
  gtk_window_set_default_size (fixture->window, 1166, 720);
  fixture->page = SIYI_CASES_PAGE (siyi_cases_page_new (fixture->archive));
  gtk_window_set_child (fixture->window, GTK_WIDGET (fixture->page));
  gtk_window_present (fixture->window);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (fixture->window);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  g_free (fixture->folder);
}

static guint
n_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (siyi_cases_page_get_list (fixture->page)));
}

static gboolean
has_wanted_rows (gpointer data)
{
  Fixture *fixture = data;

  return n_rows (fixture) == fixture->wanted;
}

static void
wait_for_rows (Fixture *fixture, guint n)
{
  fixture->wanted = n;
  sample_wait (has_wanted_rows, fixture);
}

static gboolean
shows_empty (gpointer data)
{
  return g_strcmp0 (siyi_cases_page_get_shown (((Fixture *) data)->page), "empty") == 0;
}

static gboolean
shows_no_hits (gpointer data)
{
  return g_strcmp0 (siyi_cases_page_get_shown (((Fixture *) data)->page), "no-hits") == 0;
}

static gboolean
shows_case (gpointer data)
{
  return g_strcmp0 (siyi_case_view_get_shown (siyi_cases_page_get_view (((Fixture *) data)->page)),
                    "case") == 0;
}

static gboolean
shows_restricted (gpointer data)
{
  return g_strcmp0 (siyi_case_view_get_shown (siyi_cases_page_get_view (((Fixture *) data)->page)),
                    "restricted") == 0;
}

static void
test_empty (Fixture *fixture, gconstpointer data)
{
  sample_wait (shows_empty, fixture);
  g_assert_cmpstr (siyi_case_view_get_shown (siyi_cases_page_get_view (fixture->page)), ==,
                   "nothing");
}

static void
test_search (Fixture *fixture, gconstpointer data)
{
  static const struct { const char *words; guint n; } searches[] = {
    { "甲河", 6 }, { "甲河新苑", 2 }, { "宅", 1 }, { "19900000024", 1 }, { "hjh", 1 }, { "", 8 },
  };

  wait_for_rows (fixture, 8);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    {
      g_test_message ("%s", searches[i].words);
      siyi_cases_page_search (GTK_WIDGET (fixture->page), searches[i].words);
      wait_for_rows (fixture, searches[i].n);
    }

  siyi_cases_page_search (GTK_WIDGET (fixture->page), "没有这样的事");
  sample_wait (shows_no_hits, fixture);
}

/* Three questions at once: only the last one's answer is ever shown. */
static void
test_replaced_searches (Fixture *fixture, gconstpointer data)
{
  guint before;

  wait_for_rows (fixture, 8);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  before = siyi_cases_page_get_n_taken (fixture->page);

  siyi_cases_page_search (GTK_WIDGET (fixture->page), "甲");
  siyi_cases_page_search (GTK_WIDGET (fixture->page), "甲河");
  siyi_cases_page_search (GTK_WIDGET (fixture->page), "宅基地");
  wait_for_rows (fixture, 1);

  /* Its first hits and its whole answer; none of the others'. */
  g_assert_cmpuint (siyi_cases_page_get_n_taken (fixture->page) - before, <=, 2);
}

static void
test_choice_stays (Fixture *fixture, gconstpointer data)
{
  SiyiCaseView *view = siyi_cases_page_get_view (fixture->page);
  gint64 id;

  wait_for_rows (fixture, 8);
  id = siyi_lazy_list_get_id (SIYI_LAZY_LIST (siyi_cases_page_get_list (fixture->page)), 3);
  siyi_cases_page_show (GTK_WIDGET (fixture->page), id);
  sample_wait (shows_case, fixture);

  sample_case_add (fixture->archive, "新甲", "19900000099", "甲河镇", "新来的一件", "2026-12-17");
  wait_for_rows (fixture, 9);
  g_assert_cmpint (siyi_case_view_get_id (view), ==, id);
  g_assert_cmpstr (siyi_case_view_get_shown (view), ==, "case");
}

static void
test_show_leaves_the_search (Fixture *fixture, gconstpointer data)
{
  gint64 id;

  wait_for_rows (fixture, 8);
  id = siyi_lazy_list_get_id (SIYI_LAZY_LIST (siyi_cases_page_get_list (fixture->page)), 0);
  siyi_cases_page_search (GTK_WIDGET (fixture->page), "宅基地");
  wait_for_rows (fixture, 1);
  siyi_cases_page_show (GTK_WIDGET (fixture->page), id);
  wait_for_rows (fixture, 8);
  g_assert_cmpint (siyi_case_view_get_id (siyi_cases_page_get_view (fixture->page)), ==, id);
}

static gpointer
add_restricted (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr(SiyiIntake) intake = siyi_intake_new ();
  g_autoptr(SiyiRecord) record = NULL;

  siyi_intake_set (intake, SIYI_INTAKE_NAMES, "举乙");
  siyi_intake_set (intake, SIYI_INTAKE_REQUEST, "反映某单位私设小金库");
  siyi_intake_set (intake, SIYI_INTAKE_PURPOSE, "检举控告");
  record = siyi_intake_to_record (intake, sample_today ());

  return siyi_visit_add (db, &(SiyiNewVisit) { .record = record }, error);
}

static void
test_restricted_stay_away (Fixture *fixture, gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  SiyiNewVisitResult *added = siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, add_restricted,
                                                NULL, NULL, &error);

  g_assert_no_error (error);
  siyi_cases_page_search (GTK_WIDGET (fixture->page), "小金库");
  sample_wait (shows_no_hits, fixture);

  siyi_cases_page_show (GTK_WIDGET (fixture->page), added->case_id);
  sample_wait (shows_restricted, fixture);

  siyi_case_view_set_authorised (siyi_cases_page_get_view (fixture->page), TRUE);
  sample_wait (shows_case, fixture);
  wait_for_rows (fixture, 9);
  siyi_new_visit_result_free (added);
}

static gpointer
count_looks (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const SiyiTrailQuery query = { .kind = SIYI_TRAIL_LOOKED };
  g_autoptr(GArray) ids = siyi_trail_ids (db, &query, error);
  g_autoptr(GPtrArray) lines = siyi_trail_lines (db, (const gint64 *) ids->data, ids->len, error);
  guint n = 0;

  for (guint i = 0; i < lines->len; i++)
    n += g_str_equal (((SiyiAuditLine *) g_ptr_array_index (lines, i))->verb, "look.case");

  return GUINT_TO_POINTER (n);
}

static gboolean
has_wanted_looks (gpointer data)
{
  Fixture *fixture = data;

  return GPOINTER_TO_UINT (siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, count_looks, NULL, NULL, NULL)) >=
         fixture->wanted;
}

/* An opened case is in the trail, once; a run through the list writes the one it ends on. */
static void
test_looks (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = GTK_WIDGET (fixture->page);
  SiyiLazyList *list;

  wait_for_rows (fixture, 8);
  list = SIYI_LAZY_LIST (siyi_cases_page_get_list (fixture->page));
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < 8; i++)
      {
        siyi_cases_page_show (page, siyi_lazy_list_get_id (list, i));
        sample_wait (shows_case, fixture);
      }
  fixture->wanted = 1;
  sample_wait (has_wanted_looks, fixture);
  g_assert_cmpint (GPOINTER_TO_INT (siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, count_looks, NULL, NULL, NULL)), ==, 1);

  /* The same again is no opening; another one is. */
  siyi_cases_page_show (page, siyi_lazy_list_get_id (list, 7));
  siyi_cases_page_show (page, siyi_lazy_list_get_id (list, 0));
  fixture->wanted = 2;
  sample_wait (has_wanted_looks, fixture);
  g_assert_cmpint (GPOINTER_TO_INT (siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, count_looks, NULL, NULL, NULL)), ==, 2);
}

static gboolean
has_papers (gpointer data)
{
  Fixture *fixture = data;
  SiyiCasePapers *papers = siyi_case_view_get_papers (siyi_cases_page_get_view (fixture->page));

  return siyi_case_papers_get_n_rows (papers) == fixture->wanted;
}

/* What is dropped on a case becomes its papers, shown without a further word. */
static void
test_papers (Fixture *fixture, gconstpointer data)
{
  SiyiCaseView *view = siyi_cases_page_get_view (fixture->page);
  g_autofree char *path = g_build_filename (fixture->folder, "..", "告知书.txt", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  GSList files = { .data = file, .next = NULL };

  g_assert_true (g_file_set_contents (path, "告知", -1, NULL));
  wait_for_rows (fixture, 8);
  siyi_cases_page_show (GTK_WIDGET (fixture->page),
                        siyi_lazy_list_get_id (SIYI_LAZY_LIST (siyi_cases_page_get_list (fixture->page)), 2));
  sample_wait (shows_case, fixture);
  g_assert_cmpuint (siyi_case_papers_get_n_rows (siyi_case_view_get_papers (view)), ==, 0);
  siyi_case_papers_add (siyi_case_view_get_papers (view), &files);
  fixture->wanted = 1;
  sample_wait (has_papers, fixture);
  g_unlink (path);
}

static gboolean
has_line (gpointer data)
{
  return siyi_lazy_item_get_row (data) != NULL;
}

/* What goes and comes is told in steps a list of GTK 4.8 can bear. */
static void
note_change (GListModel *list, guint position, guint removed, guint added, GString *log)
{
  g_string_append_printf (log, "(%u,%u,%u)", position, removed, added);
}

static void
test_list_is_lazy (Fixture *fixture, gconstpointer data)
{
  SiyiLazyList *list = siyi_case_list_new (fixture->archive);
  g_autoptr(GString) log = g_string_new (NULL);
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  SiyiLazyItem *item;

  g_signal_connect (list, "items-changed", G_CALLBACK (note_change), log);
  for (gint64 id = 1; id <= 8; id++)
    g_array_append_val (ids, id);
  siyi_lazy_list_take_ids (list, g_array_copy (ids));
  g_assert_cmpstr (log->str, ==, "(0,0,8)");

  item = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_null (siyi_lazy_item_get_row (item));
  sample_wait (has_line, item);
  g_assert_cmpint (((const SiyiCaseLine *) siyi_lazy_item_get_row (item))->id, ==, 3);

  /* One taken out of the middle: only that place is told, and the same item lives on. */
  g_string_truncate (log, 0);
  g_array_remove_index (ids, 1);
  siyi_lazy_list_take_ids (list, g_array_copy (ids));
  g_assert_cmpstr (log->str, ==, "(1,1,0)");
  {
    g_autoptr(SiyiLazyItem) same = g_list_model_get_item (G_LIST_MODEL (list), 1);

    g_assert_true (same == item);
  }

  g_object_unref (item);
  g_array_unref (ids);
  g_assert_finalize_object (G_OBJECT (list));
}

static void
test_left_words (void)
{
  static const struct { int due, closed; const char *words; } table[] = {
    { 8, 0, "8 days left" }, { 1, 0, "1 day left" }, { 0, 0, "Due today" }, { -1, 0, "1 day over" },
    { -3, 0, "3 days over" }, { -3, -5, "Closed" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      SiyiDay today = sample_today ();
      g_autofree char *words = siyi_case_words_left (today - 30, today + table[i].due,
                                                     table[i].closed != 0 ? today + table[i].closed
                                                                          : SIYI_DAY_NONE, today);

      g_assert_cmpstr (words, ==, table[i].words);
    }
  g_assert_null (siyi_case_words_left (SIYI_DAY_NONE, SIYI_DAY_NONE, SIYI_DAY_NONE,
                                       sample_today ()));
}

static guint
n_marks (PangoAttrList *marks)
{
  GSList *list = marks != NULL ? pango_attr_list_get_attributes (marks) : NULL;
  guint n = 0;

  for (GSList *at = list; at != NULL; at = at->next)
    n += ((PangoAttribute *) at->data)->klass->type == PANGO_ATTR_BACKGROUND;
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);

  return n;
}

static void
test_hits (void)
{
  static const struct { const char *text, *words; guint n; } table[] = {
    { "甲河新苑逾期交房", "甲河", 1 }, { "甲河镇甲河村", "甲河", 2 }, { "甲河新苑", "乙", 0 },
    { "甲河新苑", "jh", 1 }, { "甲河新苑", "jhxy", 1 }, { "甲河新苑", "", 0 },
    { "JF20260873", "0873", 1 }, { "jf20260873", "JF", 1 }, { "甲河新苑逾期", "甲河 逾期", 2 },
  };
  const GdkRGBA ground = { 1, 1, 0, 0.4f };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PangoAttrList) marks = siyi_case_hits (table[i].text, table[i].words, &ground);

      g_test_message ("%s in %s", table[i].words, table[i].text);
      g_assert_cmpuint (n_marks (marks), ==, table[i].n);
    }
}

/* Every kind the progress popover offers has words of its own. */
static void
test_own_kinds_have_words (void)
{
  const char * const *kinds = siyi_moment_own_kinds ();

  for (gsize i = 0; kinds[i] != NULL; i++)
    {
      g_autofree char *title = siyi_moment_title (kinds[i], NULL);

      g_assert_cmpstr (title, !=, kinds[i]);
    }
}

static gboolean
is_gone (gpointer data)
{
  return *(gpointer *) data == NULL;
}

static void
test_page_goes (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = siyi_cases_page_new (fixture->archive);

  g_object_ref_sink (page);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  /* A question under way may hold it until it is answered. */
  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  g_object_unref (page);
  sample_wait (is_gone, &page);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  g_test_add_func ("/cases/left-words", test_left_words);
  g_test_add_func ("/cases/hits", test_hits);
  g_test_add_func ("/cases/own-kinds-have-words", test_own_kinds_have_words);
  g_test_add ("/cases/empty", Fixture, NULL, set_up, test_empty, tear_down);
  g_test_add ("/cases/search", Fixture, "filled", set_up, test_search, tear_down);
  g_test_add ("/cases/replaced-searches", Fixture, "filled", set_up, test_replaced_searches,
              tear_down);
  g_test_add ("/cases/choice-stays", Fixture, "filled", set_up, test_choice_stays, tear_down);
  g_test_add ("/cases/show-leaves-the-search", Fixture, "filled", set_up,
              test_show_leaves_the_search, tear_down);
  g_test_add ("/cases/restricted-stay-away", Fixture, "filled", set_up, test_restricted_stay_away,
              tear_down);
  g_test_add ("/cases/looks", Fixture, "filled", set_up, test_looks, tear_down);
  g_test_add ("/cases/papers", Fixture, "filled", set_up, test_papers, tear_down);
  g_test_add ("/cases/list-is-lazy", Fixture, "filled", set_up, test_list_is_lazy, tear_down);
  g_test_add ("/cases/page-goes", Fixture, "filled", set_up, test_page_goes, tear_down);

  return g_test_run ();
}
