/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package that came from somewhere: a folder, or a zip with one folder on top. Nothing in it is
 * believed: links, pipes, paths that lead out, doubled names, and zips that would fill the memory are
 * refused before anything is read. One thread at a time. */
#include "siyi-bag-reader-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "siyi-error.h"
#include "siyi-source.h"
#include "siyi-zip-directory.h"

enum { MOST_FILES = 200000, DEEPEST = 24, MOST_RATIO = 200, RATIO_FROM = 64 << 20 };

static gboolean
refuse (SiyiBagReader *self,
        int            code,
        const char    *path,
        const char    *what,
        GError       **error)
{
  g_autofree char *shown = path != NULL ? g_utf8_make_valid (path, -1) : NULL;

  g_set_error (error, SIYI_FILE_ERROR, code, "%s: %s%s%s", self->name, shown != NULL ? shown : "",
               shown != NULL ? ": " : "", what);

  return FALSE;
}

static gboolean
add (SiyiBagReader *self,
     const char    *path,
     guint64        size,
     gint64         index,
     GError       **error)
{
  SiyiBagEntry *entry;

  if (!siyi_bag_path_is_safe (path))
    return refuse (self, SIYI_FILE_ERROR_ODD_NAME, path, "a name that leads out of the package or does not show; "
                   "don't use it", error);
  if (g_hash_table_size (self->entries) >= MOST_FILES)
    return refuse (self, SIYI_FILE_ERROR_TOO_BIG, NULL, "the package has too many files", error);

  entry = g_new0 (SiyiBagEntry, 1);
  entry->size = size;
  entry->index = index;
  if (!g_hash_table_insert (self->entries, g_strdup (path), entry))
    return refuse (self, SIYI_FILE_ERROR_ODD_NAME, path, "the name is there twice; don't use it", error);

  return TRUE;
}

static gboolean
scan (SiyiBagReader *self,
      const char    *under,
      guint          depth,
      GError       **error)
{
  g_autofree char *folder = g_build_filename (self->path, under, NULL);
  g_autoptr(GDir) dir = g_dir_open (folder, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;
  if (depth > DEEPEST)
    return refuse (self, SIYI_FILE_ERROR_TOO_BIG, under, "the folders lie too deep", error);

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = *under != '\0' ? g_strconcat (under, "/", name, NULL) : g_strdup (name);
      g_autofree char *full = g_build_filename (folder, name, NULL);
      struct stat status;

      if (lstat (full, &status) != 0)
        return refuse (self, SIYI_FILE_ERROR_UNREADABLE, path, g_strerror (errno), error);
      if (S_ISLNK (status.st_mode))
        return refuse (self, SIYI_FILE_ERROR_LINK, path, "a link to somewhere else; put the file itself there", error);
      if (S_ISDIR (status.st_mode) ? !scan (self, path, depth + 1, error)
                                   : !S_ISREG (status.st_mode)
                                       ? !refuse (self, SIYI_FILE_ERROR_NO_FILE, path, "no file", error)
                                       : !add (self, path, (guint64) status.st_size, -1, error))
        return FALSE;
    }

  return TRUE;
}

/* The one folder on top, from the first name. */
static gboolean
find_top (SiyiBagReader *self,
          const char    *name,
          GError       **error)
{
  const char *slash = strchr (name, '/');

  if (self->top == NULL && slash != NULL)
    self->top = g_strndup (name, (gsize) (slash - name) + 1);

  return (self->top != NULL && g_str_has_prefix (name, self->top)) ||
         refuse (self, SIYI_FILE_ERROR_UNKNOWN_KIND, name,
                 "a package's zip has one folder on top and everything in it", error);
}

