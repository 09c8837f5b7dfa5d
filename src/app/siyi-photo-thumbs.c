/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small pictures by need: whoever shows photos says which are seen; those are read and decoded on the
 * archive's reading thread, a few at a time, and kept while they are seen. A few more are kept for the
 * way back. Main thread.
 *
 * 1. seen: what was said last. A picture that is seen no more when its turn comes is not read.
 * 2. An answer for a replaced cancellable is dropped.
 * 3. kept: id -> texture; order: the same ids, the longest unseen first. */
#include "siyi-photo-thumbs.h"

#include "siyi-photo-store.h"

#define BATCH 6
#define MOST_KEPT 48

struct _SiyiPhotoThumbs
{
  GObject       parent_instance;

  SiyiArchive  *archive;
  GCancellable *cancellable;
  GArray       *seen;          /* gint64 */
  GHashTable   *kept;
  GQueue        order;         /* the keys of kept */
  gboolean      loading;
  guint         n_loaded;
};

enum { LOADED, N_SIGNALS };
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SiyiPhotoThumbs, siyi_photo_thumbs, G_TYPE_OBJECT)

/* What came back: a texture for each id, NULL where there is none. */
typedef struct
{
  GArray    *ids;
  GPtrArray *textures;
} Batch;

static void
unref_if_there (gpointer texture)
{
  if (texture != NULL)
    g_object_unref (texture);
}

static void
batch_free (gpointer data)
{
  Batch *batch = data;

  g_array_unref (batch->ids);
  g_ptr_array_unref (batch->textures);
  g_free (batch);
}

/* A small picture is one that our own child process made, so it may be decoded here. */
static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *ids = data;
  Batch *batch = g_new0 (Batch, 1);

  batch->ids = g_array_ref (ids);
  batch->textures = g_ptr_array_new_full (ids->len, unref_if_there);
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(GBytes) small = siyi_photo_thumbnail (db, g_array_index (ids, gint64, i), NULL);

      g_ptr_array_add (batch->textures,
                       small != NULL ? gdk_texture_new_from_bytes (small, NULL) : NULL);
    }

  return batch;
}

static gboolean
is_seen (SiyiPhotoThumbs *self,
         gint64           id)
{
  for (guint i = 0; i < self->seen->len; i++)
    if (g_array_index (self->seen, gint64, i) == id)
      return TRUE;

  return FALSE;
}

static void
drop_oldest (SiyiPhotoThumbs *self)
{
  GList *next;

  for (GList *at = self->order.head; at != NULL && self->order.length > MOST_KEPT; at = next)
    {
      const gint64 *id = at->data;

      next = at->next;
      if (is_seen (self, *id))
        continue;
      g_hash_table_remove (self->kept, id);
      g_free (at->data);
      g_queue_delete_link (&self->order, at);
    }
}

static void
keep (SiyiPhotoThumbs *self,
      gint64           id,
      GdkTexture      *texture)
{
  gint64 *key = g_memdup2 (&id, sizeof id);

  g_hash_table_insert (self->kept, key, texture != NULL ? g_object_ref (texture) : NULL);
  g_queue_push_tail (&self->order, key);
  self->n_loaded++;
}

static void load_next (SiyiPhotoThumbs *self);

static void
take_batch (SiyiPhotoThumbs *self,
            const Batch     *batch)
{
  for (guint i = 0; i < batch->ids->len; i++)
    {
      const gint64 id = g_array_index (batch->ids, gint64, i);

      if (g_hash_table_contains (self->kept, &id))
        continue;
      keep (self, id, g_ptr_array_index (batch->textures, i));
      g_signal_emit (self, signals[LOADED], 0, id);
    }
  drop_oldest (self);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(GTask) asked = data;
  SiyiPhotoThumbs *self = g_task_get_source_object (asked);
  g_autoptr(GError) error = NULL;
  Batch *batch = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  if (g_task_get_cancellable (asked) == self->cancellable)
    {
      self->loading = FALSE;
      if (batch != NULL)
        {
          take_batch (self, batch);
          load_next (self);
        }
      else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Loading small pictures: %s", error->message);
    }
  g_clear_pointer (&batch, batch_free);
}

