/* SPDX-License-Identifier: GPL-3.0-or-later */
/* siyictl restore: puts a checked backup in the archive's place; what was there is kept aside. */
#include "commands.h"

#include <string.h>

#include "siyi-backup-store.h"
#include "siyi-sealing.h"

static char *phrase_file;

static const GOptionEntry options[] = {
  { "phrase-file", 0, 0, G_OPTION_ARG_FILENAME, &phrase_file,
    N_("For a sealed one: a file with the pass phrase or the recovery code in its first line"), N_("FILE") },
  { NULL }
};

static void
on_progress (gpointer        unused,
             SiyiRestorePart part,
             guint64         done,
             guint64         total)
{
  static const char * const words[SIYI_N_RESTORE_PARTS] = {
    N_("opening the seal"), N_("checking the backup"), N_("copying it beside the archive"), N_("photos and scans"),
    N_("putting it in its place"),
  };

  ctl_progress_of (_(words[part]), done, total);
}

/* A pass phrase on the command line would stand in everybody's list of processes. */
static gboolean
restore_sealed (Ctl     *ctl,
                char   **kept,
                GError **error)
{
  g_autofree char *text = NULL;

  if (phrase_file == NULL)
    {
      g_set_error_literal (error, CTL_ERROR, 0, _("The backup is sealed: name a file with its pass phrase or recovery code "
                                                  "by --phrase-file"));
      return FALSE;
    }
  if (!g_file_get_contents (phrase_file, &text, NULL, error))
    return FALSE;

  text[strcspn (text, "\r\n")] = '\0';

  return siyi_restore_sealed (ctl->folder, ctl->args[0], text, kept, ctl_stoppable (ctl), on_progress, NULL, error);
}

static gboolean
restore (Ctl     *ctl,
         char   **kept,
         GError **error)
{
  if (siyi_backup_is_sealed (ctl->args[0]))
    return restore_sealed (ctl, kept, error);

  return siyi_restore_told (ctl->folder, ctl->args[0], kept, ctl_stoppable (ctl), on_progress, NULL, error);
}

static gboolean
run (Ctl     *ctl,
     GError **error)
{
  g_autofree char *question = g_strdup_printf (_("Replace what is in %s by the backup? The present "
                                                 "state is kept aside."), ctl->folder);
  g_autofree char *kept = NULL;

  if (!g_file_test (ctl->args[0], G_FILE_TEST_EXISTS))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                   _("There is no file %s; name a .siyi-backup"), ctl->args[0]);
      return FALSE;
    }
  if (!ctl_confirm (ctl, question, error) ||
      !restore (ctl, &kept, error))
    return FALSE;
  ctl_progress_end ();

  if (ctl->json)
    {
      JsonBuilder *answer = ctl_answer_begin ();

      ctl_add_text (answer, "file", ctl->args[0]);
      ctl_add_text (answer, "kept", kept);
      ctl_add_flag (answer, "checked", TRUE);
      ctl_answer_end (answer);
      return TRUE;
    }

  ctl_print (_("Restored from %s"), ctl->args[0]);
  ctl_write ("\n", 1);
  if (kept != NULL)
    {
      ctl_print (_("What was there before is kept as %s"), kept);
      ctl_write ("\n", 1);
    }

  return TRUE;
}

const CtlCommand cmd_restore = {
  .name = "restore",
  .arguments = "FILE",
  .summary = N_("Put a backup in the archive’s place"),
  .options = options,
  .min_args = 1,
  .max_args = 1,
  .run = run,
};
