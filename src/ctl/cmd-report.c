/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl report: the report of a period in the office's sentences, with what is to be mended in it. */
#include "commands.h"

#include "siyi-period-report.h"

static char *from_text;
static char *to_text;
static char *output;
static gboolean anew;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day; else the year’s first"), N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day; else today"), N_("YYYY-MM-DD") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write: .docx, .pdf or .txt"), N_("FILE") },
  { "template", 0, 0, G_OPTION_ARG_NONE, &anew, N_("As the template makes it, without what was edited"), NULL },
  { NULL }
};

typedef struct
{
  SiyiStatQuery     query;
  SiyiPeriodReport *report;
} Work;

static gpointer
do_report (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  Work *work = data;

  work->report = siyi_period_report_load (db, &work->query, anew, error);
  if (work->report == NULL ||
      (output != NULL && !siyi_period_report_write (db, work->report, output, cancellable, error)))
    return NULL;

  return work;
}

static void
answer_json (const SiyiPeriodReport *report)
{
  JsonBuilder *answer = ctl_answer_begin ();
  g_autofree char *text = siyi_period_report_text (report);
  g_autoptr(GPtrArray) findings = siyi_period_report_findings (report);

  ctl_add_day (answer, "from", report->query.span.from);
  ctl_add_day (answer, "to", report->query.span.to);
  ctl_add_text (answer, "text", text);
  ctl_add_text (answer, "file", output);
  json_builder_set_member_name (answer, "findings");
  json_builder_begin_array (answer);
  for (guint i = 0; i < findings->len; i++)
    {
      const SiyiFinding *finding = g_ptr_array_index (findings, i);

      json_builder_begin_object (answer);
      ctl_add_int (answer, "paragraph", finding->paragraph);
      ctl_add_text (answer, "words", finding->words);
      ctl_add_text (answer, "what", siyi_guard_words (finding->guard));
      json_builder_set_member_name (answer, "blocks");
      json_builder_add_boolean_value (answer, finding->blocks);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  json_builder_set_member_name (answer, "identities");
  json_builder_begin_array (answer);
  for (guint i = 0; i < report->identities->len; i++)
    {
      const SiyiIdentity *identity = g_ptr_array_index (report->identities, i);

      json_builder_begin_object (answer);
      json_builder_set_member_name (answer, "holds");
      json_builder_add_boolean_value (answer, identity->holds);
      ctl_add_text (answer, "words", identity->words);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  ctl_answer_end (answer);
}

static void
answer_words (const SiyiPeriodReport *report)
{
  g_autofree char *text = siyi_period_report_text (report);
  g_autoptr(GPtrArray) findings = siyi_period_report_findings (report);

  if (output != NULL)
    ctl_print (_("Written to %s\n"), output);
  else
    ctl_print ("%s", text);
  for (guint i = 0; i < findings->len; i++)
    {
      const SiyiFinding *finding = g_ptr_array_index (findings, i);

      ctl_print ("%s: %s\n", siyi_guard_words (finding->guard), finding->words);
    }
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  SiyiDay from, to = siyi_clock_today (ctl->clock);
  Work work = { 0 };
  gboolean done;

  if (!ctl_parse_day ("--to", to_text, &to, error))
    return FALSE;
  from = siyi_day_new (siyi_day_year (to), 1, 1);
  if (!ctl_parse_day ("--from", from_text, &from, error) || !ctl_parse_period (from, to, error))
    return FALSE;

  work.query = siyi_stat_query (from, to);
  done = ctl_run (ctl, output != NULL ? SIYI_ACCESS_WRITE : SIYI_ACCESS_READ, do_report, &work, error) != NULL;
  if (done && ctl->json)
    answer_json (work.report);
  else if (done)
    answer_words (work.report);
  g_clear_pointer (&work.report, siyi_period_report_free);

  return done;
}

const CtlCommand cmd_report = {
  .name = "report",
  .arguments = "",
  .summary = N_("Write the report of a period"),
  .options = options,
  .run = run,
};
