/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the next start knows of this one. */
#include "siyi-memory.h"

static void
test_archives (void)
{
  g_auto(GStrv) archives = NULL;
  g_autofree char *last = NULL;

  g_assert_null (siyi_memory_get_archive ());

  siyi_memory_add_archive ("/somewhere/first.siyi");
  siyi_memory_add_archive ("/somewhere/second.siyi");
  siyi_memory_add_archive ("/somewhere/first.siyi");

  last = siyi_memory_get_archive ();
  g_assert_cmpstr (last, ==, "/somewhere/first.siyi");
  archives = siyi_memory_get_archives ();
  g_assert_cmpuint (g_strv_length (archives), ==, 2);
  g_assert_cmpstr (archives[0], ==, "/somewhere/first.siyi");
  g_assert_cmpstr (archives[1], ==, "/somewhere/second.siyi");
}

static void
test_archives_are_few (void)
{
  g_auto(GStrv) archives = NULL;

  for (int i = 0; i < 30; i++)
    {
      g_autofree char *folder = g_strdup_printf ("/somewhere/%d.siyi", i);

      siyi_memory_add_archive (folder);
    }

  archives = siyi_memory_get_archives ();
  g_assert_cmpuint (g_strv_length (archives), ==, 8);
  g_assert_cmpstr (archives[0], ==, "/somewhere/29.siyi");
}

static void
test_size (void)
{
  GtkWindow *before = GTK_WINDOW (gtk_window_new ());
  GtkWindow *after = GTK_WINDOW (gtk_window_new ());
  int width, height;

  gtk_window_set_default_size (before, 1111, 666);
  siyi_memory_save_window (before);
  siyi_memory_restore_window (after);
  gtk_window_get_default_size (after, &width, &height);
  g_assert_cmpint (width, ==, 1111);
  g_assert_cmpint (height, ==, 666);

  gtk_window_destroy (before);
  gtk_window_destroy (after);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/memory/archives", test_archives);
  g_test_add_func ("/app/memory/few", test_archives_are_few);
  g_test_add_func ("/app/memory/size", test_size);

  return g_test_run ();
}
