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
/* GArray of gint64: those not struck off by their groups, the longest overdue first, each group below its
 * head: SIYI_CHARGE_HEAD. */
gpointer siyi_charge_ids_work   (SiyiDb        *db,
                                 gpointer       data,      /* SiyiDay */
                                 GCancellable  *cancellable,
                                 GError       **error);

#define SIYI_CHARGE_HEAD(part) (-1 - (gint64) (part))

G_END_DECLS
