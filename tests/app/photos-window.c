/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window with nothing but the photos of a session, to look at and to try by hand:
 * photos-window ARCHIVE SESSION [FILE…] */
#include <adwaita.h>
#include <glib/gi18n.h>
#include <locale.h>

#include "siyi-image.h"
#include "siyi-session-parts.h"

static char **arguments;

static void
on_activate (GtkApplication *application)
{
  g_autoptr(SiyiClock) clock = siyi_clock_new_fixed (siyi_day_new (2026, 12, 17));
  g_autoptr(GError) error = NULL;
  SiyiArchive *archive = siyi_archive_open (arguments[1], clock, "looker", &error);
  g_autoptr(GtkCssProvider) provider = gtk_css_provider_new ();
  GtkWidget *window = gtk_application_window_new (application);
  GtkWidget *photos;
  GSList *files = NULL;

  g_assert_no_error (error);
  gtk_css_provider_load_from_resource (provider, "/cn/siyi/Siyi/style.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (), GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  photos = siyi_session_photos_new (archive);
  siyi_session_photos_show (photos, g_ascii_strtoll (arguments[2], NULL, 10));
  gtk_window_set_child (GTK_WINDOW (window), photos);
  gtk_window_set_default_size (GTK_WINDOW (window), 930, 600);
  gtk_window_present (GTK_WINDOW (window));
  for (int i = 3; arguments[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (arguments[i]));
  siyi_session_photos_add_files (photos, files);
  g_slist_free_full (files, g_object_unref);
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
  g_signal_connect (application, "activate", G_CALLBACK (on_activate), NULL);

  return g_application_run (G_APPLICATION (application), 1, argv);
}
