/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "siyi-case-clocks.h"
#include "siyi-completeness.h"
#include "siyi-schedule-store.h"
#include "siyi-session-papers.h"

G_BEGIN_DECLS

/* What a leader reads of a session: the facts of each matter as plain records, stored data only and
 * no word about the person. The paper and the window take them from here. Texts have passed the gate
 * of their reader; NULL: nothing is stored, or the gate keeps it. Immutable; may cross threads. */
typedef struct
{
  SiyiDay   day;
  char     *kind;               /* of SiyiCaseMoment */
  char     *what;               /* (nullable) leader or unit */
  int       number;             /* of a reception of this matter, 0: none */
  gboolean  is_this;            /* the reception that is being prepared */
} SiyiBriefPoint;

typedef enum
{
  SIYI_PROMISE_UNASSIGNED,      /* no record of what became of it */
  SIYI_PROMISE_OPEN,            /* no limit is known */
  SIYI_PROMISE_DUE,
  SIYI_PROMISE_OVERDUE,
  SIYI_PROMISE_KEPT,
  SIYI_PROMISE_KEPT_LATE,
} SiyiPromiseState;

typedef struct
{
  char             *units;      /* (nullable) lead unit */
  char             *progress;   /* (nullable) */
  SiyiPromiseState  state;
  SiyiDay           assigned, due, closed;
  int               days;       /* left, or over; of KEPT_LATE: late */
} SiyiBriefTask;

typedef struct
{
  gint64            visit;
  SiyiDay           day;
  char             *leader, *body;
  char             *given;      /* signed, typed, imported */
  GPtrArray        *tasks;      /* SiyiBriefTask; those of a visit stand with its last instruction */
  SiyiPromiseState  state;      /* the worst of the tasks */
} SiyiBriefPromise;

typedef struct
{
  char    *unit;                /* (nullable) */
  char    *body;                /* NULL: the unit has said nothing yet */
  SiyiDay  day;
} SiyiBriefPosition;

typedef struct
{
  gint64  case_id;
  char   *number, *title;
} SiyiBriefTwin;

typedef struct
{
  gint64             visit, case_id;
  gboolean           restricted, sealed;
  char              *time;              /* (nullable) h:mm, when it came or was asked to come */
  char              *who, *request, *number, *class_name, *facts;
  int                persons, representatives, concerned, first;    /* -1: not said */
  GPtrArray         *points;            /* SiyiBriefPoint, oldest first, this reception the last */
  GPtrArray         *promises;          /* SiyiBriefPromise of earlier receptions, oldest first */
  GPtrArray         *ordered;           /* SiyiBriefPromise of this reception */
  GPtrArray         *positions;         /* SiyiBriefPosition: who said something first, newest first */
  GPtrArray         *clocks;            /* SiyiCaseClock, as on the case's page */
  GPtrArray         *options;           /* texts: what was proposed since the last reception */
  char              *bounds;            /* (nullable) what the Regulations leave to a leader here */
  GPtrArray         *twins;             /* SiyiBriefTwin */
  char              *units;             /* (nullable) who deals with it */
  gint64             earlier;           /* session, 0: none */
  SiyiDay            earlier_day;
  SiyiPieceCount     pieces[SIYI_N_PIECES];
  SiyiCompleteness   earlier_state;

  SiyiCaseSheet     *sheet;             /* what it was read from */
} SiyiBrief;

typedef struct
{
  SiyiPlanned *session;
  SiyiDay      today;
  gint64       leader;          /* the first who sat, else who is planned; 0: of no list */
  char        *leader_name;     /* (nullable) */
  char       **beside;          /* who accompanies, a line each; empty: no record */
  GPtrArray   *briefs;          /* SiyiBrief, in the order the leader meets them */
} SiyiBriefs;

SiyiBriefs *siyi_briefs_load (SiyiDb        *db,
                              gint64         session,
                              SiyiAudience   audience,
                              GError       **error);
void        siyi_briefs_free (SiyiBriefs    *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SiyiBriefs, siyi_briefs_free)

G_END_DECLS
