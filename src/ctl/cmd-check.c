/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl check: proves the archive, and names what is wrong. */
#include "commands.h"

#include <stdio.h>

#include "siyi-keeping.h"

static char *package;
static char *passphrase_file;

static const GOptionEntry options[] = {
  { "package", 0, 0, G_OPTION_ARG_FILENAME, &package, N_("Prove a package instead: a folder, a zip or a sealed file"),
    N_("PATH") },
  { "passphrase-file", 0, 0, G_OPTION_ARG_FILENAME, &passphrase_file,
    N_("The pass phrase is the first line of this file"), N_("FILE") },
  { NULL }
};

static void
answer_json (GPtrArray *problems)
{
  JsonBuilder *answer = json_builder_new ();

  json_builder_begin_object (answer);
  ctl_add_flag (answer, "ok", problems->len == 0);
  json_builder_set_member_name (answer, "problems");
  json_builder_begin_array (answer);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "what", problem->what);
      ctl_add_text (answer, "where", problem->where);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);

  if (problems->len > 0)
    {
      json_builder_set_member_name (answer, "error");
      json_builder_begin_object (answer);
      ctl_add_text (answer, "code", "problems");
      ctl_add_text (answer, "message", ((SiyiProblem *) g_ptr_array_index (problems, 0))->what);
      json_builder_end_object (answer);
    }
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray *problems)
{
  CtlTable *table;

  if (problems->len == 0)
    {
      ctl_write (_("The archive is sound"), -1);
      ctl_write ("\n", 1);
      return;
    }

  table = ctl_table_new (_("Where"), _("What is wrong"), NULL);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiProblem *problem = g_ptr_array_index (problems, i);

      ctl_table_row (table, problem->where, problem->what);
    }
  ctl_table_print (table);
}

static void
on_progress (gpointer      unused,
             SiyiCheckPart part,
             guint64       done,
             guint64       total)
{
  static const char * const words[SIYI_N_CHECK_PARTS] = {
    N_("structure of the database"), N_("audit trail"), N_("rules of the records"), N_("photos and scans"),
  };

  ctl_progress_of (_(words[part]), done, total);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autoptr(GPtrArray) problems = NULL;

  if (package != NULL)
    return ctl_check_package (ctl, package, passphrase_file, error);
  if (!ctl_open (ctl, error))
    return FALSE;

  problems = siyi_check (ctl->archive, ctl_stoppable (ctl), on_progress, NULL, error);
  if (problems == NULL)
    return FALSE;
  ctl_progress_end ();

  if (ctl->json)
    answer_json (problems);
  else
    print_answer (problems);

  if (problems->len > 0)
    {
      fprintf (stderr, "siyictl: ");
      fprintf (stderr, ngettext ("%u problem was found; restore the newest good backup or ask for "
                                 "help before you go on",
                                 "%u problems were found; restore the newest good backup or ask "
                                 "for help before you go on", problems->len), problems->len);
      fprintf (stderr, "\n");
      ctl->exit_code = 1;
    }

  return TRUE;
}

const CtlCommand cmd_check = {
  .name = "check",
  .arguments = "",
  .options = options,
  .summary = N_("Prove the archive: structure, hashes, audit trail"),
  .run = run,
};
