/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl new: the empty archive of an office. */
#include "commands.h"

#include "siyi-office-files.h"

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  if (!siyi_office_create (ctl->folder, ctl->clock, error))
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "archive", ctl->folder);
      ctl_answer_end (answer);
    }
  else
    {
      ctl_print (_("The archive %s is ready"), ctl->folder);
      ctl_write ("\n", 1);
    }

  return TRUE;
}

const CtlCommand cmd_new = {
  .name = "new",
  .arguments = "",
  .summary = N_("Create an empty archive"),
  .run = run,
};
