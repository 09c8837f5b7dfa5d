/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl brief: what the leader reads the evening before, a page a matter. */
#include "commands.h"

#include "siyi-session-sheets.h"

static char *output;
static char *audience_text;
static gboolean large;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write, .pdf or .docx"),
    N_("FILE") },
  { "audience", 0, 0, G_OPTION_ARG_FILENAME, &audience_text,
    N_("Who will read it: inside (the default), list, unit or public"), N_("AUDIENCE") },
  { "large", 0, 0, G_OPTION_ARG_NONE, &large, N_("In large type"), NULL },
  { NULL }
};

typedef struct
{
  gint64         session;
  SiyiAudience   audience;
  SiyiSheetCount count;
} Brief;

static gpointer
write_brief (SiyiDb        *db,
             gpointer       data,
             GCancellable  *cancellable,
             GError       **error)
{
  Brief *self = data;

  return GINT_TO_POINTER (siyi_brief_write (db, self->session, self->audience,
                                            large ? SIYI_PAPER_LARGE : SIYI_PAPER_A4, output,
                                            &self->count, cancellable, error));
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  Brief data = { 0 };

  if (!ctl_parse_id (ctl->args[0], &data.session, error) ||
      !ctl_parse_audience (audience_text, &data.audience, error) ||
      !ctl_sheet_output (output, error) ||
      ctl_run (ctl, SIYI_ACCESS_WRITE, write_brief, &data, error) == NULL)
    return FALSE;

  ctl_answer_sheet (ctl, output, &data.count);

  return TRUE;
}

const CtlCommand cmd_brief = {
  .name = "brief",
  .arguments = "SESSION --output FILE",
  .summary = N_("Write the leader’s briefs of a session"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
