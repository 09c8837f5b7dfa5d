/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Files looked at before their turn: opened, hashed and, unless they are in the archive already,
 * decoded by a child, while the writer still stores those before. Two threads take the files in
 * turn, at most AHEAD before the one that is asked for next; answers are given out in the files' own
 * order. The looker belongs to the thread that made it. */
#include "siyi-photo-import-private.h"

#include <string.h>
#include <unistd.h>

#include "siyi-photo-store.h"
#include "siyi-sha256.h"

enum { MAX_THREADS = 2, AHEAD = 8, PIECE = 256 * 1024 };

struct _SiyiPhotoLooker
{
  SiyiArchive *archive;
  GPtrArray   *files;          /* borrowed */
  GThread     *threads[MAX_THREADS];

  GMutex       lock;           /* of what follows */
  GCond        changed;
  GPtrArray   *looks;          /* SiyiPhotoLooked, by file; NULL: not yet, or given out */
  guint        next, given;    /* to be looked at; given out */
  gboolean     stopping;

  GMutex       heavy;          /* held while a picture is decoded whole: one at a time */
};

void
siyi_photo_looked_free (SiyiPhotoLooked *look)
{
  if (look->fd >= 0)
    close (look->fd);
  g_free (look->name);
  g_free (look->hash);
  g_clear_pointer (&look->image, siyi_image_free);
  g_clear_error (&look->error);
  g_free (look);
}

/**
 * siyi_photo_name_is_plain:
 *
 * Returns: whether a file's name shows as what it is: line breaks, control characters and signs that
 *   turn the direction of writing hide an ending
 */
gboolean
siyi_photo_name_is_plain (const char *name)
{
  if (!g_utf8_validate (name, -1, NULL) || strlen (name) > 240)
    return FALSE;

  for (const char *c = name; *c != '\0'; c = g_utf8_next_char (c))
    {
      const GUnicodeType type = g_unichar_type (g_utf8_get_char (c));

      if (type == G_UNICODE_CONTROL || type == G_UNICODE_LINE_SEPARATOR ||
          type == G_UNICODE_PARAGRAPH_SEPARATOR || type == G_UNICODE_FORMAT)
        return FALSE;
    }

  return TRUE;
}

/* @is_light: (out): told by the first piece */
static char *
hash_of (int        fd,
         gboolean  *is_light,
         GError   **error)
{
  g_autoptr(SiyiSha256) sum = siyi_sha256_new ();
  g_autofree guint8 *bytes = g_malloc (PIECE);
  off_t at = 0;
  ssize_t n;

  while ((n = pread (fd, bytes, PIECE, at)) > 0)
    {
      if (at == 0)
        *is_light = siyi_image_is_light (bytes, (gsize) n);
      siyi_sha256_update (sum, bytes, (gsize) n);
      at += n;
    }
  if (n == 0)
    return siyi_sha256_finish (sum);

  g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE, "The file can't be read");

  return NULL;
}

static gpointer
find_twin (SiyiDb        *db,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  SiyiPhotoLooked *look = data;

  look->twin = siyi_photo_find_double (db, look->hash);

  return look;
}

static void
look_at (SiyiPhotoLooker *self,
         SiyiImageReader *reader,
         const char      *path,
         SiyiPhotoLooked   *look)
{
  gboolean is_light = FALSE;

  look->name = g_path_get_basename (path);
  look->fd = -1;
  if (!siyi_photo_name_is_plain (look->name))
    {
      g_set_error_literal (&look->error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_ODD_NAME,
                           "The name holds characters that don't show; rename the file");
      return;
    }

  look->fd = siyi_image_open (path, &look->error);
  if (look->fd < 0)
    return;
  look->hash = hash_of (look->fd, &is_light, &look->error);
  if (look->hash == NULL ||
      siyi_archive_run (self->archive, SIYI_ACCESS_READ, find_twin, look, NULL, &look->error) == NULL ||
      look->twin != 0)
    return;

  if (!is_light)
    g_mutex_lock (&self->heavy);
  look->image = siyi_image_reader_read (reader, look->fd, look->name, &look->error);
  if (!is_light)
    g_mutex_unlock (&self->heavy);
}

static gpointer
look_in_thread (gpointer data)
{
  SiyiPhotoLooker *self = data;
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();

  g_mutex_lock (&self->lock);
  while (TRUE)
    {
      SiyiPhotoLooked *look;
      guint number;

      while (!self->stopping && self->next < self->files->len && self->next >= self->given + AHEAD)
        g_cond_wait (&self->changed, &self->lock);
      if (self->stopping || self->next == self->files->len)
        break;

      number = self->next++;
      g_mutex_unlock (&self->lock);
      look = g_new0 (SiyiPhotoLooked, 1);
      look_at (self, reader, g_ptr_array_index (self->files, number), look);
      g_mutex_lock (&self->lock);
      g_ptr_array_index (self->looks, number) = look;
      g_cond_broadcast (&self->changed);
    }
  g_mutex_unlock (&self->lock);

  return NULL;
}

/**
 * siyi_photo_looker_new:
 * @files: (element-type filename): stays unchanged as long as the looker is
 *
 * Returns: (transfer full): at work already
 */
SiyiPhotoLooker *
siyi_photo_looker_new (SiyiArchive *archive,
                       GPtrArray   *files)
{
  SiyiPhotoLooker *self = g_new0 (SiyiPhotoLooker, 1);
  const guint n = MIN (MIN (MAX_THREADS, g_get_num_processors ()), files->len);

  self->archive = g_object_ref (archive);
  self->files = files;
  self->looks = g_ptr_array_new ();
  g_ptr_array_set_size (self->looks, (int) files->len);
  g_mutex_init (&self->lock);
  g_mutex_init (&self->heavy);
  g_cond_init (&self->changed);
  for (guint i = 0; i < n; i++)
    self->threads[i] = g_thread_new ("photo-look", look_in_thread, self);

  return self;
}

/**
 * siyi_photo_looker_next:
 *
 * Waits for the next file in order; there must be one.
 *
 * Returns: (transfer full): what was seen of it
 */
SiyiPhotoLooked *
siyi_photo_looker_next (SiyiPhotoLooker *self)
{
  SiyiPhotoLooked *look;

  g_mutex_lock (&self->lock);
  while ((look = g_ptr_array_index (self->looks, self->given)) == NULL)
    g_cond_wait (&self->changed, &self->lock);
  g_ptr_array_index (self->looks, self->given++) = NULL;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);

  return look;
}

/**
 * siyi_photo_looker_free:
 *
 * Waits for the pictures that are just being looked at, and forgets those that nobody asked for.
 */
void
siyi_photo_looker_free (SiyiPhotoLooker *self)
{
  g_mutex_lock (&self->lock);
  self->stopping = TRUE;
  g_cond_broadcast (&self->changed);
  g_mutex_unlock (&self->lock);
  for (guint i = 0; i < MAX_THREADS; i++)
    g_clear_pointer (&self->threads[i], g_thread_join);

  for (guint i = 0; i < self->looks->len; i++)
    g_clear_pointer ((SiyiPhotoLooked **) &g_ptr_array_index (self->looks, i), siyi_photo_looked_free);
  g_ptr_array_unref (self->looks);
  g_mutex_clear (&self->lock);
  g_mutex_clear (&self->heavy);
  g_cond_clear (&self->changed);
  g_object_unref (self->archive);
  g_free (self);
}
