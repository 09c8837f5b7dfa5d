/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies a package and proves the copy. What was begun and did not end well is removed again. On a worker
 * thread. */
#include "siyi-packing-copy.h"

#include <fcntl.h>
#include <unistd.h>

#include "siyi-error.h"
#include "siyi-seal.h"

typedef struct
{
  SiyiPackingProgress  progress;
  gpointer             progress_data;
  GCancellable        *cancellable;
  guint64              done, total;       /* bytes: copied once, read once more */
} Copy;

static void
report (Copy    *self,
        guint64  done)
{
  if (self->progress != NULL)
    self->progress (self->progress_data, done, MAX (self->total, 1));
}

/* Of folder or file. */
static gboolean
add_sizes (GFile         *file,
           guint64       *total,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, "standard::type,standard::size",
                                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  g_autoptr(GFileEnumerator) children = NULL;

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    {
      *total += (guint64) g_file_info_get_size (info);
      return TRUE;
    }

  children = g_file_enumerate_children (file, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, cancellable, error);
  while (children != NULL)
    {
      GFile *child;

      if (!g_file_enumerator_iterate (children, NULL, &child, cancellable, error))
        return FALSE;
      if (child == NULL)
        return TRUE;
      if (!add_sizes (child, total, cancellable, error))
        return FALSE;
    }

  return FALSE;
}

/* Until it is on the stick it is not copied: whoever pulls it out loses it. */
static void
flush (GFile *file)
{
  int fd = open (g_file_peek_path (file), O_RDONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
copy_tree (Copy    *self,
           GFile   *from,
           GFile   *to,
           GError **error)
{
  g_autoptr(GFileEnumerator) children = NULL;
  g_autoptr(GFileInfo) info = g_file_query_info (from, "standard::type,standard::size",
                                                 G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable, error);

  if (info == NULL)
    return FALSE;
  if (g_file_info_get_file_type (info) != G_FILE_TYPE_DIRECTORY)
    {
      if (!g_file_copy (from, to, G_FILE_COPY_NOFOLLOW_SYMLINKS, self->cancellable, NULL, NULL, error))
        return FALSE;
      flush (to);
      self->done += (guint64) g_file_info_get_size (info);
      report (self, self->done);
      return TRUE;
    }

  if (!g_file_make_directory (to, self->cancellable, error))
    return FALSE;
  children = g_file_enumerate_children (from, "standard::name", G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, self->cancellable,
                                        error);
  while (children != NULL)
    {
      GFile *child;
      g_autofree char *name = NULL;
      g_autoptr(GFile) target = NULL;

      if (!g_file_enumerator_iterate (children, NULL, &child, self->cancellable, error))
        return FALSE;
      if (child == NULL)
        return TRUE;
      name = g_file_get_basename (child);
      target = g_file_get_child (to, name);
      if (!copy_tree (self, child, target, error))
        return FALSE;
    }

  return FALSE;
}

static void
remove_tree (GFile *file)
{
  g_autoptr(GFileEnumerator) children = g_file_enumerate_children (file, "standard::name",
                                                                   G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child = NULL;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) && child != NULL)
    remove_tree (child);
  g_file_delete (file, NULL, NULL);
}

static char *
digest (Copy        *self,
        const char  *path,
        GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(GFileInputStream) in = g_file_read (file, self->cancellable, error);
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree guint8 *buffer = g_malloc (1 << 20);
  gssize n = 1;

  while (in != NULL && n > 0)
    {
      n = g_input_stream_read (G_INPUT_STREAM (in), buffer, 1 << 20, self->cancellable, error);
      if (n > 0)
        g_checksum_update (sum, buffer, n);
    }

  return in != NULL && n == 0 ? g_strdup (g_checksum_get_string (sum)) : NULL;
}

static gboolean
is_same (Copy        *self,
         const char  *from,
         const char  *to,
         GError     **error)
{
  g_autofree char *one = digest (self, from, error);
  g_autofree char *other = one != NULL ? digest (self, to, error) : NULL;

  if (other == NULL)
    return FALSE;

  return g_str_equal (one, other) ||
         siyi_refuse (error, SIYI_ERROR_CORRUPT, "The copy is not what it was copied from; try another stick");
}

static void
on_checked (gpointer data,
            guint64  done,
            guint64  total)
{
  Copy *self = data;

  report (self, self->total / 2 + (guint64) ((double) done / (double) MAX (total, 1) * (double) (self->total / 2)));
}

static gboolean
prove (Copy        *self,
       const char  *from,
       const char  *to,
       GError     **error)
{
  g_autoptr(GPtrArray) problems = NULL;

  if (!g_file_test (to, G_FILE_TEST_IS_DIR) && siyi_seal_is_sealed (to))
    return is_same (self, from, to, error);

  problems = siyi_packing_check (to, NULL, NULL, on_checked, self, self->cancellable, error);
  if (problems == NULL)
    return FALSE;
  if (problems->len > 0)
    {
      const SiyiBagProblem *problem = g_ptr_array_index (problems, 0);

      g_set_error (error, SIYI_ERROR, SIYI_ERROR_CORRUPT, "The copy is not sound: %s: %s", problem->where, problem->what);
    }

  return problems->len == 0;
}

/**
 * siyi_packing_copy:
 * @path: a folder, a zip or a sealed file
 * @folder: of the stick; there must be nothing of that name yet
 *
 * Returns: (transfer full): where the copy is, proved; %NULL with EXISTS, NO_SPACE, CORRUPT, and nothing is
 *   left of it
 */
char *
siyi_packing_copy (const char           *path,
                   const char           *folder,
                   SiyiPackingProgress   progress,
                   gpointer              progress_data,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *target = g_build_filename (folder, name, NULL);
  g_autoptr(GFile) from = g_file_new_for_path (path);
  g_autoptr(GFile) to = g_file_new_for_path (target);
  Copy self = { progress, progress_data, cancellable, 0, 0 };

  if (g_file_query_exists (to, cancellable))
    {
      g_set_error (error, SIYI_ERROR, SIYI_ERROR_EXISTS, "%s is there already; choose another folder", target);
      return NULL;
    }
  if (!add_sizes (from, &self.total, cancellable, error))
    return NULL;

  self.total *= 2;
  if (!copy_tree (&self, from, to, error) || !prove (&self, path, target, error))
    {
      remove_tree (to);
      return NULL;
    }

  return g_steal_pointer (&target);
}
