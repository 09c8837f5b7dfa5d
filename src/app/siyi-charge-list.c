/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The list of charges: what a lazy list needs to know of them, and the heads of their groups between them,
 * whose ids are below zero. Main thread. */
#include "siyi-charge-list.h"

#include "siyi-charge-work.h"

struct _SiyiChargeItem
{
  SiyiLazyItem parent_instance;

  guint        n;                   /* rows below a head */
};

struct _SiyiChargeList
{
  SiyiLazyList parent_instance;
};

G_DEFINE_FINAL_TYPE (SiyiChargeItem, siyi_charge_item, SIYI_TYPE_LAZY_ITEM)
G_DEFINE_FINAL_TYPE (SiyiChargeList, siyi_charge_list, SIYI_TYPE_LAZY_LIST)

static void
siyi_charge_item_class_init (SiyiChargeItemClass *klass)
{
}

static void
siyi_charge_item_init (SiyiChargeItem *self)
{
}

gboolean
siyi_charge_item_is_head (SiyiChargeItem *self)
{
  return siyi_lazy_item_get_id (SIYI_LAZY_ITEM (self)) < 0;
}

/**
 * siyi_charge_item_get_part:
 * @self: a head
 *
 * Returns: the group it stands above
 */
SiyiChargesPart
siyi_charge_item_get_part (SiyiChargeItem *self)
{
  g_return_val_if_fail (siyi_charge_item_is_head (self), SIYI_CHARGES_OVERDUE);

  return (SiyiChargesPart) (-1 - siyi_lazy_item_get_id (SIYI_LAZY_ITEM (self)));
}

guint
siyi_charge_item_get_n (SiyiChargeItem *self)
{
  g_return_val_if_fail (SIYI_IS_CHARGE_ITEM (self), 0);

  return self->n;
}

const SiyiCharge *
siyi_charge_item_get_row (SiyiChargeItem *self)
{
  return siyi_lazy_item_get_row (SIYI_LAZY_ITEM (self));
}

static gint64
id_of (gconstpointer row)
{
  return ((const SiyiCharge *) row)->id;
}

/* The rows of a head are those up to the next head. */
static guint
n_below (const GArray *ids,
         gint64        head)
{
  guint n = 0;
  gboolean below = FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);

      if (id < 0)
        below = id == head;
      else if (below)
        n++;
    }

  return n;
}

static void
made (SiyiLazyList *list,
      SiyiLazyItem *item)
{
  if (siyi_lazy_item_get_id (item) < 0)
    SIYI_CHARGE_ITEM (item)->n = n_below (siyi_lazy_list_get_ids (list), siyi_lazy_item_get_id (item));
}

static const SiyiLazyRows charges = { "the charges", siyi_charges_load, id_of, (GDestroyNotify) siyi_charge_free };

static void
siyi_charge_list_class_init (SiyiChargeListClass *klass)
{
  SiyiLazyListClass *list_class = SIYI_LAZY_LIST_CLASS (klass);

  list_class->item_type = SIYI_TYPE_CHARGE_ITEM;
  list_class->made = made;
}

static void
siyi_charge_list_init (SiyiChargeList *self)
{
}

/**
 * siyi_charge_list_new:
 *
 * Returns: (transfer full): an empty list over @archive
 */
SiyiChargeList *
siyi_charge_list_new (SiyiArchive *archive)
{
  return siyi_lazy_list_new (SIYI_TYPE_CHARGE_LIST, archive, &charges);
}

static void
count_heads (SiyiChargeList *self)
{
  static const SiyiChargesPart parts[] = { SIYI_CHARGES_OVERDUE, SIYI_CHARGES_RUNNING, SIYI_CHARGES_FINISHED };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      SiyiLazyItem *head = siyi_lazy_list_living (SIYI_LAZY_LIST (self), SIYI_CHARGE_HEAD (parts[i]));

      if (head == NULL)
        continue;
      made (SIYI_LAZY_LIST (self), head);
      siyi_lazy_item_notify (head);
    }
}

/**
 * siyi_charge_list_take_ids:
 * @ids: (transfer full): gint64, from siyi_charge_ids_work()
 * @today: for states and lights
 *
 * Replaces the answer and fetches the rows that stay in use again.
 */
void
siyi_charge_list_take_ids (SiyiChargeList *self,
                           GArray         *ids,
                           SiyiDay         today)
{
  siyi_lazy_list_set_today (SIYI_LAZY_LIST (self), today);
  siyi_lazy_list_take_ids (SIYI_LAZY_LIST (self), ids);
  count_heads (self);
  siyi_lazy_list_refresh (SIYI_LAZY_LIST (self));
}
