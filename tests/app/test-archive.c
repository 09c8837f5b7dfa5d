/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The Archive over the example office: the year at a glance, keys that walk its sessions, the list of what is
 * missing with its filter and its reasons, and packages that are proved again and turn red. */
#include <glib/gstdio.h>
#include <string.h>

#include "siyi-application.h"
#include "siyi-backup-store.h"
#include "siyi-backup-sum.h"
#include "siyi-archive-page-private.h"
#include "siyi-office-files.h"
#include "siyi-ones-row.h"
#include "siyi-ones-view.h"
#include "siyi-package-list.h"
#include "siyi-packages-view.h"
#include "siyi-session-page.h"
#include "siyi-window-private.h"
#include "sample-cases.h"
#include "ui-test.h"

/* A process has one, registered on its bus once. */
static SiyiApplication *application;

typedef struct
{
  char            *dir, *folder;
  SiyiClock       *clock;
  SiyiArchive     *archive;
  SiyiWindow      *window;
  SiyiArchivePage *page;
  SiyiOnesView    *view;
  guint            n_taken;
} Fixture;

static gboolean
has_taken (gpointer data)
{
  Fixture *fixture = data;

  return siyi_ones_view_get_n_taken (fixture->view) > fixture->n_taken;
}

static void
wait_for_answer (Fixture *fixture)
{
  sample_wait (has_taken, fixture);
  fixture->n_taken = siyi_ones_view_get_n_taken (fixture->view);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->dir = g_dir_make_tmp ("siyi-test-XXXXXX", &error);
  fixture->folder = g_build_filename (fixture->dir, "example.siyi", NULL);
  fixture->clock = siyi_clock_new_fixed (sample_today ());
  siyi_example_create (fixture->folder, fixture->clock, &error);
  g_assert_no_error (error);
  fixture->archive = siyi_archive_open (fixture->folder, fixture->clock, "tester", &error);
  g_assert_no_error (error);
  fixture->window = siyi_window_new (ADW_APPLICATION (application));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1366, 768);
  gtk_window_present (GTK_WINDOW (fixture->window));
  siyi_window_open (fixture->window, fixture->archive);
  siyi_window_show_place (fixture->window, 6);
  fixture->page = SIYI_ARCHIVE_PAGE (gtk_stack_get_visible_child (fixture->window->pages));
  fixture->view = SIYI_ONES_VIEW (siyi_archive_page_get_part (fixture->page));
  wait_for_answer (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  sample_archive_drop (fixture->archive, fixture->folder);
  siyi_clock_unref (fixture->clock);
  g_rmdir (fixture->dir);
  g_free (fixture->folder);
  g_free (fixture->dir);
}

static int
n_rows (Fixture *fixture)
{
  int n = 0;

  while (gtk_list_box_get_row_at_index (siyi_ones_view_get_list (fixture->view), n) != NULL)
    n++;

  return n;
}

static GtkListBoxRow *
row_at (Fixture *fixture,
        int      i)
{
  return gtk_list_box_get_row_at_index (siyi_ones_view_get_list (fixture->view), i);
}

static int
n_other_day (const SiyiOnesYear *year)
{
  int n = 0;

  for (guint i = 0; i < year->ones->len; i++)
    n += g_array_index (year->ones, SiyiOnes, i).session->n_other_day > 0;

  return n;
}

static void
test_the_year (Fixture       *fixture,
               gconstpointer  data)
{
  const SiyiOnesYear *year = siyi_ones_view_get_year (fixture->view);

  g_assert_cmpint (year->n_complete, ==, 229);
  g_assert_cmpint (year->n_gaps, ==, 8);
  g_assert_cmpint (n_rows (fixture), ==, 8);

  /* Only those that lack that piece. */
  siyi_ones_view_set_piece (fixture->view, SIYI_PIECE_PHOTOS);
  g_assert_cmpint (n_rows (fixture), ==, 4);
  siyi_ones_view_set_piece (fixture->view, SIYI_PIECE_LEDGER);
  g_assert_cmpint (n_rows (fixture), ==, 0);
  siyi_ones_view_set_piece (fixture->view, -1);
  g_assert_cmpint (n_rows (fixture), ==, 8);

  /* Photos of another day are in doubt, also where nothing is missing. */
  siyi_ones_view_set_piece (fixture->view, SIYI_N_PIECES);
  g_assert_cmpint (n_rows (fixture), ==, n_other_day (year));
  siyi_ones_view_set_piece (fixture->view, -1);

  /* The year before is whole. */
  siyi_ones_view_set_year (fixture->view, 2025);
  wait_for_answer (fixture);
  year = siyi_ones_view_get_year (fixture->view);
  g_assert_cmpint (year->n_complete, ==, (int) year->ones->len);
  g_assert_cmpint (n_rows (fixture), ==, 0);

  /* A year without any says so and leads back. */
  siyi_ones_view_set_year (fixture->view, 2024);
  wait_for_answer (fixture);
  g_assert_cmpuint (siyi_ones_view_get_year (fixture->view)->ones->len, ==, 0);
  siyi_ones_view_set_year (fixture->view, 2026);
  wait_for_answer (fixture);
  g_assert_cmpint (n_rows (fixture), ==, 8);
}

