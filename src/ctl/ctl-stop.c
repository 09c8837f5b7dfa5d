/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+C in long work: the first one asks the work to stop, which leaves all as it was; a second one
 * ends the program. The handler may only write to a pipe; a thread of its own hears it, for the main
 * thread waits for the work. */
#include "commands.h"

#include <glib-unix.h>
#include <signal.h>
#include <unistd.h>

static int ends[2];

static void
on_signal (int number)
{
  const char byte = 0;
  const gssize written = write (ends[1], &byte, 1);

  (void) written;
}

static gpointer
wait_in_thread (gpointer data)
{
  GCancellable *cancellable = data;
  char byte;

  if (read (ends[0], &byte, 1) == 1)
    g_cancellable_cancel (cancellable);
  g_object_unref (cancellable);

  return NULL;
}

/**
 * ctl_stoppable:
 *
 * From the first call on SIGINT and SIGTERM stop the command's work instead of the program.
 *
 * Returns: (transfer none): cancelled by them
 */
GCancellable *
ctl_stoppable (Ctl *ctl)
{
  struct sigaction action = { .sa_handler = on_signal, .sa_flags = SA_RESTART | (int) SA_RESETHAND };

  if (ctl->stop != NULL)
    return ctl->stop;

  ctl->stop = g_cancellable_new ();
  if (!g_unix_open_pipe (ends, FD_CLOEXEC, NULL))
    return ctl->stop;

  g_thread_unref (g_thread_new ("stop", wait_in_thread, g_object_ref (ctl->stop)));
  sigaction (SIGINT, &action, NULL);
  sigaction (SIGTERM, &action, NULL);

  return ctl->stop;
}

/**
 * ctl_explain_stop:
 * @error: (inout): of what was refused
 *
 * Work that was stopped says so in the same words wherever it was.
 */
void
ctl_explain_stop (GError **error)
{
  if (!g_error_matches (*error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_error (error);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Stopped; nothing was changed"));
}
