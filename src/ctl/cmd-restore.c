/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl restore: puts a checked backup in the archive's place; what was there is kept aside. */
#include "commands.h"

#include "siyi-keeping.h"

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *question = g_strdup_printf (_("Replace what is in %s by the backup? The present "
                                                 "state is kept aside."), ctl->folder);
  g_autofree char *kept = NULL;

  if (!g_file_test (ctl->args[0], G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                   _("There is no file %s; name a .siyi-backup"), ctl->args[0]);
      return FALSE;
    }
  if (!ctl_confirm (ctl, question, error) ||
      !siyi_restore (ctl->folder, ctl->args[0], &kept, error))
    return FALSE;

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "file", ctl->args[0]);
      ctl_add_text (answer, "kept", kept);
      ctl_add_flag (answer, "checked", TRUE);
      ctl_answer_end (answer);
      return TRUE;
    }

  ctl_print (_("Restored from %s"), ctl->args[0]);
  ctl_write ("\n", 1);
  if (kept != NULL)
    {
      ctl_print (_("What was there before is kept as %s"), kept);
      ctl_write ("\n", 1);
    }

  return TRUE;
}

const CtlCommand cmd_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = N_("Put a backup in the archive’s place"),
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
