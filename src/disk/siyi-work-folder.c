/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder for work, beside what the work is for, as siyi-neighbour.c has it for single files: the name tells
 * what it is for, its maker keeps the folder locked, and whoever next makes one for the same removes those
 * that nobody locks. Others may write into it by name: no file in it is locked. Any thread. */
#include "siyi-work-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-error.h"
#include "siyi-neighbour.h"

/**
 * siyi_tree_remove:
 * @path: a file, or a folder with all that is in it; a link goes and what it leads to stays
 */
void
siyi_tree_remove (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *child = g_build_filename (path, name, NULL);

          siyi_tree_remove (child);
        }
    }
  g_remove (path);
}

static int
open_folder (const char *path)
{
  return open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
}

static void
clear_one (const char *path)
{
  const int fd = open_folder (path);

  if (fd < 0)
    return;
  if (flock (fd, LOCK_EX | LOCK_NB) == 0)
    siyi_tree_remove (path);
  close (fd);
}

/**
 * siyi_work_folder_clear:
 * @goal: as for siyi_work_folder_new()
 *
 * Removes the folders that killed makers left. Where locks are not to be had they are all left.
 */
void
siyi_work_folder_clear (const char *goal)
{
  g_autofree char *beside = g_path_get_dirname (goal);
  g_autofree char *prefix = siyi_neighbour_prefix (goal);
  g_autoptr(GDir) dir = g_dir_open (beside, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_prefix (name, prefix))
      {
        g_autofree char *path = g_build_filename (beside, name, NULL);

        clear_one (path);
      }
}

/* Between its making and its locking another may have cleared it. */
static gboolean
is_ours (int         fd,
         const char *path)
{
  struct stat made, there;

  return (flock (fd, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) && fstat (fd, &made) == 0 &&
         lstat (path, &there) == 0 && there.st_ino == made.st_ino;
}

static void
fail (const char  *goal,
      GError     **error)
{
  const int code = errno;

  g_set_error (error, SIYI_ERROR,
               code == ENOSPC || code == EDQUOT ? SIYI_ERROR_NO_SPACE
               : code == EACCES || code == EPERM || code == EROFS ? SIYI_ERROR_READ_ONLY : SIYI_ERROR_FAILED,
               "Making a folder to work in beside %s: %s", goal, g_strerror (code));
}

/**
 * siyi_work_folder_new:
 * @goal: what the work is for, a path; the folder stands beside it, on the same disk
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an empty folder, for the owner's eyes only; NO_SPACE, READ_ONLY, FAILED
 */
SiyiWorkFolder *
siyi_work_folder_new (const char  *goal,
                      GError     **error)
{
  g_autofree char *beside = g_path_get_dirname (goal);
  g_autofree char *prefix = siyi_neighbour_prefix (goal);

  siyi_work_folder_clear (goal);
  for (;;)
    {
      g_autofree char *path = g_strconcat (beside, G_DIR_SEPARATOR_S, prefix, "XXXXXX", NULL);
      int fd;

      if (g_mkdtemp_full (path, 0700) == NULL)
        {
          fail (goal, error);
          return NULL;
        }
      fd = open_folder (path);
      if (fd >= 0 && is_ours (fd, path))
        {
          SiyiWorkFolder *self = g_new0 (SiyiWorkFolder, 1);

          self->path = g_steal_pointer (&path);
          self->fd = fd;
          return self;
        }
      if (fd < 0 && errno != ENOENT)
        {
          fail (goal, error);
          g_rmdir (path);
          return NULL;
        }
      if (fd >= 0)
        close (fd);
    }
}

/**
 * siyi_work_folder_free:
 * @self: (nullable): a folder; it is removed with what is left in it
 */
void
siyi_work_folder_free (SiyiWorkFolder *self)
{
  if (self == NULL)
    return;

  siyi_tree_remove (self->path);
  close (self->fd);
  g_free (self->path);
  g_free (self);
}
