/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window from the outside: what a start shows, what an archive that can't be opened shows, and
 * that a step can be taken back. Real archives in a folder of the test's own. */
#include <glib/gstdio.h>

#include "siyi-keeping.h"
#include "siyi-office-files.h"
#include "siyi-office-store.h"
#include "siyi-pages.h"
#include "siyi-settings.h"
#include "siyi-settings-work.h"
#include "siyi-window-private.h"
#include "window-test.h"

typedef WindowTest Fixture;

static void
open_archive (Fixture *fixture, const char *name)
{
  g_autofree char *folder = window_test_make_archive (fixture, name);

  window_test_open_folder (fixture, folder);
}

static void
test_first_start (Fixture *fixture, gconstpointer data)
{
  siyi_window_open (fixture->window, NULL);

  g_assert_true (window_test_shows (fixture, "first-start"));
  g_assert_true (window_test_is_enabled (fixture, "import"));
  g_assert_true (window_test_is_enabled (fixture, "make-own"));
  g_assert_true (window_test_is_enabled (fixture, "make-example"));
  g_assert_true (window_test_is_enabled (fixture, "choose-backup"));
  g_assert_false (window_test_is_enabled (fixture, "register"));
  g_assert_false (window_test_is_enabled (fixture, "settings"));
  gtk_test_widget_wait_for_draw (GTK_WIDGET (fixture->window));
}

static void
test_opens (Fixture *fixture, gconstpointer data)
{
  open_archive (fixture, "Test Office.siyi");

  g_assert_true (window_test_shows (fixture, "shell"));
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==,
                   "Test Office — Siyi");
  g_assert_true (window_test_is_enabled (fixture, "settings"));
  g_assert_false (window_test_is_enabled (fixture, "undo"));
  g_assert_false (window_test_is_enabled (fixture, "make-own"));
}

static void
test_another_archive (Fixture *fixture, gconstpointer data)
{
  g_autofree char *second = window_test_make_archive (fixture, "Second.siyi");

  open_archive (fixture, "First.siyi");
  siyi_window_open_folder (fixture->window, second);
  wait_for (g_strcmp0 (siyi_window_get_folder (fixture->window), second) == 0);
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "Second — Siyi");
}

static void
test_missing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->dir, "gone.siyi", NULL);

  siyi_window_open_folder (fixture->window, folder);
  wait_for (window_test_shows (fixture, "trouble"));

  g_assert_cmpstr (adw_status_page_get_title (fixture->window->trouble), ==,
                   "The Archive Is Not There");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->trouble_retry)));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->trouble_restore)));
}

static void
test_damaged (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = window_test_make_archive (fixture, "Damaged.siyi");
  g_autofree char *file = g_build_filename (folder, "main.db", NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (file, "this is no database, and long enough to have a header of its own: "
                             "sixteen bytes of nonsense and then some more of the same", -1,
                       &error);
  g_assert_no_error (error);

  siyi_window_open_folder (fixture->window, folder);
  wait_for (window_test_shows (fixture, "trouble"));
  g_assert_cmpstr (adw_status_page_get_title (fixture->window->trouble), ==,
                   "The Archive Is Damaged");
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (fixture->window->trouble_retry)));
}

/* Of the format before this one, as it was released. */
static void
put_older (const char *folder)
{
  g_autofree char *packed = g_test_build_filename (G_TEST_DIST, "data", "archives", "format-5.db.gz", NULL);
  g_autofree char *path = g_build_filename (folder, "main.db", NULL);
  g_autoptr(GFile) from = g_file_new_for_path (packed);
  g_autoptr(GFile) to = g_file_new_for_path (path);
  g_autoptr(GZlibDecompressor) gzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  g_autoptr(GInputStream) raw = NULL;
  g_autoptr(GInputStream) in = NULL;
  g_autoptr(GOutputStream) out = NULL;
  g_autoptr(GError) error = NULL;

  raw = G_INPUT_STREAM (g_file_read (from, NULL, &error));
  g_assert_no_error (error);
  in = g_converter_input_stream_new (raw, G_CONVERTER (gzip));
  out = G_OUTPUT_STREAM (g_file_replace (to, NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, &error));
  g_assert_no_error (error);
  g_output_stream_splice (out, in, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);
}

