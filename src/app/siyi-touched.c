/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every window of the program, dialogs too, tells of each event before it goes on its way. One moment
 * for all: a person sits before the screen, not before a window. Main thread only. */
#include "siyi-touched.h"

#define WATCHED "siyi-touched"

static gint64 touched_at;
static gboolean watching;

static gboolean
on_event (GtkEventControllerLegacy *controller,
          GdkEvent                 *event)
{
  switch ((int) gdk_event_get_event_type (event))
    {
    case GDK_MOTION_NOTIFY:
    case GDK_BUTTON_PRESS:
    case GDK_KEY_PRESS:
    case GDK_SCROLL:
    case GDK_TOUCH_BEGIN:
    case GDK_TOUCH_UPDATE:
      siyi_touched_now ();
      break;
    default:
      break;
    }

  return GDK_EVENT_PROPAGATE;
}

static void
watch_window (GtkWidget *window)
{
  GtkEventController *controller;

  if (g_object_get_data (G_OBJECT (window), WATCHED) != NULL)
    return;

  controller = gtk_event_controller_legacy_new ();
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "event", G_CALLBACK (on_event), NULL);
  gtk_widget_add_controller (window, controller);
  g_object_set_data (G_OBJECT (window), WATCHED, GINT_TO_POINTER (TRUE));
}

static void
on_windows (GListModel *windows,
            guint       position,
            guint       removed,
            guint       added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr(GtkWidget) window = g_list_model_get_item (windows, i);

      watch_window (window);
    }
}

/**
 * siyi_touched_watch:
 *
 * Watches all windows there are and will be; once is enough.
 */
void
siyi_touched_watch (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  if (watching)
    return;

  watching = TRUE;
  siyi_touched_now ();
  g_signal_connect (windows, "items-changed", G_CALLBACK (on_windows), NULL);
  on_windows (windows, 0, 0, g_list_model_get_n_items (windows));
}

gint64
siyi_touched_at (void)
{
  return touched_at;
}

void
siyi_touched_now (void)
{
  touched_at = g_get_monotonic_time ();
}
