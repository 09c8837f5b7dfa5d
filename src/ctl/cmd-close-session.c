/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl close-session: a reception is over. */
#include "commands.h"

static char *at;

static const GOptionEntry options[] = {
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When it ended"), N_("HH:MM") },
  { NULL }
};

static char *
close_in_thread (SiyiDb    *db,
                 gint64     session,
                 gpointer   data,
                 GError   **error)
{
  return siyi_session_close (db, session, at, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  gint64 session;

  if (!ctl_parse_id (ctl->args[0], &session, error))
    return FALSE;
  if (at == NULL)
    return ctl_usage (&cmd_close_session, error);

  return ctl_reception (ctl, session, close_in_thread, NULL, error);
}

const CtlCommand cmd_close_session = {
  .name = "close-session",
  .arguments = "SESSION --at HH:MM",
  .summary = N_("Close a reception that is over"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
