/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl book: the record book of a year in one piece. */
#include "commands.h"

#include <stdlib.h>

#include "siyi-record-book-year.h"

static char *output;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write, .pdf"), N_("FILE") },
  { NULL }
};

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  const int year = atoi (ctl->args[0]);
  SiyiSheetCount count = { 0 };

  if (year < 1000 || year > 9999)
    {
      g_set_error (error, CTL_ERROR, 0, _("“%s” is no year; write it in four digits"), ctl->args[0]);
      return FALSE;
    }
  if (output == NULL || !g_str_has_suffix (output, ".pdf"))
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("Where to? Name a file: --output FILE.pdf"));
      return FALSE;
    }
  if (!ctl_open (ctl, error) ||
      !siyi_record_book_year_write (ctl->archive, year, output, &count, ctl_progress, NULL, ctl_stoppable (ctl), error))
    return FALSE;

  ctl_progress_end ();
  ctl_answer_sheet (ctl, output, &count);

  return TRUE;
}

const CtlCommand cmd_book = {
  .name = "book",
  .arguments = "YEAR --output FILE",
  .summary = N_("Write the record book of a year, all records in one piece"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