static void
on_page (GtkStack *root, GParamSpec *pspec, guint *n_upgrades)
{
  *n_upgrades += g_strcmp0 (gtk_stack_get_visible_child_name (root), "upgrade") == 0;
}

/* While an older archive is brought to this version the window says so; the next time there is nothing to say. */
static void
test_upgrades (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = window_test_make_archive (fixture, "Older.siyi");
  g_autofree char *other = window_test_make_archive (fixture, "Other.siyi");
  guint n_upgrades = 0;

  g_assert_false (siyi_archive_is_older (folder));
  put_older (folder);
  g_assert_true (siyi_archive_is_older (folder));
  g_signal_connect (fixture->window->root, "notify::visible-child-name", G_CALLBACK (on_page), &n_upgrades);
  window_test_open_folder (fixture, folder);
  g_assert_cmpuint (n_upgrades, ==, 1);
  g_assert_true (window_test_shows (fixture, "shell"));
  g_assert_false (siyi_archive_is_older (folder));

  siyi_window_open_folder (fixture->window, other);
  wait_for (g_strcmp0 (siyi_window_get_folder (fixture->window), other) == 0);
  siyi_window_open_folder (fixture->window, folder);
  wait_for (g_strcmp0 (siyi_window_get_folder (fixture->window), folder) == 0);
  g_assert_cmpuint (n_upgrades, ==, 1);
}

static void
test_restores (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = window_test_make_archive (fixture, "Restored.siyi");
  g_autofree char *file = g_build_filename (folder, "main.db", NULL);
  g_autofree char *dir = siyi_archive_backup_dir (folder);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(SiyiArchive) archive = NULL;
  g_autofree char *backup = NULL;
  g_autoptr(GError) error = NULL;

  archive = siyi_archive_open (folder, clock, "test", &error);
  g_assert_no_error (error);
  backup = siyi_backup (archive, dir, &error);
  g_assert_no_error (error);
  siyi_archive_close (archive);
  g_file_set_contents (file, "", 0, &error);
  g_assert_no_error (error);

  siyi_window_open_folder (fixture->window, folder);
  wait_for (window_test_shows (fixture, "trouble"));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (fixture->window->trouble_restore)));

  siyi_window_restore (fixture->window, folder, backup);
  wait_for (siyi_window_get_archive (fixture->window) != NULL);
  g_assert_true (window_test_shows (fixture, "shell"));
}

static const char *
page_shown (Fixture *fixture)
{
  return gtk_stack_get_visible_child_name (fixture->window->pages);
}

static void
test_places (Fixture *fixture, gconstpointer data)
{
  open_archive (fixture, "Places.siyi");
  g_assert_cmpstr (page_shown (fixture), ==, "today");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "ledger");
  g_assert_cmpstr (page_shown (fixture), ==, "ledger");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "i", 1);
  g_assert_cmpstr (page_shown (fixture), ==, "today");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "i", 2);
  g_assert_cmpstr (page_shown (fixture), ==, "schedule");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "i", 7);
  g_assert_cmpstr (page_shown (fixture), ==, "statistics");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "i", 3);
  g_assert_cmpstr (page_shown (fixture), ==, "cases");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-place", "i", 9);
  g_assert_cmpstr (page_shown (fixture), ==, "cases");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.register", NULL);
  g_assert_cmpstr (page_shown (fixture), ==, "register");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.back", NULL);
  g_assert_cmpstr (page_shown (fixture), ==, "cases");
}

/* A ledger that comes before there is an archive waits for it. */
static void
test_ledger_waits (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = window_test_make_archive (fixture, "Waiting.siyi");
  g_autofree char *path = g_build_filename (g_getenv ("SIYI_TEST_DATA"), "ledgers",
                                            "01-clean.xlsx", NULL);

  siyi_window_open_folder (fixture->window, folder);
  siyi_window_take_file (fixture->window, path);
  wait_for (siyi_window_get_archive (fixture->window) != NULL);
  g_assert_cmpstr (page_shown (fixture), ==, "import");

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-page", "s", "ledger");
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.import-file", "s", path);
  g_assert_cmpstr (page_shown (fixture), ==, "import");
  window_test_drain ();
}

static gpointer
read_name (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_setting_get (db, "office.name", "");
}

static gboolean
name_is (Fixture *fixture, const char *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *name = siyi_archive_run (fixture->window->archive, SIYI_ACCESS_READ, read_name,
                                            NULL, NULL, &error);

  g_assert_no_error (error);

  return g_str_equal (name, expected);
}

