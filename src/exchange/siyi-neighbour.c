/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file under construction. It is written beside the file it will become, flushed to the disk and
 * renamed; a failure on the way leaves the old file, if there was one, and nothing else. */
#include "siyi-neighbour.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "siyi-error.h"

/**
 * siyi_neighbour_fail:
 * @self: a neighbour
 * @code: an errno
 * @doing: what failed
 * @error: return location
 *
 * Returns: always %FALSE
 */
gboolean
siyi_neighbour_fail (SiyiNeighbour *self,
                     int            code,
                     const char    *doing,
                     GError       **error)
{
  g_autofree char *name = g_filename_display_name (self->path);

  if (code == ENOSPC || code == EDQUOT)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE, "%s: %s: no space left", name, doing);
  else if (code == EACCES || code == EPERM || code == EROFS)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY, "%s: %s: the place can't be written",
                 name, doing);
  else
    g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s: %s", name, doing,
                 g_strerror (code));

  return FALSE;
}

/**
 * siyi_neighbour_new:
 * @path: the file to make or replace
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty file beside it
 */
SiyiNeighbour *
siyi_neighbour_new (const char *path,
                    GError    **error)
{
  g_autoptr(SiyiNeighbour) self = g_new0 (SiyiNeighbour, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  char *temporary = g_build_filename (folder, ".siyi-XXXXXX", NULL);

  self->path = g_strdup (path);
  /* 0666: the umask decides, as for any file a person saves. */
  self->fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0666);
  if (self->fd < 0)
    {
      siyi_neighbour_fail (self, errno, "cannot be made", error);
      g_free (temporary);
      return NULL;
    }

  self->temporary = temporary;

  return g_steal_pointer (&self);
}

/**
 * siyi_neighbour_write:
 * @self: a neighbour
 * @bytes: to append
 * @length: how many
 * @error: return location
 *
 * Returns: %FALSE if the disk is full or failed
 */
gboolean
siyi_neighbour_write (SiyiNeighbour *self,
                      const char    *bytes,
                      gsize          length,
                      GError       **error)
{
  while (length > 0)
    {
      gssize n = write (self->fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return siyi_neighbour_fail (self, errno, "cannot be written", error);
      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* So that the new name survives a power cut too; not every file system can. */
static void
sync_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  int fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return;

  fsync (fd);
  close (fd);
}

/**
 * siyi_neighbour_finish:
 * @self: a neighbour, written
 * @error: return location
 *
 * Flushes it to the disk and gives it the name.
 *
 * Returns: %FALSE if that failed; the temporary file then goes with siyi_neighbour_free()
 */
gboolean
siyi_neighbour_finish (SiyiNeighbour *self,
                       GError       **error)
{
  int failed = fsync (self->fd);

  /* close() may be the first to tell of a full quota on a network place. */
  failed |= close (self->fd);
  self->fd = -1;
  if (failed != 0)
    return siyi_neighbour_fail (self, errno, "cannot be written", error);

  if (g_rename (self->temporary, self->path) != 0)
    return siyi_neighbour_fail (self, errno, "cannot be replaced", error);

  g_clear_pointer (&self->temporary, g_free);
  sync_folder (self->path);

  return TRUE;
}

/**
 * siyi_neighbour_free:
 * @self: (nullable): a neighbour; unless finished, its temporary file is removed
 */
void
siyi_neighbour_free (SiyiNeighbour *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0 && self->temporary != NULL)
    close (self->fd);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
