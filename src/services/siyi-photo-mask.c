/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A masked copy of a photo: read from the archive into memory, covered by the child process, looked
 * at like any picture that comes in, stored as one action. On a worker thread; the archive's own
 * threads read and write. */
#include "siyi-photo-mask.h"

#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <string.h>
#include <unistd.h>

#include "siyi-files.h"
#include "siyi-image.h"
#include "siyi-sha256.h"

typedef struct
{
  gint64         photo;
  GOutputStream *out;
} Reading;

typedef struct
{
  SiyiMaskedInfo  info;
  GInputStream   *in;
  SiyiMasking    *masking;
} Storing;

typedef struct
{
  SiyiArchive  *archive;
  gint64        photo;
  SiyiMaskRect *rects;
  guint         n_rects;
} JobData;

void
siyi_masking_free (SiyiMasking *masking)
{
  g_free (masking->action);
  g_free (masking);
}

static gpointer
read_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  Reading *reading = data;
  g_autoptr(SiyiPhoto) photo = siyi_photo_load (db, reading->photo, error);

  return photo != NULL && siyi_file_read (db, photo->file, reading->out, cancellable, error) ? data : NULL;
}

/**
 * siyi_photo_bytes:
 *
 * Returns: a descriptor of a photo's own bytes, in memory alone, at their beginning, to be closed; -1
 *   with an error
 */
int
siyi_photo_bytes (SiyiArchive   *archive,
                  gint64         photo,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const int fd = siyi_image_memory_new ("siyi-photo", error);
  g_autoptr(GOutputStream) out = NULL;
  Reading reading = { .photo = photo };

  if (fd < 0)
    return -1;

  reading.out = out = g_unix_output_stream_new (fd, FALSE);
  if (siyi_archive_run (archive, SIYI_ACCESS_READ, read_in_thread, &reading, cancellable, error) != NULL &&
      lseek (fd, 0, SEEK_SET) == 0)
    return fd;
  close (fd);

  return -1;
}

static gpointer
check_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  const gint64 *photo = data;

  return siyi_photo_may_mask (db, *photo, error) ? data : NULL;
}

static gpointer
store_in_thread (SiyiDb        *db,
                 gpointer       data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Storing *storing = data;

  storing->masking->photo = siyi_photo_add_masked (db, &storing->info, storing->in,
                                                   &storing->masking->action, cancellable, error);

  return storing->masking->photo != 0 ? data : NULL;
}

static char *
hash_of (int fd)
{
  g_autoptr(SiyiSha256) sum = siyi_sha256_new ();
  g_autofree guint8 *bytes = g_malloc (256 * 1024);
  off_t at = 0;
  ssize_t n;

  while ((n = pread (fd, bytes, 256 * 1024, at)) > 0)
    {
      siyi_sha256_update (sum, bytes, (gsize) n);
      at += n;
    }

  return siyi_sha256_finish (sum);
}

static SiyiMasking *
store_copy (SiyiArchive         *archive,
            SiyiImageReader     *reader,
            gint64               photo,
            const SiyiMaskRect  *rects,
            guint                n_rects,
            int                  copy,
            GCancellable        *cancellable,
            GError             **error)
{
  g_autoptr(SiyiImage) image = siyi_image_reader_read (reader, copy, "copy.jpg", error);
  g_autofree char *hash = hash_of (copy);
  g_autoptr(SiyiMasking) masking = g_new0 (SiyiMasking, 1);
  g_autoptr(GInputStream) in = g_unix_input_stream_new (copy, FALSE);
  Storing storing = { .in = in, .masking = masking };

  if (image == NULL)
    return NULL;

  storing.info = (SiyiMaskedInfo) { .original = photo, .rects = rects, .n_rects = n_rects, .hash = hash,
                                    .width = image->width, .height = image->height,
                                    .thumbnail = image->thumbnail };

  return siyi_archive_run (archive, SIYI_ACCESS_WRITE, store_in_thread, &storing, cancellable, error) != NULL
           ? g_steal_pointer (&masking) : NULL;
}

/**
 * siyi_photo_mask:
 * @photo: an original
 * @rects: in pixels of the upright picture; what lies beyond its edge is cut off
 *
 * Returns: (transfer full): the copy; %NULL with an error, and the archive is as it was
 */
SiyiMasking *
siyi_photo_mask (SiyiArchive         *archive,
                 gint64               photo,
                 const SiyiMaskRect  *rects,
                 guint                n_rects,
                 GCancellable        *cancellable,
                 GError             **error)
{
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();
  SiyiMasking *masking = NULL;
  int original, copy;

  if (siyi_archive_run (archive, SIYI_ACCESS_READ, check_in_thread, &photo, cancellable, error) == NULL)
    return NULL;
  original = siyi_photo_bytes (archive, photo, cancellable, error);
  if (original < 0)
    return NULL;

  copy = siyi_image_reader_cover (reader, original, rects, n_rects, error);
  close (original);
  if (copy >= 0)
    {
      masking = store_copy (archive, reader, photo, rects, n_rects, copy, cancellable, error);
      close (copy);
    }

  return masking;
}

static void
job_data_free (gpointer data)
{
  JobData *self = data;

  g_object_unref (self->archive);
  g_free (self->rects);
  g_free (self);
}

static gpointer
run_job (SiyiJob       *job,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  JobData *self = data;

  return siyi_photo_mask (self->archive, self->photo, self->rects, self->n_rects, cancellable, error);
}

/**
 * siyi_photo_mask_async:
 *
 * siyi_photo_mask() for a window.
 */
void
siyi_photo_mask_async (SiyiJob             *job,
                       SiyiArchive         *archive,
                       gint64               photo,
                       const SiyiMaskRect  *rects,
                       guint                n_rects,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  JobData *data = g_new0 (JobData, 1);

  data->archive = g_object_ref (archive);
  data->photo = photo;
  data->rects = g_memdup2 (rects, n_rects * sizeof *rects);
  data->n_rects = n_rects;
  siyi_job_run_async (job, run_job, data, job_data_free, (GDestroyNotify) siyi_masking_free, callback,
                      user_data);
}
