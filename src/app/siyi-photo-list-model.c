/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The photos of a session as a lazy list: the ids first, a row from the archive when its place is
 * looked at. Main thread.
 *
 * 1. items: id -> the living SiyiPhotoItem, unowned; a dying item leaves by itself.
 * 2. wanted: ids whose row is to be fetched; one fetch is under way at a time, the latest wanted
 *    first, because those are on the screen now.
 * 3. A missing view has the id -1 - view; its item needs no row.
 * 4. A change of the ids never emits (0, n, n): GTK 4.8 then asks for every row. */
#include "siyi-photo-list-model.h"

#define PAGE_ROWS 64

struct _SiyiPhotoItem
{
  GObject             parent_instance;

  gint64              id;
  SiyiPhoto          *photo;
  SiyiPhotoListModel *list;      /* borrowed; NULL after the list's end */
};

struct _SiyiPhotoListModel
{
  GObject       parent_instance;

  SiyiArchive  *archive;
  GCancellable *cancellable;
  GArray       *ids;
  guint         n_photos;        /* the ids before the missing views */
  GHashTable   *items;
  GArray       *wanted;
  guint         fetch_idle;
  gboolean      fetching;
  guint         n_loaded;        /* rows fetched so far */
};

enum { PROP_0, PROP_PHOTO, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SiyiPhotoItem, siyi_photo_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiPhotoListModel, siyi_photo_list_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
siyi_photo_item_finalize (GObject *object)
{
  SiyiPhotoItem *self = SIYI_PHOTO_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, &self->id);
  g_clear_pointer (&self->photo, siyi_photo_free);

  G_OBJECT_CLASS (siyi_photo_item_parent_class)->finalize (object);
}

static void
siyi_photo_item_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  if (prop_id == PROP_PHOTO)
    g_value_set_pointer (value, SIYI_PHOTO_ITEM (object)->photo);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
siyi_photo_item_class_init (SiyiPhotoItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = siyi_photo_item_finalize;
  object_class->get_property = siyi_photo_item_get_property;

  properties[PROP_PHOTO] = g_param_spec_pointer ("photo", NULL, NULL,
                                                 G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siyi_photo_item_init (SiyiPhotoItem *self)
{
}

gint64
siyi_photo_item_get_id (SiyiPhotoItem *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_ITEM (self), 0);

  return self->id;
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
  g_return_val_if_fail (SIYI_IS_PHOTO_ITEM (self), FALSE);

  if (self->id >= 0)
    return FALSE;
  if (view != NULL)
    *view = (SiyiView) (-1 - self->id);

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
  g_return_val_if_fail (SIYI_IS_PHOTO_ITEM (self), NULL);

  return self->photo;
}

static void fetch_next (SiyiPhotoListModel *self);

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *ids = data;

  return siyi_photos_load (db, (const gint64 *) (gpointer) ids->data, ids->len, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiPhotoListModel) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) photos = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->fetching = FALSE;
  if (photos == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Loading rows of photos: %s", error->message);
      return;
    }

  self->n_loaded += photos->len;
  for (guint i = 0; i < photos->len; i++)
    {
      SiyiPhoto *photo = g_ptr_array_index (photos, i);
      SiyiPhotoItem *item = photo != NULL ? g_hash_table_lookup (self->items, &photo->id) : NULL;

      if (item == NULL)
        continue;

      g_clear_pointer (&item->photo, siyi_photo_free);
      item->photo = photo;
      photos->pdata[i] = NULL;
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_PHOTO]);
    }

  fetch_next (self);
}

static void
fetch_next (SiyiPhotoListModel *self)
{
  g_autoptr(GArray) batch = NULL;

  if (self->fetching || self->wanted->len == 0)
    return;

  batch = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (self->wanted->len > 0 && batch->len < PAGE_ROWS)
    {
      gint64 id = g_array_index (self->wanted, gint64, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->items, &id))
        g_array_append_val (batch, id);
    }
  if (batch->len == 0)
    return;

  self->fetching = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, g_steal_pointer (&batch),
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
fetch_in_idle (gpointer data)
{
  SiyiPhotoListModel *self = data;

  self->fetch_idle = 0;
  fetch_next (self);

  return G_SOURCE_REMOVE;
}

