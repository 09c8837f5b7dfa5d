/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl new: the empty archive of an office. */
#include "commands.h"

#include "siyi-office-files.h"

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *words = g_strdup_printf (_("The archive %s is ready"), ctl->folder);

  if (!siyi_office_create (ctl->folder, ctl->clock, error))
    return FALSE;

  ctl_answer_made (ctl, words);

  return TRUE;
}

const CtlCommand cmd_new = {
  .name = "new",
  .arguments = "",
  .summary = N_("Create an empty archive"),
  .run = run,
};