static gboolean
check_sizes (SiyiBagReader    *self,
             const zip_stat_t *status,
             GError          **error)
{
  if ((status->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && status->encryption_method != ZIP_EM_NONE)
    return refuse (self, SIYI_FILE_ERROR_ENCRYPTED_OR_OLD, status->name, "the zip has a password; unpack it first",
                   error);
  if (status->size > RATIO_FROM && status->size / MOST_RATIO > status->comp_size)
    return refuse (self, SIYI_FILE_ERROR_TOO_BIG, status->name, "it would unpack to far more than it is", error);

  return TRUE;
}

static gboolean
list_zip (SiyiBagReader *self,
          GError       **error)
{
  const zip_int64_t n = zip_get_num_entries (self->zip, 0);

  for (zip_int64_t i = 0; i < n; i++)
    {
      zip_stat_t status;

      if (zip_stat_index (self->zip, (zip_uint64_t) i, ZIP_FL_ENC_RAW, &status) != 0 || status.name == NULL)
        return refuse (self, SIYI_FILE_ERROR_TRUNCATED, NULL, "the zip is damaged; take another copy", error);
      if (!check_sizes (self, &status, error) || !find_top (self, status.name, error))
        return FALSE;
      if (!g_str_has_suffix (status.name, "/") &&
          !add (self, status.name + strlen (self->top), status.size, i, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
open_zip (SiyiBagReader *self,
          GError       **error)
{
  g_autoptr(SiyiSource) source = siyi_source_open (self->path, G_MAXINT64, error);
  SiyiReadLimits limits;

  if (source == NULL)
    return FALSE;

  siyi_read_limits_init (&limits);
  limits.entries = MOST_FILES;
  if (!siyi_zip_directory_check (source, &limits, error))
    return FALSE;

  self->zip = zip_open (self->path, ZIP_RDONLY, NULL);

  return self->zip != NULL
           ? list_zip (self, error)
           : refuse (self, SIYI_FILE_ERROR_UNKNOWN_KIND, NULL,
                     "neither a package's folder nor a whole zip of one; take another copy", error);
}

/**
 * siyi_bag_open:
 * @path: a folder or a zip
 *
 * Returns: (transfer full) (nullable): the package, with a list of its files; %NULL if it may not be
 *   read, with the file and what to do
 */
SiyiBagReader *
siyi_bag_open (const char *path,
               GError    **error)
{
  g_autoptr(SiyiBagReader) self = g_new0 (SiyiBagReader, 1);
  gboolean whole;

  self->path = g_strdup (path);
  self->name = g_filename_display_basename (path);
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  whole = g_file_test (path, G_FILE_TEST_IS_DIR) ? scan (self, "", 0, error) : open_zip (self, error);
  if (!whole)
    return NULL;

  if (g_hash_table_contains (self->entries, "fetch.txt"))
    {
      refuse (self, SIYI_FILE_ERROR_UNKNOWN_KIND, "fetch.txt",
              "the package is not whole: parts of it lie elsewhere; ask for a whole one", error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/**
 * siyi_bag_reader_free:
 * @self: (nullable): a package
 */
void
siyi_bag_reader_free (SiyiBagReader *self)
{
  if (self == NULL)
    return;

  if (self->zip != NULL)
    zip_discard (self->zip);
  g_hash_table_unref (self->entries);
  g_free (self->path);
  g_free (self->name);
  g_free (self->top);
  g_free (self);
}

/**
 * siyi_bag_reader_name:
 *
 * Returns: (transfer none): its name as a person sees it
 */
const char *
siyi_bag_reader_name (SiyiBagReader *self)
{
  return self->name;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * siyi_bag_reader_paths:
 *
 * Returns: (transfer container): the paths of its files, in the order of their bytes
 */
GPtrArray *
siyi_bag_reader_paths (SiyiBagReader *self)
{
  GPtrArray *paths = g_ptr_array_sized_new (g_hash_table_size (self->entries));
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (paths, key);
  g_ptr_array_sort (paths, compare);

  return paths;
}

gboolean
siyi_bag_reader_has (SiyiBagReader *self,
                     const char    *path)
{
  return g_hash_table_contains (self->entries, path);
}

/**
 * siyi_bag_reader_size:
 *
 * Returns: bytes of a file, as its directory tells; 0 if there is none
 */
guint64
siyi_bag_reader_size (SiyiBagReader *self,
                      const char    *path)
{
  const SiyiBagEntry *entry = g_hash_table_lookup (self->entries, path);

  return entry != NULL ? entry->size : 0;
}

/**
 * siyi_bag_stream_open:
 * @path: a file of the package
 *
 * Returns: whether it can be read
 */
gboolean
siyi_bag_stream_open (SiyiBagReader  *self,
                      const char     *path,
                      SiyiBagStream  *stream,
                      GError        **error)
{
  const SiyiBagEntry *entry = g_hash_table_lookup (self->entries, path);
  g_autofree char *full = NULL;

  stream->fd = -1;
  stream->file = NULL;
  if (entry == NULL)
    return refuse (self, SIYI_FILE_ERROR_UNREADABLE, path, "is not there", error);
  if (self->zip != NULL)
    {
      stream->file = zip_fopen_index (self->zip, (zip_uint64_t) entry->index, 0);
      return stream->file != NULL ||
             refuse (self, SIYI_FILE_ERROR_DAMAGED, path, "can't be unpacked; take another copy", error);
    }

  full = g_build_filename (self->path, path, NULL);
  stream->fd = open (full, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);

  return stream->fd >= 0 || refuse (self, SIYI_FILE_ERROR_UNREADABLE, path, g_strerror (errno), error);
}

/* -1: it broke on the way. */
gssize
siyi_bag_stream_read (SiyiBagStream *stream,
                      gpointer       buffer,
                      gsize          n)
{
  return stream->file != NULL ? (gssize) zip_fread (stream->file, buffer, n) : read (stream->fd, buffer, n);
}

void
siyi_bag_stream_close (SiyiBagStream *stream)
{
  if (stream->file != NULL)
    zip_fclose (stream->file);
  if (stream->fd >= 0)
    close (stream->fd);
}

/**
 * siyi_bag_reader_read:
 * @path: a file of the package
 * @max_bytes: a larger one is refused
 *
 * Returns: (transfer full) (nullable): its bytes
 */
GBytes *
siyi_bag_reader_read (SiyiBagReader  *self,
                      const char     *path,
                      guint64         max_bytes,
                      GCancellable   *cancellable,
                      GError        **error)
{
  const guint64 size = siyi_bag_reader_size (self, path);
  g_autofree guint8 *bytes = NULL;
  SiyiBagStream stream;
  guint64 done = 0;
  gssize n = 0;

  if (size > max_bytes)
    {
      refuse (self, SIYI_FILE_ERROR_TOO_BIG, path, "is too large", error);
      return NULL;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !siyi_bag_stream_open (self, path, &stream, error))
    return NULL;

  /* One more than announced shows that the directory lies. */
  bytes = g_malloc (size + 1);
  while (done <= size && (n = siyi_bag_stream_read (&stream, bytes + done, size + 1 - done)) > 0)
    done += (guint64) n;
  siyi_bag_stream_close (&stream);
  if (n < 0 || done != size)
    {
      refuse (self, SIYI_FILE_ERROR_DAMAGED, path, "is damaged; take another copy", error);
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&bytes), size);
}
