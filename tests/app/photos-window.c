/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program's window on a session, with files dropped on its photos, to look at and to try by hand:
 * photos-window ARCHIVE SESSION [FILE…] */
#include <glib/gi18n.h>
#include <locale.h>

#include "siyi-image.h"
#include "siyi-session-photos-private.h"
#include "siyi-window.h"
#include "ui-test.h"

static char **arguments;

static void
drop_files (gpointer data)
{
  GtkWidget *photos = ui_test_find (data, SIYI_TYPE_SESSION_PHOTOS, NULL);
  GSList *files = NULL;

  for (int i = 3; arguments[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (arguments[i]));
  if (photos != NULL)
    siyi_session_photos_add_files (photos, files);
  g_slist_free_full (files, g_object_unref);
}

static void
on_activate (GtkApplication *application)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  g_autoptr(GError) error = NULL;
  SiyiArchive *archive = siyi_archive_open (arguments[1], clock, "looker", &error);
  SiyiWindow *window = siyi_window_new (ADW_APPLICATION (application));

  g_assert_no_error (error);
  siyi_window_open (window, archive);
  gtk_window_maximize (GTK_WINDOW (window));
  gtk_window_present (GTK_WINDOW (window));
  gtk_widget_activate_action (GTK_WIDGET (window), "win.show-session", "x",
                              g_ascii_strtoll (arguments[2], NULL, 10));
  g_timeout_add_once (4000, drop_files, window);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr(AdwApplication) application = NULL;

  if (siyi_image_child_run (argc, argv))
    return 0;
  if (argc < 3)
    {
      g_printerr ("usage: photos-window ARCHIVE SESSION [FILE…]\n");
      return 2;
    }

  setlocale (LC_ALL, "");
  bindtextdomain ("siyi", g_getenv ("SIYI_LOCALEDIR"));
  bind_textdomain_codeset ("siyi", "UTF-8");
  textdomain ("siyi");
  arguments = argv;
  application = adw_application_new ("cn.siyi.Siyi.PhotosWindow", G_APPLICATION_NON_UNIQUE);
  g_application_set_resource_base_path (G_APPLICATION (application), "/cn/siyi/Siyi");
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
