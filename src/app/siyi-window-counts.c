/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures at the places of the sidebar: how many tasks are overdue. Asked for after every change of
 * the archive, on its reader's thread; nobody waits for them. Main thread. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-task-store.h"

static gpointer
count_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const SiyiDay *today = data;
  const SiyiTasksQuery query = { .part = SIYI_TASKS_ALL, .light = SIYI_LIGHT_RED, .today = *today };
  g_autofree SiyiTaskCounts *counts = g_new0 (SiyiTaskCounts, 1);

  return siyi_tasks_count (db, &query, counts, error) ? g_steal_pointer (&counts) : NULL;
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiWindow) self = data;
  SiyiArchive *archive = SIYI_ARCHIVE (source);
  g_autofree SiyiTaskCounts *counts = siyi_archive_run_finish (archive, result, NULL);
  g_autofree char *words = NULL;
  guint n;

  if (counts == NULL || archive != self->archive)
    return;

  n = (guint) counts->n[SIYI_TASK_GROUP_OVERDUE];
  words = g_strdup_printf (ngettext ("Follow-up, %u overdue", "Follow-up, %u overdue", n), n);
  siyi_sidebar_set_count (self->sidebar, "follow-up", n, TRUE, n > 0 ? words : _("Follow-up"));
}

static void
count (SiyiWindow *self)
{
  SiyiDay *today;

  if (self->archive == NULL)
    return;

  today = g_new (SiyiDay, 1);
  *today = siyi_clock_today (siyi_archive_get_clock (self->archive));
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, count_in_thread, today, g_free, g_free, NULL,
                          on_counted, g_object_ref (self));
}

/**
 * siyi_window_watch_counts:
 *
 * Keeps the sidebar's figures for the archive that is open now.
 */
void
siyi_window_watch_counts (SiyiWindow *self)
{
  g_signal_connect_object (self->archive, "changed", G_CALLBACK (count), self, G_CONNECT_SWAPPED);
  count (self);
}