static SiyiDay
cursor_day (Fixture *fixture)
{
  SiyiOnesGrid *grid = siyi_ones_view_get_grid (fixture->view);

  return siyi_ones_year_find (siyi_ones_view_get_year (fixture->view), siyi_ones_grid_get_session (grid))->session->day;
}

static gboolean
is_on_session (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *page = gtk_stack_get_visible_child (fixture->window->pages);

  return SIYI_IS_SESSION_PAGE (page) && siyi_session_page_get_n_taken (SIYI_SESSION_PAGE (page)) > 0;
}

static void
test_keys_walk_the_sessions (Fixture       *fixture,
                             gconstpointer  data)
{
  static const struct { guint key; const char *day; } steps[] = {
    { GDK_KEY_Left, "2026-12-16" }, { GDK_KEY_Left, "2026-12-15" }, { GDK_KEY_Home, "2026-12-01" },
    { GDK_KEY_Left, "2026-11-30" }, { GDK_KEY_Up, "2026-10-30" }, { GDK_KEY_Home, "2026-10-08" },
    { GDK_KEY_Down, "2026-11-09" }, { GDK_KEY_End, "2026-11-30" }, { GDK_KEY_Right, "2026-12-01" },
  };
  GtkWidget *grid = GTK_WIDGET (siyi_ones_view_get_grid (fixture->view));
  g_autofree char *label = NULL;

  g_assert_cmpint (cursor_day (fixture), ==, sample_today ());
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_assert_true (ui_test_key (grid, steps[i].key, 0));
      g_assert_cmpint (cursor_day (fixture), ==, siyi_day_parse (steps[i].day));
    }

  /* What is missing can be heard, and Return opens the session on it. */
  siyi_ones_grid_set_session (SIYI_ONES_GRID (grid), siyi_ones_row_get_session (row_at (fixture, 1)));
  label = siyi_ones_grid_dup_label (SIYI_ONES_GRID (grid));
  g_assert_nonnull (strstr (label, "sign-in sheet not there"));
  ui_test_key (grid, GDK_KEY_Return, 0);
  sample_wait (is_on_session, fixture);
  g_assert_cmpint (siyi_session_tabs_get_current (siyi_session_page_get_tabs (
                     SIYI_SESSION_PAGE (gtk_stack_get_visible_child (fixture->window->pages)))), ==, SIYI_PIECE_SIGNIN);
}

static gpointer
excuse_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const gint64 *session = data;

  return siyi_session_excuse (db, *session, SIYI_PIECE_SIGNIN, "表格遗失", error);
}

static void
test_a_reason_closes_the_gap (Fixture       *fixture,
                              gconstpointer  data)
{
  gint64 session = siyi_ones_row_get_session (row_at (fixture, 1));
  g_autoptr(GError) error = NULL;

  g_free (siyi_archive_run (fixture->archive, SIYI_ACCESS_WRITE, excuse_in_thread, &session, NULL, &error));
  g_assert_no_error (error);
  wait_for_answer (fixture);
  g_assert_cmpint (n_rows (fixture), ==, 7);
  g_assert_cmpint (siyi_ones_view_get_year (fixture->view)->n_complete, ==, 230);
}

/* --- Backups ------------------------------------------------------------------------------------ */

static gboolean
tells_of_backup (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *sum = ui_test_find (GTK_WIDGET (fixture->view), SIYI_TYPE_BACKUP_SUM, NULL);

  return strstr (siyi_backup_sum_get_text (SIYI_BACKUP_SUM (sum)), "opened and checked. 1 on this computer") != NULL &&
         ui_test_find (GTK_WIDGET (fixture->window), GTK_TYPE_LABEL, "backups fine") != NULL;
}

