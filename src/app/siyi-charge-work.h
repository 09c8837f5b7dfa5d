/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-charge-store.h"

G_BEGIN_DECLS

/* What the pages ask of the archive about charges, as work for its threads. */
typedef struct
{
  gint64             case_id;
  SiyiChargeLineKind kind;          /* listed and changed: the table; another: a line */
  SiyiDay            day, limit;
  char              *leader, *post, *unit, *person, *body;
} SiyiChargeWrite;

void     siyi_charge_write_free (SiyiChargeWrite *write);
gpointer siyi_charge_write_work (SiyiDb        *db,
                                 gpointer       data,
                                 GCancellable  *cancellable,
                                 GError       **error);    /* char*: the action */
/* All charges that are not struck off, overdue first: as a leader's list they are few. */
gpointer siyi_charge_list_work  (SiyiDb        *db,
                                 gpointer       data,      /* SiyiDay */
                                 GCancellable  *cancellable,
                                 GError       **error);    /* GPtrArray of SiyiCharge */

G_END_DECLS
