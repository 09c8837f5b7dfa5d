/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl cancel: a session is not held. */
#include "commands.h"

static char *reason;
static gboolean restore;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why the plan is changed"), N_("TEXT") },
  { "restore", 0, 0, G_OPTION_ARG_NONE, &restore, N_("Hold a cancelled session after all"), NULL },
  { NULL }
};

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_CANCELLED, .reason = reason };

  if (restore)
    change.kind = SIYI_CHANGE_RESTORED;
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
