/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl recuse: a leader must not receive a case (article 28), or may again. The plan passes him
 * over where the case is booked; changes by hand are warned. */
#include "cmd-case.h"
#include "commands.h"

static char *reason;
static gboolean lift;

static const GOptionEntry options[] = {
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why the leader must not receive it"),
    N_("TEXT") },
  { "lift", 0, 0, G_OPTION_ARG_NONE, &lift, N_("The leader may receive it again"), NULL },
  { NULL }
};

typedef struct
{
  const char *which;
  gint64      leader;
  gint64      case_id;
  char       *action;
  GPtrArray  *recusals;   /* SiyiRecusal: as they stand now */
} Recusing;

static gpointer
recuse_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  Recusing *self = data;
  SiyiRecusal recusal = { .leader = self->leader, .reason = reason };

  if (!ctl_case_find_id (db, self->which, &self->case_id, error))
    return NULL;

  recusal.case_id = self->case_id;
  if (lift)
    self->action = siyi_recusal_lift (db, self->case_id, self->leader, error);
  else
    self->action = siyi_recusal_save (db, &recusal, error);
  if (self->action == NULL)
    return NULL;

  self->recusals = siyi_recusals_of_case (db, self->case_id, error);

  return self->recusals;
}

static void
print_answer (GPtrArray *recusals)
{
  CtlTable *table = ctl_table_new (_("Leader"), _("Day"), _("Why"), NULL);

  for (guint i = 0; i < recusals->len; i++)
    {
      const SiyiRecusal *recusal = g_ptr_array_index (recusals, i);
      g_autofree char *day = siyi_day_to_text (recusal->day);

      ctl_table_row (table, recusal->name, day, recusal->reason);
    }
  ctl_table_print (table);
}

static void
answer_json (const Recusing *self)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_int (answer, "case", self->case_id);
  ctl_add_recusals (answer, self->recusals);
  ctl_add_text (answer, "action", self->action);
  ctl_answer_end (answer);
}

static gboolean
check_reason (GError **error)
{
  if (reason != NULL && !g_utf8_validate (reason, -1, NULL))
    g_set_error_literal (error, CTL_ERROR, 0, _("An option is not UTF-8 text"));
  else if (lift && reason != NULL)
    g_set_error_literal (error, CTL_ERROR, 0, _("--lift takes no reason"));
  else
    return TRUE;

  return FALSE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Recusing self = { .which = ctl->args[0] };
  gboolean done = check_reason (error) &&
                  ctl_find_leader (ctl, ctl->args[1], &self.leader, error) &&
                  ctl_run (ctl, SIYI_ACCESS_WRITE, recuse_in_thread, &self, error) != NULL;

  if (done && ctl->json)
    answer_json (&self);
  else if (done)
    print_answer (self.recusals);
  g_clear_pointer (&self.recusals, g_ptr_array_unref);
  g_free (self.action);

  return done;
}

const CtlCommand cmd_recuse = {
  .name = "recuse",
  .arguments = "CASE LEADER",
  .summary = N_("Mark a leader who must not receive a case"),
  .options = options,
  .min_args = 2,
  .max_args = 2,
  .run = run,
};
