/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl import-package: takes an office's package in again; twice makes no doubles. */
#include "commands.h"

#include "siyi-packing.h"

static char *passphrase_file;

static const GOptionEntry options[] = {
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("The pass phrase is the first line of this file"), N_("FILE") },
  { NULL }
};

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *passphrase = NULL;
  g_auto(SiyiTaken) taken = { 0 };
  JsonBuilder *answer;

  if ((passphrase_file != NULL && !ctl_read_passphrase (passphrase_file, &passphrase, error)) ||
      !ctl_open (ctl, error) ||
      !siyi_packing_take (ctl->archive, ctl->args[0], passphrase, &taken, ctl_progress, NULL,
                          ctl_stoppable (ctl), error))
    return FALSE;
  ctl_progress_end ();

  if (!ctl->json)
    {
      /* Translators: receptions, visits and files that came from a package. */
      ctl_print (_("Taken in: %u sessions, %u visits, %u files; known already: %u"), taken.n_sessions,
                 taken.n_visits, taken.n_files, taken.n_there);
      ctl_write ("\n", 1);
      return TRUE;
    }
  answer = ctl_answer_begin ();
  ctl_add_int (answer, "sessions", taken.n_sessions);
  ctl_add_int (answer, "visits", taken.n_visits);
  ctl_add_int (answer, "cases", taken.n_cases);
  ctl_add_int (answer, "tasks", taken.n_tasks);
  ctl_add_int (answer, "files", taken.n_files);
  ctl_add_int (answer, "known", taken.n_there);
  ctl_answer_end (answer);

  return TRUE;
}

const CtlCommand cmd_import_package = {
  .name = "import-package",
  .arguments = "PACKAGE",
  .summary = N_("Take an office’s package in again"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
