/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-lazy-list.h"

G_BEGIN_DECLS

/* siyi-lazy-item.c: what its list does with a place. */
SiyiLazyItem *siyi_lazy_item_new      (GType               type,
                                       SiyiLazyList       *list,
                                       const SiyiLazyRows *rows,
                                       gint64              id);
const gint64 *siyi_lazy_item_key      (SiyiLazyItem       *self);     /* lives as long as it does */
void          siyi_lazy_item_take_row (SiyiLazyItem       *self,
                                       gpointer            row);
void          siyi_lazy_item_leave    (SiyiLazyItem       *self);

/* siyi-lazy-list.c */
void          siyi_lazy_list_forget   (SiyiLazyList       *self,
                                       const gint64       *id);

G_END_DECLS
