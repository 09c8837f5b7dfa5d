/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl swap: two sessions change hands. */
#include "commands.h"

static char *reason;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why the plan is changed"), N_("TEXT") },
  { NULL }
};

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_SWAPPED, .reason = reason };

  if (!ctl_parse_id (ctl->args[0], &change.session, error) ||
      !ctl_parse_id (ctl->args[1], &change.other, error))
    return FALSE;

  return ctl_change (ctl, &change, error);
}

const CtlCommand cmd_swap = {
  .name = "swap",
  .arguments = "ID ID",
  .summary = N_("Let two sessions change hands"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