static void
want (SiyiPhotoListModel *self,
      gint64              id)
{
  if (id < 0)
    return;

  g_array_append_val (self->wanted, id);
  if (self->fetch_idle == 0)
    self->fetch_idle = g_idle_add (fetch_in_idle, self);
}

static GType
get_item_type (GListModel *model)
{
  return SIYI_TYPE_PHOTO_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SIYI_PHOTO_LIST_MODEL (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SiyiPhotoListModel *self = SIYI_PHOTO_LIST_MODEL (model);
  SiyiPhotoItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (SIYI_TYPE_PHOTO_ITEM, NULL);
  item->id = id;
  item->list = self;
  g_hash_table_insert (self->items, &item->id, item);
  want (self, id);

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
siyi_photo_list_model_dispose (GObject *object)
{
  SiyiPhotoListModel *self = SIYI_PHOTO_LIST_MODEL (object);
  GHashTableIter iter;
  SiyiPhotoItem *item;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    item->list = NULL;
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (siyi_photo_list_model_parent_class)->dispose (object);
}

static void
siyi_photo_list_model_finalize (GObject *object)
{
  SiyiPhotoListModel *self = SIYI_PHOTO_LIST_MODEL (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_photo_list_model_parent_class)->finalize (object);
}

static void
siyi_photo_list_model_class_init (SiyiPhotoListModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_photo_list_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_photo_list_model_finalize;
}

static void
siyi_photo_list_model_init (SiyiPhotoListModel *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * siyi_photo_list_model_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiPhotoListModel *
siyi_photo_list_model_new (SiyiArchive *archive)
{
  SiyiPhotoListModel *self = g_object_new (SIYI_TYPE_PHOTO_LIST_MODEL, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

/* Takes @ids. In two steps: what goes, then what comes; places both share are not touched. */
static void
take_ids (SiyiPhotoListModel *self,
          GArray             *ids)
{
  g_autoptr(GArray) old = self->ids;
  const gint64 *before = (const gint64 *) (gpointer) old->data;
  const gint64 *after = (const gint64 *) (gpointer) ids->data;
  guint head = 0, tail = 0;
  guint removed, added;

  while (head < old->len && head < ids->len && before[head] == after[head])
    head++;
  while (head + tail < old->len && head + tail < ids->len &&
         before[old->len - 1 - tail] == after[ids->len - 1 - tail])
    tail++;
  removed = old->len - head - tail;
  added = ids->len - head - tail;

  if (removed > 0)
    {
      self->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), head + tail);
      g_array_append_vals (self->ids, before, head);
      g_array_append_vals (self->ids, before + head + removed, tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, removed, 0);
      g_array_unref (self->ids);
    }
  self->ids = ids;
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, 0, added);
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
  take_ids (self, all);
}

/**
 * siyi_photo_list_model_refresh:
 *
 * Fetches the rows in use again; the old ones stay until the new ones have come.
 */
void
siyi_photo_list_model_refresh (SiyiPhotoListModel *self)
{
  GHashTableIter iter;
  gint64 *id;

  g_return_if_fail (SIYI_IS_PHOTO_LIST_MODEL (self));

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    want (self, *id);
}

/**
 * siyi_photo_list_model_find:
 *
 * Returns: the place of @id, or G_MAXUINT, which is GTK's word for no place
 */
guint
siyi_photo_list_model_find (SiyiPhotoListModel *self,
                            gint64              id)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_LIST_MODEL (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}

/**
 * siyi_photo_list_model_get_id:
 *
 * Returns: the id at @position, below 0 for a missing view; 0 past the end
 */
gint64
siyi_photo_list_model_get_id (SiyiPhotoListModel *self,
                              guint               position)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_LIST_MODEL (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
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

  g_array_append_vals (ids, self->ids->data, self->n_photos);

  return ids;
}

/* For tests: how many rows were fetched since the list was made. */
guint
siyi_photo_list_model_n_loaded (SiyiPhotoListModel *self)
{
  g_return_val_if_fail (SIYI_IS_PHOTO_LIST_MODEL (self), 0);

  return self->n_loaded;
}
