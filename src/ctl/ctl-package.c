/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the commands about packages share: the pass phrase from a file, and the check. */
#include "commands.h"

#include <stdio.h>
#include <string.h>

#include "siyi-packing.h"

/**
 * ctl_read_passphrase:
 * @path: its first line is the pass phrase; never an argument, which others could see
 * @passphrase: (out) (transfer full)
 */
gboolean
ctl_read_passphrase (const char  *path,
                     char       **passphrase,
                     GError     **error)
{
  char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, error))
    return FALSE;
  text[strcspn (text, "\r\n")] = '\0';
  *passphrase = text;

  return TRUE;
}

static void
answer_json (GPtrArray           *problems,
             const SiyiBagTotals *totals)
{
  JsonBuilder *answer = json_builder_new ();

  json_builder_begin_object (answer);
  ctl_add_flag (answer, "ok", problems->len == 0);
  ctl_add_int (answer, "files", (gint64) totals->files);
  ctl_add_int (answer, "bytes", (gint64) totals->bytes);
  json_builder_set_member_name (answer, "problems");
  json_builder_begin_array (answer);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiBagProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (answer);
      ctl_add_text (answer, "kind", problem->kind);
      ctl_add_text (answer, "what", problem->what);
      ctl_add_text (answer, "where", problem->where);
      json_builder_end_object (answer);
    }
  json_builder_end_array (answer);
  if (problems->len > 0)
    {
      const SiyiBagProblem *first = g_ptr_array_index (problems, 0);
      g_autofree char *message = g_strdup_printf ("%s %s", first->where, first->what);

      json_builder_set_member_name (answer, "error");
      json_builder_begin_object (answer);
      ctl_add_text (answer, "code", "problems");
      ctl_add_text (answer, "message", message);
      json_builder_end_object (answer);
    }
  ctl_answer_end (answer);
}

static void
print_answer (GPtrArray           *problems,
              const SiyiBagTotals *totals)
{
  CtlTable *table;

  if (problems->len == 0)
    {
      ctl_print (ngettext ("The package is sound: %u file", "The package is sound: %u files",
                           (guint) totals->files), (guint) totals->files);
      ctl_write ("\n", 1);
      return;
    }

  table = ctl_table_new (_("Where"), _("What is wrong"), NULL);
  for (guint i = 0; i < problems->len; i++)
    {
      const SiyiBagProblem *problem = g_ptr_array_index (problems, i);

      ctl_table_row (table, problem->where, problem->what);
    }
  ctl_table_print (table);
}

/**
 * ctl_check_package:
 * @path: a folder, a zip or a sealed file
 * @passphrase_file: (nullable): of a sealed one
 *
 * Proves a package; no archive is opened.
 */
gboolean
ctl_check_package (Ctl         *ctl,
                   const char  *path,
                   const char  *passphrase_file,
                   GError     **error)
{
  g_autofree char *passphrase = NULL;
  g_auto(SiyiBagTotals) totals = { 0 };
  g_autoptr(GPtrArray) problems = NULL;

  if (passphrase_file != NULL && !ctl_read_passphrase (passphrase_file, &passphrase, error))
    return FALSE;
  problems = siyi_packing_check (path, passphrase, &totals, ctl_progress, NULL, ctl_stoppable (ctl), error);
  if (problems == NULL)
    return FALSE;
  ctl_progress_end ();

  if (ctl->json)
    answer_json (problems, &totals);
  else
    print_answer (problems, &totals);
  if (problems->len > 0)
    {
      const SiyiBagProblem *first = g_ptr_array_index (problems, 0);

      fprintf (stderr, "siyictl: %s %s\n", first->where, first->what);
      ctl->exit_code = 1;
    }

  return TRUE;
}
