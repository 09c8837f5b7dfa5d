/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl reminders: the log of what rang, was seen or put off. */
#include "commands.h"

#include "siyi-reminder-store.h"

static char *since_text;
static int limit = 200;

static const GOptionEntry options[] = {
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &since_text, N_("From this day on"), N_("YYYY-MM-DD") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &limit, N_("How many lines at most; 0: all"), N_("N") },
  { NULL }
};

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  return siyi_reminder_lines (db, *(gint64 *) data, (guint) MAX (limit, 0), error);
}

static char *
time_text (gint64 at)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_local (at / G_USEC_PER_SEC);

  return g_date_time_format (time, "%Y-%m-%d %H:%M:%S");
}

static void
answer_json (GPtrArray *lines)
{
  JsonBuilder *answer = ctl_answer_begin ();

  json_builder_set_member_name (answer, "reminders");
  json_builder_begin_array (answer);
  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiReminderLine *line = g_ptr_array_index (lines, i);
      g_autofree char *time = time_text (line->at);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "reminder", line->reminder);
      ctl_add_text (answer, "subject", line->subject);
      ctl_add_text (answer, "at", time);
      ctl_add_text (answer, "what", line->what);
      ctl_add_text (answer, "who", line->who);
      ctl_add_text (answer, "detail", line->detail);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *lines)
{
  CtlTable *table = ctl_table_new (_("Time"), _("Reminder"), _("What"), _("Who"), _("Detail"), NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      const SiyiReminderLine *line = g_ptr_array_index (lines, i);
      g_autofree char *time = time_text (line->at);

      ctl_table_row (table, time, line->subject, line->what, line->who, line->detail);
    }
  ctl_table_print (table);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) lines = NULL;
  SiyiDay since = SIYI_DAY_NONE;
  gint64 from = 0;

  if (since_text != NULL)
    {
      g_autoptr(GDateTime) time = NULL;
      int year, month, day;

      if (!ctl_parse_day ("--since", since_text, &since, error))
        return FALSE;
      siyi_day_split (since, &year, &month, &day);
      time = g_date_time_new_local (year, month, day, 0, 0, 0);
      from = g_date_time_to_unix (time) * G_USEC_PER_SEC;
    }
  lines = ctl_run (ctl, SIYI_ACCESS_READ, load, &from, error);
  if (lines == NULL)
    return FALSE;

  if (ctl->json)
    answer_json (lines);
  else if (lines->len == 0)
    ctl_print ("%s\n", _("Nothing has rung yet."));
  else
    print_answer (lines);

  return TRUE;
}

const CtlCommand cmd_reminders = {
  .name = "reminders",
  .arguments = "[--since D] [--limit N]",
  .summary = N_("Lists what rang, was seen or put off"),
  .options = options,
  .run = run,
};
