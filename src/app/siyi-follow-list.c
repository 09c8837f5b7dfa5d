/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The follow-up list as a lazy list model: the answer to a question is an array of hits with the heads
 * of their groups between them; a row comes from the archive when its place is looked at. Main thread.
 *
 * 1. items: key -> the living SiyiFollowItem, unowned; a dying item leaves by itself.
 * 2. wanted: keys whose row is to be fetched; one fetch is under way at a time, the latest wanted
 *    first, because those are on the screen now.
 * 3. A new answer never emits (0, n, n): GTK 4.8 then asks for every row. */
#include "siyi-follow-list.h"

#define PAGE_ROWS 64
#define SMALL_CHANGE 256

/* A head has a negative key; a task twice its id; an instruction without a task twice its visit and one. */
typedef struct
{
  gint64      key;
  SiyiTaskHit hit;
  guint       n;           /* rows below a head */
} Place;

struct _SiyiFollowItem
{
  GObject         parent_instance;

  Place           place;
  SiyiTaskRow    *row;
  SiyiFollowList *list;    /* borrowed; NULL after the list's end */
};

struct _SiyiFollowList
{
  GObject         parent_instance;

  SiyiArchive    *archive;
  GCancellable   *cancellable;
  GArray         *places;  /* Place */
  GHashTable     *items;
  GArray         *wanted;  /* SiyiTaskHit */
  SiyiDay         today;
  guint           fetch_idle;
  gboolean        fetching;
};

/* Rows under way: what was asked travels with the answer. */
typedef struct
{
  SiyiDay  today;
  GArray  *hits;
} Batch;

enum { PROP_0, PROP_ROW, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SiyiFollowItem, siyi_follow_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiFollowList, siyi_follow_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gint64
key_of (const SiyiTaskHit *hit)
{
  return hit->task != 0 ? hit->task * 2 : hit->visit * 2 + 1;
}

static gint64
head_key (SiyiTaskGroup group)
{
  return -1 - (gint64) group;
}

static void
siyi_follow_item_finalize (GObject *object)
{
  SiyiFollowItem *self = SIYI_FOLLOW_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, &self->place.key);
  siyi_task_row_free (self->row);

  G_OBJECT_CLASS (siyi_follow_item_parent_class)->finalize (object);
}

static void
siyi_follow_item_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  if (prop_id == PROP_ROW)
    g_value_set_pointer (value, SIYI_FOLLOW_ITEM (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
siyi_follow_item_class_init (SiyiFollowItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = siyi_follow_item_finalize;
  object_class->get_property = siyi_follow_item_get_property;

  properties[PROP_ROW] = g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siyi_follow_item_init (SiyiFollowItem *self)
{
}

gboolean
siyi_follow_item_is_head (SiyiFollowItem *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_ITEM (self), FALSE);

  return self->place.key < 0;
}

const SiyiTaskHit *
siyi_follow_item_get_hit (SiyiFollowItem *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_ITEM (self), NULL);

  return &self->place.hit;
}

guint
siyi_follow_item_get_n (SiyiFollowItem *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_ITEM (self), 0);

  return self->place.n;
}

const SiyiTaskRow *
siyi_follow_item_get_row (SiyiFollowItem *self)
{
  g_return_val_if_fail (SIYI_IS_FOLLOW_ITEM (self), NULL);

  return self->row;
}

static void fetch_next (SiyiFollowList *self);

static void
batch_free (Batch *batch)
{
  g_array_unref (batch->hits);
  g_free (batch);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Batch *batch = data;

  return siyi_tasks_load (db, (const SiyiTaskHit *) batch->hits->data, batch->hits->len, batch->today, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiFollowList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->fetching = FALSE;
  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Loading rows of follow-up: %s", error->message);
      return;
    }

  for (guint i = 0; i < rows->len; i++)
    {
      SiyiTaskRow *row = g_ptr_array_index (rows, i);
      const SiyiTaskHit hit = { row != NULL ? row->id : 0, row != NULL ? row->visit : 0, 0 };
      const gint64 key = key_of (&hit);
      SiyiFollowItem *item = row != NULL ? g_hash_table_lookup (self->items, &key) : NULL;

      if (item == NULL)
        continue;

      siyi_task_row_free (item->row);
      item->row = row;
      rows->pdata[i] = NULL;
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_ROW]);
    }

  fetch_next (self);
}

