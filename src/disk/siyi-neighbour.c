/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A file under construction. It is written beside the file it will become and renamed; a failure on the
 * way leaves the old file, if there was one, and nothing else. Its writer may be killed, which leaves what
 * it wrote: therefore the name tells what it was to become, its writer keeps it locked, and whoever next
 * makes the same file removes those that nobody locks. A lock and not a process's number: numbers come
 * again, and another computer may write into the same folder. Any thread. */
#include "siyi-neighbour.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-error.h"

enum { DIGITS = 12 };   /* of the name's sum */

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
 * siyi_neighbour_prefix:
 *
 * Short, however long the name: a name that is nearly too long could not take more letters.
 *
 * Returns: (transfer full): how the names begin of what is made on the way to @path
 */
char *
siyi_neighbour_prefix (const char *path)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);

  return g_strdup_printf (".siyi-%.*s-", DIGITS, sum);
}

static void
clear_one (const char *temporary)
{
  const int fd = open (temporary, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat info;

  if (fd < 0)
    return;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && flock (fd, LOCK_EX | LOCK_NB) == 0)
    g_unlink (temporary);
  close (fd);
}

/* Where locks are not to be had they are all left. */
static void
clear_left (const char *folder,
            const char *prefix)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *temporary = g_build_filename (folder, name, NULL);

        clear_one (temporary);
      }
}

/* Between its making and its locking another may have cleared it. */
static gboolean
is_ours (int fd)
{
  struct stat info;

  return (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && fstat (fd, &info) == 0 && info.st_nlink > 0;
}

static SiyiNeighbour *
make (const char  *path,
      int          mode,
      GError     **error)
{
  g_autoptr(SiyiNeighbour) self = g_new0 (SiyiNeighbour, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *prefix = siyi_neighbour_prefix (path);

  self->path = g_strdup (path);
  self->fd = -1;
  clear_left (folder, prefix);
  for (;;)
    {
      char *temporary = g_strconcat (folder, G_DIR_SEPARATOR_S, prefix, "XXXXXX", NULL);

      self->fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, mode);
      if (self->fd < 0)
        {
          siyi_neighbour_fail (self, errno, "cannot be made", error);
          g_free (temporary);
          return NULL;
        }
      if (is_ours (self->fd))
        {
          self->temporary = temporary;
          return g_steal_pointer (&self);
        }
      close (self->fd);
      self->fd = -1;
      g_free (temporary);
    }
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
  /* The umask decides, as for any file a person saves. */
  return make (path, 0666, error);
}

/**
 * siyi_neighbour_new_private:
 *
 * siyi_neighbour_new() for the owner's eyes only.
 */
SiyiNeighbour *
siyi_neighbour_new_private (const char *path,
                            GError    **error)
{
  return make (path, 0600, error);
}

/**
 * siyi_neighbour_reopen:
 *
 * After somebody else wrote to @temporary by its name: what was open may be another file, if it was replaced.
 *
 * Returns: %FALSE where it can't be opened
 */
gboolean
siyi_neighbour_reopen (SiyiNeighbour *self,
                       GError       **error)
{
  const int fd = open (self->temporary, O_RDWR | O_CLOEXEC);
  struct stat is, was;

  if (fd < 0)
    return siyi_neighbour_fail (self, errno, "cannot be read", error);
  if (fstat (fd, &is) == 0 && fstat (self->fd, &was) == 0 && is.st_ino == was.st_ino)
    {
      close (fd);
      return TRUE;
    }
  flock (fd, LOCK_EX | LOCK_NB);
  close (self->fd);
  self->fd = fd;

  return TRUE;
}

/**
 * siyi_neighbour_stream:
 *
 * Returns: (transfer full) (nullable): what is written to it is appended; to be closed, for that may fail
 */
GOutputStream *
siyi_neighbour_stream (SiyiNeighbour  *self,
                       GError        **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (self->temporary);

  return G_OUTPUT_STREAM (g_file_append_to (file, G_FILE_CREATE_PRIVATE, NULL, error));
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

/* close() may be the first to tell of a full quota on a network place. The lock goes with the last
 * descriptor, so that one is closed when the file has its name. */
static gboolean
is_written (int fd)
{
  const int second = dup (fd);

  return second < 0 || close (second) == 0;
}

/**
 * siyi_neighbour_name:
 * @self: a neighbour, written
 * @error: return location
 *
 * Gives it the name, without waiting for the disk: for what can be made again.
 *
 * Returns: %FALSE if that failed; the temporary file then goes with siyi_neighbour_free()
 */
gboolean
siyi_neighbour_name (SiyiNeighbour *self,
                     GError       **error)
{
  if (!is_written (self->fd))
    return siyi_neighbour_fail (self, errno, "cannot be written", error);
  if (g_rename (self->temporary, self->path) != 0)
    return siyi_neighbour_fail (self, errno, "cannot be replaced", error);

  g_clear_pointer (&self->temporary, g_free);
  close (self->fd);
  self->fd = -1;

  return TRUE;
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
  if (fsync (self->fd) != 0)
    return siyi_neighbour_fail (self, errno, "cannot be written", error);
  if (!siyi_neighbour_name (self, error))
    return FALSE;
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

  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}
