/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl account: how often each leader was due, planned and really sat, and why; turns credited by
 * a person's word. */
#include "commands.h"

static char *from_text;
static char *to_text;
static int credit;
static char *reason;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day"), N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day"), N_("YYYY-MM-DD") },
  { "credit", 0, 0, G_OPTION_ARG_INT, &credit,
    N_("Credit the leader with so many turns, or take them off with -N"), N_("N") },
  { "reason", 0, 0, G_OPTION_ARG_FILENAME, &reason, N_("Why they are credited"), N_("TEXT") },
  { NULL }
};

typedef struct { SiyiDay from, to; } Period;

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  const Period *period = data;

  return siyi_schedule_accounts (db, period->from, period->to, error);
}

static const char *
kind_word (SiyiAccountLineKind kind)
{
  static const char * const words[] = {
    [SIYI_ACCOUNT_SAT] = "sat",
    [SIYI_ACCOUNT_PLANNED] = "planned",
    [SIYI_ACCOUNT_REPLACED] = "replaced",
    [SIYI_ACCOUNT_STOOD_IN] = "stood-in",
    [SIYI_ACCOUNT_CANCELLED] = "cancelled",
    [SIYI_ACCOUNT_CREDIT] = "credit",
  };

  return words[kind];
}

static void
add_lines (JsonBuilder *answer,
           GPtrArray   *lines)
{
  json_builder_set_member_name (answer, "lines");
  json_builder_begin_array (answer);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiAccountLine *line = g_ptr_array_index (lines, i);

      json_builder_begin_object (answer);
      ctl_add_day (answer, "date", line->day);
      ctl_add_int (answer, "session", line->session);
      ctl_add_text (answer, "kind", kind_word (line->kind));
      ctl_add_text (answer, "why", line->why);
      ctl_add_text (answer, "with", line->with);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
}

static void
add_account (JsonBuilder       *answer,
             const SiyiAccount *account)
{
  json_builder_begin_object (answer);
  ctl_add_int (answer, "id", account->leader);
  ctl_add_text (answer, "leader", account->name);
  ctl_add_text (answer, "post", account->post);
  ctl_add_flag (answer, "monthly", account->monthly);
  json_builder_set_member_name (answer, "due");
  json_builder_add_double_value (answer, account->due);
  ctl_add_int (answer, "planned", account->planned);
  ctl_add_int (answer, "sat", account->sat);
  ctl_add_int (answer, "replaced", account->replaced);
  ctl_add_int (answer, "stood_in", account->stood_in);
  ctl_add_int (answer, "credit", account->credit);
  json_builder_set_member_name (answer, "by_month");
  json_builder_begin_array (answer);
  for (int i = 0; i < 12; i++)
    json_builder_add_int_value (answer, account->by_month[i]);
  json_builder_end_array (answer);
  add_lines (answer, account->lines);
  json_builder_end_object (answer);
}

