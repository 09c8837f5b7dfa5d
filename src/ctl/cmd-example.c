/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl example: an archive of a fictitious office to look around in. */
#include "commands.h"

#include "siyi-office-files.h"

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  if (!siyi_example_create (ctl->folder, ctl->clock, error))
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "archive", ctl->folder);
      ctl_answer_end (answer);
    }
  else
    {
      ctl_print (_("The example archive %s is ready"), ctl->folder);
      ctl_write ("\n", 1);
    }

  return TRUE;
}

const CtlCommand cmd_example = {
  .name = "example",
  .arguments = "",
  .summary = N_("Create an archive with fictitious data"),
  .run = run,
};
