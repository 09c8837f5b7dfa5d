/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl ledger: the ledger of a period as a file. */
#include "commands.h"

#include "siyi-ledger-paper.h"

static char *from_text;
static char *to_text;
static char *book_text;
static char *audience_text;
static char *output;

static const GOptionEntry options[] = {
  { "from", 0, 0, G_OPTION_ARG_FILENAME, &from_text, N_("First day"), N_("YYYY-MM-DD") },
  { "to", 0, 0, G_OPTION_ARG_FILENAME, &to_text, N_("Last day"), N_("YYYY-MM-DD") },
  { "book", 0, 0, G_OPTION_ARG_FILENAME, &book_text,
    N_("reception (the default), prefecture, province, capital, letter, online, call or all"),
    N_("BOOK") },
  { "audience", 0, 0, G_OPTION_ARG_FILENAME, &audience_text,
    N_("Who will read it: inside (the default), list, unit or public"), N_("AUDIENCE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write, .xlsx, .csv or .pdf"),
    N_("FILE") },
  { NULL }
};

typedef struct
{
  SiyiLedgerQuery query;
  SiyiAudience    audience;
  SiyiExported    done;
} Export;

static gpointer
export (SiyiDb        *db,
        gpointer       data,
        GCancellable  *cancellable,
        GError       **error)
{
  Export *self = data;
  g_autofree char *lower = g_ascii_strdown (output, -1);

  if (g_str_has_suffix (lower, ".pdf"))
    return GINT_TO_POINTER (siyi_ledger_pdf (db, &self->query, NULL, 0, self->audience, output,
                                             &self->done, ctl_progress, NULL, cancellable, error));

  return GINT_TO_POINTER (siyi_ledger_export (db, &self->query, NULL, 0, self->audience, output,
                                              &self->done, ctl_progress, NULL, cancellable,
                                              error));
}

static gboolean
parse_query (const Ctl        *ctl,
             SiyiLedgerQuery  *query,
             GError          **error)
{
  *query = (SiyiLedgerQuery) { .closed = -1, .light = -1 };
  query->today = siyi_clock_today (ctl->clock);

  return ctl_parse_day ("--from", from_text, &query->from, error) &&
         ctl_parse_day ("--to", to_text, &query->to, error) &&
         ctl_parse_period (query->from, query->to, error) &&
         ctl_parse_book (book_text, &query->book, &query->all_books, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Export data = { 0 };

  if (output == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, 0,
                           _("Where to? Name a file: --output ledger.xlsx or --output ledger.csv"));
      return FALSE;
    }
  if (!parse_query (ctl, &data.query, error) ||
      !ctl_parse_audience (audience_text, &data.audience, error) ||
      !ctl_open (ctl, error))
    return FALSE;

  ctl_stoppable (ctl);
  if (ctl_run (ctl, SIYI_ACCESS_WRITE, export, &data, error) == NULL)
    return FALSE;

  ctl_progress_end ();
  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "file", output);
      ctl_add_int (answer, "rows", data.done.rows);
      ctl_add_int (answer, "batches", data.done.batches);
      ctl_add_int (answer, "persons", data.done.persons);
      ctl_answer_end (answer);
      return TRUE;
    }

  /* Translators: rows of the file, visit batches and person-times among them, the file's name. */
  ctl_print (_("%lld rows (%lld batches, %lld person-times) in %s"), (long long) data.done.rows,
             (long long) data.done.batches, (long long) data.done.persons, output);
  ctl_write ("\n", 1);

  return TRUE;
}

const CtlCommand cmd_ledger = {
  .name = "ledger",
  .arguments = "--output FILE",
  .summary = N_("Write the ledger to a file"),
  .options = options,
  .run = run,
};
