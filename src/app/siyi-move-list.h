/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "siyi-moves.h"

G_BEGIN_DECLS

/* Moved last days as a list model; a row is made when it is asked for. */
#define SIYI_TYPE_MOVE_ITEM (siyi_move_item_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMoveItem, siyi_move_item, SIYI, MOVE_ITEM, GObject)

#define SIYI_TYPE_MOVE_LIST (siyi_move_list_get_type ())
G_DECLARE_FINAL_TYPE (SiyiMoveList, siyi_move_list, SIYI, MOVE_LIST, GObject)

SiyiMoveList   *siyi_move_list_new     (GPtrArray    *moves);     /* SiyiMove */
const SiyiMove *siyi_move_item_get     (SiyiMoveItem *self);

G_END_DECLS
