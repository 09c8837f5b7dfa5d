/* SPDX-License-Identifier: GPL-3.0-or-later */
/* paper-sample FORM ROWS FILE.{pdf,docx,html,txt}: writes the sample month, to be looked at and to be read by
 * other programs. */
#include <stdlib.h>

#include "sample.h"
#include "siyi-docx.h"
#include "siyi-html.h"
#include "siyi-paper.h"
#include "siyi-text.h"

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
  else if (g_str_has_suffix (argv[3], ".docx"))
    done = siyi_docx_write (document, argv[3], &error);
  else if (g_str_has_suffix (argv[3], ".html"))
    done = siyi_html_write (document, argv[3], &error);
  else
    done = siyi_text_write (document, argv[3], &error);
  if (!done)
    g_printerr ("%s\n", error->message);

  return done ? 0 : 1;
}
