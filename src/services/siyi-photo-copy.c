/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A photo that leaves: a copy without place, camera and owner, of an original only where it stays in
 * the office; the archive's original stays as it came. Written beside its place and moved there only
 * when it is clean. On a worker thread. */
#include "siyi-photo-import.h"

#include "siyi-files.h"
#include "siyi-image.h"
#include "siyi-neighbour.h"
#include "siyi-photo-masks.h"

typedef struct
{
  gint64         photo;
  SiyiAudience   audience;
  GOutputStream *out;
} Copying;

static gpointer
copy_bytes (SiyiDb        *db,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  Copying *copying = data;
  g_autoptr(SiyiPhoto) photo = siyi_photo_load (db, copying->photo, error);

  if (photo == NULL || !siyi_photo_may_leave (db, copying->photo, copying->audience, error) ||
      !siyi_file_note_look (db, photo->file, "photo.export", error) ||
      !siyi_file_read (db, photo->file, copying->out, cancellable, error))
    return NULL;

  return data;
}

/**
 * siyi_photo_write_copy:
 * @audience: whom it is for: a unit and the public get masked copies only, the public with consent
 * @path: of the copy; a HEIC original becomes a JPEG, so its ending should say so
 *
 * Returns: whether a clean copy stands there; else nothing new does, with CONSTRAINT where it may not
 *   leave. The export is in the audit trail before a byte leaves
 */
gboolean
siyi_photo_write_copy (SiyiArchive   *archive,
                       gint64         photo,
                       SiyiAudience   audience,
                       const char    *path,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr(SiyiNeighbour) file = siyi_neighbour_new_private (path, error);
  g_autoptr(GOutputStream) out = file != NULL ? siyi_neighbour_stream (file, error) : NULL;
  g_autoptr(SiyiImageReader) reader = siyi_image_reader_new ();
  g_autofree char *whole = NULL;
  Copying copying = { .photo = photo, .audience = audience, .out = out };
  gboolean ok;

  if (out == NULL)
    return FALSE;

  whole = g_canonicalize_filename (file->temporary, NULL);
  ok = siyi_archive_run (archive, SIYI_ACCESS_WRITE, copy_bytes, &copying, cancellable, error) != NULL;
  ok = g_output_stream_close (out, NULL, ok ? error : NULL) && ok;

  return ok && siyi_image_reader_strip (reader, whole, error) && siyi_neighbour_reopen (file, error) &&
         siyi_neighbour_name (file, error);
}
