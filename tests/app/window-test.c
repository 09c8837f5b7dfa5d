/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What tests of the whole window share: the application, a window, archives in a folder of the test's own,
 * waiting for what shows. */
#include "window-test.h"

#include "siyi-office-files.h"
#include "siyi-window-private.h"
#include "siyi-work-folder.h"

#define PATIENCE_S 180

/* A process has one, registered on its bus once. */
static SiyiApplication *application;

/**
 * window_test_application:
 *
 * Returns: (transfer none): the process's application, made with the first call
 */
SiyiApplication *
window_test_application (void)
{
  g_autoptr(GError) error = NULL;

  if (application != NULL)
    return application;

  application = siyi_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);

  return application;
}

/**
 * window_test_run:
 *
 * Returns: what main() returns
 */
int
window_test_run (void)
{
  int result;

  window_test_application ();
  result = g_test_run ();
  g_clear_object (&application);

  return result;
}

static gboolean
give_up (gpointer data)
{
  g_error ("Waited %d s in vain for %s", PATIENCE_S, (const char *) data);

  return G_SOURCE_REMOVE;
}

/* For wait_for(): the source that ends the test. */
guint
window_test_patience (const char *condition)
{
  return g_timeout_add_seconds (PATIENCE_S, give_up, (gpointer) condition);
}

void
window_test_drain (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

void
window_test_set_up (WindowTest    *test,
                    gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  test->dir = g_dir_make_tmp ("siyi-window-XXXXXX", &error);
  g_assert_no_error (error);
  test->window = siyi_window_new (ADW_APPLICATION (window_test_application ()));
  gtk_window_present (GTK_WINDOW (test->window));
}

/* Waits until the window is gone: what still holds it would be a leak. */
void
window_test_tear_down (WindowTest    *test,
                       gconstpointer  data)
{
  GtkWindow *window = GTK_WINDOW (test->window);

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &test->window);
  gtk_window_destroy (window);
  wait_for (test->window == NULL);
  window_test_drain ();
  siyi_tree_remove (test->dir);
  g_free (test->dir);
}

gboolean
window_test_shows (WindowTest *test,
                   const char *page)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (test->window->root), page) == 0;
}

gboolean
window_test_is_enabled (WindowTest *test,
                        const char *action)
{
  return g_action_group_get_action_enabled (G_ACTION_GROUP (test->window), action);
}

/**
 * window_test_make_archive:
 * @name: of its folder
 *
 * Returns: (transfer full): the folder of an office's new archive, closed
 */
char *
window_test_make_archive (WindowTest *test,
                          const char *name)
{
  g_autofree char *folder = g_build_filename (test->dir, name, NULL);
  g_autoptr(SiyiClock) clock = siyi_clock_new_system ();
  g_autoptr(GError) error = NULL;

  siyi_office_create (folder, clock, &error);
  g_assert_no_error (error);

  return g_steal_pointer (&folder);
}

/* Shows the archive of that folder in the window. */
void
window_test_open_folder (WindowTest *test,
                         const char *folder)
{
  siyi_window_open_folder (test->window, folder);
  wait_for (siyi_window_get_archive (test->window) != NULL);
}
