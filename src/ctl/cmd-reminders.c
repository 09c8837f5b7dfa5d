/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl reminders: the log of what rang, was seen or put off. */
#include "commands.h"

#include "siyi-reminder-paper.h"
#include "siyi-reminder-store.h"

static char *since_text;
static char *output;
static int limit = 200;

static const GOptionEntry options[] = {
  { "since", 0, 0, G_OPTION_ARG_FILENAME, &since_text, N_("From this day on"), N_("YYYY-MM-DD") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("Write the log as a paper, .pdf or .docx"), N_("FILE") },
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

typedef struct { SiyiReminderQuery query; SiyiSheetCount count; } Paper;

static gpointer
write_paper (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Paper *paper = data;

  return GINT_TO_POINTER (siyi_reminder_write (db, &paper->query, output, &paper->count, cancellable, error));
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
      if (!ctl_parse_day ("--since", since_text, &since, error))
        return FALSE;
      from = siyi_day_begins (since);
    }
  if (output != NULL)
    {
      Paper paper = { .query = { .from = from } };

      if (!ctl_sheet_output (output, error) || ctl_run (ctl, SIYI_ACCESS_WRITE, write_paper, &paper, error) == NULL)
        return FALSE;
      ctl_answer_sheet (ctl, output, &paper.count);
      return TRUE;
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
  .arguments = "[--since D] [--limit N] [--output FILE]",
  .summary = N_("Lists what rang, was seen or put off"),
  .options = options,
  .run = run,
};
