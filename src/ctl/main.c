/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl: the work of the office without a window. Finds the command, runs it, and turns what
 * happened into an exit code: 0 done, 1 refused, 2 the system failed. */
#include <locale.h>
#include <signal.h>
#include <stdio.h>

#include "commands.h"

#include "siyi-image.h"

static const CtlCommand * const commands[] = {
  &cmd_new,
  &cmd_example,
  &cmd_leaders,
  &cmd_units,
  &cmd_calendar,
  &cmd_import,
  &cmd_undo_import,
  &cmd_ledger,
  &cmd_cases,
  &cmd_case,
  &cmd_recuse,
  &cmd_retention,
  &cmd_search,
  &cmd_plan,
  &cmd_sessions,
  &cmd_session,
  &cmd_queue,
  &cmd_record,
  &cmd_excuse,
  &cmd_step,
  &cmd_close_session,
  &cmd_swap,
  &cmd_stand_in,
  &cmd_move,
  &cmd_cancel,
  &cmd_add_session,
  &cmd_account,
  &cmd_notice,
  &cmd_book,
  &cmd_brief,
  &cmd_sheet,
  &cmd_visit,
  &cmd_photos,
  &cmd_signin,
  &cmd_tasks,
  &cmd_task,
  &cmd_charges,
  &cmd_catalogue,
  &cmd_charge,
  &cmd_due,
  &cmd_reminders,
  &cmd_stats,
  &cmd_report,
  &cmd_freeze,
  &cmd_tell,
  &cmd_brief_package,
  &cmd_answer,
  &cmd_answers,
  &cmd_inbox,
  &cmd_package,
  &cmd_import_package,
  &cmd_check,
  &cmd_backup,
  &cmd_restore,
  &cmd_audit,
  NULL
};

static void
set_up_words (void)
{
  const char *dir = g_getenv ("SIYI_LOCALEDIR");

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, dir != NULL ? dir : SIYI_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

static int
run (Ctl    *ctl,
     char ***argv)
{
  const CtlCommand *command = NULL;
  gboolean answered = FALSE;
  g_autoptr(GError) error = NULL;
  gboolean done;

  done = ctl_options_parse (ctl, commands, argv, &command, &answered, &error) &&
         (answered || command->run (ctl, &error));
  ctl_progress_end ();
  if (!done)
    {
      ctl_explain_stop (&error);
      ctl_refuse (ctl, error);
      ctl->exit_code = ctl_exit_code (error);
      g_clear_error (&error);
    }

  if (ctl_flush (&error))
    return ctl->exit_code;

  /* Who closed the pipe, like head, knows it. */
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BROKEN_PIPE))
    fprintf (stderr, "siyictl: %s\n", error->message);

  return 2;
}

int
main (int    argc,
      char **argv)
{
  g_auto(GStrv) arguments = g_strdupv (argv);
  Ctl ctl = { 0 };
  int exit_code;

  if (siyi_image_child_run (argc, argv))
    return 0;

  signal (SIGPIPE, SIG_IGN);
  set_up_words ();
  g_set_prgname ("siyictl");
  exit_code = run (&ctl, &arguments);

  if (ctl.archive != NULL)
    siyi_archive_close (ctl.archive);
  g_clear_object (&ctl.archive);
  g_clear_object (&ctl.stop);
  g_clear_pointer (&ctl.clock, siyi_clock_unref);
  g_strfreev (ctl.args);
  g_free (ctl.folder);

  return exit_code;
}
