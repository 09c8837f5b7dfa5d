/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of cases: what a lazy list needs to know of them. */
#include "siyi-case-list.h"

#include <string.h>

struct _SiyiCaseItem
{
  SiyiLazyItem parent_instance;
};

struct _SiyiCaseList
{
  SiyiLazyList parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiCaseItem, siyi_case_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiCaseList, siyi_case_list, SIYI_TYPE_LAZY_LIST)

static void
siyi_case_item_class_init (SiyiCaseItemClass *klass)
{
  SIYI_LAZY_ITEM_CLASS (klass)->free_row = (GDestroyNotify) siyi_case_line_free;
}

static void
siyi_case_item_init (SiyiCaseItem *self)
{
}

gint64
siyi_case_item_get_id (SiyiCaseItem *self)
{
  return siyi_lazy_item_get_id (SIYI_LAZY_ITEM (self));
}

/**
 * siyi_case_item_get_line:
 *
 * Returns: (transfer none) (nullable): the line, %NULL while it is under way or gone
 */
const SiyiCaseLine *
siyi_case_item_get_line (SiyiCaseItem *self)
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
  return siyi_cases_load (db, ids, n_ids, error);
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiCaseLine *) row)->id;
}

static void
siyi_case_list_class_init (SiyiCaseListClass *klass)
{
  SiyiLazyListClass *list_class = SIYI_LAZY_LIST_CLASS (klass);

  list_class->item_type = SIYI_TYPE_CASE_ITEM;
  list_class->load = load;
  list_class->id_of = id_of;
}

static void
siyi_case_list_init (SiyiCaseList *self)
{
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

  siyi_lazy_list_set_archive (SIYI_LAZY_LIST (self), archive);

  return self;
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
  const GArray *all = siyi_lazy_list_get_ids (SIYI_LAZY_LIST (self));

  g_return_val_if_fail (SIYI_IS_CASE_LIST (self), FALSE);

  return ids->len > 0 && all->len > ids->len && memcmp (all->data, ids->data, ids->len * sizeof (gint64)) == 0;
}
