/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A list of moved last days, which may be a hundred thousand: the array stays as the store made it, and
 * an item is a place in it. Main thread. */
#include "siyi-move-list.h"

struct _SiyiMoveItem
{
  GObject    parent_instance;

  GPtrArray *moves;
  guint      position;
};

struct _SiyiMoveList
{
  GObject    parent_instance;

  GPtrArray *moves;
};

G_DEFINE_FINAL_TYPE (SiyiMoveItem, siyi_move_item, G_TYPE_OBJECT)

static void
siyi_move_item_finalize (GObject *object)
{
  g_ptr_array_unref (SIYI_MOVE_ITEM (object)->moves);

  G_OBJECT_CLASS (siyi_move_item_parent_class)->finalize (object);
}

static void
siyi_move_item_class_init (SiyiMoveItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_move_item_finalize;
}

static void
siyi_move_item_init (SiyiMoveItem *self)
{
}

/**
 * siyi_move_item_get:
 *
 * Returns: (transfer none): the move
 */
const SiyiMove *
siyi_move_item_get (SiyiMoveItem *self)
{
  return g_ptr_array_index (self->moves, self->position);
}

static GType
get_item_type (GListModel *model)
{
  return SIYI_TYPE_MOVE_ITEM;
}

static guint
get_n_items (GListModel *model)
{
  return SIYI_MOVE_LIST (model)->moves->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  SiyiMoveList *self = SIYI_MOVE_LIST (model);
  SiyiMoveItem *item;

  if (position >= self->moves->len)
    return NULL;

  item = g_object_new (SIYI_TYPE_MOVE_ITEM, NULL);
  item->moves = g_ptr_array_ref (self->moves);
  item->position = position;

  return item;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SiyiMoveList, siyi_move_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
siyi_move_list_finalize (GObject *object)
{
  g_ptr_array_unref (SIYI_MOVE_LIST (object)->moves);

  G_OBJECT_CLASS (siyi_move_list_parent_class)->finalize (object);
}

static void
siyi_move_list_class_init (SiyiMoveListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = siyi_move_list_finalize;
}

static void
siyi_move_list_init (SiyiMoveList *self)
{
}

/**
 * siyi_move_list_new:
 * @moves: (element-type SiyiMove): kept, not copied
 *
 * Returns: (transfer full): the list of them
 */
SiyiMoveList *
siyi_move_list_new (GPtrArray *moves)
{
  SiyiMoveList *self = g_object_new (SIYI_TYPE_MOVE_LIST, NULL);

  self->moves = g_ptr_array_ref (moves);

  return self;
}
