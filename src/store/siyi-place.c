/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an archive stands: not on a network, not in two persons' hands at once, and with some room
 * kept back. The lock is shared: the window, siyictl and the reminder of one person open the
 * archive together; whoever takes it first writes who it is into the lock file. */
#define _GNU_SOURCE
#include "siyi-db-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum
{
  FUSE_MAGIC = 0x65735546,
  RESERVE_BYTES = 32 * 1024 * 1024,
  LOCK_TRIES = 50,
  LOCK_WAIT_US = 20 * 1000,
};

static const unsigned long network_types[] = {
  0x6969,       /* NFS */
  0x517b,       /* SMB */
  0xff534d42,   /* CIFS */
  0xfe534d42,   /* SMB 2 and 3 */
  0x5346414f,   /* AFS */
  0x6b414653,   /* AFS of the kernel */
  0x73757245,   /* Coda */
  0x564c,       /* NetWare */
  0x01021997,   /* 9P */
  0x00c36400,   /* Ceph */
  0x7461636f,   /* OCFS2 */
  0x01161970,   /* GFS2 */
};

/* FUSE tells its kind only by name. These stand on this computer's own disk. */
static const char * const local_fuse_types[] = {
  "fuseblk", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.encfs", "fuse.cryfs", "fuse.bindfs",
  NULL
};

/**
 * siyi_place_is_network:
 * @f_type: statfs()'s type of the file system
 * @type_name: (nullable): its name in /proc/self/mountinfo; needed for FUSE only
 *
 * Returns: whether locks can't be trusted there
 */
gboolean
siyi_place_is_network (unsigned long  f_type,
                       const char    *type_name)
{
  const unsigned long type = f_type & 0xffffffff;

  for (gsize i = 0; i < G_N_ELEMENTS (network_types); i++)
    if (type == network_types[i])
      return TRUE;

  return type == FUSE_MAGIC &&
         (type_name == NULL || !g_strv_contains (local_fuse_types, type_name));
}

/* The longest mount point that is a prefix of the folder: "… mount-point options … - type source". */
static char *
mount_type (const char *folder)
{
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  char *type = NULL;
  gsize longest = 0;

  if (!g_file_get_contents ("/proc/self/mountinfo", &text, NULL, NULL))
    return NULL;

  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    {
      g_auto(GStrv) words = g_strsplit (lines[i], " ", -1);
      const char *dash = strstr (lines[i], " - ");
      g_autofree char *point = g_strv_length (words) > 5 ? g_strcompress (words[4]) : NULL;
      gsize n = point != NULL ? strlen (point) : 0;

      if (dash == NULL || n < longest || point == NULL || !g_str_has_prefix (folder, point) ||
          (n > 1 && folder[n] != '/' && folder[n] != '\0'))
        continue;

      longest = n;
      g_free (type);
      type = g_strndup (dash + 3, strcspn (dash + 3, " "));
    }

  return type;
}

/**
 * siyi_place_check:
 * @folder: an existing folder
 *
 * Returns: whether an archive may stand there; NETWORK_PLACE where it may not
 */
gboolean
siyi_place_check (const char  *folder,
                  GError     **error)
{
  g_autofree char *real = realpath (folder, NULL);
  g_autofree char *type = NULL;
  struct statfs place;

  if (statfs (folder, &place) != 0)
    return TRUE;    /* opening it will say why */

  if ((unsigned long) place.f_type == FUSE_MAGIC)
    type = mount_type (real != NULL ? real : folder);
  if (!siyi_place_is_network ((unsigned long) place.f_type, type))
    return TRUE;

  g_set_error (error, SIYI_ERROR, SIYI_ERROR_NETWORK_PLACE,
               "%s stands on a network drive, where an archive would break in time; "
               "keep it on this computer's own disk and copy backups to the network", folder);

  return FALSE;
}

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

/**
 * siyi_place_reserve:
 * @path: the reserve file
 *
 * Keeps room back for a full disk: even DELETE needs some. Only while there is plenty.
 */
void
siyi_place_reserve (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  const guint64 plenty = 10;
  struct statvfs place;
  int fd;

  if (g_file_test (path, G_FILE_TEST_EXISTS) || statvfs (folder, &place) != 0 ||
      (guint64) place.f_bavail * place.f_frsize < plenty * RESERVE_BYTES)
    return;

  fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd < 0)
    return;
  if (fallocate (fd, 0, 0, RESERVE_BYTES) != 0)
    g_unlink (path);
  close (fd);
}
