/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who has the archive open. The lock is shared: the window, siyictl and the reminder of one person
 * open it together; whoever takes it first writes who it is into the lock file, and another
 * account reads it there. Restoring takes it alone. */
#include "siyi-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

enum
{
  LOCK_TRIES = 50,
  LOCK_WAIT_US = 20 * 1000,
};

static gboolean
refuse_lock (const char  *folder,
             int          saved_errno,
             GError     **error)
{
  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NOT_FOUND, "There is no archive at %s", folder);
  else if (saved_errno == EROFS || saved_errno == EACCES || saved_errno == EPERM)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_READ_ONLY,
                 "%s can't be written; copy the archive to a folder of your own and open it there",
                 folder);
  else if (saved_errno == ENOSPC)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_NO_SPACE,
                 "Opening %s: the disk is full; delete or move some files first", folder);
  else
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_FAILED, "Opening %s: %s", folder,
                 g_strerror (saved_errno));

  return FALSE;
}

static gboolean
write_owner (int fd)
{
  g_autofree char *line = g_strdup_printf ("%u %s\n", (unsigned) geteuid (), g_get_user_name ());
  gsize n = strlen (line);

  return ftruncate (fd, 0) == 0 && pwrite (fd, line, n, 0) == (gssize) n;
}

/* TRUE when the lock is held by this person's own programs. */
static gboolean
is_own (int    fd,
        char **name)
{
  char line[256] = "";
  char *end;
  unsigned long uid;

  if (pread (fd, line, sizeof line - 1, 0) <= 0)
    return TRUE;

  uid = strtoul (line, &end, 10);
  *name = g_strstrip (g_strdup (end));

  return uid == (unsigned long) geteuid ();
}

/* Who closes last leaves the lock file empty: a name found in it by somebody who is alone tells
 * that the archive was not closed. */
static gboolean
is_left_open (int fd)
{
  char byte;

  return pread (fd, &byte, 1, 0) == 1;
}

static gboolean
take_shared (int          fd,
             const char  *folder,
             gboolean    *left_open,
             GError     **error)
{
  g_autofree char *name = NULL;

  for (int i = 0; i < LOCK_TRIES; i++)
    {
      if (flock (fd, LOCK_EX | LOCK_NB) == 0)
        {
          gboolean was_open = is_left_open (fd);
          gboolean written = write_owner (fd);
          int saved_errno = errno;

          *left_open = *left_open || was_open;

          if (!written && saved_errno != ENOSPC)
            return refuse_lock (folder, saved_errno, error);
          if (flock (fd, LOCK_SH | LOCK_NB) == 0)
            return TRUE;
        }
      else if (flock (fd, LOCK_SH | LOCK_NB) == 0)
        {
          if (is_own (fd, &name))
            return TRUE;

          g_set_error (error, SIYI_ERROR, SIYI_ERROR_BUSY,
                       "The archive is open on this computer under the account %s; "
                       "close Siyi there first", name);
          return FALSE;
        }
      g_usleep (LOCK_WAIT_US);
    }

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_BUSY,
               "The archive at %s is being restored by another program; wait until it is done",
               folder);

  return FALSE;
}

/**
 * siyi_place_lock:
 * @alone: %TRUE for restoring: nobody may have the archive open
 * @left_open: (out): whether whoever had it open last did not close it: a crash, a power cut
 *
 * Returns: the lock's descriptor, -1 with BUSY, NOT_FOUND, READ_ONLY or NO_SPACE
 */
int
siyi_place_lock (const char  *folder,
                 gboolean     alone,
                 gboolean    *left_open,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "lock", NULL);
  int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    {
      refuse_lock (folder, errno, error);
      return -1;
    }

  *left_open = FALSE;
  if (!alone && take_shared (fd, folder, left_open, error))
    return fd;
  if (alone && flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  if (alone)
    g_set_error (error, SIYI_ERROR, SIYI_ERROR_BUSY,
                 "The archive at %s is open; close Siyi and try again", folder);
  close (fd);

  return -1;
}

void
siyi_place_unlock (int fd)
{
  if (fd < 0)
    return;

  if (flock (fd, LOCK_EX | LOCK_NB) == 0 && ftruncate (fd, 0) != 0)
    g_debug ("The lock file keeps its name: %s", g_strerror (errno));
  close (fd);
}
