/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an archive stands: not on a network, and with some room kept back. */
#define _GNU_SOURCE
#include "siyi-db-private.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/statfs.h>
#include <sys/statvfs.h>
#include <unistd.h>

enum
{
  FUSE_MAGIC = 0x65735546,
  RESERVE_BYTES = 32 * 1024 * 1024,
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

/* The longest mount point that is a prefix of the folder. A line of the file reads
 * "… mount-point options … - type source". */
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

static gboolean
guard (const char *path)
{
  struct stat info;

  if (lstat (path, &info) != 0 || S_ISLNK (info.st_mode) || info.st_uid != geteuid () || (info.st_mode & 077) == 0)
    return FALSE;

  return chmod (path, info.st_mode & 0700) == 0 && lstat (path, &info) == 0 && (info.st_mode & 077) == 0;
}

/**
 * siyi_place_guard:
 * @folder: the archive
 *
 * Takes away what others than the owner may do with the folder and the files in it. A disk that knows
 * no rights is left as it is.
 *
 * Returns: how many were open to others
 */
guint
siyi_place_guard (const char *folder)
{
  g_autoptr(GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = guard (folder);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      /* Folders count themselves. */
      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        n += siyi_place_guard (path);
      else
        n += guard (path);
    }

  return n;
}