static void
fetch_next (SiyiFollowList *self)
{
  Batch *batch;

  if (self->fetching || self->wanted->len == 0)
    return;

  batch = g_new0 (Batch, 1);
  batch->today = self->today;
  batch->hits = g_array_new (FALSE, FALSE, sizeof (SiyiTaskHit));
  while (self->wanted->len > 0 && batch->hits->len < PAGE_ROWS)
    {
      const SiyiTaskHit hit = g_array_index (self->wanted, SiyiTaskHit, self->wanted->len - 1);
      const gint64 key = key_of (&hit);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->items, &key))
        g_array_append_val (batch->hits, hit);
    }
  if (batch->hits->len == 0)
    {
      batch_free (batch);
      return;
    }

  self->fetching = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, batch, (GDestroyNotify) batch_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
fetch_in_idle (gpointer data)
{
  SiyiFollowList *self = data;

  self->fetch_idle = 0;
  fetch_next (self);

  return G_SOURCE_REMOVE;
}

static void
want (SiyiFollowList    *self,
      const SiyiTaskHit *hit)
{
  g_array_append_vals (self->wanted, hit, 1);
  if (self->fetch_idle == 0)
    self->fetch_idle = g_idle_add (fetch_in_idle, self);
}

static GType
get_item_type (GListModel *model)
{
  return SIYI_TYPE_FOLLOW_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SIYI_FOLLOW_LIST (model)->places->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SiyiFollowList *self = SIYI_FOLLOW_LIST (model);
  const Place *place;
  SiyiFollowItem *item;

  if (position >= self->places->len)
    return NULL;

  place = &g_array_index (self->places, Place, position);
  item = g_hash_table_lookup (self->items, &place->key);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (SIYI_TYPE_FOLLOW_ITEM, NULL);
  item->place = *place;
  item->list = self;
  g_hash_table_insert (self->items, &item->place.key, item);
  if (place->key >= 0)
    want (self, &place->hit);

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
siyi_follow_list_dispose (GObject *object)
{
  SiyiFollowList *self = SIYI_FOLLOW_LIST (object);
  GHashTableIter iter;
  SiyiFollowItem *item;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    item->list = NULL;
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (siyi_follow_list_parent_class)->dispose (object);
}

static void
siyi_follow_list_finalize (GObject *object)
{
  SiyiFollowList *self = SIYI_FOLLOW_LIST (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->places, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_follow_list_parent_class)->finalize (object);
}

static void
siyi_follow_list_class_init (SiyiFollowListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_follow_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_follow_list_finalize;
}

static void
siyi_follow_list_init (SiyiFollowList *self)
{
  self->cancellable = g_cancellable_new ();
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (SiyiTaskHit));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * siyi_follow_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiFollowList *
siyi_follow_list_new (SiyiArchive *archive)
{
  SiyiFollowList *self = g_object_new (SIYI_TYPE_FOLLOW_LIST, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

/* Heads stand where the group changes; the hits come in the order of their groups. */
static GArray *
places_of (const GArray *hits,
           gboolean      with_heads)
{
  GArray *places = g_array_sized_new (FALSE, FALSE, sizeof (Place), hits->len + SIYI_N_TASK_GROUPS);
  guint head = 0;

  for (guint i = 0; i < hits->len; i++)
    {
      const SiyiTaskHit *hit = &g_array_index (hits, SiyiTaskHit, i);
      const Place place = { key_of (hit), *hit, 0 };

      if (with_heads && (i == 0 || hit->group != g_array_index (hits, SiyiTaskHit, i - 1).group))
        {
          const Place top = { head_key (hit->group), { 0, 0, hit->group }, 0 };

          head = places->len;
          g_array_append_val (places, top);
        }
      if (with_heads)
        g_array_index (places, Place, head).n++;
      g_array_append_val (places, place);
    }

  return places;
}

/* Living items keep their place's newest group and count. */
static void
update_items (SiyiFollowList *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      SiyiFollowItem *item = g_hash_table_lookup (self->items, &place->key);

      if (item == NULL || (item->place.n == place->n && item->place.hit.group == place->hit.group))
        continue;
      item->place.hit = place->hit;
      item->place.n = place->n;
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_ROW]);
    }
}

