/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl answers: takes a leader's sealed answers in, where they wait. siyictl inbox: shows them, and
 * accepts or refuses one by a person's word. */
#include "commands.h"

#include "siyi-brief-package.h"
#include "siyi-inbox-store.h"

static char *passphrase_file;
static char *reason;
static gboolean all;

static const GOptionEntry answers_options[] = {
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("The pass phrase is the first line of this file"), N_("FILE") },
  { NULL }
};

static const GOptionEntry options[] = {
  { "all", 0, 0, G_OPTION_ARG_NONE, &all, N_("Those that were decided too"), NULL },
  { "reason", 0, 0, G_OPTION_ARG_STRING, &reason, N_("Why it is refused"), N_("TEXT") },
  { NULL }
};

static gboolean
run_answers (Ctl     *ctl,
             GError **error)
{
  g_autofree char *passphrase = NULL;
  guint n = 0, n_new = 0;
  JsonBuilder *answer;

  if (passphrase_file == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("The answers are sealed: name --passphrase-file FILE"));
      return FALSE;
    }
  if (!ctl_read_passphrase (passphrase_file, &passphrase, error) || !ctl_open (ctl, error) ||
      !siyi_answers_take (ctl->archive, ctl->args[0], passphrase, &n, &n_new, error))
    return FALSE;

  if (!ctl->json)
    {
      /* Translators: answers of a leader. */
      ctl_print (_("Answers: %u, of them new: %u"), n, n_new);
      ctl_write ("\n", 1);
      return TRUE;
    }
  answer = ctl_answer_begin ();
  ctl_add_int (answer, "answers", n);
  ctl_add_int (answer, "new", n_new);
  ctl_answer_end (answer);

  return TRUE;
}

const CtlCommand cmd_answers = {
  .name = "answers",
  .arguments = "FILE --passphrase-file FILE",
  .summary = N_("Take a leader’s sealed answers into the inbox"),
  .options = answers_options,
  .min_args = 1,
  .max_args = 1,
  .run = run_answers,
};

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return siyi_inbox_load (db, !all, error);
}

typedef struct { gint64 id; gboolean accept; } Decision;

static gpointer
decide (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  const Decision *self = data;

  return self->accept ? siyi_inbox_accept (db, self->id, NULL, error) : siyi_inbox_refuse (db, self->id, reason, error);
}

static gboolean
run_decision (Ctl     *ctl,
              GError **error)
{
  Decision decision = { .accept = g_str_equal (ctl->args[0], "accept") };
  g_autofree char *action = NULL;
  JsonBuilder *answer;

  if (!ctl_parse_id (ctl->args[1], &decision.id, error))
    return FALSE;
  action = ctl_run (ctl, SIYI_ACCESS_WRITE, decide, &decision, error);
  if (action == NULL)
    return FALSE;

  if (!ctl->json)
    {
      ctl_write (decision.accept ? _("Accepted: the instruction stands at the visit") : _("Refused"), -1);
      ctl_write ("\n", 1);
      return TRUE;
    }
  answer = ctl_answer_begin ();
  ctl_add_text (answer, "action", action);
  ctl_answer_end (answer);

  return TRUE;
}

static void
answer_json (GPtrArray *items)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "inbox");
  json_builder_begin_array (answer);
  for (guint i = 0; i < items->len; i++)
    {
      const SiyiInboxItem *item = g_ptr_array_index (items, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "id", item->id);
      ctl_add_int (answer, "visit", item->visit);
      ctl_add_text (answer, "number", item->number);
      ctl_add_text (answer, "state", siyi_inbox_word (item->state));
      ctl_add_text (answer, "said_by", item->said_by);
      ctl_add_text (answer, "before", item->before);
      ctl_add_text (answer, "proposed", item->proposed);
      ctl_add_text (answer, "now", item->now);
      ctl_add_flag (answer, "expired", item->expired);
      ctl_add_text (answer, "reason", item->reason);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_items (GPtrArray *items)
{
  CtlTable *table = ctl_table_new (_("Number"), _("Matter"), _("Leader"), _("Before"), _("Proposed"), NULL);

  ctl_table_align_end (table, 0);
  for (guint i = 0; i < items->len; i++)
    {
      const SiyiInboxItem *item = g_ptr_array_index (items, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);

      ctl_table_row (table, id, item->number != NULL ? item->number : "", item->said_by, item->before,
                     item->proposed);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) items = NULL;

  if (ctl->n_args == 2 && (g_str_equal (ctl->args[0], "accept") || g_str_equal (ctl->args[0], "refuse")))
    return run_decision (ctl, error);
  if (ctl->n_args > 0)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("Use: inbox, inbox accept NUMBER, inbox refuse NUMBER --reason TEXT"));
      return FALSE;
    }

  items = ctl_run (ctl, SIYI_ACCESS_READ, load, NULL, error);
  if (items == NULL)
    return FALSE;
  if (ctl->json)
    answer_json (items);
  else
    print_items (items);

  return TRUE;
}

const CtlCommand cmd_inbox = {
  .name = "inbox",
  .arguments = "[accept NUMBER | refuse NUMBER]",
  .summary = N_("Leaders’ answers that wait for a person’s word"),
  .options = options,
  .min_args = 0,
  .max_args = 2,
  .run = run,
};
