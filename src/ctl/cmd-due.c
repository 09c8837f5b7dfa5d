/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl due: everything with a day, worst first, as Today and the reminder have it. */
#include "commands.h"

#include "siyi-due.h"
#include "siyi-keeping.h"

static int within = -1;

static const GOptionEntry options[] = {
  { "within", 0, 0, G_OPTION_ARG_INT, &within, N_("Days ahead; without it by the warning steps"), N_("DAYS") },
  { NULL }
};

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  SiyiDueQuery *query = data;

  query->last_backup = siyi_backup_last_good_day_of (db);

  return siyi_due_list (db, query, NULL, error);
}

static void
answer_json (GPtrArray *items)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "due");
  json_builder_begin_array (answer);
  for (guint i = 0; i < items->len; i++)
    {
      const SiyiDueItem *item = g_ptr_array_index (items, i);
      g_autofree char *title = siyi_due_title (item, FALSE);
      g_autofree char *line = siyi_due_line (item, FALSE);
      g_autofree char *state = siyi_due_state (item);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "kind", siyi_due_word (item->kind));
      ctl_add_int (answer, "id", item->id);
      ctl_add_text (answer, "subject", item->subject);
      ctl_add_day (answer, "day", item->day);
      ctl_add_light (answer, item->light);
      if (item->day != SIYI_DAY_NONE)
        ctl_add_int (answer, "days_left", item->left);
      ctl_add_text (answer, "state", state);
      ctl_add_text (answer, "text", title);
      ctl_add_text (answer, "line", line);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *items)
{
  CtlTable *table = ctl_table_new (_("State"), _("Id"), _("Matter"), _("What to do"), NULL);

  ctl_table_align_end (table, 1);
  for (guint i = 0; i < items->len; i++)
    {
      const SiyiDueItem *item = g_ptr_array_index (items, i);
      g_autofree char *title = siyi_due_title (item, FALSE);
      g_autofree char *line = siyi_due_line (item, FALSE);
      g_autofree char *state = siyi_due_state (item);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, item->id);

      ctl_table_row (table, state, id, title, line);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiDueQuery query = { .within = within, .today = siyi_clock_today (ctl->clock) };
  g_autoptr(GPtrArray) items = ctl_run (ctl, SIYI_ACCESS_READ, load, &query, error);

  if (items == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (items);
  else if (items->len == 0)
    ctl_print ("%s\n", _("Nothing is due."));
  else
    print_answer (items);

  return TRUE;
}

const CtlCommand cmd_due = {
  .name = "due",
  .arguments = "[--within DAYS]",
  .summary = N_("Lists everything with a day, worst first"),
  .options = options,
  .run = run,
};
