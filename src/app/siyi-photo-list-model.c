/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos of a session: what a lazy list needs to know of them. A missing view has the id
 * -1 - view; its place needs no row. Main thread. */
#include "siyi-photo-list-model.h"

struct _SiyiPhotoItem
{
  SiyiLazyItem parent_instance;
};

struct _SiyiPhotoListModel
{
  SiyiLazyList parent_instance;

  guint        n_photos;        /* the ids before the missing views */
};

G_DEFINE_FINAL_TYPE (SiyiPhotoItem, siyi_photo_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiPhotoListModel, siyi_photo_list_model, SIYI_TYPE_LAZY_LIST)

static void
siyi_photo_item_class_init (SiyiPhotoItemClass *klass)
{
}

static void
siyi_photo_item_init (SiyiPhotoItem *self)
{
}

gint64
siyi_photo_item_get_id (SiyiPhotoItem *self)
{
  return siyi_lazy_item_get_id (SIYI_LAZY_ITEM (self));
}

/**
 * siyi_photo_item_is_missing:
 * @view: (out) (optional): which view it stands for
 *
 * Returns: whether it is no photo but a view that is wanted
 */
gboolean
siyi_photo_item_is_missing (SiyiPhotoItem *self,
                            SiyiView      *view)
{
  const gint64 id = siyi_photo_item_get_id (self);

  if (id >= 0)
    return FALSE;
  if (view != NULL)
    *view = (SiyiView) (-1 - id);

  return TRUE;
}

/**
 * siyi_photo_item_get_photo:
 *
 * Returns: (transfer none) (nullable): the row, %NULL while it is under way or gone
 */
const SiyiPhoto *
siyi_photo_item_get_photo (SiyiPhotoItem *self)
{
  return siyi_lazy_item_get_row (SIYI_LAZY_ITEM (self));
}

static GPtrArray *
load (SiyiDb        *db,
      const gint64  *ids,
      gsize          n_ids,
      SiyiDay        today,
      GError       **error)
{
  return siyi_photos_load (db, ids, (guint) n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiPhoto *) row)->id;
}

static const SiyiLazyRows photos = { "the photos", load, id_of, (GDestroyNotify) siyi_photo_free };

static void
siyi_photo_list_model_class_init (SiyiPhotoListModelClass *klass)
{
  SIYI_LAZY_LIST_CLASS (klass)->item_type = SIYI_TYPE_PHOTO_ITEM;
}

static void
siyi_photo_list_model_init (SiyiPhotoListModel *self)
{
}

/**
 * siyi_photo_list_model_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiPhotoListModel *
siyi_photo_list_model_new (SiyiArchive *archive)
{
  return siyi_lazy_list_new (SIYI_TYPE_PHOTO_LIST_MODEL, archive, &photos);
}

/**
 * siyi_photo_list_model_set_ids:
 * @ids: photos in their order
 * @missing: (array): by view, whether a place says that it is missing
 *
 * Replaces the list. Places before and behind the change are not touched.
 */
void
siyi_photo_list_model_set_ids (SiyiPhotoListModel *self,
                               const gint64       *ids,
                               guint               n_ids,
                               const gboolean     *missing)
{
  GArray *all = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_ids + SIYI_N_VIEWS);

  g_return_if_fail (SIYI_IS_PHOTO_LIST_MODEL (self));

  if (n_ids > 0)
    g_array_append_vals (all, ids, n_ids);
  for (gint64 view = 0; view < SIYI_N_VIEWS; view++)
    {
      const gint64 id = -1 - view;

      if (missing[view])
        g_array_append_val (all, id);
    }
  self->n_photos = n_ids;
  siyi_lazy_list_take_ids (SIYI_LAZY_LIST (self), all);
}

guint
siyi_photo_list_model_n_photos (SiyiPhotoListModel *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_LIST_MODEL (self), 0);

  return self->n_photos;
}

/**
 * siyi_photo_list_model_dup_ids:
 *
 * Returns: (transfer full) (element-type gint64): the photos in their order
 */
GArray *
siyi_photo_list_model_dup_ids (SiyiPhotoListModel *self)
{
  GArray *ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), self->n_photos);

  g_array_append_vals (ids, siyi_lazy_list_get_ids (SIYI_LAZY_LIST (self))->data, self->n_photos);

  return ids;
}
