/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screen lock. Locked, the window shows its cover and nothing else: pages stay as they are behind
 * it, dialogs and the leader's view are hidden until it is opened, new ones as soon as they come, and
 * no action is enabled. The hall's display stays, it holds nothing of a petitioner. Main thread, but
 * for proving the pass phrase. */
#include "siyi-window-private.h"

#include <string.h>

#include "siyi-error-words.h"
#include "siyi-hall-window.h"
#include "siyi-leader-window-private.h"
#include "siyi-lock.h"
#include "siyi-persons.h"
#include "siyi-touched.h"

#define LOOK_EVERY_S 10
#define HIDDEN "siyi-hidden-by-lock"

typedef struct
{
  SiyiArchive *archive;
  gint64       id;
  char        *pass;
  SiyiEntered  entered;
} Entering;

static void
entering_free (gpointer data)
{
  Entering *entering = data;

  g_object_unref (entering->archive);
  if (entering->pass != NULL)
    memset (entering->pass, 0, strlen (entering->pass));
  g_free (entering->pass);
  g_free (entering);
}

/* Windows over and beside this one. */
static GPtrArray *
owned_windows (SiyiWindow *self)
{
  GPtrArray *owned = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *toplevels = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (toplevels, i);

      if (window != GTK_WIDGET (self) && !SIYI_IS_HALL_WINDOW (window) && siyi_window_find (window) == self)
        g_ptr_array_add (owned, g_steal_pointer (&window));
    }

  return owned;
}

static void
hide_owned (SiyiWindow *self)
{
  g_autoptr(GPtrArray) owned = owned_windows (self);

  for (guint i = 0; i < owned->len; i++)
    {
      GtkWidget *window = g_ptr_array_index (owned, i);

      if (!gtk_widget_get_visible (window))
        continue;

      g_object_set_data (G_OBJECT (window), HIDDEN, GINT_TO_POINTER (TRUE));
      gtk_widget_set_visible (window, FALSE);
    }
}

static void
show_owned (SiyiWindow *self)
{
  g_autoptr(GPtrArray) owned = owned_windows (self);

  for (guint i = 0; i < owned->len; i++)
    {
      GtkWidget *window = g_ptr_array_index (owned, i);

      if (g_object_get_data (G_OBJECT (window), HIDDEN) == NULL)
        continue;

      g_object_set_data (G_OBJECT (window), HIDDEN, NULL);
      gtk_window_present (GTK_WINDOW (window));
    }
}

static void
hide_late (gpointer data)
{
  g_autoptr(SiyiWindow) self = data;

  if (self->locked)
    hide_owned (self);
}

/* A work that ends now may still want to say something in a window of its own. */
static void
on_windows_changed (SiyiWindow *self)
{
  if (self->locked)
    g_idle_add_once (hide_late, g_object_ref (self));
}

static gpointer
note_lock (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  siyi_profile_note (db, *(gint64 *) data, SIYI_ENTRY_LOCK, error);

  return NULL;
}

static void
on_noted (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr(GError) error = NULL;

  siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);
  if (error != NULL)
    g_message ("Noting the lock: %s", error->message);
}

static void
cover (SiyiWindow *self, gboolean locked)
{
  g_autoptr(GPtrArray) nobody = g_ptr_array_new ();

  self->locked = locked;
  if (locked)
    siyi_window_stop_figures (self);
  siyi_window_drop_toast (self);
  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  gtk_stack_set_visible_child_name (self->root, "lock");
  siyi_lock_page_show (self->lock, self->profiles != NULL ? self->profiles : nobody, self->person, !locked);
  siyi_window_update_actions (self);
  if (locked)
    hide_owned (self);
}

/**
 * siyi_window_lock:
 * @self: the window
 *
 * Covers it until somebody says who sits here. Without an archive, or locked, nothing happens.
 */
