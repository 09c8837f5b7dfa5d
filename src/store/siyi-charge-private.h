/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-charge-store.h"
#include "siyi-db-private.h"

G_BEGIN_DECLS

/* What the files of charges share with the editing of the ledger's cell. Within an action. */

/* siyi-charge-load.c: the open charge of a case with its lines; NULL without an error: none. */
SiyiCharge *siyi_charge_open_of    (SiyiDb *db, gint64 case_id, GError **error);

/* siyi-charge-cell.c: the leader of the case, as the ledger and the case name him. */
gboolean    siyi_charge_name_case  (SiyiDb *db, gint64 case_id, const char *name, GError **error);
gboolean    siyi_charge_take_cell  (SiyiDb *db, gint64 case_id, const char *name, gboolean *taken, GError **error);
gboolean    siyi_charge_put_leader (SiyiDb *db, gint64 charge, const char *name, const char *post, SiyiDay day, GError **error);
gboolean    siyi_charge_hand_over  (SiyiDb *db, const SiyiCharge *charge, const char *name, const char *post, SiyiDay day,
                                    GError **error);
gboolean    siyi_charge_put_line   (SiyiDb *db, gint64 charge, SiyiDay day, SiyiChargeLineKind kind, const char *body,
                                    GError **error);

/* siyi-charge-store.c: the open charge of a case, where a line of that kind may follow. */
SiyiCharge *siyi_charge_need       (SiyiDb *db, gint64 case_id, SiyiChargeLineKind kind, GError **error);
gboolean    siyi_charge_has_happened (SiyiDb *db, SiyiDay day, GError **error);
char       *siyi_charge_end_write  (SiyiDb *db, gboolean done, gint64 case_id, GError **error);

G_END_DECLS
