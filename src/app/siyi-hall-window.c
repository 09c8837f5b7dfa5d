/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window of the hall's display: no pointer, no sleep while it is shown. It asks the archive each
 * full minute and after every commit, turns the pages of what follows, and holds nothing of a
 * petitioner since it only ever asks for what was published. Escape leaves at once: the keyboard is
 * the person's, not the hall's, and nothing is lost by leaving. Main thread. */
#include "siyi-hall-window.h"

#include <glib/gi18n.h>

#define TURN_EVERY_S 12
#define REFRESH_AFTER_MS 200

struct _SiyiHallWindow
{
  GtkWindow parent_instance;

  SiyiHallView *view;

  /* Owned */
  SiyiArchive  *archive;
  GCancellable *cancellable;
  guint         minute_source;
  guint         turn_source;
  guint         refresh_source;
  gboolean      asking;         /* one question at a time: a slow disk gathers none */
  gboolean      ask_again;

  /* Of the application */
  guint         inhibited;
};

G_DEFINE_FINAL_TYPE (SiyiHallWindow, siyi_hall_window, GTK_TYPE_WINDOW)

static gpointer
hall_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return siyi_notice_hall (db, error);
}

static void
on_hall_loaded (GObject *archive, GAsyncResult *result, gpointer data)
{
  g_autoptr(SiyiHallWindow) self = data;
  g_autoptr(GError) error = NULL;
  SiyiHall *hall = siyi_archive_run_finish (SIYI_ARCHIVE (archive), result, &error);

  self->asking = FALSE;
  if (self->archive == NULL)
    {
      g_clear_pointer (&hall, siyi_hall_free);
      return;
    }

  /* What stands there stays: it was published, and nobody in the hall can act on an error. */
  if (hall != NULL)
    siyi_hall_view_take_hall (self->view, hall);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("Refilling the hall screen: %s", error->message);
  if (self->ask_again)
    siyi_hall_window_refill (self);
}

static void
show_time (SiyiHallWindow *self)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  siyi_hall_view_set_time (self->view, g_date_time_get_hour (now), g_date_time_get_minute (now));
}

static void
on_minute (gpointer data)
{
  SiyiHallWindow *self = data;
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();

  self->minute_source = g_timeout_add_once ((guint) (60 - g_date_time_get_second (now)) * 1000,
                                            on_minute, self);
  show_time (self);
  siyi_hall_window_refill (self);
}

static gboolean
on_turn (gpointer data)
{
  SiyiHallWindow *self = data;

  siyi_hall_view_turn (self->view);

  return G_SOURCE_CONTINUE;
}

static void
refresh (gpointer data)
{
  SiyiHallWindow *self = data;

  self->refresh_source = 0;
  siyi_hall_window_refill (self);
}

/* A burst of commits is one question. */
static void
on_archive_changed (SiyiHallWindow *self)
{
  if (self->refresh_source == 0)
    self->refresh_source = g_timeout_add_once (REFRESH_AFTER_MS, refresh, self);
}

/* Another monitor than the one the person works at; his own where it is the only one. */
static GdkMonitor *
find_monitor (GtkWidget *from)
{
  GdkDisplay *display = gtk_widget_get_display (from);
  GListModel *monitors = gdk_display_get_monitors (display);
  GtkNative *native = gtk_widget_get_native (from);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr(GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return g_steal_pointer (&monitor);
    }

  return own != NULL ? g_object_ref (own) : NULL;
}

static void
let_sleep (SiyiHallWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (self->inhibited != 0 && application != NULL)
    gtk_application_uninhibit (application, self->inhibited);
  self->inhibited = 0;
}

static void
siyi_hall_window_dispose (GObject *object)
{
  SiyiHallWindow *self = SIYI_HALL_WINDOW (object);

  let_sleep (self);
  g_clear_handle_id (&self->minute_source, g_source_remove);
  g_clear_handle_id (&self->turn_source, g_source_remove);
  g_clear_handle_id (&self->refresh_source, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->archive);

  G_OBJECT_CLASS (siyi_hall_window_parent_class)->dispose (object);
}

static void
siyi_hall_window_class_init (SiyiHallWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = siyi_hall_window_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
siyi_hall_window_init (SiyiHallWindow *self)
{
  GtkWidget *view = siyi_hall_view_new ();

  self->view = SIYI_HALL_VIEW (view);
  self->cancellable = g_cancellable_new ();
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "none");
  gtk_window_set_title (GTK_WINDOW (self), _("Hall Screen"));
  gtk_window_set_decorated (GTK_WINDOW (self), FALSE);
  gtk_window_set_default_size (GTK_WINDOW (self), 1366, 768);
  gtk_window_set_child (GTK_WINDOW (self), view);
}

/**
 * siyi_hall_window_show:
 * @application: (nullable): asked not to let the screen sleep
 * @archive: whose published notices are shown
 * @from: a widget of the person's own window
 *
 * Returns: (transfer none): the window, full screen; goes by itself when it is closed
 */
GtkWindow *
siyi_hall_window_show (GtkApplication *application, SiyiArchive *archive, GtkWidget *from)
{
  SiyiHallWindow *self = g_object_new (SIYI_TYPE_HALL_WINDOW, "application", application, NULL);
  g_autoptr(GdkMonitor) monitor = find_monitor (from);

  self->archive = g_object_ref (archive);
  g_signal_connect_object (archive, "changed", G_CALLBACK (on_archive_changed), self, G_CONNECT_SWAPPED);
  self->turn_source = g_timeout_add_seconds (TURN_EVERY_S, on_turn, self);
  on_minute (self);
  if (monitor != NULL)
    gtk_window_fullscreen_on_monitor (GTK_WINDOW (self), monitor);
  else
    gtk_window_fullscreen (GTK_WINDOW (self));
  gtk_window_present (GTK_WINDOW (self));
  if (application != NULL)
    self->inhibited = gtk_application_inhibit (application, GTK_WINDOW (self),
                                               GTK_APPLICATION_INHIBIT_IDLE,
                                               _("The hall screen is shown"));

  return GTK_WINDOW (self);
}

SiyiHallView *
siyi_hall_window_get_view (SiyiHallWindow *self)
{
  return self->view;
}

/**
 * siyi_hall_window_refill:
 * @self: the window
 *
 * Asks the archive again; while a question is under way, once more after it.
 */
void
siyi_hall_window_refill (SiyiHallWindow *self)
{
  self->ask_again = self->asking;
  if (self->asking)
    return;

  self->asking = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, hall_work, NULL, NULL,
                          (GDestroyNotify) siyi_hall_free, self->cancellable, on_hall_loaded,
                          g_object_ref (self));
}
