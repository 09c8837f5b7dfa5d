/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl plan: a month's sessions, fair and explained; only shown, or adopted in one action. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

static gboolean dry_run;
static gboolean replan;

static const GOptionEntry options[] = {
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, &dry_run, N_("Only show it"), NULL },
  { "replan", 0, 0, G_OPTION_ARG_NONE, &replan,
    N_("Plan a month again; what was held, published or set by hand stays"), NULL },
  { NULL }
};

typedef struct
{
  int            year, month;
  SiyiMonthPlan *plan;
  GPtrArray     *sessions;    /* SiyiPlanned: as adopted, or as they would be */
  char          *action;
} Planned;

static void
keep_session (gpointer session)
{
}

/* As they would be; what a plan drops is left out. */
static GPtrArray *
proposed (const SiyiMonthPlan *plan)
{
  GPtrArray *sessions = g_ptr_array_new_with_free_func (keep_session);

  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);

      if (proposal->session->state != SIYI_SESSION_CANCELLED)
        g_ptr_array_add (sessions, proposal->session);
    }

  return sessions;
}

static gpointer
plan_month (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Planned *self = data;
  SiyiDay last = siyi_day_new (self->month < 12 ? self->year : self->year + 1,
                               self->month % 12 + 1, 1) - 1;

  self->plan = siyi_schedule_plan (db, self->year, self->month, replan, error);
  if (self->plan == NULL)
    return NULL;
  if (dry_run)
    {
      self->sessions = proposed (self->plan);
      return self->sessions;
    }

  self->action = siyi_schedule_adopt (db, self->plan, error);
  if (self->action != NULL)
    self->sessions = siyi_planned_load (db, siyi_day_new (self->year, self->month, 1), last, FALSE,
                                        error);

  return self->sessions;
}

static void
add_loads (JsonBuilder *answer,
           GPtrArray   *loads)
{
  json_builder_set_member_name (answer, "loads");
  json_builder_begin_array (answer);
  for (guint i = 0; i < loads->len; i++)
    {
      const SiyiScheduleLoad *load = g_ptr_array_index (loads, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "leader", load->name);
      ctl_add_int (answer, "due", load->due);
      ctl_add_int (answer, "planned", load->planned);
      ctl_add_int (answer, "sat", load->sat);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_warnings (JsonBuilder *answer,
              GPtrArray   *warnings)
{
  json_builder_set_member_name (answer, "warnings");
  json_builder_begin_array (answer);
  for (guint i = 0; i < warnings->len; i++)
    {
      const SiyiScheduleWarning *warning = g_ptr_array_index (warnings, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "code", siyi_plan_trouble_word (warning->trouble));
      ctl_add_day (answer, "date", warning->day);
      ctl_add_text (answer, "text", warning->text);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

/* What the plan changes of the one before. */
static void
add_changes (JsonBuilder         *answer,
             const SiyiMonthPlan *plan)
{
  json_builder_set_member_name (answer, "changes");
  json_builder_begin_array (answer);
  for (guint i = 0; i < plan->proposals->len; i++)
    {
      const SiyiProposal *proposal = g_ptr_array_index (plan->proposals, i);
      g_autofree char *after = siyi_planned_leaders (proposal->session);

      if (!proposal->changed)
        continue;
      json_builder_begin_object (answer);
      ctl_add_day (answer, "date", proposal->session->day);
      ctl_add_text (answer, "before", proposal->before);
      ctl_add_text (answer, "after",
                    proposal->session->state != SIYI_SESSION_CANCELLED ? after : NULL);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
answer_json (const Planned *self)
{
  JsonBuilder *answer = ctl_answer_begin ();
  g_autofree char *month = g_strdup_printf ("%04d-%02d", self->year, self->month);

  ctl_add_text (answer, "month", month);
  ctl_add_flag (answer, "adopted", self->action != NULL);
  ctl_add_flag (answer, "replanned", self->plan->replan);
  ctl_add_text (answer, "action", self->action);
  json_builder_set_member_name (answer, "sessions");
  json_builder_begin_array (answer);
  for (guint i = 0; i < self->sessions->len; i++)
    {
      json_builder_begin_object (answer);
      ctl_add_session (answer, g_ptr_array_index (self->sessions, i), NULL);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  add_changes (answer, self->plan);
  add_loads (answer, self->plan->loads);
  add_warnings (answer, self->plan->warnings);
  ctl_answer_end (answer);
}

static void
print_sessions (GPtrArray *sessions)
{
  CtlTable *table = ctl_table_new (_("Id"), _("Day"), _("Leader"), _("Why"), NULL);

  ctl_table_align_end (table, 0);
  for (guint i = 0; i < sessions->len; i++)
    {
      const SiyiPlanned *session = g_ptr_array_index (sessions, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, session->id);
      g_autofree char *day = siyi_day_to_text (session->day);
      g_autofree char *leaders = siyi_planned_leaders (session);

      ctl_table_row (table, session->id != 0 ? id : "", day, leaders, session->why_text);
    }
  ctl_table_print (table);
}

static void
print_answer (const Planned *self)
{
  CtlTable *table = ctl_table_new (_("Leader"), _("Turns due"), _("Planned"), _("Sat before"), NULL);

  print_sessions (self->sessions);
  ctl_write ("\n", 1);
  for (guint i = 1; i < 4; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < self->plan->loads->len; i++)
    {
      const SiyiScheduleLoad *load = g_ptr_array_index (self->plan->loads, i);
      g_autofree char *due = g_strdup_printf ("%d", load->due);
      g_autofree char *planned = g_strdup_printf ("%d", load->planned);
      g_autofree char *sat = g_strdup_printf ("%d", load->sat);

      ctl_table_row (table, load->name, due, planned, sat);
    }
  ctl_table_print (table);
  for (guint i = 0; i < self->plan->warnings->len; i++)
    {
      const SiyiScheduleWarning *warning = g_ptr_array_index (self->plan->warnings, i);

      ctl_print ("! %s\n", warning->text);
    }
}

static gboolean
parse_month (const char  *text,
             int         *year,
             int         *month,
             GError     **error)
{
  g_autofree char *first = g_strconcat (text, "-01", NULL);

  if (strlen (text) == strlen ("2026-12") && siyi_day_parse (first) != SIYI_DAY_NONE &&
      sscanf (text, "%4d-%2d", year, month) == 2)
    return TRUE;

  g_set_error (error, CTL_ERROR, 0, _("“%s” is no month; write it as 2026-12"), text);

  return FALSE;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Planned data = { 0 };
  gboolean done;

  if (!parse_month (ctl->args[0], &data.year, &data.month, error))
    return FALSE;

  done = ctl_run (ctl, dry_run ? SIYI_ACCESS_READ : SIYI_ACCESS_WRITE, plan_month, &data,
                  error) != NULL;
  if (done && ctl->json)
    answer_json (&data);
  else if (done)
    print_answer (&data);

  g_clear_pointer (&data.sessions, g_ptr_array_unref);
  g_clear_pointer (&data.plan, siyi_month_plan_free);
  g_free (data.action);

  return done;
}

const CtlCommand cmd_plan = {
  .name = "plan",
  .arguments = "YYYY-MM",
  .summary = N_("Plan a month’s sessions"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
