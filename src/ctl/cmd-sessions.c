/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl sessions: the reception sessions of a period. */
#include "commands.h"

static char *from_text;
static char *to_text;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day"), N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day"), N_("YYYY-MM-DD") },
  { NULL }
};

typedef struct
{
  SiyiDay   from, to;
  CtlOnes   ones;
} Period;

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Period *period = data;

  if (!ctl_ones_load (db, &period->ones, error))
    return NULL;

  return siyi_planned_load (db, period->from, period->to, TRUE, error);
}

static void
answer_json (GPtrArray     *sessions,
             const CtlOnes *ones)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "sessions");
  json_builder_begin_array (answer);
  for (guint i = 0; i < sessions->len; i++)
    {
      json_builder_begin_object (answer);
      ctl_add_session (answer, g_ptr_array_index (sessions, i), ones);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *sessions)
{
  CtlTable *table = ctl_table_new (_("Id"), _("Day"), _("Leader"), _("Batches"), _("Persons"),
                                   _("Method"), _("Venue"), NULL);

  ctl_table_align_end (table, 0);
  ctl_table_align_end (table, 3);
  ctl_table_align_end (table, 4);
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      g_autofree char *leaders = siyi_planned_leaders (session);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, session->id);
      g_autofree char *day = siyi_day_to_text (session->day);
      g_autofree char *batches = g_strdup_printf ("%d", session->n_visits);
      g_autofree char *persons = g_strdup_printf ("%" G_GINT64_FORMAT, session->n_persons);

      ctl_table_row (table, id, day, leaders, batches, persons, session->method,
                     session->place);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) sessions = NULL;
  Period period = { 0 };

  if (!ctl_parse_day ("--from", from_text, &period.from, error) ||
      !ctl_parse_day ("--to", to_text, &period.to, error) ||
      !ctl_parse_period (period.from, period.to, error))
    return FALSE;

  sessions = ctl_run (ctl, SIYI_ACCESS_READ, load, &period, error);
  if (sessions != NULL && ctl->json)
    answer_json (sessions, &period.ones);
  else if (sessions != NULL)
    print_answer (sessions);
  ctl_ones_clear (&period.ones);

  return sessions != NULL;
}

const CtlCommand cmd_sessions = {
  .name = "sessions",
  .arguments = "",
  .summary = N_("List the reception sessions"),
  .options = options,
  .run = run,
};
