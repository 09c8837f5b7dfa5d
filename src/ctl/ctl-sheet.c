/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands that write papers of a session share. */
#include "commands.h"

/**
 * ctl_parse_audience:
 * @text: (nullable): %NULL is the inside
 */
gboolean
ctl_parse_audience (const char    *text,
                    SiyiAudience  *audience,
                    GError       **error)
{
  static const char * const words[] = { "inside", "list", "unit", "public" };

  *audience = SIYI_AUDIENCE_INSIDE;
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (text == NULL || g_str_equal (text, words[i]))
      {
        *audience = (SiyiAudience) i;
        return TRUE;
      }

  g_set_error (error, CTL_ERROR, 0, _("“%s” is no audience; use inside, list, unit or public"),
               text);

  return FALSE;
}

/**
 * ctl_sheet_output:
 *
 * Returns: whether a file was named that a paper can be written to
 */
gboolean
ctl_sheet_output (const char  *output,
                  GError     **error)
{
  if (output != NULL)
    return siyi_sheet_path_check (output, error);

  g_set_error_literal (error, CTL_ERROR, 0,
                       _("Where to? Name a file: --output FILE.pdf or --output FILE.docx"));

  return FALSE;
}

/**
 * ctl_answer_sheet:
 *
 * Answers what was written.
 */
void
ctl_answer_sheet (Ctl                  *ctl,
                  const char           *output,
                  const SiyiSheetCount *count)
{
  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "file", output);
      ctl_add_int (answer, "matters", count->n_matters);
      ctl_add_int (answer, "pages", count->n_pages);
      ctl_answer_end (answer);
      return;
    }

  /* Translators: pages, the file's name. */
  ctl_print (ngettext ("%u page in %s", "%u pages in %s", count->n_pages), count->n_pages, output);
  ctl_write ("\n", 1);
}
