/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl stand-in: another leader sits in the place of the planned one. */
#include "commands.h"

static char *reason;
static char *replaces;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why the plan is changed"), N_("TEXT") },
  { "for", 0, 0, G_OPTION_ARG_FILENAME, &replaces,
    N_("Whose place it is where several leaders sit"), N_("LEADER") },
  { NULL }
};

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_STAND_IN, .reason = reason };

  if (!ctl_parse_id (ctl->args[0], &change.session, error) ||
      !ctl_find_leader (ctl, ctl->args[1], &change.leader, error))
    return FALSE;
  if (replaces != NULL && !ctl_find_leader (ctl, replaces, &change.other, error))
    return FALSE;

  return ctl_change (ctl, &change, error);
}

const CtlCommand cmd_stand_in = {
  .name = "stand-in",
  .arguments = "ID LEADER",
  .summary = N_("Let another leader sit in the place of the planned one"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
