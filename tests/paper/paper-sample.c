/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper-sample FORM ROWS FILE.{pdf,docx,html,txt}: writes the sample month, to be looked at and to be read by
 * other programs. */
#include <stdlib.h>
#include <string.h>

#include "sample.h"
#include "siyi-pages.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiDocument) document = NULL;
  gboolean done = FALSE;

  if (argc != 4)
    return 2;

  document = sample_month ((SiyiPaperForm) atoi (argv[1]), (guint) atoi (argv[2]));
  if (g_str_has_suffix (argv[3], ".pdf"))
    {
      g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, &error);

      done = siyi_pages_save (pages, argv[3], NULL, &error);
    }
  if (!done)
    g_printerr ("%s\n", error != NULL ? error->message : "no such kind");

  return done ? 0 : 1;
}
