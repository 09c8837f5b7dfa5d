/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl backup: a backup that was opened and checked before it counts. */
#include "commands.h"

#include "siyi-backup-store.h"

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  const gint64 begin = g_get_monotonic_time ();
  g_autofree char *dir = g_canonicalize_filename (ctl->args[0], NULL);
  g_autofree char *file = NULL;
  double seconds;

  if (!ctl_open (ctl, error))
    return FALSE;

  /* A place that can't be made is told by the backup itself. */
  g_mkdir_with_parents (dir, 0700);
  file = siyi_backup_to (ctl->archive, dir, ctl_stoppable (ctl), ctl_progress, NULL, error);
  if (file == NULL)
    return FALSE;
  ctl_progress_end ();

  seconds = (double) (g_get_monotonic_time () - begin) / G_USEC_PER_SEC;
  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "file", file);
      json_builder_set_member_name (answer, "seconds");
      json_builder_add_double_value (answer, seconds);
      ctl_add_flag (answer, "checked", TRUE);
      ctl_answer_end (answer);
      return TRUE;
    }

  ctl_print (_("Backup written and checked: %s"), file);
  ctl_write ("\n", 1);

  return TRUE;
}

const CtlCommand cmd_backup = {
  .name = "backup",
  .arguments = "FOLDER",
  .summary = N_("Write a backup and check it"),
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
