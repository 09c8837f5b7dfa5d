/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-ledger-store.h"

G_BEGIN_DECLS

/* A question with its own texts, so that it may cross threads. */
SiyiLedgerQuery *siyi_ledger_query_copy (const SiyiLedgerQuery *query);
void             siyi_ledger_query_free (SiyiLedgerQuery       *query);

/* SiyiWork functions. Data is a SiyiLedgerQuery; the result a SiyiLedgerAnswer. */
typedef struct
{
  GArray *ids;     /* gint64 */
  int     year;    /* that all rows are of, where the order tells it; 0: several, or unknown */
} SiyiLedgerAnswer;

void     siyi_ledger_answer_free (SiyiLedgerAnswer *answer);
gpointer siyi_ledger_ids_work  (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Data is a SiyiLedgerQuery; the sums of what it shows and of its whole year. */
typedef struct { SiyiLedgerSums shown, year; int which_year; } SiyiLedgerBothSums;
gpointer siyi_ledger_sums_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Data is a GArray of gint64; the result a GPtrArray of SiyiLedgerRow, NULL for one that is gone. */
gpointer siyi_ledger_load_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* Cells to be written one after the other. Writing stops at the first that can't be; what was
 * written before stays, each with its action. Data is a SiyiLedgerChange and is the result's too. */
typedef struct { gint64 visit; int version; SiyiColumn column; char *text; } SiyiLedgerEdit;

typedef struct
{
  GArray    *edits;      /* SiyiLedgerEdit */
  GPtrArray *actions;    /* char*: UUIDs of what was written */
  GError    *error;      /* why it stopped at edits[actions->len]; NULL: it did not */
} SiyiLedgerChange;

SiyiLedgerChange *siyi_ledger_change_new   (void);
void              siyi_ledger_change_add   (SiyiLedgerChange *change,
                                            gint64            visit,
                                            int               version,
                                            SiyiColumn        column,
                                            const char       *text);
SiyiLedgerChange *siyi_ledger_change_ref   (SiyiLedgerChange *change);
void              siyi_ledger_change_unref (SiyiLedgerChange *change);
gpointer siyi_ledger_change_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

/* The result is the UUID of the action. */
typedef struct { gint64 visit; char *reason; } SiyiLedgerVoid;
void     siyi_ledger_void_free (SiyiLedgerVoid *what);
gpointer siyi_ledger_void_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS
