/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files under what a person gave: a file stands for itself, a folder for all within, as on a
 * camera's card. Links to folders are not followed; what systems leave beside pictures is passed
 * over. Any thread. */
#include "siyi-photo-import.h"

#include <string.h>

enum { MAX_DEPTH = 16, MAX_FILES = 100000 };

static gboolean
is_folder (const char *path)
{
  return g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

static void
walk (const char    *folder,
      int            depth,
      GPtrArray     *files,
      GCancellable  *cancellable)
{
  static const char * const left_by_systems[] = { "Thumbs.db", "desktop.ini", NULL };
  g_autoptr(GPtrArray) within = g_ptr_array_new_with_free_func (g_free);
  GDir *entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if (name[0] != '.' && !g_strv_contains (left_by_systems, name))
      g_ptr_array_add (within, g_build_filename (folder, name, NULL));
  g_clear_pointer (&entries, g_dir_close);
  g_ptr_array_sort (within, compare_names);

  for (guint i = 0; i < within->len && files->len < MAX_FILES; i++)
    {
      const char *path = g_ptr_array_index (within, i);

      if (g_cancellable_is_cancelled (cancellable))
        return;
      if (!is_folder (path))
        g_ptr_array_add (files, g_strdup (path));
      else if (depth < MAX_DEPTH)
        walk (path, depth + 1, files, cancellable);
    }
}

/**
 * siyi_photo_walk:
 * @paths: files and folders
 *
 * Returns: (transfer full) (element-type filename): the files, each folder's by name
 */
GPtrArray *
siyi_photo_walk (const char * const *paths,
                 GCancellable       *cancellable)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; paths[i] != NULL; i++)
    if (is_folder (paths[i]))
      walk (paths[i], 0, files, cancellable);
    else
      g_ptr_array_add (files, g_strdup (paths[i]));

  return files;
}
