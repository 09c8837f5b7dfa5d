/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's program: chooses the language, then hands over to the application. */
#include <locale.h>

#include <glib/gi18n.h>

#include "siyi-application.h"
#include "siyi-case-files.h"
#include "siyi-image.h"

int
main (int argc, char **argv)
{
  const char *locale_dir = g_getenv ("SIYI_LOCALEDIR");
  g_autoptr(SiyiApplication) application = NULL;
  int status;

  if (siyi_image_child_run (argc, argv))
    return 0;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : SIYI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);

  application = siyi_application_new ();

  status = g_application_run (G_APPLICATION (application), argc, argv);
  siyi_paper_remove_private ();

  return status;
}
