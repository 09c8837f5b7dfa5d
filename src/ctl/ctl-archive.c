/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The archive of a run: opened when the first question comes, asked and waited for; and what an
 * error means for the exit code. */
#include "ctl.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

G_DEFINE_QUARK (ctl-error-quark, ctl_error)

/**
 * ctl_who:
 *
 * Returns: (transfer none): who does it, for the audit trail
 */
const char *
ctl_who (void)
{
  const char *name = g_get_user_name ();

  return name != NULL && g_utf8_validate (name, -1, NULL) ? name : "siyictl";
}

/**
 * ctl_open:
 *
 * Opens the archive unless it is open already, for who sits here.
 */
gboolean
ctl_open (Ctl     *ctl,
          GError **error)
{
  g_autoptr(GError) local_error = NULL;

  if (ctl->archive != NULL)
    return TRUE;

  ctl->archive = siyi_archive_open (ctl->folder, ctl->clock, ctl_who (), &local_error);
  if (ctl->archive != NULL && ctl_seat (ctl, error))
    return TRUE;
  if (ctl->archive != NULL)
    {
      siyi_archive_close (ctl->archive);
      g_clear_object (&ctl->archive);
      return FALSE;
    }

  if (g_error_matches (local_error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND))
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND,
                 _("There is no archive at %s; “siyictl new” creates one, --archive names another"),
                 ctl->folder);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/**
 * ctl_run:
 *
 * Does @work on the archive and waits for it.
 *
 * Returns: what @work returned; %NULL with @error set when it failed
 */
gpointer
ctl_run (Ctl         *ctl,
         SiyiAccess   access,
         SiyiWork     work,
         gpointer     data,
         GError     **error)
{
  if (!ctl_open (ctl, error))
    return NULL;

  return siyi_archive_run (ctl->archive, access, work, data, ctl->stop, error);
}

/**
 * ctl_confirm:
 * @question: what is about to happen
 *
 * Asks on a terminal; a script that gives no terminal has said yes by calling.
 */
gboolean
ctl_confirm (Ctl         *ctl,
             const char  *question,
             GError     **error)
{
  char line[16] = "";

  if (ctl->yes || !isatty (STDIN_FILENO) || !isatty (STDERR_FILENO))
    return TRUE;

  fprintf (stderr, "%s [y/N] ", question);
  fflush (stderr);
  if (fgets (line, sizeof line, stdin) != NULL && g_ascii_tolower (line[0]) == 'y')
    return TRUE;

  g_set_error_literal (error, CTL_ERROR, 0, _("Nothing was changed"));

  return FALSE;
}

static gboolean
is_refusal_of_archive (const GError *error)
{
  switch ((SiyiError) error->code)
    {
    case SIYI_ERROR_CONSTRAINT:
    case SIYI_ERROR_NEWER_SCHEMA:
    case SIYI_ERROR_NETWORK_PLACE:
    case SIYI_ERROR_NOT_FOUND:
    case SIYI_ERROR_EXISTS:
    case SIYI_ERROR_NOT_ALLOWED:
    case SIYI_ERROR_STALE:
      return TRUE;

    case SIYI_ERROR_FAILED:
    case SIYI_ERROR_BUSY:
    case SIYI_ERROR_NO_SPACE:
    case SIYI_ERROR_CORRUPT:
    case SIYI_ERROR_READ_ONLY:
    default:
      return FALSE;
    }
}

/**
 * ctl_exit_code:
 *
 * Returns: 1 where the input was refused, 2 where the system failed
 */
int
ctl_exit_code (const GError *error)
{
  if (error->domain == CTL_ERROR || error->domain == SIYI_FILE_ERROR ||
      error->domain == JSON_PARSER_ERROR)
    return 1;
  if (error->domain == SIYI_ERROR)
    return is_refusal_of_archive (error) ? 1 : 2;
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY) ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_NOENT) ||
      g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ISDIR))
    return 1;

  return 2;
}
