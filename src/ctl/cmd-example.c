/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl example: an archive of a fictitious office to look around in. */
#include "commands.h"

#include "siyi-office-files.h"

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *words = g_strdup_printf (_("The example archive %s is ready"), ctl->folder);

  if (!siyi_example_create (ctl->folder, ctl->clock, error))
    return FALSE;

  ctl_answer_made (ctl, words);

  return TRUE;
}

const CtlCommand cmd_example = {
  .name = "example",
  .arguments = "",
  .summary = N_("Create an archive with fictitious data"),
  .run = run,
};