static void
activate (Fixture *fixture, const char *action)
{
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), action, NULL);
}

static void
test_undo_and_redo (Fixture *fixture, gconstpointer data)
{
  open_archive (fixture, "Undo.siyi");
  siyi_settings_save_value (GTK_WIDGET (fixture->window), fixture->window->archive,
                            "Name of the office", "office.name", "Test Office", NULL);
  wait_for (window_test_is_enabled (fixture, "undo"));
  g_assert_true (name_is (fixture, "Test Office"));

  activate (fixture, "undo");
  g_assert_false (window_test_is_enabled (fixture, "undo"));
  wait_for (window_test_is_enabled (fixture, "redo"));
  g_assert_true (name_is (fixture, ""));

  activate (fixture, "redo");
  wait_for (window_test_is_enabled (fixture, "undo"));
  g_assert_true (name_is (fixture, "Test Office"));
  g_assert_false (window_test_is_enabled (fixture, "redo"));
}

static void
test_settings (Fixture *fixture, gconstpointer data)
{
  GtkWindow *settings;

  open_archive (fixture, "Settings.siyi");
  settings = siyi_settings_window_new (fixture->window->archive, GTK_WINDOW (fixture->window));
  gtk_window_present (settings);
  gtk_test_widget_wait_for_draw (GTK_WIDGET (settings));
  window_test_drain ();

  /* Nothing in it keeps it, or the window below, alive. */
  g_object_add_weak_pointer (G_OBJECT (settings), (gpointer *) &settings);
  gtk_window_destroy (settings);
  wait_for (settings == NULL);
}

static GtkWindow *
find_settings (void)
{
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWindow) window = g_list_model_get_item (toplevels, i);

      if (ADW_IS_PREFERENCES_WINDOW (window))
        return window;
    }

  return NULL;
}

/* From the empty schedule a person comes to the leaders, not to the first page. */
static void
test_leaders_are_entered (Fixture *fixture, gconstpointer data)
{
  GtkWindow *settings;

  open_archive (fixture, "Leaders.siyi");
  g_action_group_activate_action (G_ACTION_GROUP (fixture->window), "enter-leaders", NULL);
  settings = find_settings ();
  g_assert_nonnull (settings);
  g_assert_cmpstr (adw_preferences_window_get_visible_page_name (ADW_PREFERENCES_WINDOW (settings)),
                   ==, "leaders");
  window_test_drain ();
  gtk_window_destroy (settings);
}

static void
test_settings_pages_go (Fixture *fixture, gconstpointer data)
{
  static GtkWidget *(* const new_page[]) (SiyiArchive *archive) = {
    siyi_settings_office_new, siyi_settings_leaders_new, siyi_settings_units_new,
    siyi_settings_venues_new, siyi_settings_lists_new, siyi_settings_limits_new,
    siyi_settings_calendar_new, siyi_settings_follow_new,
  };

  open_archive (fixture, "Pages.siyi");
  for (gsize i = 0; i < G_N_ELEMENTS (new_page); i++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *page = new_page[i] (fixture->window->archive);

      gtk_window_set_child (GTK_WINDOW (window), page);
      gtk_window_present (GTK_WINDOW (window));
      gtk_test_widget_wait_for_draw (window);
      g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
      gtk_window_destroy (GTK_WINDOW (window));
      wait_for (page == NULL);
    }
}

static void
add (const char *path, void (*test) (Fixture *fixture, gconstpointer data))
{
  g_test_add (path, Fixture, NULL, window_test_set_up, test, window_test_tear_down);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  add ("/app/shell/first-start", test_first_start);
  add ("/app/shell/opens", test_opens);
  add ("/app/shell/another-archive", test_another_archive);
  add ("/app/shell/missing", test_missing);
  add ("/app/shell/damaged", test_damaged);
  add ("/app/shell/upgrades", test_upgrades);
  add ("/app/shell/restores", test_restores);
  add ("/app/shell/places", test_places);
  add ("/app/shell/ledger-waits", test_ledger_waits);
  add ("/app/shell/undo", test_undo_and_redo);
  add ("/app/shell/settings-pages", test_settings_pages_go);
  add ("/app/shell/settings-leaders", test_leaders_are_entered);
  add ("/app/shell/settings", test_settings);

  return window_test_run ();
}
