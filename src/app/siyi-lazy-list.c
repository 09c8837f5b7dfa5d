/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists that may be a million rows long and open at once: the answer to a question is an array of ids;
 * a row comes from the archive when its place is looked at. Main thread.
 *
 * 1. items: id -> the living item, unowned; a dying item leaves by itself.
 * 2. wanted: ids whose row is to be fetched; one fetch is under way at a time, the latest wanted first,
 *    because those are on the screen now.
 * 3. A new answer never emits (0, n, n): GTK 4.8 then asks for every row. */
#include "siyi-lazy-list-private.h"

#include <string.h>

#define PAGE_ROWS 64
#define SMALL_CHANGE 256

typedef struct
{
  const SiyiLazyRows *rows;
  SiyiArchive        *archive;
  GCancellable       *cancellable;
  GArray             *ids;       /* gint64 in the order of the answer */
  GHashTable         *items;
  GArray             *wanted;
  SiyiDay             today;
  guint               fetch_idle;
  gboolean            fetching;
  guint               n_loaded;
} SiyiLazyListPrivate;

/* What was asked travels with the question. */
typedef struct
{
  GArray             *ids;
  SiyiDay             today;
  const SiyiLazyRows *rows;
} Fetch;

static void list_model_init (GListModelInterface *iface);