/* Under the four ones and at the foot of the sidebar. */
static void
test_backups_are_told (Fixture       *fixture,
                       gconstpointer  data)
{
  GtkWidget *sum = ui_test_find (GTK_WIDGET (fixture->view), SIYI_TYPE_BACKUP_SUM, NULL);
  g_autoptr(GError) error = NULL;

  g_assert_nonnull (sum);
  g_assert_null (strstr (siyi_backup_sum_get_text (SIYI_BACKUP_SUM (sum)), "opened and checked"));
  siyi_backup_all (fixture->archive, NULL, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  sample_wait (tells_of_backup, fixture);
}

/* --- Packages ----------------------------------------------------------------------------------- */

static gboolean
is_idle (gpointer data)
{
  return ((Fixture *) data)->page->job == NULL;
}

static gboolean
has_package (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *part = siyi_archive_page_get_part (fixture->page);

  return SIYI_IS_PACKAGES_VIEW (part) &&
         gtk_list_box_get_row_at_index (siyi_packages_view_get_list (SIYI_PACKAGES_VIEW (part)), 0) != NULL;
}

static gpointer
load_packages (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  return siyi_packages_load (db, 10, error);
}

static char *
checked (Fixture *fixture,
         gint64  *id,
         char   **place)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_archive_run (fixture->archive, SIYI_ACCESS_READ, load_packages, NULL, NULL, &error);
  const SiyiPackageLine *line;

  g_assert_no_error (error);
  g_assert_cmpuint (lines->len, ==, 1);
  line = g_ptr_array_index (lines, 0);
  *id = line->row.id;
  g_free (*place);
  *place = g_strdup (line->row.place);

  return g_strdup (line->checked);
}

static gboolean
is_red (gpointer data)
{
  Fixture *fixture = data;
  GtkWidget *part = siyi_archive_page_get_part (fixture->page);
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (siyi_packages_view_get_list (SIYI_PACKAGES_VIEW (part)), 0);

  return row != NULL && gtk_widget_has_css_class (gtk_list_box_row_get_child (row), "unsound");
}

static void
test_a_package_is_proved_again (Fixture       *fixture,
                                gconstpointer  data)
{
  g_autofree char *output = g_build_filename (fixture->dir, "package", NULL);
  const SiyiPackingWish wish = { .kind = SIYI_PACKAGE_SESSION, .session = siyi_ones_row_get_session (row_at (fixture, 1)),
                                 .form = SIYI_BAG_FOLDER, .output = output };
  g_autofree char *place = NULL;
  g_autofree char *sound = NULL;
  g_autofree char *trouble = NULL;
  g_autofree char *info = NULL;
  gint64 id;

  siyi_archive_page_pack (fixture->page, &wish);
  g_assert_true (gtk_widget_get_visible (fixture->page->job_bar));
  sample_wait (is_idle, fixture);
  sample_wait (has_package, fixture);
  g_assert_null (checked (fixture, &id, &place));

  siyi_archive_page_check (fixture->page, id, NULL);
  sample_wait (is_idle, fixture);
  sound = checked (fixture, &id, &place);
  g_assert_cmpstr (sound, ==, "");
  g_assert_false (is_red (fixture));

  /* A file that differs is named, and the card turns red. */
  info = g_build_filename (place, "bag-info.txt", NULL);
  g_assert_true (g_file_set_contents (info, "changed", -1, NULL));
  siyi_archive_page_check (fixture->page, id, NULL);
  sample_wait (is_idle, fixture);
  trouble = checked (fixture, &id, &place);
  g_assert_nonnull (strstr (trouble, "bag-info.txt"));
  sample_wait (is_red, fixture);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr(GError) error = NULL;
  int result;

  gtk_test_init (&argc, &argv, NULL);
  application = siyi_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)
  ADD ("/app/archive/the-year", test_the_year);
  ADD ("/app/archive/keys-walk-the-sessions", test_keys_walk_the_sessions);
  ADD ("/app/archive/a-reason-closes-the-gap", test_a_reason_closes_the_gap);
  ADD ("/app/archive/backups-are-told", test_backups_are_told);
  ADD ("/app/archive/a-package-is-proved-again", test_a_package_is_proved_again);

  result = g_test_run ();
  g_object_unref (application);

  return result;
}
