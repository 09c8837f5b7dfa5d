/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl excuse: why one of the four ones is missing. */
#include "commands.h"

static char *reason;
static gboolean lift;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why the piece is missing"), N_("TEXT") },
  { "lift", 0, 0, G_OPTION_ARG_NONE, &lift, N_("Take the excuse back"), NULL },
  { NULL }
};

static char *
excuse_in_thread (SiyiDb    *db,
                  gint64     session,
                  gpointer   data,
                  GError   **error)
{
  const SiyiPiece *piece = data;
  g_autoptr(SiyiPlanned) planned = siyi_planned_load_one (db, session, error);

  return planned != NULL ? siyi_session_excuse (db, session, *piece, lift ? NULL : reason, error)
                         : NULL;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  gint64 session;
  int piece = 0;

  if (!ctl_parse_id (ctl->args[0], &session, error) || !ctl_is_text (reason, error))
    return FALSE;
  while (piece < SIYI_N_PIECES &&
         g_strcmp0 (ctl->args[1], siyi_piece_word ((SiyiPiece) piece)) != 0)
    piece++;
  if (piece == SIYI_N_PIECES || lift == (reason != NULL && *reason != '\0'))
    return ctl_usage (&cmd_excuse, error);

  return ctl_reception (ctl, session, excuse_in_thread, &piece, error);
}

const CtlCommand cmd_excuse = {
  .name = "excuse",
  .arguments = "SESSION {record,ledger,photos,signin} {--reason TEXT|--lift}",
  .summary = N_("Say why one of the four ones is missing"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