G_DEFINE_TYPE_WITH_CODE (SiyiLazyList, siyi_lazy_list, G_TYPE_OBJECT,
                         G_ADD_PRIVATE (SiyiLazyList)
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static SiyiLazyListPrivate *
list_private (gpointer self)
{
  return siyi_lazy_list_get_instance_private (self);
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

  return fetch->rows->load (db, (const gint64 *) (gpointer) fetch->ids->data, fetch->ids->len, fetch->today, error);
}

static void fetch_next (SiyiLazyList *self);

static void
take_rows (SiyiLazyList *self,
           GPtrArray    *rows)
{
  SiyiLazyListPrivate *list = list_private (self);

  list->n_loaded += rows->len;
  for (guint i = 0; i < rows->len; i++)
    {
      gpointer row = g_ptr_array_index (rows, i);
      const gint64 id = row != NULL ? list->rows->id_of (row) : 0;
      SiyiLazyItem *item = row != NULL ? g_hash_table_lookup (list->items, &id) : NULL;

      if (item == NULL)
        continue;

      rows->pdata[i] = NULL;
      siyi_lazy_item_take_row (item, row);
    }
}

static void
on_loaded (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr(SiyiLazyList) self = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = siyi_archive_run_finish (SIYI_ARCHIVE (source), result, &error);

  list_private (self)->fetching = FALSE;
  if (rows == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        g_message ("Loading rows of %s: %s", list_private (self)->rows->name, error->message);
      return;
    }

  take_rows (self, rows);
  fetch_next (self);
}

/* The newest ids still in use, at most a page; empty: nothing is wanted any more. */
static GArray *
next_page (SiyiLazyListPrivate *list)
{
  GArray *page = g_array_new (FALSE, FALSE, sizeof (gint64));

  while (list->wanted->len > 0 && page->len < PAGE_ROWS)
    {
      const gint64 id = g_array_index (list->wanted, gint64, list->wanted->len - 1);

      g_array_set_size (list->wanted, list->wanted->len - 1);
      if (g_hash_table_contains (list->items, &id))
        g_array_append_val (page, id);
    }

  return page;
}

static void
fetch_next (SiyiLazyList *self)
{
  SiyiLazyListPrivate *list = list_private (self);
  g_autoptr(GArray) page = NULL;
  Fetch *fetch;

  if (list->fetching || list->wanted->len == 0)
    return;

  page = next_page (list);
  if (page->len == 0)
    return;

  fetch = g_new (Fetch, 1);
  fetch->ids = g_steal_pointer (&page);
  fetch->today = list->today;
  fetch->rows = list->rows;
  list->fetching = TRUE;
  siyi_archive_run_async (list->archive, SIYI_ACCESS_READ, load_in_thread, fetch, fetch_free,
                          (GDestroyNotify) g_ptr_array_unref, list->cancellable, on_loaded, g_object_ref (self));
}

static gboolean
fetch_in_idle (gpointer data)
{
  list_private (data)->fetch_idle = 0;
  fetch_next (data);

  return G_SOURCE_REMOVE;
}

static void
want (SiyiLazyList *self,
      gint64        id)
{
  SiyiLazyListPrivate *list = list_private (self);

  if (id < 0)
    return;

  g_array_append_val (list->wanted, id);
  if (list->fetch_idle == 0)
    list->fetch_idle = g_idle_add (fetch_in_idle, self);
}

static GType
get_item_type (GListModel *model)
{
  return SIYI_LAZY_LIST_GET_CLASS (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return list_private (model)->ids->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  SiyiLazyListPrivate *list = list_private (model);
  SiyiLazyItem *item;
  gint64 id;

  if (position >= list->ids->len)
    return NULL;

  id = g_array_index (list->ids, gint64, position);
  item = g_hash_table_lookup (list->items, &id);
  if (item != NULL)
    return g_object_ref (item);

  item = siyi_lazy_item_new (SIYI_LAZY_LIST_GET_CLASS (model)->item_type, SIYI_LAZY_LIST (model), list->rows, id);
  g_hash_table_insert (list->items, (gpointer) siyi_lazy_item_key (item), item);
  if (SIYI_LAZY_LIST_GET_CLASS (model)->made != NULL)
    SIYI_LAZY_LIST_GET_CLASS (model)->made (SIYI_LAZY_LIST (model), item);
  want (SIYI_LAZY_LIST (model), id);

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

/* A dying item leaves. */
void
siyi_lazy_list_forget (SiyiLazyList *self,
                       const gint64 *id)
{
  g_hash_table_remove (list_private (self)->items, id);
}

static void
siyi_lazy_list_dispose (GObject *object)
{
  SiyiLazyListPrivate *list = list_private (object);
  GHashTableIter iter;
  SiyiLazyItem *item;

  g_cancellable_cancel (list->cancellable);
  g_clear_handle_id (&list->fetch_idle, g_source_remove);
  g_hash_table_iter_init (&iter, list->items);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &item))
    siyi_lazy_item_leave (item);
  g_hash_table_remove_all (list->items);

  G_OBJECT_CLASS (siyi_lazy_list_parent_class)->dispose (object);
}

static void
siyi_lazy_list_finalize (GObject *object)
{
  SiyiLazyListPrivate *list = list_private (object);

  g_clear_object (&list->archive);
  g_clear_object (&list->cancellable);
  g_clear_pointer (&list->ids, g_array_unref);
  g_clear_pointer (&list->wanted, g_array_unref);
  g_clear_pointer (&list->items, g_hash_table_unref);

  G_OBJECT_CLASS (siyi_lazy_list_parent_class)->finalize (object);
}

static void
siyi_lazy_list_class_init (SiyiLazyListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = siyi_lazy_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = siyi_lazy_list_finalize;
  klass->item_type = SIYI_TYPE_LAZY_ITEM;
}

static void
siyi_lazy_list_init (SiyiLazyList *self)
{
  SiyiLazyListPrivate *list = list_private (self);

  list->cancellable = g_cancellable_new ();
  list->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->wanted = g_array_new (FALSE, FALSE, sizeof (gint64));
  list->items = g_hash_table_new (g_int64_hash, g_int64_equal);
}

/**
 * siyi_lazy_list_new:
 * @type: %SIYI_TYPE_LAZY_LIST, or a child that adds something to its places
 * @archive: where the rows are
 * @rows: what they are; static
 *
 * Returns: (transfer full): an empty list
 */
gpointer
siyi_lazy_list_new (GType               type,
                    SiyiArchive        *archive,
                    const SiyiLazyRows *rows)
{
  SiyiLazyList *self = g_object_new (type, NULL);
  SiyiLazyListPrivate *list = list_private (self);

  list->archive = g_object_ref (archive);
  list->rows = rows;

  return self;
}

/**
 * siyi_lazy_list_set_today:
 * @today: for the states and lights of the rows fetched from now on
 */
void
siyi_lazy_list_set_today (SiyiLazyList *self,
                          SiyiDay       today)
{
  g_return_if_fail (SIYI_IS_LAZY_LIST (self));

  list_private (self)->today = today;
}

/* How far two answers agree from the front and from the back. */
static void
shared_ends (const GArray *old,
             const GArray *ids,
             guint        *head,
             guint        *tail)
{
  const gint64 *before = (const gint64 *) (gpointer) old->data;
  const gint64 *after = (const gint64 *) (gpointer) ids->data;

  *head = *tail = 0;
  while (*head < old->len && *head < ids->len && before[*head] == after[*head])
    (*head)++;
  while (*head + *tail < old->len && *head + *tail < ids->len &&
         before[old->len - 1 - *tail] == after[ids->len - 1 - *tail])
    (*tail)++;
}

/**
 * siyi_lazy_list_take_ids:
 * @ids: (transfer full): gint64, the new answer
 *
 * Replaces the answer. Places before and behind the change are not touched, so a row appended or taken
 * out moves nothing else.
 */
void
siyi_lazy_list_take_ids (SiyiLazyList *self,
                         GArray       *ids)
{
  SiyiLazyListPrivate *list = list_private (self);
  g_autoptr(GArray) old = list->ids;
  const gint64 *before = (const gint64 *) (gpointer) old->data;
  guint head, tail, removed, added;

  g_return_if_fail (SIYI_IS_LAZY_LIST (self));

  shared_ends (old, ids, &head, &tail);
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
      list->ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), head + tail);
      g_array_append_vals (list->ids, before, head);
      g_array_append_vals (list->ids, before + head + removed, tail);
      g_list_model_items_changed (G_LIST_MODEL (self), head, removed, 0);
      g_array_unref (list->ids);
    }
  list->ids = ids;
  if (added > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, 0, added);
}

