/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-archive.h"
#include "siyi-charge.h"

G_BEGIN_DECLS

/* Leaders in charge of cases. A case has at most one open charge; its leader is the one whom the ledger's
 * column and the case name. Questions answer with ids, rows come by id (design, 13). Writing functions are
 * one action each and return its UUID; every one appends a line to the history. On an archive's threads. */
typedef struct
{
  gint64             id;
  SiyiChargeLineKind kind;
  SiyiDay            day;
  gint64             at;               /* µs */
  char              *who, *body;
} SiyiChargeLine;

typedef struct
{
  gint64            id, case_id;
  char             *name, *post, *unit;
  char             *plan, *instruction, *result;
  SiyiChargeFacts   facts;
  SiyiChargeReading reading;
  char             *case_number, *title, *visitors_masked;
  gboolean          restricted;
  GPtrArray        *lines;             /* SiyiChargeLine, newest first; NULL in lists */
} SiyiCharge;

typedef enum
{
  SIYI_CHARGES_OPEN,                   /* not struck off: the three that follow */
  SIYI_CHARGES_OVERDUE,
  SIYI_CHARGES_RUNNING,
  SIYI_CHARGES_FINISHED,
  SIYI_CHARGES_STRUCK,
  SIYI_CHARGES_ALL,
} SiyiChargesPart;

typedef struct
{
  SiyiChargesPart part;
  const char     *leader;              /* name; NULL: any */
  SiyiDay         today;
  guint           limit;               /* 0: none */
} SiyiChargesQuery;

void        siyi_charge_free      (SiyiCharge *charge);
GArray     *siyi_charges_find     (SiyiDb *db, const SiyiChargesQuery *query, GError **error);      /* gint64, overdue first */
gint64      siyi_charges_count    (SiyiDb *db, const SiyiChargesQuery *query, GError **error);      /* -1: error */
GPtrArray  *siyi_charges_load     (SiyiDb *db, const gint64 *ids, gsize n_ids, SiyiDay today, GError **error);   /* SiyiCharge; NULL for a vanished one */
GPtrArray  *siyi_charges_of_case  (SiyiDb *db, gint64 case_id, SiyiDay today, GError **error);      /* with lines, the open one first */

/* The head of the table. Texts are borrowed; NULL leaves what is there, "" empties it. */
typedef struct
{
  const char *leader, *post, *unit;
  SiyiDay     limit;                   /* SIYI_DAY_NONE: leaves it */
  SiyiDay     day;
} SiyiNewCharge;

/* A line to append. Texts are borrowed. */
typedef struct
{
  SiyiChargeLineKind kind;
  SiyiDay            day;
  const char        *person;           /* who approved or consented */
  const char        *body;
  SiyiDay            limit;            /* of an extension */
} SiyiNewChargeLine;

char       *siyi_charge_take      (SiyiDb *db, gint64 case_id, const SiyiNewCharge *charge, gint64 *id, GError **error);
char       *siyi_charge_change    (SiyiDb *db, gint64 case_id, const SiyiNewCharge *charge, GError **error);
char       *siyi_charge_add_to    (SiyiDb *db, gint64 case_id, const SiyiNewChargeLine *line, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCharge, siyi_charge_free)

G_END_DECLS
