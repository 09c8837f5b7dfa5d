/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The bytes of a foreign file. Only regular files are opened, without waiting on a pipe; a file
 * that becomes shorter while it is read ends with an error, not with a signal. */
#include "siyi-source.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-error.h"

#define HASH_BYTES (64 * 1024)

static gboolean
fail_errno (SiyiSource *self,
            const char *doing,
            GError    **error)
{
  int code = errno;

  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s: %s", self->name, doing,
               g_strerror (code));

  return FALSE;
}

static gboolean
check_kind (SiyiSource        *self,
            const struct stat *status,
            guint64            max_bytes,
            GError           **error)
{
  if (S_ISDIR (status->st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY, "%s: is a folder, not a file",
                   self->name);
      return FALSE;
    }

  if (!S_ISREG (status->st_mode))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, "%s: is not a regular file",
                   self->name);
      return FALSE;
    }

  if ((guint64) status->st_size > max_bytes)
    {
      g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TOO_BIG,
                   "%s: the file is larger than %" G_GUINT64_FORMAT " MiB", self->name,
                   max_bytes / (1024 * 1024));
      return FALSE;
    }

  return TRUE;
}

/**
 * siyi_source_open:
 * @path: a file
 * @max_bytes: a larger one is refused
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the open file; G_IO_ERROR or too-big otherwise
 */
SiyiSource *
siyi_source_open (const char *path,
                  guint64     max_bytes,
                  GError    **error)
{
  g_autoptr(SiyiSource) self = g_new0 (SiyiSource, 1);
  struct stat status;

  self->name = g_filename_display_basename (path);
  /* NONBLOCK: opening a pipe without a writer would wait forever. */
  self->fd = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (self->fd < 0)
    {
      fail_errno (self, "cannot be opened", error);
      return NULL;
    }

  if (fstat (self->fd, &status) != 0)
    {
      fail_errno (self, "cannot be examined", error);
      return NULL;
    }

  if (!check_kind (self, &status, max_bytes, error))
    return NULL;

  self->size = (guint64) status.st_size;

  return g_steal_pointer (&self);
}

/**
 * siyi_source_new_bytes:
 * @name: what messages call it
 * @bytes: its content
 *
 * Returns: (transfer full): a source in memory
 */
SiyiSource *
siyi_source_new_bytes (const char *name,
                       GBytes     *bytes)
{
  SiyiSource *self = g_new0 (SiyiSource, 1);

  self->name = g_filename_display_basename (name);
  self->fd = -1;
  self->bytes = g_bytes_ref (bytes);
  self->size = g_bytes_get_size (bytes);

  return self;
}

/**
 * siyi_source_free:
 * @self: (nullable): a source
 */
void
siyi_source_free (SiyiSource *self)
{
  if (self == NULL)
    return;

  if (self->fd >= 0)
    close (self->fd);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->name);
  g_free (self);
}

/**
 * siyi_source_read:
 * @self: a source
 * @offset: from the file's start
 * @buffer: (out caller-allocates): for the bytes
 * @size: how many at most
 * @error: return location
 *
 * Returns: the bytes read, all of @size but at the end, or -1
 */
gssize
siyi_source_read (SiyiSource *self,
                  guint64     offset,
                  gpointer    buffer,
                  gsize       size,
                  GError    **error)
{
  gsize done = 0;

  if (offset >= self->size)
    return 0;

  size = (gsize) MIN ((guint64) size, self->size - offset);
  if (self->bytes != NULL)
    {
      memcpy (buffer, (const char *) g_bytes_get_data (self->bytes, NULL) + offset, size);
      return (gssize) size;
    }

  while (done < size)
    {
      gssize n = pread (self->fd, (char *) buffer + done, size - done, (off_t) (offset + done));

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          fail_errno (self, "cannot be read", error);
          return -1;
        }
      if (n == 0)
        {
          g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_TRUNCATED,
                       "%s: the file became shorter while it was read", self->name);
          return -1;
        }
      done += (gsize) n;
    }

  return (gssize) size;
}

/**
 * siyi_source_hash:
 * @self: a source
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the SHA-256 of all bytes, in hex
 */
char *
siyi_source_hash (SiyiSource   *self,
                  GCancellable *cancellable,
                  GError      **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guchar *buffer = NULL;

  if (self->bytes != NULL)
    return g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->bytes);

  buffer = g_malloc (HASH_BYTES);
  for (guint64 offset = 0; offset < self->size; offset += HASH_BYTES)
    {
      gssize n = siyi_source_read (self, offset, buffer, HASH_BYTES, error);

      if (n < 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      g_checksum_update (checksum, buffer, n);
    }

  return g_strdup (g_checksum_get_string (checksum));
}
