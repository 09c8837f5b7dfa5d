/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Photos sorted, captioned and stored one by one in the order given; what is refused is told with
 * its reason and the rest goes in. Runs on a worker thread; two others look ahead and their child
 * processes decode, the archive's own thread writes. */
#include "siyi-photo-import-private.h"

#include <gio/gunixinputstream.h>
#include <unistd.h>

typedef struct
{
  SiyiArchive         *archive;
  const SiyiPhotoWish *wish;
  GHashTable          *seen;      /* hashes met in this run */
} Import;

/* One picture on its way into the archive. */
typedef struct
{
  const SiyiPhotoWish *wish;
  SiyiPhotoLine       *line;
  const SiyiPhotoLooked *look;
} Coming;

static void
line_free (gpointer data)
{
  SiyiPhotoLine *line = data;

  g_free (line->file);
  g_free (line->path);
  g_free (line->taken);
  g_free (line->message);
  g_clear_pointer (&line->candidates, g_array_unref);
  g_free (line);
}

void
siyi_photo_result_free (SiyiPhotoResult *result)
{
  g_ptr_array_unref (result->lines);
  g_free (result);
}

/* Which of the day's sessions may be meant is told with the doubt. */
static void
set_doubt (SiyiPhotoLine *line,
           const GArray  *windows,
           const char    *why,
           const char    *message)
{
  line->session = 0;
  line->why = why;
  line->message = g_strdup (message);
  line->candidates = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; windows != NULL && i < windows->len; i++)
    g_array_append_val (line->candidates, g_array_index (windows, SiyiPhotoWindow, i).session);
}

/* The session by the time it was taken; 0 with the line's doubt filled in. */
static gboolean
find_session (SiyiDb         *db,
              SiyiPhotoLine  *line,
              GError        **error)
{
  const SiyiDay day = siyi_photo_day (line->taken);
  g_autoptr(GArray) windows = NULL;

  if (day == SIYI_DAY_NONE)
    {
      set_doubt (line, NULL, "no-time",
                 "The picture doesn't say when it was taken; name its session");
      return TRUE;
    }

  windows = siyi_photo_windows (db, day, error);
  if (windows == NULL)
    return FALSE;

  line->session = siyi_photo_sort ((const SiyiPhotoWindow *) (gpointer) windows->data, windows->len,
                                   siyi_photo_minutes (line->taken));
  if (line->session != 0)
    return TRUE;

  set_doubt (line, windows, windows->len == 0 ? "no-session" : "several-sessions",
             windows->len == 0 ? "There was no session on the day it was taken; name its session"
                               : "Several sessions of that day may be meant; name its session");

  return TRUE;
}

/* One that says another day than that of the session it is meant for: a person has to say it. */
static gboolean
doubt_other_day (SiyiDb         *db,
                 SiyiPhotoLine  *line,
                 GError        **error)
{
  const SiyiDay day = siyi_photo_day (line->taken);
  g_autoptr(GArray) windows = NULL;

  if (day == SIYI_DAY_NONE || day == siyi_photo_session_day (db, line->session))
    return TRUE;

  windows = siyi_photo_windows (db, day, error);
  if (windows == NULL)
    return FALSE;

  set_doubt (line, windows, "other-day", "It was taken on another day; say which session it is of");

  return TRUE;
}

static gboolean
store (SiyiDb        *db,
       Coming        *coming,
       GCancellable  *cancellable,
       GError       **error)
{
  SiyiPhotoLine *line = coming->line;
  const SiyiImage *image = coming->look->image;
  const char *photographer = coming->wish->photographer != NULL ? coming->wish->photographer
                                                                : image->photographer;
  SiyiDay day = SIYI_DAY_NONE;
  g_autoptr(SiyiCaption) caption =
    siyi_photo_default_caption (db, line->session, line->taken, photographer, &day, error);
  g_autoptr(GInputStream) in = NULL;
  SiyiPhotoInfo info = {
    .session = line->session, .name = coming->look->name, .mime = image->mime,
    .hash = coming->look->hash, .kind = coming->wish->kind, .taken = line->taken,
    .width = image->width, .height = image->height, .has_location = image->has_location,
    .caption = caption, .thumbnail = image->thumbnail,
  };
  gboolean is_double = FALSE;

  if (caption == NULL)
    return FALSE;

  line->other_day = line->taken != NULL && siyi_photo_day (line->taken) != day;
  line->fate = SIYI_PHOTO_ADDED;
  if (coming->wish->dry_run)
    return TRUE;

  if (lseek (coming->look->fd, 0, SEEK_SET) != 0)
    {
      g_set_error_literal (error, SIYI_FILE_ERROR, SIYI_FILE_ERROR_UNREADABLE, "The file can't be read");
      return FALSE;
    }
  in = g_unix_input_stream_new (coming->look->fd, FALSE);
  line->photo = siyi_photo_add (db, &info, in, &is_double, cancellable, error);
  if (is_double)
    line->fate = SIYI_PHOTO_DOUBLE;

  return line->photo != 0;
}

/* On the archive's thread: sorted and stored. Gives back the data, NULL with an error. */
static gpointer
take_in (SiyiDb        *db,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  Coming *coming = data;
  SiyiPhotoLine *line = coming->line;

  line->session = coming->wish->session;
  if (line->session == 0 ? !find_session (db, line, error)
                         : coming->wish->ask_other_day && !doubt_other_day (db, line, error))
    return NULL;
  if (line->session == 0)
    {
      line->fate = SIYI_PHOTO_DOUBTFUL;
      return coming;
    }

  return store (db, coming, cancellable, error) ? coming : NULL;
}