/**
 * siyi_lazy_list_refresh:
 *
 * Fetches the rows in use again; the old ones stay until the new ones have come.
 */
void
siyi_lazy_list_refresh (SiyiLazyList *self)
{
  GHashTableIter iter;
  gint64 *id;

  g_return_if_fail (SIYI_IS_LAZY_LIST (self));

  g_array_set_size (list_private (self)->wanted, 0);
  g_hash_table_iter_init (&iter, list_private (self)->items);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    want (self, *id);
}

/**
 * siyi_lazy_list_get_ids:
 *
 * Returns: (transfer none): gint64 in the order of the answer
 */
const GArray *
siyi_lazy_list_get_ids (SiyiLazyList *self)
{
  g_return_val_if_fail (SIYI_IS_LAZY_LIST (self), NULL);

  return list_private (self)->ids;
}

/**
 * siyi_lazy_list_get_id:
 *
 * Returns: the id at @position, 0 past the end
 */
gint64
siyi_lazy_list_get_id (SiyiLazyList *self,
                       guint         position)
{
  const GArray *ids = siyi_lazy_list_get_ids (self);

  return ids != NULL && position < ids->len ? g_array_index (ids, gint64, position) : 0;
}

/**
 * siyi_lazy_list_find:
 *
 * Returns: the place of @id, or G_MAXUINT, which is GTK's word for no place
 */
guint
siyi_lazy_list_find (SiyiLazyList *self,
                     gint64        id)
{
  const GArray *ids = siyi_lazy_list_get_ids (self);

  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return i;

  return G_MAXUINT;
}

/**
 * siyi_lazy_list_living:
 *
 * Returns: (transfer none) (nullable): the item of @id, if somebody holds it
 */
SiyiLazyItem *
siyi_lazy_list_living (SiyiLazyList *self,
                       gint64        id)
{
  g_return_val_if_fail (SIYI_IS_LAZY_LIST (self), NULL);

  return g_hash_table_lookup (list_private (self)->items, &id);
}

/* For tests: how many rows were fetched since the list was made. */
guint
siyi_lazy_list_n_loaded (SiyiLazyList *self)
{
  g_return_val_if_fail (SIYI_IS_LAZY_LIST (self), 0);

  return list_private (self)->n_loaded;
}
