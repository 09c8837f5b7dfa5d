/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl cancel: a session is not held. */
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
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_CANCELLED, .reason = reason };

  if (!ctl_parse_id (ctl->args[0], &change.session, error))
    return FALSE;

  return ctl_change (ctl, &change, error);
}

const CtlCommand cmd_cancel = {
  .name = "cancel",
  .arguments = "ID",
  .summary = N_("Cancel a session"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