/* 0: everybody */
static void
answer_json (GPtrArray    *accounts,
             const Period *period,
             gint64        leader)
{
  JsonBuilder *answer = ctl_answer_begin ();

  ctl_add_day (answer, "from", period->from);
  ctl_add_day (answer, "to", period->to);
  json_builder_set_member_name (answer, "accounts");
  json_builder_begin_array (answer);
  for (guint i = 0; i < accounts->len; i++)
    {
      const SiyiAccount *account = g_ptr_array_index (accounts, i);

      if (leader == 0 || account->leader == leader)
        add_account (answer, account);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_accounts (GPtrArray *accounts)
{
  CtlTable *table = ctl_table_new (_("Leader"), _("Turns due"), _("Planned"), _("Turns sat"), _("Replaced"),
                                   _("Stood in"), _("Credit"), NULL);

  for (guint i = 1; i < 7; i++)
    ctl_table_align_end (table, i);
  for (guint i = 0; i < accounts->len; i++)
    {
      const SiyiAccount *account = g_ptr_array_index (accounts, i);
      const int numbers[] = { account->planned, account->sat, account->replaced,
                              account->stood_in, account->credit };
      g_autofree char *due = g_strdup_printf ("%.1f", account->due);
      g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (gsize n = 0; n < G_N_ELEMENTS (numbers); n++)
        g_ptr_array_add (cells, g_strdup_printf ("%d", numbers[n]));
      ctl_table_row (table, account->name, due, cells->pdata[0], cells->pdata[1],
                     cells->pdata[2], cells->pdata[3], cells->pdata[4]);
    }
  ctl_table_print (table);
}

static const char *
kind_text (SiyiAccountLineKind kind)
{
  switch (kind)
    {
    case SIYI_ACCOUNT_PLANNED:
      return _("planned");
    case SIYI_ACCOUNT_REPLACED:
      return _("replaced");
    case SIYI_ACCOUNT_STOOD_IN:
      return _("stood in");
    case SIYI_ACCOUNT_CANCELLED:
      return _("cancelled");
    case SIYI_ACCOUNT_CREDIT:
      return _("credited");
    case SIYI_ACCOUNT_SAT:
    default:
      return _("sat");
    }
}

static void
print_lines (GPtrArray *accounts,
             gint64     leader)
{
  CtlTable *table = ctl_table_new (_("Day"), _("What"), _("With"), _("Why"), NULL);

  for (guint i = 0; i < accounts->len; i++)
    {
      const SiyiAccount *account = g_ptr_array_index (accounts, i);

      for (guint l = 0; account->leader == leader && l < account->lines->len; l++)
        {
          const SiyiAccountLine *line = g_ptr_array_index (account->lines, l);
          g_autofree char *day = siyi_day_to_text (line->day);

          ctl_table_row (table, day, kind_text (line->kind), line->with, line->why);
        }
    }
  ctl_table_print (table);
}

/* This year, unless another time is asked. */
static gboolean
parse_period (Ctl      *ctl,
              Period   *period,
              GError  **error)
{
  int year = siyi_day_year (siyi_clock_today (ctl->clock));

  period->from = siyi_day_new (year, 1, 1);
  period->to = siyi_day_new (year, 12, 31);

  return ctl_parse_day ("--from", from_text, &period->from, error) &&
         ctl_parse_day ("--to", to_text, &period->to, error) &&
         ctl_parse_period (period->from, period->to, error);
}

static gpointer
credit_in_thread (SiyiDb        *db,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return siyi_credit_save (db, data, error);
}

/* What was asked for before the account is told. */
static gboolean
give_credit (Ctl     *ctl,
             gint64   leader,
             GError **error)
{
  SiyiCredit wanted = { .leader = leader, .turns = credit, .reason = reason };
  g_autofree char *action = NULL;

  if (credit == 0 && reason == NULL)
    return TRUE;
  if (leader == 0)
    return ctl_usage (&cmd_account, error);
  if (reason != NULL && !g_utf8_validate (reason, -1, NULL))
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("An option is not UTF-8 text"));
      return FALSE;
    }

  action = ctl_run (ctl, SIYI_ACCESS_WRITE, credit_in_thread, &wanted, error);

  return action != NULL;
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) accounts = NULL;
  gint64 leader = 0;
  Period period;

  if (!parse_period (ctl, &period, error) ||
      (ctl->n_args > 0 && !ctl_find_leader (ctl, ctl->args[0], &leader, error)) ||
      !give_credit (ctl, leader, error))
    return FALSE;

  accounts = ctl_run (ctl, SIYI_ACCESS_READ, load, &period, error);
  if (accounts == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (accounts, &period, leader);
  else if (leader != 0)
    print_lines (accounts, leader);
  else
    print_accounts (accounts);

  return TRUE;
}

const CtlCommand cmd_account = {
  .name = "account",
  .arguments = "[LEADER]",
  .summary = N_("Show how often each leader was due and sat"),
  .options = options,
  .min_args = 0,
  .max_args = 1,
  .run = run,
};
