/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A place of a lazy list: its id, and its row when that has come. Main thread. */
#include "siyi-lazy-list-private.h"

typedef struct
{
  gint64              id;
  gpointer            row;
  const SiyiLazyRows *rows;
  SiyiLazyList       *list;      /* borrowed; NULL after the list's end */
} SiyiLazyItemPrivate;

enum { PROP_0, PROP_ROW, N_PROPS };
static GParamSpec *properties[N_PROPS];

G_DEFINE_TYPE_WITH_PRIVATE (SiyiLazyItem, siyi_lazy_item, G_TYPE_OBJECT)

static SiyiLazyItemPrivate *
private_of (gpointer self)
{
  return siyi_lazy_item_get_instance_private (self);
}

static void
set_row (SiyiLazyItemPrivate *item,
         gpointer             row)
{
  if (item->row != NULL)
    item->rows->free_row (item->row);
  item->row = row;
}

static void
siyi_lazy_item_finalize (GObject *object)
{
  SiyiLazyItemPrivate *item = private_of (object);

  if (item->list != NULL)
    siyi_lazy_list_forget (item->list, &item->id);
  set_row (item, NULL);

  G_OBJECT_CLASS (siyi_lazy_item_parent_class)->finalize (object);
}

static void
siyi_lazy_item_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  if (prop_id == PROP_ROW)
    g_value_set_pointer (value, private_of (object)->row);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
siyi_lazy_item_class_init (SiyiLazyItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = siyi_lazy_item_finalize;
  object_class->get_property = siyi_lazy_item_get_property;

  properties[PROP_ROW] = g_param_spec_pointer ("row", NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
siyi_lazy_item_init (SiyiLazyItem *self)
{
}

/**
 * siyi_lazy_item_new:
 * @type: %SIYI_TYPE_LAZY_ITEM or its child
 * @list: not kept alive
 * @rows: what its row is
 *
 * Returns: (transfer full): a place whose row has not come
 */
SiyiLazyItem *
siyi_lazy_item_new (GType               type,
                    SiyiLazyList       *list,
                    const SiyiLazyRows *rows,
                    gint64              id)
{
  SiyiLazyItem *self = g_object_new (type, NULL);
  SiyiLazyItemPrivate *item = private_of (self);

  item->id = id;
  item->rows = rows;
  item->list = list;

  return self;
}

const gint64 *
siyi_lazy_item_key (SiyiLazyItem *self)
{
  return &private_of (self)->id;
}

/**
 * siyi_lazy_item_take_row:
 * @row: (transfer full): in place of the one it had
 */
void
siyi_lazy_item_take_row (SiyiLazyItem *self,
                         gpointer      row)
{
  set_row (private_of (self), row);
  siyi_lazy_item_notify (self);
}

/* Its list ends before it. */
void
siyi_lazy_item_leave (SiyiLazyItem *self)
{
  private_of (self)->list = NULL;
}

gint64
siyi_lazy_item_get_id (SiyiLazyItem *self)
{
  g_return_val_if_fail (SIYI_IS_LAZY_ITEM (self), 0);

  return private_of (self)->id;
}

/**
 * siyi_lazy_item_get_row:
 *
 * Returns: (transfer none) (nullable): the row, %NULL while it is under way or gone
 */
gconstpointer
siyi_lazy_item_get_row (SiyiLazyItem *self)
{
  g_return_val_if_fail (SIYI_IS_LAZY_ITEM (self), NULL);

  return private_of (self)->row;
}

/**
 * siyi_lazy_item_notify:
 *
 * For a place without a row of its own, when what it shows has changed.
 */
void
siyi_lazy_item_notify (SiyiLazyItem *self)
{
  g_return_if_fail (SIYI_IS_LAZY_ITEM (self));

  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROW]);
}
