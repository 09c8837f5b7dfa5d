/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The figures at the places of the sidebar: how many tasks are overdue, how many
 * sessions of this year have a gap in their archive; and how the backups stand. Asked for after every change of
 * the archive, on its reader's thread; nobody waits for them. Main thread. */
#include "siyi-window-private.h"

#include <glib/gi18n.h>

#include "siyi-backup-store.h"
#include "siyi-case-words.h"
#include "siyi-keeping.h"
#include "siyi-ones-year.h"
#include "siyi-task-store.h"

typedef struct { int n_overdue, n_gaps; SiyiDay backup, today; } Counts;

static gpointer
count_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const SiyiDay *today = data;
  const SiyiTasksQuery query = { .part = SIYI_TASKS_ALL, .light = SIYI_LIGHT_RED, .today = *today };
  g_autoptr(SiyiOnesYear) year = siyi_ones_year_load (db, 0, error);
  SiyiTaskCounts tasks = { 0 };
  Counts counts;

  if (year == NULL || !siyi_tasks_count (db, &query, &tasks, error))
    return NULL;
  counts = (Counts) { tasks.n[SIYI_TASK_GROUP_OVERDUE], year->n_gaps, siyi_backup_last_good_day_of (db), *today };

  return g_memdup2 (&counts, sizeof counts);
}

static void
show_backup (SiyiWindow   *self,
             const Counts *counts)
{
  g_autofree char *day = counts->backup != SIYI_DAY_NONE ? siyi_case_words_day (counts->backup, counts->today, FALSE) : NULL;
  g_autofree char *old = NULL;

  if (counts->backup == SIYI_DAY_NONE)
    siyi_sidebar_set_backup (self->sidebar, _("no backup yet"), TRUE);
  else if (counts->backup + SIYI_BACKUP_OLD_DAYS >= counts->today)
    siyi_sidebar_set_backup (self->sidebar, _("backups fine"), FALSE);
  else
    {
      /* Translators: %s is a day */
      old = g_strdup_printf (_("last backup %s"), day);
      siyi_sidebar_set_backup (self->sidebar, old, TRUE);
    }
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(SiyiWindow) self = data;
  SiyiArchive *archive = SIYI_ARCHIVE (source);
  g_autofree Counts *counts = siyi_archive_run_finish (archive, result, NULL);
  g_autofree char *overdue = NULL;
  g_autofree char *gaps = NULL;

  if (counts == NULL || archive != self->archive)
    return;

  show_backup (self, counts);
  overdue = g_strdup_printf (ngettext ("Follow-up, %u overdue", "Follow-up, %u overdue", (guint) counts->n_overdue),
                             (guint) counts->n_overdue);
  siyi_sidebar_set_count (self->sidebar, "follow-up", (guint) counts->n_overdue, TRUE,
                          counts->n_overdue > 0 ? overdue : _("Follow-up"));
  gaps = g_strdup_printf (ngettext ("Archive, %d session with a gap", "Archive, %d sessions with a gap", counts->n_gaps),
                          counts->n_gaps);
  siyi_sidebar_set_count (self->sidebar, "archive", (guint) counts->n_gaps, FALSE,
                          counts->n_gaps > 0 ? gaps : C_("place", "Archive"));
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