/**
 * siyi_follow_list_set_hits:
 * @hits: #SiyiTaskHit, group by group; read during the call only
 * @with_heads: whether every group begins with its head
 * @today: the day the rows are read for
 *
 * Replaces the answer. Places before and behind the change are not touched.
 */
void
siyi_follow_list_set_hits (SiyiFollowList *self,
                           const GArray   *hits,
                           gboolean        with_heads,
                           SiyiDay         today)
{
  g_autoptr(GArray) old = self->places;
  GArray *places = places_of (hits, with_heads);
  const Place *before = (const Place *) old->data;
  const Place *after = (const Place *) places->data;
  guint head = 0, tail = 0;
  guint removed, added;

  self->today = today;
  while (head < old->len && head < places->len && before[head].key == after[head].key)
    head++;
  while (head + tail < old->len && head + tail < places->len &&
         before[old->len - 1 - tail].key == after[places->len - 1 - tail].key)
    tail++;
  removed = old->len - head - tail;
  added = places->len - head - tail;
  if (removed > 0 && added > SMALL_CHANGE)
    {
      removed = old->len;
      added = places->len;
      head = tail = 0;
    }

  if (removed > 0)
    {
      self->places = g_array_sized_new (FALSE, FALSE, sizeof (Place), head + tail);
      g_array_append_vals (self->places, before, head);
      g_array_append_vals (self->places, before + head + removed, tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, removed, 0);
      g_array_unref (self->places);
    }
  self->places = places;
  update_items (self);
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, 0, added);
}

/**
 * siyi_follow_list_refresh:
 *
 * Fetches the rows in use again; the old ones stay until the new ones have come.
 */
void
siyi_follow_list_refresh (SiyiFollowList *self)
{
  GHashTableIter iter;
  SiyiFollowItem *item;

  g_return_if_fail (SIYI_IS_FOLLOW_LIST (self));

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    if (item->place.key >= 0)
      want (self, &item->place.hit);
}

/**
 * siyi_follow_list_get_hit:
 * @hit: (out): what stands at @position
 *
 * Returns: whether it is a row: not a head, not past the end
 */
gboolean
siyi_follow_list_get_hit (SiyiFollowList *self,
                          guint           position,
                          SiyiTaskHit    *hit)
{
  const Place *place;

  g_return_val_if_fail (SIYI_IS_FOLLOW_LIST (self), FALSE);

  if (position >= self->places->len)
    return FALSE;
  place = &g_array_index (self->places, Place, position);
  *hit = place->hit;

  return place->key >= 0;
}

/**
 * siyi_follow_list_find:
 *
 * Returns: the place of a task, or of the instruction of a visit, %G_MAXUINT: none
 */
guint
siyi_follow_list_find (SiyiFollowList *self,
                       gint64          task,
                       gint64          visit)
{
  const SiyiTaskHit hit = { task, visit, 0 };

  g_return_val_if_fail (SIYI_IS_FOLLOW_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->places->len; i++)
    if (g_array_index (self->places, Place, i).key == key_of (&hit))
      return i;

  return G_MAXUINT;
}
