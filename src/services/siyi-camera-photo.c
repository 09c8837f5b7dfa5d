/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A frame goes into the archive by the way of all photos: as a file in a folder of this user alone,
 * which lies in memory and is gone afterwards. On a worker thread. */
#include "siyi-camera-photo.h"

#include <glib/gstdio.h>

#include "siyi-archive.h"

typedef struct
{
  SiyiArchive *archive;
  gint64       session;
  SiyiPixels  *frame;
  char        *taken;
} JobData;

/* 2026-12-17 09:12:00 in a file's name, as cameras do it. */
static char *
name_of (const char *taken)
{
  GString *name = g_string_new ("IMG_");

  for (const char *c = taken; *c != '\0'; c++)
    if (g_ascii_isdigit (*c))
      g_string_append_c (name, *c);
    else if (*c == ' ')
      g_string_append_c (name, '_');
  g_string_append (name, ".jpg");

  return g_string_free (name, FALSE);
}

static gint64
take_in (SiyiArchive   *archive,
         gint64         session,
         const char    *path,
         GCancellable  *cancellable,
         GError       **error)
{
  const char * const paths[] = { path, NULL };
  const SiyiPhotoWish wish = { .session = session, .photographer = siyi_archive_get_who (archive) };
  g_autoptr(SiyiPhotoResult) result = siyi_photo_import (archive, paths, &wish, NULL, NULL, cancellable, error);
  const SiyiPhotoLine *line = result != NULL && result->lines->len > 0 ? g_ptr_array_index (result->lines, 0) : NULL;

  if (line == NULL || line->photo != 0)
    return line != NULL ? line->photo : 0;

  g_set_error_literal (error, SIYI_ERROR, SIYI_ERROR_FAILED,
                       line->message != NULL ? line->message : "The camera's picture was not taken in");

  return 0;
}

/**
 * siyi_camera_photo:
 * @taken: local time, YYYY-MM-DD HH:MM:SS
 *
 * Returns: the photo; 0 with an error, and nothing is left of it
 */
gint64
siyi_camera_photo (SiyiArchive       *archive,
                   gint64             session,
                   const SiyiPixels  *frame,
                   const char        *taken,
                   GCancellable      *cancellable,
                   GError           **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "siyi-camera-XXXXXX", NULL);
  g_autofree char *name = name_of (taken);
  g_autofree char *path = NULL;
  gint64 photo = 0;

  if (g_mkdtemp_full (folder, 0700) == NULL)
    {
      siyi_refuse (error, SIYI_ERROR_FAILED, "There is no folder to keep the camera's picture in");
      return 0;
    }

  path = g_build_filename (folder, name, NULL);
  if (siyi_camera_write (frame, path, taken, error))
    photo = take_in (archive, session, path, cancellable, error);
  g_unlink (path);
  g_rmdir (folder);

  return photo;
}

static void
job_data_free (gpointer data)
{
  JobData *self = data;

  g_object_unref (self->archive);
  siyi_pixels_free (self->frame);
  g_free (self->taken);
  g_free (self);
}

static gpointer
run_job (SiyiJob       *job,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  JobData *self = data;
  const gint64 photo = siyi_camera_photo (self->archive, self->session, self->frame, self->taken, cancellable,
                                          error);

  return photo != 0 ? g_memdup2 (&photo, sizeof photo) : NULL;
}

/**
 * siyi_camera_photo_async:
 * @frame: (transfer full): as it was seen just now
 *
 * siyi_camera_photo() for a window, taken now.
 */
void
siyi_camera_photo_async (SiyiJob             *job,
                         SiyiArchive         *archive,
                         gint64               session,
                         SiyiPixels          *frame,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  JobData *data = g_new0 (JobData, 1);

  data->archive = g_object_ref (archive);
  data->session = session;
  data->frame = frame;
  data->taken = g_date_time_format (now, "%Y-%m-%d %H:%M:%S");
  siyi_job_run_async (job, run_job, data, job_data_free, g_free, callback, user_data);
}