void
siyi_window_lock (SiyiWindow *self)
{
  if (self->archive == NULL || self->locked)
    return;

  siyi_lock_mark (self->folder, TRUE);
  siyi_archive_run_async (self->archive, SIYI_ACCESS_WRITE, note_lock, g_memdup2 (&self->person, sizeof self->person),
                          g_free, NULL, NULL, on_noted, NULL);
  cover (self, TRUE);
}

/**
 * siyi_window_choose_person:
 * @self: the window, with an archive that knows persons
 *
 * Asks who sits here; whoever does not want to say goes back to the page.
 */
void
siyi_window_choose_person (SiyiWindow *self)
{
  if (self->archive != NULL && !self->locked)
    cover (self, FALSE);
}

static void
uncover (SiyiWindow *self)
{
  const gboolean was_locked = self->locked;

  self->locked = FALSE;
  siyi_window_count_figures (self);
  siyi_lock_mark (self->folder, FALSE);
  gtk_stack_set_visible_child_name (self->root, "shell");
  siyi_window_update_actions (self);
  if (was_locked)
    show_owned (self);
}

static void
on_cancel (SiyiWindow *self)
{
  if (!self->locked)
    uncover (self);
}

static void
enter_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Entering *entering = data;
  GError *error = NULL;

  if (siyi_person_enter (entering->archive, entering->id, entering->pass, &entering->entered, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_entered (GObject *source, GAsyncResult *result, gpointer data)
{
  SiyiWindow *self = SIYI_WINDOW (source);
  const Entering *entering = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_message ("Entering: %s", error->message);
      siyi_lock_page_failed (self->lock, siyi_error_sentence (error));
      return;
    }
  if (entering->archive != self->archive)
    return;
  if (!entering->entered.fits)
    {
      siyi_lock_page_refused (self->lock, siyi_person_wait (entering->entered.refusals));
      return;
    }

  siyi_touched_now ();
  siyi_window_seat (self, entering->id);
  uncover (self);
}

static void
on_enter (SiyiWindow *self, gint64 id, const char *pass)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, on_entered, NULL);
  Entering *entering = g_new0 (Entering, 1);

  entering->archive = g_object_ref (self->archive);
  entering->id = id;
  entering->pass = g_strdup (pass);
  g_task_set_source_tag (task, on_enter);
  g_task_set_task_data (task, entering, entering_free);
  g_task_run_in_thread (task, enter_in_thread);
}

/* The brief of a petitioner may lie open there. */
static gboolean
has_leader_view (SiyiWindow *self)
{
  g_autoptr(GPtrArray) owned = owned_windows (self);

  for (guint i = 0; i < owned->len; i++)
    if (SIYI_IS_LEADER_WINDOW (g_ptr_array_index (owned, i)))
      return TRUE;

  return FALSE;
}

static gboolean
on_look (gpointer data)
{
  SiyiWindow *self = data;
  guint minutes = self->lock_minutes;

  if (self->archive == NULL || self->locked)
    return G_SOURCE_CONTINUE;
  if (has_leader_view (self))
    minutes = minutes == 0 ? SIYI_LOCK_MINUTES : MIN (minutes, SIYI_LOCK_MINUTES);
  if (minutes > 0 && g_get_monotonic_time () - siyi_touched_at () >= (gint64) minutes * G_TIME_SPAN_MINUTE)
    siyi_window_lock (self);

  return G_SOURCE_CONTINUE;
}

/**
 * siyi_window_watch_lock:
 * @self: the window
 *
 * From now on it locks itself when nobody touches it.
 */
void
siyi_window_watch_lock (SiyiWindow *self)
{
  siyi_touched_watch ();
  if (self->lock_source != 0)
    return;

  self->lock_source = g_timeout_add_seconds (LOOK_EVERY_S, on_look, self);
  g_signal_connect_object (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (on_windows_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "enter", G_CALLBACK (on_enter), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->lock, "cancel", G_CALLBACK (on_cancel), self, G_CONNECT_SWAPPED);
}
