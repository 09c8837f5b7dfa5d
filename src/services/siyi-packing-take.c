/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A package of the office taken in again: proved first, then its records as one action, then the
 * photos' small pictures, which it does not carry. On a worker thread. */
#include "siyi-packing-private.h"

#include <unistd.h>

#include "siyi-error.h"
#include "siyi-files.h"
#include "siyi-image.h"
#include "siyi-photo-mask.h"
#include "siyi-words.h"

typedef struct
{
  SiyiBagReader *reader;
  GHashTable    *by_hash;     /* sha256 -> path in the package */
  SiyiTaken     *taken;
  GCancellable  *cancellable;
} Taking;

static GBytes *
read_file (Taking      *self,
           const char  *path,
           guint64      most,
           GError     **error)
{
  return siyi_bag_reader_read (self->reader, path, most, self->cancellable, error);
}

/* The manifest was proved: it tells each file's digest. */
static gboolean
read_manifest (Taking   *self,
               GError  **error)
{
  g_autoptr(GBytes) bytes = read_file (self, "manifest-sha256.txt", 64 << 20, error);
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;

  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  lines = g_strsplit (text, "\n", -1);
  for (gsize i = 0; lines[i] != NULL; i++)
    if (strlen (lines[i]) > 66)
      g_hash_table_insert (self->by_hash, g_strndup (lines[i], 64), g_strdup (lines[i] + 66));

  return TRUE;
}

static GInputStream *
give_bytes (gpointer     data,
            const char  *hash,
            GError     **error)
{
  Taking *self = data;
  const char *path = g_hash_table_lookup (self->by_hash, hash);
  g_autoptr(GBytes) bytes = NULL;

  if (path == NULL)
    {
      g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED,
                           "The package lacks a file that its records name; take another copy");
      return NULL;
    }
  bytes = read_file (self, path, SIYI_FILE_MAX_BYTES, error);

  return bytes != NULL ? g_memory_input_stream_new_from_bytes (bytes) : NULL;
}

static gpointer
take_records (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  Taking *self = data;
  g_autofree char *path = g_strconcat ("data/", siyi_word ("package-paths", "records"), NULL);
  g_autoptr(GBytes) records = read_file (self, path, G_GUINT64_CONSTANT (1) << 30, error);
  g_autoptr(GInputStream) in = NULL;

  if (records == NULL)
    return NULL;
  if (g_bytes_get_size (records) > 16 &&
      memcmp (g_bytes_get_data (records, NULL), "{\"siyi\":\"shown\"", 15) == 0)
    {
      siyi_refuse (error, SIYI_ERROR_CONSTRAINT,
                   "The package was made for others and holds no whole records; take the office's own");
      return NULL;
    }

  in = g_memory_input_stream_new_from_bytes (records);

  return siyi_records_take (db, in, give_bytes, self, self->taken, cancellable, error) ? data : NULL;
}

typedef struct { gint64 photo; GBytes *thumbnail; } Picture;

static gpointer
keep_picture (SiyiDb        *db,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Picture *self = data;

  return siyi_photo_set_thumbnail (db, self->photo, self->thumbnail, error) ? data : NULL;
}

static gpointer
load_photo (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  const gint64 *id = data;

  return siyi_photo_load (db, *id, error);
}

/* A picture that can't be decoded here stays without a small one, as it may be elsewhere. */
static gboolean
make_pictures (SiyiArchive   *archive,
               GArray        *photos,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();

  for (guint i = 0; i < photos->len; i++)
    {
      gint64 photo = g_array_index (photos, gint64, i);
      g_autoptr(SiyiPhoto) row = siyi_archive_run (archive, SIYI_ACCESS_READ, load_photo, &photo, cancellable, error);
      const int fd = row != NULL ? siyi_photo_bytes (archive, photo, cancellable, error) : -1;
      g_autoptr(SiyiImage) image = NULL;
      g_autoptr(GError) skipped = NULL;
      Picture picture = { photo, NULL };

      if (fd < 0)
        return FALSE;
      image = siyi_image_reader_read (reader, fd, row->name, &skipped);
      close (fd);
      if (image == NULL)
        continue;
      picture.thumbnail = image->thumbnail;
      if (siyi_archive_run (archive, SIYI_ACCESS_WRITE, keep_picture, &picture, cancellable, error) == NULL)
        return FALSE;
    }

  return TRUE;
}

static gboolean
is_sound (Taking               *self,
          SiyiPackingProgress   progress,
          gpointer              progress_data,
          GError              **error)
{
  g_autoptr(GPtrArray) problems = siyi_bag_check (self->reader, FALSE, NULL, progress, progress_data,
                                                  self->cancellable, error);
  const SiyiBagProblem *first;

  if (problems == NULL || problems->len == 0)
    return problems != NULL;

  first = g_ptr_array_index (problems, 0);
  g_set_error (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_DAMAGED, "The package is not sound: %s %s", first->where, first->what);

  return FALSE;
}

/**
 * siyi_packing_take:
 * @path: a package of the office: folder, zip or sealed file
 * @taken: (out caller-allocates): what became of it
 *
 * Returns: whether its records are in the archive, all of them in one action that can be undone; what
 *   was known already stays as it is. Else nothing is changed: SIYI_FILE_ERROR_DAMAGED for a package
 *   that is not sound, CONSTRAINT for one that was made for others, EXISTS where other records have its numbers
 */
gboolean
siyi_packing_take (SiyiArchive          *archive,
                   const char           *path,
                   const char           *passphrase,
                   SiyiTaken            *taken,
                   SiyiPackingProgress   progress,
                   gpointer              progress_data,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_auto(SiyiPackingOpen) opened = { 0 };
  g_autoptr(GHashTable) by_hash = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Taking self = { .by_hash = by_hash, .taken = taken, .cancellable = cancellable };

  *taken = (SiyiTaken) { 0 };
  if (!siyi_packing_open (&opened, path, passphrase, cancellable, error))
    return FALSE;
  self.reader = opened.reader;

  return is_sound (&self, progress, progress_data, error) &&
         read_manifest (&self, error) &&
         siyi_archive_run (archive, SIYI_ACCESS_WRITE, take_records, &self, cancellable, error) != NULL &&
         make_pictures (archive, taken->photos, cancellable, error);
}