static gboolean
is_new (Import              *self,
        const SiyiPhotoLooked *look,
        SiyiPhotoLine       *line)
{
  line->photo = look->twin;
  if (look->twin == 0 && !g_hash_table_contains (self->seen, look->hash))
    return TRUE;

  line->fate = SIYI_PHOTO_DOUBLE;

  return FALSE;
}

static gboolean
bring_in (Import              *self,
          const SiyiPhotoLooked *look,
          SiyiPhotoLine       *line,
          GError             **error)
{
  Coming coming = { .wish = self->wish, .line = line, .look = look };

  line->taken = g_strdup (look->image->taken);
  line->has_location = look->image->has_location;
  g_hash_table_add (self->seen, g_strdup (look->hash));

  return siyi_archive_run (self->archive, self->wish->dry_run ? SIYI_ACCESS_READ : SIYI_ACCESS_WRITE,
                           take_in, &coming, NULL, error) != NULL;
}

/* FALSE only for what stops the whole import: a full disk, not a bad picture. */
static gboolean
take_one (Import               *self,
          const char           *path,
          const SiyiPhotoLooked  *look,
          SiyiPhotoLine        *line,
          GError              **error)
{
  g_autoptr(GError) refused = look->error != NULL ? g_error_copy (look->error) : NULL;

  line->file = g_filename_display_name (path);
  line->path = g_strdup (path);
  if (refused == NULL && is_new (self, look, line))
    bring_in (self, look, line, &refused);
  if (refused == NULL)
    return TRUE;
  if (refused->domain != SIYI_FILE_ERROR)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return FALSE;
    }

  line->fate = SIYI_PHOTO_REFUSED;
  line->why = siyi_error_word (refused);
  line->message = g_strdup (refused->message);

  return TRUE;
}

static gpointer
check_session (SiyiDb        *db,
               gpointer       data,
               GCancellable  *cancellable,
               GError       **error)
{
  const SiyiPhotoWish *wish = data;
  SiyiDay day;
  g_autoptr(SiyiCaption) caption =
    siyi_photo_default_caption (db, wish->session, NULL, NULL, &day, error);

  return caption != NULL ? data : NULL;
}

/**
 * siyi_photo_import:
 * @paths: files and folders
 * @progress: (nullable): told after each file
 * @cancellable: (nullable): stops between two photos; what is in stays in
 *
 * Returns: (transfer full): what became of each file; %NULL with NOT_FOUND for the session, or with
 *   what stopped the whole (what came before is in)
 */
SiyiPhotoResult *
siyi_photo_import (SiyiArchive          *archive,
                   const char * const   *paths,
                   const SiyiPhotoWish  *wish,
                   SiyiPhotoProgress     progress,
                   gpointer              progress_data,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autoptr(SiyiPhotoResult) result = g_new0 (SiyiPhotoResult, 1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GPtrArray) files = NULL;
  g_autoptr(SiyiPhotoLooker) looker = NULL;
  Import self = { .archive = archive, .wish = wish, .seen = seen };

  result->lines = g_ptr_array_new_with_free_func (line_free);
  if (wish->session != 0 &&
      siyi_archive_run (archive, SIYI_ACCESS_READ, check_session, (gpointer) wish, NULL, error) == NULL)
    return NULL;

  files = siyi_photo_walk (paths, cancellable);
  looker = siyi_photo_looker_new (archive, files);
  for (guint i = 0; i < files->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      SiyiPhotoLine *line = g_new0 (SiyiPhotoLine, 1);
      g_autoptr(SiyiPhotoLooked) look = siyi_photo_looker_next (looker);

      g_ptr_array_add (result->lines, line);
      if (!take_one (&self, g_ptr_array_index (files, i), look, line, error))
        return NULL;
      result->n[line->fate]++;
      if (progress != NULL)
        progress (progress_data, i + 1, files->len);
    }
  result->stopped = g_cancellable_is_cancelled (cancellable);

  return g_steal_pointer (&result);
}

typedef struct
{
  SiyiArchive   *archive;
  char         **paths;
  SiyiPhotoWish  wish;
} JobData;

static void
job_data_free (gpointer data)
{
  JobData *self = data;

  g_object_unref (self->archive);
  g_strfreev (self->paths);
  g_free ((char *) self->wish.kind);
  g_free ((char *) self->wish.photographer);
  g_free (self);
}

static gpointer
run_job (SiyiJob       *job,
         gpointer       data,
         GCancellable  *cancellable,
         GError       **error)
{
  JobData *self = data;

  return siyi_photo_import (self->archive, (const char * const *) self->paths, &self->wish,
                            siyi_job_report, job, cancellable, error);
}

/**
 * siyi_photo_import_async:
 * @job: shown and stopped as any job; its result is a #SiyiPhotoResult
 *
 * siyi_photo_import() for a window.
 */
void
siyi_photo_import_async (SiyiJob              *job,
                         SiyiArchive          *archive,
                         const char * const   *paths,
                         const SiyiPhotoWish  *wish,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  JobData *data = g_new0 (JobData, 1);

  data->archive = g_object_ref (archive);
  data->paths = g_strdupv ((char **) paths);
  data->wish = *wish;
  data->wish.kind = g_strdup (wish->kind);
  data->wish.photographer = g_strdup (wish->photographer);
  siyi_job_run_async (job, run_job, data, job_data_free, (GDestroyNotify) siyi_photo_result_free,
                      callback, user_data);
}
