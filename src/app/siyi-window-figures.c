/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the statistics keep of the open archive and have not yet: after an upgrade, an import, a package taken in,
 * so that the first figure asked for comes as fast as any. Counted piece by piece on the archive's writing thread,
 * when nothing has changed for a while and nobody is locked out; whoever may only look changes no file. Main
 * thread but for the pieces. */
#include "siyi-window-private.h"

#include "siyi-kept.h"

#define QUIET_S 3

static gpointer
count_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  gboolean more = FALSE;

  return siyi_kept_is_worth (db) && siyi_kept_count (data, db, &more, error) && more ? data : NULL;
}

static void
on_counted (GObject      *source,
            GAsyncResult *result,
            gpointer      data)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  /* Without it a figure takes longer, which is no trouble of the user's. */
  if (error != NULL && error->domain != G_IO_ERROR)
    g_message ("Counting for the statistics: %s", error->message);
}

static gboolean
on_quiet (gpointer data)
{
  SiyiWindow *self = data;

  self->figures_source = 0;
  if (self->locked || siyi_archive_get_role (self->archive) == SIYI_ROLE_VIEWER)
    return G_SOURCE_REMOVE;

  self->counting = g_cancellable_new ();
  siyi_archive_run_later (self->archive, count_in_thread, siyi_kept_new (SIYI_KEPT_BUDGET_US),
                          (GDestroyNotify) siyi_kept_free, self->counting, on_counted, NULL);

  return G_SOURCE_REMOVE;
}

void
siyi_window_stop_figures (SiyiWindow *self)
{
  g_clear_handle_id (&self->figures_source, g_source_remove);
  g_cancellable_cancel (self->counting);
  g_clear_object (&self->counting);
}

/**
 * siyi_window_count_figures:
 * @self: the window, with an archive
 *
 * Counts what is missing once it has been quiet for a while from now on.
 */
void
siyi_window_count_figures (SiyiWindow *self)
{
  siyi_window_stop_figures (self);
  self->figures_source = g_timeout_add_seconds (QUIET_S, on_quiet, self);
}

void
siyi_window_watch_figures (SiyiWindow *self)
{
  g_signal_connect_object (self->archive, "changed", G_CALLBACK (siyi_window_count_figures), self, G_CONNECT_SWAPPED);
  siyi_window_count_figures (self);
}
