/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl brief-package: a session's briefs, sealed, for the leader's own computer. siyictl answer: on
 * that computer, an instruction for one of its matters; it needs no archive. */
#include "commands.h"

#include "siyi-brief-package.h"

enum { USUAL_DAYS = 7 };

static char *output;
static char *passphrase_file;
static char *expires_text;

static const GOptionEntry options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The sealed file to write"), N_("FILE") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("The pass phrase is the first line of this file"), N_("FILE") },
  { "expires", 0, 0, G_OPTION_ARG_STRING, &expires_text, N_("Last day to answer; else a week from today"),
    N_("YYYY-MM-DD") },
  { NULL }
};

static const GOptionEntry answer_options[] = {
  { "output", 0, 0, G_OPTION_ARG_FILENAME, &output, N_("The sealed file to write"), N_("FILE") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("The pass phrase is the first line of this file"), N_("FILE") },
  { NULL }
};

static gboolean
read_options (char   **passphrase,
              GError **error)
{
  if (output == NULL || passphrase_file == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("It is sealed: name --output FILE and --passphrase-file FILE"));
      return FALSE;
    }

  return ctl_read_passphrase (passphrase_file, passphrase, error);
}

static void
answer_written (Ctl        *ctl,
                guint       n,
                const char *code)
{
  JsonBuilder *answer;

  if (!ctl->json)
    {
      /* Translators: matters, the file's name. */
      ctl_print (ngettext ("%u matter sealed in %s", "%u matters sealed in %s", n), n, output);
      ctl_write ("\n", 1);
      if (code != NULL)
        {
          ctl_print (_("Recovery code (print it; it is stored nowhere): %s"), code);
          ctl_write ("\n", 1);
        }
      return;
    }
  answer = ctl_answer_begin ();
  ctl_add_text (answer, "file", output);
  ctl_add_int (answer, "matters", n);
  if (code != NULL)
    ctl_add_text (answer, "recovery_code", code);
  ctl_answer_end (answer);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *passphrase = NULL;
  g_autofree char *code = NULL;
  SiyiBriefWish wish = { .expires = siyi_clock_today (ctl->clock) + USUAL_DAYS };
  guint n;

  if (!ctl_parse_id (ctl->args[0], &wish.session, error) || !read_options (&passphrase, error) ||
      (expires_text != NULL && !ctl_parse_day ("--expires", expires_text, &wish.expires, error)) ||
      !ctl_open (ctl, error))
    return FALSE;
  wish.passphrase = passphrase;
  wish.path = output;
  if (!siyi_brief_package_write (ctl->archive, &wish, &code, &n, NULL, NULL, NULL, error))
    return FALSE;
  answer_written (ctl, n, code);

  return TRUE;
}

const CtlCommand cmd_brief_package = {
  .name = "brief-package",
  .arguments = "SESSION --output FILE --passphrase-file FILE",
  .summary = N_("Seal the leader’s briefs of a session for another computer"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};

static gboolean
run_answer (Ctl     *ctl,
            GError **error)
{
  g_autofree char *passphrase = NULL;

  if (!read_options (&passphrase, error) ||
      !siyi_answer_write (ctl->args[0], ctl->args[1], ctl->args[2], ctl->clock, passphrase, output, error))
    return FALSE;
  answer_written (ctl, 1, NULL);

  return TRUE;
}

const CtlCommand cmd_answer = {
  .name = "answer",
  .arguments = "BRIEFS MATTER TEXT --output FILE --passphrase-file FILE",
  .summary = N_("Answer sealed briefs: an instruction for one of their matters"),
  .options = answer_options,
  .min_args = 3,
  .max_args = 3,
  .run = run_answer,
};
