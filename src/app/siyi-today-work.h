/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-due.h"
#include "siyi-reception-store.h"
#include "siyi-reminder-store.h"
#include "siyi-ring.h"

G_BEGIN_DECLS

/* No more rows than this are loaded: the rest is counted, and is the matter of the follow-up page. */
#define SIYI_TODAY_MOST 200

/* A session before or after the one of the card. */
typedef struct
{
  const SiyiPlanned *session;         /* of the array below */
  SiyiCompleteness   completeness;
  gboolean           over, briefs_sent, own_working;
} SiyiTodayNeighbour;

/* The left side: today's session, else the next one, and those around it. Made on an archive's thread. */
typedef struct
{
  SiyiDay            today;
  SiyiReception     *reception;       /* NULL: none is planned */
  SiyiCompleteness   completeness;
  char              *before;          /* (nullable) who sat there by the plan */
  SiyiDay            changed;         /* when that was changed */
  SiyiChangeKind     change;
  GPtrArray         *sessions;        /* SiyiPlanned */
  GArray            *neighbours;      /* SiyiTodayNeighbour, by day */
} SiyiTodaySession;

/* The right side: what is due, and what rang. */
typedef struct
{
  SiyiDay        today;
  GPtrArray     *items;               /* SiyiDueItem, at most SIYI_TODAY_MOST */
  guint          n_of_kind[SIYI_N_DUE];
  SiyiRingRules  rules;
  SiyiReminder  *digest;              /* NULL: none yet */
  gint64         next_us;             /* 0: nothing will ring */
} SiyiTodayDue;

void      siyi_today_session_free (SiyiTodaySession *self);
void      siyi_today_due_free     (SiyiTodayDue     *self);

/* SiyiWork functions. */
gpointer  siyi_today_session_work (SiyiDb           *db,
                                   gpointer          data,
                                   GCancellable     *cancellable,
                                   GError          **error);
gpointer  siyi_today_due_work     (SiyiDb           *db,
                                   gpointer          data,
                                   GCancellable     *cancellable,
                                   GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTodaySession, siyi_today_session_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiTodayDue, siyi_today_due_free)

G_END_DECLS
