/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl move: a session goes to another day. */
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
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_MOVED, .reason = reason };

  if (!ctl_parse_id (ctl->args[0], &change.session, error) ||
      !ctl_parse_day ("DATE", ctl->args[1], &change.day, error))
    return FALSE;

  return ctl_change (ctl, &change, error);
}

const CtlCommand cmd_move = {
  .name = "move",
  .arguments = "ID DATE",
  .summary = N_("Move a session to another day"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
