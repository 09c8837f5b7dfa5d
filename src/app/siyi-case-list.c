/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases as a lazy list model: the result of a question is an array of ids; a line
 * comes from the archive when its place is looked at. Main thread.
 *
 * 1. items: id -> the living SiyiCaseItem, unowned; a dying item leaves by itself.
 * 2. wanted: ids whose line is to be fetched; one fetch is under way at a time, the latest wanted
 *    first, because those are on the screen now.
 * 3. A change of the ids never emits (0, n, n): GTK 4.8 then asks for every row. */
#include "siyi-case-list.h"

#define PAGE_LINES 64
#define SMALL_CHANGE 256

struct _SiyiCaseItem
{
  GObject       parent_instance;

  gint64        id;
  SiyiCaseLine *line;
  SiyiCaseList *list;      /* borrowed; NULL after the list's end */
};

struct _SiyiCaseList
{
  GObject       parent_instance;

  SiyiArchive  *archive;
  GCancellable *cancellable;
  GArray       *ids;       /* gint64 in the order of the result */
  GHashTable   *items;
  GArray       *wanted;
  guint         fetch_idle;
  gboolean      fetching;
};

enum { PROP_0, PROP_LINE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE (SiyiCaseItem, siyi_case_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiCaseList, siyi_case_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
siyi_case_item_finalize (GObject *object)
{
  SiyiCaseItem *self = SIYI_CASE_ITEM (object);

  if (self->list != NULL)
    g_hash_table_remove (self->list->items, &self->id);
  g_clear_pointer (&self->line, siyi_case_line_free);

  G_OBJECT_CLASS (siyi_case_item_parent_class)->finalize (object);
}

static void
siyi_case_item_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_LINE)
    g_value_set_pointer (value, SIYI_CASE_ITEM (object)->line);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
siyi_case_item_class_init (SiyiCaseItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = siyi_case_item_finalize;
  object_class->get_property = siyi_case_item_get_property;

  properties[PROP_LINE] = g_param_spec_pointer ("line", NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siyi_case_item_init (SiyiCaseItem *self)
{
}

gint64
siyi_case_item_get_id (SiyiCaseItem *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_ITEM (self), 0);

  return self->id;
}

/**
 * siyi_case_item_get_line:
 *
 * Returns: (transfer none) (nullable): the line, %NULL while it is under way or gone
 */
const SiyiCaseLine *
siyi_case_item_get_line (SiyiCaseItem *self)
{
  g_return_val_if_fail (SIYI_IS_CASE_ITEM (self), NULL);

  return self->line;
}

static void fetch_next (SiyiCaseList *self);

static gpointer
load_in_thread (SiyiDb        *db,
                gpointer       data,
                GCancellable  *cancellable,
                GError       **error)
{
  GArray *ids = data;

  return siyi_cases_load (db, (const gint64 *) ids->data, ids->len, error);
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiCaseList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) lines = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  self->fetching = FALSE;
  if (lines == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_warning ("Loading lines of cases: %s", error->message);
      return;
    }

  for (guint i = 0; i < lines->len; i++)
    {
      SiyiCaseLine *line = g_ptr_array_index (lines, i);
      SiyiCaseItem *item = line != NULL ? g_hash_table_lookup (self->items, &line->id) : NULL;

      if (item == NULL)
        continue;

      g_clear_pointer (&item->line, siyi_case_line_free);
      item->line = line;
      lines->pdata[i] = NULL;
      g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_LINE]);
    }

  fetch_next (self);
}

