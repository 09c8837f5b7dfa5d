/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A leader's instructions: what a lazy list needs to know of them. */
#include "siyi-ordered-list.h"

struct _SiyiOrderedItem
{
  SiyiLazyItem parent_instance;
};

struct _SiyiOrderedList
{
  SiyiLazyList parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiOrderedItem, siyi_ordered_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiOrderedList, siyi_ordered_list, SIYI_TYPE_LAZY_LIST)

static void
siyi_ordered_item_class_init (SiyiOrderedItemClass *klass)
{
  SIYI_LAZY_ITEM_CLASS (klass)->free_row = (GDestroyNotify) siyi_ordered_free;
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
  return siyi_lazy_item_get_row (SIYI_LAZY_ITEM (self));
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiOrdered *) row)->id;
}

static void
siyi_ordered_list_class_init (SiyiOrderedListClass *klass)
{
  SiyiLazyListClass *list_class = SIYI_LAZY_LIST_CLASS (klass);

  list_class->item_type = SIYI_TYPE_ORDERED_ITEM;
  list_class->load = siyi_ordered_load;
  list_class->id_of = id_of;
}

static void
siyi_ordered_list_init (SiyiOrderedList *self)
{
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

  siyi_lazy_list_set_archive (SIYI_LAZY_LIST (self), archive);

  return self;
}

/**
 * siyi_ordered_list_take_ids:
 * @ids: (transfer full): gint64, the new answer
 * @today: for states and lights
 *
 * Replaces the answer and fetches the lines that stay in use again.
 */
void
siyi_ordered_list_take_ids (SiyiOrderedList *self,
                            GArray          *ids,
                            SiyiDay          today)
{
  siyi_lazy_list_set_today (SIYI_LAZY_LIST (self), today);
  siyi_lazy_list_take_ids (SIYI_LAZY_LIST (self), ids);
  siyi_lazy_list_refresh (SIYI_LAZY_LIST (self));
}
