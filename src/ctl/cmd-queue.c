/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl queue: who waits, who is in, who has left; moves a group through the queue. */
#include "commands.h"

static char *at;
static char *appointed;

static const GOptionEntry options[] = {
  { "at", 0, 0, G_OPTION_ARG_STRING, &at, N_("When it happened"), N_("HH:MM") },
  { "appointed", 0, 0, G_OPTION_ARG_STRING, &appointed, N_("When the group is asked to come"),
    N_("HH:MM") },
  { NULL }
};

typedef struct
{
  gint64    visit;
  SiyiQueue to;           /* SIYI_N_QUEUES: stays where it is */
} Move;

static char *
move_in_thread (SiyiDb    *db,
                gint64     session,
                gpointer   data,
                GError   **error)
{
  const Move *move = data;
  g_autoptr(SiyiTalkRecord) record = siyi_talk_load (db, move->visit, error);
  g_autofree char *before = NULL;

  if (record == NULL)
    return NULL;
  if (record->session != session)
    {
      siyi_refuse (error, SIYI_ERROR_NOT_FOUND, "This visit is not one of the session's");
      return NULL;
    }
  if (appointed != NULL)
    before = siyi_visit_set_appointed (db, move->visit, appointed, error);
  if (appointed != NULL && (before == NULL || move->to == SIYI_N_QUEUES))
    return g_steal_pointer (&before);

  return siyi_visit_set_queue (db, move->visit, move->to, at, error);
}

static gboolean
parse_state (const char  *word,
             SiyiQueue   *queue,
             GError     **error)
{
  for (int i = 0; i < SIYI_N_QUEUES; i++)
    if (g_strcmp0 (word, siyi_queue_word ((SiyiQueue) i)) == 0)
      {
        *queue = (SiyiQueue) i;
        return TRUE;
      }

  return ctl_usage (&cmd_queue, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Move move = { .to = SIYI_N_QUEUES };
  gint64 session;

  if (!ctl_parse_id (ctl->args[0], &session, error))
    return FALSE;
  if (ctl->n_args == 1)
    return at == NULL && appointed == NULL ? ctl_reception (ctl, session, NULL, NULL, error)
                                           : ctl_usage (&cmd_queue, error);
  if (!ctl_parse_id (ctl->args[1], &move.visit, error))
    return FALSE;
  if (ctl->n_args == 2 && appointed == NULL)
    return ctl_usage (&cmd_queue, error);
  if (ctl->n_args == 3 && !parse_state (ctl->args[2], &move.to, error))
    return FALSE;

  return ctl_reception (ctl, session, move_in_thread, &move, error);
}

const CtlCommand cmd_queue = {
  .name = "queue",
  .arguments = "SESSION [VISIT {booked,arrived,in,left} --at HH:MM]",
  .summary = N_("Show a session’s queue, or move a group through it"),
  .options = options,
  .min_args = 1,
  .max_args = 3,
  .run = run,
};
