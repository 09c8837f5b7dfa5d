/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl add-session: a session by hand, also on a day off. */
#include "commands.h"

#include <string.h>

static char *leader;
static char *reason;
static char *from;
static char *to;
static char *place;
static char *method;
static char *topic;
static char *part;

static const GOptionEntry options[] = {
  { "leader", 0, 0, G_OPTION_ARG_FILENAME, &leader, N_("Who receives"), N_("LEADER") },
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from, N_("When it begins"), N_("H:MM") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to, N_("When it ends"), N_("H:MM") },
  { "part", 0, 0, G_OPTION_ARG_FILENAME, &part, N_("A half of the day"), "am|pm" },
  { "place", 0, 0, G_OPTION_ARG_FILENAME, &place, N_("Where it is held"), N_("TEXT") },
  { "method", 0, 0, G_OPTION_ARG_FILENAME, &method, N_("The method of reception"), N_("TEXT") },
  { "topic", 0, 0, G_OPTION_ARG_FILENAME, &topic, N_("The topic"), N_("TEXT") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why the plan is changed"), N_("TEXT") },
  { NULL }
};

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiScheduleChange change = { .kind = SIYI_CHANGE_ADDED, .reason = reason, .from = from,
                                .to = to, .place = place, .method = method, .topic = topic };

  if (leader == NULL || (part != NULL && strcmp (part, "am") != 0 && strcmp (part, "pm") != 0))
    return ctl_usage (&cmd_add_session, error);
  if (!ctl_parse_day ("DATE", ctl->args[0], &change.day, error) ||
      !ctl_find_leader (ctl, leader, &change.leader, error))
    return FALSE;
  if (part != NULL)
    change.part = part[0] == 'a' ? SIYI_PART_AM : SIYI_PART_PM;

  return ctl_change (ctl, &change, error);
}

const CtlCommand cmd_add_session = {
  .name = "add-session",
  .arguments = "DATE --leader LEADER",
  .summary = N_("Add a session by hand, also on a day off"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
