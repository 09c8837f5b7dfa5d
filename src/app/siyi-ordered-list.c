/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leader's instructions as a lazy list model: the result is an array of ids, a line comes from the
 * archive when its place is looked at. Main thread.
 *
 * 1. items: id -> the living item, unowned; a dying item leaves by itself.
 * 2. wanted: ids to be fetched; one fetch is under way at a time.
 * 3. A new result goes out in two steps, never (0, n, n): GTK 4.8 then asks for every row. Lines in
 *    use stay until the new ones have come. */
#include "siyi-ordered-list.h"

#define PAGE_LINES 64

struct _SiyiOrderedItem
{
  GObject          parent_instance;

  gint64           id;
  SiyiOrdered     *line;
  SiyiOrderedList *list;      /* borrowed; NULL after the list's end */
};

struct _SiyiOrderedList
{
  GObject       parent_instance;

  SiyiArchive  *archive;
  GCancellable *cancellable;
  GArray       *ids;
  GHashTable   *items;
  GArray       *wanted;
  SiyiDay       today;
  guint         fetch_idle;
  gboolean      fetching;
};

typedef struct { GArray *ids; SiyiDay today; } Fetch;

enum { PROP_0, PROP_LINE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SiyiOrderedItem, siyi_ordered_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiOrderedList, siyi_ordered_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
siyi_ordered_item_finalize (GObject *object)
{
  SiyiOrderedItem *self = SIYI_ORDERED_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, &self->id);
  g_clear_pointer (&self->line, siyi_ordered_free);

  G_OBJECT_CLASS (siyi_ordered_item_parent_class)->finalize (object);
}

static void
siyi_ordered_item_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_LINE)
    g_value_set_pointer (value, SIYI_ORDERED_ITEM (object)->line);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
siyi_ordered_item_class_init (SiyiOrderedItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = siyi_ordered_item_finalize;
  object_class->get_property = siyi_ordered_item_get_property;
  properties[PROP_LINE] = g_param_spec_pointer ("line", NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siyi_ordered_item_init (SiyiOrderedItem *self)
{
}

/**
 * siyi_ordered_item_get_line:
 *
 * Returns: (transfer none) (nullable): %NULL while it is under way or gone
 */
const SiyiOrdered *
siyi_ordered_item_get_line (SiyiOrderedItem *self)
{
  g_return_val_if_fail (SIYI_IS_ORDERED_ITEM (self), NULL);

  return self->line;
}

static void
fetch_free (gpointer data)
{
  Fetch *fetch = data;

  g_array_unref (fetch->ids);
  g_free (fetch);
}

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  const Fetch *fetch = data;

  return siyi_ordered_load (db, (const gint64 *) fetch->ids->data, fetch->ids->len, fetch->today,
                            error);
}

static void fetch_next (SiyiOrderedList *self);

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiOrderedList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->fetching = FALSE;
  if (lines == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Loading lines of instructions: %s", error->message);
      return;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      SiyiOrdered *line = g_ptr_array_index (lines, i);
      SiyiOrderedItem *item = line != NULL ? g_hash_table_lookup (self->items, &line->id) : NULL;

      if (item == NULL)
        continue;
      g_clear_pointer (&item->line, siyi_ordered_free);
      item->line = line;
      lines->pdata[i] = NULL;
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_LINE]);
    }
  fetch_next (self);
}

static void
fetch_next (SiyiOrderedList *self)
{
  Fetch *fetch;

  if (self->fetching || self->wanted->len == 0)
    return;

  fetch = g_new0 (Fetch, 1);
  fetch->today = self->today;
  fetch->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (self->wanted->len > 0 && fetch->ids->len < PAGE_LINES)
    {
      const gint64 id = g_array_index (self->wanted, gint64, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->items, &id))
        g_array_append_val (fetch->ids, id);
    }
  if (fetch->ids->len == 0)
    {
      fetch_free (fetch);
      return;
    }

  self->fetching = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, fetch, fetch_free,
                          (GDestroyNotify) g_ptr_array_unref, self->cancellable, on_loaded,
                          g_object_ref (self));
}

static gboolean
fetch_in_idle (gpointer data)
{
  SiyiOrderedList *self = data;

  self->fetch_idle = 0;
  fetch_next (self);

  return G_SOURCE_REMOVE;
}

static void
want (SiyiOrderedList *self,
      gint64           id)
{
  g_array_append_val (self->wanted, id);
  if (self->fetch_idle == 0)
    self->fetch_idle = g_idle_add (fetch_in_idle, self);
}

static GType
get_item_type (GListModel *model)
{
  return SIYI_TYPE_ORDERED_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SIYI_ORDERED_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SiyiOrderedList *self = SIYI_ORDERED_LIST (model);
  SiyiOrderedItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (SIYI_TYPE_ORDERED_ITEM, NULL);
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
siyi_ordered_list_dispose (GObject *object)
{
  SiyiOrderedList *self = SIYI_ORDERED_LIST (object);
  GHashTableIter iter;
  SiyiOrderedItem *item;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    item->list = NULL;
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (siyi_ordered_list_parent_class)->dispose (object);
}

static void
siyi_ordered_list_finalize (GObject *object)
{
  SiyiOrderedList *self = SIYI_ORDERED_LIST (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_ordered_list_parent_class)->finalize (object);
}

static void
siyi_ordered_list_class_init (SiyiOrderedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_ordered_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_ordered_list_finalize;
}

static void
siyi_ordered_list_init (SiyiOrderedList *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * siyi_ordered_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiOrderedList *
siyi_ordered_list_new (SiyiArchive *archive)
{
  SiyiOrderedList *self = g_object_new (SIYI_TYPE_ORDERED_LIST, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

static gboolean
is_same (GArray *a,
         GArray *b)
{
  return a->len == b->len &&
         (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (gint64)) == 0);
}

/**
 * siyi_ordered_list_take_ids:
 * @ids: (transfer full): gint64, the new result
 * @today: for states and lights
 *
 * Replaces the result; the same one only fetches the lines in use again.
 */
void
siyi_ordered_list_take_ids (SiyiOrderedList *self,
                            GArray          *ids,
                            SiyiDay          today)
{
  g_autoptr(GArray) old = self->ids;
  GHashTableIter iter;
  gint64 *id;

  self->today = today;
  if (is_same (old, ids))
    {
      self->ids = ids;
      g_hash_table_iter_init (&iter, self->items);
      while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
        want (self, *id);
      return;
    }

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (old->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, old->len, 0);
  g_array_unref (self->ids);
  self->ids = ids;
  if (ids->len > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, 0, ids->len);
}
