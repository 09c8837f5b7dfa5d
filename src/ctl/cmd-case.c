/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl case: one case with its line of time and the sums of its clocks, or one of its papers. Numbers of persons are
 * masked unless asked for, and the asking is logged. */
#include "cmd-case.h"
#include "commands.h"

#include "siyi-gate.h"
#include "siyi-keeping.h"

static gboolean full, record;
static char **papers, **facts;
static char *output;

static const GOptionEntry options[] = {
  { "full", 0, 0, G_OPTION_ARG_NONE, &full,
    N_("Phones and identity numbers unmasked; this is logged"), NULL },
  { "add", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &papers,
    N_("Take a file in as a paper of the case; may be given again"), N_("FILE") },
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file of a paper, .pdf or .docx"), N_("FILE") },
  { "fact", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &facts,
    N_("What a paper says that the case does not know; may be given again"), N_("KEY=TEXT") },
  { "record", 0, 0, G_OPTION_ARG_NONE, &record, N_("Writes the event that the paper makes into the history"), NULL },
  { NULL }
};

typedef struct
{
  const char    *which;
  SiyiDay        today;
  SiyiCaseSheet *sheet;
} Loaded;

/**
 * ctl_case_find_id:
 * @which: a case's id or its number
 */
gboolean
ctl_case_find_id (SiyiDb      *db,
                  const char  *which,
                  gint64      *id,
                  GError     **error)
{
  SiyiCase *found;

  if (g_ascii_string_to_signed (which, 10, 1, G_MAXINT64, id, NULL))
    return TRUE;

  found = siyi_case_find (db, which, error);
  if (found == NULL)
    return FALSE;
  *id = found->id;
  siyi_case_free (found);

  return TRUE;
}

static gboolean
add_papers (SiyiDb        *db,
            gint64         id,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr(GPtrArray) paths = g_ptr_array_new ();
  g_autofree char *action = NULL;

  for (gsize i = 0; papers[i] != NULL; i++)
    g_ptr_array_add (paths, papers[i]);
  action = siyi_files_add_paths (db, id, paths, cancellable, error);

  return action != NULL;
}

static gpointer
load (SiyiDb        *db,
      gpointer       data,
      GCancellable  *cancellable,
      GError       **error)
{
  Loaded *self = data;
  SiyiCaseAsk ask = { .today = self->today };
  g_autofree char *id = NULL;

  if (!ctl_case_find_id (db, self->which, &ask.id, error))
    return NULL;
  if (papers != NULL && !add_papers (db, ask.id, cancellable, error))
    return NULL;
  self->sheet = siyi_case_sheet_work (db, &ask, cancellable, error);
  if (self->sheet == NULL)
    return NULL;

  id = g_strdup_printf ("%" G_GINT64_FORMAT, ask.id);
  if (!siyi_audit_note (db, full ? "look.full" : "look.case", "petition_case", id, "{}", error))
    return NULL;

  return self->sheet;
}

/**
 * ctl_case_number:
 *
 * Returns: (transfer full) (nullable): the number as lists show it, whole where it was asked for
 */
char *
ctl_case_number (const SiyiCase *found,
                 SiyiField       field,
                 const char     *text)
{
  return siyi_gate_text (full ? SIYI_AUDIENCE_INSIDE : SIYI_AUDIENCE_LIST, found->restricted,
                         field, text, found->persons);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Loaded data = { .which = ctl->args[0], .today = siyi_clock_today (ctl->clock) };
  const CtlCasePaper paper = { ctl->args[0], ctl->n_args == 3 ? ctl->args[2] : NULL, output, facts, record };
  gboolean done;

  if (ctl->n_args == 3 && g_str_equal (ctl->args[1], "paper"))
    return ctl_case_paper (ctl, &paper, error);
  if (ctl->n_args > 1 || output != NULL || facts != NULL || record)
    return ctl_usage (&cmd_case, error);

  done = ctl_run (ctl, SIYI_ACCESS_WRITE, load, &data, error) != NULL;
  if (done && ctl->json)
    ctl_case_answer (data.sheet);
  else if (done)
    ctl_case_print (data.sheet);
  g_clear_pointer (&data.sheet, siyi_case_sheet_free);

  return done;
}

const CtlCommand cmd_case = {
  .name = "case",
  .arguments = "ID  |  ID paper KIND --output FILE",
  .summary = N_("Show one case, by its id or its number, or issue one of its papers"),
  .options = options,
  .min_args = 1,
  .max_args = 3,
  .run = run,
};
