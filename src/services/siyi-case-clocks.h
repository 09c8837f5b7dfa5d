/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-store.h"
#include "siyi-charge-store.h"
#include "siyi-clocks.h"
#include "siyi-files.h"
#include "siyi-moves.h"
#include "siyi-retention-store.h"
#include "siyi-task-store.h"

G_BEGIN_DECLS

/* A clock as the page shows it. */
typedef struct
{
  char             *key;       /* D1 … D9, instruction */
  char             *name;
  char             *basis;     /* (nullable) the article */
  SiyiClockReading  reading;
  GArray           *sum;       /* SiyiSumLine */
  GPtrArray        *moved;     /* SiyiMovedDay, the newest first */
} SiyiCaseClock;

/* A case with its clocks, computed together on a reader's thread; immutable after. */
typedef struct
{
  SiyiCase  *content;
  GPtrArray *files;            /* SiyiFile, the newest first */
  GPtrArray *clocks;           /* SiyiCaseClock, those that began; the tightest open one first */
  GPtrArray *recusals;         /* SiyiRecusal: who must not receive it */
  GPtrArray *charges;          /* SiyiCharge with lines, the open one first */
  GPtrArray *papers;           /* SiyiStoredPaper of the case and its tasks, the newest first */
  SiyiRetentionLine *retention;   /* how long it is kept */
  SiyiDay    today;
} SiyiCaseSheet;

typedef struct { gint64 id; SiyiDay today; } SiyiCaseAsk;

void     siyi_case_sheet_free (SiyiCaseSheet *sheet);
gpointer siyi_case_sheet_work (SiyiDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiCaseSheet, siyi_case_sheet_free)

G_END_DECLS
