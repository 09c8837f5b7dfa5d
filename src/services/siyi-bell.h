/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-due.h"
#include "siyi-reminder-store.h"
#include "siyi-ring.h"

G_BEGIN_DECLS

/* What rings now, and when the next thing may: the work of siyi-reminder without any notification. Steps
 * that became due are noted, and claimed for this process in the same transaction. */
typedef struct
{
  gint64     id;              /* of the reminder */
  char      *tag;             /* stable: a later one with the same tag takes its place on the screen */
  char      *title, *body;    /* with or without names, as the setting has it */
  gboolean   urgent;
  SiyiDueKind kind;           /* of what it opens; SIYI_N_DUE: the day's list */
  gint64     record;
} SiyiBell;

typedef struct
{
  GPtrArray *bells;           /* SiyiBell */
  gint64     next_us;         /* the next moment anything may ring, by what is known now; 0: none */
} SiyiBells;

typedef struct
{
  SiyiMoment  now;            /* local */
  gint64      now_us;
  const char *instance;
} SiyiBellAsk;

void        siyi_bells_free       (SiyiBells *bells);
gboolean    siyi_ring_rules_load  (SiyiDb *db, SiyiRingRules *rules, GError **error);
gboolean    siyi_ring_rules_save  (SiyiDb *db, const SiyiRingRules *rules, GError **error);
char       *siyi_bell_step        (const SiyiDueItem *item, const GArray *ladder, SiyiDay today);   /* NULL: nothing to ring today */
SiyiBells  *siyi_bells_collect    (SiyiDb *db, const SiyiBellAsk *ask, GError **error);             /* writes */
SiyiMoment  siyi_moment_now       (gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBells, siyi_bells_free)

G_END_DECLS
