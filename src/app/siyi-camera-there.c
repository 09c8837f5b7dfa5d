/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether there is a camera: asked in the background, for asking a device may wake it; what is known is
 * told at once. Main thread. */
#include "siyi-camera-there.h"

#include "siyi-camera.h"
#include "siyi-session-parts.h"

static char *device;         /* (nullable) as last found */
static gboolean asking;

static void
find_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, siyi_camera_find (NULL), g_free);
}

static void
on_found (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  asking = FALSE;
  g_free (device);
  device = g_task_propagate_pointer (G_TASK (result), NULL);
}

/**
 * siyi_camera_device:
 *
 * Returns: (transfer none) (nullable): the camera that was found last
 */
const char *
siyi_camera_device (void)
{
  return device;
}

/**
 * siyi_camera_is_there:
 *
 * Asks again each time, so that a camera that was plugged in is known at the next look. The program asks
 * once at its start.
 *
 * Returns: whether one was there when last asked
 */
gboolean
siyi_camera_is_there (void)
{
  if (!asking)
    {
      g_autoptr(GTask) task = g_task_new (NULL, NULL, on_found, NULL);

      asking = TRUE;
      g_task_run_in_thread (task, find_in_thread);
    }

  return device != NULL;
}
