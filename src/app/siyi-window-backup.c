/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The daily backup of an open archive: asked for once a minute, made when nobody has touched the
 * window for a while, on a worker thread. One that failed is tried again half an hour later and said
 * once a day. Main thread but for the work itself. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-backup-page-private.h"
#include "siyi-sealing.h"
#include "siyi-touched.h"

#define LOOK_EVERY_S 60
#define QUIET_US (45 * G_TIME_SPAN_SECOND)
#define RETRY_US (30 * G_TIME_SPAN_MINUTE)
#define PATIENCE_US (60 * G_TIME_SPAN_MINUTE)   /* then without a quiet moment */

static void
back_up_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (siyi_backup_if_due (data, siyi_sealing_seal, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_backed_up (GObject *source, GAsyncResult *result, gpointer data)
{
  SiyiWindow *self = SIYI_WINDOW (source);
  g_autoptr(GError) error = NULL;
  gboolean made = g_task_propagate_boolean (G_TASK (result), &error);
  const gint64 now = g_get_monotonic_time ();
  SiyiDay today;

  self->backup_running = FALSE;
  self->backup_next = now + RETRY_US;
  self->backup_since = now + RETRY_US;
  if (made || self->archive == NULL || g_task_get_task_data (G_TASK (result)) != self->archive)
    return;

  today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  if (self->backup_told != today && error->domain == SIYI_ERROR)
    {
      self->backup_told = today;
      siyi_toast_with_button (GTK_WIDGET (self), siyi_backup_words_trouble (siyi_error_word (error)), _("Backups"),
                              "win.show-keeping", g_variant_new_string ("backup"));
    }
}

static gboolean
on_look (gpointer data)
{
  SiyiWindow *self = data;
  const gint64 now = g_get_monotonic_time ();
  g_autoptr(GTask) task = NULL;

  if (self->archive == NULL || self->backup_running || now < self->backup_next ||
      (now - siyi_touched_at () < QUIET_US && now - self->backup_since < PATIENCE_US))
    return G_SOURCE_CONTINUE;

  self->backup_running = TRUE;
  task = g_task_new (self, NULL, on_backed_up, NULL);
  g_task_set_source_tag (task, on_look);
  g_task_set_task_data (task, g_object_ref (self->archive), g_object_unref);
  g_task_run_in_thread (task, back_up_in_thread);

  return G_SOURCE_CONTINUE;
}

/**
 * siyi_window_watch_backup:
 * @self: the window, with an archive
 *
 * From now on what is due of its backups is made.
 */
void
siyi_window_watch_backup (SiyiWindow *self)
{

  siyi_touched_watch ();
  /* Another archive has its own backups to make. */
  self->backup_next = 0;
  self->backup_since = g_get_monotonic_time ();
  self->backup_told = SIYI_DAY_NONE;
  if (self->backup_source == 0)
    self->backup_source = g_timeout_add_seconds (LOOK_EVERY_S, on_look, self);
}