static void
fetch_next (SiyiCaseList *self)
{
  GArray *batch;

  if (self->fetching || self->wanted->len == 0)
    return;

  batch = g_array_new (FALSE, FALSE, sizeof (gint64));
  while (self->wanted->len > 0 && batch->len < PAGE_LINES)
    {
      gint64 id = g_array_index (self->wanted, gint64, self->wanted->len - 1);

      g_array_set_size (self->wanted, self->wanted->len - 1);
      if (g_hash_table_contains (self->items, &id))
        g_array_append_val (batch, id);
    }
  if (batch->len == 0)
    {
      g_array_unref (batch);
      return;
    }

  self->fetching = TRUE;
  siyi_archive_run_async (self->archive, SIYI_ACCESS_READ, load_in_thread, batch,
                          (GDestroyNotify) g_array_unref, (GDestroyNotify) g_ptr_array_unref,
                          self->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
fetch_in_idle (gpointer data)
{
  SiyiCaseList *self = data;

  self->fetch_idle = 0;
  fetch_next (self);

  return G_SOURCE_REMOVE;
}

static void
want (SiyiCaseList *self,
      gint64        id)
{
  g_array_append_val (self->wanted, id);
  if (self->fetch_idle == 0)
    self->fetch_idle = g_idle_add (fetch_in_idle, self);
}

static GType
get_item_type (GListModel *model)
{
  return SIYI_TYPE_CASE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SIYI_CASE_LIST (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SiyiCaseList *self = SIYI_CASE_LIST (model);
  SiyiCaseItem *item;
  gint64 id;

  if (position >= self->ids->len)
    return NULL;

  id = g_array_index (self->ids, gint64, position);
  item = g_hash_table_lookup (self->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = g_object_new (SIYI_TYPE_CASE_ITEM, NULL);
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
siyi_case_list_dispose (GObject *object)
{
  SiyiCaseList *self = SIYI_CASE_LIST (object);
  GHashTableIter iter;
  SiyiCaseItem *item;

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->fetch_idle, g_source_remove);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    item->list = NULL;
  g_hash_table_remove_all (self->items);

  G_OBJECT_CLASS (siyi_case_list_parent_class)->dispose (object);
}

static void
siyi_case_list_finalize (GObject *object)
{
  SiyiCaseList *self = SIYI_CASE_LIST (object);

  g_clear_object (&self->archive);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_clear_pointer (&self->items, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_case_list_parent_class)->finalize (object);
}

static void
siyi_case_list_class_init (SiyiCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_case_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_case_list_finalize;
}

static void
siyi_case_list_init (SiyiCaseList *self)
{
  self->cancellable = g_cancellable_new ();
  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * siyi_case_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiCaseList *
siyi_case_list_new (SiyiArchive *archive)
{
  SiyiCaseList *self = g_object_new (SIYI_TYPE_CASE_LIST, NULL);

  self->archive = g_object_ref (archive);

  return self;
}

/**
 * siyi_case_list_take_ids:
 * @ids: (transfer full): gint64, the new result
 *
 * Replaces the result. Places before and behind the change are not touched, so a row appended or
 * taken out moves nothing else.
 */
void
siyi_case_list_take_ids (SiyiCaseList *self,
                         GArray       *ids)
{
  g_autoptr(GArray) old = self->ids;
  const gint64 *before = (const gint64 *) old->data;
  const gint64 *after = (const gint64 *) ids->data;
  guint head = 0, tail = 0;
  guint removed, added;

  while (head < old->len && head < ids->len && before[head] == after[head])
    head++;
  while (head + tail < old->len && head + tail < ids->len &&
         before[old->len - 1 - tail] == after[ids->len - 1 - tail])
    tail++;
  removed = old->len - head - tail;
  added = ids->len - head - tail;

  if (removed > 0 && added > SMALL_CHANGE)
    {
      removed = old->len;
      added = ids->len;
      head = tail = 0;
    }

  /* In two steps: what goes, then what comes. Between them the list is the part both share. */
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
 * siyi_case_list_refresh:
 *
 * Fetches the lines in use again; the old ones stay until the new ones have come.
 */
void
siyi_case_list_refresh (SiyiCaseList *self)
{
  GHashTableIter iter;
  gint64 *id;

  g_return_if_fail (SIYI_IS_CASE_LIST (self));

  g_array_set_size (self->wanted, 0);
  g_hash_table_iter_init (&iter, self->items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    want (self, *id);
}

/**
 * siyi_case_list_find:
 *
 * Returns: the place of @id, or %GTK_INVALID_LIST_POSITION's value (G_MAXUINT)
 */
guint
siyi_case_list_find (SiyiCaseList *self,
                     gint64        id)
{
  g_return_val_if_fail (SIYI_IS_CASE_LIST (self), G_MAXUINT);

  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}

/**
 * siyi_case_list_starts_with:
 *
 * Returns: whether the list begins with @ids and holds more
 */
gboolean
siyi_case_list_starts_with (SiyiCaseList *self,
                            GArray       *ids)
{
  g_return_val_if_fail (SIYI_IS_CASE_LIST (self), FALSE);

  return ids->len > 0 && self->ids->len > ids->len &&
         memcmp (self->ids->data, ids->data, ids->len * sizeof (gint64)) == 0;
}

/**
 * siyi_case_list_get_id:
 *
 * Returns: the id at @position, 0 past the end
 */
gint64
siyi_case_list_get_id (SiyiCaseList *self,
                       guint         position)
{
  g_return_val_if_fail (SIYI_IS_CASE_LIST (self), 0);

  return position < self->ids->len ? g_array_index (self->ids, gint64, position) : 0;
}