static void
load_next (SiyiPhotoThumbs *self)
{
  g_autoptr(GArray) ids = NULL;

  if (self->loading || g_cancellable_is_cancelled (self->cancellable))
    return;

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < self->seen->len && ids->len < BATCH; i++)
    {
      const gint64 id = g_array_index (self->seen, gint64, i);

      if (!g_hash_table_contains (self->kept, &id))
        g_array_append_val (ids, id);
    }
  if (ids->len == 0)
    return;

  self->loading = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, g_steal_pointer (&ids),
                          (GDestroyNotify) g_array_unref, batch_free, self->cancellable, on_loaded,
                          g_task_new (self, self->cancellable, NULL, NULL));
}

static void
siyi_photo_thumbs_dispose (GObject *object)
{
  SiyiPhotoThumbs *self = SIYI_PHOTO_THUMBS (object);

  g_cancellable_cancel (self->cancellable);
  g_hash_table_remove_all (self->kept);

  G_OBJECT_CLASS (siyi_photo_thumbs_parent_class)->dispose (object);
}

static void
siyi_photo_thumbs_finalize (GObject *object)
{
  SiyiPhotoThumbs *self = SIYI_PHOTO_THUMBS (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->cancellable);
  g_array_unref (self->seen);
  g_hash_table_unref (self->kept);
  g_queue_clear_full (&self->order, g_free);

  G_OBJECT_CLASS (siyi_photo_thumbs_parent_class)->finalize (object);
}

static void
siyi_photo_thumbs_class_init (SiyiPhotoThumbsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_photo_thumbs_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_photo_thumbs_finalize;

  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
siyi_photo_thumbs_init (SiyiPhotoThumbs *self)
{
  self->cancellable = g_cancellable_new ();
  self->seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->kept = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, unref_if_there);
}

/**
 * siyi_photo_thumbs_new:
 *
 * Returns: (transfer full): with nothing seen yet
 */
SiyiPhotoThumbs *
siyi_photo_thumbs_new (SiyiArchive *archive)
{
  SiyiPhotoThumbs *self = g_object_new (SIYI_TYPE_PHOTO_THUMBS, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

/**
 * siyi_photo_thumbs_set_seen:
 * @ids: the photos on the screen now
 *
 * Reads those that are not there yet and lets others go, up to a few dozen.
 */
void
siyi_photo_thumbs_set_seen (SiyiPhotoThumbs *self,
                            const gint64    *ids,
                            guint            n_ids)
{
  GQueue newest = G_QUEUE_INIT;
  GList *link;

  g_return_if_fail (SIYI_IS_PHOTO_THUMBS (self));

  g_array_set_size (self->seen, 0);
  if (n_ids > 0)
    g_array_append_vals (self->seen, ids, n_ids);

  /* What is seen now is the newest. */
  for (guint n = self->order.length; n > 0; n--)
    {
      link = g_queue_pop_head_link (&self->order);
      g_queue_push_tail_link (is_seen (self, *(const gint64 *) link->data) ? &newest : &self->order,
                              link);
    }
  while ((link = g_queue_pop_head_link (&newest)) != NULL)
    g_queue_push_tail_link (&self->order, link);
  drop_oldest (self);
  load_next (self);
}

/**
 * siyi_photo_thumbs_forget:
 *
 * Drops all: an id may stand for another photo from now on.
 */
void
siyi_photo_thumbs_forget (SiyiPhotoThumbs *self)
{
  g_return_if_fail (SIYI_IS_PHOTO_THUMBS (self));

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->loading = FALSE;
  g_array_set_size (self->seen, 0);
  g_hash_table_remove_all (self->kept);
  g_queue_clear_full (&self->order, g_free);
}

/**
 * siyi_photo_thumbs_get:
 *
 * Returns: (transfer none) (nullable): the picture, if it is there
 */
GdkTexture *
siyi_photo_thumbs_get (SiyiPhotoThumbs *self,
                       gint64           id)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_THUMBS (self), NULL);

  return g_hash_table_lookup (self->kept, &id);
}

/* For tests: how many were read since the beginning, how many are kept now. */
guint
siyi_photo_thumbs_n_loaded (SiyiPhotoThumbs *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_THUMBS (self), 0);

  return self->n_loaded;
}

guint
siyi_photo_thumbs_n_kept (SiyiPhotoThumbs *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_THUMBS (self), 0);

  return g_hash_table_size (self->kept);
}
