/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl step: a step of a session's preparation was done, by a person's word; and who writes and
 * sits beside. */
#include "commands.h"

static char *note;
static char *recorder;
static char **beside;
static gboolean open_again;

static const GOptionEntry options[] = {
  { "note", 0, 0, G_OPTION_ARG_FILENAME, &note, N_("To whom, how"), N_("TEXT") },
  { "open", 0, 0, G_OPTION_ARG_NONE, &open_again, N_("The step is not done after all"), NULL },
  { "recorder", 0, 0, G_OPTION_ARG_FILENAME, &recorder, N_("Who writes the records"), N_("NAME") },
  { "beside", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &beside,
    N_("Who sits beside, name and unit; may be given again"), N_("TEXT") },
  { NULL }
};

static char *
step_in_thread (SiyiDb    *db,
                gint64     session,
                gpointer   data,
                GError   **error)
{
  const SiyiStep *step = data;
  g_autofree char *lines = beside != NULL ? g_strjoinv ("\n", beside) : NULL;
  g_autoptr(SiyiReception) now = NULL;

  if (*step < SIYI_N_STEPS)
    return siyi_session_set_step (db, session, *step, !open_again, note, error);

  now = siyi_reception_load (db, session, siyi_schedule_today (db), error);
  if (now == NULL)
    return NULL;

  return siyi_session_set_staff (db, session, recorder != NULL ? recorder : now->recorder,
                                 lines != NULL ? lines : now->accompany, error);
}

static gboolean
are_texts (GError **error)
{
  for (int i = 0; beside != NULL && beside[i] != NULL; i++)
    if (!ctl_is_text (beside[i], error))
      return FALSE;

  return ctl_is_text (note, error) && ctl_is_text (recorder, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  gboolean staff = recorder != NULL || beside != NULL;
  SiyiStep step = SIYI_N_STEPS;
  gint64 session;

  if (!ctl_parse_id (ctl->args[0], &session, error) || !are_texts (error))
    return FALSE;
  if (ctl->n_args == 2)
    step = siyi_step_from_word (ctl->args[1]);
  if (staff == (ctl->n_args == 2) || (ctl->n_args == 2 && step == SIYI_N_STEPS) ||
      (open_again && note != NULL))
    return ctl_usage (&cmd_step, error);

  return ctl_reception (ctl, session, step_in_thread, &step, error);
}

const CtlCommand cmd_step = {
  .name = "step",
  .arguments = "SESSION {STEP [--open]|--recorder NAME|--beside TEXT}",
  .summary = N_("Mark a step of a session’s preparation, or who writes and sits beside"),
  .options = options,
  .min_args = 1,
  .max_args = 2,
  .run = run,
};
