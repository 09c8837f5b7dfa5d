/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands on a paper, for tests that look for words in it. */
#include "paper-text.h"

#include "siyi-paper.h"

/**
 * paper_text:
 *
 * Returns: (transfer full): the text of all its pages, without spaces and line ends
 */
char *
paper_text (SiyiDocument *document)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(SiyiPages) pages = siyi_pages_new (document, NULL, &error);
  GString *text = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < siyi_pages_get_n (pages); i++)
    g_string_append (text, siyi_pages_get_text (pages, i));
  g_string_replace (text, "\n", "", 0);
  g_string_replace (text, " ", "", 0);

  return g_string_free (text, FALSE);
}
