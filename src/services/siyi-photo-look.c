/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The queue behind a viewer of photos. Asked on the main thread; the reader and the bytes of the last
 * photo (a second, sharper look is mostly at the same one) belong to the queue's one thread. */
#include "siyi-photo-look.h"

#include <unistd.h>

#include "siyi-photo-mask.h"

struct _SiyiPhotoLook
{
  GObject          parent_instance;

  /* Owned */
  SiyiArchive     *archive;
  GThreadPool     *queue;       /* of GTask */

  /* Of the queue's thread */
  SiyiImageReader *reader;
  gint64           photo;       /* whose bytes are held; 0: none */
  int              bytes;
};

G_DEFINE_FINAL_TYPE (SiyiPhotoLook, siyi_photo_look, G_TYPE_OBJECT)

typedef struct { gint64 photo; int longest; } Wish;

static gboolean
hold_bytes (SiyiPhotoLook  *self,
            gint64          photo,
            GCancellable   *cancellable,
            GError        **error)
{
  if (self->photo == photo)
    return TRUE;

  if (self->photo != 0)
    close (self->bytes);
  self->bytes = siyi_photo_bytes (self->archive, photo, cancellable, error);
  self->photo = self->bytes >= 0 ? photo : 0;

  return self->photo != 0;
}

static void
look_in_thread (gpointer data,
                gpointer user_data)
{
  g_autoptr(GTask) task = data;
  SiyiPhotoLook *self = g_task_get_source_object (task);
  const Wish *wish = g_task_get_task_data (task);
  SiyiPixels *pixels = NULL;
  GError *error = NULL;

  if (g_task_return_error_if_cancelled (task))
    return;

  if (hold_bytes (self, wish->photo, g_task_get_cancellable (task), &error))
    pixels = siyi_image_reader_look (self->reader, self->bytes, wish->longest, &error);
  if (pixels != NULL)
    g_task_return_pointer (task, pixels, (GDestroyNotify) siyi_pixels_free);
  else
    g_task_return_error (task, error);
}

/* Each task holds a reference, so there is nothing in the queue any more. */
static void
siyi_photo_look_finalize (GObject *object)
{
  SiyiPhotoLook *self = SIYI_PHOTO_LOOK (object);

  g_thread_pool_free (self->queue, FALSE, FALSE);
  siyi_image_reader_free (self->reader);
  if (self->photo != 0)
    close (self->bytes);
  g_object_unref (self->archive);

  G_OBJECT_CLASS (siyi_photo_look_parent_class)->finalize (object);
}

static void
siyi_photo_look_class_init (SiyiPhotoLookClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_photo_look_finalize;
}

static void
siyi_photo_look_init (SiyiPhotoLook *self)
{
  self->queue = g_thread_pool_new (look_in_thread, NULL, 1, FALSE, NULL);
  self->reader = siyi_image_reader_new ();
}

/**
 * siyi_photo_look_new:
 *
 * Returns: (transfer full): a queue; its child starts with the first photo
 */
SiyiPhotoLook *
siyi_photo_look_new (SiyiArchive *archive)
{
  SiyiPhotoLook *self = g_object_new (SIYI_TYPE_PHOTO_LOOK, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

/**
 * siyi_photo_look_async:
 * @longest: pixels the longer side is to have; no more than the photo has are given
 * @cancellable: cancelled where nobody wants to see it any more
 */
void
siyi_photo_look_async (SiyiPhotoLook       *self,
                       gint64               photo,
                       int                  longest,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Wish *wish = g_new (Wish, 1);

  wish->photo = photo;
  wish->longest = longest;
  g_task_set_source_tag (task, siyi_photo_look_async);
  g_task_set_task_data (task, wish, g_free);
  g_thread_pool_push (self->queue, task, NULL);
}

/**
 * siyi_photo_look_finish:
 *
 * Returns: (transfer full): the upright pixels; %NULL with an error
 */
SiyiPixels *
siyi_photo_look_finish (SiyiPhotoLook  *self,
                        GAsyncResult   *result,
                        GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
