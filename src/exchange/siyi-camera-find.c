/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whether this computer has a camera, by what its video devices say they can do. Any thread but a
 * window's: opening a device may wake it. */
#include "siyi-camera.h"

#include <fcntl.h>
#include <linux/videodev2.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

enum { MAX_DEVICES = 64 };

/* A camera takes pictures and streams them; a device for its metadata does neither. */
static gboolean
is_camera (const char *path)
{
  const int fd = open (path, O_RDWR | O_NONBLOCK | O_CLOEXEC);
  struct v4l2_capability can = { 0 };
  struct stat info;
  gboolean found;

  if (fd < 0)
    return FALSE;

  found = fstat (fd, &info) == 0 && S_ISCHR (info.st_mode) && ioctl (fd, VIDIOC_QUERYCAP, &can) == 0;
  close (fd);
  if (found && (can.capabilities & V4L2_CAP_DEVICE_CAPS) != 0)
    can.capabilities = can.device_caps;

  return found && (can.capabilities & V4L2_CAP_VIDEO_CAPTURE) != 0 &&
         (can.capabilities & V4L2_CAP_STREAMING) != 0;
}

/**
 * siyi_camera_find:
 * @folder: (nullable): where devices are; %NULL: /dev
 *
 * Returns: (transfer full) (nullable): the first camera's device
 */
char *
siyi_camera_find (const char *folder)
{
  for (int i = 0; i < MAX_DEVICES; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/video%d", folder != NULL ? folder : "/dev", i);

      if (is_camera (path))
        return g_steal_pointer (&path);
    }

  return NULL;
}
